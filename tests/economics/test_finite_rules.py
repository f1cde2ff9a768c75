"""The rule that every number is finite: in the base case, the scenarios and at ends of ranges."""

from __future__ import annotations

import pytest

from fs_toolkit.economics.finite_rules import every_number_is_finite
from fs_toolkit.economics.line_rules import LINE_RULES

GUESS = {"unit": "1", "kind": "assumption", "origin": "desk_estimate", "reason": "A guess."}


def line(id, **cells):
    return {"economics/lines": {id: cells}}


def quantity(id, **cells):
    return {"basis/quantities": {id: GUESS | cells}}


class TestEveryNumberIsFinite:
    @pytest.mark.parametrize(
        ("edits", "place", "problem"),
        [
            (quantity("bad", formula="wage / (visits - 100)", unit="USD*year/hour/visit"),
             "basis/quantities bad", "'bad' comes out as infinite"),
            (quantity("bad", formula="0 * wage / (wage - 2)"), "basis/quantities bad",
             "'bad' comes out as no number"),
            (line("desk", formula="running * (0 / (wage / wage - 1))"), "economics/lines desk",
             "'desk' comes out as no number"),
            (line("desk", formula="running / (wage / wage - 1)"), "economics/lines desk",
             "'desk' comes out as infinite"),
            (quantity("zero", value=1, low=0, high=2)
             | line("desk", formula="running / zero"), "economics/lines desk",
             "'desk' comes out as infinite where 'zero' is at its low end 0"),
            (quantity("zero", value=0, low=0, high=1)
             | line("desk", formula="running / (1 - zero)"), "economics/lines desk",
             "'desk' comes out as infinite where 'zero' is at its high end 1"),
            (quantity("zero", value=1, low=0.5, high=1) | line("desk", formula="running / zero")
             | {"economics/changes": {"none": {"set": "none", "quantity": "zero", "value": 0}}},
             "economics/lines desk", "'desk' comes out as infinite in the scenario 'none'"),
        ],
    )  # fmt: skip
    def test_what_is_not_is_found_in_every_case_that_the_report_prints(
        self, edits, place, problem, on_disk
    ):
        study = on_disk(edits)
        [found] = every_number_is_finite(study.inputs, study.basis)
        table, id = place.split(" ")
        assert str(found.place) == f"{table}.csv:{study.lines[table, id]}"
        assert found.problem == problem
        assert found.cure == "Look for a division by zero or a very large power."

    def test_other_mistakes_come_first(self, on_disk):
        study = on_disk(line("desk", formula="running / 0 * runing"))
        assert list(every_number_is_finite(study.inputs, study.basis)) == []
        assert [each for rule in LINE_RULES for each in rule(study.inputs, study.basis)] != []

    def test_of_a_case_only_what_differs_from_the_base_case_is_looked_at(self, on_disk):
        """A line that is wrong everywhere is named once, and not as a matter of a range."""
        edits = quantity("zero", value=1, low=0, high=2) | line("desk", formula="running / 0")
        study = on_disk(edits)
        [found] = every_number_is_finite(study.inputs, study.basis)
        assert found.problem == "'desk' comes out as infinite"
