"""Annex for a loan: the project in the order in which EDCF and other lenders ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fs_toolkit.core.about import About
from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending
from fs_toolkit.document.blocks import Block, Cell, Column, Heading, Paragraph, Spans, Table, spans
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.report.words import rate, ratio
from fs_toolkit.proposal.analysis.financing import Financing
from fs_toolkit.summary.decision import Elsewhere
from fs_toolkit.summary.inputs import SummaryInputs

ITEMS = (
    "project", "borrower", "agency", "cost", "procurement", "schedule", "economic", "financial",
    "grant", "tied", "society", "operation", "risks",
)  # fmt: skip


@dataclass(frozen=True)
class ForLoan:
    """What the annex takes from the other chapters, in words; empty where they do not say."""

    procurement: tuple[str, ...] = ()
    """Tasks of procurement with their months."""
    schedule: tuple[str, ...] = ()
    """Beginning, go-live and end."""
    society: tuple[str, ...] = ()
    """Effects on people and the environment."""


def is_wanted(about: About, financing: Financing) -> bool:
    """Whether a loan is part of the plan, or the fund's annex is asked for by name."""
    plan = financing.plan
    loan = plan is not None and any(flow.source.kind == "loan" for flow in plan.flows)
    return loan or "edcf" in about.donors


def edcf(
    letter: str,
    inputs: SummaryInputs,
    basis: Basis,
    financing: Financing,
    result: EconomicsAnswers,
    elsewhere: Elsewhere,
    loan: ForLoan,
    wording: Wording,
) -> Iterator[Block]:
    """The annex as blocks: one table, what is not in hand marked with who must answer."""
    title = wording.text("summary.edcf.heading", letter=letter)
    yield Heading("annex.edcf", 1, title, numbered=False, letter=letter)
    answers = _answers(inputs, basis, financing, result, elsewhere, loan, wording)
    open_ = [item for item in ITEMS if item not in answers]
    plan = financing.plan
    lends = plan is not None and any(flow.source.kind == "loan" for flow in plan.flows)
    yield Paragraph(
        "annex.edcf.intro",
        wording(
            f"summary.edcf.intro_{'loan' if lends else 'none'}",
            known=wording.number(len(answers)),
            items=wording.number(len(ITEMS)),
        ),
    )
    yield Table(
        "annex.edcf.table",
        wording.text(
            "summary.edcf.caption" if open_ else "summary.edcf.caption_whole",
            **({"count": wording.number(len(open_))} if open_ else {}),
        ),
        (
            Column(wording.text("summary.edcf.column.item"), 1.3),
            Column(wording.text("summary.edcf.column.answer"), 4.4),
        ),
        tuple(_row(item, answers.get(item, ""), wording) for item in ITEMS),
        source=wording("summary.edcf.source"),
    )


def _row(item: str, answer: str | Spans, wording: Wording) -> tuple[Cell, Cell]:
    name = Cell(spans(wording.text(f"summary.edcf.item.{item}")), bold=True)
    if answer:
        return name, Cell(spans(answer) if isinstance(answer, str) else answer)
    who = wording.text(f"summary.edcf.who.{item}")
    return name, Cell(wording("summary.edcf.open", who=who), shade=1)


def _answers(
    inputs: SummaryInputs,
    basis: Basis,
    financing: Financing,
    result: EconomicsAnswers,
    elsewhere: Elsewhere,
    loan: ForLoan,
    wording: Wording,
) -> dict[str, str]:
    given = inputs.loan
    asked = None if isinstance(given, Pending) else given
    answers = {
        "project": f"{basis.about.project}, {basis.about.city}, {basis.about.country}",
        "borrower": asked.borrower if asked else "",
        "agency": asked.executing_agency if asked else "",
        "cost": _cost(financing, basis, wording),
        "procurement": (asked.procurement if asked else "") or _listed(loan.procurement),
        "schedule": _listed(loan.schedule),
        "grant": _grant(financing, wording),
        "society": elsewhere.safeguard or _listed(loan.society),
        "operation": _operation(financing, elsewhere, basis, wording),
        "risks": " ".join(elsewhere.risks),
    }
    if isinstance(result, EconomicsResult):
        answers |= _results(basis, result, wording)
    return {item: words for item, words in answers.items() if words}


def _listed(items: Sequence[str]) -> str:
    return "; ".join(items)


def _cost(financing: Financing, basis: Basis, wording: Wording) -> str:
    """The investment by source and currency, in prices of the years of payment."""
    plan, currency = financing.plan, basis.settings.currency
    if plan is None:
        return ""
    flows = [flow for flow in plan.flows if flow.source.use == "investment"]
    return wording.text(
        "summary.edcf.cost",
        total=wording.money_words(plan.total("investment"), currency),
        parts="; ".join(
            wording.text(
                "summary.edcf.part",
                name=flow.source.name,
                amount=wording.money_words(flow.amount, currency),
                share=wording.share(plan.share(flow)),
                currency=flow.source.currency or currency,
                status=wording.text(f"proposal.status.{flow.source.status}"),
            )
            for flow in flows
        ),
    )


def _grant(financing: Financing, wording: Wording) -> str:
    return "; ".join(
        wording.text(
            f"summary.edcf.grant_{'passes' if each.passes else 'fails'}",
            offer=each.offer.name,
            test=each.test.name,
            value=wording.share(each.value),
            threshold=wording.share(each.test.threshold),
        )
        for each in financing.grant_elements
    )


def _operation(financing: Financing, elsewhere: Elsewhere, basis: Basis, wording: Wording) -> str:
    plan = financing.plan
    if plan is None or not elsewhere.payers:
        return ""
    return wording.text(
        "summary.edcf.operation",
        total=wording.money_words(plan.total("operation", "renewal"), basis.settings.currency),
        years=wording.number(plan.years_operated),
        payers=wording.list(elsewhere.payers),
    )


def _results(basis: Basis, result: EconomicsResult, wording: Wording) -> dict[str, str]:
    """Economic and financial result, and what the second means for tied aid."""
    found, currency = result.cost_benefit, basis.settings.currency
    views = found.appraisals[found.recommended]
    words = {
        view: wording.text(
            "summary.edcf.result",
            npv=wording.money_words(views[view].npv, currency),
            bcr=ratio(views[view].bcr, wording),
            irr=rate(views[view].irr, views[view].irr_status, wording),
            rate=wording.share(found.evaluation.rate),
        )
        for view in ("economic", "financial")
    }
    viable = "viable" if views["financial"].npv > 0 else "not_viable"
    words["tied"] = wording.text(f"summary.edcf.tied_{viable}")
    return words
