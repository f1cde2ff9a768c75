"""Sub-item 5.1 as blocks: whose needs, what answers them, how much of it there will be."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Column, Heading, Paragraph, Spans, Table, spans
from fs_toolkit.document.cells import cited, made_up, unanswered, usual
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, TracedNeed
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.report.chain import chain_summary
from fs_toolkit.economics.report.demand import demand
from fs_toolkit.economics.report.importance import importance
from fs_toolkit.economics.report.words import sentence_case


def needs(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsAnswers, wording: Wording
) -> Iterator[Block]:
    """Sub-item 5.1."""
    yield Heading("economics.needs", 2, wording.text("economics.needs.heading"))
    answered = sum(bool(each.requirements) for each in result.needs)
    valued = sum(bool(each.benefits) for each in result.needs)
    groups = wording.number(len({each.need.group for each in result.needs}))
    if result.needs:
        asked = sum(each.score is not None for each in result.needs)
        answer = wording(
            "economics.needs.answer",
            count=wording.number(len(result.needs)),
            groups=groups,
            answered=wording.number(answered),
            valued=wording.number(valued),
            basis=wording.text(
                f"feasibility.needs.{'asked' if asked else 'unasked'}",
                **({"count": wording.number(asked)} if asked else {}),
            ),
        )
    else:
        answer = wording("economics.needs.answer_pending")
    yield Paragraph("economics.needs.answer", answer, "answer")
    yield from unanswered("economics.needs.pending", inputs, "needs", wording)
    if result.needs:
        yield Paragraph(
            "economics.needs.intro",
            wording("economics.needs.intro", orphans=wording.number(len(result.orphans))),
        )
        yield _trace(inputs, basis, result, wording)
    yield from chain_summary(result, wording)
    yield from importance(inputs, basis, result, wording)
    yield from demand(inputs, basis, result, wording)


def _trace(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsAnswers, wording: Wording
) -> Table:
    measured = any(each.score is not None for each in result.needs)
    common = usual(each.need.source for each in result.needs)
    effects = {row.id: row.name for row in rows(inputs.unmonetised)}

    def worth(each: TracedNeed) -> Spans:
        told = [effects[id] for id in each.need.effects if id in effects]
        parts = list(each.benefits)
        if told:
            parts.append(wording.text("feasibility.needs.effects", names="; ".join(told)))
        return spans("; ".join(parts) or wording.dash)

    def numbers(places: tuple[int, ...]) -> str:
        shown = [f"R{place}" for place in places]  # as the technical chapter numbers them
        return ", ".join(shown) or wording.dash

    def named(each: TracedNeed) -> list[str]:
        if not measured:
            return []
        if each.score is None or each.need.frequency is None or each.need.asked is None:
            return [wording.dash, wording.dash]
        share = wording.text(
            "feasibility.needs.named",
            share=wording.share(each.need.frequency, 0),
            asked=wording.number(each.need.asked),
        )
        return [share, wording.number(each.score, 1)]

    heads = {"group": 1.4, "need": 2.8, "severity": 0.9}
    heads |= {"named": 1.1, "score": 0.7} if measured else {}
    heads |= {"requirements": 1.2, "benefits": 2.2}
    caption = wording.text("economics.needs.caption", count=wording.number(len(result.needs)))
    if measured:
        first = _in_order(result)[0]
        caption = wording.text(
            "feasibility.needs.caption", need=sentence_case(first.need.text.rstrip("."))
        )
    source = wording(f"feasibility.needs.source_{'asked' if measured else 'desk'}")
    return Table(
        "economics.needs_table",
        made_up(caption, rows(inputs.needs), basis.about.city, wording),
        tuple(
            Column(
                wording.text(
                    f"{'feasibility' if head in ('named', 'score') else 'economics'}"
                    f".needs.column.{head}"
                ),
                width,
                "right" if head in ("severity", "named", "score") else "left",
            )
            for head, width in heads.items()
        ),
        tuple(
            (
                each.need.group,
                cited(each.need.text, () if each.need.source == common else each.need.source),
                wording.number(each.need.severity),
                *named(each),
                numbers(each.requirements),
                worth(each),
            )
            for each in _in_order(result)
        ),
        source=cited(source, common),
    )


def _in_order(result: EconomicsAnswers) -> list[TracedNeed]:
    """Those that people were asked about first, by score; then by severity."""
    return sorted(
        result.needs,
        key=lambda each: (each.score is None, -(each.score or 0.0), -each.need.severity),
    )
