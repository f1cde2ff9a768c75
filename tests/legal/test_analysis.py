from __future__ import annotations

from datetime import date

import pytest

from fs_toolkit.legal.analysis import analyse
from fs_toolkit.legal.inputs import LegalInputs


@pytest.fixture
def result(inputs, basis, demands, needed):
    return analyse(inputs, basis, demands, needed)


def test_laws_are_taken_as_they_stood_on_the_day(result):
    assert [(row.law.id, row.state) for row in result.laws] == [
        ("portals", "in_force"),  # repealed in 2016 only
        ("petitions", "in_force"),
        ("data", "passed"),
    ]
    assert [row.law.id for row in result.later] == ["access"]
    assert (result.count("in_force"), result.count("passed")) == (2, 1)


def test_topics_tell_laws_in_force_from_those_to_come(result):
    [data] = [topic for topic in result.topics if topic.row.topic == "personal_data"]
    assert [law.id for law in data.in_force] == ["portals"]
    assert [law.id for law in data.coming] == ["data"]


def test_coverage_is_weighted_by_what_matters(result):
    # marks 0, 1, 0, 2 with weights 3, 3, 1, 2: 7 of 18; unweighted 3 of 8
    assert result.coverage == pytest.approx(7 / 18)
    assert result.plain_coverage == pytest.approx(3 / 8)


def test_the_widest_gap_matters_most_and_is_covered_worst(result):
    assert result.widest_gap.row.topic == "petitions"


def test_duties_find_owners_doers_and_loads(result):
    duties = result.duties
    assert duties.roles["receive", "wards"] == "A/R"
    assert duties.roles["receive", "mayor"] == "I"
    assert {body.id: round(load, 3) for body, load in duties.loads} == {
        "mayor": 0.333, "wards": 0.333, "it": 0.333,
    }  # fmt: skip
    assert duties.without_one_owner == duties.undone == ()


def test_a_function_with_two_owners_or_nobody_to_do_it_is_found(changed, inputs, basis):
    parts = [row for row in inputs.responsibilities if row.function != "run"]
    second = inputs.responsibilities[0].model_copy(update={"institution": "it"})
    duties = analyse(changed(responsibilities=(*parts, second)), basis).duties
    assert [row.id for row in duties.without_one_owner] == ["decide", "run"]
    assert [row.id for row in duties.undone] == ["run"]


def test_skills_count_levels_and_people(result):
    assert (result.skills.points, result.skills.people) == (2, 2)
    assert [row.skill for row in result.skills.rows] == ["Operation"]


def test_actions_stand_in_order_of_severity_and_urgency(result):
    assert [(row.action.id, row.urgency, row.rank) for row in result.actions] == [
        ("sign", "too_late", 6),
        ("keep", "at_once", 6),
        ("open", "in_time", 3),
    ]
    assert result.live == date(2018, 1, 1)
    assert [row.latest for row in result.actions] == [
        date(2015, 1, 1), date(2016, 5, 1), date(2017, 7, 1),
    ]  # fmt: skip


def test_actions_name_the_requirements_that_wait_for_them(changed, inputs, basis, demands):
    actions = (inputs.actions[0].model_copy(update={"requirements": ("keep", "gone")}),)
    [row] = analyse(changed(actions=actions), basis, demands).actions
    assert [demand.id for demand in row.holds] == ["keep"]


def test_a_later_service_leaves_more_time(inputs, basis):
    later = analyse(inputs, basis.changed({"opening": 2019}))
    assert {row.action.id: row.urgency for row in later.actions} == {
        "sign": "at_once", "keep": "in_time", "open": "in_time",
    }  # fmt: skip


def test_a_folder_with_nothing_in_it_is_analysed(basis):
    result = analyse(LegalInputs(), basis)
    assert (result.laws, result.actions) == ((), ())
    assert result.coverage is result.duties is result.skills is result.widest_gap is None


def test_a_law_carries_those_that_followed_on_it(changed, inputs, basis):
    laws = list(inputs.laws)
    laws[0] = laws[0].model_copy(update={"replaced_by": "data"})
    laws[1] = laws[1].model_copy(update={"replaced_by": "access"})
    found = analyse(changed(laws=tuple(laws)), basis).laws
    chains = {row.law.id: [law.id for law in row.successors] for row in found}
    assert chains == {"portals": [], "petitions": ["data", "access"], "data": ["access"]}


def test_each_level_gives_the_best_of_its_laws_in_force(result):
    by_topic = {topic.row.topic: dict(topic.by_level) for topic in result.topics}
    assert by_topic["petitions"] == {"law": "conflicting"}
    # the law on data is passed and not in force: what it gives does not count yet
    assert by_topic["personal_data"] == {"decree": "partial"}
    assert by_topic["open_data"] == {}


