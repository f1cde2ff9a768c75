"""What a person can see of a native chart, as text: the basis of its block's hash.

Word adds styles, identifiers and the noise of binary numbers to a chart that it saves, and
writes its parts in an order of its own. None of that is in the text. In it are: titles, the
kind of each plot, names, categories and values of its series, their colours and hatches, and
the ends of the axes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from lxml import etree

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

_PLOT = ("barDir", "grouping")
_DATA = ("tx", "cat", "val", "xVal", "yVal", "bubbleSize")
_COLOURS = frozenset({f"{A}srgbClr", f"{A}schemeClr", f"{A}pattFill", f"{A}prstDash", f"{A}noFill"})


def chart_text(blob: bytes) -> str:
    """The canonical text of a chart's part; of one that is no XML, a digest of its bytes."""
    try:
        root = etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return hashlib.sha256(blob).hexdigest()[:16]
    return "\n".join((*_titles(root), *_plots(root), *_axes(root)))


def _titles(root: etree._Element) -> Iterator[str]:
    for title in root.iter(f"{C}title"):
        lines = ("".join(t.text or "" for t in p.iter(f"{A}t")) for p in title.iter(f"{A}p"))
        if words := " ".join(" ".join(lines).split()):
            yield f"title {words}"


def _plots(root: etree._Element) -> Iterator[str]:
    area = root.find(f"{C}chart/{C}plotArea")
    for plot in () if area is None else area:
        rows = sorted(plot.findall(f"{C}ser"), key=lambda one: _number(one, "order"))
        if rows:
            looks = (_value(plot, name) for name in _PLOT)
            yield " ".join(["plot", etree.QName(plot).localname, *filter(None, looks)])
            for one in rows:
                yield from _series(one)


def _series(one: etree._Element) -> Iterator[str]:
    for name in _DATA:
        part = one.find(f"{C}{name}")
        if part is not None:
            yield f"{name} {'; '.join(_points(part))}"
    for reach in one.iter(f"{C}plus", f"{C}minus"):
        yield f"{etree.QName(reach).localname} {'; '.join(_points(reach))}"
    for label in one.iterfind(f"{C}dLbls/{C}dLbl"):
        if words := "".join(t.text or "" for t in label.iter(f"{A}t")):
            yield f"label {_value(label, 'idx')} {words}"
    yield f"look {_look(one)}"
    for point in one.findall(f"{C}dPt"):
        yield f"point {_value(point, 'idx')} {_look(point)}"


def _points(part: etree._Element) -> Iterator[str]:
    """The values that are shown, each with its place; the last of levels that categories have."""
    points = list(part.iter(f"{C}pt"))
    if not points:
        yield from (_plain(v.text) for v in part.iter(f"{C}v"))
    for point in points:
        value = point.find(f"{C}v")
        if value is not None and value.text:
            yield f"{point.get('idx')}={_plain(value.text)}"


def _plain(text: str | None) -> str:
    """A number without the noise in its last figures; words as they are."""
    words = " ".join((text or "").split())
    try:
        return f"{float(words):.12g}"
    except ValueError:
        return words


def _look(element: etree._Element) -> str:
    shape = element.find(f"{C}spPr")
    if shape is None:
        return ""
    seen = (
        (child.get("val") or child.get("prst") or etree.QName(child).localname).lower()
        for child in shape.iter(*_COLOURS)
    )
    return " ".join(seen)


def _axes(root: etree._Element) -> Iterator[str]:
    for scale in root.iter(f"{C}scaling"):
        ends = (_value(scale, name) for name in ("min", "max"))
        if shown := " ".join(_plain(end) for end in ends if end):
            yield f"axis {shown}"


def _value(element: etree._Element, name: str) -> str:
    child = element.find(f"{C}{name}")
    return "" if child is None else child.get("val") or ""


def _number(element: etree._Element, name: str) -> int:
    value = _value(element, name)
    return int(value) if value.isdigit() else 0
