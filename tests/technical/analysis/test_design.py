from __future__ import annotations

import pytest

from fs_toolkit.technical.analysis import analyse
from fs_toolkit.technical.analysis.design import DRAWS, analyse_design
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.design import Score, Trial
from fs_toolkit.technical.options import LifeCycleCost


def test_nothing_is_decided_while_nothing_is_answered():
    design = analyse_design(TechnicalInputs(), seed=1)
    assert design.decisions == {}
    assert design.lock_in is None
    assert design.layers == {}


@pytest.fixture
def scope(result):
    return result.design.decisions["scope"]


class TestScope:
    def test_what_fails_a_must_is_left_out(self, scope):
        nothing = scope.appraised[0]
        assert [criterion.id for criterion in nothing.failed] == ["safe"]
        assert nothing.total is nothing.rank is nothing.first_share is None

    def test_scores_follow_from_the_requirements_met(self, scope):
        small, lean = scope.appraised[1:]
        assert small.requirements == pytest.approx(2 / 7)
        assert lean.requirements == 1
        assert small.musts == pytest.approx(1 / 3)
        # half fit (4 x 2/7), half ease (4); half fit (4), half ease (1)
        assert small.total == pytest.approx(0.5 * 4 * 2 / 7 + 0.5 * 4)
        assert lean.total == pytest.approx(2.5)

    def test_the_best_comes_first(self, scope):
        assert [a.alternative.id for a in scope.ranked] == ["small", "lean"]
        assert [a.rank for a in scope.ranked] == [1, 2]

    def test_the_order_is_tried_under_random_weights(self, scope):
        small, lean = scope.appraised[1:]
        # small is first while w x 20/7 < (1 - w) x 3, that is for w below 21/41
        assert small.first_share == pytest.approx(21 / 41, abs=0.02)
        assert small.first_share + lean.first_share == pytest.approx(1)
        assert scope.draws == DRAWS

    def test_the_same_seed_gives_the_same_shares(self, inputs, basis, scope):
        again = analyse(inputs, basis).design.decisions["scope"]
        other = analyse(inputs, basis, seed=7).design.decisions["scope"]
        assert again == scope
        assert other.appraised[1].first_share != scope.appraised[1].first_share

    def test_a_lacking_score_leaves_the_order_to_the_others(self, inputs, basis):
        fewer = inputs.model_copy(update={"scores": inputs.scores[:-1]})
        scope = analyse(fewer, basis).design.decisions["scope"]
        assert [a.alternative.id for a in scope.ranked] == ["small"]
        assert scope.appraised[2].scores[1] is None


COSTS = {"small": LifeCycleCost(100.0, 120.0), "lean": LifeCycleCost(300.0, 330.0)}


class TestCosts:
    def test_are_held_against_points(self, inputs, basis):
        nothing, small, lean = analyse(inputs, basis, COSTS).design.decisions["scope"].appraised
        assert nothing.cost is nothing.cost_per_point is None
        # 2 x 2/7 x 2 + 2 = 2.571 points for 100; 2.5 for 300
        assert small.cost_per_point == pytest.approx(100 / (0.5 * 4 * 2 / 7 + 0.5 * 4))
        assert lean.cost_per_point == pytest.approx(120)
        assert lean.cost == (300, 330)

    def test_show_who_is_beaten(self, inputs, basis):
        _, small, lean = analyse(inputs, basis, COSTS).design.decisions["scope"].appraised
        assert small.dominated_by is None
        assert lean.dominated_by.id == "small"

    def test_that_are_not_handed_over_leave_the_criteria_alone_to_decide(self, scope):
        # lean meets more requirements, small is easier: neither beats the other
        assert [a.dominated_by for a in scope.appraised] == [None, None, None]
        assert all(a.cost_per_point is None for a in scope.appraised)


class TestRaters:
    def test_are_averaged_and_have_an_order_of_their_own(self, inputs, basis):
        # the office finds lean easy (4) and small hard (1): means 2.5 each
        office = tuple(
            Score(alternative=a, criterion=c, score=s, reason="so", rater="office")
            for a, c, s in (("small", "safe", 1), ("small", "easy", 1), ("lean", "safe", 1), ("lean", "easy", 4))
        )  # fmt: skip
        more = inputs.model_copy(update={"scores": (*inputs.scores, *office)})
        scope = analyse(more, basis).design.decisions["scope"]
        _, small, lean = scope.appraised
        assert small.scores[1] == lean.scores[1] == 2.5
        assert small.spread == lean.spread == 3
        assert (scope.raters, scope.complete) == (("desk", "office"), 2)
        assert (small.firsts, lean.firsts) == (1, 1)  # each has one rater on its side

    def test_a_must_fails_if_one_of_them_says_so(self, inputs, basis):
        no = Score(alternative="lean", criterion="safe", score=0, reason="names leak", rater="office")  # fmt: skip
        more = inputs.model_copy(update={"scores": (*inputs.scores, no)})
        lean = analyse(more, basis).design.decisions["scope"].appraised[2]
        assert [criterion.id for criterion in lean.failed] == ["safe"]


def test_a_decision_without_criteria_is_open(inputs, basis):
    without = inputs.model_copy(update={"criteria": ()})
    assert analyse(without, basis).design.decisions == {}


class TestComponents:
    def test_cover_the_requirements(self, result):
        assert result.design.covered == 1
        assert result.design.uncovered_musts == ()

    def test_an_uncovered_must_is_named(self, inputs, basis):
        fewer = inputs.model_copy(update={"components": inputs.components[:1]})
        design = analyse(fewer, basis).design
        assert [row.id for row in design.uncovered_musts] == ["protect"]
        assert design.covered == pytest.approx(4 / 7)

    def test_lock_in_counts_those_with_a_degree(self, result):
        assert result.design.lock_in == pytest.approx(0.5)  # 1 and 2 of 3; teaching has none

    def test_layers_stand_from_the_citizen_down(self, result):
        assert list(result.design.layers) == ["application", "security", "organisation"]


def test_trials_are_counted_by_alternative(answered, basis):
    [(alternative, passed, made)] = analyse(answered, basis).design.passed
    assert (alternative.id, passed, made) == ("lean", 1, 1)


def test_upkeep_is_counted_apart(answered, basis):
    kept = Trial(alternative="lean", kind="upkeep", task="restore", passed=False)
    more = answered.model_copy(update={"trials": (*answered.trials, kept)})
    design = analyse(more, basis).design
    assert [(a.id, done, asked) for a, done, asked in design.upkeep] == [("lean", 0, 1)]
    assert len(design.passed) == 1
