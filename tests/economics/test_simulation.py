from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from fs_toolkit.core.quantities import Correlation
from fs_toolkit.economics.simulation import NotDrawn, simulate

BUILD = {"formula": "cost", "first": "2016", "last": "2016"}
GAIN = {"formula": "gain", "side": "benefit", "first": "2016", "last": "2016"}
COST, WORTH = {"value": 10, "low": 8, "high": 12}, {"value": 11, "low": 9, "high": 16}


@pytest.fixture(scope="module")
def one(study):
    return study({"build": BUILD, "gain": GAIN}, {"cost": COST, "gain": WORTH})


def correlated(one, rho):
    rows = (Correlation(a="cost", b="gain", rho=rho),)
    return replace(one.basis, correlations=rows)


class TestSimulate:
    def test_agrees_with_a_closed_form(self, one):
        # means 10 and 12; variances of triangles (a^2 + b^2 + c^2 - ab - ac - bc) / 18
        found = simulate(one.model, one.basis, 20_000).outcomes["project"].npv
        cost = (64 + 100 + 144 - 80 - 96 - 120) / 18
        gain = (81 + 121 + 256 - 99 - 144 - 176) / 18
        assert abs(found.mean - 2) < 4 * found.se
        assert found.sd == pytest.approx(np.sqrt(cost + gain), rel=0.02)

    def test_correlation_narrows_what_moves_together(self, one):
        apart = simulate(one.model, one.basis, 20_000).outcomes["project"].npv.sd
        together = simulate(one.model, correlated(one, 0.8), 20_000).outcomes["project"].npv.sd
        against = simulate(one.model, correlated(one, -0.8), 20_000).outcomes["project"].npv.sd
        assert together < apart < against

    def test_the_same_seed_gives_the_same_draws(self, one):
        first, again = (simulate(one.model, one.basis, 500, seed=4) for _ in range(2))
        other = simulate(one.model, one.basis, 500, seed=5)
        assert first.draws["project"].npv.tobytes() == again.draws["project"].npv.tobytes()
        assert first.draws["project"].npv.tobytes() != other.draws["project"].npv.tobytes()

    def test_another_uncertain_quantity_changes_no_draw_of_the_others(self, study, one):
        idle = study(
            {"build": BUILD, "gain": GAIN | {"formula": "gain + 0 * extra"}},
            {"cost": COST, "gain": WORTH, "extra": COST},
        )
        mine = simulate(one.model, one.basis, 300).draws["project"].npv
        theirs = simulate(idle.model, idle.basis, 300).draws["project"].npv
        np.testing.assert_allclose(mine, theirs, rtol=1e-12)

    @pytest.mark.parametrize("sampling", ["latin_hypercube", "random", "sobol"])
    def test_every_sampling_has_the_mean(self, one, sampling):
        found = simulate(one.model, one.basis, 4096, sampling=sampling)
        assert found.sampling == sampling
        assert found.outcomes["project"].npv.mean == pytest.approx(2, abs=0.15)

    def test_options_are_compared_on_the_same_draws(self, one):
        found = simulate(one.model, one.basis, 1000)
        assert found.better("project", "project").value == 0

    def test_a_frame_has_a_row_for_each_draw(self, one):
        frame = simulate(one.model, one.basis, 50).to_frame()
        assert frame.shape == (50, 3)
        assert frame[("project", "npv")].notna().all()


class TestRefusals:
    def test_of_a_quantity_that_cannot_be_drawn(self, study):
        row = {"value": 1, "low": 0, "high": 2, "distribution": "lognormal"}
        one = study({"gain": GAIN}, {"gain": row})
        with pytest.raises(NotDrawn, match="gain: a lognormal distribution is above zero"):
            simulate(one.model, one.basis)

    def test_of_a_study_without_a_range(self, study):
        one = study({"gain": GAIN}, {"gain": 3.0})
        with pytest.raises(NotDrawn, match="a low and a high value"):
            simulate(one.model, one.basis)

    def test_of_no_draws(self, one):
        with pytest.raises(ValueError, match="1 or more, not 0"):
            simulate(one.model, one.basis, 0)

    @pytest.mark.parametrize("draws", [1.5, 10.0, "10", True - 1])
    def test_of_draws_that_are_no_whole_number(self, draws, one):
        with pytest.raises(ValueError, match="a whole number of 1 or more"):
            simulate(one.model, one.basis, draws)

    def test_of_an_unknown_option(self, one):
        found = simulate(one.model, one.basis, 10)
        with pytest.raises(ValueError, match="no option 'none'"):
            found.better("none", next(iter(found.draws)))


def test_is_shown_in_one_line(one):
    assert repr(simulate(one.model, one.basis, 10)).startswith("Simulation(10 draws, seed 1,")
