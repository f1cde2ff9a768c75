"""The analysts' door: a study with some quantities changed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics.changed import WrongChange
from fs_toolkit.economics.engine.appraise import npv
from fs_toolkit.economics.engine.model import evaluate_model
from fs_toolkit.economics.scenarios import compare
from fs_toolkit.study.scenario import with_scenarios


class TestNpv:
    @settings(max_examples=20)
    @given(st.floats(1, 6), st.floats(0.3, 1.0))
    def test_is_that_of_the_model_with_these_changes(self, studied, visits, share):
        changes = {"enquiries": visits, "wage_share": share}
        case = evaluate_model(studied.model, changes, studied.evaluation)
        found = studied.scenario(changes)
        for option in ("do_minimum", "lean", "full"):
            assert_allclose(found.npv(option), npv(case, option), rtol=1e-12)

    def test_without_changes_is_the_base_case(self, studied):
        found = studied.scenario()
        assert found.npv() == studied.appraised[1].cost_benefit.base.npv
        assert found.to_frame().equals(studied.to_frame())

    def test_of_a_name_is_that_scenario(self, studied):
        for each in studied.appraised[1].cost_benefit.scenarios:
            assert_allclose(studied.scenario(each.name).npv(), each.appraisal.npv, rtol=1e-12)

    def test_later_changes_win_and_the_order_of_others_does_not_matter(self, studied):
        own = studied.scenario("low", {"enquiries": 3.0})
        assert own.changes["enquiries"] == 3.0
        one = studied.scenario({"enquiries": 5.0}, {"wage_share": 0.6})
        other = studied.scenario({"wage_share": 0.6}, {"enquiries": 5.0})
        assert one.npv() == other.npv()

    def test_the_study_stays_as_it_was(self, studied):
        before = studied.to_frame()
        studied.scenario({"enquiries": 5.0}).npv()
        assert studied.to_frame().equals(before)
        assert studied.basis.value("enquiries") == 3


class TestQuestions:
    @pytest.fixture
    def busy(self, studied):
        return studied.scenario({"enquiries": 5.0})

    def test_a_switching_value_there_brings_that_scenario_to_zero(self, busy, studied):
        first = next(each for each in busy.switching if each.value is not None)
        back = studied.scenario({"enquiries": 5.0, first.quantity: first.value})
        assert_allclose(back.npv(), 0, atol=1e-3)  # of 1.9 million

    def test_what_is_changed_is_certain(self, busy):
        assert "enquiries" not in {each.quantity for each in busy.swings}
        drawn = busy.simulate(200)
        assert "enquiries" not in {each.quantity.id for each in drawn.spreads}
        assert drawn.outcomes["lean"].npv.mean > 0

    def test_a_grid_is_of_the_scenario(self, busy):
        grid = busy.grid("district_share", "wage_share")
        middle = grid.npv[
            int(np.argmin(np.abs(grid.y - 0.5))), int(np.argmin(np.abs(grid.x - 0.5)))
        ]
        assert_allclose(middle, busy.npv(), rtol=1e-9)

    def test_frames_and_plausibility(self, busy):
        assert busy.to_frame().loc[("lean", "economic"), "npv"] == busy.npv()
        assert busy.plausibility[0].losing < 50

    def test_an_unknown_option_is_refused(self, busy):
        with pytest.raises(ValueError, match="Did you mean 'lean'"):
            busy.npv("leen")


class TestRefusals:
    @pytest.mark.parametrize("changes", [("enquiries", 5), (["low"],), (None,)])
    def test_of_what_is_no_change(self, changes, studied):
        with pytest.raises(WrongChange, match="is neither changes, such as"):
            studied.scenario(*changes)

    def test_of_an_unknown_view(self, studied):
        with pytest.raises(ValueError, match="economic or financial, not 'fiscal'"):
            studied.scenario().npv("lean", "fiscal")

    def test_names_all_that_is_wrong(self, studied):
        with pytest.raises(WrongChange) as caught:
            studied.scenario("lo", {"enquirie": 5, "petitions": float("nan")})
        assert len(caught.value.problems) == 3
        assert "Did you mean 'low'" in str(caught.value)
        assert "Did you mean 'enquiries'" in str(caught.value)

    def test_of_a_scenario_without_numbers(self, studied):
        with pytest.raises(WrongChange, match="divides by zero or overflows"):
            studied.scenario({"petitions": 1e308, "status_visits": 1e308})

    def test_of_a_rate_at_minus_one(self, studied):
        with pytest.raises(WrongChange, match="not above -1"):
            studied.scenario({"discount_rate": -1.0})

    def test_of_a_study_without_a_model(self, fs, tmp_path):
        from fs_toolkit.study import ModelPending, Study

        assert fs("new", "Testville", "-o", tmp_path / "new").status == 0
        with pytest.raises(ModelPending):
            Study.read(tmp_path / "new").scenario({"x": 1})


class TestWithScenarios:
    def test_a_shorter_life_than_any_known_is_renewed_in_time(self, example):
        inputs, basis = example.inputs.economics, example.basis
        lives = [line.life for line in inputs.lines if line.life]
        life = next(id for id in lives if id in basis.quantities)
        scenarios = {"short": {life: 2.0}}
        evaluation = with_scenarios(inputs, basis, scenarios)
        [found] = compare(evaluation, scenarios)
        assert_allclose(found.options["shared"].npv, example.scenario(scenarios["short"]).npv())

    def test_a_scenario_of_the_same_name_takes_its_place(self, studied):
        found = with_scenarios(studied.inputs.economics, studied.basis, {"low": {"enquiries": 4.0}})
        assert found.model.overlays["low"] == {"enquiries": 4.0}
        assert found.model.overlays["high"] == studied.model.overlays["high"]
        assert found.model.overlays["full"] == studied.model.overlays["full"]
