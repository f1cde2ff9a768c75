"""Series of native charts: bars, lines and their labels, as DrawingML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from fs_toolkit.writers.charts.style import INK, PAPER, Fill, ground_of, readable_on
from fs_toolkit.writers.word.charts.axes import pair
from fs_toolkit.writers.word.charts.looks import (
    LABEL,
    SMALL,
    colour,
    line,
    no_line,
    rich,
    shape,
    text_properties,
)
from fs_toolkit.writers.word.charts.sheet import Sheet
from fs_toolkit.writers.word.markup import attribute

MARKERS = {
    "o": "circle", "s": "square", "^": "triangle", "D": "diamond", "v": "star", "P": "plus", "X": "x",
}  # fmt: skip
"""Markers of the house style by Word's own names; it knows no triangle that stands on its tip."""


def bars(series: Iterable[str], *, lying: bool, stacked: bool, gap: int, overlap: int) -> str:
    """A plot of bars."""
    return (
        f'<c:barChart><c:barDir val="{"bar" if lying else "col"}"/>'
        f'<c:grouping val="{"stacked" if stacked else "clustered"}"/><c:varyColors val="0"/>'
        f'{"".join(series)}<c:gapWidth val="{gap}"/><c:overlap val="{overlap}"/>{pair()}</c:barChart>'
    )


def lines(series: Iterable[str]) -> str:
    """A plot of lines over categories."""
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{"".join(series)}<c:marker val="1"/>{pair()}</c:lineChart>'
    )


def bar_series(
    sheet: Sheet,
    order: int,
    column: int,
    look: str,
    *,
    labels: str = "",
    points: Mapping[int, str] | None = None,
    reach: str = "",
    nameless: bool = False,
) -> str:
    """A series of bars in a look, single points in looks of their own."""
    singled = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{own}</c:dPt>'
        for at, own in sorted((points or {}).items())
    )
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/>{_name(sheet, column, nameless)}{look}'
        f'<c:invertIfNegative val="0"/>{singled}{labels}{reach}'
        f"{sheet.data('cat', 0)}{sheet.data('val', column)}</c:ser>"
    )


def line_series(
    sheet: Sheet,
    order: int,
    column: int,
    look: str,
    marker: str,
    *,
    labels: str = "",
    nameless: bool = False,
) -> str:
    """A series as a line."""
    name = _name(sheet, column, nameless)
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/>{name}{look}{marker}'
        f'{labels}{sheet.data("cat", 0)}{sheet.data("val", column)}<c:smooth val="0"/></c:ser>'
    )


def scatter(series: Iterable[str]) -> str:
    """A plot of lines over numbers, such as years that are not evenly spaced."""
    return (
        '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f"{''.join(series)}{pair()}</c:scatterChart>"
    )


def scatter_series(
    sheet: Sheet,
    order: int,
    columns: tuple[int, int],
    look: str,
    marker: str,
    *,
    labels: str = "",
    reach: str = "",
) -> str:
    """A series as a line over numbers: columns of places and of values."""
    across, up = columns
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/>{sheet.title(up)}{look}{marker}'
        f"{labels}{reach}{sheet.data('xVal', across)}{sheet.data('yVal', up)}"
        '<c:smooth val="0"/></c:ser>'
    )


def point_label(
    at: int,
    place: str,
    *,
    ink: str,
    name: bool,
    code: str = "",
    bold: bool = False,
    lifted: float = 0.0,
) -> str:
    """Words at one point of a series: its name, its value, or both.

    `lifted` moves them up, in shares of the chart's height.
    """
    moved = (
        '<c:layout><c:manualLayout><c:x val="0"/>'
        f'<c:y val="{-lifted:.5f}"/></c:manualLayout></c:layout>'
        if lifted
        else ""
    )
    number = f'<c:numFmt formatCode={attribute(code)} sourceLinked="0"/>' if code else ""
    return (
        f'<c:dLbls><c:dLbl><c:idx val="{at}"/>{moved}{number}{INVISIBLE}'
        f"{text_properties(LABEL if code else SMALL, bold=bold, ink=ink)}{_place(place)}"
        f"{_shown(value=bool(code), name=name)}<c:separator> </c:separator></c:dLbl>"
        f"{_shown()}</c:dLbls>"
    )


