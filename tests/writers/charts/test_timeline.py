from __future__ import annotations

import pytest

from fs_toolkit.document.charts import Span, TimeChart
from fs_toolkit.writers.charts import draw
from fs_toolkit.writers.charts.timeline import rows_of


def chart(*spans: Span, **more) -> TimeChart:
    return TimeChart("Finding", spans, **more)


TASK = Span("Build", 2017.0, 2017.5, "Platform")
CRITICAL = Span("Bidding", 2016.5, 2017.0, "Platform", critical=True)
GO_LIVE = Span("Go-live", 2018.0, 2018.0, "Roll-out", milestone=True)
LAW = Span("Law on Complaints", 2012.5, 2018.0, open_end=True)


def bars(seen):
    return [patch for patch in seen.patches if patch.get_linewidth() > 0]


class TestRows:
    def test_spans_of_a_group_stand_under_its_name_in_order_of_appearance(self):
        rows = rows_of(chart(TASK, GO_LIVE, CRITICAL))
        assert [row.name for row in rows] == ["Platform", "Build", "Bidding", "Roll-out", "Go-live"]

    def test_spans_without_a_group_have_no_head(self):
        assert [row.name for row in rows_of(chart(LAW))] == ["Law on Complaints"]

    def test_a_long_name_makes_its_row_higher(self):
        long = Span("Department of Information and Communications of the city", 2016, 2017)
        one, two = rows_of(chart(LAW, long))
        assert two.height > one.height


class TestKinds:
    def test_a_critical_task_is_hatched(self, legible):
        key_task, key_critical, task, critical = bars(legible(chart(TASK, CRITICAL, unit="month")))
        assert not task.get_hatch()
        assert critical.get_hatch()
        assert key_critical.get_facecolor() == critical.get_facecolor() != key_task.get_facecolor()

    def test_a_milestone_is_a_diamond(self, legible):
        seen = legible(chart(TASK, GO_LIVE))
        assert len([line for line in seen.lines if line.get_marker() == "D"]) == 2  # one in the key
        assert seen.box("milestone")

    def test_an_open_end_is_an_arrow(self, legible):
        seen = legible(chart(LAW))
        assert all(len(patch.get_xy()) == 8 for patch in bars(seen))
        assert seen.box("no end date")

    def test_only_what_occurs_is_explained(self, legible):
        assert "critical" not in legible(chart(TASK, unit="month")).text

    def test_among_laws_nothing_is_called_a_task(self, legible):
        seen = legible(chart(LAW, CRITICAL))
        assert "task" not in seen.text
        assert "critical" not in seen.text

    def test_a_span_without_length_is_seen(self, legible):
        (bar,) = bars(legible(chart(Span("Tally", 2016.0, 2016.0), Span("", 2030.0, 2030.0))))[:1]
        assert bar.get_width() >= 0.1


class TestMarks:
    def test_two_near_the_right_edge_keep_clear(self, legible):
        seen = legible(
            chart(
                Span("Law on Complaints", 1990.0, 2018.0),
                marks=((2015.99, "in force at: 31 Dec 2015"), (2017.99, "cut-off: 31 Dec 2017")),
            )
        )
        assert seen.box("in force at: 31 Dec 2015").y0 != seen.box("cut-off: 31 Dec 2017").y0

    def test_seven_in_one_year_keep_clear(self, legible):
        legible(chart(LAW, marks=tuple((2016 + n / 7, f"decision number {n}") for n in range(7))))

    def test_one_outside_the_spans_widens_the_calendar(self, legible):
        assert "2019" in legible(chart(LAW, marks=((2019.5, "review"),))).text


def test_a_span_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match='"Build" ends at 2016, before it starts at 2017'):
        draw(chart(Span("Build", 2017, 2016)))


def test_a_plan_of_twenty_tasks_is_legible(legible):
    spans = (
        Span(f"Task number {n} of the plan", 2016 + n / 8, 2016.3 + n / 8, f"Phase {n // 5}")
        for n in range(20)
    )
    legible(chart(*spans, unit="month"))


def test_twenty_six_laws_leave_room_for_words_on_their_page(legible):
    laws = tuple(
        Span(f"Law {n} of the country", 2000 + n / 2, 2018, open_end=True) for n in range(26)
    )
    seen = legible(chart(*laws))
    assert seen.paper.height / seen.paper.width * 16 < 13


def test_thirty_four_laws_stand_on_one_page(legible, names):
    laws = tuple(
        Span(
            f"{names[n % 20]}: law {n}",
            1992 + n * 0.8,
            1996 + n,
            f"Group {n // 9}",
            open_end=n % 3 == 0,
        )
        for n in range(34)
    )
    marks = ((2015.99, "in force at: 31 Dec 2015"), (2017.99, "cut-off: 31 Dec 2017"))
    seen = legible(chart(*laws, marks=marks))
    assert seen.paper.height / seen.paper.width * 16 < 20
