"""Sub-item 3.1 as blocks: inventory and time line of laws, then topics, rights and levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.dates import decimal_year
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Chart,
    Column,
    Heading,
    Paragraph,
    Spans,
    Table,
    Text,
    spans,
)
from fs_toolkit.document.cells import cited, unanswered
from fs_toolkit.document.charts import Span, TimeChart
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.inputs.laws import Law
from fs_toolkit.legal.report.coverage import coverage
from fs_toolkit.legal.report.later import afterwards
from fs_toolkit.legal.report.levels import levels
from fs_toolkit.legal.report.rights import rights
from fs_toolkit.legal.report.words import cited_once, taken, then, usual_source
from fs_toolkit.legal.result import DatedLaw, LegalResult

Cells = tuple[str | Spans | Cell, ...]
Reader = tuple[str, date | None]
"""Who read a law, and when."""


def laws(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    """Sub-item 3.1."""
    yield Heading("legal.laws", 2, wording.text("legal.laws.heading"))
    yield Paragraph("legal.laws.answer", _answer(result, wording), "answer")
    yield from prose(inputs.text, "legal.laws.text")
    yield from unanswered("legal.inventory.pending", inputs, "laws", wording)
    if result.laws:
        yield from _inventory(result, wording)
    yield from coverage(inputs, basis, result, wording)
    yield from rights(inputs, basis, result, wording)
    yield from levels(inputs, basis, result, wording)
    yield from afterwards(inputs, basis, result, wording)


def _answer(result: LegalResult, wording: Wording) -> Spans:
    if not result.laws or result.coverage is None or result.widest_gap is None:
        return wording("legal.laws.answer_pending")
    gap = result.widest_gap.row
    return wording(
        "legal.laws.answer",
        day=wording.date(result.day),
        count=wording.number(len(result.laws)),
        current=wording.number(result.count("in_force")),
        coming=wording.number(result.count("passed")),
        index=wording.share(result.coverage),
        topic=wording.text(f"legal.topic.{gap.topic}"),
        finding=gap.finding.rstrip("."),
    )


def _inventory(result: LegalResult, wording: Wording) -> Iterator[Block]:
    day = wording.date(result.day)
    remembered = sum(row.law.verified == "remembered" for row in result.laws)
    read = f"legal.inventory.{'some' if remembered else 'none'}_remembered"
    yield Heading("legal.inventory_part", 3, wording.text("legal.inventory.heading"))
    yield Paragraph(
        "legal.inventory.intro",
        wording(
            "legal.inventory.intro",
            count=wording.number(len(result.laws)),
            day=day,
            read=wording(read, **taken(read, {"remembered": wording.number(remembered)}, wording)),
            ended=then(_ended(result, wording)),
            bound=then(_bound(result, wording)),
        ),
    )
    columns = tuple(
        Column(wording.text(f"legal.inventory.{name}"), width)
        for name, width in (("law", 3.8), ("provision", 4.0), ("state", 2.6))
    )
    listed = [row.law for row in result.laws]
    reader, usual = _usual_reader(listed), usual_source(listed)
    table: list[Cells] = []
    for verified in ("read", "remembered"):
        group = [row for row in result.laws if row.law.verified == verified]
        if group:
            head = wording.text(f"legal.inventory.{verified}")
            table.append((Cell(spans(head), shade=1, bold=True, columns=len(columns)),))
            table.extend(_law_row(row, reader, usual, wording) for row in group)
    yield Table(
        "legal.inventory",
        wording.text(
            "legal.inventory.caption", current=wording.number(result.count("in_force")), day=day
        ),
        columns,
        tuple(table),
        source=(
            *wording("legal.inventory.source", day=day),
            *then(_read_by(reader, wording), cited_once(usual, wording)),
        ),
    )
    yield Paragraph(
        "legal.timeline.intro",
        wording("legal.timeline.intro", coming=_coming(result, wording)),
    )
    yield Chart(
        "legal.timeline",
        wording.text(
            "legal.timeline.caption",
            count=wording.number(len(result.laws)),
            coming=wording.number(result.count("passed")),
            day=day,
        ),
        _timeline(result, wording),
        wording.text("legal.timeline.alt", count=wording.number(len(result.laws)), day=day),
        source=wording("legal.timeline.source"),
    )


def _law_row(row: DatedLaw, reader: Reader, usual: tuple[str, ...], wording: Wording) -> Cells:
    law = row.law
    return (
        _name(law),
        cited(_provision(law, reader, wording), () if law.source == usual else law.source),
        Cell(spans(_state(row, wording)), shade=0 if row.state == "in_force" else 2),
    )


def _provision(law: Law, reader: Reader, wording: Wording) -> str:
    words = law.provision or wording.dash
    apart = [article for article in law.articles if article not in words]
    if apart:
        joined = wording.list(apart)
        words = wording.text("legal.inventory.articles", words=words.rstrip("."), articles=joined)
    if law.retroactive:
        words = wording.text(
            "legal.inventory.reaches_back", words=words.rstrip("."), why=law.retroactive.rstrip(".")
        )
    if not law.binding_on_city:
        words = wording.text("legal.inventory.not_binding", words=words.rstrip("."))
    if law.verified_by and _reader(law) != reader:
        words = wording.text(
            "legal.inventory.verified" if law.verified_on else "legal.inventory.verified_undated",
            words=words.rstrip("."),
            by=law.verified_by,
            **({"on": wording.date(law.verified_on)} if law.verified_on else {}),
        )
    return words


def _reader(law: Law) -> Reader:
    return law.verified_by, law.verified_on


def _usual_reader(laws: list[Law]) -> Reader:
    """Who read most of the laws, and when: said once, under the table."""
    found = Counter(_reader(law) for law in laws if law.verified_by)
    return found.most_common(1)[0][0] if found else ("", None)


def _read_by(reader: Reader, wording: Wording) -> Spans:
    by, on = reader
    if not by:
        return ()
    if on is None:
        return wording("legal.inventory.all_verified_undated", by=by)
    return wording("legal.inventory.all_verified", by=by, on=wording.date(on))


def _ended(result: LegalResult, wording: Wording) -> Spans:
    """Laws that had ended by the study's day, and what stands at the end of their chain."""
    ended = [row for row in result.laws if row.state == "repealed"]
    if not ended:
        return ()
    names = [
        wording.text(
            "legal.inventory.followed",
            law=row.law.short,
            by=wording.list(law.short for law in row.successors),
        )
        if row.successors
        else wording.text("legal.inventory.nothing_followed", law=row.law.short)
        for row in ended
    ]
    return wording("legal.inventory.ended", names=wording.list(names))


