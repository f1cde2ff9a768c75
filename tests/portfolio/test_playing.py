"""All scenarios of a city: which apply, which share draws, and that both ways agree."""

from __future__ import annotations

from dataclasses import replace

import pytest
from numpy.testing import assert_allclose

from fs_toolkit.economics.simulation import sampler_of
from fs_toolkit.portfolio.asked import Ask, Change, CommonScenario
from fs_toolkit.portfolio.playing import NotApplicable, overlay_of, play
from fs_toolkit.study import Study


def scenario(name, *changes):
    return CommonScenario(name, changes)


SCENARIOS = (
    scenario("dear", Change("wage", factor=1.2)),
    scenario("cheap_and_few", Change("system_cost", factor=0.7), Change("visits", factor=0.8)),
    scenario("cheap", Change("system_cost", factor=0.7)),
    scenario("square", Change("idle", factor=1.5)),
    scenario("idle_set", Change("idle", value=2.0)),
    scenario("formula", Change("saved", factor=0.5)),
    scenario("series", Change("residents", factor=1.1)),
    scenario("late", Change("opening", value=2027.0)),
    scenario("dear_money", Change("rate", factor=1.5)),
    scenario("drawn_set", Change("visits", value=0.1)),
    scenario("unknown", Change("ships", factor=2.0)),
    scenario("yen", Change("wage", value=900.0, unit="JPY/hour")),
    scenario("no_unit", Change("wage", value=9.0)),
    scenario("unit", Change("wage", value=9.0, unit="USD/hour")),
    scenario("set_formula", Change("saved", value=9.0, unit="hour/year")),
    scenario("broken", Change("rate", value=-1.5)),
)
ASK = Ask(draws=400, seed=4, scenarios=SCENARIOS, keep_draws=True)


@pytest.fixture(scope="module")
def study(three):
    return Study.read(three[0])


@pytest.fixture(scope="module")
def played(study):
    return play(study.model, sampler_of(study.model, study.basis)[0], ASK)


class TestPlay:
    def test_the_base_case_is_the_simulation(self, study, played):
        simulated = study.simulate(400, 4)
        assert played.base["form"]["npv"]["mean"] == simulated.outcomes["form"].npv.mean
        assert played.npv.tobytes() == simulated.draws["form"].npv.tobytes()
        assert played.bcr.tobytes() == simulated.draws["form"].bcr.tobytes()

    def test_says_which_do_not_apply(self, played):
        why = {
            name: each.not_applicable for name, each in played.common.items() if not each.options
        }
        assert why == {
            "unknown": "the study has no quantity ships",
            "yen": "wage is in USD/hour here, not in JPY/hour",
            "no_unit": "wage is in USD/hour here, and the scenario does not say in what its value "
            "is; give the unit, or a factor",
            "set_formula": "saved is a formula or a series here, and no one value can take its "
            "place; give a factor",
            "broken": "draw 1 has a discount rate of -1.5; it must be above -1",
        }

    def test_shares_draws_where_it_can(self, played):
        # Wage and visits stand within a maximum, so that they do more than multiply.
        shared = {name for name, each in played.common.items() if each.shared}
        assert shared == {"cheap", "square", "idle_set", "series"}

    def test_both_ways_agree(self, study, played):
        sampler, _ = sampler_of(study.model, study.basis)
        whole = play(study.model, sampler, replace(ASK, form="general"))
        assert not any(each.shared for each in whole.common.values())
        for name, each in played.common.items():
            other = whole.common[name]
            assert (each.options is None) == (other.options is None)
            for option, figures in (each.options or {}).items():
                mine, theirs = figures["npv"], other.options[option]["npv"]
                for figure in ("mean", "sd", "p5", "p50", "p95"):
                    assert mine[figure] == pytest.approx(theirs[figure], rel=1e-11, abs=1e-9)

    def test_internal_rates_on_request(self, study, played):
        sampler, _ = sampler_of(study.model, study.basis)
        asked = play(study.model, sampler, replace(ASK, irr=True))
        assert all("irr" in each.options["form"] for each in asked.common.values() if each.options)
        assert "irr" in played.base["form"]

    def test_own_scenarios_are_played_in_their_order(self, played):
        assert list(played.own) == ["lean"]

    def test_common_ones_too(self, played):
        assert list(played.common) == [each.name for each in SCENARIOS]

    @pytest.mark.parametrize("name", ["cheap_and_few", "late"])
    def test_keeps_the_draws_to_rank_in(self, name, study):
        sampler, _ = sampler_of(study.model, study.basis)
        found = play(study.model, sampler, replace(ASK, rank_in=name))
        mean = found.common[name].options["form"]["npv"]["mean"]
        assert found.npv.mean() == pytest.approx(mean, rel=1e-12)

    def test_keeps_none_unless_asked(self, study):
        sampler, _ = sampler_of(study.model, study.basis)
        found = play(study.model, sampler, replace(ASK, keep_draws=False))
        assert found.npv is None

    def test_says_what_has_no_effect(self, study):
        idle = scenario("nobody", Change("population", factor=1.1), Change("once", factor=2.0))
        sampler, _ = sampler_of(study.model, study.basis)
        found = play(study.model, sampler, replace(ASK, scenarios=(idle,)))
        assert found.common["nobody"].without_effect == ("once",)

    def test_on_a_real_study_most_scenarios_share_draws(self, studied):
        common = tuple(
            scenario(f"s{number}", Change("wage_2015", factor=0.5 + number / 10),
                     Change("platform_lean", factor=1.1))
            for number in range(6)
        )  # fmt: skip
        ask = Ask(draws=100, scenarios=common)
        sampler, _ = sampler_of(studied.model, studied.basis)
        found, whole = (play(studied.model, sampler, replace(ask, form=form))
                        for form in ("auto", "general"))  # fmt: skip
        for name, each in found.common.items():
            assert each.shared
            for option, figures in each.options.items():
                other = whole.common[name].options[option]
                assert_allclose(figures["npv"]["mean"], other["npv"]["mean"], rtol=1e-10)
                assert_allclose(figures["bcr"]["p50"], other["bcr"]["p50"], rtol=1e-12)


def test_a_unit_that_cannot_be_read_does_not_apply(study):
    odd = scenario("x", Change("wage", value=1.0, unit="5 %"))
    with pytest.raises(NotApplicable, match="share"):
        overlay_of(odd, study.model)
