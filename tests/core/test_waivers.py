"""Waivers: which findings they cover, and what is wrong with them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.waivers import (
    Waiver,
    divided,
    only_warnings_are_waived,
    waivers_are_about_something,
    waivers_name_rules_that_exist,
)

OPTION = Place("economics/options.csv", 3)
WARNING = Finding("ECO030", "warning", OPTION, "operation of 'Do-minimum' is 37 %", "Look.")
ERROR = replace(WARNING, code="ECO001", severity="error")


def waiver(**cells: str) -> Waiver:
    return Waiver.model_validate(
        {"rule": "ECO030", "reason": "Only a telephone line.", "by": "project unit", **cells}
    )


@pytest.mark.parametrize(
    ("cells", "covered"),
    [
        ({}, True),
        ({"file": "economics/options.csv"}, True),
        ({"file": "economics/lines.csv"}, False),
        ({"about": "do-MINIMUM"}, True),
        ({"about": "Lean"}, False),
        ({"rule": "ECO031"}, False),
    ],
)
def test_covers_by_rule_file_and_words(cells, covered):
    assert waiver(**cells).covers(WARNING) is covered


def test_divides_what_stands_from_what_is_stood_by():
    other = replace(WARNING, problem="operation of 'Lean' is 37 %")
    mine = waiver(about="Do-minimum")
    standing, waived = divided((ERROR, WARNING, other), (mine, waiver(rule="ECO001")))
    assert standing == (ERROR, other)
    assert [(each.finding, each.waiver) for each in waived] == [(WARNING, mine)]


@pytest.mark.parametrize("cells", [{"reason": ""}, {"by": ""}, {"rule": "all"}, {"rule": "eco030"}])
def test_needs_a_rule_a_reason_and_somebody(cells):
    with pytest.raises(ValidationError):
        waiver(**cells)


class TestRules:
    def test_an_unknown_rule(self):
        assert list(waivers_name_rules_that_exist([waiver()], ["ECO030"])) == []
        [found] = waivers_name_rules_that_exist([waiver(rule="ECO080")], ["ECO030"])
        assert "unknown rule 'ECO080'" in found.problem
        assert "ECO030" in found.cure

    def test_a_waiver_of_nothing(self):
        assert list(waivers_are_about_something([waiver()], [WARNING])) == []
        [found] = waivers_are_about_something([waiver(about="Lean")], [WARNING])
        assert "covers nothing" in found.problem

    def test_an_error_cannot_be_waived(self):
        assert list(only_warnings_are_waived([waiver()], [WARNING, ERROR])) == []
        [found] = only_warnings_are_waived([waiver(rule="ECO001")], [WARNING, ERROR])
        assert "cannot be waived" in found.problem
