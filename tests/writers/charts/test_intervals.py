from __future__ import annotations

import pytest

from fs_toolkit.document.charts import Interval, IntervalChart
from fs_toolkit.writers.charts import draw
from fs_toolkit.writers.charts.intervals import label_of

OURS = Interval("Assumed", 0.010, 0.005, 0.018, "assumption")


def chart(*intervals: Interval) -> IntervalChart:
    return IntervalChart("Finding", intervals, "Reports a head")


def test_numbers_stand_beside_their_row(legible):
    seen = legible(chart(OURS, Interval("Jakarta", 0.017)))
    assert seen.box("0.010 (0.005 – 0.018)").y0 == pytest.approx(seen.box("Assumed").y0, abs=2)
    assert seen.box("0.017")


@pytest.mark.parametrize(
    ("interval", "label"),
    [
        (Interval("a", 0.0036), "0.0036"),
        (Interval("a", 7, 5, 12), "7 (5 – 12)"),
        (Interval("a", 0.008, None, 0.014), "0.008 (0.008 – 0.014)"),
        (Interval("a", 0.00958, 0.00427, 740), "0.00958 (0.00427 – 740)"),
    ],
)
def test_labels_show_point_and_range(interval, label):
    assert label_of(interval, "en") == label


class TestScale:
    def test_is_logarithmic_beyond_a_range_of_fifty_and_says_so(self, legible):
        seen = legible(chart(Interval("a", 1.0), Interval("b", 51.0)))
        assert "Reports a head (logarithmic scale)" in seen.text

    def test_is_linear_up_to_fifty(self, legible):
        assert "logarithmic" not in legible(chart(Interval("a", 1.0), Interval("b", 50.0))).text

    def test_is_linear_where_a_value_is_zero(self, legible):
        assert "logarithmic" not in legible(chart(Interval("a", 0.0), Interval("b", 900.0))).text

    def test_is_named_in_korean(self, legible):
        assert "로그 눈금" in legible(chart(Interval("a", 1.0), Interval("b", 99.0)), "ko").text


class TestMarks:
    def test_an_observation_is_hollow_and_an_assumption_a_range_with_a_point(self, legible):
        seen = legible(chart(OURS, Interval("Jakarta", 0.017)))
        hollow = [line for line in seen.lines if line.get_marker() == "o"]
        assert all(line.get_markerfacecolor() == "#FFFFFF" for line in hollow)
        assert len(hollow) == 2  # one in the key
        assert len([line for line in seen.lines if line.get_marker() == "D"]) == 2

    def test_the_range_of_an_assumption_is_exact(self, legible):
        seen = legible(chart(OURS, Interval("Jakarta", 0.020), Interval("Zero", 0.0)))
        point = next(
            line for line in seen.lines if line.get_marker() == "o" and line.get_xdata()[0] > 5
        )
        # Zero and Jakarta give the scale: the range must span 0.013 of its 0.020.
        zero = [line for line in seen.lines if line.get_marker() == "o"][-1]
        unit = (point.get_xdata()[0] - zero.get_xdata()[0]) / 0.020
        ranges = [p for p in seen.patches if abs(p.get_width() - 0.013 * unit) < 1e-6]
        assert len(ranges) == 2  # the bar, and its shade through all rows

    def test_only_what_occurs_is_explained(self, legible):
        assert "assumed" not in legible(chart(Interval("Jakarta", 0.017))).text


def test_a_point_outside_its_range_is_refused():
    with pytest.raises(ValueError, match='low, point and high of "a" must rise, but are 5, 3, 7'):
        draw(chart(Interval("a", 3, 5, 7)))
