"""The text of a Word file paragraph by paragraph: what stands there, and where that is.

Words are read as they would be if every tracked change were accepted; what somebody deleted
with tracking on is no part of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from fs_toolkit.readers.word.names import FALLBACK, VAL, w
from fs_toolkit.readers.word.opened import Opened

LEVELS = {f"heading {level}": level for level in range(1, 10)}
FIRST_WORDS = 60
"""Characters by which a paragraph is known to a person."""

_P, _T, _TAG = w("p"), w("t"), w("tag")
_PLAIN = {w("tab"): " ", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "\u2011"}
_NOT_SEEN = frozenset({w("del"), w("moveFrom"), w("pPr"), w("rPr"), w("sdtPr"), w("txbxContent"), FALLBACK})  # fmt: skip
_CONTROL = re.compile(r"fs1\|([a-z0-9_.]{1,43})\|([0-9a-f]{16})")
"""The name on the frame round a block of a report, as its writer puts it there."""


@dataclass(frozen=True)
class Told:
    """A paragraph, and where it stands."""

    element: etree._Element = field(repr=False, compare=False)
    text: str
    style: str
    """Name of its style in small letters; empty for body text."""
    block: str = ""
    """Id of the block of the report that it stands in."""
    chapter: str = ""
    """Number and words of its chapter's heading."""
    section: str = ""
    """Number and words of the nearest heading above it, if that is no chapter."""
    caption: str = ""
    """Of the table that it stands in, or of itself."""
    in_table: bool = False

    @property
    def first_words(self) -> str:
        """The words by which a person finds it."""
        text = " ".join(self.text.split())
        return text if len(text) <= FIRST_WORDS else text[:FIRST_WORDS].rsplit(" ", 1)[0] + " …"

    @property
    def where(self) -> str:
        """The nearest heading with a number, and the caption or the first words."""
        numbered = self.section[:1].isdigit()
        headings = (self.section,) if numbered else (self.chapter, self.section)
        end = self.caption or (f"“{self.first_words}”" if self.first_words else "")
        return ", ".join(filter(None, (*headings, end)))


def told(
    file: Opened, numbers: Mapping[int, str] | None = None, names: Mapping[str, str] | None = None
) -> list[Told]:
    """Every paragraph of a file in order, those in tables and boxes too.

    Parameters
    ----------
    file : Opened
        The file.
    numbers : mapping of position to number, optional
        Numbers of headings by the position of their paragraph among all.
    names : mapping of bookmark to block, optional
        Blocks that have no frame of their own: headings and captions.
    """
    numbers, names = numbers or {}, names or {}
    found: list[Told] = []
    chapter = section = caption = ""
    for at, paragraph in enumerate(file.body.iter(_P)):
        text, style = words_of(paragraph), file.style_of(paragraph)
        level = LEVELS.get(style)
        if level and text.strip():
            heading = f"{numbers.get(at, '')} {' '.join(text.split())}".strip()
            chapter, section = (heading, "") if level == 1 else (chapter, heading)
            caption = ""
        in_table = _within(paragraph, w("tbl"))
        if style == "caption":
            caption = " ".join(text.split())
        elif not in_table and text.strip():
            caption = caption if style.startswith("fs ") else ""
        block = _block_of(paragraph) or _named(paragraph, names)
        shown = caption if in_table or style == "caption" else ""
        found.append(
            Told(paragraph, text, style, block, chapter, section, shown, in_table=in_table)
        )
    return found


def words_of(element: etree._Element) -> str:
    """The words of a paragraph, fields with what they show."""
    return "".join(_words(element, [False]))


def _words(element: etree._Element, in_code: list[bool]) -> Iterator[str]:
    """`in_code` holds whether the place is among a field's instructions, across runs."""
    for child in element:
        tag = child.tag
        if tag == _T:
            if not in_code[0]:
                yield child.text or ""
        elif tag == w("fldChar"):
            in_code[0] = child.get(w("fldCharType")) == "begin"
        elif tag in _PLAIN:
            yield "" if in_code[0] else _PLAIN[str(tag)]
        elif tag == _P and element.tag != _P:
            yield from _words(child, in_code)
            yield "\n"
        elif tag not in _NOT_SEEN and isinstance(tag, str):
            yield from _words(child, in_code)


def _within(element: etree._Element, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None


def _block_of(paragraph: etree._Element) -> str:
    for frame in paragraph.iterancestors(w("sdt")):
        tag = frame.find(f"{w('sdtPr')}/{_TAG}")
        found = _CONTROL.fullmatch(tag.get(VAL) or "") if tag is not None else None
        if found is not None:
            return found[1]
    return ""


def _named(paragraph: etree._Element, names: Mapping[str, str]) -> str:
    for mark in paragraph.iter(w("bookmarkStart")):
        if block := names.get(mark.get(w("name")) or ""):
            return block
    return ""
