"""A list as a workbook of one sheet: filters, a frozen head, wrapped cells.

A list is sent to people who write their answers into it. It carries a seal over its cells, so
that a list with anything more in it is never written over.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from math import ceil
from pathlib import Path
from unicodedata import east_asian_width

import xlsxwriter

from fs_toolkit.core.problems import EnvironmentProblem
from fs_toolkit.core.workbooks import read_workbook

WRITTEN = datetime(2000, 1, 1)
"""The date in every workbook, so that the same list gives the same bytes."""


SEAL = "fs_toolkit list "
_SEALED = re.compile(rb">fs_toolkit list ([0-9a-f]{64})<")
LINE = 13.5
"""Height of a line of ten points [points]."""
TALLEST = 409
"""Height of a row that Excel allows [points]."""
LONGEST_CELL = 32_000
"""Characters of a cell that Excel holds, and some to spare."""


class NotOurList(Exception):
    """The target holds something that a person would miss."""


def check_list(path: Path) -> None:
    """Refuse to write over anything but a list to which nobody has added a word.

    Raises
    ------
    NotOurList
        If the file is no list of the toolkit, or its cells are others than were written.
    """
    if not path.exists():
        return
    try:
        data = path.read_bytes()
    except OSError as error:
        problem = f"{path} cannot be read ({error.strerror})"
        raise EnvironmentProblem(problem, "Close it, or name another file with -o.") from error
    seal = _cells_of(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            found = _SEALED.search(package.read("docProps/core.xml")) if seal else None
    except (zipfile.BadZipFile, KeyError):
        found = None
    if found is None:
        raise NotOurList(f"{path}: this file is no list of the toolkit, so it is left alone")
    if found[1].decode() != seal:
        raise NotOurList(
            f"{path}: somebody has written into this list; writing it anew would lose that"
        )


def _cells_of(data: bytes) -> str:
    """A digest of every cell's words; empty where it cannot be read."""
    book, findings = read_workbook(data, "")
    return "" if findings else hashlib.sha256(repr(book).encode()).hexdigest()


def _lines(words: str, width: float) -> int:
    """How many lines a cell's words take; not every program finds the height of a row by itself.

    >>> _lines("five words on two lines", 14), _lines("서울의 인구", 6)
    (2, 2)
    """
    letters = (
        sum(1 + (east_asian_width(each) in "WF") for each in part) for part in words.split("\n")
    )
    return sum(max(1, ceil(count * 0.95 / width)) for count in letters)


def listing(
    sheet: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    title: str = "",
) -> bytes:
    """The bytes of an .xlsx file, sealed.

    Parameters
    ----------
    sheet : str
        Name of the sheet.
    heads, widths :
        The columns, and their widths in characters.
    rows :
        The cells, all of them text: nothing is taken for a formula, a number or a link.
    title : str, optional
        Title in the document's properties.

    Examples
    --------
    >>> listing("todo", ["Question"], [["=1+1"]], [30])[:2]
    b'PK'
    """
    seal = _cells_of(_written(sheet, heads, rows, widths, title, ""))
    return _written(sheet, heads, rows, widths, title, SEAL + seal)


def _written(
    sheet: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    title: str,
    keywords: str,
) -> bytes:
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": title, "created": WRITTEN, "keywords": keywords})
        page = book.add_worksheet(sheet)
        look = {"text_wrap": True, "valign": "top", "font_name": "Arial", "font_size": 10}
        head = book.add_format(
            {**look, "bold": True, "font_color": "white", "bg_color": "#1F3864", "border": 1}
        )
        cell = book.add_format({**look, "border": 1, "border_color": "#BFBFBF"})
        for column, (name, width) in enumerate(zip(heads, widths, strict=True)):
            page.set_column(column, column, width)
            page.write_string(0, column, name, head)
        for line, row in enumerate(rows, start=1):
            height = max(map(_lines, row, widths), default=1) * LINE
            page.set_row(line, min(height, TALLEST))
            for column, words in enumerate(row):
                page.write_string(line, column, words[:LONGEST_CELL], cell)
        page.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)
        page.freeze_panes(1, 0)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.set_footer("&R&P / &N")
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
    return out.getvalue()
