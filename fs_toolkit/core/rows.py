"""The lines of a table to rows of a class, each with the places it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic

from pydantic import ValidationError

from fs_toolkit.core.conversion import Uncalculated, Written, converted
from fs_toolkit.core.fields import columns
from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.formats import Misread
from fs_toolkit.core.model import Places, R
from fs_toolkit.core.refusals import about, explained, refused, telling
from fs_toolkit.core.tables import Cells, Sheet
from fs_toolkit.core.written import Decimals, as_text, decimals_of


@dataclass
class RowsRead(Generic[R]):
    """The rows of a table that are right, and what is wrong with the others."""

    rows: list[R] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    half_read: set[str] = field(default_factory=set)
    """Ids of the rows that are not right, and what may be one."""


class CellPlaces(Mapping[str, Place]):
    """The place of each cell of a row, worked out when it is asked for."""

    __slots__ = ("columns", "line", "sheet")

    def __init__(self, sheet: Sheet, line: int, columns: Mapping[str, int]) -> None:
        self.sheet, self.line, self.columns = sheet, line, columns

    def __getitem__(self, name: str) -> Place:
        return self.sheet.place(self.line, self.columns[name], name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)


def rows_of(sheet: Sheet, cls: type[R]) -> RowsRead[R]:
    """Read each line of a table as a row; a line with a mistake is reported and left out."""
    reading = _Reading(sheet, cls)
    positions = {column.field: position for position, column in reading.there}
    positions.update(sheet.columns)
    read = RowsRead[R]()
    for line, cells in sheet.lines:
        if line not in sheet.ragged:
            row, findings = reading.row(line, cells)
            if row is not None:
                row.read_from(Places(sheet.place(line), CellPlaces(sheet, line, positions)))
                read.rows.append(row)
                continue
            read.findings += findings
        else:
            read.half_read.update(map(str, cells))  # the id may stand in any of them
        at = sheet.columns.get("id")
        if at is not None and at < len(cells):
            read.half_read.add(str(cells[at]))
    return read


class _Reading(Generic[R]):
    """One table being read."""

    def __init__(self, sheet: Sheet, cls: type[R]) -> None:
        self.sheet, self.cls, self.known = sheet, cls, columns(cls)
        self.there = [(position, self.known[name]) for name, position in sheet.columns.items()]
        self.decimals = self.decimals_written()

    def decimals_written(self) -> Decimals:
        """How numbers are written in the table, from all those it holds."""
        kept = self.sheet.kept
        if kept == "workbook":
            return Decimals(",")
        numeric = [position for position, column in self.there if column.meaning.is_numeric]
        lines = [cells for _, cells in self.sheet.lines] if kept != "," else []
        texts = [str(cells[at]) for cells in lines for at in numeric if at < len(cells)]
        return decimals_of(kept, texts)

    def row(self, line: int, cells: Cells) -> tuple[R | None, list[Finding]]:
        """A row, or what is wrong with it."""
        findings: list[Finding] = []
        values: dict[str, object] = {}
        failed: set[str] = set()
        for position, column in self.there:
            cell = cells[position] if position < len(cells) else ""
            if cell == "":
                continue
            try:
                values[column.name] = converted(self.written(cell), column.meaning)
            except Misread as misread:
                failed.add(column.name)
                place = self.sheet.place(line, position, column.name)
                problem, cure = about(column.name, misread.problem), explained(misread.cure, column)
                findings.append(misread.rule.finding(place, problem, cure))
        try:
            row = self.cls.model_validate(values)
        except ValidationError as error:
            return None, [*findings, *self.refusals(line, error, failed)]
        return (None if failed else row), findings

    def written(self, cell: object) -> Written:
        """A cell as it stands in the file."""
        if isinstance(cell, str):
            return Written(cell, is_text=self.sheet.kept == "workbook", decimals=self.decimals)
        text = "" if isinstance(cell, Uncalculated) else as_text(cell)
        return Written(text, cell, decimals=self.decimals)

    def refusals(self, line: int, error: ValidationError, failed: set[str]) -> Iterator[Finding]:
        """What pydantic refuses, unless it was said already."""
        for detail in telling(error, lambda loc: loc[:1]):
            name = str(detail["loc"][0]) if detail["loc"] else ""
            if name in failed or (not name and failed):
                continue  # no use in comparing values before they are mended
            missing = detail["type"] == "missing"
            if missing and name not in self.sheet.columns:
                continue  # said of the header, once
            column = self.known.get(name)
            rule, problem, cure = refused(detail, column)
            place = self.sheet.place(line, self.sheet.columns.get(name), name or None)
            words = about(name, "is empty" if missing else problem)
            yield rule.finding(place, words, explained(cure or rule.cure, column))
