"""Axes of numbers: round ends and steps that cover the data, and formats for their numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Ticks:
    """An axis from `low` to `high` in steps."""

    low: float
    high: float
    step: float

    def share(self, value: float) -> float:
        """Where a value stands, 0 at the low end and 1 at the high one."""
        return (value - self.low) / (self.high - self.low)

    @property
    def decimals(self) -> int:
        """As many as the step needs.

        >>> Ticks(0, 1, 0.25).decimals, Ticks(0, 100, 20).decimals
        (2, 0)
        """
        return next(
            (
                digits
                for digits in range(10)
                if abs(round(self.step, digits) - self.step) < 1e-9 * self.step
            ),
            10,
        )


def covering(values: Iterable[float], *, zero: bool = False, most: int = 6) -> Ticks:
    """Round ends and at most so many steps; `zero` takes it in, as bars need.

    >>> covering([3, 97], zero=True)
    Ticks(low=0.0, high=100.0, step=20.0)
    >>> covering([5.0])
    Ticks(low=0.0, high=5.0, step=1.0)
    """
    numbers = list(values)
    low, high = min(numbers), max(numbers)
    if zero or 0 <= low <= 0.5 * high:
        low = min(low, 0.0)
    if zero:
        high = max(high, 0.0)
    if low == high:
        low, high = (low, low + 1.0) if zero or low == 0 else sorted((0.0, low))
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    for factor in (*_STEPS, 20.0):
        step = factor * power
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last - first <= most:
            break
    return Ticks(_clean(first * step), _clean(last * step), _clean(step))


def _clean(value: float) -> float:
    """A number without the noise of its arithmetic."""
    return float(f"{value:.12g}")


def number_format(decimals: int, *, sign: bool = False) -> str:
    """How Word and Excel print a number: separators and the true minus; `sign` adds a plus.

    >>> number_format(1)
    '#,##0.0;"−"#,##0.0'
    """
    body = "#,##0" + ("." + "0" * decimals if decimals else "")
    plus = '"+"' if sign else ""
    zero = f";{body}" if sign else ""
    return f'{plus}{body};"−"{body}{zero}'
