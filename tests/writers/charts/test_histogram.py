from __future__ import annotations

from dataclasses import replace

import pytest

from fs_toolkit.document.charts import Histogram, HistogramMark
from fs_toolkit.writers.charts.style import BLUE, VERMILLION

BOTH = Histogram(
    "Net present value",
    (-300.0, -200.0, -100.0, 0.0, 100.0, 200.0),
    (0.1, 0.2, 0.33, 0.3, 0.07),
    ("costs larger: 63 of 100 draws", "benefits larger: 37 of 100 draws"),
    (HistogramMark(-260.0, "P5 −260"), HistogramMark(-60.0, "P50 −60"), HistogramMark(150.0, "P95 150")),
    "USD thousand",
)  # fmt: skip


def bars(seen, colour):
    """The bars of a colour without the sample of the key, which stands first."""
    found = [each for each in seen.patches if each.get_facecolor()[:3] == rgb(colour)]
    return found[1:]


def rgb(colour):
    from matplotlib.colors import to_rgb

    return to_rgb(colour)


def test_losses_are_hatched_and_gains_are_not(legible):
    seen = legible(BOTH)
    losses, gains = bars(seen, VERMILLION), bars(seen, BLUE)
    assert (len(losses), len(gains)) == (3, 2)
    assert all(each.get_hatch() for each in losses)
    assert not any(each.get_hatch() for each in gains)


def test_bars_are_as_high_as_their_shares(legible):
    seen = legible(BOTH)
    drawn = [*bars(seen, VERMILLION), *bars(seen, BLUE)]
    heights = [abs(each.get_height()) for each in drawn]
    for height, share in zip(heights, BOTH.shares, strict=True):
        assert height / heights[0] == pytest.approx(share / BOTH.shares[0])


def test_percentiles_and_sides_are_named(legible):
    seen = legible(BOTH)
    words = {text for text, _ in seen.words}
    assert {"P5 −260", "P50 −60", "P95 150", *BOTH.sides} <= words
    assert seen.box("P5 −260").x0 < seen.box("P50 −60").x0 < seen.box("P95 150").x0


@pytest.mark.parametrize("side", [0, 1])
def test_draws_on_one_side_only_have_one_colour(legible, side):
    words = tuple(name if at == side else "" for at, name in enumerate(BOTH.sides))
    shift = 400.0 if side else -400.0
    one = replace(BOTH, edges=tuple(edge + shift for edge in BOTH.edges), sides=words, marks=())
    seen = legible(one)
    assert len(bars(seen, (VERMILLION, BLUE)[side])) == 5
    assert bars(seen, (BLUE, VERMILLION)[side]) == []


def test_a_bar_without_draws_is_not_drawn(legible):
    seen = legible(replace(BOTH, shares=(0.5, 0.0, 0.5, 0.0, 0.0)))
    assert len(bars(seen, VERMILLION)) == 2


@pytest.mark.parametrize("language", ["en", "ko"])
def test_long_names_and_one_bar_are_legible(legible, language):
    long = ("Costs are larger than the benefits that were counted " * 2,) * 2
    legible(replace(BOTH, sides=long), language)
    legible(
        replace(BOTH, edges=(6.5, 7.5), shares=(1.0,), sides=("", "all draws"), marks=()), language
    )


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ({"shares": (0.0,) * 5}, "no draws"),
        ({"edges": (0.0, 1.0)}, "2 edges for 5 bars"),
        ({"edges": (-3.0, -2.0, -1.0, -1.0, 1.0, 2.0)}, "do not rise"),
        ({"shares": (0.5, -0.1, 0.6, 0.0, 0.0)}, "below zero"),
    ],
)
def test_bad_data_are_refused(look, part, message):
    with pytest.raises(ValueError, match=message):
        look(replace(BOTH, **part))
