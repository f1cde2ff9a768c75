"""Annex for a loan: the project in the order in which EDCF and other lenders ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fs_toolkit.core.about import About
from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Spans,
    Table,
    in_order,
    spans,
)
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.report.words import rate, ratio
from fs_toolkit.proposal.analysis.financing import Financing, GrantElement
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
) -> dict[str, str | Spans]:
    given = inputs.loan
    asked = None if isinstance(given, Pending) else given
    answers: dict[str, str | Spans] = {
        "project": f"{basis.about.project}, {in_order(basis.about.city, basis.about.country, wording.language)}",
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
        answers |= _results(basis, result, financing, wording)
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


def _grant(financing: Financing, wording: Wording) -> str | Spans:
    """How many tests each loan passes, the plan's own if it has any; the tests are in 4.3."""
    found = financing.grant_elements
    found = tuple(each for each in found if each.of_plan) or found
    if not found:
        return ""
    loans: list[str] = []
    for name in dict.fromkeys(each.offer.name for each in found):
        own = [each for each in found if each.offer.name == name]
        passed, values = sum(each.passes for each in own), [each.value for each in own]
        if len(own) == 1:
            loans.append(_tested(own[0], wording))
            continue
        loans.append(
            wording.text(
                f"summary.edcf.grant_{'all' if passed == len(own) else 'some' if passed else 'none'}",
                name=name,
                tests=wording.number(len(own)),
                low=wording.share(min(values)),
                high=wording.share(max(values)),
                **({"passed": wording.number(passed)} if 0 < passed < len(own) else {}),
            )
        )
    return wording("summary.edcf.grant", loans="; ".join(loans))


def _tested(each: GrantElement, wording: Wording) -> str:
    return wording.text(
        f"summary.edcf.grant_{'passes' if each.passes else 'fails'}",
        name=each.offer.name,
        test=each.test.name,
        value=wording.share(each.value),
        threshold=wording.share(each.test.threshold),
    )


def _operation(financing: Financing, elsewhere: Elsewhere, basis: Basis, wording: Wording) -> str:
    plan = financing.plan
    if plan is None or not elsewhere.payers:
        return ""
    currency, debt = basis.settings.currency, plan.total("debt_service")
    words = wording.text(
        "summary.edcf.operation",
        total=wording.money_words(plan.total("operation", "renewal"), currency),
        years=wording.number(plan.years_operated),
        payers=wording.list(elsewhere.payers),
    )
    if not plan.by_status("operation")["secured"]:
        words += wording.text("summary.edcf.operation_sought")
    if debt:
        debt_words = wording.money_words(debt, currency)
        words += wording.text("summary.edcf.operation_debt", debt=debt_words)
    return words


def _results(
    basis: Basis, result: EconomicsResult, financing: Financing, wording: Wording
) -> dict[str, str]:
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
    if views["financial"].npv >= 0:
        words["tied"] = wording.text("summary.edcf.tied_viable")
        return words
    asked = financing.tied
    other = (
        wording.text(
            "summary.edcf.tied_other",
            test=asked[0].test.name,
            threshold=wording.share(asked[0].test.threshold),
            loans=wording.list(
                wording.text(
                    f"financing.tests.tied_{'passes' if each.passes else 'fails'}",
                    name=each.offer.name,
                    value=wording.share(each.value, 1),
                )
                for each in asked
            ),
        )
        if asked
        else wording.text("summary.edcf.tied_untested")
    )
    words["tied"] = wording.text("summary.edcf.tied_not_viable", other=other)
    return words
