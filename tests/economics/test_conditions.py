from __future__ import annotations

import pytest

from fs_toolkit.economics.conditions import conditions
from fs_toolkit.economics.handed_over import HandedAction, HandedGate, HandedOver, HandedPurse
from fs_toolkit.economics.inputs_feasibility import FeasibilityTest, Review

GATE = HandedGate("tally", "Visits", "least", 4.0, "a day", "Tally", "Stop", "Pilot", "2016-09")
LAW = HandedAction("rules", "Rules", "No rules", "Fields", "Council", "2016-03", True)
LOAN = HandedPurse("loan", "Bank", "investment", False, "A line for operation")
CITY = HandedPurse("city", "City", "investment", False)
HANDED = HandedOver(gates=(GATE,), actions=(LAW,), purses=(CITY, LOAN))


def a_test(id="financial", **cells):
    usual = {"score": 2, "evidence": "Read.", "condition": "A line in the budget."}
    return FeasibilityTest.model_validate({"id": id, **usual, **cells})


@pytest.fixture
def listed(study):
    def run(*tests, handed=HANDED, reviews=()):
        one = study({"desk": {"formula": "20"}}, feasibility=tests, reviews=reviews)
        return conditions(one.inputs, handed, (2016, 2017))

    return run


def test_come_from_tests_gates_law_and_money(listed):
    found = listed(a_test(owner="Council", by="2016-06", shown="The budget"))
    assert [each.kind for each in found] == ["test", "gate", "legal", "money"]
    first = found[0]
    assert (first.text, first.owner, first.by, first.evidence) == (
        "A line in the budget.", "Council", "2016-06", "The budget",
    )  # fmt: skip


def test_what_a_test_stands_for_is_not_listed_again(listed):
    whole = a_test(gates="tally", legal_actions="rules", funding="loan; city")
    assert [each.kind for each in listed(whole)] == ["test"]


def test_a_test_without_a_condition_covers_nothing(listed):
    row = a_test(condition="", gates="tally")
    assert "gate" in [each.kind for each in listed(row)]


def test_money_of_one_use_is_one_condition(listed):
    [money] = [each for each in listed() if each.kind == "money"]
    assert (money.owner, money.by, money.evidence) == ("City; Bank", "2016", "A line for operation")


def test_secured_money_and_what_does_not_stop_are_no_conditions(listed):
    calm = HandedOver(
        actions=(HandedAction("small", "Small", "", "", "", "2016-01", False),),
        purses=(HandedPurse("city", "City", "operation", True),),
    )
    assert listed(handed=calm) == ()


def test_a_gate_is_owned_by_who_watches_its_threshold(listed):
    watch = Review(quantity="rate", threshold="least", when="Pilot", action="Stop", body="Sponsor")
    [gate] = [each for each in listed(reviews=(watch,)) if each.kind == "gate"]
    assert gate.owner == "Sponsor"
    assert [each.owner for each in listed() if each.kind == "gate"] == [""]


def test_tests_come_in_their_own_order_whatever_the_rows(listed):
    rows = (a_test("social"), a_test("technical"), a_test("financial"))
    assert [each.of for each in listed(*rows, handed=HandedOver())] == [
        "technical", "financial", "social",
    ]  # fmt: skip
