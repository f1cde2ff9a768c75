"""Widths, sizes and alignments: what a person drags and sets without changing a word.

The canonical text of a block leaves them out, so such a block is renewed when the study
changes. What a person changed of them since we wrote it, which the manifest tells, is
carried over to the new content where its shape is the same.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping

from lxml import etree

from fs_toolkit.writers.word.canonical import digest
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.schema_order import put_in_order

NEAR = 0.03
"""Shares by which two widths or two shapes may differ and still be the same."""

_TABLE, _GRID, _COLUMN = q("w:tbl"), q("w:tblGrid"), q("w:gridCol")
_HOLDERS = (q("wp:inline"), q("wp:anchor"))
_CROP = q("a:srcRect")
_CELL, _ROW, _PARAGRAPH = q("w:tc"), q("w:tr"), q("w:p")
_OF_PARAGRAPH = tuple(
    q(f"w:{name}")
    for name in ("keepNext", "keepLines", "pageBreakBefore", "pBdr", "shd", "tabs", "spacing", "ind", "jc")
)  # fmt: skip
_OF_TABLE = tuple(q(f"w:{name}") for name in ("tblStyle", "jc", "tblInd", "tblBorders"))
_OF_CELL = tuple(q(f"w:{name}") for name in ("tcBorders", "tcMar", "textDirection", "vAlign"))
_OF_ROW = (q("w:trHeight"),)
_OF_PLACE = (q("w:pageBreakBefore"), q("w:jc"))
_SPACING = f"{q('w:pPr')}/{q('w:spacing')}"
_KINDS = {
    q("w:pPr"): _OF_PARAGRAPH, q("w:tblPr"): _OF_TABLE, q("w:tcPr"): _OF_CELL, q("w:trPr"): _OF_ROW,
}  # fmt: skip


def layout_of(element: etree._Element, names: Mapping[str, str]) -> str:
    """How a block is laid out, to compare with later; `names` are those of styles by id.

    Words such as `w:900,1200` for a table's columns, `s:3600x2400` for a picture's size and
    `l:` with a digest of all alignments, spaces and borders, `p:` of what also LibreOffice
    leaves alone: whether a paragraph outside of tables is centred or begins a page.
    """
    parts = ["w:" + ",".join(map(str, _columns(table))) for table in element.iter(_TABLE)]
    parts += [f"s:{across}x{down}" for across, down in map(_size, _drawings(element))]
    parts.append("p:" + digest("".join(_places(element)))[:8])
    parts.append("l:" + digest("".join(_looks(element, names)))[:8])
    return " ".join(parts)


def carry_layout(
    old: list[etree._Element],
    new: list[etree._Element],
    written: str,
    names: Mapping[str, str],
    *,
    rewritten: bool = False,
) -> None:
    """Lay new content out as the old one was, where a person changed what we had written.

    `rewritten` tells that another program wrote all properties anew, so that most of them
    tell nothing of a person.
    """
    was = _Written(written)
    for at, (before, after) in enumerate(zip(_all(old, _TABLE), _all(new, _TABLE), strict=False)):
        if was.widths_differ(at, _columns(before)):
            _carry_widths(before, after)
    for at, (before, after) in enumerate(zip(_drawn(old), _drawn(new), strict=False)):
        _carry_drawing(before, after, was.size(at))
    if rewritten:
        _carry_heights(old, new)
        places = "".join("".join(_places(element)) for element in old)
        moved = was.places and was.places != digest(places)[:8]
        for before, after in _pairs(list(_loose(old)), list(_loose(new))):
            if moved:
                _carry(before.find(q("w:pPr")), after.find(q("w:pPr")), _OF_PLACE)
            if _is_spaced_otherwise(before.find(_SPACING), after.find(_SPACING)):
                _carry(before.find(q("w:pPr")), after.find(q("w:pPr")), (q("w:spacing"),))
        return
    looks = "".join("".join(_looks(element, names)) for element in old)
    if was.looks != digest(looks)[:8]:
        _carry_looks(old, new)


class _Written:
    """The layout that we wrote; of a file that does not tell, nothing is known."""

    def __init__(self, text: str) -> None:
        words = text.split()
        self._widths = [_numbers(word[2:], ",") for word in words if word.startswith("w:")]
        self._sizes = [_numbers(word[2:], "x") for word in words if word.startswith("s:")]
        self.looks = next((word[2:] for word in words if word.startswith("l:")), "")
        self.places = next((word[2:] for word in words if word.startswith("p:")), "")

    def widths_differ(self, at: int, widths: list[int]) -> bool:
        """Whether a table's columns are no longer those that we wrote."""
        if at >= len(self._widths):
            return True
        was = self._widths[at]
        return len(was) != len(widths) or not all(map(_near, was, widths))

    def size(self, at: int) -> tuple[int, int] | None:
        """The size of a picture as we wrote it."""
        if at < len(self._sizes) and len(self._sizes[at]) == 2:
            return self._sizes[at][0], self._sizes[at][1]
        return None


