"""Line charts as native charts: over years as numbers, so that uneven years keep their places."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from fs_toolkit.document.charts import LineChart, Numbers
from fs_toolkit.writers.charts import words
from fs_toolkit.writers.charts.line_styles import continued_from, is_named, last_known, style_of
from fs_toolkit.writers.charts.lines import refuse_bad_data
from fs_toolkit.writers.charts.style import SOFT, darker
from fs_toolkit.writers.word.charts import series as made
from fs_toolkit.writers.word.charts.axes import upward_axis, year_axis
from fs_toolkit.writers.word.charts.frame import EDGE, STROKE, WIDTH, Frame, NativeChart
from fs_toolkit.writers.word.charts.looks import LABEL, SMALL
from fs_toolkit.writers.word.charts.room import height, widest, width
from fs_toolkit.writers.word.charts.sheet import Sheet
from fs_toolkit.writers.word.charts.ticks import Ticks, covering, number_format

HEIGHT = 5.8
WIDEST_LABEL = 3.1
"""A fifth of the chart: beyond it programs break a label as they like [cm]."""
LINE = height(1, LABEL) + 0.05
"""Between two labels, one over the other [cm]."""
MOST_ROWS = 3
"""Of the words over upright lines."""


def native(data: LineChart, language: str) -> NativeChart | None:
    """The chart; None if a range belongs to no series, or marks stand too close."""
    refuse_bad_data(data)
    held = _held(data)
    if data.band and held is None:
        return None
    lines = _Lines(data, language, held)
    return None if lines.marks.rows > MOST_ROWS else lines.chart()


def _held(data: LineChart) -> int | None:
    """The series that the range is of: known wherever it is, and within it."""
    if not data.band:
        return None
    for at, one in enumerate(data.series):
        rows = list(zip(one.values, *data.band, strict=True))
        ranged = [row for row in rows if row[1] is not None and row[2] is not None]
        if ranged and all(v is not None and low <= v <= high for v, low, high in ranged):  # type: ignore[operator]
            return at
    return None


@dataclass(frozen=True)
class _Marks:
    """Upright lines with words over them, in rows so that no words meet."""

    marks: tuple[tuple[float, str], ...]
    rows_of: tuple[int, ...]

    @classmethod
    def placed(cls, data: LineChart, years: Ticks, left: float, right: float) -> _Marks:
        """The marks in their order, each in the lowest row that has room for it."""
        shown = sorted((at, name) for at, name in data.marks if years.low <= at <= years.high)
        ends: list[float] = []
        rows = []
        for at, name in shown:
            middle = left + years.share(at) * (right - left)
            half = width(name, SMALL) / 2 + 0.08
            row = next((r for r, end in enumerate(ends) if middle - half >= end), len(ends))
            ends[row : row + 1] = [middle + half]
            rows.append(row)
        return cls(tuple(shown), tuple(rows))

    @property
    def rows(self) -> int:
        """How many rows the words take."""
        return max(self.rows_of, default=-1) + 1


class _Lines:
    """A line chart on its way."""

    def __init__(self, data: LineChart, language: str, held: int | None) -> None:
        self.data, self.language, self.held = data, language, held
        shown = _all_values(data)
        self.decimals = words.decimals(shown)
        self.code = number_format(self.decimals)
        self.up = covering(shown, zero=data.zero_line)
        numbers = [words.exact(e, language, self.up.decimals) for e in (self.up.low, self.up.high)]
        self.left = EDGE + widest(numbers, LABEL) + 0.25
        self.direct = self._names_keep_apart()
        self.ends = self._ends()
        self.right = WIDTH - EDGE - widest(self.ends.values(), LABEL, bold=True) - 0.25
        self.years = _years(data, self.right - self.left)
        self.marks = _Marks.placed(data, self.years, self.left, self.right)

    def chart(self) -> NativeChart:
        """Lines, whiskers for a range, and marks as upright lines of two points."""
        data, sheet = self.data, Sheet()
        unit = words.say("whiskers", self.language, unit=data.unit) if data.band else data.unit
        frame = Frame(data.title, unit)
        key = [] if self.direct else [one.name for one in data.series]
        above, below = 0.15 + height(self.marks.rows, SMALL), height(1, LABEL) + 0.25
        total = frame.height(HEIGHT, key, above=above, below=below, sample=STROKE)
        sheet.add(words.say("year", self.language), data.x, "0")
        rows = [self._line(sheet, at) for at in range(len(data.series))]
        rows += self._uprights(sheet, total)
        return frame.chart(
            sheet,
            made.scatter(rows),
            lambda title: (
                year_axis(self.years, title=title, zero=self.up.low < 0 < self.up.high)
                + upward_axis(self.up)
            ),
            plot=(self.left, self.right, HEIGHT),
            key=key,
            unnamed=range(len(data.series), len(rows)),
            above=above,
            below=below,
            sample=STROKE,
        )

    def _line(self, sheet: Sheet, number: int) -> str:
        one, look = self.data.series[number], style_of(self.data, number)
        at = sheet.add(one.name, one.values, self.code)
        dots = made.marker(look.marker, round(4 + look.width), look.colour, hollow=one.dashed)
        last, label = last_known(one), ""
        if last is not None and number in self.ends:
            ink = darker(look.colour, 0.65)
            label = made.point_label(
                last, "r", ink=ink, name=self.direct, code=self.code, bold=one.emphasis
            )
        reach = ""
        if number == self.held and self.data.band:
            reach = self._range(sheet, one.values, look.colour)
        return made.scatter_series(
            sheet, number, (0, at), made.stroke(look.colour, look.width, dashed=one.dashed), dots,
            labels=label, reach=reach,
        )  # fmt: skip

    def _range(self, sheet: Sheet, values: Numbers, colour: str) -> str:
        """The range as whiskers on its series: what it reaches above and below each value."""
        assert self.data.band is not None
        lows, highs = self.data.band
        above = [
            None if v is None or h is None else h - v for v, h in zip(values, highs, strict=True)
        ]
        below = [
            None if v is None or w is None else v - w for v, w in zip(values, lows, strict=True)
        ]
        return made.whiskers(
            sheet,
            sheet.add(words.say("range_above", self.language), above, self.code),
            sheet.add(words.say("range_below", self.language), below, self.code),
            colour,
            upward=True,
        )

    def _uprights(self, sheet: Sheet, total: float) -> list[str]:
        made_ones = []
        ends = (self.up.low, self.up.high)
        for number, ((at, name), row) in enumerate(
            zip(self.marks.marks, self.marks.rows_of, strict=True), len(self.data.series)
        ):
            across = sheet.add(words.say("year", self.language), (at, at), "0.00")
            up = sheet.add(name, ends, self.code)
            label = made.point_label(1, "t", ink=SOFT, name=True, lifted=height(row, SMALL) / total)
            made_ones.append(
                made.scatter_series(
                    sheet, number, (across, up), made.stroke(SOFT, 1.0, dashed=True),
                    made.NO_MARKER, labels=label,
                )
            )  # fmt: skip
        return made_ones

    def _names_keep_apart(self) -> bool:
        """Whether every series can be named at its end; else a key names them."""
        data = self.data
        if any(last_known(one) is None for one in data.series):
            return False
        named = [number for number in range(len(data.series)) if is_named(data, number)]
        if widest(map(self._label, named), LABEL, bold=True) > WIDEST_LABEL:
            return False
        places = sorted(map(self._place, named))
        return all(b - a > LINE for a, b in pairwise(places))

    def _ends(self) -> dict[int, str]:
        """What stands at the ends of lines: names and values, or values that keep apart.

        The emphasised ones first; where a series goes on as another, only the other has it.
        """
        data = self.data
        known = [number for number, one in enumerate(data.series) if last_known(one) is not None]
        going_on = {continued_from(data, number) for number in known}
        order = sorted(known, key=lambda number: not data.series[number].emphasis)
        taken: list[float] = []
        shown = {}
        for number in order:
            place = self._place(number)
            named = is_named(data, number) if self.direct else number not in going_on
            if named and all(abs(place - other) > LINE for other in taken):
                shown[number] = self._label(number) if self.direct else self._value(number)
                taken.append(place)
        return shown

    def _label(self, number: int) -> str:
        return f"{self.data.series[number].name} {self._value(number)}"

    def _value(self, number: int) -> str:
        return words.exact(self._last(number), self.language, self.decimals)

    def _place(self, number: int) -> float:
        return self.up.share(self._last(number)) * HEIGHT

    def _last(self, number: int) -> float:
        one = self.data.series[number]
        last = last_known(one)
        value = None if last is None else one.values[last]
        return 0.0 if value is None else value


def _all_values(data: LineChart) -> list[float]:
    rows = [one.values for one in data.series] + list(data.band or ())
    return [value for values in rows for value in values if value is not None]


def _years(data: LineChart, room: float) -> Ticks:
    """The years of the data and of its marks, numbered as far apart as there is room."""
    times = [*data.x, *(at for at, _ in data.marks)]
    first, last = math.floor(min(times)), math.ceil(max(times))
    if first == last:
        first, last = first - 1, last + 1
    spacing = math.gcd(*(b - a for a, b in pairwise(data.x))) or 1
    least = width("2000", LABEL) + 0.22
    steps = (spacing, *(n for n in (2, 5, 10, 20, 25, 50, 100) if n > spacing and n % spacing == 0))
    step = next((n for n in steps if n * room / (last - first) >= least), steps[-1])
    return Ticks(float(first), float(last), float(step))
