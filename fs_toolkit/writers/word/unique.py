"""Names and numbers that may stand once: kept so after a person copied a block.

Word gives a copy new numbers when it is pasted, other programs do not; of two bookmarks
with one name Word keeps the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import body_of

if TYPE_CHECKING:
    from docx.document import Document

_START, _END = q("w:bookmarkStart"), q("w:bookmarkEnd")
_COMMENTS = (q("w:commentRangeStart"), q("w:commentRangeEnd"), q("w:commentReference"))
_PARAGRAPH, _TEXT = q("w14:paraId"), q("w14:textId")


def make_unique(document: Document) -> None:
    """Give later copies numbers of their own, and take from them the names of the first."""
    body = body_of(document)
    _bookmarks(body)
    _comments(body)
    _renumbered(
        ((each, "id") for each in body.iter(q("wp:docPr"))),
    )
    _renumbered(
        (number, q("w:val"))
        for each in body.iter(q("w:sdtPr"))
        if (number := each.find(q("w:id"))) is not None
    )
    seen: set[str] = set()
    for each in body.iter(q("w:p"), q("w:tr")):
        id = each.get(_PARAGRAPH)
        if id is not None and id in seen:
            each.attrib.pop(_PARAGRAPH, None)
            each.attrib.pop(_TEXT, None)
        elif id is not None:
            seen.add(id)


def _bookmarks(body: etree._Element) -> None:
    """Of each name the first; a number that is used again is given anew."""
    names: set[str] = set()
    numbers: set[str] = set()
    now: dict[str, str | None] = {}
    """What an end with this number belongs to: its new number, or None if its start went."""
    marks = list(body.iter(_START, _END))
    free = _free(each.get(q("w:id")) for each in marks)
    for mark in marks:
        number = mark.get(q("w:id")) or ""
        if mark.tag == _START:
            name = mark.get(q("w:name")) or ""
            if name in names:
                now[number] = None
                _remove(mark)
                continue
            names.add(name)
            now[number] = next(free) if number in numbers else number
            numbers.add(number)
            mark.set(q("w:id"), now[number] or number)
        elif number in now:
            new = now.pop(number)
            if new is None:
                _remove(mark)
            else:
                mark.set(q("w:id"), new)


def _comments(body: etree._Element) -> None:
    """A comment belongs to one place: the first."""
    seen: set[tuple[str, str | None]] = set()
    for mark in list(body.iter(*_COMMENTS)):
        key = (str(mark.tag), mark.get(q("w:id")))
        if key in seen:
            _remove(mark)
        seen.add(key)


def _renumbered(places: Iterator[tuple[etree._Element, str]]) -> None:
    found = list(places)
    free = _free(each.get(name) for each, name in found)
    seen: set[str | None] = set()
    for each, name in found:
        if each.get(name) in seen:
            each.set(name, next(free))
        seen.add(each.get(name))


def _free(values: Iterator[str | None]) -> Iterator[str]:
    used = (int(value) for value in values if value and value.lstrip("-").isdigit())
    return map(str, count(max(used, default=0) + 1))


def _remove(mark: etree._Element) -> None:
    parent = mark.getparent()
    if parent is not None:
        parent.remove(mark)
