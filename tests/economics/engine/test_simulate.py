from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy.stats import norm

from fs_toolkit.economics.distributions import distribution
from fs_toolkit.economics.engine.appraise import appraise
from fs_toolkit.economics.engine.compile import compile_program
from fs_toolkit.economics.engine.copula import copula
from fs_toolkit.economics.engine.model import evaluate_model
from fs_toolkit.economics.engine.questions import ranged
from fs_toolkit.economics.engine.rates import STATUSES
from fs_toolkit.economics.engine.sampling import BLOCK, SAMPLINGS, Sampler, Streams
from fs_toolkit.economics.engine.simulate import Overflow, present_value, simulated
from fs_toolkit.study import Study

ROOT = Path(__file__).resolve().parents[3]
TIMINGS = ("end", "mid", "start")
DRAWS = 40_000


def ran(model, made, draws=DRAWS, sampling="latin_hypercube", together=None, **more):
    """The draws of a model whose quantities are spread like this."""
    program = compile_program(model, made)
    return simulated(program, Sampler(made, together), Streams(1, sampling), draws, **more)


def normal(mean, deviation):
    """A whole normal distribution, given by its 5 % and 95 % percentiles."""
    reach = norm.isf(0.05) * deviation
    return distribution("normal", mean - reach, mean, mean + reach, "p5_p95")


def assert_moments(found, mean, deviation):
    """Within four standard errors; that of a deviation is the deviation / sqrt(2 N), or so."""
    error = deviation / found.size**0.5
    assert abs(found.mean() - mean) < 4 * error
    assert abs(found.std() - deviation) < 4 * error


def with_years(first, last, cost, benefit):
    """One cost in the first year and a benefit of each year's own quantity."""
    lines = {
        "outlay": {"formula": cost, "first": "2016", "last": "2016"},
        **{
            f"benefit_{year}": {"formula": benefit.format(year=year), "side": "benefit",
                                "first": str(year), "last": str(year)}
            for year in range(first, last + 1)
        },
    }  # fmt: skip
    return lines


@pytest.mark.parametrize("sampling", SAMPLINGS)
class TestClosedForms:
    def test_of_hillier_with_years_that_go_their_own_way(self, study, sampling):
        # Hillier, "The derivation of probabilistic information for the evaluation of risky
        # investments," Management Science 9(3), 1963, on the numbers of an exercise (question
        # 52044179 of tutorsglobe.com): 10,000 for four years of N(4000, 2000) at 10 %; mean 2679.46, deviation 3187.75 = 2000 sqrt(sum 1.1^-2t), P(NPV < 0) = 0.20030
        ids = [f"gain_{year}" for year in range(2017, 2021)]
        one = study(with_years(2017, 2020, "10000", "gain_{year}"), dict.fromkeys(ids, 4000.0))
        found = ran(one.model, dict.fromkeys(ids, normal(4000, 2000)), sampling=sampling)
        npv = found["project"].npv
        assert_moments(npv, 2679.4617854, 3187.75221535)
        assert abs((npv < 0).mean() - 0.20030) < 4 * (0.2 * 0.8 / DRAWS) ** 0.5

    def test_of_hillier_with_years_that_are_all_alike(self, study, sampling):
        # the same, perfectly correlated: deviation 6339.73 = 2000 x 3.16987
        one = study(with_years(2017, 2020, "10000", "gain"), {"gain": 4000.0})
        found = ran(one.model, {"gain": normal(4000, 2000)}, sampling=sampling)
        assert_moments(found["project"].npv, 2679.4617854, 6339.7308927)

    def test_of_triangles(self, study, sampling):
        # Outlay Tri(900, 1000, 1500), ten years of one draw of Tri(150, 220, 260) at 5.5 %: with
        # (a + b + c) / 3 and (a2 + b2 + c2 - ab - ac - bc) / 18 mean 449.568, deviation 215.817
        lines = {
            "outlay": {"formula": "capex", "first": "2016", "last": "2016"},
            "gains": {"formula": "gain", "side": "benefit", "first": "2017"},
        }
        given = {"capex": 1000.0, "gain": 220.0, "rate": 0.055}
        made = {
            "capex": distribution("triangular", 900, 1000, 1500),
            "gain": distribution("triangular", 150, 220, 260),
        }
        one = study(lines, given, settings={"years": 11})
        found = ran(one.model, made, sampling=sampling)
        assert_moments(found["project"].npv, 449.56809067, 215.817176889)

    def test_of_normals(self, study, sampling):
        # Outlay N(800, 100), five years of N(220, 40) at 8 %, all apart: NPV is normal with mean
        # 78.396 and deviation 123.132; P(NPV < 0) 0.26217, P10 -79.404, P90 236.197
        ids = [f"gain_{year}" for year in range(2017, 2022)]
        one = study(
            with_years(2017, 2021, "capex", "gain_{year}"),
            {"capex": 800.0, "rate": 0.08, **dict.fromkeys(ids, 220.0)},
            settings={"years": 6},
        )
        made = {"capex": normal(800, 100), **dict.fromkeys(ids, normal(220, 40))}
        npv = ran(one.model, made, sampling=sampling)["project"].npv
        assert_moments(npv, 78.3962081572, 123.132453383)
        assert abs((npv < 0).mean() - 0.262166022842) < 4 * (0.262 * 0.738 / DRAWS) ** 0.5
        # the error of a percentile is sqrt(p (1 - p) / N) over the density there
        error = 4 * 0.3 / DRAWS**0.5 * 123.13 / norm.pdf(norm.ppf(0.1))
        expected = [-79.4043802451, 236.196796559]
        assert_allclose(np.quantile(npv, [0.1, 0.9]), expected, atol=error)


