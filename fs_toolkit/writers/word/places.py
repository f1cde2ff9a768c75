"""Where each thing that we wrote stands in a document, and what was copied."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from fs_toolkit.writers.word.controls import controls
from fs_toolkit.writers.word.manifest import Manifest
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import body_of
from fs_toolkit.writers.word.pieces import LOOSE

if TYPE_CHECKING:
    from docx.document import Document


@dataclass
class Places:
    """Controls, and the paragraphs of loose things, by id. Of copies the first is ours."""

    found: dict[str, etree._Element] = field(default_factory=dict)
    copies: dict[str, list[etree._Element]] = field(default_factory=dict)

    def add(self, id: str, element: etree._Element) -> None:
        """Note a place; a second one of the same id is a copy."""
        if self.found.setdefault(id, element) is not element:
            self.copies.setdefault(id, []).append(element)


def places_of(document: Document, manifest: Manifest) -> Places:
    """Where the blocks of a manifest stand."""
    places = Places()
    body = body_of(document)
    for control in controls(body):
        places.add(control.id, control.element)
    loose = {row.bookmark: row.id for row in manifest.rows if row.kind in LOOSE}
    for start in body.iter(q("w:bookmarkStart")):
        id = loose.get(start.get(q("w:name")) or "")
        if id is not None and (around := paragraph_of(start)) is not None:
            places.add(id, around)
    return places


def paragraph_of(element: etree._Element) -> etree._Element | None:
    """The paragraph around an element; for one between paragraphs none."""
    around: etree._Element | None = element
    while around is not None and around.tag != q("w:p"):
        around = around.getparent()
    return around
