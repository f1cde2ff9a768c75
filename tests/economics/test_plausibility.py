from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics.break_even import switching_change
from fs_toolkit.economics.results import cost_benefit


def found_of(one):
    found = cost_benefit(one.basis, one.evaluation)
    return {each.quantity.id: each for each in found.plausibility}, found


@pytest.fixture(scope="module")
def simple(study):
    """A gain of `use` against a cost of 10, all in the first year."""
    lines = {
        "desk": {"formula": "price", "last": "2016"},
        "gain": {"formula": "use", "side": "benefit", "last": "2016"},
    }

    def make(use, price=10.0):
        return study(lines, {"use": use, "price": price})

    return make


class TestPlace:
    @pytest.mark.parametrize(
        ("low", "base", "high", "place", "beyond"),
        [
            (5, 8, 15, "inside", 0),
            (10, 12, 14, "inside", 0),  # the end itself belongs to the range
            (6, 8, 9, "above", 1 / 3),  # 10 lies a third of 6 to 9 beyond 9
            (12, 14, 16, "below", 1 / 2),
        ],
    )
    def test_agrees_with_hand_calculation(self, simple, low, base, high, place, beyond):
        found, _ = found_of(simple({"value": base, "low": low, "high": high}))
        assert found["use"].place == place
        assert_allclose(found["use"].beyond, beyond)
        assert_allclose(found["use"].switching.value, 10)

    def test_of_a_range_without_width_is_not_asked(self, simple):
        found, _ = found_of(simple({"value": 8, "low": 8, "high": 8}))
        assert "use" not in found


class TestLosingDraws:
    def test_agree_with_hand_calculation(self, simple):
        # triangular from 5 over 10 to 15, and zero at 10: half of the draws lie below
        found, _ = found_of(simple({"value": 10, "low": 5, "high": 15}))
        assert found["use"].losing == 50
        # uniform from 0 to 20: below 10 lies a half; from 8 to 16 a quarter
        cells = {"value": 12, "low": 8, "high": 16, "distribution": "uniform"}
        found, _ = found_of(simple(cells))
        assert found["use"].losing == 25

    def test_of_a_cost_are_those_above(self, simple):
        price = {"value": 10.0, "low": 6.0, "high": 14.0, "distribution": "uniform"}
        found, _ = found_of(simple(11.0, price))
        assert found["price"].losing == 37  # 11 to 14 of 6 to 14 is 37.5 %, one draw stands on 11

    @given(st.floats(1, 9), st.floats(11, 30))
    def test_of_a_result_that_no_value_turns_are_all_or_none(self, study, low, high):
        lines = {"gain": {"formula": "use + 5", "side": "benefit"}}  # zero at less than none
        one = study(lines, {"use": {"value": 10, "low": low, "high": high}})
        found, _ = found_of(one)
        assert (found["use"].losing, found["use"].place) == (0, "nowhere")

    def test_are_unknown_where_the_cells_have_no_such_distribution(self, simple):
        cells = {"value": 0.0, "low": 0.0, "high": 12.0, "distribution": "lognormal"}
        found, _ = found_of(simple(cells))
        assert found["use"].losing is None


class TestElasticity:
    def test_is_the_indicator_of_a_straight_line(self, simple):
        # 12 - 10 = 2: one per cent more use is 0.12, six per cent of 2
        found, both = found_of(simple({"value": 12, "low": 9, "high": 14}))
        assert_allclose(found["use"].elasticity, 6)
        assert_allclose(both.indicators["use"], 6)
        assert found["use"].critical
        # the change that it needs is then 100 / SI per cent, downwards
        assert_allclose(found["use"].switching_percent, 100 / 6)
        assert_allclose(found["use"].change, -switching_change(6))

    def test_is_not_critical_below_one(self, study):
        lines = {
            "base": {"formula": "100", "side": "benefit", "last": "2016"},
            "gain": {"formula": "use", "side": "benefit", "last": "2016"},
        }
        found, _ = found_of(study(lines, {"use": {"value": 10, "low": 9, "high": 14}}))
        assert_allclose(found["use"].elasticity, 10 / 110)
        assert not found["use"].critical

    def test_has_none_where_base_or_result_are_zero(self, simple):
        found, _ = found_of(simple({"value": 0, "low": -5, "high": 15}))
        assert found["use"].elasticity is None
        assert found["use"].change is None
        found, _ = found_of(simple({"value": 10, "low": 5, "high": 15}))
        assert found["use"].elasticity is None

    def test_is_finite_in_every_study(self, studied, example):
        for study in (studied, example):
            for each in study.appraised[1].cost_benefit.plausibility:
                numbers = [each.elasticity, each.change, each.switching_percent]
                assert all(np.isfinite(number) for number in numbers if number is not None)


def test_names_what_the_base_rests_on(studied):
    found = studied.appraised[1].cost_benefit.plausibility
    data = found[0].to_dict()
    assert data["quantity"] == "district_share"
    assert data["kind"] == "assumption"
    assert data["losing_of_100"] == 74
    assert str(data["reason"]).startswith("No inventory")
