"""The manual of a study folder: every file, column and key with its docstring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fs_toolkit.core.fields import Slot, columns, slots
from fs_toolkit.core.model import Folder, Model


@dataclass(frozen=True)
class Entry:
    """One line of the manual."""

    file: str
    """economics/lines.csv"""
    column: str
    """A column, or a key with those above it: items[].name. Empty for the file as a whole."""
    type: str
    """In words: number, 0 to 1."""
    required: bool
    doc: str


def field_manual(cls: type[Folder], folder: str = "") -> Iterator[Entry]:
    """Every file of a folder, and every column and key of it, in their order."""
    for slot in slots(cls).values():
        if slot.kept == "folder" and issubclass(slot.model, Folder):
            yield from field_manual(slot.model, f"{folder}{slot.name}/")
            continue
        file = folder + (f"{slot.name}/*.csv" if slot.kept == "tables" else slot.files[0])
        yield Entry(file, "", _TYPES[slot.kept], slot.required, slot.doc)
        if slot.model is not Model:
            yield from _keys(slot.model, file, "", ())


def _keys(
    model: type[Model], file: str, above: str, within: tuple[type[Model], ...]
) -> Iterator[Entry]:
    for column in columns(model).values():
        key = above + column.name
        yield Entry(file, key, str(column.meaning), column.required, column.doc)
        for part in column.meaning.parts():
            if part.model is not None and part.model not in (model, *within):
                listed = "[]" if column.meaning.shape == "several" else ""
                yield from _keys(part.model, file, f"{key}{listed}.", (*within, model))


def files_that_define(cls: type[Folder], kind: str, folder: str = "") -> Iterator[tuple[str, Slot]]:
    """The files whose rows are the things of a kind, with their fields."""
    for slot in slots(cls).values():
        if slot.kept == "folder" and issubclass(slot.model, Folder):
            yield from files_that_define(slot.model, kind, f"{folder}{slot.name}/")
        elif kind in kinds_within(slot.model):
            yield f"{folder}{slot.files[0]}", slot


def kinds_within(model: type[Model], seen: frozenset[type[Model]] = frozenset()) -> frozenset[str]:
    """The kinds of things that a row or a record defines, with those nested in it."""
    if model in seen or model is Model or issubclass(model, Folder):
        return frozenset()
    own = getattr(model, "defines", "")
    found = {own} if own else set()
    for column in columns(model).values():
        for part in column.meaning.parts():
            if part.model is not None:
                found |= kinds_within(part.model, seen | {model})
    return frozenset(found)


_TYPES = {
    "table": "table",
    "record": "keys and values",
    "prose": "Markdown",
    "tables": "a table a file",
    "images": "pictures",
    "folder": "folder",
}
