"""Numbers before paragraphs: lists that begin at one, headings that have none."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lxml import etree

from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.package import StyleIds, style_elements

if TYPE_CHECKING:
    from docx.document import Document

_SILENT = "FS none"
"""Name of the numbering that prints nothing."""


class Numbering:
    """The numberings of a document, and the ones that blocks add."""

    def __init__(self, document: Document, styles: StyleIds) -> None:
        self._document = document
        self._list_style = styles["List Number"]
        self._silent = ""

    def begun(self) -> str:
        """Properties of a paragraph in a new numbered list, which begins at one."""
        kind = self._kind_of(self._number_of_style())
        start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        return _properties(self._add(kind, start))

    def silent(self) -> str:
        """Properties of a heading without a number.

        A numbering that prints nothing: number 0, Word's own way, is a missing one to
        validators.
        """
        if not self._silent:
            self._silent = _properties(self._add(self._silent_kind(), ""))
        return self._silent

    @property
    def _root(self) -> etree._Element:
        return cast("etree._Element", self._document.part.numbering_part.element)

    def _add(self, kind: str, overrides: str) -> int:
        uses = self._root.findall(q("w:num"))
        number = max((int(each.get(q("w:numId")) or 0) for each in uses), default=0) + 1
        xml = f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{overrides}</w:num>'
        made = parsed(xml)
        if uses:
            uses[-1].addnext(made)
        else:
            self._root.append(made)
        return number

    def _silent_kind(self) -> str:
        kinds = self._root.findall(q("w:abstractNum"))
        for kind in kinds:
            name = kind.find(q("w:name"))
            if name is not None and name.get(q("w:val")) == _SILENT:
                return kind.get(q("w:abstractNumId")) or ""
        number = max((int(each.get(q("w:abstractNumId")) or 0) for each in kinds), default=0) + 1
        made = parsed(
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:name w:val="{_SILENT}"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="none"/>'
            '<w:suff w:val="nothing"/><w:lvlText w:val=""/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl></w:abstractNum>'
        )
        if kinds:
            kinds[-1].addnext(made)
        else:
            self._root.insert(0, made)
        return str(number)

    def _kind_of(self, number: str | None) -> str:
        for use in self._root.findall(q("w:num")):
            kind = use.find(q("w:abstractNumId"))
            if kind is not None and use.get(q("w:numId")) == number:
                return kind.get(q("w:val")) or ""
        raise LookupError("the report template's style 'List Number' belongs to no list")

    def _number_of_style(self) -> str | None:
        for style in style_elements(self._document):
            if style.get(q("w:styleId")) == self._list_style:
                number = style.find(f"{q('w:pPr')}/{q('w:numPr')}/{q('w:numId')}")
                return None if number is None else number.get(q("w:val"))
        return None


def _properties(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
