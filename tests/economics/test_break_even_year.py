from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics.break_even_year import (
    BreakEvenYear,
    break_even_year,
    break_even_years,
    cumulated,
    evaluation_over,
    shortest_horizon,
)
from fs_toolkit.economics.engine.appraise import npv

YEARS = np.arange(2016.0, 2021.0)
BUILD = {"formula": "price", "first": "2016", "last": "2016"}
GAIN = {"formula": "gain", "side": "benefit", "first": "2017"}


def years_of(*net):
    return break_even_year(YEARS, np.cumsum(np.array(net, dtype=float)))


class TestBreakEvenYear:
    def test_agrees_with_hand_calculation(self):
        assert years_of(-10, 4, 4, 4, 4) == BreakEvenYear(2019, 2019)
        assert years_of(-10, 4, 6, 0, 0) == BreakEvenYear(2018, 2018)  # exactly zero is enough
        assert years_of(-10, 4, 4, 1, 0.5) == BreakEvenYear(None, None)

    def test_a_renewal_may_undo_it(self):
        assert years_of(-10, 12, -5, 1, 4) == BreakEvenYear(2017, 2020)
        assert years_of(-10, 12, -5, 1, 1) == BreakEvenYear(2017, None)

    def test_what_is_never_short_pays_from_the_first_year(self):
        assert years_of(0, 1, 1, 1, 1) == BreakEvenYear(2016, 2016, never_short=True)
        assert years_of(0, 0, 0, 0, 0) == BreakEvenYear(2016, 2016, never_short=True)

    def test_a_first_year_without_flows_is_not_it(self):
        assert years_of(0, -5, 2, 4, 0) == BreakEvenYear(2019, 2019)

    @given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=12))
    def test_the_last_year_decides_whether_it_lasts(self, net):
        years = np.arange(2016.0, 2016.0 + len(net))
        running = np.cumsum(net)
        found = break_even_year(years, running)
        slack = 1e-6 * np.abs(net).sum()
        if found.lasting is not None:
            assert (running[int(found.lasting - 2016) :] >= -slack).all()
        else:
            assert running[-1] < slack


@pytest.fixture
def desk(study):
    def make(gain=30.0, years=5, **build):
        return study(
            {"build": BUILD | build, "gain": GAIN},
            {"price": 100.0, "gain": gain},
            settings={"years": years},
        )

    return make


class TestOfAStudy:
    def test_the_last_cumulated_flow_is_the_net_present_value(self, studied):
        for option in studied.model.alternatives:
            running = cumulated(studied.evaluation, option.id)
            assert_allclose(running[-1], npv(studied.evaluation, option.id))

    def test_of_every_option(self, desk):
        # by 2020 30 a year are worth 95.1 at 10 %; by 2019 42 a year are worth 104.4
        assert break_even_years(desk().evaluation)["project"].first is None
        assert break_even_years(desk(42.0).evaluation)["project"].first == 2019


class TestShortestHorizon:
    def test_agrees_with_hand_calculation(self, desk):
        # 30 (1 - 1.1^-n) / 0.1 is 100 or more from n = 5 on: six years with that of building
        one = desk()
        assert shortest_horizon(one.inputs, one.basis, "project") == 6
        assert npv(evaluation_over(one.inputs, one.basis, 6), "project") >= 0
        assert npv(evaluation_over(one.inputs, one.basis, 5), "project") < 0

    def test_may_be_shorter_than_the_study(self, desk):
        one = desk(120.0)
        assert shortest_horizon(one.inputs, one.basis, "project") == 2

    def test_is_none_where_no_horizon_does_it(self, desk):
        one = desk(5.0)
        assert shortest_horizon(one.inputs, one.basis, "project") is None

    def test_counts_what_is_left_at_the_end_of_that_horizon(self, desk):
        # with 90 % left whenever it ends, 10 are to be earned back, and the rest has lost value
        one = desk(30.0, residual="0.9")
        found = shortest_horizon(one.inputs, one.basis, "project")
        values = [npv(evaluation_over(one.inputs, one.basis, n), "project") for n in range(1, 7)]
        assert found == next(n for n, value in enumerate(values, start=1) if value >= 0)
        assert found < 6

    @given(st.floats(10, 200))
    def test_is_the_first_horizon_whose_value_is_not_negative(self, study, gain):
        one = study({"build": BUILD, "gain": GAIN}, {"price": 100.0, "gain": gain})
        found = shortest_horizon(one.inputs, one.basis, "project")
        values = [npv(evaluation_over(one.inputs, one.basis, n), "project") for n in range(1, 13)]
        first = next((n for n, value in enumerate(values, start=1) if value >= 0), None)
        assert found == first or (first is None and (found is None or found > 12))

    def test_is_what_the_model_gives_over_those_years(self, studied):
        inputs, basis = studied.inputs.economics, studied.basis
        years = shortest_horizon(inputs, basis, "lean")
        assert years == 12
        assert npv(evaluation_over(inputs, basis, 12), "lean") >= 0
        assert npv(evaluation_over(inputs, basis, 11), "lean") < 0
