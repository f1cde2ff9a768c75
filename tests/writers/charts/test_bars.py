from __future__ import annotations

import pytest

from fs_toolkit.document.charts import BarChart, Series
from fs_toolkit.writers.charts import draw, style
from fs_toolkit.writers.charts.bars import fills_of, is_loss

YEARS = ("2016", "2017", "2018")


def chart(*series: Series, categories=YEARS, **more) -> BarChart:
    return BarChart("Finding", categories, series, "USD thousand", **more)


class TestFills:
    def test_a_series_of_losses_is_vermillion_and_hatched(self):
        gains, losses = fills_of(
            chart(Series("benefits", (0.0, 1.0, 2.0)), Series("costs", (-3.0, 0.0, None)))
        )
        assert gains == style.GAINS[0]
        assert losses == style.LOSSES[0]

    def test_beside_an_emphasised_series_the_others_are_grey(self):
        fills = fills_of(chart(Series("a", (1.0,) * 3, emphasis=True), Series("b", (1.0,) * 3)))
        assert fills == [style.GAINS[0], style.OTHERS[0]]

    def test_a_projection_is_hollow(self):
        (fill,) = fills_of(chart(Series("a", (1.0,) * 3, dashed=True)))
        assert fill.colour == style.PAPER
        assert fill.hatch
        assert fill.line == style.BLUE

    @pytest.mark.parametrize(
        ("values", "loss"), [((-1.0, 0.0), True), ((-1.0, 1.0), False), ((0.0, None), False)]
    )
    def test_a_loss_has_nothing_above_zero_and_something_below(self, values, loss):
        assert is_loss(Series("a", values)) is loss


class TestKey:
    def test_names_each_series_and_the_line(self, legible):
        seen = legible(
            chart(
                Series("benefits", (1.0,) * 3),
                Series("costs", (-1.0,) * 3),
                line=Series("net", (0.0,) * 3),
            )
        )
        assert all(seen.box(name) for name in ("benefits", "costs", "net"))

    def test_a_single_series_needs_none(self, legible):
        assert "benefits" not in legible(chart(Series("benefits", (1.0, 2.0, 3.0)))).text


class TestOrientation:
    def test_long_names_make_the_bars_lie(self, legible):
        names = tuple(f"Department of Information and Communications {n}" for n in range(9))
        seen = legible(chart(Series("a", tuple(map(float, range(9)))), categories=names))
        zero, eight = (next(b for t, b in seen.words if t.endswith(n)) for n in (" 0", " 8"))
        assert zero.y0 > eight.y1

    def test_short_names_stand(self, legible):
        seen = legible(chart(Series("a", (1.0, 2.0, 3.0))))
        assert seen.box("2016").y0 == pytest.approx(seen.box("2018").y0)


class TestRefusals:
    def test_values_that_do_not_match_the_categories(self):
        with pytest.raises(ValueError, match='"a" has 2 values for 3 categories'):
            draw(chart(Series("a", (1.0, 2.0))))

    def test_a_line_that_does_not(self):
        with pytest.raises(ValueError, match='"net" has 1 values for 3 categories'):
            draw(chart(Series("a", (1.0, 2.0, 3.0)), line=Series("net", (1.0,))))
