"""Sub-item 1.1 as blocks: the city in figures, groups of people, terms of office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Missing,
    Note,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import in_sentence, made_up, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.inputs.overview import Topic
from fs_toolkit.environment.report.composition import composition, terms
from fs_toolkit.environment.report.evidence import below, common, evidence
from fs_toolkit.environment.result import Computed, EnvironmentResult, ProfileLine

Cells = tuple[str | Spans | Cell, ...]
TABLES: tuple[tuple[str, tuple[Topic, ...]], ...] = (
    ("profile", ("territory", "people", "administration")),
    ("economy", ("economy",)),
    ("access", ("access", "services")),
)
"""The tables of the profile, and the topics each of them holds."""
FEWEST = 2
"""A table of fewer rows is no table; its rows stand in the first one."""


def profile(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    """The tables of the profile, people by groups, and who decides until when."""
    heading = wording.text("environment.profile.heading")
    yield Heading("environment.profile_part", 3, heading)
    yield from unanswered("environment.profile.pending", inputs, "profile", wording)
    if result.profile:
        yield from _tables(basis, result, wording)
    if result.unanswered:
        yield Missing(
            "environment.profile.unanswered",
            what="; ".join(row.item for row in result.unanswered),
            who="; ".join(dict.fromkeys(row.who for row in result.unanswered if row.who)),
            instrument=wording.text("environment.profile.instrument"),
        )
    yield from composition(inputs, basis, result, wording)
    yield from terms(inputs, wording)


def _tables(basis: Basis, result: EnvironmentResult, wording: Wording) -> Iterator[Block]:
    national = sum(line.row.scope == "country" for line in result.profile)
    intro = wording(
        "environment.profile.intro",
        count=wording.number(len(result.profile)),
        computed=wording.number(len(result.computed)),
    )
    if national:
        bounds = wording(
            "environment.profile.bounds",
            city=basis.about.city,
            country=in_sentence(basis.about.country, wording.language),
            national=wording.number(national),
        )
        intro = (*intro, *spans(" "), *bounds)
    yield Paragraph("environment.profile.intro", intro)
    small: list[Topic] = []
    for _, topics in TABLES[1:]:
        held = [line for line in result.profile if line.row.topic in topics]
        held_too = [each for each in result.computed if each.ratio.topic in topics]
        if len(held) + len(held_too) < FEWEST:
            small.extend(topics)
    for name, topics in TABLES:
        shown = (*topics, *small) if name == "profile" else topics
        if name != "profile":
            if set(topics) & set(small):
                continue
            yield Paragraph(f"environment.{name}.intro", _introduced(name, topics, result, wording))
        yield _table(name, shown, basis, result, wording)


def _introduced(
    name: str, topics: Sequence[Topic], result: EnvironmentResult, wording: Wording
) -> Spans:
    found = [each for each in result.computed if each.ratio.topic in topics]
    if not found:
        return wording(f"environment.{name}.intro")
    listed = wording.list(
        wording.text(
            "environment.profile.figure", item=each.ratio.item, value=_number(each, wording)
        )
        for each in found
    )
    return wording(f"environment.{name}.computed", figures=listed)


def _table(
    name: str,
    topics: Sequence[Topic],
    basis: Basis,
    result: EnvironmentResult,
    wording: Wording,
) -> Table:
    heads = (("item", 2.4), ("value", 1.6), ("year", 0.8), ("definition", 3.0), ("evidence", 2.0))
    columns = tuple(
        Column(
            wording.text(f"environment.profile.{head}"),
            width,
            "right" if head == "value" else "left",
        )
        for head, width in heads
    )
    lines = [line for line in result.profile if line.row.topic in topics]
    computed = [each for each in result.computed if each.ratio.topic in topics]
    asked = [row for row in result.unanswered if row.topic in topics]
    usual = common(line.source for line in lines)
    body: list[Cells] = []
    for topic in topics:
        own = [_row(basis, line, usual, wording) for line in lines if line.row.topic == topic]
        own += [_computed(each, wording) for each in computed if each.ratio.topic == topic]
        if own and len(topics) > 1:
            head = spans(wording.text(f"environment.topic.{topic}"))
            body.append((Cell(head, shade=1, bold=True, columns=len(columns)),))
        body += own
    count = {"city": basis.about.city, "asked": wording.number(len(lines) + len(asked))}
    if asked:
        known = wording.number(len(lines))
        caption = wording.text(f"environment.{name}.caption", known=known, **count)
    else:
        caption = wording.text(f"environment.{name}.complete", **count)
    return Table(
        f"environment.{name}",
        made_up(caption, [line.row for line in lines], basis.about.city, wording),
        columns,
        tuple(body),
        source=below(wording(f"environment.{name}.source"), usual, wording),
    )


def _row(basis: Basis, line: ProfileLine, usual: tuple[str, ...], wording: Wording) -> Cells:
    row = line.row
    scope = wording.text("environment.profile.national", item=row.item, country=basis.about.country)
    defined: Spans = spans(row.definition or wording.dash)
    if row.note:
        defined = (*defined, Note(spans(row.note)))
    return (
        scope if row.scope == "country" else row.item,
        f"{wording.number(line.value, row.digits)} {row.unit}".strip(),
        wording.year(row.year),
        defined,
        evidence(line.kind, line.source, usual, wording),
    )


def _number(each: Computed, wording: Wording) -> str:
    return f"{wording.number(each.value, each.ratio.digits)} {each.ratio.unit}".strip()


def _computed(each: Computed, wording: Wording) -> Cells:
    upper, lower = each.over.row, each.under.row
    defined: Spans = wording(
        "environment.profile.divided",
        over=upper.item,
        over_year=wording.year(upper.year),
        under=lower.item,
        under_year=wording.year(lower.year),
    )
    if each.stated is not None:
        value = wording.number(each.stated.value, each.ratio.digits)
        defined = (*defined, *wording("environment.profile.stated", value=value))
    if each.ratio.note:
        defined = (*defined, Note(spans(each.ratio.note)))
    return (
        each.ratio.item,
        _number(each, wording),
        wording.year(upper.year),
        defined,
        wording.text("environment.profile.by_us"),
    )
