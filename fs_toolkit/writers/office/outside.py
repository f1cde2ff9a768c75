"""What leads out of a Word file: taken out of the copy that LibreOffice sees, and named.

The relationships that a part may keep are listed; whatever is not on the list goes, so a
kind that nobody has thought of leads nowhere either. Links that a reader may click stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from fs_toolkit.writers.word.markup import R, q

KEPT = frozenset(
    {
        "officeDocument", "styles", "numbering", "settings", "fontTable", "theme", "footnotes",
        "endnotes", "header", "footer", "image", "chart", "font", "core-properties",
        "extended-properties", "diagramData", "diagramLayout", "diagramColors",
        "diagramQuickStyle", "diagramDrawing", "chartUserShapes", "themeOverride",
    }
)  # fmt: skip
"""Kinds of relationships inside the file that the layout needs."""

SILENT = frozenset(
    {
        "customXml", "customXmlProps", "comments", "commentsExtended", "commentsIds",
        "commentsExtensible", "people", "webSettings", "glossaryDocument", "stylesWithEffects",
        "custom-properties", "thumbnail", "chartStyle", "chartColorStyle", "package",
        "printerSettings", "keyMapCustomizations", "documenttasks", "recipientData", "hdphoto",
        "classificationlabels",
    }
)  # fmt: skip
"""Kinds that are left out without a word, for nothing of them is seen on a page."""

_WORDS = {
    "attachedTemplate": "attached template",
    "image": "linked picture",
    "oleObject": "embedded object",
    "vbaProject": "macros",
    "control": "form control",
    "aFChunk": "embedded document",
    "subDocument": "linked document",
    "frame": "frame",
    "mailMergeSource": "mail-merge source",
    "video": "video",
}
_SHOWN = 120
"""Characters of an address that are told."""


@dataclass(frozen=True)
class Relationships:
    """The relationships that a part keeps, and what became of the others."""

    xml: bytes
    gone: frozenset[str]
    """Ids of those that were taken out."""
    named: tuple[str, ...]


def inside_only(relationships: bytes) -> Relationships:
    """A part's relationships without those that lead outside or hold other programs' things."""
    root = etree.fromstring(relationships, etree.XMLParser(resolve_entities=False))
    gone: set[str] = set()
    named: list[str] = []
    for each in list(root):
        kind = (each.get("Type") or "").rstrip("/").rpartition("/")[2]
        external = each.get("TargetMode") == "External"
        if kind == "hyperlink" or (kind in KEPT and not external):
            continue
        root.remove(each)
        gone.add(each.get("Id") or "")
        if external or kind not in SILENT:
            named.append(_name(kind, each.get("Target") or ""))
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return Relationships(xml, frozenset(gone), tuple(named))


def _name(kind: str, target: str) -> str:
    return f"{_WORDS.get(kind, kind or 'unknown part')} {target[:_SHOWN]}".strip()


_OFFICE = "urn:schemas-microsoft-com:office:office"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_WHOLE = (
    *(
        q(f"w:{name}")
        for name in ("altChunk", "subDoc", "control", "attachedTemplate", "mailMerge")
    ),
    q("w:updateFields"),
    f"{{{_OFFICE}}}OLEObject",
    f"{{{_CHART}}}externalData",
)
"""Elements that go whole. An object's own picture is beside it, and stays."""


def cut_off(root: etree._Element, gone: frozenset[str]) -> None:
    """Take out of a part what pointed at relationships that are gone; a picture's frame stays."""
    for element in list(root.iter(*_WHOLE)):
        _remove(element)
    if not gone:
        return
    for element, name in list(_pointing(root, gone)):
        del element.attrib[name]
        if etree.QName(element).localname == "imagedata":
            _remove(element)


def _pointing(root: etree._Element, gone: frozenset[str]) -> Iterator[tuple[etree._Element, str]]:
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            if str(name).startswith(f"{{{R}}}") and str(value) in gone:
                yield element, str(name)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
