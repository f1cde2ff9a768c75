"""What a block showed: the one thing that also survives a program which rewrites the rest.

LibreOffice drops our controls, spreads styles over the runs, recalculates the numbers of
captions, and turns some fields into text, their code before their result. Words, pictures
and notes it leaves alone. Space is nothing here, and a caption's number neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from lxml import etree

from fs_toolkit.writers.word.canonical import Surroundings, digest
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import body_of

if TYPE_CHECKING:
    from docx.document import Document

_TEXT, _MATH, _BLIP, _NOTE = q("w:t"), q("m:t"), q("a:blip"), q("w:footnoteReference")
_CODE = re.compile(
    r"\s*\b(?:REF|PAGEREF|SEQ|STYLEREF)\s+[^\s\\]+\s+(?:\\\*\s+\w+\s+|\\[a-z]\s+(?:1\s+)?)+"
)
"""A field's code that became text."""
_SEQUENCE = re.compile(r"\s*SEQ\s+(\S+)")
_NEVER = re.compile(r"(?!)")


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
        """A digest of what the elements show."""
        return digest(self.text(elements))

    def text(self, elements: Iterable[etree._Element]) -> str:
        """What the elements show, without space and numbers of captions."""
        parts = [
            self._part(each)
            for element in elements
            for each in element.iter(_TEXT, _MATH, _BLIP, _NOTE)
        ]
        words = _CODE.sub("", "".join(parts))
        return "".join(self._number.sub("#", words).split())

    def _part(self, element: etree._Element) -> str:
        if element.tag == _BLIP:
            return f"[{self._around.picture(element.get(q('r:embed')))}]"
        if element.tag == _NOTE:
            return f"[{self._around.note_words(element.get(q('w:id')))}]"
        return element.text or ""
