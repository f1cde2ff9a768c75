from __future__ import annotations

import pytest
from pydantic import ValidationError

from fs_toolkit.economics.inputs_feasibility import (
    TESTS,
    Effectiveness,
    FeasibilityTest,
    Need,
    Peer,
    Realisation,
    Review,
    Unmonetised,
)

GOOD = {
    Need: {"id": "queue", "group": "Citizens", "text": "Not to queue", "severity": 4},
    FeasibilityTest: {"id": "legal", "score": 2, "evidence": "The law of 2013."},
    Unmonetised: {"id": "trust", "name": "Trust", "direction": "benefit", "evidence": "Not asked."},
    Realisation: {"line": "time", "owner": "Reception board", "indicator": "Visits",
                  "when": "each year"},
    Review: {"quantity": "visits", "when": "before the tender", "action": "Stop", "body": "City"},
    Effectiveness: {"volume": "reports", "noun": "report handled"},
    Peer: {"id": "seoul", "measure": "visits", "name": "Seoul", "value": 1, "observed": "2 of 2",
           "unit": "visit/year", "vintage": 2014, "reference": "A report", "provenance": "read"},
}  # fmt: skip
REFUSED = [
    (Need, "severity", 0),
    (Need, "severity", 6),
    (FeasibilityTest, "score", -1),
    (FeasibilityTest, "score", 5),
    (FeasibilityTest, "id", "economic"),
    (Unmonetised, "direction", "both"),
    (Peer, "value", float("inf")),
    (Review, "quantity", "Visits"),
    (Effectiveness, "noun", ""),
]


@pytest.mark.parametrize("cls", GOOD)
def test_each_row_is_read_and_needs_every_cell_that_has_no_default(cls):
    cells = GOOD[cls]
    assert cls.model_validate(cells).model_dump().items() >= cells.items()
    for missing in cells:
        with pytest.raises(ValidationError, match=missing):
            cls.model_validate({column: cells[column] for column in cells if column != missing})


@pytest.mark.parametrize(("cls", "column", "cell"), REFUSED)
def test_each_row_refuses_what_is_out_of_its_scale(cls, column, cell):
    with pytest.raises(ValidationError, match=column):
        cls.model_validate(GOOD[cls] | {column: cell})


def test_the_tests_are_the_ids_that_a_row_may_have():
    assert [FeasibilityTest.model_validate(GOOD[FeasibilityTest] | {"id": id}).id for id in TESTS] == [
        "strategic", "technical", "legal", "financial", "social",
    ]  # fmt: skip


def test_what_answers_a_need_stands_between_semicolons():
    need = Need.model_validate(GOOD[Need] | {"requirements": "portal; desk", "lines": ""})
    assert (need.requirements, need.lines) == (("portal", "desk"), ())
