"""New content in the place of old: comments and bookmarks of people move along."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lxml import etree

from fs_toolkit.writers.word.footnotes import footnotes_part
from fs_toolkit.writers.word.marks import Marks
from fs_toolkit.writers.word.markup import q, relationships
from fs_toolkit.writers.word.package import body_of

if TYPE_CHECKING:
    from docx.document import Document

_DROPPABLE = ("/image", "/hyperlink", "/chart")


def exchange_content(holder: etree._Element, fresh: list[etree._Element]) -> None:
    """Put fresh elements into a control in place of what it holds."""
    marks = Marks(holder)
    for child in list(holder):
        holder.remove(child)
    holder.extend(fresh)
    marks.resume(holder)


def exchange_paragraph(old: etree._Element, fresh: etree._Element) -> None:
    """Put a fresh paragraph in place of an old one; a section that ended there still does."""
    marks = Marks(old)
    section = old.find(f"{q('w:pPr')}/{q('w:sectPr')}")
    properties = fresh.find(q("w:pPr"))
    if section is not None and properties is not None:
        properties.append(section)
    parent = old.getparent()
    if parent is not None:
        parent.replace(old, fresh)
    marks.resume(fresh)


def tidy(document: Document) -> None:
    """Drop what nothing refers to any more: notes, relationships, halves of bookmarks."""
    body = body_of(document)
    notes = cast("etree._Element", footnotes_part(document).element)
    used = {each.get(q("w:id")) for each in body.iter(q("w:footnoteReference"))}
    for note in list(notes):
        if note.get(q("w:type")) is None and note.get(q("w:id")) not in used:
            notes.remove(note)
    for part in (document.part, footnotes_part(document)):
        root = cast("etree._Element", part.element)
        named = {id for _, _, id in relationships(root)}
        for id, relation in list(part.rels.items()):
            if relation.reltype.endswith(_DROPPABLE) and id not in named:
                del part.rels[id]
    starts = {each.get(q("w:id")) for each in body.iter(q("w:bookmarkStart"))}
    ends = {each.get(q("w:id")) for each in body.iter(q("w:bookmarkEnd"))}
    for mark in list(body.iter(q("w:bookmarkStart"), q("w:bookmarkEnd"))):
        parent = mark.getparent()
        if mark.get(q("w:id")) in starts ^ ends and parent is not None:
            parent.remove(mark)
