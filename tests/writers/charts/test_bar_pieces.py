from __future__ import annotations

from fs_toolkit.document.charts import BarChart, Series
from fs_toolkit.writers.charts import style
from fs_toolkit.writers.charts.bar_pieces import fill_of, is_part, lanes, pieces, totals


def chart(*rows, stacked=True) -> BarChart:
    series = tuple(Series(str(n), row) for n, row in enumerate(rows))
    return BarChart("", tuple("abc"[: len(rows[0])]), series, "", stacked=stacked)


def ends(data):
    return [(piece.category, piece.series, piece.start, piece.end) for piece in pieces(data)]


def test_gains_are_stacked_upwards_and_losses_downwards():
    # 5 stands on 3; -4 hangs under -2, whatever stands above.
    assert ends(chart((3.0,), (-2.0,), (5.0,), (-4.0,))) == [
        (0, 0, 0, 3), (0, 1, 0, -2), (0, 2, 3, 8), (0, 3, -2, -6),
    ]  # fmt: skip


def test_side_by_side_every_bar_starts_at_zero_in_a_lane_of_its_own():
    data = chart((3.0,), (-2.0,), stacked=False)
    assert ends(data) == [(0, 0, 0, 3), (0, 1, 0, -2)]
    assert [piece.lane for piece in pieces(data)] == [0, 1]
    assert lanes(data) == 2
    assert lanes(chart((3.0,), (-2.0,))) == 1


def test_a_missing_value_has_no_piece():
    assert ends(chart((1.0, None, 3.0))) == [(0, 0, 0, 1), (2, 0, 0, 3)]


def test_totals_are_of_stacks_on_one_side_of_zero():
    assert totals(chart((1.0, -1.0, 1.0), (2.0, -2.0, -2.0))) == [3, -3, None]
    assert totals(chart((None, 1.0))) == [None, 1]


def test_a_loss_among_the_gains_of_a_single_series_shows_as_one():
    single, several = chart((1.0, -1.0)), chart((1.0, -1.0), (2.0, 2.0))
    fills = [style.GAINS[0], style.GAINS[1]]
    assert [fill_of(single, piece, fills) for piece in pieces(single)] == [
        style.GAINS[0],
        style.LOSSES[0],
    ]
    assert fill_of(several, pieces(several)[2], fills) == style.GAINS[0]


def test_a_piece_alone_in_its_stack_is_no_part():
    data = chart((40.0, 10.0), (50.0, 0.0))
    assert [is_part(data, piece) for piece in pieces(data)] == [True, True, False, False]
    assert not any(
        is_part(chart((1.0,), (2.0,), stacked=False), p) for p in pieces(chart((1.0,), (2.0,)))
    )
