"""A designer's template made fit for a report: its styles by name, ours where it has none.

The designer's page, headers, footers, fonts and colours stay. What a report needs and the
template lacks is brought over from the toolkit's own, in the template's accent colour, and
named, so that the designer can add it.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError
from docx.opc.part import XmlPart
from lxml import etree

from fs_toolkit.writers.word.looks import LOOKS
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.numbering import Numbering
from fs_toolkit.writers.word.package import (
    StyleIds,
    body_of,
    opened,
    style_elements,
    style_names,
)
from fs_toolkit.writers.word.palette import palette_of, shades
from fs_toolkit.writers.word.transplant import Transplant
from fs_toolkit.writers.word.zipped import zipped

if TYPE_CHECKING:
    from docx.document import Document

MOST = 50_000_000
"""Bytes of a template, unpacked: a hundred times what one needs."""
_TEMPLATE_TYPE = b"wordprocessingml.template.main+xml"
_DOCUMENT_TYPE = b"wordprocessingml.document.main+xml"
_MACROS = b"macroEnabled"
_NUMBERED = {
    "heading 1": (0, 0), "heading 2": (0, 1), "heading 3": (0, 2), "heading 4": (0, 3),
    "list bullet": (1, 0), "list number": (2, 0), "fs callout bullet": (3, 0),
}  # fmt: skip
"""Styles that must be numbered, with the list of the toolkit's own template and the level in it."""
_LINKED = ("/image", "/oleObject", "/attachedTemplate", "/frame", "/subDocument")
_LEFT_OUT = ("/stylesWithEffects", "/thumbnail", "/glossaryDocument", "/keyMapCustomizations")
"""Parts that say nothing of a report: a copy of the styles for Word 2007, a picture of another text."""
_ASKS = tuple(q(f"w:{name}") for name in ("updateFields", "attachedTemplate", "linkStyles"))
"""Settings that make Word ask something, or look elsewhere, when the report is opened."""


class UnfitTemplate(Exception):
    """A file that no report can be written with; says why and what to do."""


@dataclass(frozen=True)
class Adopted:
    """A template ready for a report, and what had to be done to it."""

    content: bytes
    missing: tuple[str, ...]
    """Styles that it lacked."""
    unnumbered: tuple[str, ...]
    """Styles that are there without the numbering that captions and contents need."""
    removed: tuple[str, ...]
    """Linked parts that were taken out: they would be fetched when somebody opens the report."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What to tell whoever designed it, a line each."""
        said = (
            ("styles not in the template, the toolkit's own were taken", self.missing),
            ("styles without numbering, the toolkit's own was added", self.unnumbered),
            ("linked and not carried over", self.removed),
        )
        return tuple(f"{words}: {', '.join(names)}" for words, names in said if names)


def adopted(template: Path | bytes, own: bytes, name: str = "the template") -> Adopted:
    """A designer's template with all that a report needs.

    Parameters
    ----------
    template : Path or bytes
        A .docx or .dotx file; its text is left out, its last section's page is kept.
    own : bytes
        The toolkit's own template.
    name : str
        What people call the file, for messages.

    Raises
    ------
    UnfitTemplate
        If it is no Word file, or holds macros.
    """
    document = _opened(template, name)
    house = opened(own)
    removed = tuple(_without_links(document))
    _emptied(document, name)
    missing = tuple(_styles_added(house, document))
    unnumbered = tuple(_numbering_added(house, document))
    _contents_unnumbered(document)
    _recoloured(document, missing)
    buffer = io.BytesIO()
    document.save(buffer)
    return Adopted(_stable(buffer.getvalue()), missing, unnumbered, removed)


