"""The manual of a study folder: every file, column and key with its docstring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fs_toolkit.core.fields import columns, slots
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
        file = folder + (f"{slot.name}/*.csv" if slot.kept in ("tables", "wide") else slot.files[0])
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


_TYPES = {
    "table": "table",
    "record": "keys and values",
    "prose": "Markdown",
    "tables": "a table a file",
    "wide": "a wide table a file",
    "images": "pictures",
    "folder": "folder",
}
