"""The schedule with links, calendar, three-point durations and effort, on the small study."""

from __future__ import annotations

from datetime import date

import pytest

from fs_toolkit.core.model import PENDING, rows
from fs_toolkit.proposal.analysis import analyse
from fs_toolkit.proposal.inputs.schedule import Standstill, Task


def changed(inputs, **by_id):
    tasks = [row.model_copy(update=by_id.get(row.id, {})) for row in rows(inputs.tasks)]
    return inputs.model_copy(update={"tasks": tuple(tasks)})


def stop(id, first, last, *activities):
    return Standstill(
        id=id, name="Feast", first=first, last=last, activities=activities, reason="Closed"
    )


@pytest.fixture
def found(inputs, basis, costs):
    def run(new=inputs):
        result = analyse(new, basis, costs)
        return {each.task.id: each for each in result.schedule.tasks}, result

    return run


class TestLinks:
    def test_by_hand(self, found):
        # build 5-11; move starts two months after build does: 7-8, and may slip by 2 months,
        # until the old books (2 months) would end after month 12
        tasks, _ = found()
        assert (tasks["move"].start, tasks["move"].end) == (7, 8)
        assert (tasks["move"].slack, tasks["move"].free) == (2, 0)
        # no-objection ends a month before the tender does at the earliest: 3-4
        assert (tasks["no_objection"].start, tasks["no_objection"].end) == (3, 4)


class TestCalendar:
    def test_a_feast_stretches_the_work_it_stops(self, inputs, found):
        # build runs from June to November 2016; the first half of September stops it
        feast = stop("feast", date(2016, 9, 1), date(2016, 9, 15), "build")
        tasks, result = found(inputs.model_copy(update={"calendar": (feast,)}))
        assert tasks["build"].end == pytest.approx(11.5)
        assert tasks["move"].end == 8
        assert result.schedule.go_live == pytest.approx(12.5)
        assert result.schedule.standstills == (feast,)

    def test_feasts_that_meet_stop_once(self, inputs, found):
        first = stop("first", date(2016, 9, 1), date(2016, 9, 15), "all")
        second = stop("second", date(2016, 9, 10), date(2016, 9, 30), "build")
        tasks, _ = found(inputs.model_copy(update={"calendar": (second, first)}))
        assert tasks["build"].end == pytest.approx(12)

    def test_one_that_meets_no_work_is_not_told(self, found):
        assert found()[1].schedule.standstills == ()

    def test_without_a_calendar_work_goes_on(self, inputs, found):
        tasks, _ = found(inputs.model_copy(update={"calendar": PENDING}))
        assert tasks["build"].end == 11


class TestRisk:
    def test_by_hand(self, found):
        # only the tender varies (4, 5, 9): expected 33/6 = 5.5, half a month late, sd 5/6
        risk = found()[1].risk
        assert risk.tasks == 1
        assert risk.expected == pytest.approx(12.5)
        assert risk.sd == pytest.approx(5 / 6)
        assert risk.p80_formula == pytest.approx(12.5 + 0.8416 * 5 / 6, abs=0.001)
        assert risk.mean == pytest.approx(12.5, abs=0.05)
        assert 0 < risk.as_planned < 0.5
        assert abs(risk.merge_bias) < 0.05

    def test_is_the_same_each_time(self, found):
        assert found()[1].risk == found()[1].risk

    def test_without_three_points_there_is_none(self, inputs, found):
        new = changed(inputs, tender={"optimistic": None, "pessimistic": None})
        assert found(new)[1].risk is None

    def test_money_does_not_depend_on_it(self, inputs, found):
        wild = changed(inputs, tender={"pessimistic": 90.0})
        ours, theirs = found()[1].financing.plan, found(wild)[1].financing.plan
        assert ours.to_frame().equals(theirs.to_frame())


class TestLoad:
    def test_by_hand(self, found):
        # tender: 5 person-months in months 0-5, one a month; build: 6 in months 5-11, of "it"
        load = found()[1].load
        people = {each.role.id: each.people for each in load.roles}
        assert load.quarters == ((2016, 1), (2016, 2), (2016, 3), (2016, 4))
        assert people["unit"] == pytest.approx((1, 2 / 3, 0, 0))
        assert people["it"] == pytest.approx((0, 1 / 3, 1, 2 / 3))

    def test_over_the_cap(self, inputs, found):
        load = found(changed(inputs, tender={"effort": 20.0}))[1].load
        [unit] = [each for each in load.roles if each.role.id == "unit"]
        assert (unit.most, unit.busiest, unit.is_over) == (pytest.approx(4), 0, True)

    def test_counts_what_nobody_estimated(self, found):
        # identification, appraisal, no-objection, rules, move, beside, train, look
        assert found()[1].load.without == 8

    def test_without_any_effort_there_is_none(self, inputs, found):
        assert (
            found(changed(inputs, tender={"effort": None}, build={"effort": None}))[1].load is None
        )


class TestPackages:
    def test_cost_the_base_estimate_of_their_components(self, found):
        register, school = found()[1].procurement.packages
        assert (register.cost, school.cost) == (900, 100)
        assert register.task.task.id == "tender"
        assert school.task is None

    def test_what_nobody_buys(self, inputs, found):
        new = inputs.model_copy(update={"packages": rows(inputs.packages)[:1]})
        assert found(new)[1].procurement.unbought == ("training",)

    def test_while_they_are_pending_nothing_is_unbought(self, inputs, found):
        procurement = found(inputs.model_copy(update={"packages": PENDING}))[1].procurement
        assert (procurement.packages, procurement.unbought, procurement.cost) == ((), (), 0)


class TestTraining:
    def test_person_days(self, found):
        # 12 offices, two days each
        plan = found()[1].training
        assert plan.person_days == 24
        assert plan.day_cost is None  # nothing was handed over of the cost lines

    def test_pending(self, inputs, found):
        assert found(inputs.model_copy(update={"training": PENDING}))[1].training is None


def test_an_empty_schedule_has_no_risk_and_no_load(inputs, basis, costs):
    result = analyse(inputs.model_copy(update={"tasks": PENDING}), basis, costs)
    assert (result.schedule, result.risk, result.load, result.legal_steps) == (None, None, None, ())


def test_a_start_after_a_feast_that_covers_it(inputs, found):
    late = Task(
        id="late", name="Late", duration=1, owner="unit", activity="outreach", earliest="2016-02"
    )
    feast = stop("feast", date(2016, 1, 15), date(2016, 2, 29), "outreach")
    new = inputs.model_copy(update={"tasks": (*rows(inputs.tasks), late), "calendar": (feast,)})
    tasks, _ = found(new)
    assert (tasks["late"].start, tasks["late"].end) == (2, 3)