def test_a_conflict_at_a_level_outweighs_the_rest(changed, inputs, basis):
    more = inputs.provisions[0].model_copy(update={"bears": "adequate"})
    for provisions in ((more, *inputs.provisions), (*inputs.provisions, more)):
        topic = analyse(changed(provisions=provisions), basis).topics[0]
        assert topic.by_level["law"] == "conflicting"


def test_requirements_are_tested_against_their_topics(result):
    assert [(row.type, row.count, row.musts, row.verdict) for row in result.tested] == [
        ("functional", 1, 1, "around"),  # Parliament's law comes too late; paper meanwhile
        ("data", 2, 1, "fix"),
    ]
    assert result.tested[1].topics == (("personal_data", "fix"), ("open_data", "fix"))


def test_a_topic_that_nobody_looked_at_is_unread(inputs, basis, demands):
    [data] = analyse(inputs, basis, demands[1:2], {"data": ("cloud",)}).tested
    assert (data.topics, data.verdict) == ((("cloud", "unread"),), "unread")


def test_a_right_carries_the_test_that_holds_its_deadline(result):
    complain, consent = result.rights
    assert (complain.demand.id, complain.held) == ("answer", "held")
    assert (consent.demand, consent.held) == (None, None)


def test_levels_take_the_median_of_their_raters(changed, inputs, basis):
    first = inputs.levels[0]
    second = first.model_copy(update={"rater": "B", "in_law": 2, "in_practice": None})
    level = analyse(changed(levels=(*inputs.levels, second)), basis).levels[0]
    assert (level.in_law.middle, level.in_law.raters) == (1.5, 2)
    assert (level.in_practice.middle, level.in_practice.raters) == (0, 1)
    assert len(level.rows) == 2


def test_mandates_are_those_of_laws_in_force(changed, inputs, basis):
    coming = inputs.mandates[2].model_copy(update={"law": "data"})
    double = inputs.mandates[0].model_copy(update={"function": "receive"})
    found = analyse(changed(mandates=(*inputs.mandates[:2], coming, double)), basis).mandates
    assert [row.held for row in found] == ["one", "overlap", "vacuum"]
    assert found[0].articles == ("Article 2",)


def test_it_staff_is_a_share_of_offices_that_state_both(result):
    assert result.it_share == pytest.approx(10 / 50)  # the wards state nothing


def test_staffing_counts_the_years_of_service(result):
    plan = result.staffing
    # 48,000 x 10 / (250 x 8 x 60 x 0.8) = 5; the desk's head is one more
    assert plan.years == tuple(range(2018, 2026))
    assert list(plan.posts[0].people) == pytest.approx([5] * 8)
    assert list(plan.total) == pytest.approx([6] * 8)
    assert (plan.now, plan.unknown) == (3, ())


@pytest.mark.parametrize("fields", [{"volume": ""}, {"minutes": "nobody_knows"}])
def test_a_volume_that_nobody_knows_gives_no_people(changed, inputs, basis, fields):
    posts = (inputs.posts[0].model_copy(update=fields), inputs.posts[1])
    plan = analyse(changed(posts=posts), basis).staffing
    assert plan.posts[0].people is None
    assert [post.id for post in plan.unknown] == ["clerks"]
    assert list(plan.total) == pytest.approx([1] * 8)


def test_without_working_time_no_volume_becomes_people(changed, basis):
    plan = analyse(changed(working_time=LegalInputs().working_time), basis).staffing
    assert [post.id for post in plan.unknown] == ["clerks"]


def test_a_case_is_followed_on_its_slowest_way(result):
    # touch 5 + 10 + 45 = 60; wait 4.875 days of 480 minutes = 2340; 60 / 2400 = 2.5 %
    way = result.process.way
    assert result.process.timed
    assert (way.handovers, way.touch, way.lead) == (3, 60, pytest.approx(2400))
    assert way.efficiency == pytest.approx(0.025)


def test_a_process_that_nobody_timed_counts_handovers_alone(changed, inputs, basis):
    steps = (inputs.process[0].model_copy(update={"wait": None}), *inputs.process[1:])
    found = analyse(changed(process=steps), basis).process
    assert not found.timed
    assert (found.way.handovers, found.way.lead) == (3, 0)


def test_an_action_that_waits_for_another_loses_its_slack(changed, inputs, basis):
    actions = (*inputs.actions[:2], inputs.actions[2].model_copy(update={"depends_on": ("keep",)}))
    rated = {row.action.id: row for row in analyse(changed(actions=actions), basis).actions}
    # 24 months to the start; 20 for the one, then 6 for the other
    assert rated["open"].slack == pytest.approx(-2 + 1 / 31)
    assert rated["keep"].slack == pytest.approx(rated["open"].slack)
    assert rated["open"].start == 20
    assert rated["keep"].latest == date(2015, 11, 1)
