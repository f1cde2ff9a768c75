from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.document.charts import HeatCell, HeatMap, HeatPanel, HeatRow
from fs_toolkit.writers.charts import draw, heat, style
from fs_toolkit.writers.charts.heat import columns, ramp
from fs_toolkit.writers.charts.style import LABEL


def chart(*steps: int | None, names=("a", "b")) -> HeatMap:
    row = HeatRow("Row", tuple(HeatCell(step) for step in steps))
    return HeatMap("Finding", names, (HeatPanel("", (row,)),), ("low", "high"))


def matrix(*panels: str, words: str = "1, 4, 7") -> HeatMap:
    """Five likelihoods by five severities, the panels before and after the measures."""
    rows = tuple(
        HeatRow(name, tuple(HeatCell((4 - r + c) // 3, words if r == c else "") for c in range(5)))
        for r, name in enumerate(("Almost certain", "Likely", "Possible", "Unlikely", "Rare"))
    )
    severities = ("Negligible", "Minor", "Moderate", "Major", "Severe")
    made = tuple(HeatPanel(panel, rows) for panel in panels)
    return HeatMap("Finding", severities, made, ("low", "middle", "high"), "Severity", "Likelihood")


def contrast(one: str, other: str) -> float:
    light, dark = sorted((style.luminance(one), style.luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class TestRamp:
    @pytest.mark.parametrize("count", range(1, 10))
    def test_each_step_is_darker_than_the_one_before_in_grey_too(self, count):
        lights = [style.luminance(colour) for colour in ramp(count)]
        assert len(lights) == count
        assert all(darker < lighter for lighter, darker in pairwise(lights))

    @pytest.mark.parametrize("count", range(1, 10))
    def test_words_can_be_read_on_each_step(self, count):
        assert all(contrast(colour, style.readable_on(colour)) >= 4.5 for colour in ramp(count))

    def test_no_step_is_as_light_as_a_cell_without_one(self):
        assert all(contrast(colour, style.PAPER) > 1.1 for colour in ramp(7))


class TestPanels:
    def test_before_and_after_stand_beside_each_other_with_one_column_of_names(self, legible):
        seen = legible(matrix("Before", "After"))
        assert seen.box("Before").x1 < seen.box("After").x0
        assert seen.box("Before").y0 == pytest.approx(seen.box("After").y0)
        assert [words for words, _ in seen.words].count("Almost certain") == 1
        assert [words for words, _ in seen.words].count("1, 4, 7") == 10

    def test_panels_without_room_stand_below_each_other(self, legible):
        seen = legible(matrix("Before", "After", words="interoperability"))
        assert seen.box("Before").y0 > seen.box("After").y1

    def test_many_long_columns_have_upright_names(self, legible, names):
        cells = tuple(HeatCell(n % 3) for n in range(12))
        rows = tuple(HeatRow(name, cells) for name in names[:5])
        scale = ("low", "middle", "high")
        seen = legible(HeatMap("Finding", names[:12], (HeatPanel("", rows),), scale))
        assert all(word in seen.text for name in names[:12] for word in name.split())


def test_cells_without_a_step_have_a_dash(legible):
    assert legible(chart(0, None)).box("–")


def test_cells_without_a_step_keep_their_words(legible):
    row = HeatRow("Row", (HeatCell(None, "repealed"), HeatCell(1)))
    seen = legible(HeatMap("Finding", ("a", "b"), (HeatPanel("", (row,)),), ("low", "high")))
    assert seen.box("repealed")
    assert "–" not in seen.text


def test_long_words_wrap_in_their_cells(legible, names):
    rows = tuple(
        HeatRow(name, tuple(HeatCell(c % 3, names[r + c]) for c in range(4)))
        for r, name in enumerate(names[:6])
    )
    legible(HeatMap("Finding", names[:4], (HeatPanel("", rows),), ("low", "middle", "high")))


def test_thirty_rows_stand_on_one_page(legible):
    rows = tuple(HeatRow(f"Barrier {n}", (HeatCell(0, "words"),) * 3) for n in range(30))
    seen = legible(HeatMap("Finding", ("a", "b", "c"), (HeatPanel("", rows),), ("low",)))
    assert seen.paper.height / seen.paper.width * 16 < 20


@given(
    count=st.integers(1, 15),
    words=st.lists(st.text("abc ", max_size=30), min_size=1, max_size=4),
    panels=st.integers(1, 3),
)
def test_panels_never_leave_their_room(count, words, panels):
    rows = tuple(
        HeatRow(word, tuple(HeatCell(0, words[(n + c) % len(words)]) for c in range(count)))
        for n, word in enumerate(words)
    )
    panel = HeatPanel("", rows)
    data = HeatMap(
        "", tuple(words[n % len(words)] for n in range(count)), (panel,) * panels, ("x",)
    )
    with style.house_style():
        made = columns(data, 15.76, LABEL, heat.PADDING)
    beside = panels if made.beside else 1
    assert made.names + beside * count * made.cell + heat.APART * (beside - 1) <= 15.76 + 1e-6


class TestRefusals:
    def test_a_row_that_does_not_fit(self):
        with pytest.raises(ValueError, match='"Row" has 1 cells for 2 columns'):
            draw(chart(0))

    @pytest.mark.parametrize("step", [2, -1])
    def test_a_step_beyond_the_scale(self, step):
        with pytest.raises(ValueError, match=f"a cell of step {step}, but the scale has 2 steps"):
            draw(chart(0, step))


class TestDivide:
    def lines(self, data):
        from fs_toolkit.writers.charts.heat import DIVIDING

        return [
            line for line in heat.figure(data, "en").axes[0].lines if line.get_color() == DIVIDING
        ]

    def test_a_line_stands_between_cells_on_either_side_of_it(self):
        plain = chart(0, 1)
        assert self.lines(plain) == []
        data = HeatMap(plain.title, plain.columns, plain.panels, plain.scale, divide=1)
        [line] = self.lines(data)
        left, right = line.get_xdata()
        assert left == right  # upright, between the two

    def test_rows_are_divided_too_and_cells_without_a_step_are_not(self):
        rows = tuple(
            HeatRow(name, tuple(HeatCell(step) for step in steps))
            for name, steps in (("one", (0, None)), ("two", (1, 1)))
        )
        data = HeatMap("Finding", ("a", "b"), (HeatPanel("", rows),), ("low", "high"), divide=1)
        [line] = self.lines(data)
        top, bottom = line.get_ydata()
        assert top == bottom

    def test_no_line_where_all_lies_on_one_side(self):
        for step in (0, 1):
            plain = chart(step, step)
            data = HeatMap(plain.title, plain.columns, plain.panels, plain.scale, divide=1)
            assert self.lines(data) == []

    def test_a_long_label_of_the_rows_is_no_tower_of_words(self, legible):
        rows = (HeatRow("6", (HeatCell(0, "1"),)),)
        label = "Avoidable enquiry visits, for each office and working day"
        data = HeatMap("Finding", ("20 %",), (HeatPanel("", rows),), ("low", "high"), "", label)
        seen = legible(data)
        assert max(words.count("\n") for words, _ in seen.words) <= 3
