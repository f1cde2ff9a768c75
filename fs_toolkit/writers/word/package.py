"""The template as an open document, and a document as bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import docx
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part, PartFactory, XmlPart
from lxml import etree

from fs_toolkit.document.blocks import FrontMatter, Report
from fs_toolkit.writers.word.languages import tag
from fs_toolkit.writers.word.markup import PREFIXES, attribute, clean, q
from fs_toolkit.writers.word.zipped import zipped

if TYPE_CHECKING:
    from docx.document import Document

PartFactory.part_type_for[CT.WML_FOOTNOTES] = XmlPart  # else python-docx keeps them as bytes

_DEFAULTS = {
    "rels": CT.OPC_RELATIONSHIPS,
    "xml": CT.XML,
    "png": CT.PNG,
    "jpg": CT.JPEG,
    "jpeg": CT.JPEG,
    "svg": "image/svg+xml",
    "xlsx": CT.SML_SHEET,
}
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def opened(source: Path | bytes) -> Document:
    """A Word file as python-docx's document."""
    return docx.Document(io.BytesIO(source if isinstance(source, bytes) else source.read_bytes()))


def body_of(document: Document) -> etree._Element:
    """The element that holds the document's paragraphs, tables and controls."""
    return cast("etree._Element", document.element.body)


def style_elements(document: Document) -> Iterator[etree._Element]:
    """The definitions of the document's styles."""
    styles = cast("etree._Element", document.styles.element)
    yield from styles.iterchildren(q("w:style"))


def style_names(document: Document) -> dict[str, str]:
    """Names of styles by id; ids change when a Word of another language saves the file."""
    return {style.get(q("w:styleId")) or "": _name(style) for style in style_elements(document)}


def _name(style: etree._Element) -> str:
    name = style.find(q("w:name"))
    return "" if name is None else name.get(q("w:val")) or ""


class StyleIds:
    """Ids of a template's styles by name, small and capital letters alike."""

    def __init__(self, document: Document) -> None:
        self._ids = {name.lower(): id for id, name in style_names(document).items()}

    def __getitem__(self, name: str) -> str:
        try:
            return self._ids[name.lower()]
        except KeyError:
            raise LookupError(
                f"the report template has no style {name!r}; make it again with "
                "`python -m fs_toolkit.writers.word.template templates/report.docx`"
            ) from None


def footnotes_of(document: Document) -> XmlPart | None:
    """The part that holds the footnotes."""
    for relation in document.part.rels.values():
        if relation.reltype == RT.FOOTNOTES:
            return cast("XmlPart", relation.target_part)
    return None


# --- Properties ---
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_DATES = (
    re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]+) (?P<year>\d{4})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>\d{4})년 ?(?P<month>\d{1,2})월 ?(?P<day>\d{1,2})일"),
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")


def report_date(report: Report) -> datetime:
    """The date in the file's properties: the report's, never the clock's.

    The title page's, else the run record's first, else the title page's year.
    """
    for text in (report.front.date, *(value for _, value in report.run)):
        for pattern in _DATES:
            if (found := pattern.search(text)) and (date := _date(**found.groupdict())):
                return date
    year = _YEAR.search(report.front.date)
    return datetime(int(year[1]) if year else 2000, 1, 1, tzinfo=UTC)


def _date(year: str, month: str, day: str) -> datetime | None:
    number = _MONTHS.index(month) + 1 if month in _MONTHS else 0
    try:
        return datetime(int(year), number or int(month), int(day), tzinfo=UTC)
    except ValueError:
        return None


def set_properties(document: Document, report: Report) -> None:
    """Title, subject, authors, keywords, language and dates of the file."""
    front = report.front
    properties = document.core_properties
    properties.title = _property(front.title)
    properties.subject = _property(front.subtitle or front.place)
    properties.author = _property(", ".join(front.authors) or "fs-toolkit")
    properties.last_modified_by = "fs-toolkit"
    properties.keywords = _property(", ".join(filter(None, (front.city, front.country))))
    properties.content_status = _property(front.status)
    properties.language = tag(front.language)
    properties.created = properties.modified = report_date(report)
    properties.revision = 1


def place_of(front: FrontMatter) -> str:
    """City and country, as the manifest names them whatever the language."""
    return ", ".join(part for part in (front.city, front.country) if part)


def _property(text: str) -> str:
    return " ".join(clean(text).split())[:255]


def set_language(document: Document, language: str) -> None:
    """The language in which Word spells the text."""
    styles = cast("etree._Element", document.styles.element)
    for language_of_text in styles.iterfind(f"{q('w:docDefaults')}//{q('w:lang')}"):
        if language == "ko":
            language_of_text.set(q("w:val"), "en-US")
            language_of_text.set(q("w:eastAsia"), "ko-KR")
        else:
            language_of_text.set(q("w:val"), tag(language))


# --- Bytes ---
def package_bytes(document: Document) -> bytes:
    """The document as a file: the same document gives the same bytes."""
    hoist_namespaces(document.element)
    package = document.part.package
    overrides: dict[str, str] = {}
    members: dict[str, bytes] = {
        "[Content_Types].xml": b"",
        "_rels/.rels": _bytes(package.rels.xml),
    }
    for part in sorted(package.iter_parts(), key=lambda part: str(part.partname)):
        name = part.partname.membername
        if _DEFAULTS.get(part.partname.ext.lower()) != part.content_type:
            overrides["/" + name] = part.content_type
        members[name] = part.blob
        if part.rels:
            members[part.partname.rels_uri.membername] = _relations(part)
    members["[Content_Types].xml"] = _content_types(overrides)
    return zipped(members)


def _relations(part: Part) -> bytes:
    return _bytes(part.rels.xml)


def _bytes(xml: str | bytes) -> bytes:
    return xml.encode() if isinstance(xml, str) else xml


def _content_types(overrides: Mapping[str, str]) -> bytes:
    known = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in sorted(_DEFAULTS.items())
    )
    parts = "".join(
        f"<Override PartName={attribute(name)} ContentType={attribute(kind)}/>"
        for name, kind in sorted(overrides.items())
    )
    return f'{_XML}<Types xmlns="{_TYPES}">{known}{parts}</Types>'.encode()


def hoist_namespaces(root: etree._Element) -> None:
    """Declare at the root what the blocks declare each for itself, unless it is there."""
    if all(root.nsmap.get(prefix) == uri for prefix, uri in PREFIXES.items()):
        return
    keep = [prefix for prefix in root.nsmap if prefix] + list(PREFIXES)
    etree.cleanup_namespaces(root, top_nsmap=PREFIXES, keep_ns_prefixes=keep)
    ignorable = (root.get(q("mc:Ignorable")) or "").split()
    root.set(q("mc:Ignorable"), " ".join(dict.fromkeys([*ignorable, "w14", "w15"])))
