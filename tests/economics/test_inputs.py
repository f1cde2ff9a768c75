from __future__ import annotations

import pytest
from pydantic import ValidationError

from fs_toolkit.core.model import Pending, rows
from fs_toolkit.economics.inputs import Change, EconomicsInputs, Line, Option, Uplift

LINE = {"id": "desk", "name": "Desk", "option": "lean; full", "side": "cost", "party": "city",
        "family": "operation", "formula": "running"}  # fmt: skip


def test_a_line_has_plain_defaults():
    line = Line.model_validate(LINE)
    assert line.option == ("lean", "full")
    others = Line.model_fields.keys() - LINE.keys() - {"source", "catalogue"}
    assert {getattr(line, name) for name in others} == {""}
    assert line.source == line.catalogue == ()


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("id", "Desk"),
        ("name", ""),
        ("side", "loss"),
        ("party", ""),
        ("family", "it costs"),
        ("amount", "3"),  # a column nobody knows
    ],
)
def test_a_line_refuses_what_it_cannot_be(column, cell):
    with pytest.raises(ValidationError, match=column):
        Line.model_validate(LINE | {column: cell})


@pytest.mark.parametrize("missing", [column for column in LINE if column != "formula"])
def test_a_line_needs_what_makes_it_one(missing):
    with pytest.raises(ValidationError, match=f"{missing}\n.*required"):
        Line.model_validate({column: cell for column, cell in LINE.items() if column != missing})


def test_an_option_is_baseline_do_minimum_or_alternative():
    assert Option(id="lean", name="Lean", kind="alternative").kind == "alternative"
    with pytest.raises(ValidationError, match="'baseline', 'do_minimum' or 'alternative'"):
        Option.model_validate({"id": "lean", "name": "Lean", "kind": "best"})


def test_a_change_is_a_number():
    assert Change.model_validate({"set": "poor", "quantity": "wage", "value": "1.5"}).value == 1.5
    with pytest.raises(ValidationError, match="finite number"):
        Change(set="poor", quantity="wage", value=float("nan"))


def test_an_uplift_adds_nothing_until_it_says_so():
    uplift = Uplift(family="investment")
    assert (uplift.optimism_bias, uplift.managed, uplift.contingency) == ("", "", "")


def test_every_answer_of_the_folder_is_pending_at_first():
    empty = EconomicsInputs()
    for name in EconomicsInputs.model_fields:
        assert isinstance(getattr(empty, name), Pending), name
    assert rows(empty.lines) == ()
