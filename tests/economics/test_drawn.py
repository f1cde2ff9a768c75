"""The answers of draws by the names that scripts rely on."""

from __future__ import annotations

import numpy as np
import pytest

from fs_toolkit.economics.donor_tests import shipped_tests
from fs_toolkit.economics.drawn import Budget, DonorResult, Duel, Information, Source
from fs_toolkit.economics.engine.outcomes import Share, outcome

HALF = Share(0.5, 0.05)


def test_a_budget_rises_with_its_level():
    budget = Budget(60.0, outcome(np.arange(101.0)), HALF)
    assert (budget.p50, budget.p80) == (50, 80)
    assert budget.to_dict() == {
        "base": 60, "p50": 50, "p80": 80, "within_base": 0.5, "within_base_se": 0.05,
    }  # fmt: skip


def test_a_duel_says_who_is_ahead():
    found = Duel(HALF, Share(0.25, 0.04), outcome(np.array([1.0, 3.0]))).to_dict()
    assert (found["probability"], found["behind"], found["mean_difference"]) == (0.5, 0.25, 2)


def test_noise_is_not_called_worth_asking():
    known = Information("reject", 100.0, {"a": 30.0, "b": 7.0, "c": 0.5}, 4.0, 1000)
    assert list(known.worth_asking) == ["a"]


def test_where_nothing_is_worth_knowing_nothing_is_asked():
    assert Information("accept", 0.0, {"a": 0.0}, 0.0, 10).worth_asking == {}


def test_a_source_has_its_intervals():
    found = Source("a", 0.3, 0.02, 0.4, 0.01).to_dict()
    assert list(found) == ["first", "first_interval", "total", "total_interval"]


@pytest.mark.parametrize("passing", [None, HALF])
def test_a_donor_s_test_without_draws_has_no_share(passing):
    found = DonorResult(shipped_tests()[0], 0.07, False, passing).to_dict()
    assert found["share"] == (None if passing is None else 0.5)
    assert found["donor"] == "adb"
