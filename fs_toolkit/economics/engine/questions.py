"""Questions to the model: one-way sensitivity and switching values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.numeric import Floats
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.economics.engine.model import Evaluation, Model, evaluate_model


@dataclass(frozen=True)
class Measure:
    """What is asked of a case: a number of one option, such as its net present value."""

    option: str
    of: Callable[[Evaluation], float]

    def __call__(self, base: Evaluation, changes: Mapping[str, float]) -> float:
        """The number in the case with these changes."""
        return self.of(evaluate_model(base.model, changes, base, only=(self.option,)))


@dataclass(frozen=True)
class Swing:
    """What a result becomes when one quantity takes its low and its high value."""

    quantity: str
    low: float
    high: float
    at_low: float
    at_high: float

    @property
    def width(self) -> float:
        """How far the result moves."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True)
class SwitchingValue:
    """The value of one quantity at which a result is zero."""

    quantity: str
    base: float
    value: float | None
    """None where no value between the bounds that were searched does it."""
    within_range: bool
    """Whether it lies between the quantity's own low and high."""


def ranged(model: Model, quantities: dict[str, Quantity]) -> tuple[Quantity, ...]:
    """The quantities with a value and a range that the model's numbers depend on."""
    return tuple(
        row
        for id, row in quantities.items()
        if id in model.uses
        and None not in (row.value, row.low, row.high)  # a series is no one number to vary
    )


def swings(
    base: Evaluation, quantities: tuple[Quantity, ...], measure: Measure
) -> tuple[Swing, ...]:
    """One-way sensitivity of a result, the widest first; what moves nothing is left out.

    Notes
    -----
    The underlying quantities are varied, not totals, one at a time between their own low
    and high [1]_.

    References
    ----------
    .. [1] HM Treasury, "The Green Book," 2003, 5.69-5.71.
    """
    found = []
    for row in quantities:
        assert row.low is not None
        assert row.high is not None
        ends = [measure(base, {row.id: end}) for end in (row.low, row.high)]
        found.append(Swing(row.id, row.low, row.high, ends[0], ends[1]))
    moving = [swing for swing in found if swing.width > 0]
    return tuple(sorted(moving, key=lambda swing: (-swing.width, swing.quantity)))


def switching_value(base: Evaluation, quantity: Quantity, measure: Measure) -> SwitchingValue:
    """The value of a quantity at which a result is zero, all else as in the base case.

    Notes
    -----
    The result is a straight line in most quantities, and the value then exact; elsewhere
    the zero is bracketed between ten times below and above the range and found by
    false position. The bounds never leave the quantity's sign.
    """
    value = base.state.number(quantity.id)
    low = quantity.low if quantity.low is not None else value
    high = quantity.high if quantity.high is not None else value

    def at(x: float) -> float:
        return measure(base, {quantity.id: x})

    found = _linear_root(at, value, low, high)
    if found is None:
        found = _bracketed_root(at, value, low, high)
    if found is not None and found > 1 and _is_share(quantity, low, high):
        found = None
    within = found is not None and bool(low <= found <= high)
    return SwitchingValue(quantity.id, value, found, within)


def _is_share(quantity: Quantity, low: float, high: float) -> bool:
    """Whether a quantity is a part of a whole: no more than all of the districts can buy a tool."""
    return quantity.unit in ("1", "share") and low >= 0 and 0 < high <= 1


def _linear_root(
    at: Callable[[float], float], value: float, low: float, high: float
) -> float | None:
    """The exact root, if the result is a straight line; checked at the root itself."""
    first, second = (low, high) if high > low else (value, value * 1.1 + 0.1)
    at_first, at_second = at(first), at(second)
    if at_first == at_second or not np.isfinite([at_first, at_second]).all():
        return None
    root = float(first - at_first * (second - first) / (at_second - at_first))
    if _turns_sign(root, low, high):
        return None
    scale = float(max(abs(at_first), abs(at_second)))
    return root if abs(at(root)) <= 1e-9 * scale else None


def _turns_sign(root: float, low: float, high: float) -> bool:
    """A negative number of petitions is no answer; of a growth that may be negative it is one."""
    return (root < 0 <= low) or (low < 0 and high <= 0 < root)


def _bracketed_root(
    at: Callable[[float], float], value: float, low: float, high: float
) -> float | None:
    reach = 10 * max(high - low, abs(value))
    bottom = max(low - reach, 0.0) if low >= 0 else low - reach
    top = min(high + reach, 0.0) if low < 0 and high <= 0 else high + reach
    near = value * np.exp2(np.arange(-10.0, 4.0))  # halves and doubles, where a divisor nears zero
    points: list[Floats] = [np.linspace(bottom, top, 41), np.linspace(low, high, 9), near]
    grid = np.unique(np.clip(np.concatenate([*points, [value]]), bottom, top))
    results: dict[int, float] = {}

    def result(k: int) -> float:
        if k not in results:
            results[k] = at(float(grid[k]))
        return results[k]

    for k in sorted(range(len(grid) - 1), key=lambda k: abs(grid[k] - value)):  # the nearest first
        left, right = result(k), result(k + 1)
        if not np.isfinite([left, right]).all() or left * right > 0:
            continue
        if left == 0:
            return float(grid[k])
        root = _zero_between(at, (float(grid[k]), left), (float(grid[k + 1]), right))
        # A result may also jump over zero: with whole years, or where something is divided by zero.
        if abs(at(root)) <= 1e-6 * max(abs(left), abs(right)):
            return root
    return None


def _zero_between(
    at: Callable[[float], float], one: tuple[float, float], other: tuple[float, float]
) -> float:
    """The zero between two points (x, result) of unlike sign, to the twelfth digit.

    False position, the result at the end that stays halved (the Illinois rule); every third
    step halves the interval, so that a jump does not hold it up.
    """
    (a, at_a), (b, at_b) = one, other
    for step in range(150):
        x = (a + b) / 2 if step % 3 == 2 else b - at_b * (b - a) / (at_b - at_a)
        at_x = at(x)
        if at_x * at_b < 0:
            a, at_a = b, at_b
        else:
            at_a /= 2
        close = abs(x - b) <= 1e-12 * max(abs(x), 1e-300) or at_x == 0
        b, at_b = x, at_x
        if close or not np.isfinite(at_x):
            break
    return b
