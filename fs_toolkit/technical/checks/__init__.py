"""Rules over technical/: what a reviewer would object to, before and after the analysis."""

from __future__ import annotations

from fs_toolkit.core.findings import Rule
from fs_toolkit.technical.checks import architecture, design, level, needs, swot

INPUT_RULES: tuple[Rule, ...] = (
    design.weights_of_a_decision_sum_to_one,
    design.scores_fit_their_criterion,
    swot.strategies_join_the_kinds_they_claim,
    swot.cross_impact_joins_an_item_within_and_one_outside,
    swot.ratings_stand_once,
    needs.requirements_do_not_wait_for_each_other,
    architecture.steps_follow_a_step_or_start,
)
"""What would make a result wrong, before the analysis."""

RESULT_RULES: tuple[Rule, ...] = (
    swot.swot_items_have_evidence,
    swot.strategies_are_carried_out_by_the_project,
    swot.heavy_items_are_answered,
    swot.strategies_rest_on_an_effect,
    swot.every_pair_is_scored,
    swot.items_lie_on_their_side,
    level.self_scores_have_evidence,
    level.the_four_offices_take_part,
    level.peers_are_at_least_three,
    level.scales_have_at_least_three_items,
    level.reported_groups_have_thirty_people,
    level.citizens_are_asked_too,
    level.diagnosis_is_not_given_others_criteria,
    needs.must_is_the_smaller_part,
    needs.requirements_have_an_acceptance_test,
    needs.requirements_have_a_source,
    needs.requirements_name_no_brand,
    needs.no_class_of_requirement_is_forgotten,
    needs.adoption_stays_below_internet_access,
    needs.a_must_does_not_rest_on_what_will_not_come,
    needs.nothing_comes_before_what_it_depends_on,
    needs.a_loss_and_a_restore_have_limits,
    design.there_is_something_to_choose_from,
    design.components_meet_a_requirement,
    design.must_requirements_are_covered,
    design.lock_in_comes_with_a_way_out,
    design.alternatives_are_scored_by_two_at_least,
    design.what_is_recommended_meets_every_must,
    design.alternatives_say_how_they_are_left,
    design.technologies_are_kept_up_in_a_trial,
    design.what_is_recommended_is_not_beaten,
    design.components_name_no_brand,
    design.people_who_complain_are_protected,
    architecture.nodes_and_links_hang_together,
    architecture.components_stand_somewhere,
    architecture.the_process_ends_and_decisions_part,
    architecture.data_of_people_lie_where_a_rule_allows,
)
"""What weakens a result, after the analysis."""
