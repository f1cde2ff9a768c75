from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics.analysis import analyse
from fs_toolkit.economics.inputs_feasibility import Effectiveness, Peer

SHARES = st.floats(0, 1)


def parties(one, recommended="project"):
    found = analyse(one.inputs, one.basis, one.evaluation, {})
    assert found.cost_benefit.recommended == recommended
    return {each.party: each for each in found.parties}, found.cost_benefit.base.npv


class TestParties:
    def test_pay_and_gain_what_falls_to_them(self, study):
        # by hand, all in 2016: the city pays 110, 10 of it tax; citizens save 60
        year = {"first": "2016", "last": "2016"}
        lines = {
            "platform": year | {"formula": "110", "transfer": "tax", "transfer_to": "state"},
            "time": year | {"formula": "60", "side": "benefit", "party": "citizens"},
        }
        found, npv = parties(study(lines, {"tax": 1 / 11}))
        assert_allclose([found["city"].costs, found["city"].transfers], [100, -10])
        assert_allclose([found["state"].transfers, found["state"].net], [10, 10])
        assert_allclose([found["citizens"].benefits, found["citizens"].net], [60, 60])
        assert_allclose(found["city"].net, -110)
        assert_allclose(npv, -40)

    def test_a_subsidy_is_paid_by_the_one_who_gives_it(self, study):
        year = {"first": "2016", "last": "2016", "side": "benefit", "party": "districts"}
        grant = year | {"formula": "50", "transfer": "0.4", "transfer_to": "state"}
        found, npv = parties(study({"grant": grant}))
        assert_allclose([found["districts"].net, found["state"].net], [50, -20])
        assert_allclose(npv, 30)

    def test_have_no_part_in_what_the_baseline_has_too(self, study):
        lines = {"paper": {"formula": "7", "option": "all", "party": "archive"},
                 "desk": {"formula": "3"}}  # fmt: skip
        found, _ = parties(study(lines))
        assert set(found) == {"city"}

    def test_gain_what_the_baseline_spends_and_the_project_does_not(self, study):
        lines = {"paper": {"formula": "7", "option": "without", "party": "archive",
                           "first": "2016", "last": "2016"}}  # fmt: skip
        found, npv = parties(study(lines))
        assert_allclose([found["archive"].net, npv], [7, 7])

    @given(st.fixed_dictionaries(dict.fromkeys(("tax", "cash", "real", "left", "bias"), SHARES)))
    def test_add_up_to_the_economic_net_present_value(self, study, given):
        lines = {
            "platform": {"formula": "100", "first": "2016", "last": "2016", "residual": "left",
                         "transfer": "tax", "transfer_to": "state", "conversion": "0.8"},
            "desk": {"formula": "20", "party": "districts", "transfer": "tax",
                     "transfer_to": "districts"},
            "paper": {"formula": "9", "option": "without", "transfer": "tax", "transfer_to": "state"},
            "time": {"formula": "40", "side": "benefit", "party": "citizens", "realisation": "real"},
            "fees": {"formula": "5", "side": "benefit", "transfer": "tax", "transfer_to": "citizens",
                     "cashable": "cash"},
        }  # fmt: skip
        uplifts = {"platform": {"optimism_bias": "bias"}}
        found, npv = parties(study(lines, given, uplifts=uplifts))
        assert_allclose(sum(each.net for each in found.values()), npv, atol=1e-9)
        assert_allclose(sum(each.transfers for each in found.values()), 0, atol=1e-9)

    def test_are_discounted_as_the_settings_say(self, study):
        lines = {"desk": {"formula": "110", "first": "2017", "last": "2017"}}
        found, _ = parties(study(lines, settings={"timing": "start"}))
        assert_allclose(found["city"].costs, 110)


class TestNeeds:
    def test_are_traced_to_requirements_by_number_and_to_benefits_in_words(self, on_disk):
        need = {"requirements": "desk; portal; unknown"}
        study = on_disk({"economics/needs": {"queue": need}})
        requirements = {"portal": "A portal", "log": "A log", "desk": "A desk"}
        evaluation = study.result().cost_benefit.evaluation
        found = analyse(study.inputs, study.basis, evaluation, requirements)
        [traced] = found.needs
        assert traced.need.text == "Not to queue"
        assert traced.requirements == (1, 3)  # in their order in the design
        assert traced.benefits == ("time",)
        assert found.orphans == ("A log",)


class TestAnalyse:
    def test_holds_scores_inaction_and_peers(self, on_disk):
        paper = {"option": "all", "side": "cost", "party": "city", "family": "current",
                 "formula": "running", "first": "2016", "last": "2018"}  # fmt: skip
        words = {"name": "Seoul", "observed": "Counted.", "reference": "A report.",
                 "provenance": "read", "vintage": 2014, "unit": "visit/year"}  # fmt: skip
        peers = [Peer(id=id, measure=id, value=1, **words) for id in ("visits", "elsewhere")]
        found = on_disk({"economics/lines": {"paper": paper}}).result(peers=peers)
        assert found.scores == (2, 2, 2, 2, 2)
        assert found.inaction.tolist() == [40, 40, 40, *[0] * 7]
        assert [each.quantity for each in found.outside.comparisons] == ["visits"]
        assert found.appraisals is found.cost_benefit.appraisals

    def test_without_a_volume_nothing_is_divided(self, on_disk):
        assert on_disk().result().cost_per_unit == {}

    @pytest.mark.parametrize("volume", ["reports", "yearly"])
    def test_cost_per_unit_discounts_both_costs_and_units(self, study, volume):
        lines = {"desk": {"formula": "30", "first": "live", "last": "2018"}}
        shapes = {"yearly": {"type": "constant", "base": "10", "from": "live"}}
        one = study(
            lines,
            {"reports": 10, "yearly": {}},
            shapes=shapes,
            effectiveness=Effectiveness(volume=volume, noun="report"),
        )
        found = analyse(one.inputs, one.basis, one.evaluation, {}).cost_per_unit
        # by hand: 30 in two of the years; 10 reports in each of four or of all five years
        first = 1 if volume == "yearly" else 0
        units = sum(10 / 1.1**year for year in range(first, 5))
        assert_allclose(found["project"], (30 / 1.1 + 30 / 1.21) / units)

    def test_no_volume_costs_nothing_each(self, study):
        none = Effectiveness(volume="reports", noun="report")
        one = study({"desk": {"formula": "30"}}, {"reports": 0}, effectiveness=none)
        assert analyse(one.inputs, one.basis, one.evaluation, {}).cost_per_unit == {}

    def test_the_verdict_is_earned_by_results_and_tests(self, on_disk):
        found = on_disk().result()
        assert found.cost_benefit.base.npv > 0
        assert found.cost_benefit.rates[-1][1].npv > 0
        assert found.verdict == "feasible"
        failed = {"economics/feasibility": {"legal": {"score": 0}}}
        assert on_disk(failed).result().verdict == "not_feasible"
