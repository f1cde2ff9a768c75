"""What Hanoi's sections hand over to section 5."""

from __future__ import annotations

import pytest

from fs_toolkit.core.model import rows


@pytest.fixture(scope="module")
def handed(studied):
    return studied.results.economics.handed


def test_requirements_carry_the_numbers_of_the_technical_chapter(studied, handed):
    requirements = rows(studied.inputs.technical.requirements)
    assert [each.id for each in handed.requirements] == [row.id for row in requirements]
    assert [each.label for each in handed.requirements][:2] == ["R1", "R2"]
    later = {each.id for each in handed.requirements if not each.wanted}
    assert later == {row.id for row in requirements if row.moscow == "wont"}


def test_targets_that_are_quantities_are_numbers(studied, handed):
    [reports] = [each for each in handed.indicators if each.id == "reports"]
    assert reports.target == pytest.approx(studied.basis.value("reports_with"))


def test_gates_stand_at_the_end_of_their_phase(handed):
    [tally] = [each for each in handed.gates if each.id == "tally"]
    assert (tally.phase, tally.month, tally.threshold) == ("Measurement", "2016-05", 4)


def test_actions_that_stop_the_project_are_those_of_severity_3(studied, handed):
    grave = {row.id for row in rows(studied.inputs.legal.actions) if row.severity == 3}
    assert {each.id for each in handed.actions if each.stops} == grave != set()


def test_money_that_is_sought_is_not_secured(handed):
    assert handed.purses
    assert not any(each.secured for each in handed.purses)


def test_a_survey_that_was_not_held_hands_over_nothing(handed):
    assert handed.items == ()
