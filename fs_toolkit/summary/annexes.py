"""Annex A, the register of assumptions and evidence, and the references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Cite,
    Column,
    Heading,
    Landscape,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import cited
from fs_toolkit.document.marked import source_name
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.report.words import entered, unit_of
from fs_toolkit.summary.decision import kinds_in_words
from fs_toolkit.summary.evidence import influence, shares


def register(
    basis: Basis, result: EconomicsAnswers, wording: Wording, letter: str = "A"
) -> Iterator[Block]:
    """Annex A: every number with its kind, origin, date, source and reason."""
    title = wording.text("summary.annex.evidence", letter=letter)
    heading = Heading("annex.evidence", 1, title, numbered=False, letter=letter)
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
    if isinstance(result, EconomicsResult):
        yield Paragraph("annex.evidence.resting", _resting(basis, result, wording))
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


def _resting(basis: Basis, result: EconomicsResult, wording: Wording) -> Spans:
    """What the present value rests on, by two measures."""
    parts, weakest = influence(basis, result), shares(basis, result)
    if not parts:
        return wording("summary.evidence.resting_none")
    return wording(
        "summary.evidence.resting",
        parts=kinds_in_words(parts, wording),
        weakest=kinds_in_words(weakest, wording),
    )


def _used(result: EconomicsAnswers) -> frozenset[str]:
    """The quantities that enter the economic result; none while there is no result."""
    if not isinstance(result, EconomicsResult):
        return frozenset()
    return result.cost_benefit.evaluation.model.uses


def _evidence(row: Quantity, basis: Basis, wording: Wording) -> tuple[str | Spans | Cell, ...]:
    value = wording.dash
    if row.id in basis.shapes or row.id in basis.points:
        value = wording.text("summary.evidence.by_year")
    elif row.value is not None:
        value = entered(row.value, row, wording)
    span = wording.dash
    if row.low is not None and row.high is not None:
        span = wording.text(
            "report.range.of",
            low=entered(row.low, row, wording),
            high=entered(row.high, row, wording),
        )
    kind = wording.text(f"report.kind.{row.kind}")
    if row.origin not in ("desk_estimate", "published"):
        kind = f"{kind}, {wording.text(f'report.origin.{row.origin}')}"
    if row.as_of:
        kind = f"{kind}, {wording.date(row.as_of)}"
    reason = row.reason
    if row.by:
        reason = wording.text("summary.evidence.confirm", reason=reason, by=row.by).strip()
    hint = kind if row.source else f"{kind}; {reason}"
    return (
        Cell(spans(row.name), holds=(row.id,), hint=hint),
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


def references(
    entries: Sequence[tuple[str, Spans]], wording: Wording, letter: str = "D"
) -> Iterator[Block]:
    """The sources that were cited."""
    yield Heading(
        "annex.references",
        1,
        wording.text("summary.annex.references", letter=letter),
        numbered=False,
        letter=letter,
        new_page=False,  # the glossary before it often ends in the first lines of a page
    )
    if not entries:
        yield Paragraph("annex.references.none", wording("summary.references.none"))
    for id, entry in entries:
        yield Paragraph(f"annex.reference.{id}"[:43], entry, "small", (source_name(id),))
