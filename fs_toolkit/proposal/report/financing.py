"""4.3 as blocks: what is to be found, from whom, for how long, and whether the city can afford it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Heading, Paragraph
from fs_toolkit.document.cells import unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.financing import FinancingPlan
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.report.affordability import report_affordability
from fs_toolkit.proposal.report.build_up import report_build_up
from fs_toolkit.proposal.report.grant_elements import report_grant_elements
from fs_toolkit.proposal.report.loans import report_loans
from fs_toolkit.proposal.report.operation import report_operation, years_of_service
from fs_toolkit.proposal.report.sources import report_sources


def report_financing(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult, wording: Wording
) -> Iterator[Block]:
    """Financing plan."""
    yield Heading("proposal.financing", 2, wording.text("proposal.financing.title"))
    plan = result.financing.plan
    if plan is None:
        yield Paragraph(
            "proposal.financing_answer", wording("proposal.financing.answer_open"), "answer"
        )
    else:
        yield _answer(plan, basis, wording)
    yield from prose(inputs.financing, "proposal.financing_text")
    yield from unanswered("proposal.funding_open", inputs, "funding", wording)
    if plan is not None:
        yield from report_build_up(inputs, plan, result, basis, wording)
        yield from report_sources(plan, basis, wording)
        yield from report_operation(plan, basis, wording)
        yield from report_loans(result, basis, wording)
        yield from report_affordability(result, basis, wording)
    yield from unanswered("proposal.ceiling", inputs, "ceiling", wording)
    yield from prose(inputs.ceiling, "proposal.ceiling_text")
    yield from report_grant_elements(result, basis, wording)


def _answer(plan: FinancingPlan, basis: Basis, wording: Wording) -> Paragraph:
    shares = plan.by_status()
    payers = [flow for flow in plan.flows if flow.source.use == "investment"]
    first, later = years_of_service(plan, wording)
    currency = basis.settings.currency
    debt = (
        wording(
            "financing.answer_debt",
            most=wording.money_words(float(plan.amounts("debt_service").max()), currency),
            total=wording.money_words(plan.total("debt_service"), currency),
            interest=wording.money_words(plan.interest, currency),
        )
        if plan.debts
        else ()
    )
    words = wording(
        "proposal.financing.answer",
        investment=wording.money_words(plan.total("investment"), currency),
        sources=wording.list(
            wording.text(
                "proposal.financing.part",
                name=flow.source.name,
                share=wording.share(plan.share(flow)),
            )
            for flow in payers
        ),
        secured=wording.text("proposal.financing.secured", share=wording.share(shares["secured"]))
        if shares["secured"]
        else wording.text("proposal.financing.secured_none"),
        operation=wording.money_words(float(np.max(plan.amounts("operation"))), currency),
        first=first,
        later=later,
    )
    return Paragraph("proposal.financing_answer", (*words, *debt), "answer")
