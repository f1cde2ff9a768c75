"""Ranges and correlations that cannot be drawn, each through `check` and `report`."""

from __future__ import annotations

import pytest

QUANTITIES = "basis/quantities.csv"
PAIRS = "basis/correlations.csv"
NAME = "visits_per_report"


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"distribution": "lognormal", "low": "0"}, "above zero"),
        ({"distribution": "normal", "value": "0.45"}, "in the middle, 0.6, not at 0.45"),
        ({"distribution": "overrun"}, "below 1.5"),
        ({"distribution": "pert", "low": "0.6", "high": "0.6"}, "both 0.6"),
    ],
)
def test_a_distribution_that_its_cells_do_not_have(cells, problem, hanoi, refused):
    study = hanoi.set(QUANTITIES, NAME, **cells)
    found = {each.code: each for each in refused(study)}
    assert found["ECO110"].place == f"{QUANTITIES}:{study.line(QUANTITIES, NAME)}"
    assert problem in found["ECO110"].problem


def test_correlations_that_cannot_hold_together(hanoi, refusal_of):
    rows = ["a,b,rho", f"{NAME},status_visits,0.9", "status_visits,status_avoidable,0.9"]
    rows.append(f"{NAME},status_avoidable,-0.9")
    found = refusal_of(hanoi.write(PAIRS, "\n".join(rows) + "\n"))
    assert (found.code, found.place) == ("ECO111", f"{PAIRS}:2")
    assert "cannot hold together" in found.problem


@pytest.mark.parametrize("rho", ["1.2", "-3", "much"])
def test_a_correlation_that_is_none(rho, hanoi, refusal_of):
    study = hanoi.write(PAIRS, f"a,b,rho\n{NAME},status_visits,{rho}\n")
    assert refusal_of(study).place.startswith(f"{PAIRS}:2")


def test_a_correlation_with_an_unknown_quantity(hanoi, refusal_of):
    found = refusal_of(hanoi.write(PAIRS, f"a,b,rho\n{NAME},status_visit,0.5\n"))
    assert "status_visit" in found.problem
    assert "status_visits" in found.cure or "status_visits" in found.problem
