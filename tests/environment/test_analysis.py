from __future__ import annotations

import pytest

from fs_toolkit.environment.analysis import analyse
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.inputs.overview import LaterFact
from fs_toolkit.environment.inputs.stakeholders import StakeholderScore
from fs_toolkit.environment.inputs.strategy import Policy
from fs_toolkit.environment.result import Opinion


@pytest.fixture
def result(inputs, basis):
    return analyse(inputs, basis)


def test_values_of_the_profile_come_from_the_row_the_series_or_the_quantity(result):
    found = {line.row.id: (line.value, line.kind) for line in result.profile}
    assert found == {
        "area": (100.5, "fact"),
        "counted": (1_000_000, "fact"),
        "estimated": (1_210_000, "assumption"),
        "internet": (45.0, "fact"),
    }
    assert [row.item for row in result.unanswered] == ["City budget"]


def test_a_share_of_the_basis_is_printed_in_per_cent(changed, inputs, basis):
    row = inputs.profile[3].model_copy(update={"value": None, "quantity": "growth", "times": 100.0})
    [line] = analyse(changed(profile=(row,)), basis).profile
    assert line.value == pytest.approx(10)


def test_a_value_taken_from_a_series_brings_its_source(result):
    [line] = [line for line in result.profile if line.row.id == "counted"]
    assert line.source == ("census",)


def test_population_goes_on_from_the_base_with_its_ends(result):
    outlook = result.population
    # 1.0 to 1.21 million in two years is 10 % a year
    assert outlook.observed_growth == pytest.approx(0.10)
    assert outlook.years == (2015, 2016, 2017)
    assert outlook.base == pytest.approx((1_210_000, 1_331_000, 1_464_100))
    assert outlook.at(2017) == pytest.approx((1_200_000 * 1.05**2, 1_464_100, 1_300_000 * 1.15**2))


def test_the_index_stops_at_the_cut_off(result):
    index = result.index
    assert [row.year for row in index.own] == [2014, 2016]
    assert {row.year for row in result.later_editions} == {2018}
    # 0.5 / 0.4 = 1.25 of the index in 2016; 0.4 / 0.3 in 2014
    assert index.parts[0].ratio == pytest.approx(1.25)
    assert index.first_ratio == pytest.approx(4 / 3)
    assert (index.weakest.name, index.strongest.name) == ("osi", "tii")
    assert index.weakest.leader == pytest.approx(0.9)


def test_an_index_without_peers_is_not_compared(changed, inputs, basis):
    alone = tuple(row for row in inputs.indices if row.role != "peer")
    assert analyse(changed(indices=alone), basis).index is None


def test_alignment_fills_the_pairs_that_were_left_out_with_none(result):
    assert result.alignment.matrix == ((2, 0), (0, 1))
    assert result.alignment.index == pytest.approx(3 / 8)
    assert result.alignment.orphans == ()


def test_an_objective_without_a_goal_is_an_orphan(changed, inputs, basis):
    result = analyse(changed(alignment=inputs.alignment[:1]), basis)
    assert [row.id for row in result.alignment.orphans] == ["open"]
    assert [row.id for row in result.alignment.unserved_goals] == ["trust"]


def test_policies_that_end_before_the_service_are_named(changed, inputs, basis):
    plan = inputs.policies[0].model_copy(update={"ends": 2017})
    assert [row.id for row in analyse(changed(policies=(plan,)), basis).expiring] == ["plan"]


def test_scores_are_means_of_raters_with_their_spread(result):
    rated = {row.stakeholder.id: row for row in result.stakeholders.rated}
    assert rated["old"].power == Opinion(1.5, 1, 2)
    assert (rated["old"].interest.mean, rated["old"].stance.mean) == (4.5, 0.5)
    assert rated["seller"].spread == 2
    assert rated["mayor"].quadrant == "manage_closely"
    # weights 6.75, 22.5, 15; stances 0.5, 2, -2: (3.375 + 45 - 30) / (2 x 44.25)
    assert result.stakeholders.support == pytest.approx(18.375 / 88.5)
    assert [row.stakeholder.id for row in result.stakeholders.opposed] == ["seller"]
    # the seller alone is against: 3 x 5 of 6.75 + 22.5 + 15
    assert result.stakeholders.opposing_weight == pytest.approx(15)
    assert result.stakeholders.opposing_share == pytest.approx(15 / 44.25)


def test_support_is_given_rater_by_rater_too(result):
    # a: (5 x 1 + 20 x 2 + 10 x -2) / 2 x 35; b: (8 x 0 + 25 x 2 + 20 x -2) / 2 x 53
    assert result.stakeholders.support_by_rater == pytest.approx((25 / 70, 10 / 106))


def test_salience_needs_the_marks_of_two_raters(result):
    rated = {row.stakeholder.id: row.salience for row in result.stakeholders.rated}
    # old: power 1.5, legitimacy 4, urgency 4.5; mayor: 5, 4.5, 3.5; the seller was not marked
    assert rated == {"old": "dependent", "mayor": "definitive", "seller": None}


def test_the_plan_begins_with_the_longest_way(result):
    assert [(step.stakeholder.id, step.gap) for step in result.engagement] == [
        ("old", 1),
        ("mayor", 0),
        ("seller", None),
    ]


