"""The annexes: assumptions and evidence, calculation, limitations, references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Finding
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Cell,
    Cite,
    Column,
    Heading,
    Landscape,
    Missing,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import capital, cited
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.report.words import figure, sentence_case, unit_of

MANY = 30
"""Open questions from which they are sorted by who must answer, and not listed one by one."""
_QUOTED_ID = re.compile(r"'([a-z][a-z0-9]*(?:_[a-z0-9]+)+)'")


def register(basis: Basis, result: EconomicsAnswers, wording: Wording) -> Iterator[Block]:
    """Annex A: every number with its kind, origin, date, source and reason."""
    heading = Heading(
        "annex.evidence", 1, wording.text("summary.annex.evidence"), numbered=False, letter="A"
    )
    if any(not row.formula for row in basis.quantities.values()):
        parts = (heading, *_register(basis, result, wording))
        yield Landscape("annex.evidence.part", parts)
    else:
        yield heading
        yield Paragraph("annex.evidence.intro", wording("summary.evidence.none"))


def _register(basis: Basis, result: EconomicsAnswers, wording: Wording) -> Iterator[Block]:
    modelled = isinstance(result, EconomicsResult)
    used = _used(result)
    shown = [row for row in basis.quantities.values() if not row.formula]
    yield Paragraph(
        "annex.evidence.intro",
        wording(
            "summary.evidence.intro",
            count=wording.number(len(shown)),
            used=wording.number(sum(row.id in used for row in shown)),
        )
        if modelled
        else wording("summary.evidence.intro_pending", count=wording.number(len(shown))),
    )
    heads = ("quantity", "unit", "value", "range", "kind", "reason")
    widths = (2.8, 1.2, 1.2, 1.5, 1.0, 4.2)
    body: list[tuple[str | Spans | Cell, ...]] = []
    for name in ("result", "other"):
        part = [row for row in shown if (row.id in used) == (name == "result")]
        if part and modelled:
            title = wording.text(f"summary.evidence.part.{name}", count=wording.number(len(part)))
            body.append((Cell(spans(title), bold=True, shade=1, columns=len(heads)),))
        body += [_evidence(row, basis, wording) for row in part]
    yield Table(
        "annex.evidence.table",
        wording.text("summary.evidence.caption", count=wording.number(len(shown))),
        tuple(
            Column(
                wording.text(f"summary.evidence.column.{head}"),
                width,
                "right" if head in ("value", "range") else "left",
            )
            for head, width in zip(heads, widths, strict=True)
        ),
        tuple(body),
        source=wording("summary.evidence.source"),
    )


def _used(result: EconomicsAnswers) -> frozenset[str]:
    """The quantities that enter the economic result; none while there is no result."""
    if not isinstance(result, EconomicsResult):
        return frozenset()
    return result.cost_benefit.evaluation.model.uses


def _evidence(row: Quantity, basis: Basis, wording: Wording) -> tuple[str | Spans, ...]:
    value = wording.dash
    if row.id in basis.shapes or row.id in basis.points:
        value = wording.text("summary.evidence.by_year")
    elif row.value is not None:
        value = figure(row.value, row, wording)
    span = wording.dash
    if row.low is not None and row.high is not None:
        span = wording.text(
            "report.range.of",
            low=figure(row.low, row, wording),
            high=figure(row.high, row, wording),
        )
    kind = wording.text(f"report.kind.{row.kind}")
    if row.origin not in ("desk_estimate", "published"):
        kind = f"{kind}, {wording.text(f'report.origin.{row.origin}')}"
    if row.as_of:
        kind = f"{kind}, {wording.date(row.as_of)}"
    reason = row.reason
    if row.by:
        reason = wording.text("summary.evidence.confirm", reason=reason, by=row.by).strip()
    return (
        row.name,
        unit_of(row, wording),
        value,
        span,
        kind,
        _with_source(reason, row.source, wording),
    )


def _with_source(reason: str, source: str, wording: Wording) -> str | Spans:
    """The reason and the source; either alone where the other is missing."""
    if source and not reason:
        return spans(Cite((source,)))
    return cited(reason or wording.dash, [source] if source else [])


def limitations(
    findings: Sequence[Finding],
    pending: Sequence[Missing],
    wording: Wording,
    names: Mapping[str, str] | None = None,
    counted: Sequence[Block] = (),
) -> Iterator[Block]:
    """Annex C: what the checks found, how much is answered, and the questions still open.

    `names` are the words for the ids that findings quote; `counted` are the blocks that say how
    much is answered.
    """
    yield Heading(
        "annex.limitations",
        1,
        wording.text("summary.annex.limitations"),
        numbered=False,
        letter="C",
    )
    warnings = [each for each in findings if each.severity != "error"]
    yield Paragraph(
        "annex.limitations.intro",
        wording(
            "summary.limitations.intro" if warnings else "summary.limitations.none",
            **(
                {
                    "count": wording.number(len(warnings)),
                    "open": wording.number(len(pending)),
                }
                if warnings
                else {"open": wording.number(len(pending))}
            ),
        ),
    )
    if warnings:
        yield Bullets(
            "annex.limitations.findings",
            tuple(spans(_sentence(each, names or {})) for each in warnings),
        )
    yield from counted
    if len(pending) > MANY:
        yield from _by_who(pending, wording)
    elif pending:
        yield Paragraph("annex.pending.intro", wording("summary.pending.intro"))
        yield Table(
            "annex.pending.table",
            wording.text("summary.pending.caption", count=wording.number(len(pending))),
            (
                Column(wording.text("report.pending.what"), 3.0),
                Column(wording.text("report.pending.who"), 1.6),
                Column(wording.text("report.pending.instrument"), 1.8),
            ),
            tuple((each.what, each.who, each.instrument) for each in pending),
            source=wording("summary.pending.source"),
        )


def _by_who(pending: Sequence[Missing], wording: Wording) -> Iterator[Block]:
    """The open questions of a study that has just begun, sorted by who must answer.

    They stand in the chapters one by one already; a second list of them all would be as long.
    """
    asked: dict[str, list[str]] = {}
    for each in pending:
        asked.setdefault(capital(each.who), []).append(each.what.rstrip("."))
    yield Paragraph("annex.pending.intro", wording("summary.pending.many_intro"))
    yield Table(
        "annex.pending.table",
        wording.text("summary.pending.many_caption", count=wording.number(len(pending))),
        (
            Column(wording.text("report.pending.who"), 1.6),
            Column(wording.text("summary.pending.many_column"), 4.4),
        ),
        tuple(
            (
                f"{who} ({wording.number(len(questions))})",
                "; ".join([questions[0], *map(sentence_case, questions[1:])]),
            )
            for who, questions in sorted(asked.items(), key=lambda item: -len(item[1]))
        ),
        source=wording("summary.pending.source"),
    )


def _sentence(finding: Finding, names: Mapping[str, str]) -> str:
    """A finding for a reader of the report, who knows neither files nor ids.

    The cure is for whoever prepares the study; `fs check` names it.
    """
    problem = _QUOTED_ID.sub(
        lambda found: f"'{names.get(found[1], found[1].replace('_', ' '))}'", finding.problem
    )
    return f"{problem[:1].upper()}{problem[1:]}."


def references(entries: Sequence[tuple[str, Spans]], wording: Wording) -> Iterator[Block]:
    """Annex D: the sources that were cited."""
    yield Heading(
        "annex.references",
        1,
        wording.text("summary.annex.references"),
        numbered=False,
        letter="D",
        new_page=bool(entries),
    )
    if not entries:
        yield Paragraph("annex.references.none", wording("summary.references.none"))
    for id, entry in entries:
        yield Paragraph(f"annex.reference.{id}"[:43], entry, "small")