def _opened(template: Path | bytes, name: str) -> Document:
    content = template if isinstance(template, bytes) else template.read_bytes()
    cure = "Save it in Word as .docx or .dotx, without a password and without macros."
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(each.file_size for each in archive.infolist()) > MOST:
                raise UnfitTemplate(f"{name} unpacks to over {MOST // 1_000_000} MB. {cure}")
            parts = {each: archive.read(each) for each in archive.namelist()}
        types = parts.get("[Content_Types].xml", b"")
        if _MACROS in types or any(each.endswith("vbaProject.bin") for each in parts):
            raise UnfitTemplate(f"{name} holds macros, which no report may carry. {cure}")
        parts["[Content_Types].xml"] = types.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE)
        document = opened(zipped(parts))
        document.styles, body_of(document)  # both are parsed when first asked for
        return document
    except (zipfile.BadZipFile, OpcError, etree.XMLSyntaxError, KeyError, ValueError, AttributeError):  # fmt: skip
        raise UnfitTemplate(f"{name} cannot be read as a Word file. {cure}") from None


def _without_links(document: Document) -> Iterator[str]:
    """Take out what would be fetched from elsewhere or asked about; gives what it was."""
    settings = cast("etree._Element", document.settings.element)
    for element in list(settings.iter(*_ASKS)):
        settings.remove(element)
    for part in document.part.package.iter_parts():
        if part.partname == document.part.partname:
            continue  # its body goes anyway
        for id, relation in list(part.rels.items()):
            if relation.is_external and relation.reltype.endswith(_LINKED):
                yield f"{relation.target_ref} (in {str(part.partname).rpartition('/')[2]})"
                if isinstance(part, XmlPart):
                    _drop_users(cast("etree._Element", part.element), id)
                del part.rels[id]
    for id, relation in list(document.part.rels.items()):
        if relation.is_external or relation.reltype.endswith(_LEFT_OUT):
            del document.part.rels[id]
    package = document.part.package
    for id, relation in list(package.rels.items()):
        if relation.reltype.endswith(_LEFT_OUT):
            del package.rels[id]


def _drop_users(root: etree._Element, id: str) -> None:
    """Remove the drawings that show a part."""
    drawings = (q("w:drawing"), q("w:pict"), q("w:object"))
    for element in list(root.iter(*drawings)):
        named = {value for each in element.iter() for value in each.attrib.values()}
        parent = element.getparent()
        if id in named and parent is not None:
            parent.remove(element)


def _emptied(document: Document, name: str) -> None:
    """Leave nothing of the body but its last section's page."""
    body = body_of(document)
    section = body.find(q("w:sectPr"))
    if section is None or section.find(q("w:pgSz")) is None:
        raise UnfitTemplate(f"{name} has no page size. Open it in Word, set one, and save it.")
    for child in list(body):
        if child is not section:
            body.remove(child)
    droppable = (RT.IMAGE, RT.CHART, RT.COMMENTS)
    for id, relation in list(document.part.rels.items()):
        if relation.reltype in droppable:
            del document.part.rels[id]


def _styles_added(house: Document, document: Document) -> Iterator[str]:
    there = {name.lower() for name in style_names(document).values()}
    transplant = Transplant(house, document)
    kinds = {"paragraph": ("w:p", "w:pPr", "w:pStyle"), "character": ("w:r", "w:rPr", "w:rStyle"), "table": ("w:tbl", "w:tblPr", "w:tblStyle")}  # fmt: skip
    for style in list(style_elements(house)):
        id, kind = style.get(q("w:styleId")) or "", style.get(q("w:type")) or ""
        name = style_names(house)[id]
        if name.lower() in there or kind not in kinds:
            continue
        outer, properties, used = kinds[kind]
        # a copy of something in this style brings the style along
        transplant.copies([parsed(f'<{outer}><{properties}><{used} w:val="{id}"/></{properties}></{outer}>')])  # fmt: skip
        yield name


