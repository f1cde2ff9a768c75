"""What section 4 is handed of sections 3 and 5."""

from __future__ import annotations

import pytest

from fs_toolkit.study import Study
from fs_toolkit.study.handing_over import handed_to_proposal


@pytest.fixture(scope="module")
def example():
    from tests.conftest import EXAMPLE

    return Study.read(EXAMPLE)


def test_legal_actions_come_with_their_months(example):
    handed = handed_to_proposal(example.inputs.legal, example.evaluation, example.basis.shapes)
    actions = {each.id: each for each in handed.actions}
    assert (actions["charter_rule"].months, actions["charter_rule"].within_power) == (9, True)
    assert not actions["access_regulation"].within_power


def test_skills_come_where_something_is_missing(example):
    handed = handed_to_proposal(example.inputs.legal, example.evaluation, example.basis.shapes)
    needs = {each.id: each for each in handed.skills}
    assert (needs["calls"].levels, needs["calls"].people) == (2, 4)
    assert needs["calls"].office == "Citizen office"
    assert "coastal" not in needs  # level 3 is there and needed, and nobody is missing


def test_lines_come_without_taxes_and_uplifts(example):
    """The training line is 620 officials at USD 55, before tax (quantities of the example)."""
    handed = handed_to_proposal(example.inputs.legal, example.evaluation, example.basis.shapes)
    assert handed.lines["c_training"].once == pytest.approx(620 * 55)
    assert handed.lines["c_training"].yearly == 0
    assert handed.lines["o_training"].yearly == pytest.approx(6000)


def test_without_a_model_there_are_no_lines(example):
    handed = handed_to_proposal(example.inputs.legal, None, example.basis.shapes)
    assert handed.lines == {}
    assert handed.actions
