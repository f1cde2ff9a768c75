"""The numbers of a chart: columns of its workbook, and the copies of them in its drawing.

Word shows the copies until someone opens the data, and then the workbook: both come from
the same columns here.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fs_toolkit.writers.word.markup import clean, escaped

NAME = "Sheet1"
"""What Word calls the sheet of a chart in every language of its own files."""
STAMP = datetime(2000, 1, 1)
"""The date in the workbook's properties: no clock is in it."""

Value = str | float | int | None


@dataclass(frozen=True)
class Column:
    """A named column, with the format of its numbers."""

    name: str
    values: tuple[Value, ...]
    format: str = "General"


class Sheet:
    """Columns as they are added; the first usually holds the categories."""

    def __init__(self) -> None:
        self.columns: list[Column] = []

    def add(self, name: str, values: Sequence[Value], format: str = "General") -> int:
        """Add a column; gives its place."""
        self.columns.append(Column(clean(name), tuple(values), format))
        return len(self.columns) - 1

    def title(self, at: int) -> str:
        """The name of a series: the head of its column."""
        words = escaped(self.columns[at].name)
        cache = (
            f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{words}</c:v></c:pt></c:strCache>'
        )
        return f"<c:tx><c:strRef><c:f>{NAME}!${letters(at)}$1</c:f>{cache}</c:strRef></c:tx>"

    def data(self, tag: str, at: int) -> str:
        """A column as categories or values of a series."""
        column = self.columns[at]
        kind = "str" if any(isinstance(value, str) for value in column.values) else "num"
        points = "".join(
            f'<c:pt idx="{row}"><c:v>{_written(value)}</c:v></c:pt>'
            for row, value in enumerate(column.values)
            if value is not None
        )
        code = f"<c:formatCode>{escaped(column.format)}</c:formatCode>" if kind == "num" else ""
        count = len(column.values)
        place = f"{NAME}!${letters(at)}$2:${letters(at)}${count + 1}"
        return (
            f"<c:{tag}><c:{kind}Ref><c:f>{place}</c:f><c:{kind}Cache>{code}"
            f'<c:ptCount val="{count}"/>{points}</c:{kind}Cache></c:{kind}Ref></c:{tag}>'
        )

    def workbook(self) -> bytes:
        """The columns as a workbook; the same columns give the same bytes."""
        import xlsxwriter

        target = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(target, options) as book:
            book.set_properties({"created": STAMP})
            page = book.add_worksheet(NAME)
            formats = {
                code: book.add_format({"num_format": code})
                for code in dict.fromkeys(column.format for column in self.columns)
            }
            for at, column in enumerate(self.columns):
                page.write_string(0, at, column.name)
                page.set_column(at, at, 32 if at == 0 else 14)
                for row, value in enumerate(column.values, 1):
                    if isinstance(value, str):
                        page.write_string(row, at, clean(value))
                    elif value is not None:
                        page.write_number(row, at, value, formats[column.format])
        return target.getvalue()


def _written(value: Value) -> str:
    return escaped(clean(value)) if isinstance(value, str) else f"{value:.15g}"


def letters(at: int) -> str:
    """The name of a column of a sheet.

    >>> letters(0), letters(26)
    ('A', 'AA')
    """
    text = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        text = chr(65 + rest) + text
    return text
