from __future__ import annotations

from datetime import date

import pytest

from fs_toolkit.legal.analysis import analyse
from fs_toolkit.legal.inputs import LegalInputs


@pytest.fixture
def result(inputs, basis):
    return analyse(inputs, basis)


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
    # marks 0, 1, 0 with weights 3, 3, 1: 3 of 14
    assert result.coverage == pytest.approx(3 / 14)


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


def test_a_later_service_leaves_more_time(inputs, basis):
    later = analyse(inputs, basis.changed({"opening": 2019}))
    assert {row.action.id: row.urgency for row in later.actions} == {
        "sign": "at_once", "keep": "in_time", "open": "in_time",
    }  # fmt: skip


def test_a_folder_with_nothing_in_it_is_analysed(basis):
    result = analyse(LegalInputs(), basis)
    assert (result.laws, result.actions) == ((), ())
    assert result.coverage is result.duties is result.skills is result.widest_gap is None
