"""CSV as Excel really saves it, to lines of cells under known columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.formats import (
    ABSENT,
    COLUMN,
    RAGGED,
    REPEATED,
    SIZE,
    shown,
)
from fs_toolkit.core.suggest import did_you_mean
from fs_toolkit.core.texts import NotText, clean, decoded

MOST_ROWS = 100_000
MOST_COLUMNS = 200
LONGEST_FIELD = 1_000_000
"""Beyond what a cell may hold, so that a text too long is named as such and not as bad quoting."""
Delimiter = Literal[",", ";", "\t"]
_DELIMITERS: tuple[Delimiter, ...] = (",", ";", "\t")
Cells = list[object]
"""Texts, trimmed and composed; in a workbook also numbers, days and truth values. Empty is ''."""


@dataclass
class Sheet:
    """A table as it stands in a file: the columns that are known, and the lines with anything in them."""

    file: str
    name: str = ""
    """Name of the sheet in a workbook; empty for a CSV."""
    kept: Delimiter | Literal["workbook"] = ","
    columns: dict[str, int] = field(default_factory=dict)
    """Known columns that are there, with their positions."""
    lines: list[tuple[int, Cells]] = field(default_factory=list)
    ragged: set[int] = field(default_factory=set)
    """Lines with more cells than the header; their values stand in wrong columns."""
    header: int = 1
    """Line of the header."""
    empty: bool = True
    """Nothing stands in it, not even a header."""

    def place(self, line: int, column: int | None = None, name: str | None = None) -> Place:
        """A line of it, or one cell."""
        if self.kept != "workbook":
            return Place(self.file, line, field=name)
        letters = column_letters(column) if column is not None else "A"
        sheet = self.name if self.name.isidentifier() else f"'{self.name}'"
        return Place(self.file, cell=f"{sheet}!{letters}{line}", field=name)


def column_letters(position: int) -> str:
    """The name Excel gives to a column, counted from 0.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def read_csv(
    data: bytes, file: str, known: Collection[str], required: Collection[str] = ()
) -> tuple[Sheet | None, list[Finding]]:
    """The cells of a CSV under the columns it should have; None where it cannot be told apart.

    Delimiter `,` `;` or tab: the one under which most of the known columns appear.
    """
    try:
        text = decoded(data)
    except NotText as error:
        misread = error.misread
        return None, [misread.rule.finding(Place(file, error.line), misread.problem, misread.cure)]
    text, skipped = without_mark(text)
    delimiter = delimiter_of(text, known)
    sheet = Sheet(file, kept=delimiter)
    try:
        findings = headed(sheet, records(text, delimiter, skipped), known, required)
    except BadQuotes as error:
        return None, [
            RAGGED.finding(
                Place(file, error.line),
                "quotation marks are not closed, or stand in the middle of a text",
                'Close them; a quotation mark within a quoted text is written twice: "".',
            )
        ]
    return sheet, findings


def without_mark(text: str) -> tuple[str, int]:
    r"""A CSV without the line by which Excel names the delimiter, and how many lines that were.

    >>> without_mark("sep=;\na;b"), without_mark("a,b")
    (('a;b', 1), ('a,b', 0))
    """
    if text[:4] != "sep=":
        return text, 0
    return (text[text.index("\n") + 1 :] if "\n" in text else ""), 1


class BadQuotes(Exception):
    """Quotation marks that do not close, with the line they open in."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def delimiter_of(text: str, known: Collection[str]) -> Delimiter:
    """The delimiter under which most known columns appear in the header, else the most frequent."""
    header = next((line for line in text.splitlines() if line.strip(" \t,;")), "")

    def likelihood(delimiter: Delimiter) -> tuple[int, int]:
        names = {clean(cell.strip(' "')) for cell in header.split(delimiter)}
        return len(names & set(known)), header.count(delimiter)

    return max(_DELIMITERS, key=likelihood)


def records(text: str, delimiter: Delimiter, skipped: int) -> Iterator[tuple[int, Cells]]:
    """Each record with the line that it begins in."""
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise BadQuotes(begins + skipped) from error
        yield begins + skipped, [clean(cell) for cell in cells]
        begins = reader.line_num + 1


def headed(
    sheet: Sheet,
    records: Iterable[tuple[int, Cells]],
    known: Collection[str],
    required: Collection[str],
) -> list[Finding]:
    """Fill a sheet from its records, the first of them the header; what is wrong with its form."""
    findings: list[Finding] = []
    width = 0
    nameless: list[int] = []
    for line, cells in records:
        while cells and cells[-1] == "":
            cells.pop()
        if not cells:
            continue
        if sheet.empty:
            names, width = [str(cell) for cell in cells], len(cells)
            nameless = [position for position, name in enumerate(names) if not name]
            sheet.empty, sheet.header = False, line
            findings += _read_header(sheet, names, known, required)
            continue
        if len(sheet.lines) == MOST_ROWS:
            problem = f"the table has more than {MOST_ROWS:,} rows"
            return [*findings, SIZE.finding(sheet.place(line), problem)]
        if len(cells) > width:
            findings.append(_too_long(sheet, line, cells, width))
            sheet.ragged.add(line)
        for position in [at for at in nameless if at < len(cells) and cells[at] != ""]:
            findings.append(_nameless(sheet, line, position, cells[position]))
            nameless.remove(position)  # said once
        sheet.lines.append((line, cells))
    return findings


def _read_header(
    sheet: Sheet, names: list[str], known: Collection[str], required: Collection[str]
) -> Iterator[Finding]:
    line = sheet.header
    if len(names) > MOST_COLUMNS:
        yield SIZE.finding(sheet.place(line), f"the table has {len(names):,} columns")
        return
    for position, name in enumerate(names):
        if not name:
            continue
        place = sheet.place(line, position, name)
        if name in sheet.columns:
            yield REPEATED.finding(place, f"the column {name} stands twice")
        elif name in known:
            sheet.columns[name] = position
        else:
            others = [column for column in known if column not in names]
            advice = did_you_mean(name, others or known, "Other columns of this table")
            yield COLUMN.finding(place, f"unknown column {shown(name)}", advice)
    for name in required:
        if name not in sheet.columns:
            yield ABSENT.finding(
                sheet.place(line), f"the column {name} is missing", f"Add the column {name}."
            )


def _too_long(sheet: Sheet, line: int, cells: Cells, width: int) -> Finding:
    extra = shown(cells[width])
    problem = f"the row has {len(cells)} cells under {width} columns: {extra} stands under none"
    in_book = "Delete what stands to the right of the table."
    cure = in_book if sheet.kept == "workbook" else ""
    return RAGGED.finding(sheet.place(line, width), problem, cure)


def _nameless(sheet: Sheet, line: int, position: int, cell: object) -> Finding:
    problem = f"{shown(cell)} stands in a column without a name"
    return RAGGED.finding(
        sheet.place(line, position), problem, "Give the column its name in the header, or empty it."
    )
