from __future__ import annotations

import pytest

from fs_toolkit.document.charts import BarChart, Series
from fs_toolkit.writers.charts import style
from fs_toolkit.writers.charts.upright_bars import names_fit


def chart(values, categories=None, **more) -> BarChart:
    names = categories or tuple(str(2016 + n) for n in range(len(values)))
    return BarChart("Finding", names, (Series("a", tuple(values)),), "USD", **more)


def bars(seen):
    return [patch for patch in seen.patches if patch.get_linewidth() > 0]


def test_bars_start_at_zero(legible):
    seen = legible(chart([950.0, 960.0, 970.0]))
    heights = [abs(bar.get_height()) for bar in bars(seen)]
    assert heights[0] / heights[2] == pytest.approx(950 / 970)
    assert "0" in {words for words, _ in seen.words}


def test_a_loss_hangs_down_hatched_with_its_number_below(legible):
    seen = legible(chart([-454.0, 105.0]))
    loss, gain = bars(seen)
    assert loss.get_hatch() == style.LOSSES[0].hatch
    assert not gain.get_hatch()
    assert seen.box("−454").y1 < seen.box("105").y0


def test_numbers_are_left_out_where_bars_are_too_narrow(legible):
    assert "−1,234" in legible(chart([-1234.0] * 4)).text
    assert "−1,234" not in legible(chart([-1234.0] * 40)).text


def test_a_missing_value_leaves_its_place_free(legible):
    assert len(bars(legible(chart([1.0, None, 3.0])))) == 2


def test_of_many_years_the_round_ones_are_named(legible):
    seen = legible(chart([1.0] * 40))
    assert seen.box("2016")
    assert "2017" not in seen.text


def test_stacks_have_their_total_above(legible):
    data = BarChart(
        "", ("a", "b"), (Series("x", (40.0, 10.0)), Series("y", (50.0, 20.0))), "", stacked=True
    )
    seen = legible(data)
    assert seen.box("90").y0 > seen.box("50").y1
    assert seen.box("30")


def test_the_line_has_a_gap_where_a_value_is_missing(legible):
    data = chart([1.0, 2.0, 3.0, 4.0], line=Series("net", (1.0, None, 3.0, 4.0)))
    ink = [line for line in legible(data).lines if line.get_color() == style.INK]
    assert sorted(len(line.get_xdata()) for line in ink if line.get_linewidth() == 1.8)[-1] == 2


@pytest.mark.parametrize(
    ("names", "fit"),
    [
        (("B lean", "C full"), True),
        (tuple(str(year) for year in range(1950, 2020)), True),
        (("Information and Communications",) * 12, False),
        (("a word or two or three or four or five or six",) * 9, False),
    ],
)
def test_names_stand_below_bars_if_no_word_is_cut(names, fit):
    with style.house_style():
        assert names_fit(chart([1.0] * len(names), names)) is fit
