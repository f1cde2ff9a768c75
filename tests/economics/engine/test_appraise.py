from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics.engine.appraise import Appraisal, appraise, npv
from fs_toolkit.economics.engine.model import Flows

FLOWS = st.lists(st.floats(0, 1e6), min_size=5, max_size=5)


def yearly(costs, benefits, first=2016):
    """Plain lines: one amount of cost or benefit for each year that has one."""
    lines = {}
    for side, amounts in (("cost", costs), ("benefit", benefits)):
        for year, amount in enumerate(amounts, first):
            cells = {"formula": repr(float(amount)), "side": side, "cashable": "1"}
            lines[f"{side}_{year}"] = cells | {"first": str(year), "last": str(year)}
    return lines


def appraised(study, costs, benefits, rate=0.1, **settings):
    settings = {"years": len(costs), **settings}
    one = study(yearly(costs, benefits), {"rate": rate}, settings=settings)
    return appraise(one.evaluation, one.evaluation.increment("project"))


class TestAppraise:
    def test_agrees_with_hand_calculation(self, study):
        # by hand at 10 %: costs 100 + 11 / 1.1 = 110; benefits 60.5 / 1.1 + 72.6 / 1.21 = 115
        found = appraised(study, [100, 11, 0], [0, 60.5, 72.6])
        assert_allclose(found.pv_costs, 110)
        assert_allclose(found.pv_benefits, 115)
        assert_allclose(found.npv, 5)
        assert_allclose(found.bcr, 115 / 110)
        # 49.5 and 72.6 come back: after a year 50.5 are owed; discounted 45 and 60, 55 are owed
        assert_allclose(found.payback, 1 + 50.5 / 72.6)
        assert_allclose(found.discounted_payback, 1 + 55 / 60)
        # 100 (1 + r)^2 = 49.5 (1 + r) + 72.6
        assert_allclose(found.irr, (49.5 + np.sqrt(49.5**2 + 400 * 72.6)) / 200 - 1)
        assert_allclose(found.mirr, np.sqrt((49.5 * 1.1 + 72.6) / 100) - 1)
        assert found.irr_status == "unique"

    def test_agrees_with_the_published_sample_of_omb(self, study):
        # US Office of Management and Budget, Circular A-94 (2023), appendix B, section 1
        costs = [0, 10, 20, 30, 30, 20, 10, 5, 5, 5, 5]
        benefits = [0, 0, 0, 5, 10, 30, 40, 40, 40, 40, 25]
        found = appraised(study, costs, benefits, 0.031)
        assert_allclose(found.pv_costs, 123.37, atol=0.005)
        assert_allclose(found.pv_benefits, 184.92, atol=0.005)
        assert_allclose(found.npv, 61.55, atol=0.005)

    def test_agrees_with_the_check_vector_of_the_lean_option(self, study):
        # costs and benefits of ten years from 2016 in thousand dollars, whole thousands
        costs = [454, 554, 171, 188, 197, 205, 212, 349, 221, 224]
        benefits = [0, 0, 276, 339, 406, 334, 372, 488, 495, 503]
        found = appraised(study, costs, benefits)
        assert_allclose(found.pv_benefits, 1872, atol=0.5)
        assert_allclose(found.pv_costs, 1999, atol=0.5)
        assert_allclose(found.npv, -127, atol=0.5)
        assert_allclose(found.bcr, 0.94, atol=0.005)
        assert_allclose(found.irr, 0.070, atol=5e-4)
        assert found.discounted_payback is None

    @pytest.mark.parametrize(
        ("costs", "benefits", "status"),
        [
            ([100, 0, 0], [0, 0, 0], "none"),
            ([0, 0, 0], [0, 0, 0], "none"),
            ([0, 110, 0], [100, 0, 0], "borrowing"),
            ([72, 0, 60], [0, 132, 0], "several"),
        ],
    )
    def test_gives_no_internal_rate_without_a_single_one(self, study, costs, benefits, status):
        found = appraised(study, costs, benefits)
        assert found.irr is None
        assert found.irr_status == status

    def test_gives_no_ratio_without_costs_and_no_payback_without_a_return(self, study):
        free = appraised(study, [0, 0, 0], [0, 10, 10])
        assert free.bcr is None
        assert free.mirr is None
        assert free.payback == 0
        lost = appraised(study, [100, 0, 0], [0, 10, 10])
        assert (lost.payback, lost.discounted_payback) == (None, None)

    def test_gives_no_ratio_where_the_project_costs_less_than_the_world_without_it(self, study):
        found = study({"paper": {"formula": "9", "option": "without"}}).evaluation
        cheaper = appraise(found, found.increment("project"))
        assert cheaper.pv_costs < 0 < cheaper.npv
        assert cheaper.bcr is None

    @pytest.mark.parametrize(("timing", "later"), [("end", 1.0), ("mid", 1.1**0.5), ("start", 1.1)])
    def test_discounts_as_the_settings_say(self, study, timing, later):
        # by hand: 121 of year 2 is worth 100 at its end, 1.1 times as much at its start
        found = appraised(study, [90, 0, 0], [0, 0, 121], timing=timing)
        assert_allclose(found.npv, 100 * later - 90)
        assert_allclose(found.pv_benefits - found.pv_costs, found.npv)
        assert_allclose(found.bcr, found.pv_benefits / found.pv_costs)
        assert (found.irr > 0.1) == (found.npv > 0)
        zero = appraised(study, [90, 0, 0], [0, 0, 121], found.irr, timing=timing)
        assert_allclose(zero.npv, 0, atol=1e-6)

    def test_prints_under_the_names_that_scripts_rely_on(self, study):
        assert set(appraised(study, [1, 0], [0, 2]).to_dict()) == {
            "npv", "bcr", "irr", "irr_status", "mirr", "payback", "discounted_payback",
            "pv_benefits", "pv_costs",
        }  # fmt: skip

    @given(FLOWS, FLOWS, st.floats(0, 0.3))
    def test_indicators_agree_with_each_other(self, study, costs, benefits, rate):
        found = appraised(study, costs, benefits, rate)
        assert isinstance(found, Appraisal)
        scale = sum(costs) + sum(benefits)
        assert_allclose(found.npv, found.pv_benefits - found.pv_costs, atol=1e-9 * scale)
        if found.bcr is not None and abs(found.npv) > 1e-9 * scale:
            assert (found.bcr > 1) == (found.npv > 0)

    @given(st.floats(1, 1e6), FLOWS, st.floats(0, 0.3))
    def test_what_is_paid_back_by_the_end_is_worth_its_price(self, study, cost, benefits, rate):
        found = appraised(study, [cost, 0, 0, 0, 0], [0, *benefits[1:]], rate)
        scale = cost + sum(benefits)
        if abs(found.npv) > 1e-9 * scale:
            assert (found.discounted_payback is not None) == (found.npv > 0)
        if found.payback is not None and found.discounted_payback is not None:
            assert found.payback <= found.discounted_payback + 1e-9


