"""Sub-item 1.1 as blocks: the people by groups, and who decides until when."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Missing,
    Note,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import cited, made_up, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.inputs.city import GroupShare
from fs_toolkit.environment.report.evidence import below, common, evidence
from fs_toolkit.environment.result import EnvironmentResult

Cells = tuple[str | Spans | Cell, ...]


def composition(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    """People by groups, and the groups whose share is still open."""
    yield from unanswered("environment.composition.pending", inputs, "composition", wording)
    groups = rows(inputs.composition)
    if result.composition:
        city = [part for each in result.composition for part in each.parts]
        yield Paragraph(
            "environment.composition.intro",
            wording(
                "environment.composition.intro",
                count=wording.number(len(city)),
                groups=wording.list(
                    wording.text(
                        "environment.composition.one",
                        group=part.group,
                        share=wording.share(part.share),
                    )
                    for part in _largest(result)
                ),
            ),
        )
        yield _composition_table(basis, result, wording)
    open_groups = [row for row in groups if row.share is None]
    if open_groups:
        yield Missing(
            "environment.composition.unanswered",
            what=wording.text(
                "environment.composition.open",
                groups="; ".join(row.group for row in open_groups),
            ),
            who="; ".join(dict.fromkeys(row.who for row in open_groups if row.who))
            or wording.text("report.pending.nobody"),
            instrument=wording.text("environment.profile.instrument"),
        )


def _largest(result: EnvironmentResult) -> list[GroupShare]:
    """Of each trait the largest group."""
    return [max(each.parts, key=lambda part: part.share or 0) for each in result.composition]


def _composition_table(basis: Basis, result: EnvironmentResult, wording: Wording) -> Table:
    names = (("group", 2.6), ("share", 1.0), ("year", 0.8), ("definition", 3.2), ("evidence", 2.0))
    columns = tuple(
        Column(
            wording.text(f"environment.composition.{name}"),
            width,
            "right" if name == "share" else "left",
        )
        for name, width in names
    )
    parts = [part for each in result.composition for part in each.parts]
    usual = common(part.source for part in parts)
    body: list[Cells] = []
    for each in result.composition:
        head = wording.text(f"environment.trait.{each.by}")
        if each.scope == "country":
            head = wording.text(
                "environment.profile.national", item=head, country=basis.about.country
            )
        body.append((Cell(spans(head), shade=1, bold=True, columns=len(columns)),))
        for part in each.parts:
            defined: Spans = spans(part.definition or wording.dash)
            if part.note:
                defined = (*defined, Note(spans(part.note)))
            body.append(
                (
                    part.group,
                    wording.share(part.share),
                    wording.year(part.year),
                    defined,
                    evidence(part.kind, part.source, usual, wording),
                )
            )
    traits = wording.list(
        wording.text(f"environment.trait.{by}")
        for by in dict.fromkeys(each.by for each in result.composition)
    )
    caption = wording.text(
        "environment.composition.caption",
        city=basis.about.city,
        traits=traits.lower(),
        low=wording.share(min(part.share or 0 for part in _largest(result))),
        high=wording.share(max(part.share or 0 for part in _largest(result))),
    )
    return Table(
        "environment.composition",
        made_up(caption, parts, basis.about.city, wording),
        columns,
        tuple(body),
        source=below(wording("environment.composition.source"), usual, wording),
    )


def terms(inputs: EnvironmentInputs, wording: Wording) -> Iterator[Block]:
    """Who decides, and the day on which that may change."""
    yield from unanswered("environment.terms.pending", inputs, "terms", wording)
    known = [term for term in rows(inputs.terms) if term.next_election is not None]
    items = tuple(
        (
            *cited(
                wording(
                    "environment.terms.since" if term.began else "environment.terms.until",
                    body=term.body,
                    day=wording.date(term.next_election),
                    bearing=term.bearing.rstrip("."),
                    **({"began": wording.date(term.began)} if term.began else {}),
                ),
                term.source,
            ),
            *spans("."),
        )
        for term in known
    )
    if len(items) == 1:
        yield Paragraph("environment.terms.one", items[0])
    elif items:
        yield Paragraph("environment.terms.intro", wording("environment.terms.intro"))
        yield Bullets("environment.terms", items)
    unknown = [term for term in rows(inputs.terms) if term.next_election is None]
    if unknown:
        yield Missing(
            "environment.terms.unanswered",
            what=wording.text(
                "environment.terms.open", bodies=wording.list(term.body for term in unknown)
            ),
            who="; ".join(dict.fromkeys(term.who for term in unknown if term.who))
            or wording.text("report.pending.nobody"),
            instrument=wording.text("environment.terms.instrument"),
        )
