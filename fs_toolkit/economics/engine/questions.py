"""Questions to the model: one-way sensitivity and switching values.

All cases that a question needs are one run of the tape: both ends of every range, the roots of
all straight lines, the search of all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from fs_toolkit.core.numeric import Floats
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.economics.engine.appraise import View
from fs_toolkit.economics.engine.cases import Cases, Worth
from fs_toolkit.economics.engine.model import Evaluation, Model
from fs_toolkit.economics.engine.simulate import present_value

STRAIGHT = 1e-9
"""How far a result may be from zero at the root of a straight line, relative to the results."""
JUMP = 1e-6
"""How far it may be at a root that was searched, or it has jumped over zero."""
SEARCH_STEPS = 150
FEW = 64
"""So many cases or fewer are run at one width, more at that of a chunk."""


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


class Questions:
    """The net present value of one option, asked in many cases at once."""

    def __init__(
        self,
        base: Evaluation,
        quantities: Iterable[Quantity],
        option: str,
        view: View = "economic",
        also: Iterable[str] = (),
    ) -> None:
        """Compile the model for these quantities, which have a value of their own.

        Parameters
        ----------
        base : Evaluation
            The base case.
        quantities : iterable of Quantity
            What may be asked about.
        option : str
            The alternative whose value over the baseline is asked for.
        view : "economic" or "financial"
            The prices.
        also : iterable of str
            Other quantities that cases may change, so that one tape answers everything.
        """
        self.base, self.option, self.view = base, option, view
        self.quantities = {row.id: row for row in quantities}
        self._inputs = tuple(dict.fromkeys([*self.quantities, *also]))

    @cached_property
    def _tape(self) -> Cases:
        return Cases(self.base, self._inputs, (self.option,), self.view)

    def worth(self, changes: Sequence[Mapping[str, float]]) -> tuple[Worth, ...]:
        """What the option is worth in each case; NoNumber where a case has none."""
        return tuple(each[self.option] for each in self._tape.worth(changes))

    def cases(self, changes: Sequence[Mapping[str, float]]) -> Floats:
        """The net present value in each case, shape (N,); NaN where a flow is no number.

        Parameters
        ----------
        changes : sequence of mapping
            Each case changes some of the quantities; the others keep their base value.
        """
        values = {
            id: np.array(
                [case.get(id, self.base.state.number(id)) for case in changes], dtype=float
            )
            for id in self._inputs
        }
        return self._values(values, len(changes))

    def one_at_a_time(self, ids: Sequence[str], values: Floats) -> Floats:
        """The net present value where quantity ids[k] alone is values[k], shape (N,)."""
        columns = {id: np.full(len(ids), self.base.state.number(id)) for id in self._inputs}
        for position, (id, value) in enumerate(zip(ids, values, strict=True)):
            columns[id][position] = value
        return self._values(columns, len(ids))

    def _values(self, columns: Mapping[str, Floats], count: int) -> Floats:
        found = np.empty(count)
        player, timing = self._tape.player, self.base.model.settings.timing
        length = player.length
        for start in range(0, count, length):
            here = slice(start, min(start + length, count))
            size = here.stop - start
            # Few widths, so that the tape is bound to its buffers few times.
            width = min(FEW, length) if size <= FEW else length
            part = {id: _filled(each[here], width) for id, each in columns.items()}
            costs, benefits, rate = player.run(part)
            with np.errstate(all="ignore"):
                net = benefits - costs
                npv = present_value(net, rate, timing)
            fine = np.isfinite(net).all(axis=0)
            found[here] = np.broadcast_to(np.where(fine, npv, np.nan), width)[:size]
        return found

    # --- One-way sensitivity ---
    def swings(self) -> tuple[Swing, ...]:
        """One-way sensitivity of the result, the widest first; what moves nothing is left out.

        Notes
        -----
        The underlying quantities are varied, not totals, one at a time between their own low
        and high [1]_.

        References
        ----------
        .. [1] HM Treasury, "The Green Book," 2003, 5.69-5.71.
        """
        ends = [(row.id, row.low, row.high) for row in self.quantities.values()]
        ids = [id for id, _, _ in ends]
        lows = np.array([low for _, low, _ in ends], dtype=float)
        highs = np.array([high for _, _, high in ends], dtype=float)
        at = self.one_at_a_time([*ids, *ids], np.concatenate([lows, highs]))
        found = [
            Swing(id, float(low), float(high), float(at_low), float(at_high))
            for id, low, high, at_low, at_high in zip(
                ids, lows, highs, at[: len(ids)], at[len(ids) :], strict=True
            )
        ]
        moving = [swing for swing in found if swing.width > 0]
        return tuple(sorted(moving, key=lambda swing: (-swing.width, swing.quantity)))

    # --- Switching values ---
    def switching_values(self, ids: Sequence[str]) -> tuple[SwitchingValue, ...]:
        """The value of each quantity at which the result is zero, all else as in the base case.

        Notes
        -----
        The result is a straight line in most quantities, and the value then exact; elsewhere
        the zero is bracketed between ten times below and above the range and found by
        false position. The bounds never leave the quantity's sign, and a life is never looked
        for below its range: the model is compiled for as many renewals as its low end needs.
        """
        lives = self.base.model.lives
        spans = [
            _Span.of(self.quantities[id], self.base.state.number(id), id in lives) for id in ids
        ]
        roots = self._straight(spans)
        curved = [span for span, root in zip(spans, roots, strict=True) if root is None]
        searched = dict(zip([span.id for span in curved], self._searched(curved), strict=True))
        found = []
        for span, root in zip(spans, roots, strict=True):
            value = searched[span.id] if root is None else root
            if value is not None and value > 1 and span.is_share:
                value = None
            within = value is not None and bool(span.low <= value <= span.high)
            found.append(SwitchingValue(span.id, span.base, value, within))
        return tuple(found)

    def _straight(self, spans: Sequence[_Span]) -> list[float | None]:
        """The exact roots of what is a straight line; checked at the roots themselves."""
        ids = [span.id for span in spans]
        ends = np.array([span.two_points for span in spans]).reshape(-1, 2)
        at = self.one_at_a_time([*ids, *ids], ends.T.ravel()).reshape(2, -1).T
        with np.errstate(all="ignore"):
            roots = ends[:, 0] - at[:, 0] * (ends[:, 1] - ends[:, 0]) / (at[:, 1] - at[:, 0])
        sensible = np.array(
            [
                bool(np.isfinite([*results, root]).all()) and not span.is_beyond(root)
                for span, results, root in zip(spans, at, roots, strict=True)
            ],
            dtype=bool,
        )
        tried = np.where(sensible, roots, [span.base for span in spans])
        left = np.abs(self.one_at_a_time(ids, tried)) if ids else np.zeros(0)
        exact = sensible & (left <= STRAIGHT * np.abs(at).max(axis=1, initial=0.0))
        return [float(root) if yes else None for root, yes in zip(roots, exact, strict=True)]

    def _searched(self, spans: Sequence[_Span]) -> list[float | None]:
        """The zeros nearest to the base of what is no straight line."""
        grids = [span.grid() for span in spans]
        ids = [span.id for span, grid in zip(spans, grids, strict=True) for _ in grid]
        at = self.one_at_a_time(ids, np.concatenate(grids)) if grids else np.zeros(0)
        results = np.split(at, np.cumsum([grid.size for grid in grids])[:-1]) if grids else []
        found: list[float | None] = [None] * len(spans)
        brackets = [
            _brackets(span, grid, each)
            for span, grid, each in zip(spans, grids, results, strict=True)
        ]
        while any(brackets):
            waiting = [k for k, each in enumerate(brackets) if each]
            tried = [brackets[k].pop(0) for k in waiting]
            roots = self._zeros_between([spans[k].id for k in waiting], np.array(tried))
            left = np.abs(self.one_at_a_time([spans[k].id for k in waiting], roots))
            for k, bracket, root, off in zip(waiting, tried, roots, left, strict=True):
                # A result may also jump over zero: with whole years, or where it divides by zero.
                if off <= JUMP * max(abs(bracket[1]), abs(bracket[3])):
                    found[k] = float(root)
                    brackets[k] = []
        return found

    def _zeros_between(self, ids: Sequence[str], brackets: Floats) -> Floats:
        """The zeros between two points (x, result) of unlike sign, to the twelfth digit.

        False position, the result at the end that stays halved (the Illinois rule); every third
        step halves the interval, so that a jump does not hold it up.
        """
        a, at_a, b, at_b = (column.copy() for column in brackets.T)
        going = at_a != 0
        b = np.where(going, b, a)
        for step in range(SEARCH_STEPS):
            if not going.any():
                break
            with np.errstate(all="ignore"):
                x = (a + b) / 2 if step % 3 == 2 else b - at_b * (b - a) / (at_b - at_a)
            x = np.where(going, x, b)
            at_x = self.one_at_a_time(ids, x)
            with np.errstate(all="ignore"):
                crossed = at_x * at_b < 0
                close = np.abs(x - b) <= 1e-12 * np.maximum(np.abs(x), 1e-300)
            at_a = np.where(going, np.where(crossed, at_b, at_a / 2), at_a)
            a = np.where(going & crossed, b, a)
            b, at_b = x, np.where(going, at_x, at_b)
            going &= ~(close | (at_x == 0) | ~np.isfinite(at_x))
        return np.asarray(b)


def _filled(values: Floats, width: int) -> Floats:
    """Values with the last of them repeated up to a width."""
    found = np.full(width, values[-1])
    found[: values.size] = values
    return found


@dataclass(frozen=True)
class _Span:
    """A quantity's base value and where its switching value is looked for."""

    id: str
    base: float
    low: float
    high: float
    is_share: bool
    """Whether it is a part of a whole: no more than all of the districts can buy a tool."""
    is_life: bool = False
    """Whether something is bought again when it has passed."""

    @staticmethod
    def of(row: Quantity, value: float, is_life: bool) -> _Span:
        low = row.low if row.low is not None else value
        high = row.high if row.high is not None else value
        share = row.unit in ("1", "share") and low >= 0 and 0 < high <= 1
        return _Span(row.id, value, low, high, share, is_life)

    @property
    def two_points(self) -> tuple[float, float]:
        if self.high > self.low:
            return self.low, self.high
        return self.base, self.base * 1.1 + 0.1

    def is_beyond(self, root: float) -> bool:
        """A negative number of petitions is no answer; of a growth that may be negative it is."""
        turns_sign = (root < 0 <= self.low) or (self.low < 0 and self.high <= 0 < root)
        return bool(turns_sign or (self.is_life and root < self.low))

    def grid(self) -> Floats:
        """Where a result that is no straight line is looked at."""
        low, high, base = self.low, self.high, self.base
        reach = 10 * max(high - low, abs(base))
        bottom = max(low - reach, low if self.is_life else 0.0) if low >= 0 else low - reach
        top = min(high + reach, 0.0) if low < 0 and high <= 0 else high + reach
        near = base * np.exp2(
            np.arange(-10.0, 4.0)
        )  # halves and doubles, where a divisor nears zero
        points = [np.linspace(bottom, top, 41), np.linspace(low, high, 9), near, np.array([base])]
        return np.asarray(np.unique(np.clip(np.concatenate(points), bottom, top)))


def _brackets(span: _Span, grid: Floats, results: Floats) -> list[tuple[float, ...]]:
    """Neighbours on a grid between which a result turns its sign, the nearest to the base first."""
    found = []
    pairs = pairwise(zip(grid.tolist(), results.tolist(), strict=True))
    for (x, left), (y, right) in pairs:
        if np.isfinite([left, right]).all() and left * right <= 0:
            found.append((x, left, y, right))
    return sorted(found, key=lambda bracket: abs(bracket[0] - span.base))
