"""A table of a study, from whichever file holds it, to rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fs_toolkit.core.fields import Slot, columns, kinds_within
from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.formats import ABSENT, UNREAD, shown
from fs_toolkit.core.model import Row
from fs_toolkit.core.notes import EVERYTHING
from fs_toolkit.core.rows import RowsRead, rows_of
from fs_toolkit.core.suggest import did_you_mean
from fs_toolkit.core.tables import Cells, Sheet, headed, read_csv
from fs_toolkit.core.workbooks import Book, read_workbook


class TableRead:
    """The rows of a table and all that is wrong with it."""

    def __init__(self, cls: type[Row]) -> None:
        self.cls = cls
        self.rows: tuple[Row, ...] = ()
        self.findings: list[Finding] = []
        self.half_read: dict[str, set[str]] = {}

    def lost(self) -> TableRead:
        """Say that any id of its kind may stand in what could not be read."""
        for kind in kinds_within(self.cls):
            self.half_read.setdefault(kind, set()).add(EVERYTHING)
        return self

    def take(self, sheet: Sheet | None, findings: list[Finding]) -> TableRead:
        """Read the lines of a sheet."""
        self.findings += findings
        if sheet is None:
            return self.lost()
        if sheet.empty:
            self.findings.append(_nothing(sheet))
            return self.lost()
        if findings and not set(_required(self.cls)) <= sheet.columns.keys():
            return self.lost()  # without a required column every row would be wrong
        read: RowsRead[Any] = rows_of(sheet, self.cls)
        self.rows = tuple(read.rows)
        self.findings += read.findings
        kind = getattr(self.cls, "defines", "")
        if kind and read.half_read:
            self.half_read[kind] = read.half_read
        return self


def table_from_csv(data: bytes, file: str, cls: type[Row]) -> TableRead:
    """The rows of a CSV file."""
    return TableRead(cls).take(*read_csv(data, file, columns(cls), _required(cls)))


def table_from_sheet(
    lines: Iterable[tuple[int, Cells]], file: str, name: str, cls: type[Row]
) -> TableRead:
    """The rows of one sheet of a workbook."""
    sheet = Sheet(file, name, kept="workbook")
    findings = headed(sheet, lines, columns(cls), _required(cls))
    return TableRead(cls).take(sheet, findings)


def table_from_workbook(data: bytes, file: str, slot: Slot, cls: type[Row]) -> TableRead:
    """The rows of a workbook that holds one table: in the sheet of its name, else in the first."""
    book, findings = read_workbook(data, file)
    if findings:
        return TableRead(cls).take(None, findings)
    if not book:
        return TableRead(cls).take(Sheet(file), [])
    named = [name for name in book if name.casefold() == slot.name.casefold()]
    chosen = (named or list(book))[0]
    read = table_from_sheet(book[chosen], file, chosen, cls)
    for name in book:
        if name != chosen and not is_note(name):
            problem = f"nothing reads the sheet {shown(name)}"
            cure = f"The table is read from {shown(chosen)}. Delete the sheet, or begin its name with _."
            read.findings.append(UNREAD.finding(sheet_place(file, name), problem, cure))
    return read


def sheets_by_table(
    book: Book, file: str, tables: dict[tuple[str, ...], Slot]
) -> tuple[dict[tuple[str, ...], str], list[Finding]]:
    """Which sheet of a workbook of several tables holds which: `lines`, or `economics.lines`."""
    names: dict[str, tuple[str, ...]] = {}
    stems = [path[-1] for path in tables]
    for path in tables:
        full = ".".join(path).casefold()
        names[full] = names[full[:31]] = path  # Excel cuts the names of sheets at 31 characters
        if stems.count(path[-1]) == 1:
            names[path[-1].casefold()] = path
    found: dict[tuple[str, ...], str] = {}
    findings: list[Finding] = []
    for name in book:
        wanted = names.get(name.casefold())
        if wanted is None and not is_note(name):
            problem = f"nothing reads the sheet {shown(name)}"
            advice = did_you_mean(name, names, "This workbook may hold the sheets")
            findings.append(UNREAD.finding(sheet_place(file, name), problem, advice))
        elif wanted is not None and wanted in found:
            problem = f"the sheets {found[wanted]} and {name} are both for {'/'.join(wanted)}"
            findings.append(UNREAD.finding(sheet_place(file, name), problem, "Keep one of them."))
        elif wanted is not None:
            found[wanted] = name
    return found, findings


def is_note(sheet: str) -> bool:
    """Whether a sheet is there for people: README."""
    return sheet.casefold() == "readme"


def sheet_place(file: str, name: str) -> Place:
    """The head of a sheet."""
    return Sheet(file, name, kept="workbook").place(1)


def _required(cls: type[Row]) -> list[str]:
    return [name for name, column in columns(cls).items() if column.required]


def _nothing(sheet: Sheet) -> Finding:
    return ABSENT.finding(
        Place(sheet.file),
        "the table is empty and has no header",
        "Write the header line if there is nothing to list; delete the file to leave the question pending.",
    )
