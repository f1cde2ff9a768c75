"""The annex for a lender: when it is printed, and what each item says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fs_toolkit.document.wording import LANGUAGES, Wording
from fs_toolkit.summary.decision import Elsewhere
from fs_toolkit.summary.edcf import ITEMS, ForLoan, edcf, is_wanted
from fs_toolkit.summary.inputs import Loan, SummaryInputs

LOAN = ForLoan(("Tender, July 2026",), ("begins in January 2026",), ("Counters stay open.",))
SAID = Elsewhere(payers=("City budget",), risks=("Nobody pays. Owner: treasury.",))


@pytest.fixture(params=LANGUAGES)
def wording(request) -> Wording:
    return Wording.read(request.param)


@pytest.fixture
def rows(example, wording, page):
    """The answers by item."""

    def run(inputs=None, result=None, said=SAID, loan=LOAN):
        found = result or example.results.economics
        financing = example.results.proposal.financing
        blocks = edcf(
            "E", inputs or SummaryInputs(), example.basis, financing, found, said, loan, wording
        )
        read = page(tuple(blocks))
        assert read.never_referred_to() == set()
        return dict(zip(ITEMS, (row[1] for row in read.rows("annex.edcf.table")), strict=True))

    return run


def test_is_printed_for_a_loan_and_for_whoever_asks(studied, example):
    hanoi, port = studied.results.proposal.financing, example.results.proposal.financing
    assert is_wanted(example.basis.about, port)
    nobody = studied.basis.about.model_copy(update={"donors": ()})
    assert not is_wanted(nobody, hanoi)
    assert is_wanted(nobody.model_copy(update={"donors": ("edcf",)}), hanoi)


def test_what_the_study_knows_is_filled_in(rows, example, wording):
    found = rows()
    plan = example.results.proposal.financing.plan
    assert plan is not None
    assert wording.money_words(plan.total("investment"), "USD") in found["cost"]
    for flow in plan.flows:
        if flow.source.use == "investment":
            assert flow.source.name in found["cost"]
    assert found["procurement"] == "Tender, July 2026"
    assert found["society"] == "Counters stay open."
    assert found["risks"].startswith("Nobody pays.")
    own = [each for each in example.results.proposal.financing.grant_elements if each.of_plan]
    for value in (min(each.value for each in own), max(each.value for each in own)):
        assert wording.share(value) in found["grant"]


def test_what_nobody_said_is_pending_with_who(rows, wording):
    found = rows()
    for item in ("borrower", "agency"):
        who = wording.text(f"summary.edcf.who.{item}")
        assert found[item] == wording.text("summary.edcf.open", who=who)
    loan = Loan(
        borrower="Ministry of Finance", executing_agency="IT office", procurement="Open tender"
    )
    said = rows(inputs=SummaryInputs(loan=loan))
    assert [said[item] for item in ("borrower", "agency", "procurement")] == [
        "Ministry of Finance", "IT office", "Open tender",
    ]  # fmt: skip


def test_the_test_of_tied_aid_follows_the_cash(rows, example, wording):
    economics = example.results.economics
    cash = economics.appraisals["shared"]["financial"]
    assert cash.npv < 0
    [own] = example.results.proposal.financing.tied
    assert own.of_plan
    assert not own.passes
    said = rows()["tied"]
    assert said.startswith(wording.text("summary.edcf.tied_not_viable", other="#").split("#")[0])
    for part in (own.test.name, wording.share(own.value, 1), wording.share(own.test.threshold)):
        assert part in said
    gains = replace(cash, npv=1.0)
    views = {**economics.appraisals["shared"], "financial": gains}
    found = replace(economics.cost_benefit, appraisals={**economics.appraisals, "shared": views})
    assert rows(result=replace(economics, cost_benefit=found))["tied"] == wording.text(
        "summary.edcf.tied_viable"
    )


def test_debt_service_and_what_is_not_secured_stand_beside_operation(rows, example, wording):
    plan = example.results.proposal.financing.plan
    said = rows()["operation"]
    for amount in (plan.total("operation", "renewal"), plan.total("debt_service")):
        assert wording.money_words(amount, "USD") in said
    assert wording.text("summary.edcf.operation_sought").strip() in said


def test_without_anything_each_item_says_who_must_answer(rows, example, wording):
    from fs_toolkit.economics.analysis import EconomicsAnswers
    from fs_toolkit.economics.chain import Chain
    from fs_toolkit.economics.handed_over import NOTHING_HANDED

    nothing = EconomicsAnswers((), (), (), Chain(), (), NOTHING_HANDED)
    found = rows(result=nothing, said=Elsewhere(), loan=ForLoan())
    for item in ("economic", "financial", "tied", "schedule", "risks", "society", "procurement"):
        assert wording.text(f"summary.edcf.who.{item}") in found[item]
