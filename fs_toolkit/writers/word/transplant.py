"""Blocks carried from a fresh file into an edited one.

Everything that a block's XML names in its own file is given a place in the other:
styles by their names, pictures, addresses, footnotes, numberings, and numbers of
bookmarks, drawings and controls.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING, cast

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.part import Part
from lxml import etree

from fs_toolkit.writers.word.charts.parts import carried
from fs_toolkit.writers.word.footnotes import footnotes_part
from fs_toolkit.writers.word.markup import q, relationships
from fs_toolkit.writers.word.package import body_of, style_elements, style_names

if TYPE_CHECKING:
    from docx.document import Document

_STYLED = tuple(q(f"w:{name}") for name in ("pStyle", "rStyle", "tblStyle"))
_NAMES_OTHERS = tuple(q(f"w:{name}") for name in ("basedOn", "next", "link"))


class Transplant:
    """Carries copies of blocks from one document to another."""

    def __init__(self, source: Document, target: Document) -> None:
        self._source, self._target = source, target
        self._styles = _Styles(source, target)
        self._numberings: dict[str, str] = {}
        self._images: dict[str, Part] = {}
        body = body_of(target)
        self.bookmarks = free_numbers(body, q("w:bookmarkStart"), q("w:id"))
        self._drawings = free_numbers(body, q("wp:docPr"), "id")
        self._controls = free_numbers(body, f"{q('w:sdtPr')}/{q('w:id')}", q("w:val"))

    def copies(self, elements: list[etree._Element]) -> list[etree._Element]:
        """Copies of elements, fit for the target."""
        made = [copy.deepcopy(element) for element in elements]
        renamed: dict[str, str] = {}
        for element in made:
            self._styles.translate(element)
            self._number(element, renamed)
            self._relate(element, self._source.part, self._target.part)
            self._footnotes(element)
        return made

    def _number(self, element: etree._Element, renamed: dict[str, str]) -> None:
        for start in element.iter(q("w:bookmarkStart")):
            renamed[start.get(q("w:id")) or ""] = str(next(self.bookmarks))
        for mark in element.iter(q("w:bookmarkStart"), q("w:bookmarkEnd")):
            old = mark.get(q("w:id")) or ""
            mark.set(q("w:id"), renamed.get(old, old))
        for drawing in element.iter(q("wp:docPr")):
            drawing.set("id", str(next(self._drawings)))
        for properties in element.iter(q("w:sdtPr")):
            number = properties.find(q("w:id"))
            if number is not None:
                number.set(q("w:val"), str(next(self._controls)))
        for number in element.iter(q("w:numId")):
            number.set(q("w:val"), self._numbering(number.get(q("w:val")) or ""))

    def _numbering(self, number: str) -> str:
        """The number in the target of a list of the source, brought over at its first use."""
        if number not in self._numberings and number != "0":
            source = cast("etree._Element", self._source.part.numbering_part.element)
            target = cast("etree._Element", self._target.part.numbering_part.element)
            use = next(use for use in source.iter(q("w:num")) if use.get(q("w:numId")) == number)
            kind_of_use = use.find(q("w:abstractNumId"))
            kind_number = "" if kind_of_use is None else kind_of_use.get(q("w:val"))
            kind = copy.deepcopy(
                next(
                    kind
                    for kind in source.iter(q("w:abstractNum"))
                    if kind.get(q("w:abstractNumId")) == kind_number
                )
            )
            for tied in list(kind.iter(q("w:pStyle"), q("w:nsid"), q("w:tmpl"))):
                parent = tied.getparent()
                if parent is not None:
                    parent.remove(tied)
            new_kind = str(next(free_numbers(target, q("w:abstractNum"), q("w:abstractNumId"))))
            new_use = str(next(free_numbers(target, q("w:num"), q("w:numId"))))
            kind.set(q("w:abstractNumId"), new_kind)
            use = copy.deepcopy(use)
            use.set(q("w:numId"), new_use)
            reference = use.find(q("w:abstractNumId"))
            if reference is not None:
                reference.set(q("w:val"), new_kind)
            kinds, uses = target.findall(q("w:abstractNum")), target.findall(q("w:num"))
            if kinds:
                kinds[-1].addnext(kind)
            else:
                target.insert(0, kind)
            (uses[-1] if uses else kind).addnext(use)
            self._numberings[number] = new_use
        return self._numberings.get(number, number)

    def _relate(self, element: etree._Element, source: Part, target: Part) -> None:
        """Give the pictures and links that an element names a relationship in the target."""
        for each, name, old in list(relationships(element)):
            relation = source.rels[old]
            if relation.is_external:
                new = target.relate_to(relation.target_ref, relation.reltype, is_external=True)
            else:
                new = target.relate_to(self._part(relation.target_part), relation.reltype)
            each.set(name, new)

    def _part(self, part: Part) -> Part:
        """The same bytes in the target: a picture that is there already, else a new one."""
        package = self._target.part.package
        if part.content_type == CT.DML_CHART:
            return carried(part, package)
        digest = hashlib.sha256(part.blob).hexdigest()
        if digest not in self._images:
            for other in package.iter_parts():
                if other.content_type == part.content_type and other.blob == part.blob:
                    self._images[digest] = other
                    break
            else:
                stem, _, extension = str(part.partname).rpartition(".")
                name = package.next_partname(f"{stem.rstrip('0123456789')}%d.{extension}")
                self._images[digest] = Part(name, part.content_type, part.blob, package)
        return self._images[digest]

    def _footnotes(self, element: etree._Element) -> None:
        references = list(element.iter(q("w:footnoteReference")))
        if not references:
            return
        source, target = footnotes_part(self._source), footnotes_part(self._target)
        notes = {note.get(q("w:id")): note for note in cast("etree._Element", source.element)}
        root = cast("etree._Element", target.element)
        for reference in references:
            note = self.note(notes[reference.get(q("w:id"))])
            number = max(0, *(int(each.get(q("w:id")) or 0) for each in root)) + 1
            note.set(q("w:id"), str(number))
            reference.set(q("w:id"), str(number))
            root.append(note)

    def note(self, note: etree._Element) -> etree._Element:
        """A copy of a footnote, or of a part of one, fit for the target."""
        made = copy.deepcopy(note)
        self._styles.translate(made)
        self._relate(made, footnotes_part(self._source), footnotes_part(self._target))
        return made


class _Styles:
    """Ids of the source's styles in the target, found by name."""

    def __init__(self, source: Document, target: Document) -> None:
        self._names = style_names(source)
        self._ids = {name.lower(): id for id, name in style_names(target).items()}
        self._elements = {style.get(q("w:styleId")): style for style in style_elements(source)}
        self._root = cast("etree._Element", target.styles.element)

    def translate(self, element: etree._Element) -> None:
        """Rename the styles inside an element; one that the target lost is brought over."""
        for used in element.iter(*_STYLED):
            used.set(q("w:val"), self._id(used.get(q("w:val")) or ""))

    def _id(self, id: str) -> str:
        name = self._names.get(id, id).lower()
        if name not in self._ids and id in self._elements:
            self._ids[name] = id
            style = copy.deepcopy(self._elements[id])
            self._root.append(style)
            for other in style.iter(*_NAMES_OTHERS):
                other.set(q("w:val"), self._id(other.get(q("w:val")) or ""))
            for numbered in list(style.iter(q("w:numPr"))):
                parent = numbered.getparent()
                if parent is not None:
                    parent.remove(numbered)
        return self._ids.get(name, id)


def free_numbers(root: etree._Element, path: str, attribute: str) -> Iterator[int]:
    """Numbers that no element of a kind has yet."""
    values = (each.get(attribute) or "" for each in root.iterfind(f".//{path}"))
    return count(
        max((int(value) for value in values if value.lstrip("-").isdigit()), default=0) + 1
    )
