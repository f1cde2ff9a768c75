"""Wide tables: a person a row, a question a column, the columns named by the study itself.

A row class cannot know such columns, and five thousand people times twenty questions
would be a hundred thousand rows. The cells stay texts; the section that asked gives them
their meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fs_toolkit.core.conversion import Uncalculated
from fs_toolkit.core.findings import NOWHERE, Finding, Place
from fs_toolkit.core.formats import ABSENT, RAGGED, REPEATED, SHEET_CELL, SIZE, shown
from fs_toolkit.core.tables import (
    MOST_COLUMNS,
    MOST_ROWS,
    BadQuotes,
    Cells,
    Sheet,
    delimiter_of,
    records,
    without_mark,
)
from fs_toolkit.core.texts import NotText, decoded
from fs_toolkit.core.workbooks import read_workbook
from fs_toolkit.core.written import as_text


@dataclass(frozen=True)
class WideTable:
    """The cells of a wide table, as texts; an empty cell is no answer."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """As long as `columns`, each."""
    lines: tuple[int, ...] = ()
    """The line of the file that each row was read from."""
    where: Place = field(default=NOWHERE, compare=False)
    sheet: Sheet | None = field(default=None, compare=False, repr=False)

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Where each column stands."""
        return {name: at for at, name in enumerate(self.columns)}

    def column(self, name: str) -> tuple[str, ...]:
        """The cells of a column, one a row.

        >>> WideTable(("person", "q1"), (("p1", "5"), ("p2", ""))).column("q1")
        ('5', '')
        """
        at = self.positions[name]
        return tuple(row[at] for row in self.rows)

    def at(self, row: int | None, column: str | None = None) -> Place:
        """The place of a cell, of a row, or of a column's head."""
        if self.sheet is None:
            return self.where
        line = self.sheet.header if row is None else self.lines[row]
        position = self.positions[column] if column is not None else None
        return self.sheet.place(line, position, column)


WideRead = tuple[WideTable | None, list[Finding]]


def wide_from_csv(data: bytes, file: str) -> WideRead:
    """A wide table from a CSV, and all that is wrong with its form."""
    try:
        text, skipped = without_mark(decoded(data))
    except NotText as error:
        misread = error.misread
        return None, [misread.rule.finding(Place(file, error.line), misread.problem, misread.cure)]
    delimiter = delimiter_of(text, ())
    try:
        return _wide(Sheet(file, kept=delimiter), records(text, delimiter, skipped))
    except BadQuotes as error:
        problem = "quotation marks are not closed, or stand in the middle of a text"
        return None, [RAGGED.finding(Place(file, error.line), problem)]


def wide_from_workbook(data: bytes, file: str) -> WideRead:
    """A wide table from the first sheet of a workbook."""
    book, findings = read_workbook(data, file)
    if findings:
        return None, findings
    name = next(iter(book), "")
    return _wide(Sheet(file, name, kept="workbook"), book.get(name, []))


def _wide(sheet: Sheet, lines: Iterable[tuple[int, Cells]]) -> WideRead:
    findings: list[Finding] = []
    columns: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = []
    numbers: list[int] = []
    for line, cells in lines:
        while cells and cells[-1] == "":
            cells.pop()
        if not cells:
            continue
        texts = tuple(_text(cell) for cell in cells)
        if not columns:
            columns, sheet.header, sheet.empty = texts, line, False
            findings += _head(sheet, columns)
            if len(columns) > MOST_COLUMNS:
                return None, findings
            continue
        if len(rows) == MOST_ROWS:
            return None, [SIZE.finding(sheet.place(line), f"more than {MOST_ROWS:,} rows")]
        if len(texts) > len(columns):
            problem = f"the row has {len(texts)} cells under {len(columns)} columns"
            findings.append(RAGGED.finding(sheet.place(line), problem))
            continue
        for at, cell in enumerate(cells):
            if isinstance(cell, Uncalculated):
                findings.append(
                    SHEET_CELL.finding(
                        sheet.place(line, at, columns[at]),
                        "the cell holds a formula that was never calculated",
                    )
                )
        rows.append(texts + ("",) * (len(columns) - len(texts)))
        numbers.append(line)
    if not columns:
        return None, [ABSENT.finding(Place(sheet.file), "the table is empty and has no header")]
    return WideTable(columns, tuple(rows), tuple(numbers), Place(sheet.file), sheet), findings


def _head(sheet: Sheet, columns: tuple[str, ...]) -> Iterable[Finding]:
    line = sheet.header
    if len(columns) > MOST_COLUMNS:
        yield SIZE.finding(sheet.place(line), f"the table has {len(columns):,} columns")
    seen: set[str] = set()
    for at, name in enumerate(columns):
        if not name:
            problem = "a column has no name"
            yield RAGGED.finding(sheet.place(line, at), problem, "Name it, or delete the column.")
        elif name in seen:
            yield REPEATED.finding(
                sheet.place(line, at, name), f"the column {shown(name)} stands twice"
            )
        seen.add(name)


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    return "" if isinstance(cell, Uncalculated) else as_text(cell)
