"""Sections: the cover, upright pages and turned pages, each with its header and footer."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, cast

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import XmlPart
from docx.parts.hdrftr import FooterPart, HeaderPart
from lxml import etree

from fs_toolkit.writers.word.fields import field
from fs_toolkit.writers.word.markup import parsed, q, relationships, run
from fs_toolkit.writers.word.package import body_of
from fs_toolkit.writers.word.pictures import PER_TWENTIETH, Room

if TYPE_CHECKING:
    from docx.document import Document

Orientation = Literal["cover", "upright", "turned"]

_PAGE = "Page {x} of {y}"


class Sections:
    """The kinds of pages that a template's last section gives rise to."""

    def __init__(self, document: Document) -> None:
        body = body_of(document)
        pattern = body.find(q("w:sectPr"))
        if pattern is None:
            raise LookupError("the report template has no section: its page has no size")
        self._document = document
        self._last = pattern
        self._upright = copy.deepcopy(pattern)
        self._turned: etree._Element | None = None

    def width(self, orientation: Orientation) -> int:
        """Width of the text, in twentieths of a point."""
        size, margin = self._measures()
        across = size[1] if orientation == "turned" else size[0]
        return across - margin["left"] - margin["right"]

    def room(self, orientation: Orientation) -> Room:
        """How large a picture may be, leaving a caption and a source line their place."""
        size, margin = self._measures()
        down = size[0] if orientation == "turned" else size[1]
        height = (down - margin["top"] - margin["bottom"]) * 0.82
        return Room(self.width(orientation) * PER_TWENTIETH, round(height) * PER_TWENTIETH)

    def xml(self, orientation: Orientation) -> str:
        """The section's properties, to end a section in the middle of the document."""
        return etree.tostring(self._properties(orientation), encoding="unicode")

    def close(self, orientation: Orientation) -> None:
        """Make the document's last section one of this kind."""
        parent = self._last.getparent()
        if parent is not None:
            parent.replace(self._last, self._properties(orientation))

    def _measures(self) -> tuple[tuple[int, int], dict[str, int]]:
        size, margin = self._upright.find(q("w:pgSz")), self._upright.find(q("w:pgMar"))
        if size is None or margin is None:
            raise LookupError("the report template's page has no size or no margins")
        sides = {
            side: int(margin.get(q(f"w:{side}")) or 0)
            for side in ("left", "right", "top", "bottom")
        }
        return (int(size.get(q("w:w")) or 0), int(size.get(q("w:h")) or 0)), sides

    def _properties(self, orientation: Orientation) -> etree._Element:
        if orientation == "upright":
            return copy.deepcopy(self._upright)
        if orientation == "cover":
            cover = copy.deepcopy(self._upright)
            for reference in cover.findall(q("w:headerReference")) + cover.findall(
                q("w:footerReference")
            ):
                cover.remove(reference)
            return cover
        if self._turned is None:
            self._turned = self._turn()
        return copy.deepcopy(self._turned)

    def _turn(self) -> etree._Element:
        """The section turned by a quarter, its header and footer as wide as its text."""
        turned = copy.deepcopy(self._upright)
        (across, down), _ = self._measures()
        size = turned.find(q("w:pgSz"))
        if size is not None:
            size.set(q("w:w"), str(down))
            size.set(q("w:h"), str(across))
            size.set(q("w:orient"), "landscape")
        stops = {str(self.width("upright")): str(self.width("turned"))}
        part = self._document.part
        for name in ("header", "footer"):
            for reference in turned.findall(q(f"w:{name}Reference")):
                source = cast("XmlPart", part.related_parts[reference.get(q("r:id")) or ""])
                kind = HeaderPart if name == "header" else FooterPart
                made = kind.new(part.package)
                _copy_story(source, made, stops)
                reference.set(
                    q("r:id"), part.relate_to(made, RT.HEADER if name == "header" else RT.FOOTER)
                )
        return turned


def _copy_story(source: XmlPart, target: XmlPart, stops: Mapping[str, str]) -> None:
    """A header or footer for another width: the same, with its right tab stop moved."""
    root = cast("etree._Element", target.element)
    for child in list(root):
        root.remove(child)
    for child in cast("etree._Element", source.element):
        root.append(copy.deepcopy(child))
    for stop in root.iter(q("w:tab")):
        near = next((new for old, new in stops.items() if _near(stop.get(q("w:pos")), old)), None)
        if near and stop.get(q("w:val")) == "right":
            stop.set(q("w:pos"), near)
    for element, name, old in list(relationships(root)):
        relation = source.rels[old]
        if relation.is_external:
            element.set(name, target.relate_to(relation.target_ref, relation.reltype, True))
        else:
            element.set(name, target.relate_to(relation.target_part, relation.reltype))


def _near(position: str | None, width: str) -> bool:
    return position is not None and abs(int(position) - int(width)) <= 60


def fill_headers(document: Document, texts: Mapping[str, str], labels: Mapping[str, str]) -> None:
    """Put words in place of the controls `fs|title`, `fs|place`, ... of headers and footers."""
    for relation in document.part.rels.values():
        if not relation.reltype.endswith(("/header", "/footer")):
            continue
        root = cast("etree._Element", relation.target_part.element)
        for control in list(root.iter(q("w:sdt"))):
            tag = control.find(f"{q('w:sdtPr')}/{q('w:tag')}")
            name = (tag.get(q("w:val")) or "") if tag is not None else ""
            parent = control.getparent()
            if not name.startswith("fs|") or parent is None:
                continue
            xml = _page(labels[_PAGE]) if name == "fs|page" else run(texts.get(name[3:], ""))
            for made in parsed(f"<w:p>{xml}</w:p>"):
                control.addprevious(made)
            parent.remove(control)


def _page(words: str) -> str:
    """The words "Page 3 of 40", both numbers found by Word."""
    parts = words.replace("{x}", "\0x\0").replace("{y}", "\0y\0").split("\0")
    codes = {"x": field("PAGE", ""), "y": field("NUMPAGES", "")}
    return "".join(codes.get(part) or run(part) for part in parts)
