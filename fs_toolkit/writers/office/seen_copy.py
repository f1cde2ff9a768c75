"""The copy of a Word file that LibreOffice sees."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from fs_toolkit.writers.office.flattening import flatten
from fs_toolkit.writers.office.links import add_link_style, style_links
from fs_toolkit.writers.office.outside import cut_off, inside_only
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.zipped import zipped

LARGEST = 400_000_000
"""Bytes of an unpacked file beyond which nothing is laid out."""

BODY = "word/document.xml"
_STYLES = "word/styles.xml"
_LISTS = ("toc ", "table of figures")
SECTION = "_FSs"
"""Begins the name of the bookmark at the start of each section of a copy."""

_FIRST_MARK = 2_000_000
"""Number of the first of these bookmarks, above those of any report."""

_STORIES = ("document", "header", "footer", "footnotes", "endnotes")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg")
_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
"""A PNG of one white dot, which stands for every picture where only places are asked for."""
_SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"


class NotLaidOut(Exception):
    """A file that cannot be made into a copy: too large, or no Word file."""


@dataclass(frozen=True)
class SeenCopy:
    """The copy, and what was taken out of it because it leads outside."""

    content: bytes
    taken_out: tuple[str, ...]


def members_of(document: bytes) -> dict[str, bytes]:
    """The members of a Word file by name, in their order.

    Raises
    ------
    NotLaidOut
        If it is no Word file, or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            if sum(each.file_size for each in archive.infolist()) > LARGEST:
                raise NotLaidOut(f"unpacked it is larger than {LARGEST // 1_000_000} MB")
            found = {name: archive.read(name) for name in archive.namelist() if name[-1:] != "/"}
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        raise NotLaidOut("it is no Word file") from None
    if BODY not in found:
        raise NotLaidOut("it is no Word file")
    return found


def seen_copy(members: Mapping[str, bytes], *, pictures: bool) -> SeenCopy:
    """The copy of a file given by its members.

    Parameters
    ----------
    members : mapping
        The file's members by name.
    pictures : bool
        Whether pictures are needed; without them their places are as large.
    """
    gone: dict[str, frozenset[str]] = {}
    made: dict[str, bytes] = {}
    named: list[str] = []
    for name, content in members.items():
        if name.endswith(".rels"):
            kept = inside_only(content)
            made[name], gone[_owner(name)] = kept.xml, kept.gone
            named.extend(kept.named)
    for name, content in members.items():
        if name.endswith(".rels"):
            continue
        if name.lower().endswith(_PICTURES):
            made[name] = content if pictures else _DOT
        elif name.startswith("word/") and name.endswith(".xml"):
            made[name], fetching = _part(name, content, gone.get(name, frozenset()), pictures)
            named.extend(fetching)
        elif _is_needed(name):
            made[name] = content
    ordered = {
        name: made[name]
        for name in members
        if name in made and (not name.endswith(".rels") or _owner(name) in ("", *made))
    }
    return SeenCopy(zipped(ordered), tuple(dict.fromkeys(named)))


def _is_needed(name: str) -> bool:
    """Content types, properties and embedded fonts; no macros, objects or customXml."""
    return name == "[Content_Types].xml" or name.startswith(("docProps/", "word/fonts/"))


def _owner(relationships: str) -> str:
    """The part that a file of relationships belongs to."""
    folder, name = posixpath.split(relationships)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _part(
    name: str, content: bytes, gone: frozenset[str], pictures: bool
) -> tuple[bytes, tuple[str, ...]]:
    root = parsed_part(content)
    cut_off(root, gone)
    fetching: tuple[str, ...] = ()
    if posixpath.basename(name).startswith(_STORIES):
        fetching = tuple(f"field {code}" for code in flatten(root))
        style_links(root)
    if not pictures:
        for vector in list(root.iter(_SVG_BLIP)):
            del vector.attrib[next(iter(vector.attrib))]
    if name == BODY:
        _mark_sections(root)
    if name == _STYLES:
        _draw_numbers(root)
        add_link_style(root)
    return serialised(root), fetching


def parsed_part(content: bytes) -> etree._Element:
    """A part's XML; nothing in it is expanded or fetched.

    Raises
    ------
    NotLaidOut
        If it is not well-formed.
    """
    try:
        return etree.fromstring(
            content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        )
    except etree.XMLSyntaxError as error:
        raise NotLaidOut(f"its XML is broken ({error.msg})") from None


def serialised(root: etree._Element) -> bytes:
    """A part as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def sections(root: etree._Element) -> Iterator[tuple[etree._Element | None, etree._Element]]:
    """The first paragraph and the properties of each section of a document."""
    first: etree._Element | None = None
    body = root.find(q("w:body"))
    for each in () if body is None else body.iter(q("w:p"), q("w:sectPr")):
        if each.tag == q("w:p"):
            first = each if first is None else first
        else:
            yield first, each
            first = None


def _mark_sections(root: etree._Element) -> None:
    """Put a bookmark at the start of each section."""
    for at, (first, _) in enumerate(list(sections(root))):
        if first is not None:
            start = etree.Element(q("w:bookmarkStart"))
            start.set(q("w:name"), f"{SECTION}{at}")
            end = etree.Element(q("w:bookmarkEnd"))
            for mark in (start, end):
                mark.set(q("w:id"), str(_FIRST_MARK + at))
            properties = first.find(q("w:pPr"))
            first.insert(0 if properties is None else 1, start)
            start.addnext(end)


def _draw_numbers(styles: etree._Element) -> None:
    """Let the lists' lines be as wide as the text: LibreOffice draws nothing right of an indent."""
    for style in styles.iter(q("w:style")):
        name = style.find(q("w:name"))
        if name is None or not (name.get(q("w:val")) or "").lower().startswith(_LISTS):
            continue
        for indent in style.iter(q("w:ind")):
            for side in ("right", "end"):
                indent.attrib.pop(q(f"w:{side}"), None)