def _numbering_added(house: Document, document: Document) -> Iterator[str]:
    """Number the styles that must be, each from a copy of the toolkit's own list."""
    target = cast("etree._Element", document.part.numbering_part.element)
    source = cast("etree._Element", house.part.numbering_part.element)
    lists: dict[int, str] = {}
    for style in style_elements(document):
        name = (style_names(document).get(style.get(q("w:styleId")) or "") or "").lower()
        if name not in _NUMBERED or style.find(f"{q('w:pPr')}/{q('w:numPr')}") is not None:
            continue
        at, level = _NUMBERED[name]
        if at not in lists:
            lists[at] = _list_copied(source, target, at, document, house)
        numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{lists[at]}"/></w:numPr>'
        _place_numbering(_properties_of(style), parsed(numbering))
        yield name


def _contents_unnumbered(document: Document) -> None:
    """The heading of the contents is often made from that of a chapter; it must not count as one."""
    ids = {name.lower(): id for id, name in style_names(document).items()}
    styles = {style.get(q("w:styleId")): style for style in style_elements(document)}
    title = style = styles.get(ids.get("toc heading"))
    while style is not None and style.find(f"{q('w:pPr')}/{q('w:numPr')}") is None:
        base = style.find(q("w:basedOn"))
        style = None if base is None else styles.get(base.get(q("w:val")))
    if title is None or style is None or style is title:
        return
    silent = Numbering(document, StyleIds(document)).silent()
    _place_numbering(_properties_of(title), parsed(silent))


def _properties_of(style: etree._Element) -> etree._Element:
    properties = style.find(q("w:pPr"))
    if properties is None:
        properties = etree.Element(q("w:pPr"))
        style.insert(sum(1 for child in style if child.tag in _BEFORE_SHAPE), properties)
    return properties


def _list_copied(
    source: etree._Element, target: etree._Element, at: int, document: Document, house: Document
) -> str:
    kinds, uses = target.findall(q("w:abstractNum")), target.findall(q("w:num"))
    number = str(max((int(each.get(q("w:abstractNumId")) or 0) for each in kinds), default=0) + 1)
    use = str(max((int(each.get(q("w:numId")) or 0) for each in uses), default=0) + 1)
    kind = copy.deepcopy(source.findall(q("w:abstractNum"))[at])
    kind.set(q("w:abstractNumId"), number)
    ids = {name.lower(): id for id, name in style_names(document).items()}
    own = style_names(house)
    for tied in kind.iter(q("w:pStyle")):
        tied.set(q("w:val"), ids.get(own.get(tied.get(q("w:val")) or "", "").lower(), "Normal"))
    kinds[-1].addnext(kind) if kinds else target.insert(0, kind)
    made = parsed(f'<w:num w:numId="{use}"><w:abstractNumId w:val="{number}"/></w:num>')
    uses[-1].addnext(made) if uses else kind.addnext(made)
    return use


_BEFORE_NUMBERS = tuple(
    q(f"w:{name}")
    for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
)
_BEFORE_SHAPE = tuple(
    q(f"w:{name}")
    for name in (
        "name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority",
        "semiHidden", "unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose",
        "personalReply", "rsid",
    )
)  # fmt: skip


def _place_numbering(properties: etree._Element, numbering: etree._Element) -> None:
    """Put it where the schema wants it."""
    at = sum(1 for child in properties if child.tag in _BEFORE_NUMBERS)
    properties.insert(at, numbering)


def _recoloured(document: Document, added: tuple[str, ...]) -> None:
    """Give the styles that were brought over the template's accent in place of ours."""
    ours, theirs = LOOKS["report"], palette_of(document).accent
    if theirs == ours.accent:
        return
    renamed = {ours.accent: theirs, ours.second: theirs, ours.tint: shades(theirs)[1]}
    colours = re.compile("|".join(renamed))
    names = style_names(document)
    for style in style_elements(document):
        if names.get(style.get(q("w:styleId")) or "") in added:
            for element in style.iter():
                for key, value in element.attrib.items():
                    if colours.fullmatch(str(value)):
                        element.set(key, renamed[str(value)])


def _stable(content: bytes) -> bytes:
    """The same file without a clock in it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})
