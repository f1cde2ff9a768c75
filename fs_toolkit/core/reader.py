"""The recursive reader of study folders: a folder is a class, a file is a field.

Every mistake of every file is reported at once, each with its place. The classes say all
there is to know about a study's files; nothing here knows any of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from fs_toolkit.core.fields import Slot, columns, slots
from fs_toolkit.core.files import DEEPEST, Entry, content, entries
from fs_toolkit.core.findings import NOWHERE, Finding, Place
from fs_toolkit.core.formats import (
    DECLINED,
    FORM,
    MISSING,
    OPENED,
    PICTURE,
    TWICE,
    UNREAD,
    Misread,
    folded,
    shown,
)
from fs_toolkit.core.manual import kinds_within
from fs_toolkit.core.model import Declined, Folder, Image, Model, Pending, Places, Prose, Row
from fs_toolkit.core.pictures import OTHER_SUFFIXES, SUFFIXES, picture, unlisted
from fs_toolkit.core.records import declined, read_record
from fs_toolkit.core.refusals import refused, telling
from fs_toolkit.core.suggest import did_you_mean, listed
from fs_toolkit.core.table_files import (
    EVERYTHING,
    TableRead,
    sheets_by_table,
    table_from_csv,
    table_from_sheet,
    table_from_workbook,
)
from fs_toolkit.core.texts import NotText, decoded
from fs_toolkit.core.workbooks import Book, read_workbook
from fs_toolkit.core.yaml_text import read_yaml

F = TypeVar("F", bound=Folder)
Trail = tuple[str, ...]
"""The names of the folders above, and of the table: ("economics", "lines")."""
STUDY_WORKBOOK = "study.xlsx"


@dataclass(frozen=True)
class Reading(Generic[F]):
    """What reading a folder gave."""

    whole: F | None
    """The study; None if anything at all is wrong with its files."""
    parts: F
    """All that could be read, for looking for further mistakes. Fields may be missing."""
    findings: list[Finding]


def read_folder(cls: type[F], folder: Path) -> tuple[F | None, list[Finding]]:
    """The study in a folder, or everything that is wrong with its files."""
    reading = read(cls, folder)
    return reading.whole, reading.findings


def read(cls: type[F], folder: Path) -> Reading[F]:
    """Read a folder as a class; what can be read is there even if something is wrong."""
    walk = _Walk(folder, cls)
    parts = walk.folder(cls, "", ())
    assert isinstance(parts, cls)
    half_read = {kind: frozenset(ids) for kind, ids in walk.half_read.items()}
    parts.read_from(Places(NOWHERE, half_read=half_read))
    findings = folded(sorted(walk.findings, key=lambda found: (found.place.file, found.place.line or 0)))
    return Reading(None if findings else parts, parts, findings)


class _Walk:
    """One reading of a study: what has been found so far."""

    def __init__(self, study: Path, cls: type[Folder]) -> None:
        self.study, self.cls = study, cls
        self.findings: list[Finding] = []
        self.half_read: dict[str, set[str]] = {}
        self.sheets: dict[Trail, list[tuple[str, str, Book]]] = {}
        """Sheets of workbooks that hold several tables: file, sheet and workbook by table."""

    # --- folders ---
    def folder(self, cls: type[Folder], folder: str, trail: Trail, *, exists: bool = True) -> Folder:
        """A folder as a class: each field from the files of its name."""
        there: list[Entry] = []
        if exists:
            there, findings = entries(self.study, folder)
            self.findings += findings
            if findings and not there and not trail:
                return cls.model_construct()
        files = {entry.name: entry for entry in there if not entry.is_folder}
        folders = {entry.name: entry for entry in there if entry.is_folder}
        taken: set[str] = set()
        own_workbook = f"{trail[-1]}.xlsx" if trail else STUDY_WORKBOOK
        if own_workbook in files and f"{own_workbook[:-5]}" not in _tables(cls):
            self.workbook(files[own_workbook], cls, trail)
            taken.add(own_workbook)
        values: dict[str, object] = {}
        for slot in slots(cls).values():
            answer = self.slot(slot, files, folders, taken, folder, trail)
            if answer is not None:
                values[slot.name] = answer
        self.leftovers(cls, [entry for entry in there if entry.name not in taken])
        return self.built(cls, values, Place(folder))

    def built(self, cls: type[Folder], values: dict[str, object], place: Place) -> Folder:
        """The class with its fields filled; with holes where it refuses them."""
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            for detail in telling(error.errors(include_url=False)):
                if detail["type"] != "missing":  # said already, of the file
                    rule, problem, cure = refused(detail, None)
                    self.findings.append(rule.finding(place, problem, cure))
            return cls.model_construct(**values)

    def slot(
        self,
        slot: Slot,
        files: dict[str, Entry],
        folders: dict[str, Entry],
        taken: set[str],
        folder: str,
        trail: Trail,
    ) -> object:
        """The value of one field; None where its default stands."""
        match slot.kept:
            case "folder":
                return self.subfolder(slot, files, folders, taken, folder, trail)
            case "tables":
                if slot.name not in folders:
                    return self.absent(slot, folder)
                taken.add(slot.name)
                return self.tables(slot, folders[slot.name])
            case "images":
                return self.images(files, taken)
        found = [files[name] for name in _names(slot) if name in files]
        taken.update(entry.name for entry in found)
        sheets = self.sheets.get((*trail, slot.name), [])
        if len(found) + len(sheets) > 1:
            self.lost(slot.model)
            self.findings.append(_twice(slot, found, sheets))
            return None
        if sheets:
            file, name, book = sheets[0]
            assert issubclass(slot.model, Row)
            return self.table(table_from_sheet(book[name], file, name, slot.model))
        answer = self.answer(slot, found[0]) if found else self.absent(slot, folder)
        return self.absent(slot, folder) if answer is _NOTHING else answer

    def subfolder(
        self,
        slot: Slot,
        files: dict[str, Entry],
        folders: dict[str, Entry],
        taken: set[str],
        folder: str,
        trail: Trail,
    ) -> object:
        """A folder within, with the workbook that may lie beside it."""
        assert issubclass(slot.model, Folder)
        within = (*trail, slot.name)
        beside = files.get(f"{slot.name}.xlsx")
        if beside is not None:
            taken.add(beside.name)
            self.workbook(beside, slot.model, within)
        exists = slot.name in folders
        taken.update({slot.name} & folders.keys())
        in_workbook = any(table[: len(within)] == within for table in self.sheets)
        if not (exists or in_workbook) and slot.may_be_pending:
            return slot.pending
        path = f"{folder}/{slot.name}" if folder else slot.name
        if len(within) > DEEPEST:
            return None
        read = self.folder(slot.model, path, within, exists=exists)
        self.pictures(slot.model, read)
        return read

    def leftovers(self, cls: type[Folder], unread: list[Entry]) -> None:
        """Refuse what nothing reads; it would be an answer that nobody hears."""
        for entry in unread:
            self.findings.append(
                UNREAD.finding(
                    entry.place,
                    f"nothing reads this {'folder' if entry.is_folder else 'file'}",
                    self.advice(cls, entry),
                )
            )

    def advice(self, cls: type[Folder], entry: Entry) -> str:
        """What to do about a file that nothing reads."""
        stem, _, suffix = entry.name.rpartition(".")
        usual = {name: slot for slot in slots(cls).values() for name in slot.files}
        if suffix.casefold() in ("xls", "xlsm", "xlsb", "ods"):
            return "Open it in Excel and save it as .xlsx."
        for slot in slots(cls).values():
            if slot.name.casefold() == (stem or entry.name).casefold():
                return f"{slot.name} is read from {' or '.join(slot.files)}. Rename or convert it."
        for file in _all_files(self.cls):
            if file.rpartition("/")[2] == entry.name and file != entry.file:
                return f"It belongs to {file}. Move it there."
        name = f"{entry.name}/" if entry.is_folder else entry.name
        return did_you_mean(name, usual, "This folder holds")

    # --- files ---
    def absent(self, slot: Slot, folder: str) -> object:
        """What stands in for a file that is not there: a pending answer, a default, or a mistake."""
        if slot.may_be_pending and (slot.default_is_pending or slot.required):
            return slot.pending
        if slot.required:
            name = f"{folder}/{slot.files[0]}" if folder else slot.files[0]
            problem = f"{name} is missing"
            cure = f"Write it; {MISSING.cure[16:]}" if not slot.doc else f"Write it: {slot.doc}"
            self.findings.append(MISSING.finding(Place(name), problem, cure))
            self.lost(slot.model)
        return None

    def answer(self, slot: Slot, entry: Entry) -> object:
        """What a file answers."""
        try:
            data = content(entry)
            if entry.name.endswith(".yaml"):
                return self.yaml(slot, entry, data)
            if slot.kept == "prose":
                return self.prose(entry, data)
            assert issubclass(slot.model, Row)
            if entry.name.endswith(".csv"):
                return self.table(table_from_csv(data, entry.file, slot.model))
            return self.table(table_from_workbook(data, entry.file, slot, slot.model))
        except Misread as misread:
            self.refuse(entry, misread)
            self.lost(slot.model)
            return None

    def table(self, read: TableRead) -> tuple[Row, ...]:
        """The rows of a table, with its mistakes noted."""
        self.findings += read.findings
        for kind, ids in read.half_read.items():
            self.half_read.setdefault(kind, set()).update(ids)
        return read.rows

    def yaml(self, slot: Slot, entry: Entry, data: bytes) -> Model | Declined | None:
        """A record, or `none: reason`."""
        node, findings = read_yaml(data, entry.file)
        self.findings += findings
        none = declined(node, entry.file)
        if none is not None and slot.may_be_declined:
            if isinstance(none, Declined):
                return none
            self.findings += none
        elif none is not None:
            problem = f"{slot.name} cannot be answered with none"
            cure = f"Write {slot.files[0]}, or delete this file to leave the question pending."
            self.findings.append(DECLINED.finding(entry.place, problem, cure))
        elif slot.kept != "record":
            problem = f"{slot.name} is not read from YAML; there, only `none: reason` may stand"
            self.findings.append(FORM.finding(entry.place, problem, f"Write {' or '.join(slot.files)}."))
        elif node is not None or not findings:
            record, mistakes = read_record(node, entry.file, slot.model)
            self.findings += mistakes
            if record is not None:
                return record
        self.lost(slot.model)
        return None

    def prose(self, entry: Entry, data: bytes) -> object:
        """A Markdown file; one without words answers nothing."""
        try:
            text = decoded(data)
        except NotText as error:
            self.refuse(entry, error.misread, error.line)
            return None
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        return Prose(text, Place(entry.file, 1)) if text.strip() else _NOTHING

    def tables(self, slot: Slot, entry: Entry) -> dict[str, object]:
        """A folder of tables of one kind, by the stem of their files."""
        assert issubclass(slot.model, Row)
        there, findings = entries(self.study, entry.file)
        self.findings += findings
        found: dict[str, object] = {}
        for file in there:
            stem, _, suffix = file.name.rpartition(".")
            if file.is_folder or suffix not in ("csv", "xlsx") or not _STEM.fullmatch(stem):
                problem = f"nothing reads this {'folder' if file.is_folder else 'file'}"
                cure = f"This folder holds tables: {slot.files[0]}<name>.csv."
                self.findings.append(UNREAD.finding(file.place, problem, cure))
            elif stem in found:
                problem = f"{stem} stands twice in this folder, as .csv and as .xlsx"
                self.findings.append(TWICE.finding(file.place, problem))
            else:
                found[stem] = self.answer(slot, file) or ()
        return found

    # --- workbooks of several tables ---
    def workbook(self, entry: Entry, cls: type[Folder], trail: Trail) -> None:
        """Note which sheets of a workbook hold which tables of a folder."""
        tables = _tables(cls)
        try:
            book, findings = read_workbook(content(entry), entry.file)
        except Misread as misread:
            self.refuse(entry, misread)
            book, findings = {}, []
        self.findings += findings
        if not book:
            for slot in tables.values():
                self.lost(slot.model)
            if not findings:
                self.findings.append(OPENED.finding(entry.place, "no sheet of this workbook holds anything"))
        found, unread = sheets_by_table(book, entry.file, tables)
        self.findings += unread
        for path, name in found.items():
            self.sheets.setdefault((*trail, *path), []).append((entry.file, name, book))

    # --- pictures ---
    def images(self, files: dict[str, Entry], taken: set[str]) -> dict[str, Image]:
        """The picture files of a folder, by name."""
        found: dict[str, Image] = {}
        for name, entry in files.items():
            suffix = entry.path.suffix.casefold()
            if suffix in OTHER_SUFFIXES:
                taken.add(name)
                problem = f"a {suffix} picture cannot be printed"
                self.findings.append(PICTURE.finding(entry.place, problem, "Save it as PNG or JPEG."))
            elif suffix in SUFFIXES:
                taken.add(name)
                try:
                    read = picture(name, content(entry), entry.place)
                except Misread as misread:
                    self.refuse(entry, misread)
                    continue
                if isinstance(read, Image):
                    found[name] = read
                else:
                    self.findings.append(read)
        return found

    def pictures(self, cls: type[Folder], folder: Folder) -> None:
        """Compare the tables of a folder that name files with the files."""
        held = {slot.kept: slot for slot in slots(cls).values()}
        if "images" not in held:
            return
        files: dict[str, Image] = getattr(folder, held["images"].field, {})
        named: list[Row] = []
        for slot in slots(cls).values():
            if slot.kept == "table" and any(
                column.meaning.in_folder for column in columns(slot.model).values()
            ):
                table = getattr(folder, slot.field, ())
                named += table if isinstance(table, tuple) else ()
        there = [found for found in self.findings if found.place.file.startswith(_beside(files))]
        self.findings += unlisted(tuple(named), files, complete=not there)

    # --- what went wrong ---
    def refuse(self, entry: Entry, misread: Misread, line: int | None = None) -> None:
        """Note that a file cannot be read."""
        place = Place(entry.file, line)
        self.findings.append(misread.rule.finding(place, misread.problem, misread.cure))

    def lost(self, model: type[Model]) -> None:
        """Any id that the model would define may stand in what could not be read."""
        for kind in kinds_within(model):
            self.half_read.setdefault(kind, set()).add(EVERYTHING)
