"""Hashes of what stands in a document: of each block, and of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

from lxml import etree

from fs_toolkit.writers.word.canonical import Canonical, Surroundings, canonical, digest
from fs_toolkit.writers.word.controls import control_of
from fs_toolkit.writers.word.listed_pages import entry_words
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import body_of, style_names

if TYPE_CHECKING:
    from docx.document import Document

_LISTS = ("toc ", "table of figures")
"""Styles of what Word rebuilds at F9, which is nobody's edit."""


def surroundings(document: Document) -> Surroundings:
    """What the document's body points at."""
    return Surroundings(document.part, style_names(document))


def block_canonical(id: str, element: etree._Element, around: Surroundings) -> Canonical:
    """The canonical text of a block; of a list of contents the words of its entries alone.

    Word sets such a list anew at F9, with other links, tabs and marks, and with the pages as
    they then are: none of that is a person's edit.
    """
    return _entries(element) if is_contents(id) else canonical(element, around)


def _entries(element: etree._Element) -> Canonical:
    lines = (" ".join(entry_words(each).split()) for each in element.iter(q("w:p")))
    text = "\n".join(filter(None, lines))
    return Canonical(text, text)


def is_contents(id: str) -> bool:
    """Whether a block is one of the lists of contents."""
    return id == "contents" or id.startswith("contents.")


def whole_canonical(
    document: Document,
    around: Surroundings,
    known: Mapping[etree._Element, Canonical] | None = None,
) -> Canonical:
    """The canonical text of body, headers and footers; `known` saves walking a block twice."""
    full: list[str] = []
    words: list[str] = []
    known = known or {}
    for element in body_of(document):
        control = control_of(element)
        if control is not None and is_contents(control.id):
            full.append(f"\n[{control.id}]")
        elif not _rebuilt(element, around) and element.tag != q("w:sectPr"):
            seen = known.get(element) or canonical(element, around)
            full.append(seen.full)
            words.append(seen.words)
    full += sorted(_stories(document, around))
    return Canonical("".join(full), " ".join("".join(words).split()))


def _rebuilt(element: etree._Element, around: Surroundings) -> bool:
    style = element.find(f"{q('w:pPr')}/{q('w:pStyle')}") if element.tag == q("w:p") else None
    return style is not None and around.style(style.get(q("w:val"))).startswith(_LISTS)


def story_words(document: Document) -> dict[str, str]:
    """The words of each header and footer, by a digest of them; fields count by what they ask."""
    names = style_names(document)
    found = {}
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/header", "/footer")) and not relation.is_external:
            part = relation.target_part
            element = cast("etree._Element", part.element)
            words = " ".join(canonical(element, Surroundings(part, names)).words.split())
            if words:
                found[digest(words)] = words
    return found


def _stories(document: Document, around: Surroundings) -> Iterator[str]:
    """Headers and footers, each once."""
    names = style_names(document)
    found = set()
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/header", "/footer")):
            part = relation.target_part
            within = Surroundings(part, names)
            found.add(canonical(cast("etree._Element", part.element), within).full)
    yield from (text for text in found if text.strip("\n¶:"))
