"""Legal actions of sub-item 3.3 as blocks: gap and instrument, and the road map to the first day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.dates import decimal_year
from fs_toolkit.core.model import rows
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
from fs_toolkit.document.cells import made_up
from fs_toolkit.document.charts import Span, TimeChart
from fs_toolkit.document.wording import Wording
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.report.words import taken, then
from fs_toolkit.legal.result import LegalResult, RatedAction

SHADES = {"too_late": 4, "at_once": 2, "in_time": 0}
MONTHS = 12
Cells = tuple[str | Spans | Cell, ...]


def actions(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    """T3-8 and F3-4: each gap with its instrument, and whether it is closed in time."""
    outside = sum(not row.action.within_city_power for row in result.actions)
    words = {
        "count": wording.number(len(result.actions)),
        "outside": wording.number(outside),
        "live": wording.year(result.live.year),
    }
    yield Heading("legal.actions_part", 3, wording.text("legal.actions.heading"))
    yield Paragraph(
        "legal.actions.intro",
        wording(
            "legal.actions.intro",
            contested=then(_contested(result, wording)),
            **words,
        ),
    )
    # the chart first: a table can break over pages, a chart cannot
    yield from _road_map(inputs, basis, result, wording)
    columns = tuple(
        Column(wording.text(f"legal.actions.{name}"), width)
        for name, width in (
            ("gap", 2.4), ("instrument", 3.4), ("authority", 1.7), ("latest", 1.6), ("meanwhile", 2.7),
        )
    )  # fmt: skip
    common = _usually_paid(result)
    listed, city = rows(inputs.actions), basis.about.city
    caption = wording.text("legal.actions.caption", count=words["count"], outside=words["outside"])
    yield Table(
        "legal.actions",
        made_up(caption, listed, city, wording),
        columns,
        tuple(_action_row(row, result, common, wording) for row in result.actions),
        source=(
            *wording("legal.actions.source", day=wording.date(result.day), live=words["live"]),
            *then(wording("legal.actions.usually_paid", lines=common) if common else ()),
        ),
    )


def action_name(row: RatedAction, wording: Wording) -> str:
    """The short name of an action; else its instrument and its topic."""
    action = row.action
    return action.short or wording.text(
        "legal.roadmap.name",
        instrument=wording.text(f"legal.instrument.{action.instrument}"),
        topic=wording.text(f"legal.topic.{action.topic}"),
    )


def _contested(result: LegalResult, wording: Wording) -> Spans:
    names = [
        action_name(row, wording)
        for row in result.actions
        if row.action.support in ("contested", "unlikely")
    ]
    return wording("legal.actions.contested", names="; ".join(names)) if names else ()


def _road_map(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    """F3-4: lead times from the study's day on, against the first day of service."""
    today, live = decimal_year(result.day), float(result.live.year)
    late = [row for row in result.actions if row.urgency == "too_late"]
    tight = min(
        (row for row in result.actions if row not in late), key=lambda row: row.slack, default=None
    )
    words = {
        "live": wording.year(result.live.year),
        "late": wording.number(len(late)),
        "count": wording.number(len(result.actions)),
    }
    yield Paragraph(
        "legal.roadmap.intro",
        wording(
            "legal.roadmap.intro",
            late=wording(
                "legal.roadmap.late",
                live=words["live"],
                names="; ".join(action_name(row, wording) for row in late),
            )
            if late
            else wording("legal.roadmap.none_late", live=words["live"]),
            tight=then(
                wording(
                    "legal.roadmap.tight",
                    name=action_name(tight, wording),
                    months=wording.number(max(0.0, tight.slack), 0),
                )
                if tight
                else ()
            ),
        ),
    )
    ordered = sorted(
        result.actions, key=lambda row: (not row.action.within_city_power, row.start, row.slack)
    )
    bars = tuple(
        Span(
            wording.text(
                "legal.roadmap.bar",
                name=action_name(row, wording),
                months=_signed(row.slack, wording),
            ),
            today + row.start / MONTHS,
            today + row.finish / MONTHS,
            group=wording.text(
                f"legal.power.{'inside' if row.action.within_city_power else 'outside'}"
            ),
            critical=row.urgency != "in_time",
        )
        for row in ordered
    )
    marks = (
        (today, wording.text("legal.timeline.today")),
        (live, wording.text("legal.timeline.live")),
    )
    key = f"legal.roadmap.{'caption_late' if late else 'caption_in_time'}"
    caption = wording.text(key, **taken(key, words, wording))
    yield Chart(
        "legal.roadmap",
        made_up(caption, rows(inputs.actions), basis.about.city, wording),
        TimeChart(wording.text("legal.roadmap.title"), bars, marks),
        wording.text("legal.roadmap.alt", count=wording.number(len(bars)), live=words["live"]),
        source=wording("legal.roadmap.source", day=wording.date(result.day)),
    )


