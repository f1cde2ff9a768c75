"""The frame of a native chart: title and unit above, the plot with room for its words, the key.

All of it is laid out here in centimetres, as the drawn pictures are: left to themselves,
programs differ in how much room they give to names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fs_toolkit.writers.charts.style import INK, SOFT
from fs_toolkit.writers.word.charts.looks import LABEL, TITLE, rich, text_properties
from fs_toolkit.writers.word.charts.room import height, width, wrapped
from fs_toolkit.writers.word.charts.sheet import Sheet

WIDTH = 16.0
EDGE = 0.12
"""Free paper on every side [cm]."""
ROOM = 0.78 * WIDTH
"""Width of a title: programs break longer lines by themselves [cm]."""
GAP = 0.25
"""Between the parts of a chart [cm]."""
SAMPLE, STROKE = 1.0, 1.9
"""Of the key, a swatch and a piece of a line, each with its gaps [cm]."""
WORKBOOK = "rId1"
"""The relationship of a chart to its workbook, the only one it has."""

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


@dataclass(frozen=True)
class NativeChart:
    """A chart as Word keeps it: its drawing, the workbook behind it, and its size [cm]."""

    xml: bytes
    workbook: bytes
    height: float
    width: float = WIDTH


def key_rows(names: Sequence[str], sample: float = SAMPLE) -> int:
    """Rows of a key with these names, as it stands at the foot of a chart."""
    rows, x = 1 if names else 0, 0.0
    for name in names:
        wide = sample + width(name, LABEL) + 0.35
        if x and x + wide > WIDTH - 2 * EDGE:
            rows, x = rows + 1, 0.0
        x += wide
    return rows


def _key(names: Sequence[str], unnamed: Sequence[int]) -> str:
    if not names:
        return ""
    gone = "".join(
        f'<c:legendEntry><c:idx val="{at}"/><c:delete val="1"/></c:legendEntry>' for at in unnamed
    )
    return (
        f'<c:legend><c:legendPos val="b"/>{gone}<c:overlay val="0"/>'
        f"{text_properties(LABEL, ink=INK)}</c:legend>"
    )


class Frame:
    """Title and unit, and what room they leave."""

    def __init__(self, title: str, unit: str = "") -> None:
        self._title = wrapped(title, ROOM, TITLE, bold=True)
        self._unit = wrapped(unit, ROOM, LABEL) if unit else []
        self._under = EDGE + height(len(self._title), TITLE) + 0.12
        self.top = self._under + height(len(self._unit), LABEL) + GAP

    def chart(
        self,
        sheet: Sheet,
        plots: str,
        axes: Callable[[str], str],
        *,
        plot: tuple[float, float, float],
        key: Sequence[str] = (),
        unnamed: Sequence[int] = (),
        above: float = 0.0,
        below: float = 0.0,
        sample: float = SAMPLE,
    ) -> NativeChart:
        """The chart.

        Parameters
        ----------
        sheet, plots : Sheet, str
            The numbers, and the series that show them.
        axes : callable
            The axes, given the title of the one of numbers: the unit, flat above the plot.
        plot : tuple
            Left and right end of the plot, and its height [cm].
        key : sequence
            The names that the key at the foot will have to hold.
        unnamed : sequence
            Places of series that the key leaves out; not for lying bars, whose places
            programs count from different ends.
        above, below : float
            Room for words over and under the plot [cm].
        sample : float
            Room of a sample in the key [cm].
        """
        left, right, high = plot
        top = self.top + above
        total = self.height(high, key, above=above, below=below, sample=sample)
        inner = _place(
            x=left / WIDTH, y=top / total, w=(right - left) / WIDTH, h=high / total, inner=True
        )
        unit = ""
        if self._unit:
            place = _place(x=EDGE / WIDTH, y=self._under / total)
            unit = _title([(each, LABEL, False, SOFT) for each in self._unit], place)
        title = _title(
            [(each, TITLE, True, INK) for each in self._title],
            _place(x=EDGE / WIDTH, y=EDGE / total),
        )
        xml = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f"<c:chartSpace {_NAMESPACES}>"
            f'<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>{title}'
            f'<c:autoTitleDeleted val="0"/><c:plotArea>{inner}{plots}{axes(unit)}'
            "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>"
            f'{_key(key, unnamed)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
            "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
            f'{text_properties(LABEL)}<c:externalData r:id="{WORKBOOK}"><c:autoUpdate val="0"/>'
            "</c:externalData></c:chartSpace>"
        )
        return NativeChart(xml.encode(), sheet.workbook(), total)

    def height(
        self, high: float, key: Sequence[str], *, above: float, below: float, sample: float
    ) -> float:
        """Height of the whole chart around a plot so high [cm]."""
        rows = key_rows(key, sample)
        return self.top + above + high + below + (rows * 0.5 + 0.25 if rows else 0.0) + EDGE


def _title(lines: list[tuple[str, float, bool, str]], place: str) -> str:
    return f'<c:title>{rich(lines)}{place}<c:overlay val="0"/></c:title>'


def _place(*, inner: bool = False, **shares: float) -> str:
    """Where something stands, in shares of the chart's width and height."""
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    edges = "".join(f'<c:{name} val="{share:.5f}"/>' for name, share in shares.items())
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{edges}</c:manualLayout></c:layout>"
    )
