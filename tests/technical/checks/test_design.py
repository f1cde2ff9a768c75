from __future__ import annotations

import pytest

from fs_toolkit.technical.analysis import analyse
from fs_toolkit.technical.checks import INPUT_RULES, design
from fs_toolkit.technical.inputs.design import Alternative, Criterion, Score, Trial
from fs_toolkit.technical.options import LifeCycleCost


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


class TestAppraisal:
    def test_by_one_rater_is_found(self, inputs, basis):
        alone = changed(inputs, scores=tuple(s for s in inputs.scores if s.rater == "desk"))
        [finding] = found(design.alternatives_are_scored_by_two_at_least, alone, basis)
        assert finding.problem == "all alternatives are scored by one rater, 'desk'"

    def test_by_two_raters_is_no_double_score(self, inputs, basis):
        assert found(design.scores_fit_their_criterion, inputs, basis) == []

    def test_that_recommends_what_fails_a_must_is_found(self, inputs, basis):
        failing = tuple(
            s.model_copy(update={"score": 0}) if (s.alternative, s.criterion) == ("lean", "safe") else s
            for s in inputs.scores
        )  # fmt: skip
        [finding] = found(
            design.what_is_recommended_meets_every_must, changed(inputs, scores=failing), basis
        )
        assert finding.problem == "'lean' is recommended and does not meet 'safe'"
        assert finding.severity == "error"

    def test_without_a_way_out_is_found(self, inputs, basis):
        bare = tuple(a.model_copy(update={"exit": ""}) for a in inputs.alternatives)
        findings = found(
            design.alternatives_say_how_they_are_left, changed(inputs, alternatives=bare), basis
        )
        # what fails a must needs none
        assert [f.problem for f in findings] == [
            "nothing says how the city leaves 'Small'",
            "nothing says how the city leaves 'Lean'",
        ]

    def test_that_recommends_what_is_beaten_is_found(self, inputs, basis):
        costs = {"small": LifeCycleCost(100, 120), "lean": LifeCycleCost(300, 330)}
        # small scores 2.6 for 100, lean 2.5 for 300
        [finding] = design.what_is_recommended_is_not_beaten(
            inputs, basis, analyse(inputs, basis, costs)
        )
        assert finding.problem == "'Small' scores no less than 'Lean' and costs no more"


def test_a_brand_in_a_component_is_found(inputs, basis):
    bound = inputs.components[0].model_copy(update={"parts": ("pages on eGovFrame",)})
    broken = changed(inputs, components=(bound, *inputs.components[1:]))
    [finding] = found(design.components_name_no_brand, broken, basis)
    assert finding.problem == "the component 'Platform' names eGovFrame"


@pytest.mark.parametrize("concern", ["anonymity", "retaliation", "misuse"])
def test_people_who_complain_and_are_not_protected_are_found(inputs, basis, concern):
    fewer = tuple(control for control in inputs.controls if control.concern != concern)
    [finding] = found(
        design.people_who_complain_are_protected, changed(inputs, controls=fewer), basis
    )
    assert finding.problem == f"no control answers {concern} of people who complain"


def test_a_technology_that_only_its_supplier_ran_is_found(inputs, basis):
    java = Alternative(id="java", decision="technology", name="Java", summary="a framework")
    tried = Trial(alternative="java", requirement="track", passed=True)
    broken = changed(inputs, alternatives=(*inputs.alternatives, java), trials=(tried,))
    [finding] = found(design.technologies_are_kept_up_in_a_trial, broken, basis)
    assert "'Java' was tried, but the city's own staff changed nothing" in finding.problem
    kept = Trial(alternative="java", kind="upkeep", task="restore", passed=False)
    assert found(design.technologies_are_kept_up_in_a_trial, changed(broken, trials=(tried, kept)), basis) == []  # fmt: skip