def _bound(result: LegalResult, wording: Wording) -> Spans:
    free = [row.law.short for row in result.laws if not row.law.binding_on_city]
    return wording("legal.inventory.free", names=wording.list(free)) if free else ()


def _state(row: DatedLaw, wording: Wording) -> str:
    key = f"legal.state.{row.state}"
    days = {
        "passed": wording.date(row.law.date_passed),
        "in_force": wording.date(row.law.date_in_force),
        "repealed": wording.date(row.law.date_repealed),
    }
    words = wording.text(key, **{name: days[name] for name in wording.slots(key)})
    if row.successors and row.law.date_repealed and row.state != "repealed":
        # what replaces it lies after the study's day, and stands in the box
        return words
    if row.successors:
        return wording.text("legal.state.replaced", state=words, by=row.successors[0].short)
    return words


def _name(law: Law) -> Spans:
    parts = [Text(law.title, bold=True)]
    if law.title_local not in (None, "", law.title):
        parts += [Text(" "), Text(law.title_local, italic=True, lang=law.language)]
    if law.number:
        parts.append(Text(f" {law.number}"))
    return tuple(parts)


def _coming(result: LegalResult, wording: Wording) -> Spans:
    coming = [row.law for row in result.laws if row.state == "passed"]
    if not coming:
        return wording("legal.timeline.none_coming")
    names = "; ".join(f"{law.short} ({wording.date(law.date_in_force)})" for law in coming)
    return wording("legal.timeline.coming", names=names)


def _timeline(result: LegalResult, wording: Wording) -> TimeChart:
    end = float(result.live.year)
    bars = []
    for row in result.laws:
        start = row.law.date_in_force or row.law.date_passed
        if start is None:
            continue
        repealed = row.law.date_repealed
        last = decimal_year(repealed) if repealed else end
        bars.append(
            Span(
                row.law.short,
                decimal_year(start),
                max(min(last, end), decimal_year(start)),
                group=wording.text(f"legal.level.{row.law.level}"),
                critical=row.state == "passed",
                open_end=last >= end,
            )
        )
    marks = (
        (decimal_year(result.day), wording.text("legal.timeline.today")),
        (end, wording.text("legal.timeline.live")),
    )
    begun = sorted(int(bar.start) for bar in bars)
    year = begun[len(begun) // 2] if begun else result.day.year
    title = wording.text("legal.timeline.title", year=wording.year(year))
    return TimeChart(title, tuple(bars), marks)
