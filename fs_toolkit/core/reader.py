"""The recursive reader of study folders: a folder is a class, a file is a field.

Every mistake of every file is reported at once, each with its place. The classes say all
there is to know about a study's files; nothing here knows any of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar, cast

from pydantic import ValidationError

from fs_toolkit.core.answers import Nothing, answer, images, rows_noted, tables
from fs_toolkit.core.fields import Slot, columns, slots
from fs_toolkit.core.files import Entry, content, entries
from fs_toolkit.core.findings import NOWHERE, Finding, Place
from fs_toolkit.core.formats import MISSING, OPENED, TWICE, UNREAD, Misread
from fs_toolkit.core.manual import field_manual
from fs_toolkit.core.model import PENDING, Folder, Image, Pending, Places, Prose, Row
from fs_toolkit.core.notes import Notes
from fs_toolkit.core.pictures import unlisted
from fs_toolkit.core.refusals import about, refused, telling
from fs_toolkit.core.suggest import did_you_mean, nearest
from fs_toolkit.core.table_files import sheets_by_table, table_from_sheet
from fs_toolkit.core.workbooks import Book, read_workbook

F = TypeVar("F", bound=Folder)
Trail = tuple[str, ...]
"""The names of the folders above, and of the table: ("economics", "lines")."""
_LANGUAGE = re.compile("[a-z]{2,3}")
STUDY_WORKBOOK = "study"
"""Stem of the workbook at the top, which may hold every table of the study."""


@dataclass(frozen=True)
class Reading(Generic[F]):
    """What reading a folder gave."""

    whole: F | None
    """The study; None if anything at all is wrong with its files."""
    parts: F
    """All that could be read, to look for further mistakes in. Required fields may be missing."""
    findings: list[Finding]


def read_folder(cls: type[F], folder: Path) -> tuple[F | None, list[Finding]]:
    """The study in a folder, or everything that is wrong with its files."""
    reading = read(cls, folder)
    return reading.whole, reading.findings


def read(cls: type[F], folder: Path) -> Reading[F]:
    """Read a folder as a class; what can be read is there even if something is wrong."""
    walk = _Walk(folder, cls)
    parts = walk.folder(cls, _Spot(), exists=True)
    half_read = {kind: frozenset(ids) for kind, ids in walk.notes.half_read.items()}
    _remember(parts, Places(NOWHERE, half_read=half_read))
    findings = walk.notes.in_order()
    return Reading(None if findings else parts, parts, findings)


def _remember(folder: Folder, places: Places) -> None:
    """Tell a folder, and the folders in it, what could not be read."""
    folder.read_from(places)
    for slot in slots(type(folder)).values():
        within = getattr(folder, slot.field, None)
        if isinstance(within, Folder):
            _remember(within, places)


@dataclass(frozen=True)
class _Spot:
    """Where in the study the walk is."""

    trail: Trail = ()

    @property
    def folder(self) -> str:
        return "/".join(self.trail)

    def file(self, name: str) -> str:
        return "/".join((*self.trail, name))


class _Lying:
    """What lies in a folder, and what of it has been read."""

    def __init__(self, there: list[Entry]) -> None:
        self.files = {entry.name: entry for entry in there if not entry.is_folder}
        self.folders = {entry.name: entry for entry in there if entry.is_folder}
        self.taken: set[Entry] = set()

    def take(self, *names: str) -> list[Entry]:
        """Those of the files that are there; they count as read from now on."""
        found = [self.files[name] for name in names if name in self.files]
        self.taken.update(found)
        return found

    def take_folder(self, name: str) -> bool:
        """Whether the folder is there; it counts as read from now on."""
        if name in self.folders:
            self.taken.add(self.folders[name])
        return name in self.folders

    def left(self) -> Iterator[Entry]:
        """What nothing has read."""
        for entry in (*self.files.values(), *self.folders.values()):
            if entry not in self.taken:
                yield entry


class _Walk:
    """One reading of a study: what has been found so far."""

    def __init__(self, study: Path, cls: type[Folder]) -> None:
        self.study, self.cls = study, cls
        self.notes = Notes()
        self.sheets: dict[Trail, list[tuple[str, str, Book]]] = {}
        """Sheets of workbooks that hold several tables: file, sheet and workbook by table."""

    def folder(self, cls: type[F], spot: _Spot, *, exists: bool) -> F:
        """A folder as a class: each field from the files of its name."""
        there, findings = entries(self.study, spot.folder) if exists else ([], [])
        self.notes.add(findings)
        if findings and not there:
            for slot in _tables(cls).values():
                self.notes.lost(slot.model)
            return cast("F", cls.model_construct())
        lying = _Lying(there)
        own = spot.trail[-1] if spot.trail else STUDY_WORKBOOK
        if (own,) not in _tables(cls):  # pictures/pictures.xlsx is that table's own
            for workbook in lying.take(f"{own}.xlsx"):
                self.workbook(workbook, cls, spot.trail)
        values: dict[str, object] = {}
        for slot in slots(cls).values():
            value = self.slot(slot, lying, spot)
            if not isinstance(value, Nothing):
                values[slot.name] = value
        for entry in lying.left():
            problem = f"nothing reads this {'folder' if entry.is_folder else 'file'}"
            self.notes.add([UNREAD.finding(entry.place, problem, self.advice(cls, entry))])
        self.unanswered(cls, lying, values, [found.place.file for found in findings])
        read = self.built(cls, values, spot)
        self.compare_pictures(cls, read, spot)
        return read

    def unanswered(
        self, cls: type[Folder], lying: _Lying, values: dict[str, object], refused: list[str]
    ) -> None:
        """Note that what is refused or misnamed may define any id of the answer it was meant for.

        Otherwise every use of those ids would look like a mistake of its own.
        """
        known = slots(cls)
        for file in [*refused, *(entry.file for entry in lying.left())]:
            name = file.rpartition("/")[2]
            slot = known.get(nearest(name.rpartition(".")[0] or name, known))
            if slot is None:
                continue
            if slot.kept == "folder" and issubclass(slot.model, Folder):
                within = () if slot.name in lying.folders else _tables(slot.model).values()
                for table in within:
                    self.notes.lost(table.model)
            elif isinstance(values.get(slot.name, PENDING), Pending):
                self.notes.lost(slot.model)

    def built(self, cls: type[F], values: dict[str, object], spot: _Spot) -> F:
        """The class with its fields filled; with holes where it refuses them."""
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            for detail in telling(error, lambda loc: loc[:1]):
                slot = slots(cls).get(str(detail["loc"][0])) if detail["loc"] else None
                said = slot is not None and (slot.kept == "folder" or len(detail["loc"]) > 1)
                if not said and detail["type"] != "missing":  # nor is a missing file news
                    place = Place(spot.file(slot.files[0]) if slot else spot.folder)
                    rule, problem, cure = refused(detail, None)
                    problem = about(slot.name if slot else "", problem)
                    self.notes.add([rule.finding(place, problem, cure)])
            return cast("F", cls.model_construct(None, **values))

    def slot(self, slot: Slot, lying: _Lying, spot: _Spot) -> object:
        """The value of one field; Nothing where its default stands."""
        match slot.kept:
            case "folder":
                return self.subfolder(slot, lying, spot)
            case "tables" | "wide":
                if not lying.take_folder(slot.name):
                    return self.absent(slot, spot)
                there, findings = entries(self.study, spot.file(slot.name))
                self.notes.add(findings)
                if not there and slot.kept == "wide":
                    return self.absent(slot, spot)
                return tables(slot, there, self.notes)
            case "images":
                found, seen = images(lying.files.values(), self.notes)
                lying.take(*seen)
                return found
        files = lying.take(*_names(slot))
        sheets = self.sheets.get((*spot.trail, slot.name), [])
        if len(files) + len(sheets) > 1:
            self.notes.lost(slot.model)
            self.notes.add([_twice(slot, files, sheets)])
            return Nothing.WRONG
        if sheets:
            file, name, book = sheets[0]
            assert issubclass(slot.model, Row)
            return rows_noted(table_from_sheet(book[name], file, name, slot.model), self.notes)
        value = answer(slot, files[0], self.notes) if files else Nothing.BLANK
        if isinstance(value, Prose):
            value = replace(value, others=self.in_other_languages(slot, lying))
        return self.absent(slot, spot) if value is Nothing.BLANK else value

    def in_other_languages(self, slot: Slot, lying: _Lying) -> dict[str, Prose]:
        """Translations that lie beside a prose file, by language: conclusion.ko.md."""
        found = {}
        for name in list(lying.files):
            stem, _, language = name.removesuffix(".md").partition(".")
            if stem == slot.name and name.endswith(".md") and _LANGUAGE.fullmatch(language):
                (entry,) = lying.take(name)
                read = answer(slot, entry, self.notes)
                if isinstance(read, Prose):
                    found[language] = read
        return found

    def subfolder(self, slot: Slot, lying: _Lying, spot: _Spot) -> object:
        """A folder within, with the workbook that may lie beside it."""
        assert issubclass(slot.model, Folder)
        within = _Spot((*spot.trail, slot.name))
        for beside in lying.take(f"{slot.name}.xlsx"):
            self.workbook(beside, slot.model, within.trail)
        exists = lying.take_folder(slot.name)
        in_workbook = any(table[: len(within.trail)] == within.trail for table in self.sheets)
        if slot.may_be_pending and not exists and not in_workbook:
            return slot.pending
        return self.folder(slot.model, within, exists=exists)

    def absent(self, slot: Slot, spot: _Spot) -> object:
        """What stands in for a file that is not there: a pending answer, a default, or a mistake."""
        if slot.may_be_pending and (slot.default_is_pending or slot.required):
            return slot.pending
        if slot.required:
            file = spot.file(slot.files[0])
            cure = f"Write it: {slot.doc}" if slot.doc else ""
            self.notes.add([MISSING.finding(Place(file), "this file is missing", cure)])
            self.notes.lost(slot.model)
        return Nothing.BLANK

    def workbook(self, entry: Entry, cls: type[Folder], trail: Trail) -> None:
        """Note which sheets of a workbook hold which tables of a folder."""
        held = _tables(cls)
        try:
            book, findings = read_workbook(content(entry), entry.file)
            if not book and not findings:
                raise OPENED.misread("no sheet of this workbook holds anything", "Delete the file.")
        except Misread as misread:
            self.notes.refuse(entry, misread)
            book, findings = {}, []
        self.notes.add(findings)
        for slot in held.values() if not book else ():
            self.notes.lost(slot.model)
        found, unread = sheets_by_table(book, entry.file, held)
        self.notes.add(unread)
        for path, name in found.items():
            self.sheets.setdefault((*trail, *path), []).append((entry.file, name, book))

    def compare_pictures(self, cls: type[Folder], folder: Folder, spot: _Spot) -> None:
        """Compare the tables of a folder that name picture files with the files."""
        held = next((slot for slot in slots(cls).values() if slot.kept == "images"), None)
        if held is None:
            return
        pictures: dict[str, Image] = getattr(folder, held.field, {})
        naming = [
            slot
            for slot in slots(cls).values()
            if slot.kept == "table"
            and any(column.meaning.in_folder for column in columns(slot.model).values())
        ]
        tables = [getattr(folder, slot.field, ()) for slot in naming]
        named = tuple(row for table in tables if isinstance(table, tuple) for row in table)
        wrong = {found.place.file for found in self.notes.findings}
        complete = not any(spot.file(name) in wrong for slot in naming for name in slot.files)
        self.notes.add(unlisted(named, pictures, complete=complete))

    def advice(self, cls: type[Folder], entry: Entry) -> str:
        """What to do about a file that nothing reads."""
        stem, _, suffix = entry.name.rpartition(".")
        if suffix.casefold() in ("xls", "xlsm", "xlsb", "ods"):
            return "Open it in Excel and save it as .xlsx."
        for slot in slots(cls).values():
            if slot.name == entry.name and not entry.is_folder:
                return f"{slot.name} is a folder of the study. Delete or rename the file."
            if slot.name.casefold() == (stem or entry.name).casefold():
                return f"{slot.name} is read from {' or '.join(slot.files)}. Rename or convert it."
        for known in field_manual(self.cls):
            if known.file.rpartition("/")[2] == entry.name and known.file != entry.file:
                return f"Move it to {known.file}, where it belongs."
        name = f"{entry.name}/" if entry.is_folder else entry.name
        there = [slot.files[0] for slot in slots(cls).values()]
        return did_you_mean(name, there, "This folder holds")


def _names(slot: Slot) -> tuple[str, ...]:
    """The files that may hold an answer, a declared none among them."""
    if slot.kept == "table" or (slot.kept == "prose" and slot.may_be_declined):
        return (*slot.files, f"{slot.name}.yaml")
    return slot.files


def _tables(cls: type[Folder], trail: Trail = ()) -> dict[Trail, Slot]:
    """The tables of a folder and the folders in it."""
    found: dict[Trail, Slot] = {}
    for slot in slots(cls).values():
        if slot.kept == "folder" and issubclass(slot.model, Folder):
            found.update(_tables(slot.model, (*trail, slot.name)))
        elif slot.kept == "table":
            found[(*trail, slot.name)] = slot
    return found


def _twice(slot: Slot, files: list[Entry], sheets: list[tuple[str, str, Book]]) -> Finding:
    names = [entry.file for entry in files] + [f"{file}, sheet {name}" for file, name, _ in sheets]
    problem = f"{slot.name} stands in more than one place: {'; '.join(names)}"
    place = files[-1].place if files else Place(sheets[-1][0])
    return TWICE.finding(place, problem)
