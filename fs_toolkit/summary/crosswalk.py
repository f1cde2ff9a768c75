"""Annex D: the points that donors and the country ask for, and where this report answers them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.about import About
from fs_toolkit.core.files import shipped_bytes
from fs_toolkit.core.model import Id, RefersTo, Row, Texts
from fs_toolkit.core.table_files import table_from_csv
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Ref,
    Span,
    Table,
    spans,
)
from fs_toolkit.document.wording import Wording

Status = Literal["answered", "part", "not"]
Words = Annotated[str, Field(min_length=1)]


class Donor(Row):
    """A row of templates/donors/donors.csv: who asks for a list of points, and when and where it holds."""

    defines: ClassVar[str] = "donor"

    id: Id
    """The name that `donors` in study.yaml refers to."""
    country: str = ""
    """The only country it holds in; empty where it holds everywhere."""
    since: str = ""
    """First day or month in which it holds; empty where that is not known."""
    until: str = ""
    """Day from which it no longer holds."""
    name_en: Words
    """What the list is called."""
    name_ko: Words
    """The same in Korean."""
    source_en: Words
    """Where the points were read, of which edition, and what was not read."""
    source_ko: Words
    """The same in Korean."""


class Point(Row):
    """A row of templates/donors/points.csv: one point of a list, and the places that answer it."""

    donor: Annotated[Id, RefersTo("donor")]
    """The list it belongs to."""
    number: Annotated[int, Field(ge=1)]
    """Its place in the list."""
    places: Texts = ()
    """Blocks of the report that answer it, all of them wanted; none where no report can."""
    en: Words
    """The point in the toolkit's own words."""
    ko: Words
    """The same in Korean."""
    otherwise_en: str = ""
    """Why it is not answered, or who must be asked."""
    otherwise_ko: str = ""
    """The same in Korean."""
    rest_en: str = ""
    """What of it no report of a city settles; with it a point is answered in part at most."""
    rest_ko: str = ""
    """The same in Korean."""


@dataclass(frozen=True)
class Found:
    """A point with the places of this report that answer it."""

    point: Point
    places: tuple[str, ...]
    status: Status


@cache
def lists() -> tuple[tuple[Donor, ...], tuple[Point, ...]]:
    """The lists that ship with the toolkit."""
    donors, points = _shipped("donors.csv", Donor), _shipped("points.csv", Point)
    return (
        tuple(row for row in donors if isinstance(row, Donor)),
        tuple(row for row in points if isinstance(row, Point)),
    )


def _shipped(file: str, cls: type[Row]) -> tuple[Row, ...]:
    name = f"templates/donors/{file}"
    read = table_from_csv(shipped_bytes("templates", "donors", file), name, cls)
    if read.findings:
        raise ValueError(f"{name} is damaged: {read.findings[0]}")
    return read.rows


def fitting(about: About) -> tuple[Donor, ...]:
    """The lists that fit a study: of its country, in force on its day, named in study.yaml if any is."""
    day = about.in_force_at.isoformat()

    def fits(donor: Donor) -> bool:
        return (
            (not about.donors or donor.id in about.donors)
            and donor.country in ("", about.country)
            and donor.since <= day
            and (not donor.until or day < donor.until)
        )

    return tuple(donor for donor in lists()[0] if fits(donor))


def find(
    points: Iterator[Point] | tuple[Point, ...], answered: Mapping[str, float]
) -> tuple[Found, ...]:
    """Where each point is answered.

    Parameters
    ----------
    points :
        Of one list.
    answered :
        How far each place of the report is answered, 0-1, by block id; what is not in it is
        not in the report.
    """
    found = []
    for point in points:
        there = tuple(id for id in point.places if answered.get(id, 0.0) > 0)
        whole = bool(there) and all(answered.get(id, 0.0) >= 1 for id in point.places)
        whole = whole and not point.rest_en
        found.append(Found(point, there, "answered" if whole else "part" if there else "not"))
    return tuple(found)


def crosswalk(
    letter: str, about: About, answered: Mapping[str, float], wording: Wording
) -> Iterator[Block]:
    """The annex as blocks; nothing where no list fits."""
    donors = fitting(about)
    if not donors:
        return
    title = wording.text("summary.crosswalk.heading", letter=letter)
    yield Heading("annex.crosswalk", 1, title, numbered=False, letter=letter)
    references: list[Span] = []
    for donor in donors:
        references += [*spans(", "), Ref(_id(donor))] if references else [Ref(_id(donor))]
    yield Paragraph(
        "annex.crosswalk.intro", wording("summary.crosswalk.intro", tables=tuple(references))
    )
    for donor in donors:
        points = tuple(point for point in lists()[1] if point.donor == donor.id)
        yield _table(donor, find(points, answered), wording)


def _id(donor: Donor) -> str:
    return f"annex.crosswalk.{donor.id}"


def _table(donor: Donor, found: tuple[Found, ...], wording: Wording) -> Table:
    counts = {
        status: wording.number(sum(each.status == status for each in found))
        for status in ("answered", "part", "not")
    }
    return Table(
        _id(donor),
        wording.text(
            "summary.crosswalk.caption",
            name=_in(donor, "name", wording),
            answered=counts["answered"],
            part=counts["part"],
            open=counts["not"],
        ),
        (
            Column(wording.text("report.column.number"), 0.4, "right"),
            Column(wording.text("summary.crosswalk.column.point"), 3.0),
            Column(wording.text("summary.crosswalk.column.answer"), 2.8),
        ),
        tuple(_row(each, wording) for each in found),
        source=spans(_in(donor, "source", wording)),
    )


def _row(each: Found, wording: Wording) -> tuple[str | Cell, ...]:
    point, places = each.point, list[Span]()
    for id in each.places:
        places += [*spans(", "), Ref(id)] if places else [Ref(id)]
    otherwise = _in(point, "otherwise", wording)
    match each.status:
        case "answered":
            words = tuple(places)
        case "part":
            rest = _in(point, "rest", wording)
            words = (
                wording("summary.crosswalk.part_rest", places=tuple(places), rest=rest)
                if rest
                else wording("summary.crosswalk.part", places=tuple(places))
            )
        case "not":
            reason = otherwise or wording.text("summary.crosswalk.nothing")
            words = wording("summary.crosswalk.not", reason=reason)
    text = point.ko if wording.language == "ko" else point.en
    shade = {"answered": 0, "part": 1, "not": 2}[each.status]
    return (wording.number(point.number), text, Cell(words, shade=shade))


def _in(row: Row, name: str, wording: Wording) -> str:
    """A text of a row in the report's language; English where there is none."""
    return str(getattr(row, f"{name}_{'ko' if wording.language == 'ko' else 'en'}"))
