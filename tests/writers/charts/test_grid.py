from __future__ import annotations

import math

import pytest

from fs_toolkit.document.charts import GridChart, Point
from fs_toolkit.writers.charts import draw

QUADRANTS = ("Win over", "Work together", "Watch", "Keep informed")


def chart(*points: Point, quadrants=QUADRANTS, limits=(1.0, 5.0)) -> GridChart:
    return GridChart("Finding", points, "Interest", "Power", limits, limits, quadrants)


STAKEHOLDERS = tuple(
    Point(name, x, y, group=group)
    for name, x, y, group in [
        ("City People's Committee", 4, 5, "decides"),
        ("Department of Information and Communications", 5, 4, "builds"),
        ("Department of Finance", 2, 5, "decides"),
        ("City Inspectorate", 2, 4, "operates"),
        ("Reception board", 5, 3, "operates"),
        ("30 districts", 2, 4, "operates"),
        ("584 communes", 3, 2, "operates"),
        ("Citizens with access", 4, 2, "uses"),
        ("Citizens without access", 3, 1, "uses"),
        ("Ministry of Information and Communications", 3, 4, "decides"),
        ("Government Inspectorate", 3, 4, "decides"),
        ("WeGO secretariat", 5, 2, "supports"),
        ("Local press", 4, 3, "supports"),
        ("Software firms", 4, 2, "builds"),
    ]
)


def points(seen):
    """Places of the points inside the frame."""
    made = [line for line in seen.lines if line.get_marker() not in ("None", None, "")]
    return [(line.get_xdata()[0], line.get_ydata()[0], line.get_markersize()) for line in made]


def test_fourteen_stakeholders_are_named_beside_their_points(legible):
    seen = legible(chart(*STAKEHOLDERS))
    assert all(word in seen.text for point in STAKEHOLDERS for word in point.name.split())
    assert all(seen.box(name) for name in QUADRANTS)


def test_labels_stand_on_no_point(legible):
    seen = legible(chart(*STAKEHOLDERS))
    scale = seen.paper.width / 16
    places = points(seen)[5:]  # after the five groups of the key
    assert len(places) == 14
    for right, down, size in places:
        x, y = right * scale, seen.paper.height - down * scale
        radius = size * 200 / 72 / 2 * 0.8
        for words, box in seen.words:
            away = math.hypot(max(box.x0 - x, x - box.x1, 0), max(box.y0 - y, y - box.y1, 0))
            assert away > radius, words


def test_points_at_one_place_stand_side_by_side(legible):
    seen = legible(chart(*(Point(f"Body {n}", 3, 3) for n in range(5))))
    places = points(seen)
    assert len({(round(x, 3), round(y, 3)) for x, y, _ in places}) == 5


def test_many_in_one_place_are_numbered_and_listed(legible):
    names = [f"Department number {n} of the city administration" for n in range(30)]
    seen = legible(chart(*(Point(name, 3 + n % 2, 3) for n, name in enumerate(names))))
    assert all(seen.box(name) for name in names)
    # Each number stands beside its point and before its name.
    assert all([words for words, _ in seen.words].count(str(n)) == 2 for n in range(6, 31))


def test_twenty_stakeholders_of_any_language_keep_clear(legible, names):
    places = ((2, 5), (2, 5), (3, 4), (4, 4), (4, 4), (4, 3), (5, 4), (5, 5), (3, 3), (2, 3))
    made = (Point(name, *places[n % 10], group=f"{n % 3}") for n, name in enumerate(names))
    seen = legible(chart(*made))
    assert all(word in seen.text for name in names for word in name.split())


def test_sizes_are_surfaces(legible):
    seen = legible(chart(Point("small", 2, 2, 1.0), Point("large", 4, 4, 4.0)))
    small, large = (size for _, _, size in points(seen))
    assert large / small == pytest.approx(2)


def test_equal_sizes_are_small_points(legible):
    (_, _, size), *_ = points(legible(chart(Point("a", 2, 2, 7.0), Point("b", 3, 3, 7.0))))
    assert size < 10


def test_whole_scores_have_whole_ticks(legible):
    shown = {words for words, _ in legible(chart(Point("a", 2, 2))).words}
    assert {"1", "2", "3", "4", "5"} <= shown


def test_quadrants_are_parted_only_if_they_have_names(look):
    with_names, without = (
        look(chart(Point("a", 2, 2), quadrants=names)) for names in (QUADRANTS, ("",) * 4)
    )
    assert len(with_names.lines) == len(without.lines) + 2


class TestRefusals:
    def test_a_point_off_its_scale(self):
        with pytest.raises(ValueError, match='"Press" has 6 on "Interest", outside 1 to 5'):
            draw(chart(Point("Press", 6, 2)))

    def test_a_scale_without_length(self):
        with pytest.raises(ValueError, match='the scale "Interest" has no length'):
            draw(chart(Point("Press", 1, 1), limits=(1.0, 1.0)))
