"""New content in the place of old: comments and bookmarks of people move along."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from lxml import etree

from fs_toolkit.writers.word.footnotes import footnotes_part
from fs_toolkit.writers.word.markup import parsed, q, relationships
from fs_toolkit.writers.word.package import body_of

if TYPE_CHECKING:
    from docx.document import Document

_DROPPABLE = ("/image", "/hyperlink", "/chart")


class _Remark(NamedTuple):
    """A comment, and the words of the paragraph it stands at."""

    id: str
    words: str


def exchange_content(holder: etree._Element, fresh: list[etree._Element]) -> None:
    """Put fresh elements into a control in place of what it holds."""
    remarks, names = _remarks(holder), _bookmarks(holder)
    for child in list(holder):
        holder.remove(child)
    holder.extend(fresh)
    _resume(holder, remarks, names)


def exchange_paragraph(old: etree._Element, fresh: etree._Element) -> None:
    """Put a fresh paragraph in place of an old one; a section that ended there still does."""
    remarks, names = _remarks(old), _bookmarks(old)
    section = old.find(f"{q('w:pPr')}/{q('w:sectPr')}")
    properties = fresh.find(q("w:pPr"))
    if section is not None and properties is not None:
        properties.append(section)
    parent = old.getparent()
    if parent is not None:
        parent.replace(old, fresh)
    _resume(fresh, remarks, names)


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


def _bookmarks(holder: etree._Element) -> list[tuple[str, str]]:
    """Numbers and names of the bookmarks that lie wholly inside."""
    ends = {each.get(q("w:id")) for each in holder.iter(q("w:bookmarkEnd"))}
    return [
        (each.get(q("w:id")) or "", each.get(q("w:name")) or "")
        for each in holder.iter(q("w:bookmarkStart"))
        if each.get(q("w:id")) in ends
    ]


def _remarks(holder: etree._Element) -> list[_Remark]:
    found: dict[str, str] = {}
    for mark in holder.iter(q("w:commentRangeStart"), q("w:commentReference")):
        around: etree._Element | None = mark
        while around is not None and around.tag != q("w:p"):
            around = around.getparent()
        found.setdefault(mark.get(q("w:id")) or "", "" if around is None else _words(around))
    return [_Remark(id, words) for id, words in found.items()]


def _resume(holder: etree._Element, remarks: list[_Remark], names: list[tuple[str, str]]) -> None:
    """Anchor comments at the paragraph most like theirs, foreign bookmarks at the first."""
    paragraphs = list(holder.iter(q("w:p")))
    present = {each.get(q("w:name")) for each in holder.iter(q("w:bookmarkStart"))}
    for number, name in names:
        if name not in present:
            start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
            _around(paragraphs[0], start, f'<w:bookmarkEnd w:id="{number}"/>')
    for remark in remarks:
        like = max(paragraphs, key=lambda each: _likeness(_words(each), remark.words))
        _around(
            like,
            f'<w:commentRangeStart w:id="{remark.id}"/>',
            f'<w:commentRangeEnd w:id="{remark.id}"/>',
        )
        like.append(parsed(f'<w:r><w:commentReference w:id="{remark.id}"/></w:r>'))


def _around(paragraph: etree._Element, start: str, end: str) -> None:
    properties = paragraph.find(q("w:pPr"))
    paragraph.insert(0 if properties is None else 1, parsed(start))
    paragraph.append(parsed(end))


def _likeness(words: str, wanted: str) -> float:
    from difflib import SequenceMatcher

    if words == wanted:
        return 2.0
    return SequenceMatcher(None, words, wanted, autojunk=False).ratio() if words and wanted else 0.0


def _words(paragraph: etree._Element) -> str:
    return "".join(each.text or "" for each in paragraph.iter(q("w:t")))