def _signed(months: float, wording: Wording) -> str:
    words = wording.number(abs(months), 0)
    return f"+{words}" if months >= 0 else f"−{words}"


def _usually_paid(result: LegalResult) -> str:
    """The lines that pay for most actions that have lines of their own: said once, below the table."""
    found = Counter(names for row in result.actions if (names := _lines(row, result)))
    names, times = found.most_common(1)[0] if found else ("", 0)
    return names if times > 2 and 2 * times > found.total() else ""


def _action_row(row: RatedAction, result: LegalResult, common: str, wording: Wording) -> Cells:
    action = row.action
    authority = action.authority
    if not action.within_city_power:
        authority = f"{authority}; {wording.text('legal.power.outside')}"
    instrument = wording.text(f"legal.instrument.{action.instrument}")
    latest = wording.date(row.latest.isoformat()[:7])
    if row.urgency == "too_late":
        latest = wording.text("legal.actions.too_late", latest=latest)
    timed = wording.text(
        "legal.actions.lead", months=wording.number(action.lead_months), latest=latest
    )
    meanwhile = (action.workaround or wording.text("legal.actions.no_workaround")).rstrip(".")
    gap = action.gap
    if row.holds:
        musts = sum(demand.must for demand in row.holds)
        gap = wording.text(
            "legal.actions.holds",
            gap=gap.rstrip("."),
            count=wording.number(len(row.holds)),
            musts=wording.number(musts),
        )
    return (
        gap,
        (
            Text(f"{instrument}. ", bold=True),
            *spans(f"{action.outline.rstrip('.')}. {_feasible(row, wording)}"),
        ),
        authority,
        Cell(spans(timed), shade=SHADES[row.urgency]),
        wording.text(
            "legal.actions.meanwhile_paid",
            meanwhile=meanwhile,
            paid=_paid(row, result, wording),
        )
        if not common or _lines(row, result) != common
        else f"{meanwhile}.",
    )


def _feasible(row: RatedAction, wording: Wording) -> str:
    action = row.action
    if not action.support:
        return action.feasibility
    return wording.text(
        "legal.actions.feasible",
        support=wording.text(f"legal.support.{action.support}"),
        why=action.feasibility[:1].lower() + action.feasibility[1:],
    )


def _lines(row: RatedAction, result: LegalResult) -> str:
    names = [result.costs[id] for id in row.action.cost_lines if id in result.costs]
    return "; ".join(name[:1].lower() + name[1:] for name in names)


def _paid(row: RatedAction, result: LegalResult, wording: Wording) -> str:
    """The lines that pay, by name; else why none is needed."""
    names = _lines(row, result)
    if names:
        return wording.text("legal.actions.paid_from", lines=names)
    note = row.action.cost_note
    if note:
        return wording.text("legal.actions.no_cost", why=note[:1].lower() + note[1:])
    return wording.text(
        "legal.actions.cost_open" if not row.action.cost_lines else "legal.actions.cost_named"
    )
