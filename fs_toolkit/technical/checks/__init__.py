"""Rules over technical/: what a reviewer would object to, before and after the analysis."""

from __future__ import annotations

from fs_toolkit.core.findings import Rule
from fs_toolkit.technical.checks import design, level, needs, responses, surveys

INPUT_RULES: tuple[Rule, ...] = (
    design.weights_of_a_decision_sum_to_one,
    design.scores_fit_their_criterion,
    level.strategies_join_the_kinds_they_claim,
    responses.responses_belong_to_a_survey,
    responses.columns_of_responses_are_known,
    responses.answers_are_steps_of_the_scale,
    responses.responses_name_nobody,
    responses.each_person_answers_once,
    responses.weights_come_from_one_place,
    responses.every_person_has_a_stratum,
    responses.twins_are_statements_of_two_surveys,
    responses.answers_say_where_they_come_from,
)
"""What would make a result wrong, before the analysis."""

RESULT_RULES: tuple[Rule, ...] = (
    level.swot_items_have_evidence,
    level.strategies_are_carried_out_by_the_project,
    level.self_scores_have_evidence,
    level.the_four_offices_take_part,
    level.peers_are_at_least_three,
    level.diagnosis_is_not_given_others_criteria,
    surveys.scales_have_at_least_three_items,
    surveys.reported_groups_have_thirty_people,
    surveys.citizens_are_asked_too,
    surveys.a_survey_has_thirty_answers,
    surveys.surveys_reach_their_sample,
    surveys.people_do_not_all_answer_alike,
    surveys.every_item_is_answered,
    surveys.scales_hold_together,
    surveys.surveys_that_were_held_say_how,
    surveys.interviews_are_confirmed_and_agreed,
    surveys.every_stratum_is_heard,
    needs.must_is_the_smaller_part,
    needs.requirements_have_an_acceptance_test,
    needs.requirements_have_a_source,
    needs.requirements_name_no_brand,
    needs.no_class_of_requirement_is_forgotten,
    needs.adoption_stays_below_internet_access,
    design.there_is_something_to_choose_from,
    design.components_meet_a_requirement,
    design.must_requirements_are_covered,
    design.lock_in_comes_with_a_way_out,
)
"""What weakens a result, after the analysis."""
