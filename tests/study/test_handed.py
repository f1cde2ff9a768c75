"""What the proposal is handed: barriers as numbered in 1.4, money by line, labels as in 2.2."""

from __future__ import annotations

import pytest

from fs_toolkit.core.model import rows
from fs_toolkit.study import Study
from fs_toolkit.study.handed import for_the_proposal
from fs_toolkit.study.inputs import safeguard_schemes
from tests.conftest import EXAMPLE


def handed(study):
    barriers = study.results.environment.barriers
    return for_the_proposal(study.inputs, barriers, study.evaluation, study.basis)


def test_barriers_keep_the_numbers_of_their_register(studied):
    given = handed(studied).barriers
    assert [each.number for each in given] == list(range(1, len(given) + 1))
    rated = {each.barrier.id: each for each in studied.results.environment.barriers}
    assert all(each.likelihood * each.severity == rated[each.id].score for each in given)


def test_lines_have_names_and_money(studied):
    lines = handed(studied).lines
    assert lines["management_lean_cost"].amount > 100_000
    assert "platform_full_cost" not in lines  # not of the recommended option
    assert not any("_" in line.name for line in lines.values())


def test_requirements_are_labelled_as_section_2_2_numbers_them(studied):
    first = rows(studied.inputs.technical.requirements)[0]
    assert handed(studied).requirements[first.id] == "R1"


def test_kinds_of_data_come_from_the_design(studied):
    assert "complainant" in handed(studied).data


def test_schemes_are_read_once_and_whole():
    schemes = safeguard_schemes()
    assert schemes["edcf_2016"].since == "2016-02"
    assert schemes["world_bank_op401"].categories == ("A", "B", "C", "FI")
    assert {scheme.kind for scheme in schemes.values()} == {"environment", "gender"}
    assert all(not s.until or not s.since or s.since < s.until for s in schemes.values())


def test_a_study_without_a_model_hands_over_no_money(studied):
    given = for_the_proposal(studied.inputs, (), None, studied.basis)
    assert (given.lines, given.barriers) == ({}, ())


def test_law_skills_and_money_for_the_schedule_of_the_example():
    given = handed(Study.read(EXAMPLE))
    actions = {each.id: each for each in given.actions}
    assert (actions["charter_rule"].months, actions["charter_rule"].within_power) == (9, True)
    assert not actions["access_regulation"].within_power
    needs = {each.id: each for each in given.skills}
    assert (needs["calls"].levels, needs["calls"].people) == (2, 4)
    assert needs["calls"].office == "Citizen office"
    assert "coastal" not in needs  # level 3 is there and needed, and nobody is missing
    # 620 officials at USD 55, before tax (quantities of the example)
    assert given.lines["c_training"].base == pytest.approx(620 * 55)
    assert given.lines["c_training"].amount > 620 * 55
    assert given.lines["o_training"].base == pytest.approx(6000)
