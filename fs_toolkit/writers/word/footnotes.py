"""Footnotes: a part of their own, numbered in the order of the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml
from lxml import etree

from fs_toolkit.document.blocks import Note, Spans
from fs_toolkit.document.inline import plain
from fs_toolkit.document.marked import text_digest
from fs_toolkit.writers.word.markup import DECLARATIONS, paragraph, parsed, q, run
from fs_toolkit.writers.word.package import StyleIds, footnotes_of
from fs_toolkit.writers.word.source_notes import mark_key

if TYPE_CHECKING:
    from docx.document import Document

_LINES = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for kind, number in (("separator", -1), ("continuationSeparator", 0))
)
_BEFORE = tuple(
    q(name)
    for name in (
        "w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:attachedSchema",
        "w:themeFontLang", "w:clrSchemeMapping", "w:shapeDefaults", "w:decimalSymbol", "w:listSeparator",
    )
)  # fmt: skip
"""What follows the footnotes' settings in the order that the schema wants."""


def footnotes_part(document: Document) -> XmlPart:
    """The part that holds the footnotes, made if the template has none."""
    if part := footnotes_of(document):
        return part
    package = document.part.package
    root = parse_xml(f"<w:footnotes {DECLARATIONS}>{_LINES}</w:footnotes>")
    part = XmlPart(PackURI("/word/footnotes.xml"), CT.WML_FOOTNOTES, root, package)
    document.part.relate_to(part, RT.FOOTNOTES)
    settings = cast("etree._Element", document.settings.element)
    if settings.find(q("w:footnotePr")) is None:
        lines = parsed('<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>')
        later = next((child for child in settings if child.tag in _BEFORE), None)
        settings.append(lines) if later is None else later.addprevious(lines)
    return part


class Footnotes:
    """Collects the footnotes of a document while its text is written."""

    def __init__(self, part: XmlPart, styles: StyleIds) -> None:
        self._root = cast("etree._Element", part.element)
        self._styles = styles
        self.cited: dict[str, str] = {}
        """Of citations: keys of their marks by digests of their words."""
        self._count = max((int(note.get(q("w:id")) or 0) for note in self._root), default=0)

    def add(self, note: Note, runs: Callable[[Spans], str]) -> int:
        """Keep a footnote, and give its number."""
        self._count = max(self._count, 0) + 1
        look = f'<w:rStyle w:val="{self._styles["footnote reference"]}"/>'
        mark = f"<w:r><w:rPr>{look}</w:rPr><w:footnoteRef/></w:r>"
        said = runs(note.spans)
        if note.mark:
            self.cited[text_digest(plain(note.spans))] = mark_key(note.mark)
        content = paragraph(self._styles["footnote text"], mark + run(" ") + said)
        self._root.append(parsed(f'<w:footnote w:id="{self._count}">{content}</w:footnote>'))
        return self._count
