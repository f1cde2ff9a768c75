"""Comments and bookmarks of people, on their way from old content to new.

A range has a beginning and an end, and each may stand in a block of its own. Only the
marks that stand inside the old content are moved; each goes to the paragraph most like
the one that it stood in.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from lxml import etree

from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.rows import ROW
from fs_toolkit.writers.word.spots import characters_before, put_between

OURS = ("_FSb_", "_Ref_", ROW)
"""How the names of bookmarks begin that we write; Word's own are `_Toc` and `_Ref` with a digit."""

Side = Literal["start", "end"]
_COMMENT = {q("w:commentRangeStart"): "start", q("w:commentRangeEnd"): "end"}
_START, _END, _REFERENCE = q("w:bookmarkStart"), q("w:bookmarkEnd"), q("w:commentReference")
_P, _R = q("w:p"), q("w:r")
_NAME, _ID = q("w:name"), q("w:id")


class Mark(NamedTuple):
    """One end of a comment or bookmark, and where it stood."""

    element: etree._Element
    """The mark itself; of a comment's reference, its run."""
    side: Side
    range: str
    """What both ends have in common."""
    words: str
    """The words of its paragraph."""
    at: int
    """Which paragraph of the content that was."""
    before: int = 0
    """How many characters of that paragraph stood before it."""
    side_of: str = ""
    """The bookmark of ours whose end stood there too."""


class Marks:
    """The marks of people in some content that is about to be replaced."""

    def __init__(self, holder: etree._Element) -> None:
        paragraphs = list(holder.iter(_P))
        self._places = {each: at for at, each in enumerate(paragraphs)}
        self._count = len(paragraphs)
        self._paragraphs = paragraphs
        self._marks = list(self._found(holder))

    def _found(self, holder: etree._Element) -> Iterator[Mark]:
        ours: set[str | None] = set()
        for each in holder.iter(_START, _END, _REFERENCE, *_COMMENT):
            number = each.get(_ID)
            if each.tag == _START and (each.get(_NAME) or "").startswith(OURS):
                ours.add(number)
            elif each.tag in {_START, _END} and number not in ours:
                side: Side = "start" if each.tag == _START else "end"
                yield self._mark(each, holder, side, f"bookmark {number}")
            elif each.tag == _REFERENCE:
                run = each.getparent()
                if run is not None and run.tag == _R:
                    yield self._mark(each, holder, "end", f"comment {number}")
            elif each.tag in _COMMENT:
                side = "start" if _COMMENT[str(each.tag)] == "start" else "end"
                yield self._mark(each, holder, side, f"comment {number}")

    def _mark(self, each: etree._Element, holder: etree._Element, side: Side, name: str) -> Mark:
        at = self._place(each, holder, side)
        if not self._paragraphs:
            return Mark(_alone(each), side, name, "", at)
        paragraph = self._paragraphs[at]
        before, ours = 0, ""
        if name.startswith("bookmark"):
            before = characters_before(paragraph, each)
            ours = next((id for id, spot in _ours(paragraph, side) if spot == before), "")
        return Mark(_alone(each), side, name, words_of(paragraph), at, before, ours)

    def _place(self, mark: etree._Element, holder: etree._Element, side: Side) -> int:
        """The paragraph around a mark; of one between paragraphs, that on its inner side."""
        around: etree._Element | None = mark
        while around is not None and around is not holder:
            if around in self._places:
                return self._places[around]
            around = around.getparent()
        if holder in self._places:
            return self._places[holder]
        before = 0
        for each in holder.iter(_P, str(mark.tag)):
            if each is mark:
                break
            before += each.tag == _P
        inner = before if side == "start" else before - 1
        return min(max(inner, 0), max(self._count - 1, 0))

    def resume(self, holder: etree._Element) -> None:
        """Put the marks into new content."""
        paragraphs = list(holder.iter(_P))
        if not paragraphs:
            return
        words = [words_of(each) for each in paragraphs]
        present = {each.get(_NAME) for each in holder.iter(_START)}
        twice = {mark.range for mark in self._marks if mark.element.get(_NAME) in present - {None}}
        begun: dict[str, int] = {}
        exact = self._exact(paragraphs, words)
        for mark in self._marks:
            if mark.range in twice:
                continue
            if mark in exact:
                paragraph, spot = exact[mark]
                put_between(paragraph, spot, mark.element, end=mark.side == "end")
                continue
            at = max(begun.get(mark.range, 0), self._like(mark, words))
            if mark.side == "start":
                begun[mark.range] = at
                properties = paragraphs[at].find(q("w:pPr"))
                paragraphs[at].insert(0 if properties is None else 1, mark.element)
            else:
                paragraphs[at].append(mark.element)

    def _exact(
        self, paragraphs: list[etree._Element], words: list[str]
    ) -> dict[Mark, tuple[etree._Element, int]]:
        """Where bookmarks within a paragraph stand round the words that they stood round.

        One that stood where ours does, as Word's own round the number of a caption, goes where
        ours is now. Where the words are gone, it is not known.
        """
        found: dict[Mark, tuple[etree._Element, int]] = {}
        for start, end in self._pairs():
            at = self._like(start, words)
            paragraph = paragraphs[at]
            if start.side_of and start.side_of == end.side_of:
                spots = [
                    [spot for id, spot in _ours(paragraph, side) if id[:5] == start.side_of[:5]]
                    for side in ("start", "end")
                ]
                if all(spots):
                    found[start], found[end] = (paragraph, spots[0][0]), (paragraph, spots[1][0])
                    continue
            said = start.words[start.before : end.before]
            begins = [each.start() for each in re.finditer(re.escape(said), words[at])]
            if said and begins:
                begin = min(begins, key=lambda place: abs(place - start.before))
                found[start] = (paragraph, begin)
                found[end] = (paragraph, begin + len(said))
        return found

    def _pairs(self) -> Iterator[tuple[Mark, Mark]]:
        """The two ends of each bookmark that begins and ends in one paragraph."""
        ends = {mark.range: mark for mark in self._marks if mark.side == "end"}
        for mark in self._marks:
            end = ends.get(mark.range)
            within = mark.side == "start" and mark.range.startswith("bookmark")
            if within and end is not None and end.at == mark.at:
                yield mark, end

    def _like(self, mark: Mark, words: list[str]) -> int:
        """The paragraph that a mark belongs to: the same words, else like ones, best where it was."""
        same_shape = len(words) == self._count
        same = [at for at, each in enumerate(words) if each == mark.words]
        if same:
            return min(same, key=lambda at: abs(at - mark.at))

        def rank(at: int) -> tuple[float, int]:
            near = 0.4 if same_shape and at == mark.at else 0.0
            return _likeness(words[at], mark.words) + near, -abs(at - mark.at)

        return max(range(len(words)), key=rank)


