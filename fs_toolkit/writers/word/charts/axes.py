"""Axes of native charts: of categories and of numbers."""

from __future__ import annotations

from fs_toolkit.writers.charts.style import GRID, INK, RULE, SOFT
from fs_toolkit.writers.word.charts.looks import LABEL, line, no_line, shape, text_properties
from fs_toolkit.writers.word.charts.ticks import Ticks, number_format
from fs_toolkit.writers.word.markup import escaped

CATEGORIES, NUMBERS = 50010, 50020
"""Numbers of the axes, which an axis and its plots share; Word wants them without a sign."""


def pair() -> str:
    """The axes that a plot is drawn against."""
    return f'<c:axId val="{CATEGORIES}"/><c:axId val="{NUMBERS}"/>'


def _number_format(code: str) -> str:
    return f'<c:numFmt formatCode="{escaped(code).replace(chr(34), "&quot;")}" sourceLinked="0"/>'


def category_axis(
    *,
    lying: bool = False,
    size: float = LABEL,
    every: int = 1,
    cross_at: float | None = None,
    ink: str = SOFT,
    title: str = "",
) -> str:
    """The axis with a name a place: below, or from top to bottom where bars lie.

    It stands at zero, or at `cross_at`; its names keep to the edge. Upright, it bears the
    title that says the unit of the other axis: that one's own would be given a fifth of the
    width, whatever place it has.
    """
    order = "maxMin" if lying else "minMax"
    crossing = (
        '<c:crosses val="autoZero"/>' if cross_at is None else f'<c:crossesAt val="{cross_at!r}"/>'
    )
    skip = (
        f'<c:tickLblSkip val="{every}"/><c:tickMarkSkip val="{every}"/>'
        if every > 1 or lying
        else ""
    )
    # Said outright, it keeps LibreOffice from leaving out every second name.
    turn = ' rot="0" vert="horz"'
    outline = line(INK if lying or cross_at is not None else RULE, 0.9)
    return (
        f'<c:catAx><c:axId val="{CATEGORIES}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if lying else "b"}"/>{title}'
        f"{_number_format('General')}"
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"{shape('<a:noFill/>', outline)}"
        f"{text_properties(size, ink=ink, turn=turn)}"
        f'<c:crossAx val="{NUMBERS}"/>{crossing}<c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="60"/>{skip}<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def number_axis(
    ticks: Ticks, *, title: str = "", lying: bool = False, code: str = "", finer: float = 0.0
) -> str:
    """The axis of numbers beside a plot, with its thin lines; below it where bars lie.

    `finer` draws lines between those that have a number, so far apart.
    """
    return _values(
        ticks, NUMBERS, CATEGORIES, title=title, code=code, below=lying, finer=finer,
        crossing=f'<c:crosses val="{"max" if lying else "min"}"/>', between="between",
        labels="nextTo" if lying else "low",
    )  # fmt: skip


def year_axis(ticks: Ticks, *, title: str = "", zero: bool = False) -> str:
    """The axis of years under lines; it stands at `zero` of the numbers if asked, else below."""
    return _values(
        ticks, CATEGORIES, NUMBERS, title=title, code="0", below=True, grid=False,
        crossing=f'<c:crosses val="{"autoZero" if zero else "min"}"/>', between="midCat",
        labels="low", outline=line(INK if zero else RULE, 0.9),
    )  # fmt: skip


def upward_axis(ticks: Ticks, *, grid: bool = True) -> str:
    """The axis of numbers beside lines over years."""
    return _values(
        ticks, NUMBERS, CATEGORIES, grid=grid, crossing='<c:crosses val="min"/>',
        between="midCat", labels="low",
    )  # fmt: skip


def _values(
    ticks: Ticks,
    id: int,
    other: int,
    *,
    crossing: str,
    between: str,
    labels: str,
    title: str = "",
    code: str = "",
    below: bool = False,
    grid: bool = True,
    outline: str = "",
    finer: float = 0.0,
) -> str:
    lines = f"<c:majorGridlines>{shape('', line(GRID, 0.6))}</c:majorGridlines>" if grid else ""
    minor = f'<c:minorUnit val="{finer!r}"/>' if finer else ""
    if finer:
        lines += f"<c:minorGridlines>{shape('', line(GRID, 0.4))}</c:minorGridlines>"
    return (
        f'<c:valAx><c:axId val="{id}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{ticks.high!r}"/><c:min val="{ticks.low!r}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"b" if below else "l"}"/>{lines}{title}'
        f"{_number_format(code or number_format(ticks.decimals))}"
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{labels}"/>'
        f"{shape('<a:noFill/>', outline or no_line())}{text_properties(LABEL)}"
        f'<c:crossAx val="{other}"/>{crossing}'
        f'<c:crossBetween val="{between}"/><c:majorUnit val="{ticks.step!r}"/>{minor}</c:valAx>'
    )