PRICED = {
    "equipment": {"formula": "120", "transfer": "duty_share", "conversion": "exchange"},
    "labour": {"formula": "40", "conversion": "0.6"},
    "materials": {"formula": "40", "conversion": "0.9"},
}


class TestShadowPrices:
    def priced(self, study, benefit, view):
        year = {"first": "2016", "last": "2016"}
        lines = {id: cells | year for id, cells in PRICED.items()}
        gain = {"formula": repr(benefit), "side": "benefit", "cashable": "1"}
        lines["gain"] = gain | {"first": "2018", "last": "2018"}
        one = study(lines, {"duty_share": 20 / 120, "exchange": 1.1})
        return appraise(one.evaluation, one.evaluation.increment("project", view))

    def test_turn_a_financial_return_of_5_into_an_economic_one_of_10_per_cent(self, study):
        # equipment 100 and duty 20, unskilled labour 40, local materials 40; a shadow exchange
        # rate of 1.1, a shadow wage of 0.6, a local factor of 0.9: 110 + 24 + 36 = 170
        economic = self.priced(study, 205.7, "economic")
        assert_allclose(economic.pv_costs, 170)
        assert_allclose(economic.irr, 0.1)
        financial = self.priced(study, 220.5, "financial")
        assert_allclose(financial.pv_costs, 200)
        assert_allclose(financial.irr, 0.05)


class TestNetPresentValue:
    def test_is_that_of_the_appraisal(self, study):
        one = study(yearly([100, 11, 0], [0, 60.5, 72.6]), settings={"years": 3})
        for view in ("economic", "financial"):
            whole = appraise(one.evaluation, one.evaluation.increment("project", view))
            assert_allclose(npv(one.evaluation, "project", view), whole.npv)

    def test_is_no_number_where_a_flow_is_none(self, study):
        one = study({"desk": {"formula": "1 / x", "option": "all"}}, {"x": 0.0})
        assert np.isnan(npv(one.evaluation, "project"))


def test_flows_are_benefits_less_costs_and_subtract_part_by_part():
    one, other = (
        Flows(np.array(costs), np.array(gains)) for costs, gains in (([3.0], [7.0]), ([1.0], [2.0]))
    )
    assert one.net == 4
    assert ((one - other).costs, (one - other).benefits) == (2, 5)
