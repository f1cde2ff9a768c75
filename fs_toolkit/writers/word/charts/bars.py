"""Bar charts as native charts: upright or lying, side by side or stacked, a line over them."""

from __future__ import annotations

from collections.abc import Callable

from fs_toolkit.document.charts import BarChart
from fs_toolkit.writers.charts import words
from fs_toolkit.writers.charts.bar_pieces import Piece, is_part, lanes, pieces, totals
from fs_toolkit.writers.charts.bars import fills_of, refuse_bad_data
from fs_toolkit.writers.charts.style import INK, LOSSES, Fill
from fs_toolkit.writers.word.charts import series as made
from fs_toolkit.writers.word.charts.axes import category_axis, number_axis
from fs_toolkit.writers.word.charts.frame import EDGE, WIDTH, Frame, NativeChart
from fs_toolkit.writers.word.charts.looks import LABEL, SMALL, surface
from fs_toolkit.writers.word.charts.room import height, lines_of, names_beside, widest, width
from fs_toolkit.writers.word.charts.sheet import Sheet
from fs_toolkit.writers.word.charts.ticks import Ticks, covering, number_format

HEIGHT = 5.6
"""Of the plot of upright bars [cm]."""
WIDEST_NAME = 5.2
THICK, THIN = 0.5, 0.38
"""Of a bar alone in its row, and of bars side by side [cm]."""
BETWEEN = 0.3
WIDEST_BAR = 1.6
MOST_LINES = 3
"""A name under a bar that needs more lines makes the chart lie down."""


def native(data: BarChart, language: str) -> NativeChart | None:
    """The chart; None for what a native one cannot carry: marks over lying bars."""
    refuse_bad_data(data)
    lying = data.horizontal or not _names_fit(data)
    if lying and data.line:
        return None
    return _Bars(data, language, lying=lying).chart()


def _names_fit(data: BarChart) -> bool:
    room = (WIDTH - 1.6 - EDGE) / len(data.categories)
    return all(map(is_year, data.categories)) or all(
        widest(name.split(), LABEL) <= room and lines_of(name, room - 0.1, LABEL) <= MOST_LINES
        for name in data.categories
    )


def is_year(name: str) -> bool:
    """Whether a category is a year, of which some may go without their number."""
    return len(name) == 4 and name.isdigit()


