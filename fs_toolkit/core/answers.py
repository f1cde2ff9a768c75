"""One file of a study to the answer it holds: rows, a record, prose, pictures."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable

from fs_toolkit.core.fields import Slot
from fs_toolkit.core.files import Entry, content
from fs_toolkit.core.findings import Place
from fs_toolkit.core.formats import DECLINED, FORM, PICTURE, TWICE, UNREAD, Misread
from fs_toolkit.core.model import Declined, Image, Model, Prose, Row
from fs_toolkit.core.notes import Notes
from fs_toolkit.core.pictures import OTHER_SUFFIXES, SUFFIXES, picture
from fs_toolkit.core.records import declined, read_record
from fs_toolkit.core.table_files import TableRead, table_from_csv, table_from_workbook
from fs_toolkit.core.texts import NotText, decoded
from fs_toolkit.core.wide import WideTable, wide_from_csv, wide_from_workbook
from fs_toolkit.core.yaml_text import read_yaml

_STEM = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,59}")


class Nothing(enum.Enum):
    """Two ways in which a file gives no answer."""

    BLANK = enum.auto()
    """It holds no words: the question is as open as without the file."""
    WRONG = enum.auto()
    """It cannot be read; what is wrong has been noted."""


def answer(slot: Slot, entry: Entry, notes: Notes) -> object:
    """What a file answers to the field it belongs to."""
    try:
        data = content(entry)
        if entry.name.endswith(".yaml"):
            return _yaml(slot, entry, data, notes)
        if slot.kept == "prose":
            return _prose(entry, data, notes)
        assert issubclass(slot.model, Row)
        if entry.name.endswith(".csv"):
            return rows_noted(table_from_csv(data, entry.file, slot.model), notes)
        return rows_noted(table_from_workbook(data, entry.file, slot, slot.model), notes)
    except Misread as misread:
        notes.refuse(entry, misread)
        notes.lost(slot.model)
        return Nothing.WRONG


def rows_noted(read: TableRead, notes: Notes) -> tuple[Row, ...]:
    """The rows of a table, its mistakes noted."""
    notes.add(read.findings)
    for kind, ids in read.half_read.items():
        notes.half_read.setdefault(kind, set()).update(ids)
    return read.rows


def _yaml(slot: Slot, entry: Entry, data: bytes, notes: Notes) -> Model | Declined | Nothing:
    """A record, or `none: reason`."""
    node, findings = read_yaml(data, entry.file)
    notes.add(findings)
    none = declined(node, entry.file)
    if isinstance(none, Declined) and slot.may_be_declined:
        return none
    if none is not None:
        problem = f"{slot.name} cannot be answered with none"
        cure = f"Write {slot.files[0]}, or delete this file to leave the question pending."
        refused = [DECLINED.finding(entry.place, problem, cure)]
        notes.add(none if isinstance(none, list) and slot.may_be_declined else refused)
    elif slot.kept != "record":
        problem = f"{slot.name} is not read from YAML; only `none: reason` may stand in this file"
        cure = f"Write {' or '.join(slot.files)}."
        notes.add([FORM.finding(Place(entry.file, 1), problem, cure)])
    elif node is not None or not findings:
        record, mistakes = read_record(node, entry.file, slot.model)
        notes.add(mistakes)
        if record is not None:
            return record
    notes.lost(slot.model)
    return Nothing.WRONG


def _prose(entry: Entry, data: bytes, notes: Notes) -> Prose | Nothing:
    try:
        text = decoded(data)
    except NotText as error:
        notes.refuse(entry, error.misread, error.line)
        return Nothing.WRONG
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Prose(text, Place(entry.file, 1)) if text.strip() else Nothing.BLANK


def tables(slot: Slot, there: Iterable[Entry], notes: Notes) -> dict[str, object]:
    """A folder of tables of one kind, by the stem of their files."""
    found: dict[str, object] = {}
    for entry in there:
        stem, _, suffix = entry.name.rpartition(".")
        if entry.is_folder or suffix not in ("csv", "xlsx") or not _STEM.fullmatch(stem):
            problem = f"nothing reads this {'folder' if entry.is_folder else 'file'}"
            cure = f"This folder holds tables: {slot.name}/<name>.csv."
            notes.add([UNREAD.finding(entry.place, problem, cure)])
        elif stem in found:
            problem = f"{stem} stands twice in this folder, as .csv and as .xlsx"
            notes.add([TWICE.finding(entry.place, problem)])
        elif slot.kept == "wide":
            table = _wide(entry, notes)
            if table is not None:
                found[stem] = table
        else:
            read = answer(slot, entry, notes)
            found[stem] = () if isinstance(read, Nothing) else read
    return found


def _wide(entry: Entry, notes: Notes) -> WideTable | None:
    """A table whose columns the study names."""
    read = wide_from_csv if entry.name.endswith(".csv") else wide_from_workbook
    try:
        table, findings = read(content(entry), entry.file)
    except Misread as misread:
        notes.refuse(entry, misread)
        return None
    notes.add(findings)
    return table


def images(files: Iterable[Entry], notes: Notes) -> tuple[dict[str, Image], set[str]]:
    """The picture files of a folder by name, and the names of all files that were looked at."""
    found: dict[str, Image] = {}
    seen: set[str] = set()
    for entry in files:
        suffix = entry.path.suffix.casefold()
        if suffix not in SUFFIXES + OTHER_SUFFIXES:
            continue
        seen.add(entry.name)
        try:
            if suffix in OTHER_SUFFIXES:
                raise PICTURE.misread(
                    f"a {suffix} picture cannot be printed", "Save it as PNG or JPEG."
                )
            found[entry.name] = picture(entry.name, content(entry), entry.place)
        except Misread as misread:
            notes.refuse(entry, misread)
    return found, seen
