from __future__ import annotations

from math import isnan

import pytest

from fs_toolkit.core.wide import WideTable
from fs_toolkit.technical.analysis.responses import answers_of, step
from fs_toolkit.technical.inputs import TechnicalInputs


@pytest.mark.parametrize(("text", "value"), [("1", 1), ("5", 5), ("4.0", 4)])
def test_a_step_is_a_whole_number_from_1_to_5(text, value):
    assert step(text) == value


@pytest.mark.parametrize("text", ["0", "6", "4.5", "A4", "nan", "inf", "-1", "four"])
def test_anything_else_is_none(text):
    assert step(text) is None


def test_an_empty_cell_is_no_answer():
    value = step("")
    assert value is not None
    assert isnan(value)


def test_nothing_is_found_while_responses_are_pending(inputs):
    assert answers_of(TechnicalInputs()) == answers_of(inputs) == ()


def test_people_without_an_answer_are_left_out(answered):
    rows = (("p1", "woman", "4", "", "2"), ("p2", "man", "", "", ""), ("p3", "man", "", "1", ""))
    table = WideTable(("person", "sex", "i0", "i1", "i2"), rows)
    [found] = answers_of(answered.model_copy(update={"responses": {"s_citizens": table}}))
    assert found.people == 2
    assert [found.numbers["i0"][0], found.numbers["i1"][1]] == [4, 1]
    assert found.weighted == ""


@pytest.mark.parametrize(("people", "kept"), [(2, ""), (3, "Quorn")])
def test_a_word_that_one_or_two_people_gave_is_not_read(answered, people, kept):
    words = ["woman"] * 40 + ["Quorn"] * people
    rows = tuple((f"p{at}", word, "4") for at, word in enumerate(words))
    table = WideTable(("person", "sex", "i0"), rows)
    [found] = answers_of(answered.model_copy(update={"responses": {"s_citizens": table}}))
    assert found.groups["sex"] == ("woman",) * 40 + (kept,) * people


def test_answers_to_no_survey_are_left_alone(answered):
    table = WideTable(("person", "i0"), (("p1", "4"),))
    assert answers_of(answered.model_copy(update={"responses": {"nobody": table}})) == ()
