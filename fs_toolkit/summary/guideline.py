"""The guideline for operation after adoption: prose, and who, how much and when as tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.numeric import Floats
from fs_toolkit.document.blocks import Block, Column, Heading, Paragraph, Table
from fs_toolkit.document.cells import capital, unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.report.words import thousands
from fs_toolkit.summary.decision import local_money
from fs_toolkit.summary.inputs import SummaryInputs

MOST_YEARS = 8
"""Years of service beside each other on an upright page."""


@dataclass(frozen=True)
class Duty:
    """A role and what it answers for."""

    role: str
    duty: str


@dataclass(frozen=True)
class Looked:
    """A moment after go-live at which the service is looked at, in words."""

    when: str
    what: str
    decides: str
    who: str


@dataclass(frozen=True)
class AfterAdoption:
    """What the guideline takes from the other chapters."""

    duties: tuple[Duty, ...] = ()
    reviews: tuple[Looked, ...] = ()
    payers: tuple[str, ...] = ()


def guideline(
    inputs: SummaryInputs,
    basis: Basis,
    result: EconomicsAnswers,
    after: AfterAdoption,
    wording: Wording,
) -> Iterator[Block]:
    """The guideline as blocks."""
    yield Heading(
        "summary.guideline",
        1,
        wording.text("report.chapter.guideline"),
        numbered=False,
        letter="O",
        new_page=False,
    )
    yield Paragraph("summary.guideline.answer", wording("summary.guideline.answer"), "answer")
    yield from prose(inputs.guideline, "summary.guideline.text")
    yield from unanswered("summary.guideline.pending", inputs, "guideline", wording)
    if after.duties:
        yield from _duties(after.duties, wording)
    if isinstance(result, EconomicsResult):
        yield from _budget(basis, result, after, wording)
    if after.reviews:
        yield from _reviews(after.reviews, wording)


def _duties(duties: tuple[Duty, ...], wording: Wording) -> Iterator[Block]:
    yield Paragraph("summary.guideline.duties_text", wording("summary.guideline.duties_text"))
    yield Table(
        "summary.guideline.duties",
        wording.text("summary.guideline.duties_caption", count=wording.number(len(duties))),
        (
            Column(wording.text("summary.guideline.column.role"), 1.4),
            Column(wording.text("summary.guideline.column.duty"), 4.0),
        ),
        tuple((capital(each.role), capital(each.duty)) for each in duties),
    )


def _budget(
    basis: Basis, result: EconomicsResult, after: AfterAdoption, wording: Wording
) -> Iterator[Block]:
    """The budget line of each year of service, and what it is made of; constant prices, with taxes."""
    settings = basis.settings
    places = np.flatnonzero(basis.years >= round(basis.value(settings.go_live)))[:MOST_YEARS]
    lines = [
        (name, flow) for name, flow in _after_building(basis, result, wording) if flow[places].any()
    ]
    if not len(places) or not lines:
        return
    total = np.sum([flow for _, flow in lines], axis=0)
    years = [wording.year(int(basis.years[place])) for place in places]
    words = {
        "first": years[0],
        "last": years[-1],
        "yearly": wording.money_words(float(total[places[-1]]), settings.currency),
    }
    payers = wording.list(after.payers) if after.payers else wording.text("report.pending.nobody")
    yield Paragraph(
        "summary.guideline.budget_text",
        wording(
            "summary.guideline.budget_text",
            payers=payers,
            last=words["last"],
            yearly=words["yearly"],
        ),
    )
    body = [
        (name, *(thousands(float(flow[place]), wording) for place in places))
        for name, flow in lines
    ]
    sums = [wording.text("report.column.total")]
    body.append((sums[0], *(thousands(float(total[place]), wording) for place in places)))
    local = local_money(basis)
    if local:
        currency, rate = local
        name = wording.text("summary.guideline.local", currency=currency)
        body.append((name, *(wording.money(float(total[place]) * rate, 1e6) for place in places)))
    yield Table(
        "summary.guideline.budget",
        wording.text("summary.guideline.budget_caption", **words),
        (
            Column(wording.text("report.column.item"), 2.6),
            *(Column(year, 0.9, "right") for year in years),
        ),
        tuple(body),
        source=wording(
            "summary.guideline.budget_source",
            currency=settings.currency,
            year=wording.year(settings.price_year),
        ),
        totals=2 if local else 1,
    )


def _after_building(
    basis: Basis, result: EconomicsResult, wording: Wording
) -> Iterator[tuple[str, Floats]]:
    """What each cost of the recommended option takes besides building, shape (T,) [money/year].

    Operation, and what is bought again when its life has passed.
    """
    found = result.cost_benefit
    for each in found.evaluation.lines[found.recommended]:
        if each.line.side != "cost":
            continue
        if not each.line.spread:
            yield each.line.name, each.financial
        elif each.line.life:
            again = each.financial - each.bought_first(basis.shapes).financial
            yield wording.text("summary.guideline.again", name=each.line.name), again


def _reviews(reviews: tuple[Looked, ...], wording: Wording) -> Iterator[Block]:
    yield Paragraph("summary.guideline.reviews_text", wording("summary.guideline.reviews_text"))
    heads = {"when": 1.0, "what": 2.2, "decides": 2.6, "who": 1.3}
    yield Table(
        "summary.guideline.reviews",
        wording.text("summary.guideline.reviews_caption", count=wording.number(len(reviews))),
        tuple(
            Column(wording.text(f"summary.guideline.column.{head}"), width)
            for head, width in heads.items()
        ),
        tuple(
            tuple(
                capital(cell) or wording.dash
                for cell in (each.when, each.what, each.decides, each.who)
            )
            for each in reviews
        ),
    )
