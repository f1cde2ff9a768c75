"""An export of a survey tool to texts under headers: CSV or XLSX, whatever its encoding.

Nothing in a cell is ever run: a formula in a CSV is a text, one in a workbook the value
that was calculated last.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from fs_toolkit.core.conversion import Uncalculated
from fs_toolkit.core.files import Entry, content
from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.formats import INSIDE, OPENED, RAGGED, SIZE, Misread
from fs_toolkit.core.tables import (
    LONGEST_FIELD,
    MOST_ROWS,
    column_letters,
    delimiter_of,
    without_mark,
)
from fs_toolkit.core.texts import NotText, clean, decoded_export
from fs_toolkit.core.workbooks import read_workbook
from fs_toolkit.core.written import as_text

MOST_CELLS = 3_000_000
"""A hundred questions to thirty thousand people."""
MOST_COLUMNS = 1_000


@dataclass
class Export:
    """What stands in an export: texts under headers."""

    name: str
    """Name of the file, for findings."""
    header: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = field(default_factory=list)
    """As long as the header, each."""
    lines: list[int] = field(default_factory=list)
    encoding: str = ""
    sheet: str = ""
    """Name of the sheet, in a workbook."""

    def place(self, row: int | None, column: int | None = None) -> Place:
        """The place of a row or a cell; of the header, without a row."""
        line = 1 if row is None else self.lines[row]
        if not self.sheet:
            return Place(self.name, line)
        letters = "A" if column is None else column_letters(column)
        return Place(self.name, cell=f"{self.sheet}!{letters}{line}")


def read_export(path: Path) -> tuple[Export, list[Finding]]:
    """The texts of an export, or what is wrong with the file."""
    export = Export(path.name)
    try:
        if path.is_symlink():
            raise INSIDE.misread("this is a link to another file", "Name the file itself.")
        data = content(Entry(path.name, path, path.name, is_folder=False))
        if path.suffix.casefold() == ".xlsx" or data.startswith(b"PK\x03\x04"):
            return export, _workbook(export, data)
        if path.suffix.casefold() in (".xls", ".xlsm", ".ods"):
            raise OPENED.misread(f"a {path.suffix} file is not read", "Save it as .xlsx or .csv.")
        return export, _csv(export, data)
    except NotText as error:
        misread, line = error.misread, error.line
    except Misread as refused:
        misread, line = refused, None
    return export, [misread.rule.finding(Place(path.name, line), misread.problem, misread.cure)]


def _csv(export: Export, data: bytes) -> list[Finding]:
    text, export.encoding = decoded_export(data)
    text, skipped = without_mark(text)
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text, ()))

    def lines() -> Iterable[tuple[int, list[str]]]:
        begins = 1 + skipped
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1 + skipped

    try:
        return _fill(export, lines())
    except csv.Error:
        problem = "quotation marks are not closed, or a cell is longer than a cell can be"
        return [RAGGED.finding(Place(export.name, reader.line_num + skipped), problem)]


def _workbook(export: Export, data: bytes) -> list[Finding]:
    book, findings = read_workbook(data, export.name)
    if findings or not book:
        return findings
    export.sheet, lines = next(iter(book.items()))
    export.encoding = "XLSX"
    texts = (
        (
            line,
            [
                cell if isinstance(cell, str) else "" if isinstance(cell, Uncalculated) else as_text(cell)
                for cell in cells
            ],
        )
        for line, cells in lines
    )  # fmt: skip
    return _fill(export, texts)


def _fill(export: Export, lines: Iterable[tuple[int, list[str]]]) -> list[Finding]:
    """The header and the rows; stops where a file is larger than any survey."""
    findings: list[Finding] = []
    width = cells_read = 0
    for line, cells in lines:
        cells_read += len(cells)
        if cells_read > MOST_CELLS:
            problem = f"the file has more than {MOST_CELLS:,} cells"
            return [SIZE.finding(Place(export.name, line), problem)]
        texts = [clean(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if not texts:
            continue
        if not width:
            width = len(texts)
            if width > MOST_COLUMNS:
                return [SIZE.finding(Place(export.name, line), f"the file has {width:,} columns")]
            export.header = tuple(" ".join(text.split()) for text in texts)
            continue
        if len(export.rows) == MOST_ROWS:
            return [SIZE.finding(Place(export.name, line), f"more than {MOST_ROWS:,} rows")]
        if len(texts) > width:
            problem = f"the row has {len(texts)} cells under {width} columns"
            findings.append(RAGGED.finding(Place(export.name, line), problem))
            continue
        export.rows.append((*texts, *[""] * (width - len(texts))))
        export.lines.append(line)
    return findings
