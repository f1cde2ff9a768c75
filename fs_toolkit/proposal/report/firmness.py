"""4.2 as blocks: raters side by side, weights that move, and a second method."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Chart, Column, Paragraph, Spans, Table, spans
from fs_toolkit.document.cells import capital, made_up
from fs_toolkit.document.charts import HeatCell, HeatMap, HeatPanel, HeatRow
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.agreement import FEW, LEVEL
from fs_toolkit.proposal.analysis.priorities import SWING, Priorities, Ranked
from fs_toolkit.proposal.analysis.robustness import Move, spread
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.report.words import line, quoted, sentence

STEPS = 3
"""Shades of the chart of moved weights: no place, one place, two places or more."""


def report_raters(
    inputs: ProposalInputs, basis: Basis, priorities: Priorities, wording: Wording
) -> Iterator[Block]:
    """What each rater makes of the measures, and whether they agree."""
    if not priorities.judges:
        return
    widest = max(priorities.ranked, key=lambda each: _deviation(priorities, each))
    apart = spread(priorities.judges, widest.measure.id)
    facts = {
        "raters": wording.number(len(priorities.judges)),
        "measure": widest.measure.name,
        "low": wording.number(apart.low if apart else None, 1),
        "high": wording.number(apart.high if apart else None, 1),
    }
    text = sentence(wording, "proposal.raters.text", **facts)
    yield Paragraph("proposal.raters_text", (*text, *_agreed(priorities, wording)))
    yield Table(
        "proposal.raters",
        made_up(
            line(wording, "proposal.raters.caption", **facts),
            rows(inputs.scores),
            basis.about.city,
            wording,
        ),
        (
            Column(wording.text("proposal.head.measure"), 2.4),
            *(Column(capital(judge.rater), 0.9, "centre") for judge in priorities.judges),
            Column(wording.text("proposal.head.total"), 0.7, "right"),
            Column(wording.text("proposal.raters.deviation"), 0.8, "right"),
            Column(wording.text("proposal.raters.range"), 0.9, "right"),
        ),
        tuple(_rated(each, priorities, wording) for each in priorities.ranked),
        wording("proposal.raters.source"),
    )


def _deviation(priorities: Priorities, each: Ranked) -> float:
    found = spread(priorities.judges, each.measure.id)
    return found.deviation if found else 0.0


def _rated(each: Ranked, priorities: Priorities, wording: Wording) -> tuple[str, ...]:
    id = each.measure.id
    found = spread(priorities.judges, id)
    cells = []
    for judge in priorities.judges:
        if judge.totals[id] != judge.totals[id]:
            cells.append(wording.dash)
        else:
            mean, rank = wording.number(judge.totals[id], 1), wording.number(judge.ranks[id])
            cells.append(wording.text("proposal.raters.cell", mean=mean, rank=rank))
    span = wording.dash
    if found:
        span = wording.text(
            "proposal.priorities.span",
            low=wording.number(found.low, 1),
            high=wording.number(found.high, 1),
        )
    return (
        each.measure.name,
        *cells,
        wording.number(each.total, 1) if each.total == each.total else wording.dash,
        wording.number(found.deviation, 1) if found else wording.dash,
        span,
    )


def _agreed(priorities: Priorities, wording: Wording) -> Spans:
    """Kendall's W in words, with its test."""
    found = priorities.agreement
    if found is None:
        return ()
    key = "agree" if found.p_value < LEVEL else "chance" if found.can_be_told else "too_few"
    p_value = wording.number(found.p_value, 3)
    if found.p_value < 0.001:
        p_value = wording.text("proposal.raters.below", value=wording.number(0.001, 3))
    else:
        p_value = wording.text("proposal.raters.equal", value=p_value)
    text = sentence(
        wording,
        f"proposal.raters.{key}",
        w=wording.number(found.w, 2),
        p_value=p_value,
        chi_square=wording.number(found.chi_square, 1),
        freedom=wording.number(found.things - 1),
    )
    rough = wording("proposal.raters.few") if found.things <= FEW and key != "too_few" else ()
    return (*spans(" "), *text, *(spans(" ") if rough else ()), *rough)


