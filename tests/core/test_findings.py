from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from fs_toolkit.core.findings import NOWHERE, Finding, Place, rule


@rule("DEM001", "warning", source="an example")
def every_number_is_even(numbers):
    """Odd numbers break the example."""
    for position, number in enumerate(numbers, 2):
        if number % 2:
            yield Place("basis/numbers.csv", position), f"{number} is odd", "Add one."


class TestPlace:
    @pytest.mark.parametrize(
        ("place", "text"),
        [
            (Place("study.yaml"), "study.yaml"),
            (Place("economics/lines.csv", 7), "economics/lines.csv:7"),
            (Place("lines.xlsx", 7, "Lines!B7"), "lines.xlsx:Lines!B7"),  # a cell says more
            (Place("economics/lines.csv", 7, field="formula"), "economics/lines.csv:7"),
        ],
    )
    def test_is_written_as_an_editor_opens_it(self, place, text):
        assert str(place) == text

    def test_is_the_same_place_if_file_line_cell_and_field_are(self):
        assert Place("a.csv", 2, field="id") == Place("a.csv", 2, field="id")
        assert len({Place("a.csv", 2), Place("a.csv", 2), Place("a.csv", 3)}) == 2

    def test_cannot_be_moved(self):
        with pytest.raises(FrozenInstanceError):
            Place("a.csv").line = 3  # type: ignore[misc]


class TestFinding:
    def test_says_place_and_problem_then_the_cure_on_a_line_of_its_own(self):
        found = Finding("DEM001", "error", Place("a.csv", 3), "the share is 12", "Write 0.12.")
        assert str(found) == "a.csv:3: the share is 12\n    Write 0.12."

    def test_without_a_place_begins_with_the_problem(self):
        found = Finding("DEM001", "note", NOWHERE, "the share is 12", "Write 0.12.")
        assert str(found) == "the share is 12\n    Write 0.12."


class TestRule:
    def test_takes_its_truth_from_its_name_and_its_reason_from_its_docstring(self):
        assert every_number_is_even.truth == "every number is even"
        assert every_number_is_even.reason == "Odd numbers break the example."
        assert every_number_is_even.source == "an example"
        assert (every_number_is_even.code, every_number_is_even.severity) == ("DEM001", "warning")

    def test_finds_nothing_where_it_is_kept(self):
        assert list(every_number_is_even([2, 4])) == []

    def test_finds_each_breach_with_its_own_code_and_severity(self):
        first, second = every_number_is_even([2, 3, 5])
        assert first == Finding(
            "DEM001", "warning", Place("basis/numbers.csv", 3), "3 is odd", "Add one."
        )
        assert second.place.line == 4

    def test_without_a_docstring_has_an_empty_reason(self):
        @rule("DEM002", "note", source="an example")
        def nothing_is_wrong():
            yield from ()

        assert nothing_is_wrong.reason == ""
        assert list(nothing_is_wrong()) == []
