from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics.delay import delayed

BUILD = {"formula": "price", "first": "2016", "last": "2016"}
DESK = {"formula": "running", "first": "live"}
GAIN = {"formula": "gain", "side": "benefit", "first": "live"}
LINES = {"build": BUILD, "desk": DESK, "gain": GAIN}
OPTIONS = (
    {"id": "without", "name": "Without", "kind": "baseline"},
    {"id": "own", "name": "Own time", "kind": "alternative"},
    {"id": "project", "name": "Project", "kind": "alternative"},
)


@pytest.fixture(scope="module")
def one(study):
    return study(LINES, {"price": 100.0, "running": 5.0, "gain": 50.0})


def test_agrees_with_hand_calculation(one):
    # 45 a year of 2017-2020 for 100 in 2016; a year later 2017 falls out
    [found] = delayed(one.evaluation, 1)
    annuity = sum(1.1**-t for t in (2, 3, 4))
    assert_allclose(found.options["project"].npv, 45 * annuity - 100)
    assert (found.opens, found.beyond) == (2018, False)
    assert [line.id for line in found.unmoved["project"]] == ["build"]


@given(st.floats(1, 1e4), st.floats(1, 1e4))
def test_of_nothing_changes_nothing(study, price, gain):
    one = study(LINES, {"price": price, "running": 5.0, "gain": gain})
    [found] = delayed(one.evaluation, 0)
    base = one.evaluation.increment("project")
    present = sum(net * 1.1**-t for t, net in enumerate(base.net))
    assert_allclose(found.options["project"].npv, present, atol=1e-9 * (price + gain))
    assert found.unmoved == {"project": ()}


def test_beyond_the_last_year_leaves_the_costs_that_do_not_wait(one):
    [found] = delayed(one.evaluation, 4)
    assert found.beyond
    assert_allclose(found.options["project"].npv, -100)
    assert found.options["project"].pv_benefits == 0


def test_an_option_that_sets_its_opening_is_left_alone(study):
    lines = {id: cells | {"option": "own;project"} for id, cells in LINES.items()}
    one = study(
        lines,
        {"price": 100.0, "running": 5.0, "gain": 50.0},
        OPTIONS,
        changes={"own": {"opening": 2018}},
    )
    now, later = delayed(one.evaluation, 0, 1)
    assert later.fixed == ("own",)
    assert later.options["own"] == now.options["own"]
    assert later.options["project"].npv < now.options["project"].npv


def test_costs_of_the_baseline_are_none_of_its_own(study):
    lines = {**LINES, "paper": {"formula": "7", "option": "all"}}
    one = study(lines, {"price": 100.0, "running": 5.0, "gain": 50.0})
    assert [each.id for each in delayed(one.evaluation, 1)[0].unmoved["project"]] == ["build"]


def test_of_less_than_nothing_is_refused(one):
    with pytest.raises(ValueError, match="0 years or more, not -1"):
        delayed(one.evaluation, -1)


def test_is_the_scenario_of_that_name(studied):
    found = delayed(studied.evaluation, 1)[0].options["lean"].npv
    named = {each.name: each for each in studied.appraised[1].cost_benefit.scenarios}
    assert_allclose(found, named["one_year_late"].appraisal.npv)
