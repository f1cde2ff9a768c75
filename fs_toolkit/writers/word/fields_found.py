"""Fields found in a document: what they ask for, and the text that shows their result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from fs_toolkit.writers.word.markup import q

_MARK, _CODE, _TEXT = q("w:fldChar"), q("w:instrText"), q("w:t")


@dataclass
class FoundField:
    """A complex field; inner ones come before the ones around them."""

    code: str = ""
    result: list[etree._Element] = field(default_factory=list)
    shown: bool = False

    @property
    def words(self) -> list[str]:
        """The instruction, word by word."""
        return self.code.split()

    @property
    def text(self) -> str:
        """What it shows."""
        return "".join(each.text or "" for each in self.result)

    def show(self, text: str) -> None:
        """Make it show a text, if it shows one at all."""
        if self.result and self.text != text:
            self.result[0].text = text
            for other in self.result[1:]:
                other.text = None  # as a file that is opened again has it


def found_fields(element: etree._Element) -> Iterator[FoundField]:
    """The fields inside an element, as they end."""
    open_fields: list[FoundField] = []
    for each in element.iter(_MARK, _CODE, _TEXT):
        if each.tag == _MARK:
            kind = each.get(q("w:fldCharType"))
            if kind == "begin":
                open_fields.append(FoundField())
            elif kind == "separate" and open_fields:
                open_fields[-1].shown = True
            elif kind == "end" and open_fields:
                yield open_fields.pop()
        elif each.tag == _CODE and open_fields:
            open_fields[-1].code += each.text or ""
        elif each.tag == _TEXT:
            for around in open_fields:
                if around.shown:
                    around.result.append(each)
