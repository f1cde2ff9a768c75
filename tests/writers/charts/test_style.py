from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from fs_toolkit.writers.charts import style

# Simulation of full colour blindness on linear RGB: Machado, Oliveira and Fernandes, "A
# physiologically-based model for simulation of color vision deficiency," 2009, severity 1.
SIGHT = {
    "normal": np.eye(3),
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
# From linear sRGB to CIE XYZ relative to D65 white (IEC 61966-2-1).
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def lab(colour: str, sight: str) -> np.ndarray:
    """CIE L*a*b* of a colour as seen."""
    rgb = np.array(to_rgb(colour))
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(SIGHT[sight]) @ linear, 0, 1)
    x, y, z = (TO_XYZ @ seen) / TO_XYZ.sum(axis=1)
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return np.array([116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)])


def distance(a: str, b: str, sight: str) -> float:
    return float(np.linalg.norm(lab(a, sight) - lab(b, sight)))


def test_the_measure_of_colour_distance_is_right():
    # White and black are 100 apart in lightness, a colour is at no distance from itself.
    assert distance("#FFFFFF", "#000000", "normal") == pytest.approx(100, abs=0.1)
    assert distance("#D55E00", "#D55E00", "deutan") == 0


@pytest.mark.parametrize("sight", SIGHT)
class TestColours:
    def test_of_lines_are_told_apart(self, sight):
        for a, b in combinations(style.LINE_COLOURS, 2):
            assert distance(a, b, sight) > 10, (a, b)

    def test_of_gain_and_loss_are_far_apart(self, sight):
        assert distance(style.GAINS[0].colour, style.LOSSES[0].colour, sight) > 60

    def test_of_neighbours_in_a_stack_are_told_apart(self, sight):
        for fills in (style.GAINS, style.LOSSES):
            for a, b in pairwise(fills):
                assert distance(a.colour, b.colour, sight) > 12, (a, b)


def test_fills_are_told_apart_in_grey_print_by_their_hatch():
    for fills in (style.GAINS, style.LOSSES, style.OTHERS):
        hatches = [fill.hatch for fill in fills]
        assert len(set(hatches)) == len(hatches)


def test_fills_beyond_the_last_are_new_as_well():
    fills = [style.fill_at(style.GAINS, number) for number in range(30)]
    assert len({(fill.colour, fill.hatch) for fill in fills}) == 30


def test_a_loss_is_vermillion_and_hatched():
    assert style.LOSSES[0].colour == style.VERMILLION
    assert style.LOSSES[0].hatch


def test_markers_of_lines_differ():
    assert len(set(style.MARKERS)) == len(style.MARKERS)


def test_words_can_be_read_on_every_fill():
    # 3:1 is the least contrast of WCAG 2.1 for graphics and large words.
    for fill in (*style.GAINS, *style.LOSSES, *style.OTHERS):
        light = sorted(
            [style.luminance(fill.colour), style.luminance(style.readable_on(fill.colour))]
        )
        assert (light[1] + 0.05) / (light[0] + 0.05) > 3, fill


def test_the_outline_of_a_fill_is_white_on_dark_and_dark_on_light():
    assert style.Fill(style.BLUE).line == style.PAPER
    assert style.Fill(style.YELLOW).line == style.darker(style.YELLOW)
    assert style.Fill(style.PAPER, "//", style.BLUE).line == style.BLUE