def _ours(paragraph: etree._Element, side: Side) -> Iterator[tuple[str, int]]:
    """Bookmarks of ours that references lead to, each with the spot where it begins or ends."""
    names = {
        start.get(_ID): start.get(_NAME) or ""
        for start in paragraph.iter(_START)
        if (start.get(_NAME) or "").startswith(OURS[1])
    }
    for mark in paragraph.iter(_START if side == "start" else _END):
        if mark.get(_ID) in names:
            yield names[mark.get(_ID)], characters_before(paragraph, mark)


def words_of(element: etree._Element) -> str:
    """The words inside an element."""
    return "".join(each.text or "" for each in element.iter(q("w:t")))


def _likeness(words: str, wanted: str) -> float:
    from difflib import SequenceMatcher

    if not words or not wanted:
        return 0.0
    matcher = SequenceMatcher(None, words, wanted, autojunk=False)
    most = matcher.real_quick_ratio()
    return matcher.ratio() if most > 0.3 else most


def _alone(mark: etree._Element) -> etree._Element:
    """A copy of a mark without its surroundings; a comment's reference keeps its run."""
    if mark.tag != _REFERENCE:
        made = etree.Element(str(mark.tag))
        for name in (_ID, _NAME):
            if (value := mark.get(name)) is not None:
                made.set(name, value)
        return made
    run = etree.Element(_R)
    parent = mark.getparent()
    properties = None if parent is None else parent.find(q("w:rPr"))
    if properties is not None:
        run.append(copy.deepcopy(properties))
    etree.SubElement(run, _REFERENCE).set(_ID, mark.get(_ID) or "")
    return run
