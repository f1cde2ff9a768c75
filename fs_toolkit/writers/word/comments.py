"""Comments of our own beside those of people: written, found again, and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.parser import parse_xml
from lxml import etree

from fs_toolkit.writers.word.markup import DECLARATIONS, attribute, parsed, q, run
from fs_toolkit.writers.word.package import body_of, style_names

if TYPE_CHECKING:
    from docx.document import Document

AUTHOR = "fs_toolkit"
_INITIALS = "FS"
_COMMENT, _ID = q("w:comment"), q("w:id")
_MARKS = (q("w:commentRangeStart"), q("w:commentRangeEnd"), q("w:commentReference"))
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_STYLES = {
    "annotation text": '<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="annotation text"/>'
    '<w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>',
    "annotation reference": '<w:style w:type="character" w:styleId="{id}"><w:name w:val="annotation reference"/>'
    '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>',
}
"""What a comment is written in, for a file that has lost it."""


class Comments:
    """The comments of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._part: XmlPart | None = None
        for relation in document.part.rels.values():
            if relation.reltype == RT.COMMENTS and isinstance(relation.target_part, XmlPart):
                self._part = relation.target_part

    def ours(self, elements: Iterable[etree._Element]) -> list[str]:
        """Numbers of our comments at some elements, without those that people took up."""
        authored = {
            each.get(_ID) for each in self._all() if each.get(q("w:author")) == AUTHOR
        } - self._taken_up()
        found = dict.fromkeys(
            mark.get(_ID) or ""
            for element in elements
            for mark in element.iter(*_MARKS)
            if mark.get(_ID) in authored
        )
        return list(found)

    def add(self, paragraph: etree._Element, lines: Iterable[str]) -> None:
        """Put a comment of ours at a paragraph."""
        root = self._root()
        numbers = [int(each.get(_ID) or 0) for each in self._all()]
        number = max(numbers, default=-1) + 1
        text, mark = self._style("annotation text"), self._style("annotation reference")
        look = f'<w:rPr><w:rStyle w:val="{mark}"/></w:rPr>'
        first, *others = (run(line) for line in lines)
        paragraphs = [f"<w:r>{look}<w:annotationRef/></w:r>{first}", *others]
        content = "".join(
            f'<w:p><w:pPr><w:pStyle w:val="{text}"/></w:pPr>{each}</w:p>' for each in paragraphs
        )
        root.append(
            parsed(
                f'<w:comment w:id="{number}" w:author={attribute(AUTHOR)} '
                f'w:initials="{_INITIALS}">{content}</w:comment>'
            )
        )
        properties = paragraph.find(q("w:pPr"))
        at = 0 if properties is None else 1
        paragraph.insert(at, parsed(f'<w:commentRangeStart w:id="{number}"/>'))
        paragraph.append(parsed(f'<w:commentRangeEnd w:id="{number}"/>'))
        paragraph.append(parsed(f'<w:r>{look}<w:commentReference w:id="{number}"/></w:r>'))

    def take_back(self, number: str) -> None:
        """Remove a comment of ours, and every mark of it."""
        for mark in list(body_of(self._document).iter(*_MARKS)):
            if mark.get(_ID) != number:
                continue
            gone, parent = mark, mark.getparent()
            if mark.tag == _MARKS[2] and parent is not None:
                alone = all(each.tag in {q("w:rPr"), _MARKS[2]} for each in parent)
                gone, parent = (parent, parent.getparent()) if alone else (gone, parent)
            if parent is not None:
                parent.remove(gone)
        for comment in list(self._all()):
            if comment.get(_ID) == number:
                self._root().remove(comment)

    def _all(self) -> Iterator[etree._Element]:
        if self._part is not None:
            yield from cast("etree._Element", self._part.element).iterchildren(_COMMENT)

    def _taken_up(self) -> set[str | None]:
        """Comments that a person answered or settled: Word keeps that in a part of its own."""
        touched: set[str] = set()
        for relation in self._document.part.rels.values():
            if relation.reltype.endswith("/commentsExtended") and not relation.is_external:
                for each in _parsed(relation.target_part).iter(f"{_W15}commentEx"):
                    parent = each.get(f"{_W15}paraIdParent")
                    if parent:
                        touched.add(parent)
                    if parent or each.get(f"{_W15}done") in {"1", "true"}:
                        touched.add(each.get(f"{_W15}paraId") or "")
        return {
            comment.get(_ID)
            for comment in self._all()
            if any(each.get(q("w14:paraId")) in touched for each in comment.iter(q("w:p")))
        }

    def _root(self) -> etree._Element:
        if self._part is None:
            package = self._document.part.package
            root = parse_xml(f"<w:comments {DECLARATIONS}/>")
            self._part = XmlPart(PackURI("/word/comments.xml"), CT.WML_COMMENTS, root, package)
            self._document.part.relate_to(self._part, RT.COMMENTS)
        return cast("etree._Element", self._part.element)

    def _style(self, name: str) -> str:
        """The id of a style, which is put into the file if it is not there."""
        known = {found.lower(): id for id, found in style_names(self._document).items()}
        if name not in known:
            id = "".join(part.capitalize() for part in name.split())
            styles = cast("etree._Element", self._document.styles.element)
            styles.append(parsed(_STYLES[name].replace("{id}", id)))
            return id
        return known[name]


def _parsed(part: Part) -> etree._Element:
    if isinstance(part, XmlPart):
        return cast("etree._Element", part.element)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(part.blob, parser)
    except etree.XMLSyntaxError:
        return etree.Element("none")
