"""The grant elements of 4.3 as blocks: one loan, several tests, several answers."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Cell, Column, Paragraph, Spans, Table, spans
from fs_toolkit.document.cells import cited
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.financing import Debt, GrantElement


def report_loans(result: ProposalResult, basis: Basis, wording: Wording) -> Iterator[Block]:
    """What the plan's loans cost, and how soft the loans considered are."""
    plan = result.financing.plan
    for number, debt in enumerate(plan.debts if plan else (), start=1):
        yield Paragraph(f"proposal.debt_{number}", _debt(debt, basis, wording))
    found = result.financing.grant_elements
    if not found:
        return
    yield Paragraph("proposal.grant_elements_text", wording("proposal.loans.text"))
    yield Table(
        "proposal.grant_elements",
        _caption(found, wording),
        (
            Column(wording.text("proposal.head.loan"), 2.4),
            Column(wording.text("proposal.head.test"), 2.0),
            Column(wording.text("proposal.head.discount_rate"), 0.8, "right"),
            Column(wording.text("proposal.head.grant_element"), 0.9, "right"),
            Column(wording.text("proposal.head.threshold"), 0.9, "right"),
            Column(wording.text("proposal.head.passes"), 0.8, "centre"),
        ),
        tuple(_row(each, wording) for each in found),
        _notes(found, wording),
    )


def _row(each: GrantElement, wording: Wording) -> tuple[str | Spans | Cell, ...]:
    return (
        cited(each.offer.name, each.offer.source),
        cited(each.test.name, each.test.source),
        wording.share(each.test.rate, 1),
        wording.share(each.value, 1),
        wording.share(each.test.threshold),
        Cell(
            spans(wording.text(f"report.answer.{'yes' if each.passes else 'no'}")),
            shade=0 if each.passes else 2,
        ),
    )


def _caption(found: tuple[GrantElement, ...], wording: Wording) -> str:
    """Names a loan that the tests disagree about, if there is one."""
    for offer in dict.fromkeys(each.offer.id for each in found):
        values = [each for each in found if each.offer.id == offer]
        if any(each.passes for each in values) and not all(each.passes for each in values):
            return wording.text(
                "proposal.loans.caption_split",
                low=wording.share(min(each.value for each in values)),
                high=wording.share(max(each.value for each in values)),
            )
    return wording.text("proposal.loans.caption")


def _notes(found: tuple[GrantElement, ...], wording: Wording) -> Spans:
    """How it was computed, and what the terms and tests rest on."""
    notes: dict[str, None] = {}
    for each in found:
        for name, note in ((each.offer.name, each.offer.note), (each.test.name, each.test.note)):
            if note:
                notes[wording.text("proposal.loans.note", name=name, note=note)] = None
    text = wording("proposal.loans.source")
    return (*text, *spans(" " + " ".join(notes))) if notes else text


def _debt(debt: Debt, basis: Basis, wording: Wording) -> Spans:
    service, currency = debt.service, basis.settings.currency
    return wording(
        "proposal.loans.debt",
        name=debt.source.name,
        interest=wording.money_words(float(service.interest.sum()), currency),
        fee=wording.money_words(float(service.fee.sum()), currency),
        outstanding=wording.money_words(service.outstanding, currency),
    )
