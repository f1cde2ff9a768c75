"""XLSX to lines of cells: values only, no formula calculated, no link followed."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from fs_toolkit.core.conversion import Uncalculated
from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.formats import OPENED, SIZE, Misread, shown
from fs_toolkit.core.tables import MOST_COLUMNS, MOST_ROWS, Cells, column_letters
from fs_toolkit.core.texts import clean

LARGEST_UNPACKED = 200_000_000
LARGEST_XML = 40_000_000
MOST_PARTS = 2_000
LAST_ROW = 1_048_576
_DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_PROTECTED = b"\xd0\xcf\x11\xe0"

Book = dict[str, list[tuple[int, Cells]]]
"""The sheets of a workbook by name: the lines with anything in them, and their numbers."""


def read_workbook(data: bytes, file: str) -> tuple[Book, list[Finding]]:
    """The values of every sheet that is not blank and whose name does not begin with `_`."""
    try:
        _refuse_unsafe(data)
        return _sheets(data), []
    except Misread as misread:
        return {}, [misread.rule.finding(Place(file), misread.problem, misread.cure)]


def _refuse_unsafe(data: bytes) -> None:
    """Raise unless the package is one that Excel could have made, of a size that can be read."""
    if data.startswith(_PROTECTED):
        raise OPENED.misread(
            "the workbook is protected by a password, or an old .xls under a new name",
            "Open it in Excel and save it as .xlsx without a password.",
        )
    cure = "Open it in Excel and save it again as .xlsx."
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            xml = [
                part for part in parts if part.filename.lower().endswith((".xml", ".rels", ".vml"))
            ]
            if (
                len(parts) > MOST_PARTS
                or sum(part.file_size for part in parts) > LARGEST_UNPACKED
                or sum(part.file_size for part in xml) > LARGEST_XML
            ):
                raise SIZE.misread(
                    "the workbook is far larger unpacked than a study's tables can be",
                    "Copy the values of the tables into a new workbook.",
                )
            for part in xml:
                if _DECLARATION.search(package.read(part).replace(b"\x00", b"")):
                    raise OPENED.misread(
                        "the workbook declares entities, which Excel never does", cure
                    )
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        ValueError,
    ) as error:
        raise OPENED.misread("this is not a workbook, or it is damaged", cure) from error


def _sheets(data: bytes) -> Book:
    formulas = _read(data, values=False)
    if not any(
        isinstance(cell, Uncalculated)
        for lines in formulas.values()
        for _, cells in lines
        for cell in cells
    ):
        return formulas
    # A formula is read as the value that Excel last calculated for it.
    calculated = _read(data, values=True)
    found: Book = {}
    for name, lines in formulas.items():
        there = dict(calculated.get(name, []))
        found[name] = [(line, _calculated(cells, there.get(line, []))) for line, cells in lines]
    return found


def _calculated(cells: Cells, values: Cells) -> Cells:
    found: Cells = []
    for position, cell in enumerate(cells):
        value = values[position] if position < len(values) else ""
        if isinstance(cell, Uncalculated) and value != "":
            found.append("" if isinstance(value, _EmptyText) else value)
        else:
            found.append(cell)
    return found


def _read(data: bytes, *, values: bool) -> Book:
    from openpyxl import load_workbook

    found: Book = {}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # extensions of Excel that openpyxl does not know
            book = load_workbook(
                io.BytesIO(data), read_only=True, data_only=values, keep_links=False
            )
            for sheet in book.worksheets:
                if not sheet.title.startswith("_"):
                    lines = list(_lines(sheet, values))
                    if lines:
                        found[sheet.title] = lines
    except Misread:
        raise
    except Exception as error:  # openpyxl meets damage with whatever the part in question raises
        raise OPENED.misread(
            "this is not a workbook, or it is damaged",
            "Open it in Excel and save it again as .xlsx.",
        ) from error
    return found


def _lines(sheet: Any, values: bool) -> Iterator[tuple[int, Cells]]:
    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()  # some programs state a size that is not true
    count = 0
    for line, row in enumerate(sheet.iter_rows(max_row=LAST_ROW), start=1):
        if len(row) > 5 * MOST_COLUMNS:
            raise SIZE.misread(
                f"the sheet {sheet.title} is {len(row):,} columns wide, up to {column_letters(len(row) - 1)}",
                "Delete the columns to the right of the table.",
            )
        cells = [_value(cell, values) for cell in row]
        if any(cell != "" for cell in cells):
            count += 1
            if count > MOST_ROWS + 1:
                raise SIZE.misread(
                    f"the sheet {shown(sheet.title)} has more than {MOST_ROWS:,} rows"
                )
            yield line, cells


class _EmptyText:
    """What a formula was calculated to, when it gives an empty text."""


def _value(cell: Any, values: bool) -> object:
    """What a cell holds: text, number, truth value or day; '' if nothing."""
    value = cell.value
    if value is None:
        return _EmptyText() if values and cell.data_type == "str" else ""
    if cell.data_type == "f":
        return Uncalculated()
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool | int | float | date | datetime | time):
        return value
    if isinstance(value, timedelta):
        return value.total_seconds() / 86_400
    return clean(str(value))
