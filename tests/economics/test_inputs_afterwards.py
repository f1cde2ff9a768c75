from __future__ import annotations

import pytest
from pydantic import ValidationError

from fs_toolkit.economics.inputs_afterwards import Actual, EvaluationDesign, Selection

DESIGN = {
    "method": "rollout", "compared": "Five with five", "questions": "Fewer visits?; Who reports?",
    "baseline": "2016-05", "rounds": "yearly", "sample": "20 counters", "by": "Outside",
    "payer": "City", "limits": "Not drawn by lot",
}  # fmt: skip


def test_questions_stand_between_semicolons_or_in_a_list():
    asked = ("Fewer visits?", "Who reports?")
    assert EvaluationDesign.model_validate(DESIGN).questions == asked
    assert EvaluationDesign.model_validate(DESIGN | {"questions": list(asked)}).questions == asked


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"baseline": "May 2016"}, "baseline"),
        ({"method": "trial"}, "before_after"),
        ({"payer": ""}, "payer"),  # somebody pays for it, or there is no evaluation
    ],
)
def test_a_design_says_when_how_and_who_pays(change, words):
    with pytest.raises(ValidationError, match=words):
        EvaluationDesign.model_validate(DESIGN | change)


def test_an_actual_is_in_prices_of_the_plan_unless_it_says_otherwise():
    assert Actual(line="desk", year=2018, value=3, origin="collected").deflator == 1
    with pytest.raises(ValidationError, match="deflator"):
        Actual(line="desk", year=2018, value=3, origin="collected", deflator=0)


def test_the_partner_has_five_tests():
    with pytest.raises(ValidationError, match="local_support"):
        Selection.model_validate({"id": "money", "met": "yes", "evidence": "Read."})
