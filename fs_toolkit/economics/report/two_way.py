"""Two assumptions at once in 5.3: a map of net present values with the line where they are zero."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.document.blocks import Block, Chart, Paragraph, Spans, Text
from fs_toolkit.document.charts import HeatCell, HeatMap, HeatPanel, HeatRow
from fs_toolkit.document.marked import traced
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.report.words import (
    figure,
    option_name,
    price_basis,
    stated,
    thousands,
    unit_of,
)
from fs_toolkit.economics.two_way import Grid


def grid_chart(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """The two assumptions that move the result most, crossed; nothing where there are not two."""
    grid = result.cost_benefit.widest_grid
    if grid is None:
        return
    across, down = basis.quantities[grid.across], basis.quantities[grid.down]
    names = {"across": across.name, "down": down.name}
    line = _line(grid, across, down, wording)
    yield Paragraph(
        "economics.two_way.intro",
        wording("scenarios.two_way.intro", **names, line=line)
        if line
        else wording("scenarios.two_way.intro_none", **names),
    )
    scale, divide = _scale(grid, wording)
    yield Chart(
        "economics.two_way",
        _caption(grid, names, wording),
        HeatMap(
            title=wording.text("scenarios.two_way.chart", **names),
            columns=tuple(figure(each, across, wording) for each in grid.x.tolist()),
            panels=(HeatPanel("", tuple(_rows(grid, down, divide, len(scale), wording))),),
            scale=scale,
            x_label=_with_unit(across, wording),
            y_label=_with_unit(down, wording),
            divide=divide,
        ),
        alt=wording.text("scenarios.two_way.alt"),
        source=wording(
            "scenarios.two_way.source",
            basis=price_basis(basis, wording),
            option=option_name(result, result.cost_benefit.recommended),
        ),
    )


def _with_unit(row: Quantity, wording: Wording) -> str:
    unit = unit_of(row, wording)
    if unit == wording.dash or row.unit in ("1", "1/year"):
        return row.name
    return wording.text("scenarios.two_way.with_unit", name=row.name, unit=unit)


def _caption(grid: Grid, names: dict[str, str], wording: Wording) -> str:
    gaining = int(np.count_nonzero(grid.npv >= 0))
    if gaining in (0, grid.npv.size):
        return wording.text(f"scenarios.two_way.caption_{'all' if gaining else 'none'}", **names)
    return wording.text(
        "scenarios.two_way.caption",
        **names,
        gaining=wording.number(gaining),
        points=wording.number(grid.npv.size),
    )


def _line(grid: Grid, across: Quantity, down: Quantity, wording: Wording) -> Spans:
    """Where the line of zero is, nothing if nowhere: at the base value down, else in the middle, and at both ends."""
    met = np.flatnonzero(np.isfinite(grid.zero))
    if not met.size:
        return ()
    middle = int(met[np.argmin(np.abs(grid.y[met] - grid.base[1]))])
    others = [row for row in dict.fromkeys((int(met[0]), int(met[-1]))) if row != middle]
    values = {
        row: (
            Text(figure(float(grid.zero[row]), across, wording)),
            _on_axis(grid.y[row], down, wording),
        )
        for row in (middle, *others)
    }
    value, at = values[middle]
    if grid.y[middle] == grid.base[1]:  # all else as assumed: it is the break-even value
        value = traced(f"switching.{across.id}", value.text)
    more = (
        wording("scenarios.two_way.and", value=values[row][0], at=values[row][1]) for row in others
    )
    return wording(
        "scenarios.two_way.crossing",
        across=across.name,
        down=down.name,
        value=value,
        at=at,
        more=tuple(span for each in more for span in each),
    )


def _on_axis(value: float, row: Quantity, wording: Wording) -> Text:
    """A value on an axis; one that the study itself gives leads to the quantity's row."""
    given = any(value == each for each in (row.low, row.value, row.high))
    return stated(value, row, wording) if given else Text(figure(value, row, wording))


def _scale(grid: Grid, wording: Wording) -> tuple[tuple[str, ...], int]:
    """Names of the steps of shade, the largest loss first; and the first step that is a gain."""
    names: list[str] = []
    loss, gain = -float(grid.npv.min()), float(grid.npv.max())
    if loss > 0:
        half = thousands(loss / 2, wording)
        names += [
            wording.text("scenarios.two_way.loss_most", amount=half),
            wording.text("scenarios.two_way.loss", amount=half),
        ]
    else:
        names.append(wording.text("scenarios.two_way.no_loss"))
    divide = len(names)
    if gain > 0:
        half = thousands(gain / 2, wording)
        names += [
            wording.text("scenarios.two_way.gain", amount=half),
            wording.text("scenarios.two_way.gain_most", amount=half),
        ]
    else:
        names.append(wording.text("scenarios.two_way.no_gain"))
    return tuple(names), divide


def _rows(
    grid: Grid, down: Quantity, divide: int, steps: int, wording: Wording
) -> Iterator[HeatRow]:
    """The rows of the map, the highest value on top, as on an axis."""
    loss, gain = -float(grid.npv.min()), float(grid.npv.max())
    for value, results in zip(grid.y[::-1].tolist(), grid.npv[::-1].tolist(), strict=True):
        cells = []
        for npv in results:
            if npv < 0:
                step = 0 if npv < -loss / 2 else 1
            else:
                step = min(divide + (npv > gain / 2), steps - 1)
            cells.append(HeatCell(step, thousands(npv, wording)))
        yield HeatRow(figure(value, down, wording), tuple(cells))
