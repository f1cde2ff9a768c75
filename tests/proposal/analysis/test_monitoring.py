"""The analysis of 4.5 on the whole study of conftest.py: doubts, calendar, progress."""

from __future__ import annotations

import pytest

from fs_toolkit.core.model import rows
from fs_toolkit.proposal.analysis import analyse


@pytest.fixture
def monitoring(watched, basis, costs, handed):
    return analyse(watched, basis, costs, handed).monitoring


def named(monitoring, id):
    return next(each for each in monitoring.measured if each.indicator.id == id)


def test_the_calendar_runs_to_the_last_date_and_stops_where_it_is_told(monitoring):
    assert monitoring.years == (2016, 2017, 2018, 2019)
    assert named(monitoring, "trust").months == ("2016-02", "2019-02")
    assert named(monitoring, "trained").months[-1] == "2016-12"
    assert named(monitoring, "in_time").months == (
        "2017-01", "2017-04", "2017-07", "2017-10", "2018-01", "2018-04", "2018-07", "2018-10",
        "2019-01",
    )  # fmt: skip


def test_reports_have_their_months(monitoring):
    months = {report.id: when for report, when in monitoring.reports}
    assert months["final"] == ("2019-02",)
    assert (months["state"][0], months["state"][-1]) == ("2016-03", "2018-12")


def test_five_criteria_before_december_2019(monitoring):
    assert "coherence" not in monitoring.criteria
    assert len(monitoring.criteria) == 5
    assert next(row.criterion for row in monitoring.questions) == "relevance"


def test_progress_is_held_against_the_milestone_of_its_year(monitoring):
    found = {each.measured.indicator.id: each for each in monitoring.progress}
    # by hand: (0.45 - 0.2) / (0.9 - 0.2) of the way; against 0.5: 0.25 / 0.3 = 0.83
    assert found["in_time"].gone == pytest.approx(0.357, abs=0.001)
    assert (found["in_time"].due, found["in_time"].light) == (0.5, "amber")
    # by hand: 20 of 40 at its own target year
    assert (found["trained"].gone, found["trained"].light) == (0.5, "red")
    # nothing of trust was due before 2019
    assert (found["trust"].gone, found["trust"].due, found["trust"].light) == (0.2, None, None)


def test_the_last_measurement_counts(watched, basis, costs):
    later = watched.measurements[0].model_copy(
        update={"date": watched.measurements[0].date.replace(year=2018), "value": 0.9}
    )
    changed = watched.model_copy(update={"measurements": (later, *watched.measurements)})
    found = {
        each.measured.indicator.id: each
        for each in analyse(changed, basis, costs).monitoring.progress
    }
    assert (found["in_time"].gone, found["in_time"].light) == (pytest.approx(1), "green")


def test_a_target_that_is_its_baseline_has_no_progress(watched, basis, costs):
    same = tuple(
        row.model_copy(update={"target": 0.0}) if row.id == "trained" else row
        for row in rows(watched.indicators)
    )
    changed = watched.model_copy(update={"indicators": same})
    found = analyse(changed, basis, costs).monitoring.progress
    assert "trained" not in {each.measured.indicator.id for each in found}


@pytest.mark.parametrize(
    ("update", "doubts"),
    [
        ({}, ()),
        ({"baseline": None}, ("measurable",)),
        ({"reason": ""}, ("achievable",)),
        ({"target": None}, ("achievable",)),
        ({"serves": ()}, ("relevant",)),
        ({"target_year": None}, ("dated",)),
        ({"baseline_year": None, "serves": ()}, ("relevant", "dated")),
    ],
)
def test_smart_asks_each_question(watched, basis, costs, update, doubts):
    changed = tuple(
        row.model_copy(update=update) if row.id == "trained" else row
        for row in rows(watched.indicators)
    )
    inputs = watched.model_copy(update={"indicators": changed})
    assert named(analyse(inputs, basis, costs).monitoring, "trained").doubts == doubts
