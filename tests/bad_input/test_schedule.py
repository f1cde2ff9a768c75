"""Mistakes in the schedule and the training plan: each is a finding with place and cure, through
`check` and `report`, and never a date that looks fine."""

from __future__ import annotations

import pytest

TASKS = "proposal/tasks.csv"


def place(study, file, id):
    return f"{file}:{study.line(file, id)}"


def test_a_circle_of_tasks_names_the_loop(port, refusal_of):
    found = refusal_of(port.set(TASKS, "team", predecessors="decide; pilot:SS+1"))
    assert found.code == "PRO031"
    assert "tasks wait for each other: " in found.problem
    loop = found.problem.partition(": ")[2].split(" > ")
    assert loop[0] == loop[-1]
    assert {"team", "pilot"} <= set(loop)
    assert "predecessors" in found.cure


def test_a_link_to_an_unknown_task(port, refusal_of):
    found = refusal_of(port.set(TASKS, "test", predecessors="set_up; linkss:FF+1"))
    assert (found.code, found.place) == ("PRO091", place(port, TASKS, "test"))
    assert "unknown task 'linkss'" in found.problem
    assert "links" in found.cure


@pytest.mark.parametrize("link", ["set_up:XX+2", "set_up:SS2", "set_up:", "set_up FS+1", "a:FS+1d"])
def test_a_malformed_link(port, refusal_of, link):
    found = refusal_of(port.set(TASKS, "test", predecessors=link))
    assert (found.code, found.place) == ("PRO090", place(port, TASKS, "test"))
    assert repr(link) in found.problem
    assert "build:SS+2" in found.cure


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"optimistic": "9"}, "optimistic 9 is above the likely 6 months"),
        ({"pessimistic": "2"}, "pessimistic 2 is below the likely 6 months"),
        ({"pessimistic": ""}, "has one of its two outer times"),
    ],
)
def test_three_points_that_do_not_rise(port, refusal_of, cells, problem):
    found = refusal_of(port.set(TASKS, "set_up", **cells))
    assert (found.code, found.place) == ("PRO092", place(port, TASKS, "set_up"))
    assert problem in found.problem


@pytest.mark.parametrize("column", ["duration", "optimistic", "effort"])
def test_a_negative_time(port, refused, column):
    found = refused(port.set(TASKS, "set_up", **{column: "-3"}))
    assert any(
        each.place.startswith(place(port, TASKS, "set_up")) and "-3" in each.problem
        for each in found
    )


def test_a_period_that_ends_before_it_begins(port, refusal_of):
    file = "proposal/calendar.csv"
    found = refusal_of(port.set(file, "council_2027", last="2027-10-01"))
    assert (found.code, found.place) == ("PRO093", place(port, file, "council_2027"))
    assert "ends on 2027-10-01, before it begins on 2027-11-08" in found.problem


@pytest.mark.parametrize(
    ("file", "id", "column", "value", "kind"),
    [
        ("proposal/training.csv", "desk", "skills", "calls;juggling", "skill"),
        ("proposal/training.csv", "desk", "when", "train_dogs", "task"),
        ("proposal/training.csv", "desk", "lines", "c_trainig", "line"),
        ("proposal/packages.csv", "tester", "components", "sekurity", "component"),
        ("proposal/packages.csv", "tester", "law", "act_procurement", "law"),
        (TASKS, "names", "legal_action", "data_rul", "legal action"),
    ],
)
def test_a_name_that_nothing_defines(port, refused, file, id, column, value, kind):
    found = refused(port.set(file, id, **{column: value}))
    assert any(
        each.place.startswith(place(port, file, id))
        and f"unknown {kind} {value.rpartition(';')[2]!r}" in each.problem
        for each in found
    ), found


def test_an_activity_that_stands_still_and_is_none(port, refused):
    file = "proposal/calendar.csv"
    found = refused(port.set(file, "council_2027", activities="approval;dancing"))
    assert any("dancing" in each.problem and each.place.startswith(file) for each in found)


def test_a_component_bought_twice(port, refusal_of):
    file = "proposal/packages.csv"
    found = refusal_of(port.set(file, "tester", components="security;hosting"))
    assert (found.code, found.place) == ("PRO100", place(port, file, "tester"))


def test_two_numbers_of_people(port, refusal_of):
    file = "proposal/training.csv"
    found = refusal_of(port.set(file, "wards", people_from="report_officials"))
    assert (found.code, found.place) == ("PRO108", place(port, file, "wards"))
