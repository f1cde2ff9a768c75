from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from fs_toolkit.proposal.network import Link, Step
from fs_toolkit.proposal.pert import Estimate, Finish, expected_finish, simulated_finish


def chain(count):
    return {f"t{n}": Step(4, (Link(f"t{n - 1}"),) if n else ()) for n in range(count)}


def draw(steps, estimates, goal, draws=10_000, seed=1):
    return simulated_finish(steps, estimates, goal, np.random.default_rng(seed), draws)


class TestFormula:
    def test_by_hand(self):
        # a (1, 3, 5): 3, (4/6)^2 = 0.444; b (2, 5, 14): (2 + 20 + 14)/6 = 6, (12/6)^2 = 4;
        # c (1, 1, 1) beside them. a, b: 9 with variance 4.444; 80 %: 9 + 0.8416 x 2.108 = 10.77
        steps = {
            "a": Step(3),
            "b": Step(5, (Link("a"),)),
            "c": Step(1),
            "open": Step(0, (Link("b"), Link("c"))),
        }
        three = {"a": Estimate(1, 3, 5), "b": Estimate(2, 5, 14), "c": Estimate(1, 1, 1)}
        found = expected_finish(steps, three, "open")
        assert found == pytest.approx((9, 40 / 9))
        assert found.quantile(0.8) == pytest.approx(10.774, abs=0.001)

    def test_of_two_critical_paths_the_less_certain_counts(self):
        steps = {"a": Step(3), "b": Step(3), "open": Step(0, (Link("a"), Link("b")))}
        found = expected_finish(steps, {"a": Estimate(2, 3, 4), "b": Estimate(0, 3, 6)}, "open")
        assert found == pytest.approx((3, 1))

    def test_a_duration_before_a_start_to_start_adds_nothing(self):
        # b starts 2 after a does, however long a takes
        steps = {"a": Step(3), "b": Step(4, (Link("a", "SS", 2),))}
        found = expected_finish(steps, {"a": Estimate(1, 3, 5), "b": Estimate(1, 4, 7)}, "b")
        assert found == pytest.approx((6, 1))

    def test_a_duration_after_a_finish_to_finish_adds_nothing(self):
        steps = {"a": Step(6), "b": Step(2, (Link("a", "FF", 1),))}
        found = expected_finish(steps, {"a": Estimate(3, 6, 9), "b": Estimate(1, 2, 3)}, "b")
        assert found == pytest.approx((7, 1))

    @given(st.floats(0, 100), st.floats(0.01, 100), st.floats(0.01, 0.99))
    def test_quantiles_agree_with_scipy(self, mean, variance, chance):
        expected = norm.ppf(chance, mean, variance**0.5)
        assert Finish(mean, variance).quantile(chance) == pytest.approx(expected, abs=1e-6)

    def test_certain_tasks_have_one_date(self):
        assert expected_finish(chain(3), {}, "t2").quantile(0.8) == 12

    def test_pauses_in_holidays(self):
        steps = {"a": Step(3, closed=((2, 4),))}
        assert expected_finish(steps, {}, "a") == (5, 0)


class TestSimulation:
    def test_mean_of_one_task_is_that_of_the_formula(self):
        # beta-PERT of shape 4 has the mean (2 + 20 + 14)/6 = 6; sd about 2.1, se 0.02
        drawn = draw({"b": Step(5)}, {"b": Estimate(2, 5, 14)}, "b")
        assert drawn.mean() == pytest.approx(6, abs=0.08)
        assert (drawn.min() >= 2, drawn.max() <= 14) == (True, True)

    def test_a_chain_of_many_is_nearly_normal(self):
        three = {f"t{n}": Estimate(3, 4, 5) for n in range(20)}
        formula = expected_finish(chain(20), three, "t19")
        drawn = draw(chain(20), three, "t19")
        assert drawn.mean() == pytest.approx(formula.mean, abs=0.06)
        assert np.quantile(drawn, 0.8) == pytest.approx(formula.quantile(0.8), abs=0.25)

    def test_paths_that_meet_come_later_than_each_of_them(self):
        # the later of two beta-PERT(2, 3, 4): above 3, which is what the formula says
        steps = {"a": Step(3), "b": Step(3), "open": Step(0, (Link("a"), Link("b")))}
        both = {"a": Estimate(2, 3, 4), "b": Estimate(2, 3, 4)}
        assert expected_finish(steps, both, "open").mean == 3
        assert 3.1 < draw(steps, both, "open").mean() < 3.4

    def test_without_spread_is_the_critical_path(self):
        steps = {"a": Step(3, closed=((1, 2),)), "b": Step(2, (Link("a", "FF", 1),))}
        assert set(draw(steps, {}, "b", 5)) == {5.0}

    @given(st.randoms())
    @settings(max_examples=10)
    def test_the_order_of_rows_does_not_matter(self, random):
        three = {f"t{n}": Estimate(3, 4, 9) for n in range(5)}
        rows = list(chain(5).items())
        random.shuffle(rows)
        mixed = dict(random.sample(list(three.items()), len(three)))
        assert np.array_equal(draw(dict(rows), mixed, "t4", 50), draw(chain(5), three, "t4", 50))

    def test_ten_thousand_draws_of_forty_tasks_take_a_moment(self):
        closed = ((1.2, 1.5), (12.8, 13.0), (25.4, 25.7))
        steps = {id: step._replace(closed=closed) for id, step in chain(40).items()}
        three = {id: Estimate(3, 4, 6) for id in steps}
        began = time.process_time()
        draw(steps, three, "t39")
        assert time.process_time() - began < 0.2


class TestRefusals:
    @pytest.mark.parametrize("points", [(5, 3, 6), (1, 3, 2), (-1, 3, 5)])
    def test_points_that_do_not_rise(self, points):
        with pytest.raises(ValueError, match="'a': optimistic, likely and pessimistic must rise"):
            expected_finish({"a": Step(3)}, {"a": Estimate(*points)}, "a")
        with pytest.raises(ValueError, match="must rise from 0 on"):
            draw({"a": Step(3)}, {"a": Estimate(*points)}, "a")

    def test_no_draws(self):
        with pytest.raises(ValueError, match="needs one draw at least, not 0"):
            draw({"a": Step(3)}, {}, "a", 0)
