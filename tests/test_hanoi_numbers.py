"""The numbers of the Hanoi study against plain Python, written without engine and formulas."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from fs_toolkit.economics.engine.appraise import appraise
from fs_toolkit.economics.engine.model import evaluate_model
from fs_toolkit.summary.evidence import shares

YEARS = range(2016, 2026)
DONG = 21697.57


@dataclass(frozen=True)
class Plain:
    """An option of the participation system as the study describes it, in words made numbers."""

    investment: float = (280 + 90 + 60 + 40 + 40 + 55 + 35 + 70 + 70 + 100) * 1000.0
    optimism: float = 0.20
    operation: float = (45 + 50 + 20 + 23 + 25 + 7) * 1000.0
    renewal: float = 130_000.0
    reports_each: float = 0.010
    reports_before: float = 0.004
    petitions: float = 45_000
    status_visits: float = 1.5
    status_avoided: float = 0.4
    enquiries: float = 3
    enquiries_avoided: float = 0.20
    wage_share: float = 0.5
    realised: float = 0.5
    letters_avoided: float = 0.5
    districts_buying: float = 0.5
    worth_to_neighbours: float = 0.0
    use: float = 1.0

    def uptake(self, year: int) -> float:
        return self.use * (0, 0, 0.25, 0.45, 0.65, 0.80, 0.90, 1, 1, 1)[year - 2016]

    def costs(self, year: int) -> float:
        built = {2016: 0.45, 2017: 0.55}.get(year, 0) * self.investment * (1 + self.optimism)
        if year < 2018:
            return built
        run = self.operation * (0.95 if year == 2018 else 1)
        renewed = self.renewal if year == 2023 else 0
        return run + renewed + self.more_reports(year) * 0.5 * self.official(year)

    def people(self, year: int) -> float:
        return 7_200_000 * 1.02 ** (year - 2015)

    def more_reports(self, year: int) -> float:
        return self.uptake(year) * (self.reports_each - self.reports_before) * self.people(year)

    def official(self, year: int) -> float:
        """An hour of an official [USD]."""
        return 33_000 * 1.03 ** (year - 2015) / DONG

    def visit(self, year: int, hours: float, fare: float) -> float:
        """What a visit costs a citizen [USD]."""
        return (hours * 25_000 * 1.03 ** (year - 2015) * self.wage_share + fare) / DONG

    def benefits(self, year: int) -> float:
        if year < 2018:
            return 0
        used, at_commune = self.uptake(year), self.visit(year, 0.8, 8_000)
        spared = 634 * self.enquiries * 250 * self.enquiries_avoided
        hours = self.petitions * 40 / 60 + spared * 10 / 60 + 634 * 12 * 6
        tools = 30 * self.districts_buying
        bought = {2018: 1, 2019: 1, 2020: 1, 2023: 0.6, 2024: 0.6, 2025: 0.6}.get(year, 0) / 3
        return sum(
            (
                used * self.petitions * self.status_visits * self.status_avoided
                * self.visit(year, 2, 20_000),
                used * self.reports_before * self.people(year) * 0.6 * at_commune,
                self.more_reports(year) * 0.5 * at_commune,  # rule of half
                used * spared * self.visit(year, 1, 8_000),
                used * self.realised * self.official(year) * hours,
                used * self.petitions * 3 * self.letters_avoided * 12_000 / DONG,
                tools * (25_000 * bought + 5_000),
                self.more_reports(year) * 0.7 * self.worth_to_neighbours * 1.03 ** (year - 2015),
            )
        )  # fmt: skip

    def npv(self, rate: float = 0.10) -> float:
        return sum((self.benefits(t) - self.costs(t)) / (1 + rate) ** (t - 2016) for t in YEARS)


LEAN = Plain()
MINIMUM = replace(
    LEAN,
    investment=120_000.0, operation=45_000.0, renewal=15_000.0, reports_each=0.0045,
    enquiries_avoided=0.04, status_avoided=0.08, letters_avoided=0.1, realised=0.25,
    districts_buying=0,
)  # fmt: skip
FULL = replace(
    LEAN, investment=1_610_000.0, operation=296_000.0, renewal=430_000.0, reports_each=0.012,
    enquiries_avoided=0.25,
)  # fmt: skip
OPTIONS = {"do_minimum": MINIMUM, "lean": LEAN, "full": FULL}
SCENARIOS = {
    "low": replace(
        LEAN, enquiries=1.5, wage_share=0.3, petitions=30_000, status_visits=1, reports_each=0.006,
        districts_buying=0.25, optimism=0.5, operation=170_000 * 1.17647,
    ),
    "high": replace(
        LEAN, enquiries=5, wage_share=0.8, petitions=55_000, status_visits=2, reports_each=0.016,
        districts_buying=0.7, optimism=0.1, operation=170_000 * 0.88235, worth_to_neighbours=2,
    ),
    "half_use": replace(LEAN, use=0.5),
    "neighbours_value": replace(LEAN, worth_to_neighbours=1),
}  # fmt: skip


@pytest.fixture(scope="module")
def found(studied):
    return studied.results.economics.cost_benefit


class TestOptions:
    @pytest.mark.parametrize("option", OPTIONS)
    def test_have_the_flows_of_plain_arithmetic(self, option, studied):
        flows = studied.evaluation.increment(option)
        assert_allclose(flows.costs, [OPTIONS[option].costs(year) for year in YEARS], rtol=1e-9)
        assert_allclose(
            flows.benefits, [OPTIONS[option].benefits(year) for year in YEARS], rtol=1e-9
        )

    @pytest.mark.parametrize(
        ("option", "npv"), [("lean", -127_391), ("do_minimum", -41_895), ("full", -1_691_818)]
    )
    def test_have_the_values_of_plain_arithmetic(self, option, npv, found):
        value = found.appraisals[option]["economic"].npv
        assert_allclose(value, OPTIONS[option].npv(), rtol=1e-9)
        assert_allclose(value, npv, atol=0.5)

    def test_agree_with_the_check_vector(self, studied):
        # thousand dollars, whole: what the study said before there was any toolkit
        flows = studied.evaluation.increment("lean")
        costs = [454, 554, 171, 188, 197, 205, 212, 349, 221, 224]
        benefits = [0, 0, 276, 339, 406, 334, 372, 488, 495, 503]
        assert_allclose(flows.costs / 1000, costs, atol=0.5)
        assert_allclose(flows.benefits / 1000, benefits, atol=0.5)

    def test_the_lean_one_almost_pays(self, found):
        base = found.base
        assert [round(value / 1000) for value in (base.pv_benefits, base.pv_costs)] == [1872, 1999]
        assert round(base.bcr, 2) == 0.94
        assert round(base.irr, 3) == 0.070
        assert found.appraisals["full"]["economic"].bcr == pytest.approx(0.54, abs=0.005)
        assert found.appraisals["do_minimum"]["economic"].bcr == pytest.approx(0.89, abs=0.005)

    def test_more_than_the_minimum_costs_more_than_it_brings(self, found):
        assert_allclose(found.over_minimum.npv, LEAN.npv() - MINIMUM.npv(), rtol=1e-9)
        assert_allclose(found.over_minimum.npv, -85_496, atol=0.5)

    def test_a_report_handled_costs_7_dollars_in_the_lean_option_and_11_in_the_full(self, studied):
        cost = studied.results.economics.cost_per_unit
        assert [round(cost["lean"]), round(cost["full"])] == [7, 11]
        handled = [LEAN.uptake(t) * 0.010 * LEAN.people(t) / 1.1 ** (t - 2016) for t in YEARS]
        paid = [LEAN.costs(t) / 1.1 ** (t - 2016) for t in YEARS]
        assert_allclose(cost["lean"], sum(paid) / sum(handled), rtol=1e-9)


class TestRates:
    def test_are_the_low_the_base_and_the_high_one(self, found):
        values = {rate: each.npv for rate, each in found.rates}
        assert_allclose([values[0.06], values[0.12]], [47_106, -196_801], atol=0.5)
        for rate, value in values.items():
            assert_allclose(value, LEAN.npv(rate), rtol=1e-9)


class TestScenarios:
    def test_have_the_values_of_plain_arithmetic(self, found):
        values = {each.name: each.appraisal.npv for each in found.scenarios}
        for name, plain in SCENARIOS.items():
            assert_allclose(values[name], plain.npv(), rtol=1e-9)
        assert_allclose([values["low"], values["high"]], [-1_316_568, 1_734_392], atol=0.5)
        assert_allclose(values["half_use"], -609e3, atol=500)
        assert_allclose(values["neighbours_value"], 17e3, atol=500)

    def test_of_benefits_a_year_late_leave_the_service_costs_where_they_are(self, studied):
        late = evaluate_model(studied.model, {"benefit_delay": 1.0})
        assert late.increment("lean").benefits[2] == 0
        moved = {
            mine.line.id
            for mine, base in zip(late.lines["lean"], studied.evaluation.lines["lean"], strict=True)
            if not np.array_equal(mine.economic, base.economic)
        }
        costs = {each.line.id for each in late.lines["lean"] if each.line.side == "cost"}
        assert moved & costs == {"handling_cost"}  # fewer users report less
        benefits = {each.line.id for each in late.lines["lean"]} - costs
        assert moved - costs == benefits - {"neighbours"}  # which is worth nothing in the base case


class TestSwitchingValues:
    @pytest.mark.parametrize(
        ("quantity", "field", "printed", "digits"),
        [
            ("resolved_value", "worth_to_neighbours", 0.88, 2),
            ("enquiries", "enquiries", 3.96, 2),
            ("wage_share", "wage_share", 0.64, 2),
            ("district_share", "districts_buying", 0.585, 3),
            ("petitions", "petitions", 58_145, 0),
        ],
    )
    def test_make_plain_arithmetic_zero(self, quantity, field, printed, digits, found):
        [each] = [each for each in found.switching if each.quantity == quantity]
        assert round(each.value, digits) == printed
        assert each.within_range
        assert_allclose(
            replace(LEAN, **{field: each.value}).npv(), 0, atol=1e-4
        )  # dollars, of two million

    def test_the_widest_swings_lead(self, found):
        assert [swing.quantity for swing in found.swings][:3] == [
            "district_share", "enquiries", "investment_factor",
        ]  # fmt: skip
        for swing in found.swings[:2]:
            field = {"district_share": "districts_buying"}.get(swing.quantity, swing.quantity)
            assert_allclose(swing.at_low, replace(LEAN, **{field: swing.low}).npv(), rtol=1e-9)
            assert_allclose(swing.at_high, replace(LEAN, **{field: swing.high}).npv(), rtol=1e-9)


class TestWhole:
    def test_every_change_of_one_quantity_comes_to_the_same_bits_from_base_or_scratch(
        self, studied
    ):
        model, base = studied.model, studied.evaluation
        changed = [row for row in studied.basis.quantities.values() if row.value is not None]
        assert len(changed) > 90
        for row in changed:
            changes = {row.id: row.value * 1.25 + 0.5}
            scratch, reused = evaluate_model(model, changes), evaluate_model(model, changes, base)
            for option in ("baseline", *OPTIONS):
                for view in ("economic", "financial"):
                    mine, other = (each.increment(option, view) for each in (scratch, reused))
                    assert_array_equal(mine.costs, other.costs, err_msg=row.id)
                    assert_array_equal(mine.benefits, other.benefits, err_msg=row.id)

    def test_parties_add_up_to_the_result(self, studied, found):
        parties = studied.results.economics.parties
        assert {each.party for each in parties} == {
            "city",
            "citizens",
            "districts",
            "national budget",
        }
        assert_allclose(sum(each.net for each in parties), found.base.npv, rtol=1e-9)
        assert_allclose(sum(each.transfers for each in parties), 0, atol=1e-6)

    def test_tax_is_what_the_financial_view_adds_to_investment(self, studied):
        [line] = [
            each
            for each in studied.evaluation.lines["lean"]
            if each.line.id == "platform_lean_cost"
        ]
        assert_allclose(line.economic.sum(), 280_000 * 1.2, rtol=1e-9)
        assert_allclose(line.financial.sum(), 280_000 * 1.2 * 1.1, rtol=1e-9)

    def test_evidence_has_shares_that_add_up_to_one(self, studied):
        weights = shares(studied.basis, studied.results.economics)
        assert_allclose(sum(weights.values()), 1)
        assert "synthetic" not in weights

    def test_the_verdict_is_marginal_by_the_printed_rule(self, studied, found):
        assert studied.results.economics.verdict == "marginal"
        assert found.base == appraise(studied.evaluation, found.flows)
        assert np.sign(found.base.npv) == -1
