"""Blocks found again after a program took away the controls round them.

LibreOffice drops the tags of controls and keeps our hidden bookmarks, each now round the
paragraphs of its block; a table stands before its bookmark. What a block shows is compared
with what it showed when we wrote it: where that is the same the block is ours, else it
counts as edited. Every word stays either way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from fs_toolkit.writers.word.canonical import DIGEST, digest
from fs_toolkit.writers.word.controls import control_xml, controls
from fs_toolkit.writers.word.manifest import Manifest, Row
from fs_toolkit.writers.word.markup import bookmarked, parsed, q
from fs_toolkit.writers.word.package import body_of
from fs_toolkit.writers.word.pieces import LOOSE
from fs_toolkit.writers.word.places import paragraph_of
from fs_toolkit.writers.word.rewritten import (
    begin_page,
    count_by_chapter,
    drop_codes,
    frame_links,
    move_page_breaks,
    part_section,
    unwrap,
)
from fs_toolkit.writers.word.seals import block_canonical, is_contents, surroundings
from fs_toolkit.writers.word.shown import Shown

if TYPE_CHECKING:
    from docx.document import Document

_START, _END, _SDT = q("w:bookmarkStart"), q("w:bookmarkEnd"), q("w:sdt")
_TRACKED = tuple(q(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo"))


class _Span(NamedTuple):
    """The elements from a bookmark's first beginning to its last end, all of one parent."""

    parent: etree._Element
    first: int
    last: int

    @property
    def elements(self) -> list[etree._Element]:
        return list(self.parent)[self.first : self.last + 1]


@dataclass
class Recovered:
    """What was found again."""

    written: dict[str, str] = field(default_factory=dict)
    """What counts as the hash of what we wrote, of each thing found."""
    controls: list[str] = field(default_factory=list)
    """Blocks that have their control again."""
    unsure: list[str] = field(default_factory=list)
    """Blocks that are there and cannot be told from what stands round them."""
    everything: bool = False
    """Whether no frame was left: a program wrote the whole file anew."""


def recover(document: Document, manifest: Manifest) -> Recovered:
    """Put lost controls back where their bookmarks stand.

    A control's hash is that of what stands in it if this shows what we wrote, and else the
    hash that we wrote, so that the block counts as edited.
    """
    body = body_of(document)
    there = {control.id for control in controls(body)}
    lost = [row for row in manifest.rows if row.kind not in LOOSE and row.id not in there]
    marks = _marks(body, {row.bookmark for row in manifest.rows})
    lost = [row for row in lost if row.bookmark in marks]
    if not lost:
        return Recovered()
    framed: set[etree._Element] = set()
    if not there:
        framed = unwrap(body)
        move_page_breaks(body)
    return _Recovery(document, manifest, framed, strict=bool(there)).done(lost)