def worded(
    texts: Sequence[str],
    place: str,
    *,
    ink: str = INK,
    size: float = SMALL,
    moved: Mapping[int, float] | None = None,
) -> str:
    """Words of our own at the points of a series, which stay when its numbers change.

    `moved` says how far words of single points stand from that place, to the right in parts of
    the chart's width, by the order of the points.
    """
    shifts = {
        at: f'<c:layout><c:manualLayout><c:x val="{x:.4f}"/><c:y val="0"/></c:manualLayout></c:layout>'
        for at, x in (moved or {}).items()
    }
    points = "".join(
        f'<c:dLbl><c:idx val="{at}"/>{shifts.get(at, "")}'
        f"{rich([(text, size, False, ink)], across='ctr')}{INVISIBLE}{_place(place)}"
        f"{_shown(value=True)}</c:dLbl>"
        if text
        else f'<c:dLbl><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>'
        for at, text in enumerate(texts)
    )
    return (
        f"<c:dLbls>{points}{INVISIBLE}{text_properties(SMALL, ink=ink)}{_place(place)}"
        f"{_shown(value=True)}</c:dLbls>"
    )


def _name(sheet: Sheet, column: int, nameless: bool) -> str:
    """The name of a series; what only carries numbers has none that would stand in the key.

    Programs differ in which entries of a key they leave out when told to, so a blank one it is.
    """
    return "<c:tx><c:v> </c:v></c:tx>" if nameless else sheet.title(column)


def whiskers(sheet: Sheet, above: int, below: int, ink: str = INK, *, upward: bool = False) -> str:
    """The interval around each value, from columns of what it reaches above and below."""
    direction = '<c:errDir val="y"/>' if upward else ""
    return (
        f'<c:errBars>{direction}<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
        f"{sheet.data('plus', above)}{sheet.data('minus', below)}{stroke(ink, 1.1)}</c:errBars>"
    )


def stroke(name: str, width: float, *, dashed: bool = False) -> str:
    """How a line looks."""
    return shape("", line(name, width, dashed=dashed))


def marker(kind: str, size: int, name: str, *, hollow: bool = False) -> str:
    """A marker: filled, or hollow for what is projected."""
    inside = colour(PAPER if hollow else name)
    edge = line(name, 1.3 if hollow else 0.6)
    return (
        f'<c:marker><c:symbol val="{MARKERS[kind]}"/><c:size val="{size}"/>'
        f"{shape(inside, edge)}</c:marker>"
    )


NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'


def labels(
    code: str,
    place: str,
    *,
    fill: Fill | None = None,
    bold: bool = False,
    left_out: Iterable[int] = (),
) -> str:
    """Numbers at the points of a series; inside a fill in what can be read on it."""
    ground = ground_of(fill) if fill else PAPER
    ink = readable_on(ground) if fill else INK
    box = (
        shape(colour(ground), no_line()) if fill and fill.hatch else shape("<a:noFill/>", no_line())
    )
    gone = "".join(
        f'<c:dLbl><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>' for at in sorted(left_out)
    )
    return (
        f'<c:dLbls>{gone}<c:numFmt formatCode={attribute(code)} sourceLinked="0"/>{box}'
        f"{text_properties(SMALL, bold=bold, ink=ink)}{_place(place)}{_shown(value=True)}</c:dLbls>"
    )


def _place(place: str) -> str:
    return f'<c:dLblPos val="{place}"/>' if place else ""


def _shown(*, value: bool = False, name: bool = False) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="{int(name)}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


NO_LABELS = f"<c:dLbls>{_shown()}</c:dLbls>"
INVISIBLE = shape("<a:noFill/>", no_line())