def everything(study, timing="end", years=8):
    """A small study with two options, growth, a rate that is drawn, and a moment."""
    lines = {
        "platform": {"formula": "price", "spread": "build", "option": "project", "life": "5"},
        "desk": {"formula": "wage * 3", "first": "live", "option": "project;minimum"},
        "time": {"formula": "visits * wage * grown", "first": "live", "side": "benefit",
                 "option": "project;minimum"},
        "paper": {"formula": "visits / 50", "option": "all"},
    }  # fmt: skip
    given = {"price": 100.0, "wage": 2.0, "visits": 20.0, "growth": 0.03, "grown": {}, "build": {}}
    shapes = {
        "grown": {"type": "growth", "base": "1", "rate": "growth", "from": "2016"},
        "build": {"type": "spread", "points": "0.5;0.5", "from": "2016"},
    }
    options = (
        {"id": "without", "name": "Without", "kind": "baseline"},
        {"id": "minimum", "name": "The least", "kind": "do_minimum"},
        {"id": "project", "name": "The project", "kind": "alternative"},
    )
    return study(
        lines, given, options, shapes=shapes, changes={"minimum": {"visits": 5.0}},
        settings={"years": years, "timing": timing},
    )  # fmt: skip


SPREAD = {
    "price": distribution("lognormal", 50, 100, 200, "p5_p95"),
    "wage": distribution("pert", 1, 2, 4),
    "visits": distribution("triangular", 10, 20, 25),
    "growth": distribution("uniform", -0.05, 0.03, 0.1),
    "rate": distribution("triangular", 0.03, 0.1, 0.12),
}


class TestSimulated:
    @pytest.mark.parametrize("timing", TIMINGS)
    def test_each_draw_is_the_appraisal_of_that_case(self, study, timing):
        model = everything(study, timing).model
        found = ran(model, SPREAD, 40, timing=timing)
        values = Sampler(SPREAD).draw(Streams(1), 0, 40)
        assert list(found) == ["minimum", "project"]
        for number in range(40):
            case = evaluate_model(model, {id: each[number] for id, each in values.items()})
            for option, mine in found.items():
                its = appraise(case, case.increment(option))
                assert_allclose(mine.npv[number], its.npv, rtol=1e-9, atol=1e-9)
                assert_allclose(mine.bcr[number], its.bcr, rtol=1e-9)
                assert STATUSES[mine.irr_status[number]] == its.irr_status
                irr = np.nan if its.irr is None else its.irr
                assert_allclose(mine.irr[number], irr, rtol=1e-8, atol=1e-9)

    @pytest.mark.parametrize("sampling", SAMPLINGS)
    def test_no_number_depends_on_the_chunk_it_is_in(self, study, sampling, monkeypatch):
        model = everything(study).model
        one = ran(model, SPREAD, 3000, sampling)
        monkeypatch.setattr("fs_toolkit.economics.engine.tape.CHUNK_BYTES", 20_000)  # 256 draws
        other = ran(model, SPREAD, 3000, sampling)
        for option, mine in one.items():
            for name in ("npv", "bcr", "irr", "irr_status"):
                its = getattr(other[option], name)
                assert getattr(mine, name).tobytes() == its.tobytes(), (option, name)

    def test_more_draws_leave_whole_blocks_as_they_were(self, study):
        model = everything(study).model
        less, more = (ran(model, SPREAD, size)["project"] for size in (BLOCK, BLOCK + 100))
        assert_array_equal(less.npv, more.npv[:BLOCK])
        assert_array_equal(less.irr, more.irr[:BLOCK])

    def test_an_option_alone_has_the_draws_that_it_has_among_others(self, study):
        model = everything(study).model
        sampler = Sampler(SPREAD)
        alone = simulated(
            compile_program(model, SPREAD, ["project"]), sampler, Streams(1), 500
        )["project"]  # fmt: skip
        assert_allclose(alone.npv, ran(model, SPREAD, 500)["project"].npv, rtol=1e-9)

    def test_what_moves_together_is_wider(self, study):
        # by hand: of two benefits of deviation s the sum has s sqrt(2 + 2 rho)
        lines = {
            id: {"formula": id, "side": "benefit", "first": "2016", "last": "2016"} for id in "xy"
        }
        model = study(lines, {"x": 10.0, "y": 10.0}).model
        made = {"x": normal(10, 1), "y": normal(10, 1)}
        found = ran(model, made, together=copula([("x", "y", 0.8)]))["project"].npv
        rho = 2 * np.sin(np.pi / 6 * 0.8)
        assert_moments(found, 20, (2 + 2 * rho) ** 0.5)

    @pytest.mark.parametrize("years", [1, 2, 5])
    def test_flows_that_no_year_or_no_draw_changes_are_flows_of_every_year(self, study, years):
        lines = {
            "desk": {"formula": "10"},
            "time": {"formula": "gain", "side": "benefit"},
        }
        model = study(lines, {"gain": 12.0}, settings={"years": years}).model
        made = {"gain": distribution("uniform", 5, 12, 25)}
        found = ran(model, made, 300)["project"]
        gain = Sampler(made).draw(Streams(1), 0, 300)["gain"]
        annuity = (1.1 ** -np.arange(years)).sum()
        assert_allclose(found.npv, (gain - 10) * annuity)
        assert_allclose(found.bcr, gain / 10)
        assert set(found.irr_status) == {0}

    def test_without_costs_the_ratio_is_infinite(self, study):
        lines = {"time": {"formula": "gain", "side": "benefit"}}
        model = study(lines, {"gain": 12.0}).model
        found = ran(model, {"gain": distribution("uniform", 5, 12, 25)}, 10)["project"]
        assert np.isposinf(found.bcr).all()


