"""What the summary, the guideline and the annex for a lender take from the chapters."""

from __future__ import annotations

from types import SimpleNamespace

from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.conditions import Condition
from fs_toolkit.study.elsewhere import (
    RISKS_SHOWN,
    after_adoption,
    conditions_in_words,
    elsewhere,
    for_loan,
    safeguard_in_words,
)

EN = Wording.read("en")


def test_money_people_gates_and_risks(studied):
    found = elsewhere(studied, EN)
    assert sum(each.amount for each in found.funding) > 1e6
    assert found.payers == ("City budget of Hanoi",)
    assert [each.budget for each in found.budgets] == [
        row.name for row in studied.inputs.proposal.affordability
    ]
    assert len(found.people) == len(studied.inputs.proposal.beneficiaries)
    assert len(found.gates) == len(studied.inputs.proposal.gates)
    assert len(found.risks) == RISKS_SHOWN
    assert all("Owner: " in each for each in found.risks)


def test_nothing_where_nothing_is_answered(minimal):
    from fs_toolkit.study import Study

    study = Study.read(minimal.folder)
    found = elsewhere(study, EN)
    assert (found.funding, found.payers, found.people, found.gates, found.risks) == ((),) * 5
    assert for_loan(study, EN).schedule == ()
    assert after_adoption(study, EN).duties == ()


def test_reviews_of_the_guideline_come_after_the_opening(studied):
    live = round(studied.basis.value(studied.basis.settings.go_live))
    found = after_adoption(studied, EN)
    assert found.reviews
    assert all(int(each.when.split()[-1]) >= live for each in found.reviews)
    assert len(found.reviews) < len(studied.inputs.proposal.reviews)


def test_a_loan_needs_dates_and_tenders(example):
    found = for_loan(example, EN)
    assert found.schedule[1].startswith("in service from February 2028")
    assert found.procurement[0].startswith("Tender and award, June 2026 to ")
    assert found.society


def test_conditions_name_who_and_by_when_and_leave_gates_out():
    found = [
        Condition("test", "Tally at counters.", "board", "2017-06"),
        Condition("gate", "Visits", "sponsor", "2018"),
        Condition("money", "", "", "", of="operation"),
        Condition("test", "Circular on reuse"),
    ]
    assert list(conditions_in_words(found, EN)) == [
        "Tally at counters (board; June 2017).", "Circular on reuse.",
    ]  # fmt: skip


def test_the_category_has_its_scheme():
    given = SimpleNamespace(category="C", scheme="adb_sps2009")
    scheme = SimpleNamespace(name="ADB policy of 2009")
    placed = SimpleNamespace(given=given, scheme=scheme)
    assert safeguard_in_words(placed, EN) == "Category: C (ADB policy of 2009)"
    assert safeguard_in_words(None, EN) == ""
