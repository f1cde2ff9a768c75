"""Links inside a copy, made so that LibreOffice writes them into a PDF.

LibreOffice collects the links of a document by their character style and passes over the
default one, which it gives to every link whose words have no style of their own. So each
gets one that changes no letter. A field that leads somewhere becomes a link before it goes.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from fs_toolkit.writers.word.markup import q

STYLE = "FSCopyLink"
"""Id of the style of links without one; it says nothing of how they look."""

_LEADING = frozenset({"REF", "PAGEREF", "NOTEREF"})
_LINK, _ANCHOR, _RUN = q("w:hyperlink"), q("w:anchor"), q("w:r")
_RUN_LOOK, _RUN_STYLE, _VALUE = q("w:rPr"), q("w:rStyle"), q("w:val")
_STYLE, _STYLE_ID = q("w:style"), q("w:styleId")
_BESIDE = frozenset({_RUN, q("w:bookmarkStart"), q("w:bookmarkEnd")})
"""What may stand in a field that becomes a link."""


def bookmark_led_to(code: str) -> str:
    r"""The bookmark that a field's result leads to; nothing if it leads nowhere.

    >>> bookmark_led_to(" REF _Ref_a \\h "), bookmark_led_to("REF _Ref_a")
    ('_Ref_a', '')
    """
    name, *words = code.split() or [""]
    if name.upper() not in _LEADING or "\\h" not in (word.lower() for word in words[1:]):
        return ""
    return words[0].strip('"')


def link_field(marks: Sequence[etree._Element], bookmark: str) -> None:
    """Put a field's runs in a link, unless they stand in one or reach over paragraphs."""
    first, last = marks[0].getparent(), marks[-1].getparent()
    parent = None if first is None else first.getparent()
    if first is None or last is None or parent is None or last.getparent() is not parent:
        return
    between = parent[parent.index(first) : parent.index(last) + 1]
    if _in_link(parent) or any(each.tag not in _BESIDE for each in between):
        return
    link = etree.Element(_LINK, {_ANCHOR: bookmark})
    first.addprevious(link)
    link.extend(between)


def link_simple(field: etree._Element, bookmark: str) -> bool:
    """Make a simple field a link in its place; gives whether it is one now."""
    if _in_link(field.getparent()) or any(each.tag not in _BESIDE for each in field):
        return False
    field.attrib.clear()
    field.tag = _LINK
    field.set(_ANCHOR, bookmark)
    return True


def _in_link(element: etree._Element | None) -> bool:
    while element is not None and element.tag != q("w:p"):
        if element.tag == _LINK:
            return True
        element = element.getparent()
    return False


def style_links(root: etree._Element) -> None:
    """Give the runs of links a character style where they have none."""
    for link in root.iter(_LINK):
        for run in link.iter(_RUN):
            look = run.find(_RUN_LOOK)
            if look is None:
                look = etree.Element(_RUN_LOOK)
                run.insert(0, look)
            if look.find(_RUN_STYLE) is None:
                look.insert(0, etree.Element(_RUN_STYLE, {_VALUE: STYLE}))


def add_link_style(styles: etree._Element) -> None:
    """Put the style of links among the styles of a copy."""
    if any(each.get(_STYLE_ID) == STYLE for each in styles.iter(_STYLE)):
        return
    added = etree.SubElement(
        styles, _STYLE, {q("w:type"): "character", q("w:customStyle"): "1", _STYLE_ID: STYLE}
    )
    etree.SubElement(added, q("w:name"), {_VALUE: "FS Copy Link"})
