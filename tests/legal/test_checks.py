"""Each rule is silent about the sound city, and speaks when the one thing it looks for is broken."""

from __future__ import annotations

from datetime import date

import pytest

from fs_toolkit.core.model import Folder
from fs_toolkit.legal.analysis import analyse
from fs_toolkit.legal.checks import INPUT_RULES, RESULT_RULES

RULES = {rule.code: rule for rule in (*INPUT_RULES, *RESULT_RULES)}


def findings(code, inputs, basis):
    rule = RULES[code]
    if rule in INPUT_RULES:
        return list(rule(inputs, basis))
    return list(rule(inputs, basis, analyse(inputs, basis)))


def with_row(inputs: Folder, table: str, place: int, **fields):
    """The inputs with one row of a table changed."""
    rows = list(getattr(inputs, table))
    rows[place] = rows[place].model_copy(update=fields)
    return inputs.model_copy(update={table: tuple(rows)})


def without(inputs: Folder, table: str, place: int):
    """The inputs without one row of a table."""
    rows = list(getattr(inputs, table))
    del rows[place]
    return inputs.model_copy(update={table: tuple(rows)})


BREAKS = {
    "LEG001": lambda i: with_row(i, "laws", 0, date_in_force=date(2010, 1, 1)),
    "LEG002": lambda i: with_row(i, "laws", 0, title_local=""),
    "LEG003": lambda i: with_row(i, "laws", 0, provision=""),
    "LEG004": lambda i: with_row(i, "laws", 0, verified="remembered"),
    "LEG005": lambda i: without(i, "coverage", 1),
    "LEG006": lambda i: without(i, "levels", 0),
    "LEG007": lambda i: with_row(i, "coverage", 1, laws=("data",)),
    "LEG008": lambda i: with_row(i, "rights", 1, note=""),
    "LEG009": lambda i: with_row(i, "coverage", 1, laws=("portals",)),
    "LEG010": lambda i: without(i, "institutions", 2),
    "LEG011": lambda i: i.model_copy(update={"functions": i.functions[:1]}),
    "LEG013": lambda i: with_row(i, "responsibilities", 0, role="C"),
    "LEG014": lambda i: with_row(i, "responsibilities", 1, role="C"),
    "LEG015": lambda i: with_row(with_row(i, "responsibilities", 0, institution="it"), "responsibilities", 1, institution="mayor"),
    "LEG016": lambda i: with_row(i, "actions", 0, workaround=""),
    "LEG017": lambda i: with_row(i, "actions", 0, cost_note=""),
    "LEG018": lambda i: with_row(i, "criteria", 0, minimum="as much as possible"),
    "LEG019": lambda i: without(i, "criteria", 4),
    "LEG020": lambda i: with_row(i, "actions", 1, lead_months=30),
    "LEG021": lambda i: without(i, "actions", 1),
}  # fmt: skip


def test_every_rule_is_broken_here():
    assert set(BREAKS) == set(RULES)
    assert len(RULES) == len(INPUT_RULES) + len(RESULT_RULES)


@pytest.mark.parametrize("code", RULES)
def test_a_sound_study_gives_no_reason_to_object(code, inputs, basis):
    assert findings(code, inputs, basis) == []


@pytest.mark.parametrize("code", BREAKS)
def test_each_rule_finds_what_it_looks_for(code, inputs, basis):
    [found] = findings(code, BREAKS[code](inputs), basis)
    assert found.code == code
    assert found.problem
    assert found.cure.endswith(".")


@pytest.mark.parametrize("code", RULES)
def test_an_empty_folder_gives_no_reason_to_object(code, inputs, basis):
    assert findings(code, type(inputs)(), basis) == []


def test_a_function_with_two_owners_is_found_as_well(inputs, basis):
    two = with_row(inputs, "responsibilities", 1, role="A")
    problems = [found.problem for found in findings("LEG013", two, basis)]
    assert problems == ["2 institutions answer for 'Decide'"]


def test_a_repealed_law_gives_no_right(inputs, basis):
    ended = with_row(inputs, "laws", 0, date_repealed=date(2015, 1, 1))
    [found] = findings("LEG008", ended, basis)
    assert "To complain" in found.problem


def test_a_late_action_with_a_workaround_is_sound(inputs, basis):
    late = with_row(inputs, "actions", 1, lead_months=30, workaround="An order for the pilot")
    assert findings("LEG020", late, basis) == []
