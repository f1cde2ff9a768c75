"""Actuals against the plan, by hand on a study of five years."""

from __future__ import annotations

import pytest
from numpy.testing import assert_allclose

from fs_toolkit.economics.analysis import analyse
from fs_toolkit.economics.inputs_afterwards import Actual

LINES = {
    # planned: 110 paid in 2016, a tenth of it tax after the price, so 100 to society
    "platform": {"formula": "110", "first": "2016", "last": "2016", "transfer": "tax",
                 "transfer_to": "state"},
    "desk": {"formula": "20", "first": "live", "last": "end"},
    "time": {"formula": "80", "side": "benefit", "party": "citizens", "first": "live",
             "last": "end", "realisation": "half"},
}  # fmt: skip
QUANTITIES = {"tax": 1 / 11, "half": 0.5, "visits": 100}


def actual(line="", year=2016, value=0.0, **more):
    return Actual(line=line, year=year, value=value, origin="collected", **more)


@pytest.fixture
def ex_post(study):
    def run(*actuals, lines=LINES):
        one = study(lines, QUANTITIES, actuals=actuals)
        return analyse(one.inputs, one.basis, one.evaluation, {})

    return run


class TestRealised:
    def test_without_actuals_there_is_nothing(self, ex_post):
        assert ex_post().ex_post is None

    def test_the_result_as_built_agrees_with_hand_calculation(self, ex_post):
        # by hand: planned -100, then 40 - 20 = 20 in each of four years;
        # built: 132 paid is 120 to society; 2017 brought 30 and the desk cost 20 as planned
        result = ex_post(actual("platform", 2016, 132.0), actual("time", 2017, 30.0))
        planned = -100 + sum(20 / 1.1**year for year in range(1, 5))
        assert_allclose(result.cost_benefit.base.npv, planned)
        built = -120 + 10 / 1.1 + sum(20 / 1.1**year for year in range(2, 5))
        assert_allclose(result.ex_post.built.npv, built)

    def test_planned_and_actual_are_as_paid_and_as_come_true(self, ex_post):
        found = ex_post(actual("platform", 2016, 132.0), actual("time", 2017, 30.0)).ex_post
        assert [(row.of, row.year) for row in found.lines] == [("platform", 2016), ("time", 2017)]
        assert_allclose([row.planned for row in found.lines], [110, 40])
        assert_allclose([row.deviation for row in found.lines], [0.2, -0.25])

    def test_money_of_the_year_is_brought_to_the_plan_s_prices(self, ex_post):
        found = ex_post(actual("platform", 2016, 121.0, deflator=1.1)).ex_post
        assert_allclose(found.lines[0].actual, 110)
        assert_allclose(found.lines[0].deviation, 0, atol=1e-12)

    def test_an_actual_that_is_the_plan_changes_nothing(self, ex_post):
        result = ex_post(*(actual("desk", year, 20.0) for year in range(2017, 2021)))
        assert_allclose(result.ex_post.built.npv, result.cost_benefit.base.npv)
        assert_allclose(result.ex_post.built.irr, result.cost_benefit.base.irr)

    def test_lines_without_actuals_are_named(self, ex_post):
        found = ex_post(
            actual("platform", 2016, 110.0),
            actual("time", 2017, 40.0),
            actual("time", 2018, 40.0),
            actual("desk", 2018, 20.0),
        ).ex_post
        assert found.unmeasured == ()
        assert found.partly == ("desk",)  # 2017 is missing
        alone = ex_post(actual("time", 2017, 40.0)).ex_post
        assert alone.unmeasured == ("desk",)  # nothing was planned for the platform in 2017

    def test_a_quantity_is_compared_with_the_year_it_was_assumed_for(self, ex_post):
        found = ex_post(actual(year=2018, value=90.0, quantity="visits")).ex_post
        [row] = found.quantities
        assert_allclose([row.planned, row.actual, row.deviation], [100, 90, -0.1])
        assert found.built is None  # no line was measured