class TestRefusals:
    @pytest.fixture
    def divided(self, study):
        lines = {"time": {"formula": "100 / share", "side": "benefit"}}
        return study(lines, {"share": 0.5}).model

    def test_a_draw_without_a_number_is_named(self, divided):
        made = {"share": distribution("discrete", 0, 0.5, 1)}
        share = Sampler(made).draw(Streams(1), 0, 1000)["share"]
        first = int(np.flatnonzero(share == 0)[0]) + 1
        words = f"^draw {first} of option project has no number: a formula divides by zero"
        with pytest.raises(Overflow, match=words):
            ran(divided, made, 1000)

    def test_in_any_chunk(self, divided, monkeypatch):
        monkeypatch.setattr("fs_toolkit.economics.engine.tape.CHUNK_BYTES", 20_000)
        made = {"share": distribution("discrete", 0, 0.5, 1)}

        def one_zero(self, streams, block, size, space, at):
            space.values[0, at : at + size] = np.where(np.arange(size) == 700, 0, 1.0)

        monkeypatch.setattr(Sampler, "draw", one_zero)
        with pytest.raises(Overflow, match="draw 701 of option project"):
            ran(divided, made, 1000)

    def test_a_rate_that_is_none_is_named_with_its_draw(self, study):
        model = study({"desk": {"formula": "wage"}}, {"wage": 2.0}).model
        made = {"rate": distribution("discrete", -1.5, 0.05, 0.1)}
        first = int(np.flatnonzero(Sampler(made).draw(Streams(1), 0, 50)["rate"] < 0)[0]) + 1
        words = f"draw {first} has a discount rate of -1.5; it must be above -1"
        with pytest.raises(Overflow, match=words):
            ran(model, made, 50)

    def test_no_draws_are_none(self, divided):
        with pytest.raises(ValueError, match="at least one draw, not 0"):
            ran(divided, {"share": distribution("uniform", 0.1, 0.5, 1)}, 0)

    def test_nothing_to_draw_is_refused(self, divided):
        with pytest.raises(ValueError, match="no quantity has a range"):
            ran(divided, {}, 10)


class TestPresentValue:
    @pytest.mark.parametrize(
        ("timing", "expected"),
        [("end", -100 + 60 / 1.1 + 60 / 1.21), ("mid", -100 + 60 / 1.1**0.5 + 60 / 1.1**1.5),
         ("start", -40 + 60 / 1.1)],
    )  # fmt: skip
    def test_by_hand(self, timing, expected):
        flows = np.array([[-100.0, -100], [60, 60], [60, 60]])
        assert_allclose(present_value(flows, np.array(0.1), timing), [expected] * 2)
        assert_allclose(present_value(flows, np.array([0.1, 0.0]), timing), [expected, 20])


