"""Waterfall charts as native charts: bars that stand on an invisible one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from fs_toolkit.document.charts import Waterfall
from fs_toolkit.writers.charts import words
from fs_toolkit.writers.charts.style import GAINS, INK, LOSSES, Fill
from fs_toolkit.writers.charts.waterfall import SUM
from fs_toolkit.writers.word.charts import series as made
from fs_toolkit.writers.word.charts.axes import category_axis, number_axis
from fs_toolkit.writers.word.charts.frame import EDGE, WIDTH, Frame, NativeChart
from fs_toolkit.writers.word.charts.looks import LABEL, SMALL, surface
from fs_toolkit.writers.word.charts.room import height, names_beside, width
from fs_toolkit.writers.word.charts.sheet import Sheet
from fs_toolkit.writers.word.charts.ticks import covering, number_format

WIDEST_NAME = 6.4
ROW = 0.62


@dataclass(frozen=True)
class Step:
    """A bar from one sum to the next; `kind` says how it looks."""

    kind: str
    start: float
    end: float

    @property
    def under(self) -> float:
        """What the bar stands on: nothing where it crosses zero."""
        low, high = sorted((self.start, self.end))
        return low if low > 0 else high if high < 0 else 0.0

    @property
    def parts(self) -> tuple[float, float]:
        """How far it goes above and below what it stands on."""
        low, high = sorted((self.start, self.end))
        return (max(high, 0.0) - max(low, 0.0), min(low, 0.0) - min(high, 0.0))

    @property
    def below(self) -> bool:
        """Whether it lies wholly below zero, so that its number stands on the left."""
        return max(self.start, self.end) <= 0 and min(self.start, self.end) < 0


def native(data: Waterfall, language: str) -> NativeChart:
    """The chart, the first sum on top."""
    if not data.steps:
        raise ValueError(f'chart "{data.title}" has no steps to draw')
    sums = list(accumulate((step.amount for step in data.steps), initial=data.start))
    steps = [Step("sum", 0.0, sums[0])]
    steps += [Step("rise" if b >= a else "fall", a, b) for a, b in pairwise(sums)]
    steps.append(Step("sum", 0.0, sums[-1]))
    names = [data.ends[0], *(step.name for step in data.steps), data.ends[1]]
    amounts = [sums[0], *(step.amount for step in data.steps), sums[-1]]
    decimals = words.decimals(amounts)
    sheet = Sheet()
    named, wide, lines = names_beside(names, WIDEST_NAME, LABEL)
    sheet.add("", named)
    rows = [*_bars(sheet, steps, decimals, language), *_numbers(sheet, steps, decimals)]

    reach = (
        max(width("+" + words.exact(each, language, decimals), SMALL) for each in amounts) + 0.15
    )
    left = EDGE + wide + 0.3 + (reach if any(step.below for step in steps) else 0.0)
    ticks = covering(sums, zero=True)
    return Frame(data.title, data.unit).chart(
        sheet,
        made.bars(rows, lying=True, stacked=True, gap=50, overlap=100),
        lambda unit: (
            category_axis(lying=True, ink=INK) + number_axis(ticks, title=unit, lying=True)
        ),
        plot=(left, WIDTH - EDGE - reach, max(ROW, height(lines, LABEL) + 0.16) * len(names)),
        below=height(1, LABEL) + 0.25,
    )


def _bars(sheet: Sheet, steps: list[Step], decimals: int, language: str) -> Iterator[str]:
    """What bars stand on, then the bars: sums, rises, falls, each above and below zero."""
    code = number_format(decimals)
    order = 0
    at = sheet.add(words.say("under", language), [step.under for step in steps], code)
    yield made.bar_series(sheet, order, at, made.INVISIBLE, nameless=True)
    fills: dict[str, Fill] = {"sum": SUM, "rise": GAINS[0], "fall": LOSSES[0]}
    for kind, fill in fills.items():
        for side in (0, 1):
            column = [step.parts[side] or None if step.kind == kind else None for step in steps]
            if any(column):
                order += 1
                at = sheet.add(words.say(kind, language), column, code)
                yield made.bar_series(sheet, order, at, surface(fill))


def _numbers(sheet: Sheet, steps: list[Step], decimals: int) -> Iterator[str]:
    """The number of each bar beside it: bars without a surface, whose numbers have a sign.

    They stand where their stack ends, so their own sign says on which side of zero.
    """
    plain = number_format(decimals).split(";")[0]
    signs = {"sum": "", "rise": '"+"', "fall": '"−"'}
    order = len(sheet.columns) - 1
    for kind, sign in signs.items():
        for negative in (False, True):
            sizes = [
                None
                if step.kind != kind or (step.below != negative)
                else (-1 if negative else 1) * abs(step.end - step.start)
                for step in steps
            ]
            if any(each is not None for each in sizes):
                shown = '"−"' if kind == "sum" and negative else sign
                code = f"{shown}{plain};{shown}{plain}"
                at = sheet.add(kind_of_number(kind), sizes, code)
                labels = made.labels(code, "inBase", bold=kind == "sum")
                yield made.bar_series(
                    sheet, order, at, made.INVISIBLE, labels=labels, nameless=True
                )
                order += 1


def kind_of_number(kind: str) -> str:
    """The head of a column that only carries numbers to be shown.

    >>> kind_of_number("rise")
    '(+)'
    """
    return {"sum": "(=)", "rise": "(+)", "fall": "(−)"}[kind]
