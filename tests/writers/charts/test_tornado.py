from __future__ import annotations

import pytest
from matplotlib.transforms import Bbox

from fs_toolkit.document.charts import Tornado, TornadoBar


def chart(*bars: TornadoBar, base=-127.0) -> Tornado:
    return Tornado("Finding", base, bars, "NPV, USD thousand")


WIDE = TornadoBar("District tools", -580.0, 320.0, "20 %", "80 %")
NARROW = TornadoBar("Optimism bias", 40.0, -350.0, "0 %", "60 %")
ASIDE = TornadoBar("A new ceiling", -327.0, -180.0, "new", "old")


def bars(seen):
    return [patch for patch in seen.patches if patch.get_linewidth() > 0]


def test_the_widest_bar_is_on_top_whatever_the_order(legible):
    for order in ((WIDE, NARROW), (NARROW, WIDE)):
        seen = legible(chart(*order))
        assert seen.box("District tools").y0 > seen.box("Optimism bias").y1


def test_labels_stand_outside_on_the_side_of_their_result(legible):
    seen = legible(chart(WIDE, NARROW))
    assert seen.box("20 %").x1 < seen.box("80 %").x0
    # A low optimism bias gives the higher result, so its label stands right.
    assert seen.box("60 %").x1 < seen.box("0 %").x0


@pytest.mark.parametrize("base", [-127.0, -900.0, 900.0, 0.0])
def test_labels_meet_no_bar_wherever_the_base_lies(legible, look, base):
    seen = legible(chart(WIDE, NARROW, ASIDE, base=base))
    labels = [seen.box(word) for word in ("20 %", "80 %", "0 %", "60 %", "new", "old")]
    scale = seen.paper.width / 16
    for bar in bars(seen)[2:]:  # after the two of the key
        x0, x1 = sorted((bar.get_bbox().x0, bar.get_bbox().x1))
        y0, y1 = sorted((bar.get_bbox().y0, bar.get_bbox().y1))
        drawn = Bbox.from_extents(
            x0 * scale, seen.paper.height - y1 * scale, x1 * scale, seen.paper.height - y0 * scale
        )
        for label in labels:
            across = min(label.x1, drawn.x1) - max(label.x0, drawn.x0)
            down = min(label.y1, drawn.y1) - max(label.y0, drawn.y0)
            assert across < 1 or down < 1


def test_the_base_is_named(legible):
    assert legible(chart(WIDE)).box("Base −127")
    assert legible(chart(WIDE), "ko").box("기준값 −127")


def test_one_side_of_the_base_has_the_shorter_bar_in_front_and_thinner(legible):
    seen = legible(chart(ASIDE))
    longer, shorter = bars(seen)[2:]
    assert abs(longer.get_width()) > abs(shorter.get_width())
    assert longer.get_height() > shorter.get_height()
    assert shorter.get_zorder() > longer.get_zorder()


def test_the_low_value_is_hatched(legible):
    low, high = bars(legible(chart(WIDE)))[:2]
    assert low.get_hatch()
    assert not high.get_hatch()


@pytest.mark.parametrize("mirror", [1, -1])
def test_a_label_stands_clear_of_the_line_at_zero(legible, mirror):
    short = TornadoBar("Use reached", -600.0 * mirror, -30.0 * mirror, "50 %", "110 %")
    wide = TornadoBar("District tools", -580.0 * mirror, 320.0 * mirror, "20 %", "80 %")
    seen = legible(chart(short, wide, base=-127.0 * mirror))
    scale = seen.paper.width / 16
    upright = [line for line in seen.lines if len(set(line.get_xdata())) == 1]
    zeros = [line.get_xdata()[0] * scale for line in upright if line.get_linewidth() == 0.9]
    assert len(zeros) == 1
    label = seen.box("110 %")
    if mirror > 0:
        assert label.x0 > zeros[0] + 2
    else:
        assert label.x1 < zeros[0] - 2