def report_moves(priorities: Priorities, wording: Wording) -> Iterator[Block]:
    """What each weight does to the ranks when it moves (F4-5), and what a second method says."""
    moves = [move for move in priorities.moves if move.correlations is not None]
    if not moves or len(priorities.ranked) < 2:
        return
    least = min(moves, key=lambda move: min(move.correlations or (1.0,)))
    lowest = min(least.correlations or (1.0,))
    best = {each.measure.id for each in priorities.ranked if each.rank == 1}
    kept = sum(_first(ranks) <= best for move in moves for ranks in (move.lowered, move.raised))
    facts = {
        "swing": wording.share(SWING),
        "kept": wording.number(kept),
        "cases": wording.number(2 * len(moves)),
        "first": quoted(
            (each.measure.name for each in priorities.ranked if each.rank == 1), wording
        ),
        "criterion": least.criterion.name,
        "correlation": wording.number(lowest, 2),
    }
    text = sentence(wording, f"proposal.moves.text_{'one' if len(best) == 1 else 'tied'}", **facts)
    yield Paragraph("proposal.moves_text", (*text, *_second(priorities, wording)))
    names = ("same", "one", "more")
    yield Chart(
        "proposal.moves",
        line(
            wording,
            f"proposal.moves.caption_{_kept(best, everywhere=kept == 2 * len(moves))}",
            **facts,
        ),
        HeatMap(
            line(wording, "proposal.moves.chart_title", **facts),
            tuple(move.criterion.name for move in moves),
            (HeatPanel("", (*_ranks(priorities, moves, wording), _correlations(moves, wording))),),
            tuple(wording.text(f"proposal.moves.{name}") for name in names),
        ),
        line(wording, f"proposal.moves.alt_{'one' if len(best) == 1 else 'tied'}", **facts),
        wording("proposal.moves.source", swing=wording.share(SWING)),
    )


def _kept(best: set[str], *, everywhere: bool) -> str:
    """What is said of the first place, which several measures may share."""
    if not everywhere:
        return "some"
    return "all" if len(best) == 1 else "tied"


def _first(ranks: dict[str, int]) -> set[str]:
    return {id for id, rank in ranks.items() if rank == 1}


def _ranks(priorities: Priorities, moves: list[Move], wording: Wording) -> Iterator[HeatRow]:
    for each in sorted(priorities.ranked, key=lambda ranked: ranked.rank):
        cells = []
        for move in moves:
            pair = move.lowered[each.measure.id], move.raised[each.measure.id]
            step = min(STEPS - 1, max(abs(rank - each.rank) for rank in pair))
            cells.append(HeatCell(step, _pair(pair, wording)))
        yield HeatRow(each.measure.name, tuple(cells))


def _pair(pair: tuple[int, int], wording: Wording) -> str:
    low, high = (wording.number(rank) for rank in pair)
    return low if low == high else wording.text("proposal.moves.pair", low=low, high=high)


def _correlations(moves: list[Move], wording: Wording) -> HeatRow:
    cells = []
    for move in moves:
        low, high = (wording.number(value, 2) for value in move.correlations or (1.0, 1.0))
        same = low == high
        words = low if same else wording.text("proposal.moves.pair", low=low, high=high)
        cells.append(HeatCell(None, words))
    return HeatRow(wording.text("proposal.moves.correlation"), tuple(cells))


def _second(priorities: Priorities, wording: Wording) -> Spans:
    """What TOPSIS puts first, and how far its order agrees."""
    second = priorities.second
    if second is None or second.correlation is None:
        return ()
    by_id = {each.measure.id: each for each in priorities.ranked}
    best = {each.measure.id for each in priorities.ranked if each.rank == 1}
    ahead = _first(second.ranks)
    agrees = "same" if ahead == best else "among" if ahead < best else "other"
    first = [by_id[id].measure.name for id in second.ranks if id in ahead]
    return (
        *spans(" "),
        *sentence(
            wording,
            f"proposal.moves.topsis_{agrees}",
            first=quoted(first, wording),
            correlation=wording.number(second.correlation, 2),
        ),
    )