def test_the_excluded_are_heard_where_a_meeting_names_them(result, changed, basis, inputs):
    [row] = result.excluded
    assert (row.group.id, len(row.meetings)) == ("old", 1)
    meeting = inputs.consultations[0].model_copy(update={"heard": ()})
    [row] = analyse(changed(consultations=(meeting,)), basis).excluded
    assert row.meetings == ()


def test_forces_are_weighed_and_ranked(result):
    # hinders, helps, hinders ...: likelihood 1 2 3 4 5 1 times impact 4
    assert [force.score for force in result.forces.items] == [-4, 8, -12, 16, -20, 4]
    assert [force.score for force in result.forces.ranked] == [-20, 16, -12, 8, -4, 4]
    assert (result.forces.helping, result.forces.hindering) == (28, 36)


def test_a_force_without_its_marks_has_no_score(changed, inputs, basis):
    bare = inputs.pestel[0].model_copy(update={"impact": None})
    forces = analyse(changed(pestel=(bare,)), basis).forces
    assert forces.items[0].score is None
    assert forces.ranked == ()


def test_ratios_take_the_latest_value_over_the_nearest_one(result):
    [density] = result.computed  # the budget is not known, so nothing is set against it
    assert density.value == pytest.approx(1_210_000 / 100.5)
    assert (density.over.row.year, density.under.row.year) == (2015, 2014)
    assert density.difference is None


def test_shares_of_a_trait_stand_together(result):
    [sexes] = result.composition
    assert (sexes.by, sexes.total) == ("sex", pytest.approx(1))


def test_growth_is_given_between_each_count_and_the_next(result):
    assert result.population.growth_between == ((2013, 2015, pytest.approx(0.10)),)


def test_breaks_up_to_the_cut_off_are_told(changed, inputs, basis):
    broken = tuple(
        row.model_copy(update={"breaks": "suspected"}) if row.year > 2014 else row
        for row in inputs.indices
    )
    assert [row.year for row in analyse(changed(indices=broken), basis).index.breaks] == [2016]


def test_a_problem_tree_grows_both_ways(result):
    tree = result.problem_tree
    assert [twig.item.id for twig in tree.causes] == ["books", "posts"]
    assert [twig.item.id for twig in tree.causes[0].twigs] == ["rules"]
    assert [twig.item.id for twig in tree.effects] == ["twice", "distrust"]


def test_a_cause_of_two_things_is_drawn_once(changed, inputs, basis):
    posts = inputs.problem_tree[3].model_copy(update={"leads_to": ("lost", "books")})
    items = (*inputs.problem_tree[:3], posts, *inputs.problem_tree[4:])
    tree = analyse(changed(problem_tree=items), basis).problem_tree
    drawn = [twig.item.id for twig in tree.causes]
    below = [twig.item.id for cause in tree.causes for twig in cause.twigs]
    assert sorted([*drawn, *below]) == ["books", "posts", "rules"]


def test_answers_to_barriers_are_paid_by_lines_with_names(inputs, basis):
    found = analyse(inputs, basis, {"training": "Training"}).barriers
    assert [row.paid_by for row in found] == [(), ("Training",), (), ()]
    assert all(row.paid_by == () for row in analyse(inputs, basis).barriers)


def test_the_score_of_a_single_rater_is_left_out(changed, inputs, basis):
    one = (StakeholderScore(stakeholder="old", rater="a", power=1, interest=5, stance=1),)
    assert analyse(changed(stakeholder_scores=one), basis).stakeholders is None
    twice = (*one, *one)
    assert analyse(changed(stakeholder_scores=twice), basis).stakeholders is None


def test_barriers_are_numbered_by_their_scores(result):
    assert [(row.number, row.barrier.id, row.score, row.band) for row in result.barriers] == [
        (1, "money", 20, "critical"),
        (2, "habit", 9, "medium"),
        (3, "seller", 6, "medium"),
        (4, "term", 4, "low"),
    ]
    assert [row.residual for row in result.barriers] == [10, 3, None, None]


def test_later_facts_test_the_study(changed, basis):
    facts = (
        LaterFact(id="a", year=2017, fact="Counted.", value=1_500_000, tests="population"),
        LaterFact(id="b", year=2017, fact="Counted.", value=2_000_000, tests="population"),
        LaterFact(
            id="c", year=2020, fact="Measured.", value=201.0, tests="profile", measure="area"
        ),
        LaterFact(id="d", year=2030, fact="Counted.", value=1.0, tests="population"),
        LaterFact(id="e", year=2020, fact="Said."),
    )
    tests = analyse(changed(later=facts), basis).tests
    assert [(test.fact.id, test.within) for test in tests] == [
        ("a", True),
        ("b", False),
        ("c", True),
    ]
    assert tests[2].expected == 100.5


def test_a_folder_with_nothing_in_it_is_analysed(basis):
    result = analyse(EnvironmentInputs(), basis)
    assert (result.profile, result.barriers) == ((), ())
    assert result.population is result.index is result.alignment is result.stakeholders is None


def test_a_population_whose_quantities_are_missing_stays_open(changed, inputs, basis):
    other = inputs.population.model_copy(update={"base": "unknown"})
    assert analyse(changed(population=other), basis).population is None


def test_drafts_do_not_expire(changed, basis):
    draft = Policy(
        id="d", level="city", title="Draft", short="Draft", ends=2016, status="draft", demands="x",
        verified="read",
    )  # fmt: skip
    assert analyse(changed(policies=(draft,)), basis).expiring == ()
