"""The manifest: what we wrote, kept inside the file, where Word leaves it alone.

It tells a block that a person deleted from one that is new, and a file that a person
edited from one that may be overwritten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from fs_toolkit.writers.word.markup import attribute

if TYPE_CHECKING:
    from docx.document import Document

NAMESPACE = "urn:fs-toolkit:report:1"
FLAT = "yes"
EDITED = "edited"
"""Stands for the body's hash in a file that holds a person's words."""

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM = f"{_OFFICE}/relationships/customXml"
_ITEM = "{7B1C2C52-6D0E-4F53-9F0C-2A6B7E51D101}"
_ID = re.compile(r"[a-z0-9_.]{1,43}(?:#caption)?")
_KIND = re.compile(r"[a-z]{1,20}")
_HASH = re.compile(r"[0-9a-f]{16}")
_LONGEST_LAYOUT = 20_000


class BrokenManifest(ValueError):
    """A manifest that is there and cannot be relied on."""


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
    shown: str = ""
    """Hashes of its words, looks and first marks, as LibreOffice leaves them."""
    layout: str = ""
    """Widths, sizes and alignments as we wrote them, to know which of them a person changed."""
    offered: str = ""
    """Hash of the content last offered for it in a comment."""
    file: str = ""
    """Of a prose file: its path within the study."""
    of: str = ""
    """Hash of that file's text when it was printed."""
    flat: str = ""
    """"yes" where another program wrote the block anew and a person edited it, so that references,
    values and emphases may have become plain words."""


@dataclass(frozen=True)
class Manifest:
    """All we wrote, in order, and how it was made."""

    rows: tuple[Row, ...]
    body: str
    """Hash of the whole body, headers and footers."""
    words: str
    """Hash of the body's words alone."""
    run: tuple[tuple[str, str], ...]
    place: str = ""
    """City and country that the report is about, in its own language."""
    language: str = ""
    stories: str = ""
    """Digests of the words in headers and footers as we wrote them."""
    cited: Mapping[str, str] = field(default_factory=dict)
    """Footnotes that are citations: keys of what they cite by digests of their words."""

    def row(self, id: str) -> Row | None:
        """The row of a block."""
        return self._by_id.get(id)

    @cached_property
    def _by_id(self) -> dict[str, Row]:
        return {row.id: row for row in self.rows}

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
        f'words="{row.words}" bookmark={attribute(row.bookmark)}{_more(row)}/>'
        for order, row in enumerate(manifest.rows, 1)
    )
    about = "".join(
        f" {name}={attribute(value)}"
        for name, value in (
            ("place", manifest.place),
            ("language", manifest.language),
            ("stories", manifest.stories),
        )
        if value
    )
    return (
        f'{_XML}<report xmlns="{NAMESPACE}" body="{manifest.body}" words="{manifest.words}"{about}>'
        f"<run>{run}</run><blocks>{rows}</blocks>{_cited(manifest)}</report>"
    ).encode()


def _cited(manifest: Manifest) -> str:
    notes = "".join(f'<note words="{words}" key="{key}"/>' for words, key in manifest.cited.items())
    return f"<cited>{notes}</cited>" if notes else ""


def _more(row: Row) -> str:
    """What only some rows have."""
    found = (
        ("shown", row.shown),
        ("layout", row.layout),
        ("offered", row.offered),
        ("file", row.file),
        ("of", row.of),
        ("flat", row.flat),
    )
    return "".join(f" {name}={attribute(value)}" for name, value in found if value)


def read_manifest(document: Document) -> Manifest | None:
    """The manifest of a document; None if we did not write it.

    Raises
    ------
    BrokenManifest
        If it is there, and is not as we write it.
    """
    part = _part(document)
    if part is None:
        return None
    try:
        root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError as error:
        raise BrokenManifest(f"it is no XML: {error.msg}") from None
    rows = tuple(_row(block) for block in root.iter(f"{{{NAMESPACE}}}block"))
    if not rows or len({row.id for row in rows}) < len(rows):
        raise BrokenManifest("it names no block, or one twice")
    run = tuple(
        (item.get("name", ""), item.get("value", "")) for item in root.iter(f"{{{NAMESPACE}}}item")
    )
    body = root.get("body", "")
    if body != EDITED and not _HASH.fullmatch(body):
        raise BrokenManifest(f"its hash of the whole is {body!r}")
    return Manifest(
        rows,
        body,
        root.get("words", ""),
        run,
        root.get("place", ""),
        root.get("language", ""),
        root.get("stories", ""),
        _notes(root),
    )


def _notes(root: etree._Element) -> Mapping[str, str]:
    found = {
        note.get("words", ""): note.get("key", "") for note in root.iter(f"{{{NAMESPACE}}}note")
    }
    if not all(_HASH.fullmatch(each) for note in found.items() for each in note):
        raise BrokenManifest("what it says of footnotes is not as it was written")
    return found


def _row(block: etree._Element) -> Row:
    """A row, if it is as we write it: its words go into XML and file again."""
    row = Row(*(block.get(name, "") for name in Row.__dataclass_fields__))
    hashes = (
        row.hash,
        row.words,
        *filter(None, (row.offered, row.shown[:16], row.shown[16:32], row.shown[32:])),
    )
    sound = (
        _ID.fullmatch(row.id)
        and _KIND.fullmatch(row.kind)
        and len(row.layout) <= _LONGEST_LAYOUT
        and row.flat in ("", FLAT)
    )
    if not sound or not all(_HASH.fullmatch(each) for each in hashes):
        raise BrokenManifest(f"the row of {row.id[:60]!r} is not as it was written")
    return row


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
