"""The grant elements of 4.3 as blocks: one loan, several tests, several answers."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Cell, Column, Paragraph, Spans, Table, spans
from fs_toolkit.document.cells import cited
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.financing import GrantElement
from fs_toolkit.proposal.inputs.financing import ConcessionalityTest, FundingSource, LoanOffer


def report_grant_elements(
    result: ProposalResult, basis: Basis, wording: Wording
) -> Iterator[Block]:
    """How soft the plan's loans and the offers are, by every test that was in force."""
    found = result.financing.grant_elements
    if not found:
        return
    own = any(each.of_plan for each in found)
    yield Paragraph(
        "proposal.grant_elements_text",
        wording("financing.tests.text_own" if own else "proposal.loans.text"),
    )
    loans = list(dict.fromkeys(_key(each) for each in found))
    yield Table(
        "proposal.grant_elements",
        _caption(found, wording),
        (
            Column(wording.text("proposal.head.test"), 2.2),
            Column(wording.text("financing.head.in_force"), 1.3),
            Column(wording.text("proposal.head.discount_rate"), 0.9, "right"),
            Column(wording.text("proposal.head.threshold"), 0.9, "right"),
            *(
                Column(
                    wording.text("financing.tests.own", name=name) if own else name, 1.5, "right"
                )
                for own, _, name in loans
            ),
        ),
        tuple(_rows(found, loans, wording)),
        _notes(result, basis, wording),
    )
    yield from _tied(result, basis, wording)


def _tied(result: ProposalResult, basis: Basis, wording: Wording) -> Iterator[Block]:
    """Both conditions of tied aid: what the project's own cash says, and the grant element."""
    economic, asked = result.costs.economic, result.financing.tied
    if economic is None or not asked:
        return
    viable = economic.financial_npv >= 0
    passing = sum(each.passes for each in asked)
    outcome = "all" if passing == len(asked) else "some" if passing else "none"
    yield Paragraph(
        "proposal.tied_aid",
        wording(
            f"financing.tests.tied_{'viable' if viable else 'not_viable'}",
            npv=wording.money_words(economic.financial_npv, basis.settings.currency),
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
            outcome=wording.text(f"financing.tests.tied_outcome.{'viable' if viable else outcome}"),
        ),
    )


def _key(each: GrantElement) -> tuple[bool, str, str]:
    """A loan: whether it is the plan's, its id and its name."""
    return each.of_plan, each.offer.id, each.offer.name


def _rows(
    found: tuple[GrantElement, ...], loans: list[tuple[bool, str, str]], wording: Wording
) -> Iterator[tuple[str | Spans | Cell, ...]]:
    """A row for each test; each cell says how much is a gift and whether that is enough."""
    values = {(each.test.id, _key(each)): each for each in found}
    for test in dict.fromkeys(each.test.id for each in found):
        here = [values[test, loan] for loan in loans]
        first = here[0].test
        yield (
            cited(first.name, first.source),
            _days(first, wording),
            wording.share(first.rate, 1),
            wording.share(first.threshold),
            *(
                Cell(
                    spans(
                        wording.text(
                            f"financing.tests.{'passes' if each.passes else 'fails'}",
                            value=wording.share(each.value, 1),
                        )
                    ),
                    shade=0 if each.passes else 2,
                )
                for each in here
            ),
        )


def _days(test: ConcessionalityTest, wording: Wording) -> str:
    """From when to when a test was in force, as far as it is known."""
    if test.first and test.last:
        key = "from_to"
    elif test.first or test.last:
        key = "from" if test.first else "to"
    else:
        return wording.text("financing.tests.unknown")
    days = {"first": test.first, "last": test.last}
    given = {name: wording.date(day) for name, day in days.items() if day}
    return wording.text(f"financing.tests.{key}", **given)


def _caption(found: tuple[GrantElement, ...], wording: Wording) -> str:
    """Names a loan that the tests disagree about, if there is one."""
    for offer in dict.fromkeys((each.of_plan, each.offer.id) for each in found):
        values = [each for each in found if (each.of_plan, each.offer.id) == offer]
        if any(each.passes for each in values) and not all(each.passes for each in values):
            return wording.text(
                "proposal.loans.caption_split",
                name=values[0].offer.name,
                low=wording.share(min(each.value for each in values)),
                high=wording.share(max(each.value for each in values)),
            )
    return wording.text("proposal.loans.caption")


def _notes(result: ProposalResult, basis: Basis, wording: Wording) -> Spans:
    """How it was computed, what the terms and tests rest on, and which tests were left out."""
    found = result.financing.grant_elements
    notes = {_rhythm(each.offer, wording): None for each in found}
    for each in found:
        remark = "" if each.of_plan else getattr(each.offer, "note", "")
        for name, note in ((each.offer.name, remark), (each.test.name, each.test.note)):
            if note:
                notes[wording.text("proposal.loans.note", name=name, note=note)] = None
    for test in result.financing.out_of_force:
        notes[
            wording.text(
                "financing.tests.left_out",
                name=test.name,
                day=wording.date(basis.about.in_force_at),
                days=_days(test, wording),
            )
        ] = None
    text = wording("proposal.loans.source")
    terms = tuple(dict.fromkeys(source for each in found for source in each.offer.source))
    cites = cited(wording.text("financing.tests.terms"), terms)
    read = (*spans(" "), *cites, *spans(".")) if terms else ()
    return (*text, *spans(" " + " ".join(notes)), *read) if notes else (*text, *read)


def _rhythm(offer: LoanOffer | FundingSource, wording: Wording) -> str:
    """How a loan is paid back, which its terms alone do not say."""
    rhythm = str(offer.per_year) if offer.per_year in (1, 2, 4) else "other"
    kind = offer.grace_kind if isinstance(offer, FundingSource) else "interest_only"
    grace = wording.text(
        f"financing.grace.{kind if offer.grace else 'none'}",
        **({"years": wording.number(offer.grace)} if offer.grace else {}),
    )
    return wording.text(
        "financing.tests.rhythm",
        name=offer.name,
        repayment=wording.text(f"financing.repayment.{offer.repayment}"),
        rhythm=wording.text(f"financing.rhythm.{rhythm}"),
        grace=grace,
    )
