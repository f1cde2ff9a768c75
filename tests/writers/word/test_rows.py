"""Rows that numbers lead to."""

from __future__ import annotations

from fs_toolkit.document.blocks import Cell, Column, Paragraph, Table, Text, spans
from fs_toolkit.writers.word.markup import LONGEST_BOOKMARK
from fs_toolkit.writers.word.rows import LONGEST_HINT, RowAnchor, entry_anchors, row_anchors

COLUMNS = (Column("Quantity"), Column("Reason"))


def register(*rows) -> Table:
    return Table("annex.evidence.table", "Every number", COLUMNS, rows)


def held(name: str = "wage", hint: str = "") -> Cell:
    return Cell(spans("Wage in Hanoi"), holds=(name,), hint=hint)


def test_a_row_is_found_under_each_name_that_it_holds():
    row = (Cell(spans("Net benefits"), holds=("npv.lean.economic", "bcr.lean.economic")), "x")
    found = dict(row_anchors(register(row, ("no row", "of anything")), "Table B-1"))
    assert list(found) == ["npv.lean.economic", "bcr.lean.economic"]
    assert {each.bookmark for each in found.values()} == {found["npv.lean.economic"].bookmark}


def test_the_hint_says_where_what_and_by_whom():
    row = (held(hint="fact, 2015"), (Text("Counted. "), Text("(GSO, 2016)", mark="[@gso]")))
    ((_, found),) = row_anchors(register(row), "Table\u00a0A-1")
    assert found.hint == "Table A-1: Wage in Hanoi (fact, 2015; (GSO, 2016))"


def test_an_entry_of_the_references_is_found_by_its_source():
    entry = Paragraph("annex.reference.gso", spans("GSO (2015). Census."), "small", ("@gso",))
    ((name, found),) = entry_anchors(entry)
    assert (name, found.block, found.hint) == ("@gso", "annex.reference.gso", "GSO (2015). Census.")


def test_a_long_hint_is_cut():
    ((_, found),) = row_anchors(register((held(hint="because " * 60), "x")), "Table A-1")
    assert len(found.hint) <= LONGEST_HINT
    assert found.hint.endswith("because…")


def test_names_of_bookmarks_are_short_stable_and_of_their_own():
    long = "share_of_such_visits_avoided_at_maturity_with_the_project"
    names = [RowAnchor(f"{long}_{at}", "annex.evidence.table", "").bookmark for at in range(300)]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= LONGEST_BOOKMARK
    assert RowAnchor("wage", "a", "one").bookmark == RowAnchor("wage", "a", "two").bookmark
    assert RowAnchor("wage", "a", "").bookmark != RowAnchor("wage", "b", "").bookmark
