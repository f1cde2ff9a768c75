from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.document.charts import RadarChart, Series
from fs_toolkit.writers.charts import draw, radar, style
from fs_toolkit.writers.charts.radar import ring_of


def chart(*values: float | None, top=5.0, axes=("Law", "Staff", "Data")) -> RadarChart:
    return RadarChart("Finding", axes, (Series("now", values),), top, "Level")


def lines_of(seen, colour=style.BLUE):
    """Lines of a series, without its sample in the key."""
    return [
        line
        for line in seen.lines
        if line.get_color() == colour and line.get_linewidth() > 1 and len(line.get_xdata()) == 2
    ][1:]


def bars_of(seen):
    return [patch for patch in seen.patches if patch.get_linewidth() == 0.5][1:]


def test_a_number_stands_beside_its_bar(legible):
    assert legible(chart(1.5, 2.5, 3.5)).box("2.5")


def test_a_missing_number_leaves_a_gap_in_both(look):
    whole, missing = (
        look(chart(1.0, 2.0, 3.0, 4.0, axes=tuple("abcd"))),
        look(chart(1.0, 2.0, None, 4.0, axes=tuple("abcd"))),
    )
    assert len(lines_of(whole)) == 4
    assert len(lines_of(missing)) == 2
    assert len(bars_of(whole)) == 4
    assert len(bars_of(missing)) == 3
    assert missing.box("–")


def test_a_zero_is_no_gap(look):
    seen = look(chart(1.0, 0.0, 3.0))
    assert len(lines_of(seen)) == 3
    assert "–" not in seen.text


def test_names_of_any_length_stand_around_the_ring_or_are_numbered(legible, names):
    for count in (3, 5, 8, 12):
        values = tuple(float(n % 5) for n in range(count))
        series = (Series("now", values, emphasis=True), Series("peers", values[::-1]))
        seen = legible(RadarChart("Finding", names[:count], series, 5.0, "Level"))
        assert all(word in seen.text for name in names[:count] for word in name.split())


def test_too_many_names_are_numbers_in_the_ring_and_before_the_bars(legible):
    names = tuple(f"Department of internationalisation {n}" for n in "abcdefghijkl")
    seen = legible(chart(*([2.5] * 12), axes=names))
    assert [words for words, _ in seen.words].count("12") == 2


@given(st.lists(st.text("abcdef ", min_size=1, max_size=60), min_size=3, max_size=16))
def test_names_neither_meet_nor_leave_their_share(axes):
    with style.house_style():
        ring = ring_of(axes)
    boxes = [box for _, box in ring.labels]
    for number, box in enumerate(boxes):
        assert box.left >= 0.1
        assert box.right <= radar.SHARE
        assert math.dist(box.nearest(ring.x, ring.y), (ring.x, ring.y)) >= ring.radius
        assert all(box.overlap(other) == 0 for other in boxes[number + 1 :])


class TestRefusals:
    def test_two_axes(self):
        with pytest.raises(ValueError, match="too few axes"):
            draw(chart(1.0, 2.0, axes=("a", "b")))

    def test_no_numbers(self):
        with pytest.raises(ValueError, match="has no numbers to draw"):
            draw(chart(None, None, None))

    def test_four_series(self):
        data = RadarChart("F", tuple("abc"), (Series("s", (1.0, 1.0, 1.0)),) * 4, 5.0, "")
        with pytest.raises(ValueError, match="has 4 series: more than 3"):
            draw(data)

    def test_axes_without_length(self):
        with pytest.raises(ValueError, match="its axes end at 0, not above 0"):
            draw(chart(0.0, 0.0, 0.0, top=0.0))

    def test_values_that_do_not_fit_the_axes(self):
        with pytest.raises(ValueError, match='"now" has 2 values for 3 axes'):
            draw(chart(1.0, 1.0))

    @pytest.mark.parametrize("bad", [6.0, -1.0])
    def test_a_number_off_its_axis(self, bad):
        with pytest.raises(ValueError, match=f'"now" has {bad:g} on "Law", outside 0 to 5'):
            draw(chart(bad, 1.0, 1.0))
