"""What a block showed: the one thing that also survives a program which rewrites the rest.

LibreOffice drops our controls, spreads a table's style over its cells, recalculates the numbers of captions, and turns some fields into text, their code before their result. Words, pictures,
notes, names of styles and what a run is given directly it leaves alone. Space is nothing
here, and a caption's number neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from lxml import etree

from fs_toolkit.writers.word.canonical import Surroundings, digest
from fs_toolkit.writers.word.charts.parts import CHART
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import body_of

if TYPE_CHECKING:
    from docx.document import Document

_TEXT, _MATH, _BLIP, _NOTE = q("w:t"), q("m:t"), q("a:blip"), q("w:footnoteReference")
_CHART = f"{{{CHART}}}chart"
_SAID = (_TEXT, _MATH, _BLIP, _CHART, _NOTE)
_STYLE = f"{q('w:pPr')}/{q('w:pStyle')}"
_PROPERTIES = q("w:rPr")
_GRID_SPAN = f"{q('w:tcPr')}/{q('w:gridSpan')}"
_FILL, _SHADE, _HEAD = (
    q("w:fill"),
    f"{q('w:tcPr')}/{q('w:shd')}",
    f"{q('w:trPr')}/{q('w:tblHeader')}",
)
_P, _R, _CELL, _DRAWING, _VAL = q("w:p"), q("w:r"), q("w:tc"), q("wp:docPr"), q("w:val")
_FIELD = q("w:fldChar")
_INSIDE = frozenset({q("w:sdt"), q("w:hyperlink")})
FLAT_CODE = re.compile(
    r"\s*\b(?:REF|PAGEREF|SEQ|STYLEREF)\s+[^\s\\]+\s+(?:\\\*\s+\w+\s+|\\[a-z]\s+(?:1\s+)?)+"
    r'|\s*HYPERLINK\s+"[^"]*"(?:\s*\\[a-z]\s+"[^"]*")*\s*'
)
"""A field's code that became text."""
_CODES = ("REF", "SEQ", "HYPERLINK")
"""One of these is in each."""
_SEQUENCE = re.compile(r"\s*SEQ\s+(\S+)")
_NEVER = re.compile(r"(?!)")
_MARKS = frozenset(
    q(f"w:{name}")
    for name in ("b", "i", "u", "strike", "dstrike", "highlight", "color", "sz", "vertAlign")
)
_OFF = frozenset({"0", "false", "off", "none"})


class Shown:
    """Reads what the blocks of one document show."""

    def __init__(self, document: Document, around: Surroundings) -> None:
        self._around = around
        found = {
            match[1].replace("_", " ")
            for code in body_of(document).iter(q("w:instrText"))
            if (match := _SEQUENCE.match(code.text or ""))
        }
        labels = "|".join(re.escape(label) for label in sorted(found, key=len, reverse=True))
        self._number = re.compile(rf"(?:{labels})\s*[A-Z\d][\d.]*(?:-\d+)?") if labels else _NEVER

    def hash(self, elements: Iterable[etree._Element]) -> str:
        """Digests of the words, of the looks, and of the marks in the first paragraph."""
        known = list(elements)
        return "".join(map(digest, (self.text(known), self.looks(known), self.first(known))))

    def text(self, elements: Iterable[etree._Element]) -> str:
        """What the elements show, without space and numbers of captions."""
        parts: list[str] = []
        for element in elements:
            parts += self._parts(element)
        return self._plain("".join(parts))

    def looks(self, elements: list[etree._Element]) -> str:
        """Styles of paragraphs, marks of runs but for the first paragraph, shades, words for pictures."""
        parts: list[str] = []
        led, last = _led(elements), ""
        for element in elements:
            for each in element.iter(_P, _R, _CELL, _DRAWING):
                if each.tag == _P:
                    style = each.find(_STYLE)
                    parts.append(
                        "¶" + self._around.style(None if style is None else style.get(_VAL))
                    )
                    last = ""
                elif each.tag == _CELL:
                    parts.append(_span(each) + _shade(each))
                elif each.tag == _DRAWING:
                    parts.append(_alternative(each))
                elif each not in led:
                    last = _say(each, last, parts)
        return self._plain("".join(parts))

    def first(self, elements: list[etree._Element]) -> str:
        """The marks of the runs that begin the first paragraph, which LibreOffice may drop."""
        parts: list[str] = []
        last = ""
        for each in _led(elements):
            last = _say(each, last, parts)
        return self._plain("".join(parts))

    def _plain(self, words: str) -> str:
        if any(code in words for code in _CODES):  # seldom, and to look for whole codes takes long
            words = FLAT_CODE.sub("", words)
        return "".join(self._number.sub("#", words).split())

    def _parts(self, element: etree._Element) -> Iterator[str]:
        for each in element.iter(*_SAID):
            if each.tag == _BLIP:
                yield f"[{self._around.picture(each.get(q('r:embed')))}]"
            elif each.tag == _CHART:
                yield f"[{self._around.chart_values(each.get(q('r:id')))}]"
            elif each.tag == _NOTE:
                yield f"[{self._around.note_words(each.get(q('w:id')))}]"
            else:
                yield each.text or ""


def _led(elements: list[etree._Element]) -> list[etree._Element]:
    """The runs that begin the first paragraph, up to a number or field that leads elsewhere."""
    first = next((each for element in elements for each in element.iter(_P)), None)
    children = () if first is None else first
    led = takewhile(lambda each: each.tag not in _INSIDE and each.find(_FIELD) is None, children)
    return [each for each in led if each.tag == _R]


def _say(run: etree._Element, last: str, parts: list[str]) -> str:
    """Add a marked run; gives its marks, which the next run need not say again."""
    marks = _marks(run)
    if marks:
        parts.append(marks if marks != last else "")
        parts.append("".join(text.text or "" for text in run.iter(_TEXT)))
    return marks or last


def _alternative(drawing: etree._Element) -> str:
    """The words for a picture; LibreOffice drops those of a chart."""
    holder = drawing.getparent()
    is_chart = holder is not None and next(holder.iter(_CHART), None) is not None
    return "" if is_chart else f"[{drawing.get('descr') or ''}]"


def _marks(run: etree._Element) -> str:
    """What a run is given directly, beyond its styles."""
    properties = run.find(_PROPERTIES)
    if properties is None:
        return ""
    found = []
    for mark in properties:
        if mark.tag in _MARKS and (value := mark.get(_VAL) or "") not in _OFF:
            shown = "" if value in {"1", "true", "on"} else value
            found.append(f"{etree.QName(mark).localname}{shown}")
    return f"<{','.join(sorted(found))}>" if found else ""


def _span(cell: etree._Element) -> str:
    """How many columns a cell takes, if more than one."""
    span = cell.find(_GRID_SPAN)
    return "" if span is None or span.get(_VAL) == "1" else f"[{span.get(_VAL)}]"


def _shade(cell: etree._Element) -> str:
    """A cell's shade; that of a head row is its style's."""
    shade = cell.find(_SHADE)
    fill = "" if shade is None else (shade.get(_FILL) or "").upper()
    if fill in {"", "AUTO"}:
        return ""
    row = cell.getparent()
    is_head = row is not None and row.find(_HEAD) is not None
    return "" if is_head else f"({fill})"
