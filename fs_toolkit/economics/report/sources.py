"""Where the uncertainty of 5.3 comes from, and what it is worth to find out first."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Chart, Paragraph
from fs_toolkit.document.charts import BarChart, Series
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.report.words import option_name
from fs_toolkit.economics.sobol import RESAMPLES
from fs_toolkit.economics.uncertainty import SOBOL_DRAWS, Uncertainty

SHOWN = 8
FEW = 3
"""Quantities of which the caption adds up the shares."""


def sources(basis: Basis, found: Uncertainty, wording: Wording) -> Iterator[Block]:
    """First and total Sobol indices of the quantities that bring most of the spread."""
    if not found.sources:
        yield Paragraph("economics.sobol.none", wording("uncertainty.sobol.none"))
        return
    alone = min(max(sum(each.first for each in found.sources), 0.0), 1.0)
    intro = wording("uncertainty.sobol.intro", alone=wording.share(alone))
    if found.correlated:
        intro = (*intro, *wording("uncertainty.sobol.correlated"))
    yield Paragraph("economics.sobol.intro", intro)
    shown = found.sources[:SHOWN]
    first = basis.quantities[shown[0].quantity].name
    few = shown[:FEW]
    yield Chart(
        "economics.sobol",
        wording.text(
            "uncertainty.sobol.caption",
            first=first,
            count=wording.number(len(few)),
            all=wording.number(len(found.sources)),
            share=wording.share(min(max(sum(each.first for each in few), 0.0), 1.0)),
        ),
        BarChart(
            title=wording.text("uncertainty.sobol.title"),
            categories=tuple(basis.quantities[each.quantity].name for each in shown),
            series=(
                Series(
                    wording.text("uncertainty.sobol.alone"),
                    tuple(100 * max(each.first, 0.0) for each in shown),
                    reach=tuple(100 * each.first_error for each in shown),
                ),
                Series(
                    wording.text("uncertainty.sobol.total"),
                    tuple(100 * each.total for each in shown),
                    reach=tuple(100 * each.total_error for each in shown),
                ),
            ),
            unit=wording.text("uncertainty.sobol.unit"),
            horizontal=True,
        ),
        alt=wording.text("uncertainty.sobol.alt", share=wording.share(shown[0].total), first=first),
        source=wording(
            "uncertainty.sobol.source",
            points=wording.number(SOBOL_DRAWS, digits=0),
            resamples=wording.number(RESAMPLES),
        ),
    )


def information(
    basis: Basis, result: EconomicsResult, found: Uncertainty, wording: Wording
) -> Iterator[Block]:
    """What to find out before one accepts or rejects the recommended option, in money."""
    known, currency = found.information, basis.settings.currency
    words = {
        "option": option_name(result, found.recommended),
        "decision": wording.text(f"uncertainty.information.{known.decision}"),
    }
    kind = "nothing"
    if known.everything > 0:
        words["everything"] = wording.money_words(known.everything, currency)
        worth = list(known.worth_asking.items())[:2]
        kind = ("worth_none", "worth_one", "worth_two")[len(worth)]
        for (name, value), (id, amount) in zip(
            (("first", "worth"), ("second", "next")), worth, strict=False
        ):
            words[name] = basis.quantities[id].name
            words[value] = wording.money_words(amount, currency)
    yield Paragraph("economics.information", wording(f"uncertainty.information.{kind}", **words))
