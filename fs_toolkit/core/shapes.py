"""Shapes and observed points as trees over the calendar year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from fs_toolkit.core.formula import (
    YEAR,
    Exponential,
    FormulaError,
    Name,
    Negative,
    Node,
    Number,
    Operation,
    Step,
    Year,
    minus,
    names,
    parse,
    plus,
    rewrite,
    times,
)
from fs_toolkit.core.series import SeriesPoint, Shape

NEEDED = {
    "growth": ("base", "rate", "from"),
    "logistic": ("ceiling", "midpoint", "speed"),
    "bass": ("ceiling", "rate", "speed", "from"),
    "ramp": ("points", "from"),
    "spread": ("points",),
    "lag": ("base", "from"),
    "constant": ("base",),
}
"""Columns that each type of shape needs; it may have no others."""

ONE = Number(1.0)


def moment(cell: str, live: str, last_year: int) -> Node:
    """A point in time as it stands in a cell: a year, `live`, `live+4`, `end`, a quantity.

    Examples
    --------
    >>> moment("live+4", "opening", 2025)
    Operation(symbol='+', left=Name(id='opening'), right=Number(value=4.0))
    """
    calendar: dict[str, Node] = {"live": Name(live), "end": Number(float(last_year))}

    def leaf(node: Node) -> Node:
        return calendar.get(node.id, node) if isinstance(node, Name) else node

    return rewrite(parse(cell), leaf)


def from_year(start: Node) -> Node:
    """1 from this year on."""
    return Step(Operation("-", YEAR, start))


def in_year(start: Node, after: int = 0) -> Node:
    """1 in the one year that comes so many years after the start."""
    first = plus(start, Number(float(after)))
    return minus(from_year(first), from_year(plus(first, ONE)))


def shape_tree(
    shape: Shape, moment_of: Callable[[str], Node], followed: Callable[[str], Node] | None = None
) -> Node:
    """The tree of a shape.

    Parameters
    ----------
    shape : Shape
        A row that has what its type needs.
    moment_of : callable
        Reads a point in time.
    followed : callable, optional
        Gives the tree of the series that a lag follows.

    Notes
    -----
    growth: base (1 + rate)^(t - from). logistic: ceiling / (1 + e^(-speed (t - midpoint))).
    bass (Bass 1969): ceiling (1 - e^(-(p+q) x)) / (1 + q/p e^(-(p+q) x)), x = t - from, p the
    rate, q the speed. ramp: one point a year from `from` on, the last going on, nothing before.
    spread: the same, with nothing after the last. lag: the followed series so many years later.
    """
    match shape.type:
        case "constant":
            base = parse(shape.base)
            if not shape.from_:
                return base
            return times(base, from_year(moment_of(shape.from_)))
        case "growth":
            growth = Operation("+", ONE, parse(shape.rate))
            age = Operation("-", YEAR, moment_of(shape.from_))
            return times(parse(shape.base), Operation("**", growth, age))
        case "logistic":
            away = Operation("-", YEAR, moment_of(shape.midpoint))
            decay = Exponential(Negative(times(parse(shape.speed), away)))
            return Operation("/", parse(shape.ceiling), Operation("+", ONE, decay))
        case "bass":
            return _bass(shape, moment_of(shape.from_))
        case "ramp":
            return ramp(points(shape), moment_of(shape.from_))
        case "spread":
            return spread(points(shape), moment_of(shape.from_))  # a line may move the start
        case "lag":
            if followed is None:
                raise FormulaError("a lag follows nothing", "Name the series in `base`.")
            return later(followed(shape.base), parse(shape.from_))


def _bass(shape: Shape, start: Node) -> Node:
    innovators, imitators = parse(shape.rate), parse(shape.speed)
    age = Operation("-", YEAR, start)
    decay = Exponential(Negative(times(Operation("+", innovators, imitators), age)))
    ratio = Operation("/", imitators, innovators)
    adopted = Operation("/", Operation("-", ONE, decay), Operation("+", ONE, times(ratio, decay)))
    return times(parse(shape.ceiling), adopted, from_year(start))


def points(shape: Shape) -> list[Node]:
    """The points of a ramp or a spread."""
    return [parse(point) for point in shape.points]


def ramp(levels: Sequence[Node], start: Node) -> Node:
    """One level a year from the start on; the last goes on."""
    terms: list[Node] = []
    before: Node = Number(0.0)
    for age, level in enumerate(levels):
        terms.append(times(minus(level, before), from_year(plus(start, Number(float(age))))))
        before = level
    return plus(*terms)


def spread(shares: Sequence[Node], start: Node) -> Node:
    """One share a year from the start on; nothing after the last."""
    return plus(*(times(share, in_year(start, age)) for age, share in enumerate(shares)))


def later(tree: Node, years: Node) -> Node:
    """The same tree, so many years later."""

    def leaf(node: Node) -> Node:
        return Operation("-", YEAR, years) if isinstance(node, Year) else node

    return rewrite(tree, leaf)


def observed_tree(points: Sequence[SeriesPoint], shape: Node | None = None) -> Node:
    """Observed points as a tree: straight lines between them, and the shape after the last.

    Without a shape the last point goes on; before the first point the first holds.
    """
    known = sorted(points, key=lambda point: point.year)
    tree: Node = Number(known[0].value)
    for left, right in pairwise(known):
        slope = (right.value - left.value) / (right.year - left.year)
        # Each kink adds a slope that the next one takes away again.
        since, until = Number(float(left.year)), Number(float(right.year))
        rising = times(Number(slope), Operation("-", YEAR, since), from_year(since))
        stopped = times(Number(slope), Operation("-", YEAR, until), from_year(until))
        tree = minus(plus(tree, rising), stopped)
    if shape is None:
        return tree
    after = from_year(Number(float(known[-1].year + 1)))
    return plus(times(tree, Operation("-", ONE, after)), times(shape, after))


def needs(shape: Shape) -> frozenset[str]:
    """The names a shape's cells use; `live` and `end` are left out where they mean a year.

    Raises
    ------
    FormulaError
        If a cell is neither a number nor a formula over quantities.
    """
    numbers = (shape.base, shape.rate, shape.ceiling, shape.speed, *shape.points)
    years = shape.from_ if shape.type == "lag" else ""
    return _names(*numbers, years) | _names(*_moments(shape)) - {"live", "end"}


def follows_live(shape: Shape) -> bool:
    """Whether a shape moves with the first year of service."""
    return "live" in _names(*_moments(shape))


def _moments(shape: Shape) -> tuple[str, ...]:
    """The cells that are points in time; `from` of a lag is a number of years."""
    return (shape.midpoint,) if shape.type == "lag" else (shape.midpoint, shape.from_)


def _names(*cells: str) -> frozenset[str]:
    return frozenset().union(*(names(parse(cell)) for cell in cells if cell))
