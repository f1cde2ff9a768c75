"""Rows that numbers lead to: where all that is known of a quantity or a result stands.

The entry of a source in the list of references is such a place too, for citations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fs_toolkit.document.blocks import Cell, Paragraph, Spans, Table, Text
from fs_toolkit.document.inline import plain
from fs_toolkit.writers.word.markup import bookmark_name

ROW = "_Row_"
"""How the bookmarks of such rows begin; Word does not list those that begin with a line."""
LONGEST_HINT = 200
"""Characters of what is shown over a link; Word shows 255."""


@dataclass(frozen=True)
class RowAnchor:
    """A row that numbers lead to."""

    name: str
    """By which the row goes: the first of the names that it holds."""
    block: str
    """The table that it stands in, or the paragraph that it is."""
    hint: str
    """What is shown over a number before one goes there."""

    @property
    def bookmark(self) -> str:
        """It follows from the name and the table alone, so that it is the same in each report."""
        return bookmark_name(ROW, f"{self.name}@{self.block}")


def row_anchors(table: Table, printed: str) -> Iterator[tuple[str, RowAnchor]]:
    """The rows of a table that hold something, under each name that they hold.

    Parameters
    ----------
    table : Table
        Its rows begin with a cell that says what they hold.
    printed : str
        The table's number as a reference prints it.
    """
    for row in table.rows:
        first = row[0] if row else ""
        if isinstance(first, Cell) and first.holds:
            found = RowAnchor(first.holds[0], table.id, _hint(row, first, printed))
            for name in first.holds:
                yield name, found


def entry_anchors(paragraph: Paragraph) -> Iterator[tuple[str, RowAnchor]]:
    """A paragraph under each name that it holds."""
    for name in paragraph.holds:
        yield name, RowAnchor(paragraph.holds[0], paragraph.id, _cut(plain(paragraph.spans)))


def _hint(row: tuple[str | Spans | Cell, ...], first: Cell, printed: str) -> str:
    """The table, the row's own words, what the study says of it, and its sources."""
    cited = (
        span.text
        for cell in row
        if isinstance(cell, tuple)
        for span in cell
        if isinstance(span, Text) and span.mark.startswith("[@")
    )
    said = "; ".join(filter(None, (first.hint, *cited)))
    return _cut(f"{printed}: {plain(first.spans)}{f' ({said})' if said else ''}")


def _cut(words: str) -> str:
    """Words that fit over a link."""
    whole = " ".join(words.split())
    if len(whole) <= LONGEST_HINT:
        return whole
    cut = whole[: LONGEST_HINT - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"
