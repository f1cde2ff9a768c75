"""Section 1 of Hanoi: read whole, sound, and honest about what nobody collected."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fs_toolkit.core.model import is_pending, rows
from fs_toolkit.core.reader import read_folder
from fs_toolkit.environment.analysis import analyse
from fs_toolkit.environment.checks import INPUT_RULES, RESULT_RULES
from fs_toolkit.environment.inputs import EnvironmentInputs

FOLDER = Path(__file__).parents[2] / "studies" / "hanoi" / "environment"


@pytest.fixture(scope="module")
def hanoi():
    inputs, findings = read_folder(EnvironmentInputs, FOLDER)
    assert findings == []
    return inputs


def test_what_nobody_collected_is_pending(hanoi):
    pending = {name for name in EnvironmentInputs.model_fields if is_pending(getattr(hanoi, name))}
    assert pending == {"composition", "city_strategy", "stakeholder_scores", "consultations"}


@pytest.mark.parametrize("rule", INPUT_RULES, ids=lambda rule: rule.code)
def test_no_rule_objects(rule, hanoi, basis):
    expected = {"ENV041": ["Register of the city reception board"]}.get(rule.code, [])
    found = list(rule(hanoi, basis))
    assert len(found) == len(expected)
    assert all(name in each.problem for name, each in zip(expected, found, strict=True))


@pytest.mark.parametrize("rule", RESULT_RULES, ids=lambda rule: rule.code)
def test_no_rule_objects_to_its_result(rule, hanoi, basis):
    assert list(rule(hanoi, basis, analyse(hanoi, basis))) == []


def test_no_value_of_the_base_case_is_later_than_the_cut_off(hanoi):
    assert all(row.year <= 2017 for row in rows(hanoi.profile))
    assert all((row.date_passed or date.min) <= date(2017, 12, 31) for row in rows(hanoi.policies))
    assert all(row.year > 2017 for row in rows(hanoi.later))


def test_online_services_of_other_projects_are_named_as_such(hanoi):
    [row] = [row for row in rows(hanoi.profile) if row.measure == "online_services"]
    assert "no demand" in row.note


def test_viet_nam_is_weakest_in_online_services_beside_its_peers(hanoi, basis):
    index = analyse(hanoi, basis).index
    assert len(index.peers) == 7
    # mean of the seven peers in 2016: 3.24913 / 7
    assert index.parts[0].ratio == pytest.approx(0.51426 / (3.24913 / 7), rel=1e-4)
    assert index.weakest.name == "osi"


def test_marks_of_barriers_are_desk_estimates_with_a_reason(hanoi):
    assert all(row.origin == "desk_estimate" and row.reason for row in rows(hanoi.barriers))


def test_nobody_was_asked_where_a_group_stands(hanoi, basis):
    result = analyse(hanoi, basis)
    assert result.engagement
    assert all(step.gap is None for step in result.engagement)
    assert all(row.meetings == () for row in result.excluded)


def test_every_later_edition_is_a_suspected_break(hanoi):
    own = [row for row in rows(hanoi.indices) if row.role == "own"]
    assert [row.year for row in own if row.breaks == "suspected"] == [2016, 2018, 2020, 2022, 2024]
    assert all(row.breaks != "known" for row in rows(hanoi.indices))


def test_the_election_falls_before_the_service(hanoi):
    [term] = [row for row in rows(hanoi.terms) if row.next_election]
    assert term.next_election == date(2016, 5, 22)
    assert "election" in {row.usual for row in rows(hanoi.barriers)}


def test_figures_a_head_are_computed(hanoi, studied):
    found = {each.ratio.id: each for each in studied.results.environment.computed}
    # 7.2 million people on 3,324 km²; 27.6 billion dollars over 7.2 million people
    assert found["density"].value == pytest.approx(7_200_000 / 3324)
    assert found["product_per_head"].value == pytest.approx(27.6e9 / 7.2e6)
    assert found["product_per_head"].difference == pytest.approx(3833.33 / 3600 - 1, abs=1e-4)
