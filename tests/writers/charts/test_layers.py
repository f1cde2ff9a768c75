from __future__ import annotations

import pytest

from fs_toolkit.document.charts import Layer, LayerChart
from fs_toolkit.writers.charts import style
from fs_toolkit.writers.charts.layers import in_a_row


def chart(*layers: Layer) -> LayerChart:
    return LayerChart("Finding", layers)


def boxes(seen):
    """The parts: boxes with an outline on paper."""
    return [patch for patch in seen.patches if patch.get_linewidth() == 0.8]


def test_the_first_layer_is_on_top(legible):
    seen = legible(chart(Layer("Users", ("Citizens",)), Layer("Platform", ("Routing",))))
    assert seen.box("Users").y0 > seen.box("Platform").y1
    assert seen.box("Citizens").y0 > seen.box("Routing").y1


def test_the_parts_of_a_layer_stand_in_their_order(legible):
    seen = legible(chart(Layer("Channels", ("Portal", "Mobile", "SMS"))))
    assert seen.box("Portal").x1 < seen.box("Mobile").x0 < seen.box("SMS").x0


def test_each_part_has_a_box_as_wide_as_the_others(legible):
    seen = legible(chart(Layer("Platform", tuple(f"Part {n}" for n in range(7)))))
    assert len(boxes(seen)) == 7
    assert len({round(box.get_width(), 6) for box in boxes(seen)}) == 1


def test_words_stay_in_their_box(legible):
    part = "Information security management of the city and its districts"
    seen = legible(chart(Layer("Infrastructure", (part,) * 5)))
    scale = seen.paper.width / 16
    for box in boxes(seen):
        left, right = box.get_x() * scale, (box.get_x() + box.get_width()) * scale
        inside = [
            b for words, b in seen.words if left < (b.x0 + b.x1) / 2 < right and b.x0 > 3.2 * scale
        ]
        assert inside
        assert all(left <= b.x0 and b.x1 <= right for b in inside)


@pytest.mark.parametrize(
    ("parts", "count"),
    [(("a",) * 4, 4), (("a",) * 7, 4), (("a",) * 10, 5), (("a",), 1), (("x" * 60,) * 3, 1)],
)
def test_boxes_stand_in_even_rows(parts, count):
    with style.house_style():
        assert in_a_row(parts, 12.5) == count


def test_a_layer_without_parts_is_drawn(legible):
    assert legible(chart(Layer("Empty", ()), Layer("Platform", ("Routing",)))).box("Empty")
