from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.document.charts import LikertChart, LikertGroup, LikertItem
from fs_toolkit.writers.charts import draw, style
from fs_toolkit.writers.charts.likert import fills_of, pieces, reach

SHARES = (
    st.lists(st.integers(0, 50), min_size=2, max_size=9)
    .filter(sum)
    .map(lambda parts: tuple(part / sum(parts) for part in parts))
)


def chart(*shares: float, answers=10) -> LikertChart:
    item = LikertItem("Item", shares, answers)
    return LikertChart("Finding", ("no", "neither", "yes"), (LikertGroup("", (item,)),))


class TestPieces:
    @given(SHARES)
    def test_they_lie_side_by_side_and_are_the_whole(self, shares):
        made = pieces(LikertItem("", shares, 1))
        assert all(one.end == pytest.approx(other.start) for one, other in pairwise(made))
        assert made[-1].end - made[0].start == pytest.approx(1)

    @given(SHARES)
    def test_they_keep_within_their_reach(self, shares):
        item = LikertItem("", shares, 1)
        before, after = reach(item)
        made = pieces(item)
        assert made[0].start >= -before - 1e-6
        assert made[-1].end <= after + 1e-6

    def test_half_of_the_middle_step_is_on_either_side(self):
        # 0.2 disagree, 0.4 neither, 0.4 agree: by hand 0.2 + 0.2 = 0.4 before, 0.6 after.
        item = LikertItem("", (0.2, 0.4, 0.4), 1)
        assert reach(item) == (0.4, 0.6)
        assert [(one.start, one.end) for one in pieces(item)] == [
            pytest.approx(ends) for ends in ((-0.4, -0.2), (-0.2, 0.2), (0.2, 0.6))
        ]

    def test_an_even_scale_is_parted_between_its_halves(self):
        assert reach(LikertItem("", (0.1, 0.2, 0.3, 0.4), 1)) == (0.3, 0.7)


class TestFills:
    @pytest.mark.parametrize("count", range(2, 8))
    def test_disagreement_is_hatched_and_agreement_is_not(self, count):
        fills = fills_of(count)
        assert len(fills) == count
        assert all(fill.hatch for fill in fills[: count // 2])
        assert not any(fill.hatch for fill in fills[count // 2 :])

    @pytest.mark.parametrize("count", range(2, 8))
    def test_the_ends_of_the_scale_are_the_darkest(self, count):
        lights = [style.luminance(fill.colour) for fill in fills_of(count)]
        half = lights[-(count // 2) :]
        assert half == sorted(half, reverse=True)
        assert len(set(lights)) == count


def test_a_share_is_printed_in_its_piece_if_it_fits(legible):
    seen = legible(chart(0.01, 0.49, 0.5))
    assert seen.box("50")
    assert "1" not in [words for words, _ in seen.words]


def test_the_middle_steps_stand_on_one_line(look):
    items = tuple(
        LikertItem(f"Item {n}", s, 9) for n, s in enumerate([(0.7, 0.2, 0.1), (0, 0.4, 0.6)])
    )
    seen = look(LikertChart("Finding", ("no", "neither", "yes"), (LikertGroup("", items),)))
    middles = [
        patch.get_x() + patch.get_width() / 2
        for patch in seen.patches
        if patch.get_edgecolor()[:3] == pytest.approx((0x8C / 255,) * 3, abs=0.01)
    ][1:]
    assert len(middles) == 2
    assert middles[0] == pytest.approx(middles[1])


def test_groups_are_headed_and_answers_are_counted(legible):
    groups = tuple(
        LikertGroup(name, (LikertItem(f"{name} item", (0.2, 0.3, 0.5), count),))
        for name, count in (("Officials", 214), ("Residents", 1540))
    )
    seen = legible(LikertChart("Finding", ("no", "neither", "yes"), groups))
    assert seen.box("Officials").y0 > seen.box("Officials item").y1 > seen.box("Residents").y1
    assert seen.box("1,540").x0 > seen.paper.width * 0.9


def test_names_of_any_language_keep_clear(legible, names):
    items = tuple(LikertItem(name, (0.05, 0.2, 0.3, 0.25, 0.2), 99) for name in names)
    legible(LikertChart("Finding", names[:5], (LikertGroup(names[0], items),)), "ko")


def test_twenty_four_statements_in_eight_groups_stand_on_one_page(legible):
    item = LikertItem("I could report a fault with my own telephone", (0.2, 0.3, 0.5), 9)
    groups = tuple(LikertGroup(f"Residents: {n}", (item,) * 3) for n in range(8))
    seen = legible(LikertChart("Finding", ("no", "neither", "yes"), groups))
    assert seen.paper.height / seen.paper.width * 16 < 15.5


class TestRefusals:
    def test_shares_that_do_not_add_to_one(self):
        with pytest.raises(ValueError, match=r'shares of "Item" .* add to 1, not to 0\.9'):
            draw(chart(0.2, 0.3, 0.4))

    def test_a_negative_share(self):
        with pytest.raises(ValueError, match="none is negative"):
            draw(chart(-0.2, 0.7, 0.5))

    def test_shares_that_do_not_fit_the_scale(self):
        with pytest.raises(ValueError, match='"Item" has 2 shares for 3 steps'):
            draw(chart(0.5, 0.5))

    def test_a_scale_of_one_step(self):
        data = LikertChart("F", ("a",), (LikertGroup("", (LikertItem("i", (1.0,), 1),)),))
        with pytest.raises(ValueError, match="a scale has at least two steps"):
            draw(data)

    def test_nobody_who_answered(self):
        with pytest.raises(ValueError, match='nobody answered "Item"'):
            draw(chart(0.2, 0.3, 0.5, answers=0))