class _Recovery:
    """Puts controls round spans."""

    def __init__(
        self,
        document: Document,
        manifest: Manifest,
        framed: set[etree._Element],
        *,
        strict: bool,
    ) -> None:
        self._body = body_of(document)
        self._around = surroundings(document)
        self._shown = Shown(document, self._around)
        self._manifest, self._framed, self._strict = manifest, framed, strict
        self._found = Recovered(everything=not strict)
        self._marks = _marks(self._body, {row.bookmark for row in manifest.rows})
        self._names = self._names_of_elements()
        self._number = _highest(self._body.iterfind(f".//{q('w:sdtPr')}/{q('w:id')}"), q("w:val"))
        self._mark = _highest(self._body.iter(_START, _END), q("w:id"))

    def _names_of_elements(self) -> dict[etree._Element, set[str]]:
        """Our bookmarks in each element of the body."""
        found: dict[etree._Element, set[str]] = {}
        for each in self._body.iter(_START):
            name, element = each.get(q("w:name")) or "", self._level(each)
            if element is not None and name in self._marks:
                found.setdefault(element, set()).add(name)
        return found

    def done(self, lost: list[Row]) -> Recovered:
        """Recover each block that still has a place of its own, then headings and captions."""
        for row in lost:
            start, end = self._marks[row.bookmark]
            span = self._span(row, start, end)
            if span is not None:
                self._wrap(row, span, clean=self._is_clean(row, span))
            elif (first := self._span(row, start, start, alone=True)) is not None:
                self._wrap(row, first, clean=False)
            else:
                self._found.unsure.append(row.id)
        if not self._strict:
            self._loose()
        return self._found

    def _is_clean(self, row: Row, span: _Span) -> bool:
        return is_contents(row.id) or self._is_ours(row, span.elements)

    def _loose(self) -> None:
        """Headings and captions that show what we wrote, whatever became of their fields."""
        rows = {row.bookmark: row for row in self._manifest.rows if row.kind in LOOSE}
        for name, row in rows.items():
            start, _ = self._marks.get(name, (None, None))
            paragraph = None if start is None else paragraph_of(start)
            if paragraph is None:
                continue
            count_by_chapter(paragraph)
            begin_page(paragraph)
            if self._is_ours(row, [paragraph]):
                self._found.written[row.id] = block_canonical(row.id, paragraph, self._around).hash

    def _span(
        self, row: Row, start: etree._Element, end: etree._Element, *, alone: bool = False
    ) -> _Span | None:
        """Where a block stands; nothing if that overlaps with another.

        `alone` takes the one element that the block begins in.
        """
        first, last = self._level(start), self._level(end)
        if first is None or last is None:
            return None
        begin, stop = self._body.index(first), self._body.index(last)
        if row.kind == "table" and not alone:
            begin = self._back_to_table(begin)
        span = _Span(self._body, begin, stop)
        inside = span.elements
        others = set().union(*(self._names.get(each, set()) for each in inside)) - {row.bookmark}
        if begin > stop or others or any(each.tag == _SDT for each in inside):
            return None
        *before, last = [each for each in inside if each.tag not in (_START, _END)] or inside
        if any(_ends_section(each) for each in before):
            return None
        part_section(last, inside[-1])
        return None if _ends_section(last) else span

    def _level(self, mark: etree._Element) -> etree._Element | None:
        """The element of the body that a mark stands in."""
        around: etree._Element | None = mark
        while around is not None and around.getparent() is not self._body:
            around = around.getparent()
        return around

    def _back_to_table(self, begin: int) -> int:
        body = self._body
        if body[begin].tag != q("w:tbl") and begin and body[begin - 1].tag == q("w:tbl"):
            return begin - 1
        return begin

    def _wrap(self, row: Row, span: _Span, *, clean: bool) -> None:
        """Put the control round a span, and our bookmark into it."""
        elements = span.elements
        for paragraph in elements if self._found.everything else ():
            begin_page(paragraph)
            if paragraph in self._framed:
                drop_codes(paragraph)
            if not is_contents(row.id):
                frame_links(paragraph)
        self._number += 1
        self._mark += 1
        frame = parsed(
            control_xml(
                self._number,
                row.id,
                row.id,
                bookmarked(self._mark, row.bookmark, ""),
                contents=row.id == "contents",
            )
        )
        elements[0].addprevious(frame)
        _take_marks(elements, row.bookmark)
        content = frame.find(q("w:sdtContent"))
        if content is None:
            raise ValueError("a control holds nothing")
        for element in elements:
            if element.getparent() is not None:  # else it was a mark that was taken out
                content.insert(len(content) - 1, element)
        hash = block_canonical(row.id, frame, self._around).hash if clean else row.hash
        next(controls(frame)).seal(hash)
        self._found.written[row.id] = hash
        self._found.controls.append(row.id)

    def _is_ours(self, row: Row, elements: list[etree._Element]) -> bool:
        """Whether a block shows what we wrote; while other controls stand, looks count too."""
        if any(next(element.iter(*_TRACKED), None) is not None for element in elements):
            return False
        if self._strict:
            seen = (block_canonical(row.id, each, self._around).full for each in elements)
            return digest("".join(seen)) == row.hash
        now = self._shown.hash(elements)
        if now == row.shown:
            return True
        most = 2 * DIGEST
        unmarked = not self._shown.first(elements)
        return now[:most] == row.shown[:most] and unmarked and self._flattened(elements)

    def _flattened(self, elements: list[etree._Element]) -> bool:
        """Whether a frame stood inside a paragraph: the marks of its runs went with it."""
        return any(each in self._framed for element in elements for each in element.iter(q("w:p")))


def _ends_section(element: etree._Element) -> bool:
    return next(element.iter(q("w:sectPr")), None) is not None


def _highest(elements: Iterable[etree._Element], name: str) -> int:
    numbers = (each.get(name) or "" for each in elements)
    return max((int(number) for number in numbers if number.lstrip("-").isdigit()), default=0)


def _marks(
    body: etree._Element, names: set[str]
) -> dict[str, tuple[etree._Element, etree._Element]]:
    """First beginning and last end of bookmarks, which another program may have split."""
    found: dict[str, tuple[etree._Element, etree._Element]] = {}
    numbers: dict[str | None, str] = {}
    for each in body.iter(_START, _END):
        number = each.get(q("w:id"))
        if each.tag == _START and (name := each.get(q("w:name")) or "") in names:
            numbers[number] = name
            found.setdefault(name, (each, each))
        elif each.tag == _END and number in numbers:
            name = numbers[number]
            found[name] = (found[name][0], each)
    return found


def _take_marks(elements: list[etree._Element], name: str) -> None:
    """Remove a bookmark from elements that follow each other."""
    numbers: set[str | None] = set()
    for each in [mark for element in elements for mark in element.iter(_START, _END)]:
        parent = each.getparent()
        mine = each.tag == _START and each.get(q("w:name")) == name
        if mine:
            numbers.add(each.get(q("w:id")))
        if parent is not None and (mine or (each.tag == _END and each.get(q("w:id")) in numbers)):
            parent.remove(each)
