"""The executive summary: the verdict, the options beside each other, and the decision on one page."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Declined, Pending
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import unanswered
from fs_toolkit.document.marked import named
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.report.words import option_name, rate, ratio, thousands
from fs_toolkit.summary.decision import Elsewhere, decision_rows
from fs_toolkit.summary.inputs import SummaryInputs
from fs_toolkit.summary.money import investment, operation

LEAST_ROWS = 2
"""Answers from which the decision is a table; a single one says nothing that the text does not."""


def executive(
    inputs: SummaryInputs,
    economics: EconomicsInputs,
    basis: Basis,
    result: EconomicsAnswers,
    elsewhere: Elsewhere,
    wording: Wording,
) -> Iterator[Block]:
    """The summary as blocks; without a verdict while nothing has been appraised."""
    yield Heading("summary", 1, wording.text("report.chapter.summary"), numbered=False, letter="S")
    yield Paragraph("summary.verdict", _verdict(economics, basis, result, wording), "answer")
    if isinstance(result, EconomicsResult):
        rate_ = wording.share(result.cost_benefit.evaluation.rate)
        yield Paragraph("summary.terms", wording("summary.terms", rate=rate_), "small")
    yield from prose(inputs.messages, "summary.messages")
    yield from unanswered("summary.messages.pending", inputs, "messages", wording)
    yield from unanswered("summary.decision.pending", inputs, "decision", wording)
    if isinstance(result, EconomicsResult):
        yield from _options(economics, basis, result, wording)
    answers = tuple(decision_rows(inputs, economics, basis, result, elsewhere, wording))
    if len(answers) < LEAST_ROWS:
        return
    yield Paragraph("summary.decision.intro", wording("summary.decision.intro"))
    yield PageBreak("summary.decision.page")
    yield Table(
        "summary.decision",
        wording.text("summary.decision.caption"),
        (
            Column(wording.text("summary.decision.column.question"), 0.58),
            Column(wording.text("summary.decision.column.answer"), 3.0),
        ),
        tuple(
            (Cell(spans(wording.text(f"summary.decision.row.{name}")), bold=True), answer)
            for name, answer in answers
        ),
        source=wording("summary.decision.source", year=wording.year(basis.settings.price_year))
        if isinstance(result, EconomicsResult)
        else (),
    )


def _verdict(
    economics: EconomicsInputs, basis: Basis, result: EconomicsAnswers, wording: Wording
) -> Spans:
    about = basis.about
    if not isinstance(result, EconomicsResult):
        declined = isinstance(economics.options, Declined) or isinstance(economics.lines, Declined)
        name = "declined" if declined else "pending"
        return wording(f"summary.verdict.{name}", project=about.project, city=about.city)
    found = result.cost_benefit
    more = {}
    if result.verdict == "conditional":
        more["reason"] = _reasons(result, wording)
    if result.verdict == "not_feasible":
        more["why"] = _why_not(result, wording)
    return wording(
        f"summary.verdict.{result.verdict}",
        **more,
        option=option_name(result, found.recommended),
        project=about.project,
        city=about.city,
        npv=named(
            f"npv.{found.recommended}.economic",
            wording.money_words(found.base.npv, basis.settings.currency),
        ),
        bcr=named(f"bcr.{found.recommended}.economic", ratio(found.base.bcr, wording)),
    )


def _why_not(result: EconomicsResult, wording: Wording) -> str:
    """What stops it: the money, a test beside the money, or both."""
    kind = "money"
    if 0 in (result.scores or ()):
        kind = "test" if result.cost_benefit.base.npv > 0 else "both"
    return wording.text(f"summary.why_not.{kind}")


def _reasons(result: EconomicsResult, wording: Wording) -> str:
    """Why it is feasible only on conditions: the reasons that hold, and no others."""
    high, appraisal = result.cost_benefit.rates[-1]
    reasons = []
    if appraisal.npv <= 0:
        reasons.append(wording.text("summary.reason.rate", rate=wording.share(high)))
    if result.conditions or 1 in (result.scores or (1,)):
        reasons.append(wording.text("summary.reason.conditions"))
    return wording.list(reasons)


def _options(
    economics: EconomicsInputs, basis: Basis, result: EconomicsResult, wording: Wording
) -> Iterator[Block]:
    """Every option with what it costs and what it is worth; the recommended one stands out."""
    found, currency = result.cost_benefit, basis.settings.currency
    options = found.evaluation.model.alternatives
    if len(options) < LEAST_ROWS:
        return
    best = max(options, key=lambda each: found.appraisals[each.id]["economic"].npv)
    words = {"option": option_name(result, found.recommended)}
    if best.id == found.recommended:
        yield Paragraph("summary.options.intro", wording("summary.options.first", **words))
    else:
        words |= {"best": best.name}
        words["npv"] = wording.money_words(found.appraisals[best.id]["economic"].npv, currency)
        kind = "other" if found.appraisals[best.id]["economic"].npv > 0 else "none"
        yield Paragraph("summary.options.intro", wording(f"summary.options.{kind}", **words))

    def row(id: str, name: str) -> tuple[Cell, ...]:
        economic, built = found.appraisals[id]["economic"], investment(basis, result, id)
        cells = [
            name,
            thousands(built.base, wording),
            thousands(built.with_bias, wording),
            thousands(operation(basis, result, id), wording),
            thousands(economic.npv, wording),
            ratio(economic.bcr, wording),
            rate(economic.irr, economic.irr_status, wording),
        ]
        if result.cost_per_unit:
            unit = result.cost_per_unit.get(id)
            cells.append(wording.dash if unit is None else wording.number(unit, digits=1))
        mine = id == found.recommended
        return tuple(Cell(spans(cell), bold=mine, shade=int(mine)) for cell in cells)

    unit: Spans = ()
    if result.cost_per_unit and not isinstance(economics.effectiveness, Pending):
        unit = wording("summary.options.unit_is", noun=economics.effectiveness.noun)
    heads = ["option", "base", "with_bias", "operation", "npv", "bcr", "irr"]
    heads += ["unit"] if result.cost_per_unit else []
    widths = {"option": 2.0, "bcr": 0.7, "irr": 0.9, "unit": 0.9}
    yield Table(
        "summary.options",
        wording.text("summary.options.caption", option=option_name(result, found.recommended)),
        tuple(
            Column(
                wording.text(f"summary.options.column.{head}", currency=currency)
                if head == "unit"
                else wording.text(f"summary.options.column.{head}"),
                widths.get(head, 1.2),
                "left" if head == "option" else "right",
            )
            for head in heads
        ),
        tuple(row(option.id, option.name) for option in options),
        source=(
            *wording(
                "summary.options.source",
                currency=currency,
                year=wording.year(basis.settings.price_year),
                rate=wording.share(found.evaluation.rate),
            ),
            *unit,
        ),
    )
