"""The numbers of the San Fernando study against plain Python, without engine and formulas."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from numpy.testing import assert_allclose

from fs_toolkit.economics.engine.model import evaluate_model
from fs_toolkit.study import Study
from fs_toolkit.summary.evidence import shares

YEARS = range(2016, 2024)
PESO = 45.50
STUDY = Path(__file__).resolve().parent.parent / "studies" / "san_fernando"


@dataclass(frozen=True)
class Plain:
    """An option of the study in words made numbers; by itself the text messages."""

    investment: float = 9_000 + 6_000 + 1_500 + 3_500 + 1_500 + 4_000 + 6_000 + 4_500 + 8_000
    optimism: float = 0.20
    paid_in_2016: float = 0.4  # the module begins after the gate of November 2016
    posts: float = 1
    other_operation: float = 1_500 + 1_800 + 59 * 20 + 1_800 + 800
    operation_factor: float = 1.0
    renewal: float = 4_000
    open_at_start: float = (
        0.25 * 0.008
    )  # reports for each resident, entered in a quarter of an hour
    reports_each: float = 0.015
    enquiries: float = 90
    enquiries_avoided: float = 0.22
    follow_ups_avoided: float = 0.5
    trips: float = 6
    trips_avoided: float = 0.28
    circulars_avoided: float = 0.5
    wage: float = 55
    wage_share: float = 0.5
    hall_hours: float = 1.5
    realised: float = 0.5
    worth_to_neighbours: float = 0.0
    use: float = 1.0

    def uptake(self, year: int) -> float:
        return self.use * {2016: 0, 2017: 0.25, 2018: 0.60, 2019: 0.85}.get(year, 1)

    def people(self, year: int) -> float:
        # 0.8 % a year: 15.9 % of 720,972 people of the province in 2007, 121,812 people in 2015
        return 121_812 * 1.008 ** (year - 2015)

    def official(self, year: int) -> float:
        """An hour of a city employee [USD]."""
        return 105 * 1.02 ** (year - 2015) / PESO

    def spared(self, year: int, hours: float, fare: float) -> float:
        """What a visit spared is worth, less the message of six minutes and two pesos [USD]."""
        hour = self.wage * 1.02 ** (year - 2015) * self.wage_share
        return ((hours - 6 / 60) * hour + fare - 2) / PESO

    def more_reports(self, year: int) -> float:
        return self.uptake(year) * (self.reports_each - 0.008) * self.people(year)

    def costs(self, year: int) -> float:
        share = {2016: self.paid_in_2016, 2017: 1 - self.paid_in_2016}.get(year, 0)
        paid = share * self.investment * (1 + self.optimism)
        if year == 2016:
            return paid
        run = self.posts * 2_112 * self.official(year) + self.other_operation
        paid += run * self.operation_factor * (0.6 if year == 2017 else 1)
        paid += self.renewal if year == 2021 else 0
        if year == 2017:
            paid += self.open_at_start * self.people(year) * 0.25 * self.official(year)
        return paid + self.more_reports(year) * 0.5 * self.official(year)

    def benefits(self, year: int) -> float:
        used, reports = self.uptake(year), 0.008 * self.people(year)
        asked = self.enquiries * 246 * self.enquiries_avoided
        trip = self.realised * 2 * 0.6 * self.official(year) + 60 / PESO
        hours = reports * 20 / 60 + asked * 6 / 60 + 24 * 2 * 12
        at_hall = self.spared(year, 0.6, 10)
        return (
            used * asked * self.spared(year, self.hall_hours, 30)
            + used
            * reports
            * 0.8
            * self.follow_ups_avoided
            * self.spared(year, self.hall_hours, 30)
            + used * reports * 0.7 * at_hall
            + self.more_reports(year) * 0.5 * at_hall  # rule of half
            + used * 59 * self.trips * 12 * self.trips_avoided * trip
            + used * self.realised * hours * self.official(year)
            + used * 59 * 8 * 12 * self.circulars_avoided * 22 / PESO
            + self.more_reports(year) * 0.7 * self.worth_to_neighbours
        )

    def npv(self, rate: float = 0.15) -> float:
        return sum((self.benefits(t) - self.costs(t)) / (1 + rate) ** (t - 2016) for t in YEARS)


TEXTS = Plain()
OPTIONS = {
    "texts": TEXTS,
    "hotline": replace(
        TEXTS, investment=12_000, paid_in_2016=0.6, posts=0.5, other_operation=900, renewal=1_200,
        open_at_start=0,
        reports_each=0.010, enquiries_avoided=0.08, follow_ups_avoided=0.2, trips_avoided=0.10,
        circulars_avoided=0.4, realised=0.25,
    ),
    "separate": replace(
        TEXTS, investment=94_000, posts=1.5, other_operation=13_000, renewal=12_000,
        reports_each=0.016, enquiries_avoided=0.25, trips_avoided=0.32,
    ),
    "centre": replace(
        TEXTS, investment=261_000, posts=8, other_operation=30_000, renewal=70_000,
        reports_each=0.018, enquiries_avoided=0.27, trips_avoided=0.32,
    ),
}  # fmt: skip
SCENARIOS = {
    "low": replace(
        TEXTS, enquiries=45, wage_share=0.3, wage=40, reports_each=0.010, trips=4, optimism=0.5,
        operation_factor=1.2,
    ),
    "high": replace(
        TEXTS, enquiries=150, wage_share=0.8, wage=65, hall_hours=2, trips=9, trips_avoided=0.4,
        optimism=0.1, operation_factor=0.85, worth_to_neighbours=2,
    ),
    "half_use": replace(TEXTS, use=0.5),
    "neighbours_value": replace(TEXTS, worth_to_neighbours=1),
}  # fmt: skip


@pytest.fixture(scope="module")
def city():
    return Study.read(STUDY)


@pytest.fixture(scope="module")
def found(city):
    return city.results.economics.cost_benefit


class TestOptions:
    @pytest.mark.parametrize("option", OPTIONS)
    def test_have_the_flows_of_plain_arithmetic(self, option, city):
        flows = city.evaluation.increment(option)
        assert_allclose(flows.costs, [OPTIONS[option].costs(year) for year in YEARS], rtol=1e-9)
        assert_allclose(
            flows.benefits, [OPTIONS[option].benefits(year) for year in YEARS], rtol=1e-9
        )

    @pytest.mark.parametrize(
        ("option", "npv", "bcr"),
        [
            ("hotline", -9_904, 0.66),
            ("texts", -54_059, 0.47),
            ("separate", -141_541, 0.27),
            ("centre", -550_990, 0.09),
        ],
    )
    def test_have_the_values_of_plain_arithmetic(self, option, npv, bcr, found):
        each = found.appraisals[option]["economic"]
        assert_allclose(each.npv, OPTIONS[option].npv(), rtol=1e-9)
        assert_allclose(each.npv, npv, atol=0.5)
        assert round(each.bcr, 2) == bcr

    def test_are_of_the_size_of_a_component_city(self, city):
        # an investment of a few hundredths of a year's income, operation of a clerk or two
        income = 450_000_000 / PESO
        assert TEXTS.investment * 1.2 < 0.01 * income
        assert OPTIONS["centre"].investment * 1.2 < 0.05 * income
        assert 500 < TEXTS.reports_each * TEXTS.people(2020) < 5_000

    def test_a_report_handled_costs_17_dollars_and_7_with_one_number_alone(self, city):
        cost = city.results.economics.cost_per_unit
        assert [round(cost["texts"]), round(cost["hotline"])] == [17, 7]
        handled = [TEXTS.uptake(t) * 0.015 * TEXTS.people(t) / 1.15 ** (t - 2016) for t in YEARS]
        paid = [TEXTS.costs(t) / 1.15 ** (t - 2016) for t in YEARS]
        assert_allclose(cost["texts"], sum(paid) / sum(handled), rtol=1e-9)

    def test_the_answer_is_no_and_says_so(self, city, found):
        assert city.results.economics.verdict == "not_feasible"
        assert_allclose(found.over_minimum.npv, TEXTS.npv() - OPTIONS["hotline"].npv(), rtol=1e-9)


class TestRates:
    def test_are_the_one_in_force_and_the_one_that_followed(self, found):
        values = {rate: each.npv for rate, each in found.rates}
        assert set(values) == {0.10, 0.15}
        for rate, value in values.items():
            assert_allclose(value, TEXTS.npv(rate), rtol=1e-9)


class TestScenarios:
    def test_have_the_values_of_plain_arithmetic(self, found):
        values = {each.name: each.appraisal.npv for each in found.scenarios}
        for name, plain in SCENARIOS.items():
            assert_allclose(values[name], plain.npv(), rtol=1e-9)

    def test_of_many_good_counts_together_would_turn_the_answer(self):
        assert SCENARIOS["high"].npv() > 0 > SCENARIOS["low"].npv()

    def test_of_benefits_a_year_late_leave_the_costs_but_those_of_users(self, city):
        late = evaluate_model(city.model, {"benefit_delay": 1.0})
        assert late.increment("texts").benefits[1] == 0


class TestSwitchingValues:
    def test_lie_outside_every_range(self, found):
        assert not any(each.within_range for each in found.switching)

    def test_of_visits_is_the_threshold_of_the_first_gate(self, city, found):
        [each] = [each for each in found.switching if each.quantity == "enquiries"]
        assert_allclose(replace(TEXTS, enquiries=each.value).npv(), 0, atol=1e-4)
        assert round(each.value) == 281
        threshold = city.basis.quantities["gate_enquiries"].value
        assert 0 <= threshold - each.value < 5

    def test_visits_move_the_result_most(self, found):
        swing = found.swings[0]
        assert swing.quantity == "enquiries"
        for value, npv in ((swing.low, swing.at_low), (swing.high, swing.at_high)):
            assert_allclose(npv, replace(TEXTS, enquiries=value).npv(), rtol=1e-9)


class TestWhole:
    def test_parties_add_up_to_the_result(self, city, found):
        parties = city.results.economics.parties
        assert {each.party for each in parties} == {
            "city", "citizens", "Barangays", "national budget",
        }  # fmt: skip
        assert_allclose(sum(each.net for each in parties), found.base.npv, rtol=1e-9)

    def test_nothing_is_made_up(self, city):
        weights = shares(city.basis, city.results.economics)
        assert_allclose(sum(weights.values()), 1)
        assert "synthetic" not in weights

    def test_nothing_but_form_is_taken_over_from_another_city(self):
        # places, institutions and sums of the other worked example have no business here;
        # sources and comparison values on its country are named by their own rows
        kept = {"sources.csv", "indices.csv"}
        for path in sorted(STUDY.rglob("*.*")):
            if path.name not in kept:
                text = path.read_text(encoding="utf-8-sig")
                for word in ("Hanoi", "commune-", "People's Committee", "VND", "dong "):
                    assert word not in text, f"{path.name}: {word}"