def _numbers(text: str, mark: str) -> list[int]:
    return [int(part) for part in text.split(mark) if part.isdigit()]


def _near(one: int, other: int) -> bool:
    return abs(one - other) <= max(20, NEAR * max(one, other))


def _all(elements: list[etree._Element], tag: str) -> Iterator[etree._Element]:
    for element in elements:
        yield from element.iter(tag)


# --- Widths ---
def _columns(table: etree._Element) -> list[int]:
    grid = table.find(_GRID)
    return [] if grid is None else [_whole(each.get(q("w:w"))) for each in grid.iter(_COLUMN)]


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def _carry_widths(old: etree._Element, new: etree._Element) -> None:
    """Give a table with as many columns the widths of the old one."""
    widths, grid = _columns(old), new.find(_GRID)
    if grid is None or not widths or len(widths) != len(_columns(new)) or 0 in widths:
        return
    for column, width in zip(grid.iter(_COLUMN), widths, strict=True):
        column.set(q("w:w"), str(width))
    _carry(old.find(q("w:tblPr")), new.find(q("w:tblPr")), (q("w:tblW"), q("w:tblLayout")))
    for row in new.iterfind(_ROW):
        at = 0
        for cell in row.iterfind(_CELL):
            span = cell.find(f"{q('w:tcPr')}/{q('w:gridSpan')}")
            columns = 1 if span is None else _whole(span.get(q("w:val"))) or 1
            measure = cell.find(f"{q('w:tcPr')}/{q('w:tcW')}")
            if measure is not None:
                measure.set(q("w:w"), str(sum(widths[at : at + columns])))
                measure.set(q("w:type"), "dxa")
            at += columns


# --- Pictures ---
def _drawings(element: etree._Element) -> Iterator[etree._Element]:
    return element.iter(*_HOLDERS)


def _drawn(elements: list[etree._Element]) -> Iterator[etree._Element]:
    for element in elements:
        yield from _drawings(element)


def _size(holder: etree._Element) -> tuple[int, int]:
    extent = holder.find(q("wp:extent"))
    return (0, 0) if extent is None else (_whole(extent.get("cx")), _whole(extent.get("cy")))


def _carry_drawing(
    old: etree._Element, new: etree._Element, written: tuple[int, int] | None
) -> None:
    """Give a picture the size that a person gave the old one, and its place beside the text."""
    now, fresh = _size(old), _size(new)
    if 0 in now or 0 in fresh:
        return
    cropped = _carry_crop(old, new)
    floats = str(old.tag) == _HOLDERS[1]
    resized = written is None or not all(map(_near, now, written))
    if not resized and not floats:
        return
    size = fresh
    if resized:
        shape = written or fresh
        same = abs(fresh[0] / fresh[1] - shape[0] / shape[1]) <= NEAR * shape[0] / shape[1]
        height = now[0] * fresh[1] / fresh[0]
        if cropped:  # what is left of it has a shape of its own, which changes as the whole does
            height = now[1] * fresh[1] / fresh[0] * shape[0] / shape[1]
        size = now if same else (now[0], max(1, round(height)))
    if floats:
        new = _floating(old, new)
    for extent in (new.find(q("wp:extent")), new.find(f".//{q('a:xfrm')}/{q('a:ext')}")):
        if extent is not None:
            extent.set("cx", str(size[0]))
            extent.set("cy", str(size[1]))


def _carry_crop(old: etree._Element, new: etree._Element) -> bool:
    """Cut off the new picture what a person cut off the old one; we ourselves cut nothing."""
    crop, fresh = old.find(f".//{_CROP}"), new.find(f".//{_CROP}")
    blip = new.find(f".//{q('a:blip')}")
    if crop is None or not crop.attrib or blip is None:
        return False
    if fresh is not None and (parent := fresh.getparent()) is not None:
        parent.remove(fresh)
    blip.addnext(copy.deepcopy(crop))
    return True


