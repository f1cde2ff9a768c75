from __future__ import annotations

from typing import ClassVar

from fs_toolkit.core.findings import Place
from fs_toolkit.core.formats import NUMBER, UNREAD
from fs_toolkit.core.model import Id, Record, Row
from fs_toolkit.core.notes import EVERYTHING, MOST_ALIKE, Notes


class Thing(Row):
    defines: ClassVar[str] = "thing"
    id: Id


class Things(Record):
    things: tuple[Thing, ...]


def test_findings_come_by_file_and_line() -> None:
    notes = Notes()
    places = [Place("b.csv", 2), Place("a.csv", 10), Place("a.csv", 9), Place("a.csv")]
    notes.add(UNREAD.finding(place, "x") for place in places)
    assert [str(found.place) for found in notes.in_order()] == [
        "a.csv",
        "a.csv:9",
        "a.csv:10",
        "b.csv:2",
    ]


def test_very_many_alike_are_counted_and_not_all_listed() -> None:
    notes = Notes()
    notes.add(NUMBER.finding(Place("a.csv", n, field="x"), "no number") for n in range(1, 1001))
    notes.add([NUMBER.finding(Place("a.csv", 5, field="y"), "no number")])
    found = notes.in_order()
    assert len(found) == MOST_ALIKE + 1
    assert found[-1].problem == "no number; and 980 more like this"


def test_as_many_as_are_listed_are_listed_whole() -> None:
    notes = Notes()
    notes.add(NUMBER.finding(Place("a.csv", n, field="x"), "no number") for n in range(MOST_ALIKE))
    assert [found.problem for found in notes.in_order()] == ["no number"] * MOST_ALIKE


def test_what_a_lost_file_would_define_is_unsure() -> None:
    notes = Notes()
    notes.lost(Things)
    assert notes.half_read == {"thing": {EVERYTHING}}
