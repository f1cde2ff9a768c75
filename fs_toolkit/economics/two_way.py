"""Two quantities at once: a grid of net present values, and the line on which they are zero."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.engine.questions import Questions

if TYPE_CHECKING:
    import pandas as pd

POINTS = 9
"""Values of each quantity, an odd number: the base value stands in the middle."""
SEARCH_STEPS = 60
CLOSE = 1e-10
"""A crossing is found where the result is below this share of the largest one."""


class NoGrid(ValueError):
    """Two quantities that make no grid; says why."""


@dataclass(frozen=True, eq=False)
class Grid:
    """The net present value of an option over two quantities, all others as in the base case."""

    across: str
    down: str
    x: Floats
    """Values of the quantity across, from low to high, shape (N,)."""
    y: Floats
    """Values of the quantity down, from low to high, shape (M,)."""
    npv: Floats
    """Shape (M, N) [money]."""
    zero: Floats
    """Where the line of zero crosses each row: the value across that is nearest to the base, shape
    (M,); NaN where the row does not cross it within its range."""
    base: tuple[float, float]
    """The base values across and down."""

    @property
    def losing(self) -> float:
        """The share of points with a loss; each point counts alike, 0-1."""
        return float((self.npv < 0).mean())

    def to_frame(self) -> pd.DataFrame:
        """The grid as a pandas frame: the quantity down as index, the one across as columns."""
        import pandas as pd

        index = pd.Index(self.y, name=self.down)
        return pd.DataFrame(self.npv, index=index, columns=pd.Index(self.x, name=self.across))


def two_way(
    questions: Questions,
    across: str,
    down: str,
    points: int = POINTS,
    whole: Collection[str] = (),
) -> Grid:
    """The net present value where two quantities differ together.

    Parameters
    ----------
    questions : Questions
        About an option; both quantities are among its quantities and have a range.
    across, down : str
        The two quantities.
    points : int
        Values of each: from low to the base and from the base to high in equal steps.
    whole : collection of str
        Quantities of which only whole numbers make sense, such as an opening year.

    Raises
    ------
    NoGrid
        If they are one and the same, or one has no range, or a point has no number.
    """
    if across == down:
        raise NoGrid(f"a grid needs two quantities, and {across!r} is named twice")
    x, y = (_values(questions, id, points, id in whole) for id in (across, down))
    cases = [{across: a, down: b} for b in y.tolist() for a in x.tolist()]
    npv = questions.cases(cases).reshape(y.size, x.size)
    if not np.isfinite(npv).all():
        row, column = np.argwhere(~np.isfinite(npv))[0]
        raise NoGrid(
            f"there is no number where {across!r} is {x[column]:g} and {down!r} is {y[row]:g}: "
            "a formula divides by zero or overflows"
        )
    state = questions.base.state
    base = (state.number(across), state.number(down))
    zero = _zero_line(questions, across, down, x, y, npv, base[0])
    return Grid(across, down, x, y, npv, zero, base)


def _values(questions: Questions, id: str, points: int, whole: bool) -> Floats:
    row = questions.quantities.get(id)
    if row is None or row.low is None or row.high is None or row.low == row.high:
        raise NoGrid(f"{id!r} has no range to make a grid of, or the result does not depend on it")
    low, base, high = row.low, questions.base.state.number(id), row.high
    half = points // 2
    if low < base < high:
        found = [*np.linspace(low, base, half + 1), *np.linspace(base, high, half + 1)[1:]]
    else:
        found = [*np.linspace(low, high, points)]
    values = np.array(found, dtype=np.float64)
    return np.unique(np.round(values)) if whole else values


def _zero_line(
    questions: Questions, across: str, down: str, x: Floats, y: Floats, npv: Floats, base: float
) -> Floats:
    """The crossing of each row that is nearest to the base, by false position (Illinois)."""
    brackets = _brackets(x, npv, base)
    found = np.full(y.size, np.nan)
    if not brackets:
        return found
    rows = np.array([row for row, _ in brackets])
    left = np.array([column for _, column in brackets])
    a, b = x[left], x[left + 1]
    at_a, at_b = npv[rows, left], npv[rows, left + 1]
    scale = CLOSE * float(np.abs(npv).max())
    root, going = np.where(np.abs(at_a) <= np.abs(at_b), a, b), _apart(at_a, at_b, scale)
    for _ in range(SEARCH_STEPS):
        if not going.any():
            break
        with np.errstate(all="ignore"):
            middle = np.where(going, b - at_b * (b - a) / (at_b - at_a), root)
        at = questions.cases(
            [{across: p, down: q} for p, q in zip(middle.tolist(), y[rows].tolist(), strict=True)]
        )
        root = np.where(going, middle, root)
        crossed = at * at_b < 0
        at_a = np.where(going, np.where(crossed, at_b, at_a / 2), at_a)
        a = np.where(going & crossed, b, a)
        b, at_b = np.where(going, middle, b), np.where(going, at, at_b)
        going &= np.abs(at) > scale
    found[rows] = root
    return found


def _apart(left: Floats, right: Floats, scale: float) -> NDArray[np.bool_]:
    return np.asarray((np.abs(left) > scale) & (np.abs(right) > scale))


def _brackets(x: Floats, npv: Floats, base: float) -> list[tuple[int, int]]:
    """Row and left column of the change of sign nearest to the base, of each row that has one."""
    found = []
    for row, values in enumerate(npv):
        turning = np.flatnonzero(np.sign(values[:-1]) * np.sign(values[1:]) <= 0)
        if turning.size:
            off = np.abs((x[turning] + x[turning + 1]) / 2 - base)
            found.append((row, int(turning[np.argmin(off)])))
    return found


def widest_pair(
    swings: Sequence[str], conventions: Collection[str | None]
) -> tuple[str, str] | None:
    """The first two quantities, widest first, that are not conventions; None if there are not two.

    >>> widest_pair(["rate", "visits", "price"], ["rate"])
    ('visits', 'price')
    """
    found = [id for id in swings if id not in conventions]
    return (found[0], found[1]) if len(found) > 1 else None
