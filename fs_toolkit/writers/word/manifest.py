"""The manifest: what we wrote, kept inside the file, where Word leaves it alone.

It tells a block that a person deleted from one that is new, and a file that a person
edited from one that may be overwritten.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from fs_toolkit.writers.word.markup import attribute

if TYPE_CHECKING:
    from docx.document import Document

NAMESPACE = "urn:fs-toolkit:report:1"
EDITED = "edited"
"""Stands for the body's hash in a file that holds a person's words."""

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM = f"{_OFFICE}/relationships/customXml"
_ITEM = "{7B1C2C52-6D0E-4F53-9F0C-2A6B7E51D101}"


_COLUMNS = ("id", "kind", "hash", "words", "bookmark", "file", "of")


@dataclass(frozen=True)
class Row:
    """One thing we wrote."""

    id: str
    kind: str
    hash: str
    words: str
    """Hash of the words alone, for files that lost their formatting."""
    bookmark: str
    """The hidden bookmark round it."""
    file: str = ""
    """Of a prose file: its path within the study."""
    of: str = ""
    """Hash of that file's text when it was printed."""


@dataclass(frozen=True)
class Manifest:
    """All we wrote, in order, and how it was made."""

    rows: tuple[Row, ...]
    body: str
    """Hash of the whole body, headers and footers."""
    words: str
    """Hash of the body's words alone."""
    run: tuple[tuple[str, str], ...]

    def row(self, id: str) -> Row | None:
        """The row of a block."""
        return next((row for row in self.rows if row.id == id), None)

    def edited(self) -> Manifest:
        """The manifest of a file that also holds a person's words."""
        return replace(self, body=EDITED)


def manifest_xml(manifest: Manifest) -> bytes:
    """The manifest as it stands in the file."""
    run = "".join(
        f"<item name={attribute(name)} value={attribute(value)}/>" for name, value in manifest.run
    )
    rows = "".join(
        f'<block id="{row.id}" kind="{row.kind}" order="{order}" hash="{row.hash}" '
        f'words="{row.words}" bookmark={attribute(row.bookmark)}{_prose_file(row)}/>'
        for order, row in enumerate(manifest.rows, 1)
    )
    return (
        f'{_XML}<report xmlns="{NAMESPACE}" body="{manifest.body}" words="{manifest.words}">'
        f"<run>{run}</run><blocks>{rows}</blocks></report>"
    ).encode()


def _prose_file(row: Row) -> str:
    return f" file={attribute(row.file)} of={attribute(row.of)}" if row.file else ""


def read_manifest(document: Document) -> Manifest | None:
    """The manifest of a document; None if we did not write it."""
    part = _part(document)
    if part is None:
        return None
    root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False))
    rows = tuple(
        Row(*(block.get(name, "") for name in _COLUMNS))
        for block in root.iter(f"{{{NAMESPACE}}}block")
    )
    run = tuple(
        (item.get("name", ""), item.get("value", "")) for item in root.iter(f"{{{NAMESPACE}}}item")
    )
    return Manifest(rows, root.get("body", ""), root.get("words", ""), run)


def write_manifest(document: Document, manifest: Manifest) -> None:
    """Put the manifest into the document, in place of an older one."""
    part = _part(document)
    package = document.part.package
    if part is not None:
        fresh = Part(part.partname, part.content_type, manifest_xml(manifest), package)
        for relation in part.rels.values():
            fresh.relate_to(relation.target_part, relation.reltype)
        for id, relation in list(document.part.rels.items()):
            if not relation.is_external and relation.target_part is part:
                del document.part.rels[id]
        document.part.relate_to(fresh, _CUSTOM)
        return
    name = package.next_partname("/customXml/item%d.xml")
    part = Part(name, "application/xml", manifest_xml(manifest), package)
    document.part.relate_to(part, _CUSTOM)
    properties = (
        f'{_XML}<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{_ITEM}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    part.relate_to(
        Part(
            PackURI(str(name).replace("/item", "/itemProps")),
            "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
            properties.encode(),
            package,
        ),
        f"{_OFFICE}/relationships/customXmlProps",
    )


def _part(document: Document) -> Part | None:
    for relation in document.part.rels.values():
        if relation.reltype == _CUSTOM and not relation.is_external:
            part: Part = relation.target_part
            if NAMESPACE.encode() in part.blob:
                return part
    return None
