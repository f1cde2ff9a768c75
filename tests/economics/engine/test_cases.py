from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics.engine.appraise import appraise, npv
from fs_toolkit.economics.engine.cases import Cases, NoNumber
from fs_toolkit.economics.engine.model import evaluate_model

INDICATORS = ("pv_benefits", "pv_costs", "npv", "bcr", "irr")


@pytest.fixture(scope="module")
def desk(study):
    """A desk of 100 in the first year saves 40 a year for four years, at 10 %."""
    lines = {
        "build": {"formula": "price", "first": "2016", "last": "2016"},
        "gain": {"formula": "gain", "side": "benefit", "first": "2017"},
    }
    return study(lines, {"price": 100.0, "gain": 40.0})


def test_agree_with_hand_calculation(desk):
    [base, more] = Cases(desk.evaluation, ["gain"]).worth([{}, {"gain": 50.0}])
    annuity = (1 - 1.1**-4) / 0.1
    assert_allclose(base["project"].npv, 40 * annuity - 100)
    assert_allclose(more["project"].pv_benefits, 50 * annuity)
    assert_allclose(more["project"].bcr, 0.5 * annuity)
    assert base["project"].irr_status == "unique"


def test_are_what_the_trees_give(studied):
    base = studied.evaluation
    model = base.model
    changes = [model.overlays[name] for name in model.scenarios]
    ids = {id for case in changes for id in case}
    for case, found in zip(changes, Cases(base, ids).worth(changes), strict=True):
        whole = evaluate_model(model, case, base)
        for option, each in found.items():
            expected = appraise(whole, whole.increment(option))
            assert each.irr_status == expected.irr_status
            for name in INDICATORS:
                one, other = getattr(each, name), getattr(expected, name)
                assert (one is None) == (other is None)
                assert one is None or one == pytest.approx(other, rel=1e-8, abs=1e-8)


@given(st.lists(st.floats(0, 1e4), min_size=1, max_size=300))
def test_a_case_does_not_depend_on_its_neighbours(desk, gains):
    tape = Cases(desk.evaluation, ["gain"])
    together = tape.npv([{"gain": each} for each in gains], "project")
    alone = [float(tape.npv([{"gain": each}], "project")[0]) for each in gains[:3]]
    assert together[:3].tolist() == alone


def test_without_any_change_are_the_base_case(desk):
    [found] = Cases(desk.evaluation, []).worth([{}])
    assert_allclose(found["project"].npv, npv(desk.evaluation, "project"))


def test_only_the_options_asked_for(studied):
    tape = Cases(studied.evaluation, ["enquiries"], ("lean",))
    assert tape.options == ("lean",)
    assert list(tape.worth([{}])[0]) == ["lean"]


class TestRefusals:
    @pytest.fixture
    def divided(self, study):
        return study({"gain": {"formula": "1 / a", "side": "benefit"}}, {"a": 1.0})

    def test_of_a_division_by_zero(self, divided):
        tape = Cases(divided.evaluation, ["a"])
        with pytest.raises(NoNumber, match=r"case 2, option project.*divides by zero"):
            tape.worth([{}, {"a": 0.0}])
        assert np.isnan(tape.npv([{"a": 0.0}], "project")).all()

    @pytest.mark.parametrize("rate", [-1.0, -3.0])
    def test_of_a_rate_at_which_nothing_can_be_discounted(self, rate, desk):
        tape = Cases(desk.evaluation, ["rate"])
        with pytest.raises(NoNumber, match="not above -1"):
            tape.worth([{"rate": rate}])
        assert np.isnan(tape.npv([{"rate": rate}], "project")).all()


def test_flows_of_nothing_have_no_rate_and_no_ratio(study):
    one = study({"gain": {"formula": "a", "side": "benefit"}}, {"a": 0.0})
    [found] = Cases(one.evaluation, ["a"]).worth([{}])
    each = found["project"]
    assert (each.npv, each.bcr, each.irr, each.irr_status) == (0, None, None, "none")


def test_of_a_single_year(study):
    lines = {"gain": {"formula": "a", "side": "benefit"}, "desk": {"formula": "b"}}
    one = study(lines, {"a": 3.0, "b": 2.0}, settings={"years": 1})
    [found] = Cases(one.evaluation, ["a"]).worth([{"a": 5.0}])
    assert (found["project"].npv, found["project"].bcr) == (3, 2.5)
