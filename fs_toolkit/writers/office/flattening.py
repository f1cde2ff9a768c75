"""A part of a Word file without controls, fields and tracked changes.

LibreOffice misdraws a field in the first paragraph of a control, counts captions through
all chapters, and shows what a person has crossed out. None of it changes the layout once
it is taken out: what is shown stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from fs_toolkit.writers.office.links import bookmark_led_to, link_field, link_simple
from fs_toolkit.writers.word.markup import q

LIVE = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
"""Fields that differ from page to page and are left to LibreOffice."""
FETCHING = frozenset(
    {"INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO", "EMBED",
     "DATABASE", "RD", "MERGEFIELD", "HTMLCONTROL", "CONTROL", "MACROBUTTON"}
)  # fmt: skip
"""Fields that bring something in, or start something."""

_SDT, _CONTENT = q("w:sdt"), q("w:sdtContent")
_MARK, _CODE, _DELETED_CODE = q("w:fldChar"), q("w:instrText"), q("w:delInstrText")
_SIMPLE, _KIND = q("w:fldSimple"), q("w:fldCharType")
_GONE = (q("w:del"), q("w:moveFrom"))
_TAKEN = (q("w:ins"), q("w:moveTo"), q("w:smartTag"), q("w:customXml"))
_TRACES = tuple(
    q(f"w:{name}")
    for name in (
        "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange",
        "tblGridChange", "numberingChange", "proofErr", "commentRangeStart", "commentRangeEnd",
        "commentReference", "permStart", "permEnd",
    )
)  # fmt: skip
_PROPERTIES = frozenset({q("w:rPr"), q("w:trPr"), q("w:numPr")})


@dataclass
class _Field:
    marks: list[etree._Element] = field(default_factory=list)
    code: str = ""
    shown: bool = False


def flatten(root: etree._Element) -> tuple[str, ...]:
    """Take controls, fields and tracked changes out of a part.

    Returns
    -------
    tuple of str
        The instructions of fields that would have brought something in from outside.
    """
    _accept(root)
    for control in list(root.iter(_SDT)):
        content = control.find(_CONTENT)
        unwrap(control, () if content is None else tuple(content))
    return tuple(_freeze(root))


def unwrap(element: etree._Element, kept: tuple[etree._Element, ...]) -> None:
    """Put what an element holds in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent.remove(element)
    for child in reversed(kept):
        parent.insert(at, child)


def _accept(root: etree._Element) -> None:
    """Tracked changes as Word shows them without marks: all accepted."""
    for element in list(root.iter(*_GONE)):
        _remove(element)
    for element in list(root.iter(*_TAKEN)):
        parent = element.getparent()
        if parent is not None and parent.tag in _PROPERTIES:
            parent.remove(element)
        else:
            unwrap(element, tuple(child for child in element if not _is_properties(child)))
    for element in list(root.iter(*_TRACES)):
        _remove(element)


def _is_properties(element: etree._Element) -> bool:
    return element.tag in {q("w:smartTagPr"), q("w:customXmlPr")}


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _freeze(root: etree._Element) -> Iterator[str]:
    """Leave of each field what it shows, and where it leads; gives the instructions of those that fetch."""
    open_fields: list[_Field] = []
    for each in list(root.iter(_MARK, _CODE, _DELETED_CODE, _SIMPLE)):
        if each.tag == _SIMPLE:
            code = each.get(q("w:instr")) or ""
            bookmark = bookmark_led_to(code)
            if name_of(code) not in LIVE and not (bookmark and link_simple(each, bookmark)):
                unwrap(each, tuple(child for child in each if child.tag != q("w:fldData")))
            yield from _fetching(code)
            continue
        kind = each.get(_KIND) if each.tag == _MARK else ""
        if kind == "begin":
            open_fields.append(_Field())
        if not open_fields:
            _remove(each)
            continue
        open_fields[-1].marks.append(each)
        if each.tag == _CODE:
            open_fields[-1].code += each.text or ""
        if kind == "end":
            ended = open_fields.pop()
            if name_of(ended.code) not in LIVE:
                if bookmark := bookmark_led_to(ended.code):
                    link_field(ended.marks, bookmark)
                for mark in ended.marks:
                    _remove(mark)
            yield from _fetching(ended.code)
    for unended in open_fields:
        for mark in unended.marks:
            _remove(mark)
        yield from _fetching(unended.code)


def name_of(code: str) -> str:
    """The name of the field that an instruction is for.

    >>> name_of(' pageref _Ref_a  h')
    'PAGEREF'
    """
    return next(iter(code.split()), "").upper()


def _fetching(code: str) -> Iterator[str]:
    if name_of(code) in FETCHING:
        yield " ".join(code.split())