# --- The reference model of the benchmarks, drawn without the engine ---
def reference_module():
    path = ROOT / "benchmarks" / "reference_model.py"
    spec = importlib.util.spec_from_file_location("reference_model", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


REFERENCE = reference_module()


def plain_draws(size):
    """NPV and benefit-cost ratio of the reference model, in NumPy alone."""
    random, q = np.random.default_rng(99), {}
    for id, (family, *numbers) in REFERENCE.QUANTITIES.items():
        if family == "triangular":
            q[id] = random.triangular(*numbers, size)
        elif family == "uniform":
            q[id] = random.uniform(numbers[0], numbers[2], size)
        elif family == "normal":
            q[id] = random.normal(*numbers, size)
        elif family == "lognormal":
            q[id] = random.lognormal(np.log(numbers[0]), numbers[1], size)
        else:
            low, mode, high = numbers
            alpha = 1 + 4 * (mode - low) / (high - low)
            q[id] = low + (high - low) * random.beta(alpha, 6 - alpha, size)
    t = np.arange(12.0)[:, np.newaxis]
    q["people"], q["wages"], q["prices"] = (
        (1 + q[rate]) ** t for rate in ("pop_g", "wage_g", "cost_g")
    )
    q["adoption"] = q["a_max"] / (1 + np.exp(-q["ramp_k"] * (t - q["ramp_mid"])))
    discount = (1 + q["discount_rate"]) ** -t

    def product(coefficient, names, labour, transfer, conversion):
        found = coefficient * (1 - transfer) * conversion * np.ones((12, size))
        for name in names.replace("*", " ").split():
            found = found * q[name]
        return found * q["cf_lab"] if labour else found

    benefits = sum(
        product(coefficient, f"{names} {growth} adoption", *rest)
        for coefficient, names, growth, *rest in REFERENCE.BENEFITS
    )
    costs = np.zeros((12, size))
    for coefficient, names, growth, when, *rest in REFERENCE.COSTS:
        if when in REFERENCE.SPREADS:
            shares = [float(each) for each in REFERENCE.SPREADS[when].split(";")]
            falls = np.array(shares + [0.0] * (12 - len(shares)))
        elif when == "renewal":
            falls = np.arange(12) == 6
        else:
            falls = np.arange(12) >= when - REFERENCE.FIRST
        costs += falls[:, np.newaxis] * product(coefficient, f"{names} {growth}", *rest)
    pv_benefits, pv_costs = (benefits * discount).sum(axis=0), (costs * discount).sum(axis=0)
    return pv_benefits - pv_costs, pv_benefits / pv_costs


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    folder = REFERENCE.write_reference_study(tmp_path_factory.mktemp("reference") / "study")
    read = Study.read(folder)
    quantities = ranged(read.model, dict(read.basis.quantities))
    assert {row.id for row in quantities} == set(REFERENCE.QUANTITIES)
    made = {
        row.id: distribution(row.distribution, row.low, row.value, row.high, row.range)
        for row in quantities
    }
    rates = [
        Sampler(made).draw(Streams(1), block, min(BLOCK, DRAWS - block * BLOCK))["discount_rate"]
        for block in range(-(-DRAWS // BLOCK))
    ]
    return ran(read.model, made)["system"], np.concatenate(rates)


class TestReferenceModel:
    def test_agrees_with_plain_draws(self, reference):
        found, _ = reference
        npv, bcr = plain_draws(60_000)
        # standard errors of a difference between two samples
        both = (1 / DRAWS + 1 / npv.size) ** 0.5
        assert abs(found.npv.mean() - npv.mean()) < 4 * npv.std() * both
        assert abs(found.npv.std() / npv.std() - 1) < 6 * both
        assert abs((found.npv < 0).mean() - (npv < 0).mean()) < 4 * (0.0865 * 0.9135) ** 0.5 * both
        median = np.median(bcr)
        density = (np.abs(bcr - median) < 0.05).mean() / 0.1
        assert abs(np.median(found.bcr) - median) < 4 * 0.5 / density * both

    def test_loses_in_8_65_draws_of_a_hundred_and_has_a_median_ratio_of_1_70(self, reference):
        found, _ = reference
        assert abs((found.npv < 0).mean() - 0.0865) < 4 * (0.0865 * 0.9135 / DRAWS) ** 0.5
        assert abs(np.median(found.bcr) - 1.70) < 0.02

    def test_a_draw_is_worth_having_where_its_rate_is_above_the_discount_rate(self, reference):
        found, rate = reference
        one = found.irr_status == STATUSES.index("unique")
        assert one.mean() > 0.9
        assert ((found.npv > 0) == (found.irr > rate))[one].all()
        assert ((found.npv > 0) == (found.bcr > 1)).all()
