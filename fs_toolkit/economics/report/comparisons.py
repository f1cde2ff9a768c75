"""The outside view of sub-item 5.3 as a table: the study's numbers beside what others reached."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Column, Note, Paragraph, Spans, Table, spans
from fs_toolkit.document.marked import traced
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.inputs_feasibility import Peer
from fs_toolkit.economics.outside import Comparison
from fs_toolkit.economics.report.words import figure, ratio, unit_words

SHARES = frozenset({"running_share"})
RATIOS = frozenset({"benefit_cost_ratio"})


def comparisons(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """Every number of which something was observed elsewhere."""
    found = result.outside.comparisons
    if not found:
        return
    out = sum(not each.inside for each in found)
    yield Paragraph(
        "economics.outside.intro",
        wording(
            "economics.outside.intro",
            count=wording.number(len(found)),
            cutoff=wording.date(basis.about.information_cutoff),
        ),
    )
    heads = ("measure", "here", "range", "elsewhere", "years", "inside")
    widths = {
        "measure": 2.6,
        "here": 1.2,
        "range": 1.4,
        "elsewhere": 1.5,
        "years": 1.0,
        "inside": 0.7,
    }
    key = "caption_all" if out == 0 else "caption"
    yield Table(
        "economics.outside_view",
        wording.text(
            f"economics.outside.{key}",
            **({"out": wording.number(out)} if out else {}),
            count=wording.number(len(found)),
        ),
        tuple(
            Column(wording.text(f"economics.outside.column.{head}"), widths[head]) for head in heads
        ),
        tuple(
            (
                _name(each, basis, wording),
                _own(_shown(each.value, each, basis, wording, unit=True), each),
                _own(_span(each.low, each.high, each, basis, wording), each),
                (
                    *spans(_span(*each.observed, each, basis, wording)),
                    Note(_references(each.peers, wording)),
                ),
                _years(each, wording),
                wording.text(f"report.answer.{'yes' if each.inside else 'no'}"),
            )
            for each in found
        ),
        source=wording("economics.outside.source"),
    )


def _name(each: Comparison, basis: Basis, wording: Wording) -> str:
    if each.quantity:
        return basis.quantities[each.quantity].name
    return wording.text(f"economics.measure.{each.measure}")


def _own(words: str, each: Comparison) -> str | Spans:
    """What the study says of one of its quantities leads to the quantity's row."""
    return spans(traced(each.quantity, words)) if each.quantity else words


def _shown(
    value: float, each: Comparison, basis: Basis, wording: Wording, unit: bool = False
) -> str:
    if each.quantity:
        row = basis.quantities[each.quantity]
        return figure(value, row, wording)
    if each.measure in SHARES:
        return wording.share(value, digits=0)
    if each.measure in RATIOS:
        return ratio(value, wording)
    number = wording.number(value, digits=1)
    return f"{number} {unit_words(each.unit, wording)}" if unit else number


def _span(
    low: float | None, high: float | None, each: Comparison, basis: Basis, wording: Wording
) -> str:
    if low is None or high is None:
        return wording.dash
    if low == high:
        return _shown(low, each, basis, wording)
    return wording.text(
        "report.range.of",
        low=_shown(low, each, basis, wording),
        high=_shown(high, each, basis, wording),
    )


def _years(each: Comparison, wording: Wording) -> str:
    first, last = (end(peer.vintage for peer in each.peers) for end in (min, max))
    if first == last:
        return wording.year(first)
    return wording.text("report.range.of", low=wording.year(first), high=wording.year(last))


def _references(peers: tuple[Peer, ...], wording: Wording) -> Spans:
    """Where each was observed; what was not read at its source is marked."""
    parts = []
    for peer in peers:
        words = f"{peer.name}: {peer.observed} ({peer.reference}"
        if peer.provenance != "read":
            words += f"; {wording.text(f'economics.outside.{peer.provenance}')}"
        parts.append(f"{words})")
    return spans("; ".join(parts) + ".")
