"""Bar charts: upright or lying, side by side or stacked, with a line over them if asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fs_toolkit.document.charts import BarChart, Series
from fs_toolkit.writers.charts import lying_bars, upright_bars
from fs_toolkit.writers.charts.furniture import SAMPLE, key, swatch
from fs_toolkit.writers.charts.page import FRONT, Page
from fs_toolkit.writers.charts.style import GAINS, INK, LOSSES, OTHERS, PAPER, Fill, fill_at

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def figure(data: BarChart, language: str) -> Figure:
    """The chart drawn on its page."""
    refuse_bad_data(data)
    page = Page(data.title)
    page.unit(data.unit)
    fills = fills_of(data)
    lying = data.horizontal or not upright_bars.names_fit(data)
    if len(data.series) > 1 or data.line:
        _draw_key(page, data, fills, lying=lying)
    if lying:
        lying_bars.draw(page, data, fills, language)
    else:
        upright_bars.draw(page, data, fills, language)
    return page.finish()


def refuse_bad_data(data: BarChart) -> None:
    """Raises ValueError where there is nothing to draw, or values and categories do not match."""
    if not any(value is not None for one in data.series for value in one.values):
        raise ValueError(f'chart "{data.title}" has no values to draw')
    for one in (*data.series, *([data.line] if data.line else [])):
        if len(one.values) != len(data.categories):
            raise ValueError(
                f'chart "{data.title}": "{one.name}" has {len(one.values)} values '
                f"for {len(data.categories)} categories"
            )


def is_loss(series: Series) -> bool:
    """Whether a series is a cost or another loss: nothing above zero, something below."""
    known = [value for value in series.values if value is not None]
    return any(value < 0 for value in known) and not any(value > 0 for value in known)


def fills_of(data: BarChart) -> list[Fill]:
    """A fill for each series: losses in theirs, and greys beside an emphasised series."""
    emphasised = any(one.emphasis for one in data.series)
    used = {"gain": 0, "loss": 0, "other": 0}
    fills = []
    for one in data.series:
        kind = "loss" if is_loss(one) else "other" if emphasised and not one.emphasis else "gain"
        choice = {"gain": GAINS, "loss": LOSSES, "other": OTHERS}[kind]
        fill = fill_at(choice, used[kind])
        used[kind] += 1
        # A projection or an estimate is hollow.
        fills.append(Fill(PAPER, fill.hatch or "////", fill.colour) if one.dashed else fill)
    return fills


def _draw_key(page: Page, data: BarChart, fills: list[Fill], *, lying: bool) -> None:
    entries = [(one.name, swatch(fill)) for one, fill in zip(data.series, fills, strict=True)]
    if data.line:
        entries.append((data.line.name, _mark_sample if lying else _line_sample))
    key(page, entries)


def _line_sample(page: Page, x: float, y: float) -> None:
    page.line((x, x + SAMPLE), (y, y), INK, 1.8, order=FRONT)
    _mark_sample(page, x, y)


def _mark_sample(page: Page, x: float, y: float) -> None:
    page.mark(x + SAMPLE / 2, y, "o", 5, INK, hollow=True, order=FRONT)
