from __future__ import annotations

import pytest

from fs_toolkit.technical.analysis import analyse
from fs_toolkit.technical.checks import INPUT_RULES, design
from fs_toolkit.technical.inputs.design import Alternative, Criterion, Score


def found(rule, inputs, basis):
    if rule in INPUT_RULES:
        return list(rule(inputs, basis))
    return list(rule(inputs, basis, analyse(inputs, basis)))


def changed(inputs, **tables):
    return inputs.model_copy(update=tables)


class TestWeights:
    def test_that_do_not_sum_to_one_are_found(self, inputs, basis):
        half = inputs.criteria[1].model_copy(update={"weight": 0.3})
        broken = changed(inputs, criteria=(inputs.criteria[0], half, inputs.criteria[2]))
        [finding] = found(design.weights_of_a_decision_sum_to_one, broken, basis)
        assert finding.problem == "the weights of the decision 'scope' sum to 0.8"

    def test_of_a_must_is_found(self, inputs, basis):
        must = inputs.criteria[0].model_copy(update={"weight": 0.2})
        broken = changed(inputs, criteria=(must, *inputs.criteria[1:]))
        [finding] = found(design.weights_of_a_decision_sum_to_one, broken, basis)
        assert finding.problem == "the must 'safe' has the weight 0.2"


class TestScores:
    @pytest.mark.parametrize(
        ("score", "problem"),
        [
            (("lean", "easy", 2), "'lean' by 'easy' is scored twice"),
            (("lean", "fit", 4), "scored by hand, but follows from requirements.csv"),
            (("java", "easy", 2), "one belongs to scope, the other to technology"),
        ],
    )
    def test_that_do_not_fit_are_found(self, inputs, basis, score, problem):
        alternative, criterion, value = score
        java = Alternative(id="java", decision="technology", name="Java", summary="a framework")
        own = Criterion(id="own", decision="technology", name="Own", kind="must", scale="met")
        extra = (
            Score(alternative="java", criterion="own", score=1, reason="so"),
            Score(alternative=alternative, criterion=criterion, score=value, reason="so"),
        )
        broken = changed(
            inputs,
            alternatives=(*inputs.alternatives, java),
            criteria=(*inputs.criteria, own),
            scores=(*inputs.scores, *extra),
        )
        [finding] = found(design.scores_fit_their_criterion, broken, basis)
        assert problem in finding.problem

    def test_half_a_must_is_found(self, inputs, basis):
        half = inputs.scores[0].model_copy(update={"score": 0.5})
        broken = changed(inputs, scores=(half, *inputs.scores[1:]))
        [finding] = found(design.scores_fit_their_criterion, broken, basis)
        assert finding.problem == "'none' by 'safe' is a must scored 0.5"

    def test_a_gap_is_found(self, inputs, basis):
        broken = changed(inputs, scores=inputs.scores[:-1])
        [finding] = found(design.scores_fit_their_criterion, broken, basis)
        assert finding.problem == "'lean' has no score by 'easy'"


def test_a_single_alternative_is_found(inputs, basis):
    broken = changed(
        inputs,
        alternatives=(inputs.alternatives[2],),
        scores=tuple(score for score in inputs.scores if score.alternative == "lean"),
    )
    [finding] = found(design.there_is_something_to_choose_from, broken, basis)
    assert "'scope' has 1 alternative" in finding.problem


def test_a_component_without_a_requirement_is_found(inputs, basis):
    idle = inputs.components[2].model_copy(update={"requirements": ()})
    broken = changed(inputs, components=(*inputs.components[:2], idle))
    [finding] = found(design.components_meet_a_requirement, broken, basis)
    assert finding.problem == "the component 'Teaching' meets no requirement"


def test_an_uncovered_must_is_found(inputs, basis):
    broken = changed(inputs, components=inputs.components[:1])
    [finding] = found(design.must_requirements_are_covered, broken, basis)
    assert "Must requirement 'protect'" in finding.problem


def test_a_tie_without_a_way_out_is_found(inputs, basis):
    tied = inputs.components[1].model_copy(update={"leaving": ""})
    broken = changed(inputs, components=(inputs.components[0], tied, inputs.components[2]))
    [finding] = found(design.lock_in_comes_with_a_way_out, broken, basis)
    assert "'Guard' ties the city" in finding.problem