class _Bars:
    """A bar chart on its way."""

    def __init__(self, data: BarChart, language: str, *, lying: bool) -> None:
        self.data, self.language, self.lying = data, language, lying
        self.fills = fills_of(data)
        self.pieces = pieces(data)
        self.decimals = words.decimals(piece.value for piece in self.pieces)
        self.code = number_format(self.decimals)
        self.sheet = Sheet()
        self.stack = data.stacked and len(data.series) > 1
        self.frame = Frame(data.title, data.unit)

    def chart(self) -> NativeChart:
        """The chart, with numbers where they have room."""
        return self._lying() if self.lying else self._upright()

    def _upright(self) -> NativeChart:
        data = self.data
        self.sheet.add("", data.categories)
        ends = [piece.end for piece in self.pieces]
        ends += [value for value in (data.line.values if data.line else ()) if value is not None]
        ticks = covering(ends, zero=True)
        left = EDGE + widest(_numbers(ticks, self.language), LABEL) + 0.25
        right = WIDTH - EDGE
        slot = (right - left) / len(data.categories)
        bar = min(slot * 0.78 / lanes(data), WIDEST_BAR)
        shown = self._upright_labels(ticks, slot, bar)
        sums = totals(data) if self.stack and data.line is None else []
        sums = [each if self._fits(each, slot, bold=True) else None for each in sums]
        plots = self._plot(self._rows(shown), gap=_gap(slot, bar, lanes(data)))
        count = len(data.series)
        if data.line:
            at = self.sheet.add(data.line.name, data.line.values, self.code)
            dots = made.marker("o", 6, INK, hollow=True)
            look = made.stroke(INK, 1.8, dashed=data.line.dashed)
            plots += made.lines([made.line_series(self.sheet, count, at, look, dots)])
        elif any(each is not None for each in sums):
            plots += self._sums(sums)
        every = _every(data.categories, slot)
        low = height(max(lines_of(n, slot * every - 0.1, LABEL) for n in data.categories), LABEL)
        return self.frame.chart(
            self.sheet,
            plots,
            lambda unit: category_axis(every=every, title=unit) + number_axis(ticks),
            plot=(left, right, HEIGHT),
            key=self._key(),
            above=0.42 if data.line is None else 0.15,
            below=low + 0.25,
        )

    def _sums(self, sums: list[float | None]) -> str:
        """The sum over each stack: an invisible line that only carries numbers."""
        data = self.data
        at = self.sheet.add(words.say("total", self.language), sums, self.code)
        below = all(each is None or each <= 0 for each in sums)
        numbers = made.labels(self.code, "b" if below else "t", bold=True)
        order = len(data.series)
        return made.lines(
            [
                made.line_series(
                    self.sheet, order, at, made.INVISIBLE, made.NO_MARKER, labels=numbers,
                    nameless=True,
                )
            ]
        )  # fmt: skip

    def _lying(self) -> NativeChart:
        data = self.data
        count, intervals = lanes(data), self._has_intervals()
        names, wide, _ = names_beside(data.categories, WIDEST_NAME, LABEL)
        self.sheet.add("", names)
        left = EDGE + wide + 0.3
        sums = totals(data) if self.stack else []
        values = [piece.end for piece in self.pieces]
        values += [
            piece.end + side * self._reach(piece) for piece in self.pieces for side in (-1, 1)
        ]
        labelled = [each for each in (sums or values) if each is not None]
        reach = max((width(self._number(each), SMALL, bold=True) for each in labelled), default=0.0)
        ticks = covering(values, zero=True)
        right = WIDTH - EDGE - max(widest(_numbers(ticks, self.language), LABEL) / 2, reach)
        if min(values) < 0:
            left += reach
        bar = THICK if count == 1 else THIN
        high = sum(max(bar * count, height(n.count("\n") + 1, LABEL)) + BETWEEN for n in names)
        row = high / len(data.categories)
        unit = (right - left) / (ticks.high - ticks.low)

        def shown(piece: Piece, fill: Fill) -> bool:
            beside = 0.3 if fill.hatch else 0.14
            room = abs(piece.end - piece.start) * unit
            if not self.stack:
                room -= self._reach(piece) * unit
                return not intervals or width(self._number(piece.value), SMALL) + beside < room
            return is_part(data, piece) and width(self._number(piece.value), SMALL) + beside < room

        rows = self._rows(shown)
        if any(each is not None for each in sums):
            rows.append(self._invisible_sums(sums))
        plots = self._plot(rows, gap=_gap(row, bar, count))
        return self.frame.chart(
            self.sheet,
            plots,
            lambda unit: (
                category_axis(lying=True, ink=INK) + number_axis(ticks, title=unit, lying=True)
            ),
            plot=(left, right, high),
            key=self._key(),
            below=height(1, LABEL) + 0.25,
        )

    def _invisible_sums(self, sums: list[float | None]) -> str:
        """The sum behind each stack: a bar without a surface, whose number stands at its foot.

        It would reach twice as far as the stack, and is cut off where the axis ends.
        """
        at = self.sheet.add(words.say("total", self.language), sums, self.code)
        numbers = made.labels(self.code, "inBase", bold=True)
        return made.bar_series(
            self.sheet, len(self.data.series), at, made.INVISIBLE, labels=numbers, nameless=True
        )

    def _rows(self, shown: Callable[[Piece, Fill], bool]) -> list[str]:
        """The series of the bars; one without any number has no labels."""
        data, rows = self.data, []
        for order, (one, fill) in enumerate(zip(data.series, self.fills, strict=True)):
            at = self.sheet.add(one.name, one.values, self.code)
            mine = {piece.category: piece for piece in self.pieces if piece.series == order}
            out = [place for place, piece in mine.items() if not shown(piece, fill)]
            out += [place for place in range(len(one.values)) if place not in mine]
            numbers = reach = ""
            if len(out) < len(one.values):
                place = "ctr" if self.stack else "inBase" if self._has_intervals() else "outEnd"
                inside = None if place == "outEnd" else fill
                numbers = made.labels(self.code, place, fill=inside, left_out=out)
            if self.lying and any(one.reach):
                halves = words.say("half_interval", self.language, name=one.name)
                half = self.sheet.add(halves, one.reach, self.code)
                reach = made.whiskers(self.sheet, half, half)
            single = len(data.series) == 1
            losses = {
                p.category: surface(LOSSES[0]) for p in mine.values() if single and p.value < 0
            }
            rows.append(
                made.bar_series(
                    self.sheet, order, at, surface(fill), labels=numbers, points=losses, reach=reach
                )
            )
        return rows

    def _plot(self, rows: list[str], *, gap: int) -> str:
        overlap = 100 if self.stack or len(self.data.series) == 1 else -4 if self.lying else 0
        return made.bars(rows, lying=self.lying, stacked=self.stack, gap=gap, overlap=overlap)

    def _upright_labels(
        self, ticks: Ticks, slot: float, bar: float
    ) -> Callable[[Piece, Fill], bool]:
        """Which numbers have room: in pieces of stacks each for itself, at ends all or none."""
        data = self.data
        if data.line:
            return lambda _piece, _fill: False
        numbers = [width(self._number(piece.value), SMALL) for piece in self.pieces]
        if not self.stack:
            room = slot - 0.1 if lanes(data) == 1 else bar + 0.02
            every = max(numbers) <= room
            return lambda _piece, _fill: every
        fits, unit = max(numbers) < bar - 0.1, HEIGHT / (ticks.high - ticks.low)
        least = height(1, SMALL) + 0.06

        def shown(piece: Piece, _: Fill) -> bool:
            return fits and is_part(data, piece) and abs(piece.end - piece.start) * unit > least

        return shown

    def _key(self) -> list[str]:
        data = self.data
        if len(data.series) == 1 and not data.line:
            return []
        return [one.name for one in data.series] + ([data.line.name] if data.line else [])

    def _has_intervals(self) -> bool:
        return any(any(one.reach) for one in self.data.series)

    def _reach(self, piece: Piece) -> float:
        """Half the interval around the end of a bar; only lying bars show it."""
        reaches = self.data.series[piece.series].reach
        return (reaches[piece.category] if reaches and self.lying else None) or 0.0

    def _number(self, value: float) -> str:
        return words.exact(value, self.language, self.decimals)

    def _fits(self, value: float | None, slot: float, *, bold: bool) -> bool:
        return value is not None and width(self._number(value), SMALL, bold=bold) < slot - 0.06


def _numbers(ticks: Ticks, language: str) -> list[str]:
    return [words.exact(end, language, ticks.decimals) for end in (ticks.low, ticks.high)]


def _every(categories: tuple[str, ...], slot: float) -> int:
    """Names that are shown: all, or every second or fifth year where room is short."""
    if not all(map(is_year, categories)):
        return 1
    return next((n for n in (1, 2, 5, 10) if width("2000", LABEL) + 0.16 <= slot * n), 10)


def _gap(slot: float, bar: float, count: int) -> int:
    """Free room between the bars of two places, in per cent of a bar's width."""
    return max(0, min(500, round((slot - bar * count) / bar * 100)))
