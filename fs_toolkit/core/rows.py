"""The lines of a table to rows of a class, each with the places it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic

from pydantic import ValidationError

from fs_toolkit.core.conversion import Uncalculated, Written, converted
from fs_toolkit.core.fields import Column, columns
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
    """Ids of the rows that are not right."""


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
    known = columns(cls)
    there = [(position, known[name]) for name, position in sheet.columns.items()]
    positions = dict(sheet.columns)
    positions.update({column.field: position for position, column in there})
    decimals = _decimals(sheet, there)
    read = RowsRead[R]()
    for line, cells in sheet.lines:
        if line not in sheet.ragged:
            row, findings = _row(sheet, line, cells, there, decimals, cls)
            if row is not None:
                row.read_from(Places(sheet.place(line), CellPlaces(sheet, line, positions)))
                read.rows.append(row)
                continue
            read.findings += findings
        at = sheet.columns.get("id")
        if at is not None and at < len(cells):
            read.half_read.add(str(cells[at]))
    return read


def _row(
    sheet: Sheet,
    line: int,
    cells: Cells,
    there: list[tuple[int, Column]],
    decimals: Decimals,
    cls: type[R],
) -> tuple[R | None, list[Finding]]:
    findings: list[Finding] = []
    values: dict[str, object] = {}
    failed: set[str] = set()
    for position, column in there:
        cell = cells[position] if position < len(cells) else ""
        if cell == "":
            continue
        try:
            values[column.name] = converted(_written(cell, sheet, decimals), column.meaning)
        except Misread as misread:
            failed.add(column.name)
            place = sheet.place(line, position, column.name)
            problem = about(column.name, misread.problem)
            findings.append(misread.rule.finding(place, problem, explained(misread.cure, column)))
    try:
        row = cls.model_validate(values)
    except ValidationError as error:
        findings += _refusals(sheet, line, error, cls, failed)
        return None, findings
    return (None if failed else row), findings


def _refusals(
    sheet: Sheet, line: int, error: ValidationError, cls: type[R], failed: set[str]
) -> Iterator[Finding]:
    known = columns(cls)
    for detail in telling(error.errors(include_url=False)):
        name = str(detail["loc"][0]) if detail["loc"] else ""
        if name in failed or (not name and failed):
            continue  # said already, or no use in saying before that is mended
        if detail["type"] == "missing" and name not in sheet.columns:
            continue  # said of the header, once
        column = known.get(name)
        rule, problem, cure = refused(detail, column)
        if detail["type"] == "missing":
            problem = "is empty"
        place = sheet.place(line, sheet.columns.get(name), name or None)
        yield rule.finding(place, about(name, problem), explained(cure or rule.cure, column))


def _written(cell: object, sheet: Sheet, decimals: Decimals) -> Written:
    if isinstance(cell, str):
        return Written(cell, is_text=sheet.kept == "workbook", decimals=decimals)
    text = "" if isinstance(cell, Uncalculated) else as_text(cell)
    return Written(text, cell, decimals=decimals)


def _decimals(sheet: Sheet, there: list[tuple[int, Column]]) -> Decimals:
    """How numbers are written in a table, from all those it holds."""
    if sheet.kept in (",", "workbook"):
        return Decimals(",")
    numeric = [position for position, column in there if column.meaning.is_numeric]
    texts = [
        str(cells[position])
        for _, cells in sheet.lines
        for position in numeric
        if position < len(cells)
    ]
    return decimals_of(sheet.kept, texts)
