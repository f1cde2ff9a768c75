from __future__ import annotations

import pytest

from fs_toolkit.document.charts import Waterfall, WaterfallStep

STEPS = (
    WaterfallStep("Letters are no longer saved", -130.0),
    WaterfallStep("Avoidable visits: 3 to 4", 116.0),
    WaterfallStep("A rate of 9 per cent", 36.0),
)


def chart(*steps: WaterfallStep, start=-127.0) -> Waterfall:
    return Waterfall("Finding", start, steps, ("before", "after"), "USD thousand")


def bars(seen):
    return [patch for patch in seen.patches if patch.get_linewidth() > 0]


def ends(patch) -> tuple[float, float]:
    x, width = patch.get_x(), patch.get_width()
    return x, x + width


@pytest.mark.parametrize("start", [-127.0, 127.0, 0.0, 60.0])
def test_each_bar_begins_where_the_one_above_ended(legible, start):
    drawn = [ends(patch) for patch in bars(legible(chart(*STEPS, start=start)))]
    first, *steps, last = drawn
    assert first[0] == pytest.approx(last[0])  # both sums begin at zero
    place = first[1]
    for begin, end in steps:
        assert begin == pytest.approx(place)
        place = end
    assert last[1] == pytest.approx(place)


def test_steps_carry_their_sign(legible):
    words = {text for text, _ in legible(chart(*STEPS)).words}
    assert {"−130", "+116", "+36", "−127", "−105"} <= words


def test_nothing_to_draw_is_refused(look):
    with pytest.raises(ValueError, match="no steps"):
        look(chart())
