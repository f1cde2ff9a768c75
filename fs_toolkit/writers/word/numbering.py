"""Numbered lists: each begins at one, by an instance of its own of the style's numbering."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lxml import etree

from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.package import StyleIds, style_elements

if TYPE_CHECKING:
    from docx.document import Document


class Numbering:
    """The numberings of a document."""

    def __init__(self, document: Document, styles: StyleIds) -> None:
        self._document = document
        self._style = styles["List Number"]

    @property
    def _root(self) -> etree._Element:
        return cast("etree._Element", self._document.part.numbering_part.element)

    def begun(self) -> int:
        """The number of a new list that begins at one."""
        root = self._root
        lists = root.findall(q("w:num"))
        number = max(int(each.get(q("w:numId")) or 0) for each in lists) + 1
        pattern = self._of_style()
        kind = next(
            (
                each.find(q("w:abstractNumId"))
                for each in lists
                if each.get(q("w:numId")) == pattern
            ),
            None,
        )
        if kind is None:
            raise LookupError("the report template's style 'List Number' belongs to no list")
        made = parsed(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind.get(q("w:val"))}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
        lists[-1].addnext(made)
        return number

    def _of_style(self) -> str | None:
        for style in style_elements(self._document):
            if style.get(q("w:styleId")) == self._style:
                number = style.find(f"{q('w:pPr')}/{q('w:numPr')}/{q('w:numId')}")
                return None if number is None else number.get(q("w:val"))
        return None
