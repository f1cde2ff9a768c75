"""What draws say, against closed forms, cases of others, and what must hold whatever is drawn."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from fs_toolkit.core.quantities import Correlation
from fs_toolkit.economics.distributions import distribution
from fs_toolkit.economics.results import cost_benefit
from fs_toolkit.economics.simulation import NotDrawn
from fs_toolkit.economics.sobol import sobol_indices
from fs_toolkit.economics.uncertainty import (
    Undrawn,
    uncertainty,
    uncertainty_or_why_not,
)
from tests.economics.conftest import small_study

FOLDER = Path(__file__).parents[1] / "cases" / "uncertainty"
Z95 = 1.6448536269514722
"""Standard deviations from the middle of a normal to its P95."""
BUILD = {"formula": "cost", "family": "investment", "spread": "building"}
GAIN = {"formula": "gain", "side": "benefit", "first": "2017", "last": "end"}
SHAPES = {"building": {"type": "spread", "points": "1", "from": "2016"}}
COST = {"value": 10, "low": 8, "high": 15}
WORTH = {"value": 3, "low": 2, "high": 4.5}


def case(file, name):
    """A case of others, its numbers as names."""
    listed = yaml.safe_load((FOLDER / f"{file}.yaml").read_text(encoding="utf-8"))
    [found] = [each for each in listed if each["name"].startswith(name)]
    return SimpleNamespace(**found)


def of(study, draws=10_000, rho=(), **more):
    """The draws of a small study, with rank correlations."""
    rows = tuple(Correlation(a=a, b=b, rho=value) for a, b, value in rho)
    basis = replace(study.basis, correlations=rows)
    found = cost_benefit(basis, study.evaluation)
    return uncertainty(study.model, basis, found.appraisals, found.indicators, draws, **more)


def built(lines, numbers, **more):
    """A small study whose investment falls in its first year."""
    return small_study(lines, {**numbers, "building": {}}, shapes=SHAPES, **more)


def normal(mean, sd):
    reach = Z95 * sd
    return {"value": mean, "low": mean - reach, "high": mean + reach} | {
        "distribution": "normal", "range": "p5_p95",
    }  # fmt: skip


def flat(low, high):
    return {"value": (low + high) / 2, "low": low, "high": high, "distribution": "uniform"}


def yearly(amounts, side="benefit"):
    """A line for each year from 2017 on."""
    return {
        f"{side}_{year}": {"formula": name, "side": side, "first": year, "last": year}
        for year, name in zip(map(str, range(2017, 2040)), amounts, strict=False)
    }


@pytest.fixture(scope="module")
def one():
    """One option that may lose."""
    return of(built({"build": BUILD, "gain": GAIN}, {"cost": COST, "gain": WORTH}))


OPTIONS = (
    {"id": "without", "name": "Without", "kind": "baseline"},
    {"id": "small", "name": "Small", "kind": "do_minimum"},
    {"id": "project", "name": "Project", "kind": "alternative"},
)


@pytest.fixture(scope="module")
def two():
    """An option and a do-minimum, that share a cost and gain apart."""
    lines = {
        "build": BUILD | {"formula": "2 * cost"},
        "mend": BUILD | {"option": "small"},
        "gain": GAIN | {"formula": "2 * gain"},
        "ease": GAIN | {"option": "small", "formula": "ease"},
    }
    numbers = {"cost": COST, "gain": WORTH, "ease": WORTH}
    return of(built(lines, numbers, options=OPTIONS))


class TestCasesOfOthers:
    def test_normal_flows_of_four_years(self):
        known = case("monte_carlo", "MC-001")
        mean, sd = known.given["mean"], known.given["sd"]
        quantities = {f"y{k}": normal(mean, sd) for k in range(4)} | {
            "outlay": known.given["outlay"]
        }
        lines = {"outlay": {"formula": "outlay", "first": "2016", "last": "2016"}}
        apart = of(small_study(lines | yearly(["y0", "y1", "y2", "y3"]), quantities), 40_000)
        alike = of(small_study(lines | yearly(["y0"] * 4), quantities), 40_000)
        for found, sd_name in ((apart, "sd_independent"), (alike, "sd_perfect")):
            npv = found.simulation.outcomes["project"].npv
            assert abs(npv.mean - known.expected["mean"]) < 3 * npv.se
            assert npv.sd == pytest.approx(known.expected[sd_name], rel=0.015)
        loses = apart.simulation.outcomes["project"].loses
        assert abs(loses.value - 0.20030) < 3 * loses.se  # the case's own note

    def test_triangular_cost_and_benefit(self):
        known = case("monte_carlo", "MC-003")
        quantities = {
            "cost": {"low": 900, "value": 1000, "high": 1500},
            "gain": {"low": 150, "value": 220, "high": 260},
            "rate": known.given["rate"],
        }
        lines = {"build": {"formula": "cost", "first": "2016", "last": "2016"}, "gain": GAIN}
        found = of(small_study(lines, quantities, settings={"years": 11}), 40_000)
        npv = found.simulation.outcomes["project"].npv
        assert abs(npv.mean - known.expected["mean"]) < 3 * npv.se
        assert npv.sd == pytest.approx(known.expected["sd"], rel=0.015)

    def test_probability_of_a_loss_of_normals(self):
        known = case("monte_carlo", "MC-004")
        quantities = {f"y{k}": normal(220, 40) for k in range(5)} | {"cost": normal(800, 100)}
        lines = {"build": {"formula": "cost", "first": "2016", "last": "2016"}}
        study = small_study(
            lines | yearly([f"y{k}" for k in range(5)]),
            quantities | {"rate": known.given["rate"]},
            settings={"years": 6},
        )
        found = of(study, 40_000).simulation.outcomes["project"]
        assert abs(found.npv.mean - known.expected["mean"]) < 3 * found.npv.se
        assert found.npv.sd == pytest.approx(known.expected["sd"], rel=0.015)
        assert abs(found.loses.value - known.expected["p_neg"]) < 3 * found.loses.se
        for at in (10, 90):
            error = 3 * found.npv.percentile_errors[at]
            assert abs(found.npv.percentiles[at] - known.expected[f"p{at}"]) < error

    def test_pert_has_its_mean_and_variance(self):
        known = case("monte_carlo", "MC-007")
        low, mode, high = (known.given[name] for name in ("min", "mode", "max"))
        drawn = {"low": low, "value": mode, "high": high, "distribution": "pert"}
        study = small_study({"gain": GAIN | {"first": "2016", "last": "2016"}}, {"gain": drawn})
        npv = of(study, 40_000).simulation.outcomes["project"].npv
        assert distribution("pert", low, mode, high).mean == known.expected["mean"]
        assert abs(npv.mean - known.expected["mean"]) < 3 * npv.se
        assert npv.sd**2 == pytest.approx(known.expected["var"], rel=0.02)

    def test_sobol_indices_of_a_sum_are_those_of_a_study(self):
        known = case("sobol", "SOB-004")
        lines = {
            f"x{k}": GAIN | {"formula": f"{6 - k} * x{k}", "first": "2016", "last": "2016"}
            for k in range(1, 6)
        }
        found = of(small_study(lines, {f"x{k}": flat(0, 1) for k in range(1, 6)}), 500)
        by_name = {each.quantity: each for each in found.sources}
        for k, expected in enumerate(known.expected["S1"], start=1):
            assert by_name[f"x{k}"].first == pytest.approx(expected, abs=0.02)
            assert by_name[f"x{k}"].total == pytest.approx(expected, abs=0.02)
        assert [each.quantity for each in found.sources] == ["x1", "x2", "x3", "x4", "x5"]

    def test_sobol_indices_of_ishigami(self):
        from scipy.stats import qmc

        known = case("sobol", "SOB-001")
        points = qmc.Sobol(6, rng=np.random.default_rng(5)).random_base2(14).T
        a, b = ((2 * each - 1) * np.pi for each in (points[:3], points[3:]))

        def function(x):
            bend = known.given["b"] * x[2] ** 4
            return np.sin(x[0]) * (1 + bend) + known.given["a"] * np.sin(x[1]) ** 2

        mixed = [function(np.where(np.arange(3)[:, None] == k, b, a)) for k in range(3)]
        found = sobol_indices(function(a), function(b), mixed, np.random.default_rng(1))
        np.testing.assert_allclose(found.first, known.expected["S1"], atol=0.02)


class TestClosedForms:
    @pytest.mark.parametrize("rho", [-0.6, 0.0, 0.7])
    def test_a_sum_of_normals_that_move_together(self, rho):
        # sd of the sum of N(0, 3) and N(0, 4): sqrt(9 + 16 + 24 r), r = 2 sin(pi rho / 6)
        lines = {
            name: GAIN | {"formula": name, "first": "2016", "last": "2016"} for name in ("x", "y")
        }
        study = small_study(lines, {"x": normal(10, 3), "y": normal(10, 4)})
        pairs = [("x", "y", rho)] if rho else []
        npv = of(study, 40_000, pairs).simulation.outcomes["project"].npv
        r = 2 * math.sin(math.pi * rho / 6)
        assert npv.sd == pytest.approx(math.sqrt(25 + 24 * r), rel=0.015)

    def test_a_lognormal_keeps_its_percentiles(self):
        cells = {"value": 2, "low": 1, "high": 4, "distribution": "lognormal", "range": "p5_p95"}
        study = small_study({"gain": GAIN | {"first": "2016", "last": "2016"}}, {"gain": cells})
        npv = of(study, 40_000).simulation.outcomes["project"].npv
        for at, value in ((5, 1), (50, 2), (95, 4)):
            assert abs(npv.percentiles[at] - value) < 3 * npv.percentile_errors[at] + 1e-3

    def test_a_budget_has_the_percentiles_of_its_cost(self):
        # uniform from 8 to 12, a bias of a quarter: 1.25 x (8 + 4 p)
        lines = {"build": BUILD, "gain": GAIN}
        study = built(
            lines,
            {"cost": flat(8, 12), "gain": 3.0},
            uplifts={"investment": {"optimism_bias": "0.25"}},
        )
        found = of(study).budgets["project"]
        assert found.base == pytest.approx(12.5)
        assert found.p50 == pytest.approx(12.5, abs=0.02)
        assert found.p80 == pytest.approx(1.25 * 11.2, abs=0.02)
        assert found.within.value == pytest.approx(0.5, abs=0.01)

    def test_perfect_information_of_a_single_uniform(self):
        # gain - 1 uniform from -1 to 1, mean 0: knowing it is worth E max(x, 0) = 1/4
        lines = {
            "gain": GAIN | {"first": "2016", "last": "2016"},
            "build": {"formula": "cost", "first": "2016", "last": "2016"},
        }
        found = of(small_study(lines, {"gain": flat(0, 2), "cost": 1.0})).information
        assert found.everything == pytest.approx(0.25, abs=0.005)
        assert found.by_quantity["gain"] == pytest.approx(0.25, abs=0.01)
        assert list(found.worth_asking) == ["gain"]


class TestWhatMustHold:
    def test_better_and_worse_and_ties_add_up(self, two):
        duel = two.better["small"]
        npv = {id: each.npv for id, each in two.simulation.draws.items()}
        ties = np.mean(npv["project"] == npv["small"])
        assert duel.ahead.value + duel.behind.value + ties == pytest.approx(1)
        assert duel.ahead.value == np.mean(npv["project"] > npv["small"])
        assert two.better["without"].behind.value == two.simulation.outcomes["project"].loses.value
        assert set(two.better) == {"small", "without"}

    def test_what_options_share_makes_no_difference_between_them(self, two):
        npv = {id: each.npv for id, each in two.simulation.draws.items()}
        apart = math.hypot(npv["project"].std(), npv["small"].std())
        assert two.better["small"].difference.sd < apart

    def test_budgets_rise_with_their_level(self, two):
        for each in two.budgets.values():
            levels = [each.drawn.percentiles[at] for at in (5, 10, 50, 80, 90, 95)]
            assert levels == sorted(levels)
        project, small = two.budgets["project"], two.budgets["small"]
        assert project.p80 == pytest.approx(2 * small.p80)

    def test_more_draws_shrink_the_error(self, one):
        ses = [each.se for each in one.convergence]
        assert ses == sorted(ses, reverse=True)
        assert [each.draws for each in one.convergence] == [1000, 2500, 5000, 10_000]
        first, last = one.convergence[0], one.convergence[-1]
        assert abs(first.mean - last.mean) < 4 * first.se

    def test_knowing_all_is_worth_most_and_nothing_costs(self, two):
        known = two.information
        assert known.everything >= max(known.by_quantity.values())
        assert min(known.by_quantity.values()) >= 0
        assert list(known.by_quantity.values()) == sorted(known.by_quantity.values(), reverse=True)

    @given(st.integers(0, 2**32), st.floats(1, 5))
    @hypothesis_settings(max_examples=10)
    def test_whatever_is_drawn(self, seed, worth):
        numbers = {"cost": COST, "gain": {"value": worth, "low": 0.5 * worth, "high": 2 * worth}}
        study = built({"build": BUILD, "gain": GAIN}, numbers)
        found = of(study, 300, seed=seed)
        known = found.information
        assert known.everything >= max(known.by_quantity.values()) >= 0
        duel = found.better["without"]
        assert duel.ahead.value + duel.behind.value <= 1 + 1e-12
        [budget] = found.budgets.values()
        assert budget.p50 <= budget.p80
        for each in found.donor_tests:
            assert each.passing is None or 0 <= each.passing.value <= 1

    def test_the_same_seed_gives_the_same_and_sampling_the_same_mean(self, one):
        study = built({"build": BUILD, "gain": GAIN}, {"cost": COST, "gain": WORTH})
        again = of(study)
        assert again.to_dict() == one.to_dict()
        for sampling in ("random", "sobol"):
            other = of(study, sampling=sampling)
            assert other.budgets["project"].p80 == pytest.approx(
                one.budgets["project"].p80, rel=0.01
            )

    def test_a_decision_that_no_draw_changes_is_worth_no_question(self):
        numbers = {"cost": COST, "gain": {"value": 30, "low": 20, "high": 45}}
        found = of(built({"build": BUILD, "gain": GAIN}, numbers)).information
        assert (found.decision, found.everything) == ("accept", 0)
        assert found.worth_asking == {}


class TestDonors:
    def test_shares_of_draws_are_those_of_the_draws(self, one):
        passing = {each.test.id: each for each in one.donor_tests}
        npv = one.mine.npv
        assert passing["edcf_society"].passing.value == np.mean(npv > 0)
        assert passing["pfs_ratio"].passing.value == np.mean(one.mine.bcr >= 1)
        assert passing["adb_12"].passing.value == np.mean(np.nan_to_num(one.mine.irr) >= 0.12)
        assert passing["eu_critical"].passing is None
        assert "adb_9" not in passing  # the small study is of 2015
        assert "world_bank_6" not in passing

    def test_aid_needs_a_gain_for_society_and_none_in_cash(self, one):
        [aid] = [each for each in one.donor_tests if each.test.figure == "aid"]
        both = np.mean((one.mine.npv > 0) & (one.cash < 0))
        assert aid.passing.value == both > 0
        assert (one.cash < 0).all()  # nothing that the city gains is cash

    def test_the_base_case_is_that_of_the_appraisal(self, one):
        base = one.appraisals["project"]["economic"]
        for each in one.donor_tests:
            if each.test.figure == "eirr":
                assert each.value == base.irr
                assert each.passes == (base.irr >= each.test.threshold)


class TestSources:
    def test_correlations_are_left_out_and_said_to_be(self):
        study = built({"build": BUILD, "gain": GAIN}, {"cost": COST, "gain": WORTH})
        alone, together = of(study), of(study, rho=[("cost", "gain", 0.8)])
        assert (alone.correlated, together.correlated) == (False, True)
        assert together.to_dict()["sobol"]["correlations_left_out"] is True
        assert together.sources == alone.sources

    def test_a_result_that_never_varies_has_none(self):
        numbers = {"gain": 3.0, "idle": COST}
        line = GAIN | {"formula": "gain + 0 * idle"}
        found = of(small_study({"gain": line}, numbers), 200)
        assert found.sources == ()
        assert found.to_dict()["sobol"] is None
        assert list(found.to_frame().columns) == ["evppi"]

    def test_a_frame_has_a_row_for_each_quantity(self, two):
        frame = two.to_frame()
        assert set(frame.index) == {"cost", "gain", "ease"}
        assert frame["total"].is_monotonic_decreasing
        assert frame.loc["ease", "total"] == pytest.approx(0, abs=1e-12)  # not in the project


class TestWhyNot:
    def why(self, study, rho=()):
        rows = tuple(Correlation(a=a, b=b, rho=value) for a, b, value in rho)
        basis = replace(study.basis, correlations=rows)
        found = cost_benefit(basis, study.evaluation)
        return uncertainty_or_why_not(study.model, basis, found.appraisals, {})

    def test_nothing_is_uncertain(self):
        found = self.why(small_study({"gain": GAIN}, {"gain": 3.0}))
        assert isinstance(found, Undrawn)
        assert found.kind == "certain"

    def test_a_range_that_is_no_distribution(self):
        cells = {"value": 1, "low": 0, "high": 2, "distribution": "lognormal"}
        found = self.why(small_study({"gain": GAIN}, {"gain": cells}))
        assert found.kind == "unfit"
        assert "above zero" in found.why

    def test_correlations_that_cannot_hold(self):
        numbers = dict.fromkeys("abc", WORTH)
        lines = {"gain": GAIN | {"formula": "a + b + c"}}
        pairs = [("a", "b", 0.9), ("b", "c", 0.9), ("a", "c", -0.9)]
        found = self.why(small_study(lines, numbers), pairs)
        assert found.kind == "unfit"
        assert "cannot hold together" in found.why

    def test_a_draw_that_divides_by_zero(self):
        cells = {"value": 1, "low": 0, "high": 2, "distribution": "discrete"}
        study = small_study({"gain": GAIN | {"formula": "1 / gain"}}, {"gain": cells})
        found = self.why(study)
        assert found.kind == "overflow"
        assert "divides by zero" in found.why
        with pytest.raises(ValueError, match="divides by zero"):
            of(study)

    def test_a_rate_at_minus_one(self):
        rate = {"value": 0.1, "low": -1, "high": 0.2, "distribution": "discrete"}
        found = self.why(small_study({"gain": GAIN}, {"gain": WORTH, "rate": rate}))
        assert found.kind == "overflow"
        assert "discount rate" in found.why

    def test_refuses_no_draws_and_no_ranges(self):
        with pytest.raises(ValueError, match="1 or more"):
            of(small_study({"gain": GAIN}, {"gain": WORTH}), 0)
        with pytest.raises(NotDrawn, match="a low and a high"):
            of(small_study({"gain": GAIN}, {"gain": 3.0}))

    def test_one_draw_has_figures_and_no_spread(self):
        found = of(built({"build": BUILD, "gain": GAIN}, {"cost": COST, "gain": WORTH}), 1)
        assert found.convergence == ()
        assert not found.settled
        assert found.budgets["project"].p50 == found.budgets["project"].p80
