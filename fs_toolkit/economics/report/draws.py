"""Draws in words, and how they were made: the paragraph that a method's reviewer looks for."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Column, Paragraph, Spans, Table
from fs_toolkit.document.marked import traced
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.report.words import option_name, price_basis, thousands
from fs_toolkit.economics.uncertainty import Uncertainty


def in_draws(share: float, count: int, wording: Wording) -> str:
    """A share of draws as people count: 63 of 100 draws; none and all only where it is so."""
    hundredths = round(100 * share)
    if share in (0, 1):
        name = "all" if share else "none"
        shown = wording.number(count, digits=0)
        return wording.text(f"uncertainty.in_draws.{name}", draws=shown)
    if hundredths in (0, 100):
        return wording.text(f"uncertainty.in_draws.{'most' if hundredths else 'few'}")
    return wording.text("uncertainty.in_draws.count", count=wording.number(hundredths))


def computed(
    basis: Basis, result: EconomicsResult, found: Uncertainty, wording: Wording
) -> Iterator[Block]:
    """How the draws were made and how exact their figures are, with the table of convergence."""
    run, outcome = found.simulation, found.simulation.outcomes[found.recommended]
    families = wording.list(
        wording.text(f"uncertainty.method.family.{family}", count=wording.number(count))
        for family, count in found.families.items()
    )
    told = "few" if not found.convergence else "converged" if found.settled else "unsettled"
    yield Paragraph(
        "economics.draws",
        wording(
            "uncertainty.method.sentence",
            quantities=wording.number(len(run.spreads)),
            draws=wording.number(run.count, digits=0),
            seed=str(run.seed),
            sampling=wording.text(f"uncertainty.method.sampling.{run.sampling}"),
            families=families,
            rate=_rate(basis, found, wording),
            correlations=_correlations(found, wording),
            mean_error=wording.money_words(outcome.npv.se, basis.settings.currency),
            share_error=wording.number(100 * outcome.loses.se, digits=1),
            convergence=wording(f"uncertainty.method.{told}"),
        ),
        "small",
    )
    if found.convergence:
        yield _convergence(basis, result, found, wording)


def _rate(basis: Basis, found: Uncertainty, wording: Wording) -> Spans:
    """That the discount rate was held, or drawn too."""
    id = found.model.discount_rate
    row = next((each.quantity for each in found.simulation.spreads if each.quantity.id == id), None)
    if row is None:
        return wording(
            "uncertainty.method.rate_held", rate=traced(id, wording.share(basis.value(id)))
        )
    return wording(
        "uncertainty.method.rate",
        base=traced(row.id, wording.share(basis.value(row.id))),
        low=traced(row.id, wording.share(row.low)),
        high=traced(row.id, wording.share(row.high)),
    )


def _correlations(found: Uncertainty, wording: Wording) -> Spans:
    copula = found.simulation.sampler.copula
    if copula is None:
        return wording("uncertainty.method.correlations.none")
    drawn = {each.quantity.id for each in found.simulation.spreads}
    pairs = sum({row.a, row.b} <= drawn for row in found.basis.correlations)
    if copula.repaired_by:
        return wording(
            "uncertainty.method.correlations.repaired",
            count=wording.number(pairs),
            repair=wording.number(copula.repaired_by),
        )
    return wording("uncertainty.method.correlations.given", count=wording.number(pairs))


def _convergence(
    basis: Basis, result: EconomicsResult, found: Uncertainty, wording: Wording
) -> Table:
    heads = ("draws", "mean", "mean_error", "loss", "loss_error")
    return Table(
        "economics.convergence",
        wording.text(f"uncertainty.convergence.caption_{'settled' if found.settled else 'open'}"),
        tuple(
            Column(wording.text(f"uncertainty.convergence.column.{head}"), 1.0, "right")
            for head in heads
        ),
        tuple(
            (
                wording.number(each.draws, digits=0),
                thousands(each.mean, wording),
                wording.money(each.se, scale=1e3, digits=1),
                wording.share(each.loses.value, digits=1),
                wording.share(each.loses.se, digits=1),
            )
            for each in found.convergence
        ),
        source=wording(
            "uncertainty.convergence.source",
            option=option_name(result, found.recommended),
            basis=price_basis(basis, wording),
        ),
    )
