"""Rules over native charts: what makes Word draw none, or offer no data to edit."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO

from lxml import etree

from fs_toolkit.writers.word.charts.seen import C
from fs_toolkit.writers.word.lint_story import Remark
from fs_toolkit.writers.word.markup import q

_CHART = re.compile(r"word/charts/chart\d*\.xml")
_RANGE = re.compile(r"\$[A-Z]+\$(\d+)(?::\$[A-Z]+\$(\d+))?$")
_UNSIGNED = re.compile(r"\d{1,10}")

Members = Mapping[str, bytes]
Relations = Mapping[str, Mapping[str, etree._Element]]


def chart_remarks(members: Members, relations: Relations) -> Iterator[Remark]:
    """Remarks on all the native charts of a file."""
    for name in filter(_CHART.fullmatch, members):
        try:
            root = etree.fromstring(members[name])
        except etree.XMLSyntaxError as problem:
            yield Remark("CHT1", name, f"the chart cannot be read: {problem}")
            continue
        yield from workbook_is_there(name, root, members, relations)
        for code, rule in DRAWING_RULES:
            yield from (Remark(code, name, problem) for problem in rule(root))


def workbook_is_there(
    name: str, root: etree._Element, members: Members, relations: Relations
) -> Iterator[Remark]:
    """Without its workbook a chart can be looked at, and never edited."""
    data = root.find(f"{C}externalData")
    relation = None if data is None else relations.get(name, {}).get(data.get(q("r:id")) or "")
    if relation is None:
        yield Remark("CHT2", name, "the chart has no workbook behind it")
        return
    if relation.get("TargetMode") == "External":
        yield Remark("CHT2", name, "the chart's workbook lies outside the file")
        return
    target = posixpath.normpath(
        posixpath.join(posixpath.dirname(name), relation.get("Target") or "")
    )
    book = members.get(target.lstrip("/"))
    if book is not None and not (book.startswith(b"PK") and zipfile.is_zipfile(BytesIO(book))):
        yield Remark("CHT2", name, f"the chart's workbook {target} is none")


def copies_are_whole(root: etree._Element) -> Iterator[str]:
    """Copies of values that do not fit their range are drawn, until someone opens the data."""
    for cache in root.iter(f"{C}numCache", f"{C}strCache"):
        reference = cache.getparent()
        place = "" if reference is None else reference.findtext(f"{C}f") or ""
        given = cache.find(f"{C}ptCount")
        count = (given.get("val") if given is not None else None) or ""
        places = [point.get("idx") or "" for point in cache.findall(f"{C}pt")]
        if not all(_UNSIGNED.fullmatch(each) for each in (count, *places)):
            yield f"the values of {place} have no count, or no places"
        elif len(set(places)) != len(places) or any(int(each) >= int(count) for each in places):
            yield f"of the {count} values of {place} some stand twice, or beyond the last"
        elif (span := _RANGE.search(place)) and int(span[2] or span[1]) - int(span[1]) + 1 != int(
            count
        ):
            yield f"{count} values are kept of {place}"


def axes_are_paired(root: etree._Element) -> Iterator[str]:
    """A plot against an axis that is not there is not drawn, and the file is repaired."""
    area = root.find(f"{C}chart/{C}plotArea")
    if area is None:
        yield "the chart has no plot"
        return
    crossed = {
        _value(axis, "axId"): _value(axis, "crossAx")
        for axis in area
        if axis.find(f"{C}crossAx") is not None
    }
    used = {each.get("val") or "" for plot in area for each in plot.findall(f"{C}axId")}
    for id in sorted(used | set(crossed) | set(crossed.values())):
        if not _UNSIGNED.fullmatch(id):
            yield f"{id!r} is no number of an axis: they have no sign"
        elif id not in crossed:
            yield f"axis {id} is drawn against, and is not there"
        elif crossed.get(crossed[id]) != id:
            yield f"axis {id} crosses {crossed[id]}, which does not cross it"


def series_have_numbers_of_their_own(root: etree._Element) -> Iterator[str]:
    """Word repairs a chart in which two series have one number."""
    for name in ("idx", "order"):
        numbers = [_value(one, name) for one in root.iter(f"{C}ser")]
        for number in sorted({each for each in numbers if numbers.count(each) > 1}):
            yield f"{numbers.count(number)} series have the {name} {number}"


def _value(element: etree._Element, name: str) -> str:
    child = element.find(f"{C}{name}")
    return "" if child is None else child.get("val") or ""


DRAWING_RULES: tuple[tuple[str, Callable[[etree._Element], Iterator[str]]], ...] = (
    ("CHT3", copies_are_whole),
    ("CHT4", axes_are_paired),
    ("CHT5", series_have_numbers_of_their_own),
)
