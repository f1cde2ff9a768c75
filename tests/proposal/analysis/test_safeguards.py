"""Safeguards: topics answered, open and needing nothing; the assessment against go-live."""

from __future__ import annotations

import pytest

from fs_toolkit.proposal.analysis import analyse
from fs_toolkit.proposal.inputs import ProposalInputs


@pytest.fixture
def found(watched, basis, costs, handed):
    return analyse(watched, basis, costs, handed).safeguards


def test_each_topic_has_its_answer(found):
    answered = {each.topic: each.is_answered for each in found.topics}
    assert [topic for topic, done in answered.items() if not done] == ["e_waste"]
    assert next(each for each in found.topics if each.topic == "e_waste").open is not None
    assert found.unprotected == ()


def test_a_measure_knows_what_carries_and_pays_it(found):
    first = found.measures[0]
    assert (first.owner, first.components, first.requirements) == (
        "IT department",
        ("Case register",),
        ("R7",),
    )
    assert [line.amount for line in first.paid_by] == [280_000]
    assert first.lacks == ()


def test_the_assessment_ends_with_its_task_before_service_begins(found):
    # the task `law` takes two months from January 2016; the service opens in January 2017
    assert (found.assessed_in, found.live, found.in_time) == ("2016-03", "2017-01", True)
    assert found.assessed_by == "IT department"


def test_kinds_of_data_say_who_has_to_be_protected(found):
    assert (found.people_report, found.keeps_people) == (True, True)


def test_an_empty_study_has_not_begun(basis, costs):
    found = analyse(ProposalInputs(), basis, costs).safeguards
    assert (found.begun, found.people_report, found.assessed_in) == (False, False, "")
    assert found.in_time is None
