"""How sure the result of 5.3 is, as blocks: the risk, the spread, the options on the same draws."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.numeric import Floats
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
from fs_toolkit.document.charts import Histogram, HistogramMark
from fs_toolkit.document.marked import traced
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.report.budgets import budgets, donor_tests
from fs_toolkit.economics.report.draws import computed, in_draws
from fs_toolkit.economics.report.sources import information, sources
from fs_toolkit.economics.report.words import (
    THOUSAND,
    option_name,
    price_basis,
    thousands,
    worth,
)
from fs_toolkit.economics.uncertainty import Uncertainty, Undrawn

BARS = 50
"""The most bars that the histogram has, or one or two more."""
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def uncertainty(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """What the draws say; or that there are none, and why."""
    yield Heading("economics.uncertainty", 3, wording.text("uncertainty.heading"))
    found = result.cost_benefit.uncertainty
    if isinstance(found, Undrawn):
        yield Paragraph("economics.uncertainty.undrawn", _undrawn(found, wording))
        return
    yield from _risk(basis, result, found, wording)
    yield _histogram(basis, result, found, wording)
    yield from _duels(basis, result, found, wording)
    yield from budgets(basis, result, found, wording)
    yield from sources(basis, found, wording)
    yield from information(basis, result, found, wording)
    yield from donor_tests(basis, result, found, wording)
    yield from computed(basis, result, found, wording)


def _undrawn(found: Undrawn, wording: Wording) -> Spans:
    why = {} if found.kind == "certain" else {"why": found.why}
    return wording(f"uncertainty.undrawn.{found.kind}", **why)


def _risk(
    basis: Basis, result: EconomicsResult, found: Uncertainty, wording: Wording
) -> Iterator[Block]:
    """The risk in plain words, and what the base case is beside it."""
    outcome, currency = found.simulation.outcomes[found.recommended], basis.settings.currency
    npv, base = outcome.npv, result.cost_benefit.base.npv

    def money(value: float) -> Text:
        return traced(f"draws.{found.recommended}", wording.money_words(value, currency))

    beside = "same"
    if abs(base - npv.mean) > 2 * npv.se and (base > 0) != (npv.mean > 0):
        beside = "better" if base > npv.mean else "worse"
    yield Paragraph(
        "economics.risk",
        (
            *wording(
                "uncertainty.risk.loss",
                option=option_name(result, found.recommended),
                draws=in_draws(outcome.loses.value, found.simulation.count, wording),
                share=traced(f"loss.{found.recommended}", wording.share(outcome.loses.value)),
                error=wording.number(100 * outcome.loses.se, digits=1),
                p5=money(npv.percentiles[5]),
                p50=money(npv.percentiles[50]),
                p95=money(npv.percentiles[95]),
                mean=money(npv.mean),
            ),
            *wording(
                f"uncertainty.risk.{beside}", base=worth(found.recommended, base, basis, wording)
            ),
        ),
        "answer",
    )


def _histogram(
    basis: Basis, result: EconomicsResult, found: Uncertainty, wording: Wording
) -> Chart:
    """The net present value of the recommended option in all draws."""
    run = found.simulation
    npv, outcome = found.mine.npv / THOUSAND, run.outcomes[found.recommended]
    edges = bar_edges(npv)
    shares = np.histogram(npv, edges)[0] / npv.size
    option = option_name(result, found.recommended)
    percentiles = {at: outcome.npv.percentiles[at] for at in (5, 50, 95)}
    words = {
        f"p{at}": wording.money_words(value, basis.settings.currency)
        for at, value in percentiles.items()
    }
    loses = outcome.loses.value

    def side(name: str, share: float) -> str:
        if share == 0:
            return ""
        shown = in_draws(share, run.count, wording)
        return wording.text(f"uncertainty.histogram.{name}", draws=shown)

    return Chart(
        "economics.npv_distribution",
        wording.text(
            "uncertainty.histogram.caption",
            option=option,
            draws=in_draws(loses, run.count, wording),
            p5=words["p5"],
            p95=words["p95"],
        ),
        Histogram(
            title=wording.text("uncertainty.histogram.title", option=option),
            edges=edges,
            shares=tuple(shares.tolist()),
            sides=(side("below", loses), side("above", 1 - loses)),
            marks=tuple(
                HistogramMark(value / THOUSAND, f"P{at} {thousands(value, wording)}")
                for at, value in percentiles.items()
            ),
            unit=wording.text("uncertainty.histogram.unit", basis=price_basis(basis, wording)),
        ),
        alt=wording.text(
            "uncertainty.histogram.alt",
            option=option,
            draws=wording.number(run.count, digits=0),
            share=wording.share(loses),
            **words,
        ),
        source=wording(
            "uncertainty.histogram.source",
            draws=wording.number(run.count, digits=0),
            quantities=wording.number(len(run.spreads)),
            seed=str(run.seed),
        ),
    )


def bar_edges(values: Floats) -> tuple[float, ...]:
    """Round edges in equal steps over all values; zero is one of them if it lies among them.

    >>> bar_edges(np.array([-1.0, 0.0, 4.0]))[:3]
    (-1.0, -0.9, -0.8)
    >>> bar_edges(np.array([7.0, 7.0]))
    (6.5, 7.5)
    """
    low, high = float(values.min()), float(values.max())
    if high - low <= 1e-9 * max(abs(low), abs(high)):
        width = max(abs(low) / 7, 1e-9)
        return (low - width / 2, low + width / 2)
    rough = (high - low) / BARS
    power = 10.0 ** np.floor(np.log10(rough))
    step = power * next(each for each in STEPS if each * power >= rough * (1 - 1e-9))
    first, last = np.floor(low / step), np.ceil(high / step)
    return tuple(float(number * step) for number in np.arange(first, last + 1))


def _duels(
    basis: Basis, result: EconomicsResult, found: Uncertainty, wording: Wording
) -> Iterator[Block]:
    """Every option on the same draws, and how often the recommended one is worth more."""
    model, run = found.model, found.simulation
    rivals = [each.id for each in model.alternatives if each.id != found.recommended]
    if not rivals:
        return
    strongest = min(rivals, key=lambda each: found.better[each].ahead.value)
    option = option_name(result, found.recommended)
    heads: tuple[tuple[str, float, dict[str, str]], ...] = (
        ("option", 2.2, {}),
        *((head, 0.9, {}) for head in ("mean", "p5", "p50", "p95")),
        ("loss", 1.0, {}),
        ("beaten", 1.4, {"option": option}),
    )
    yield Paragraph("economics.duels.intro", wording("uncertainty.duels.intro"))
    yield Table(
        "economics.duels",
        wording.text(
            "uncertainty.duels.caption",
            option=option,
            rival=option_name(result, strongest),
            draws=in_draws(found.better[strongest].ahead.value, run.count, wording),
        ),
        tuple(
            Column(
                wording.text(f"uncertainty.duels.column.{head}", **slots),
                width,
                "left" if head == "option" else "right",
            )
            for head, width, slots in heads
        ),
        tuple(_duel(each.id, each.name, found, wording) for each in model.alternatives),
        source=wording(
            "uncertainty.duels.source",
            basis=price_basis(basis, wording),
            error=wording.number(50 / np.sqrt(run.count), digits=1),
        ),
    )


def _duel(option: str, name: str, found: Uncertainty, wording: Wording) -> tuple[str | Cell, ...]:
    outcome, duel = found.simulation.outcomes[option], found.better.get(option)
    own = duel is None
    cells = (
        name,
        thousands(outcome.npv.mean, wording),
        *(thousands(outcome.npv.percentiles[at], wording) for at in (5, 50, 95)),
        wording.share(outcome.loses.value),
        wording.dash if duel is None else wording.share(duel.ahead.value),
    )
    held = tuple(f"{name}.{option}" for name in ("draws", "loss", "better"))
    return tuple(
        Cell(spans(each), bold=own, holds=() if at else held) for at, each in enumerate(cells)
    )