def _floating(old: etree._Element, new: etree._Element) -> etree._Element:
    """The old frame, which text flows around, with the new picture in it."""
    frame = copy.deepcopy(old)
    for tag in (q("wp:docPr"), q("a:graphic")):
        before, after = frame.find(tag), new.find(tag)
        if before is not None and after is not None:
            frame.replace(before, copy.deepcopy(after))
    parent = new.getparent()
    if parent is not None:
        parent.replace(new, frame)
    return frame


# --- Alignments, spaces and borders ---
def _looks(element: etree._Element, names: Mapping[str, str]) -> Iterator[str]:
    for properties in element.iter(*_KINDS):
        kinds = _KINDS[str(properties.tag)]
        for each in properties:
            if each.tag in kinds:
                yield _look(each, names)


def _places(element: etree._Element) -> Iterator[str]:
    for paragraph in _loose([element]):
        yield "¶"
        for tag in _OF_PLACE:
            each = paragraph.find(f"{q('w:pPr')}/{tag}")
            value = "" if each is None else each.get(q("w:val")) or "1"
            yield "" if value in {"left", "start", "0", "false"} else value


def _is_spaced_otherwise(old: etree._Element | None, new: etree._Element | None) -> bool:
    """Whether a person set spaces: LibreOffice adds to ours only those of the style."""
    if old is None:
        return False
    return new is None or any(old.get(name, value) != value for name, value in new.attrib.items())


def _loose(elements: list[etree._Element]) -> Iterator[etree._Element]:
    """Paragraphs that stand in no table."""
    for element in elements:
        if element.tag == _PARAGRAPH:
            yield element
        elif element.tag != _TABLE:
            yield from _loose(list(element))


def _look(element: etree._Element, names: Mapping[str, str]) -> str:
    parts = []
    for each in element.iter("{*}*"):
        values = sorted(
            (str(etree.QName(name).localname), str(value)) for name, value in each.attrib.items()
        )
        if str(each.tag) == q("w:tblStyle"):
            values = [("val", names.get(each.get(q("w:val")) or "", "").lower())]
        parts.append(f"<{etree.QName(each).localname} {values}>")
    return "".join(parts)


def _carry_looks(old: list[etree._Element], new: list[etree._Element]) -> None:
    """Carry over what a person set: place by place where there are as many, else by words."""
    tables = list(zip(_all(old, _TABLE), _all(new, _TABLE), strict=False))
    for before, after in tables:
        _carry(before.find(q("w:tblPr")), after.find(q("w:tblPr")), _OF_TABLE)
    for tag, properties, looks in (
        (_ROW, q("w:trPr"), _OF_ROW),
        (_CELL, q("w:tcPr"), _OF_CELL),
        (_PARAGRAPH, q("w:pPr"), _OF_PARAGRAPH),
    ):
        for before, after in _pairs(list(_all(old, tag)), list(_all(new, tag))):
            _carry(before.find(properties), after.find(properties), looks)


def _carry_heights(old: list[etree._Element], new: list[etree._Element]) -> None:
    """Heights of rows: we write none, nor does another program, so each is a person's."""
    if any(next(element.iter(*_OF_ROW), None) is not None for element in old):
        for before, after in _pairs(list(_all(old, _ROW)), list(_all(new, _ROW))):
            _carry(before.find(q("w:trPr")), after.find(q("w:trPr")), _OF_ROW)


def _pairs(
    old: list[etree._Element], new: list[etree._Element]
) -> Iterator[tuple[etree._Element, etree._Element]]:
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
        return
    known = {_words(each): each for each in reversed(old)}
    for each in new:
        if (words := _words(each)) and words in known:
            yield known[words], each


def _words(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(q("w:t")))


def _carry(old: etree._Element | None, new: etree._Element | None, tags: tuple[str, ...]) -> None:
    """Put properties of these kinds in place of the new ones, in the schema's order."""
    if new is None:
        return
    for tag in tags:
        for each in new.findall(tag):
            new.remove(each)
        found = None if old is None else old.find(tag)
        if found is not None:
            put_in_order(new, copy.deepcopy(found))
