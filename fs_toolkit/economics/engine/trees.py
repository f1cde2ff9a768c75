"""A line's mechanics as one tree over years: timing, replacement, uplifts, prices."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fs_toolkit.core.formula import (
    Name,
    Node,
    Number,
    Operation,
    minus,
    parse,
    plus,
    times,
)
from fs_toolkit.core.series import Shape
from fs_toolkit.core.shapes import ONE, from_year, in_year, points
from fs_toolkit.economics.inputs import Line, Uplift

STRAIGHT_LINE = "straight_line"
ZERO = Number(0.0)


@dataclass(frozen=True)
class Calendar:
    """What points in time and shapes mean in a study."""

    moment: Callable[[str], Node]
    """Reads a year, live, live+4, end."""
    last_year: int
    years: int
    shapes: Mapping[str, Shape]
    shortest: Callable[[Node], float]
    """The lowest number a life may take: its value, or the low end of its range."""


@dataclass(frozen=True)
class LineTrees:
    """A line as trees over years; amounts are positive, the side gives the sign [money/year]."""

    amount: Node
    """The formula as it was written."""
    base: Node
    """In its years, with replacements, at market prices."""
    optimism: Node
    """Optimism bias on the base estimate."""
    contingency: Node
    """Physical contingency on base and optimism bias."""
    economic: Node
    """At economic prices, all uplifts in."""
    financial: Node
    """At market prices, all uplifts in, as far as the government's cash changes."""
    transfers: Node
    """The part of the market price that is a transfer."""
    residual: Node
    """Economic value left in the last year."""
    residual_financial: Node
    """Market value left in the last year, as far as it is cash."""
    investment: Node = ZERO
    """The cash of a spread line until it is bought again, all uplifts in; zero of any other."""

    @property
    def of_money(self) -> tuple[Node, ...]:
        """All of them but the formula as it was written, and the part that is investment."""
        uplifts = (self.optimism, self.contingency)
        left = (self.residual, self.residual_financial)
        return (self.base, *uplifts, self.economic, self.financial, self.transfers, *left)


def line_trees(line: Line, uplift: Uplift | None, calendar: Calendar) -> LineTrees:
    """The trees of a line whose cells have no errors.

    Notes
    -----
    base = formula x its years. optimism = base x bias x (1 - managed).
    contingency = (base + optimism) x contingency. economic = all three x realisation x
    (1 - transfer) x conversion. financial = all three x realisation x cashable. The residual
    value is of the base estimate: a bias is not worth anything at the end.
    """
    amount = parse(line.formula)
    when, left = timing(line, calendar)
    base = times(amount, when)
    optimism, contingency = _uplifts(base, uplift)
    full = plus(base, optimism, contingency)
    once = times(amount, first_purchase(line, calendar))
    transfer = _cell(line.transfer, ZERO)
    real = _cell(line.realisation, ONE)
    prices = times(_rest(transfer), _cell(line.conversion, ONE))
    cash = _cell(line.cashable, ONE if line.side == "cost" else ZERO)
    worth = times(amount, left)
    return LineTrees(
        amount=amount,
        base=base,
        optimism=optimism,
        contingency=contingency,
        economic=times(full, real, prices),
        financial=times(full, real, cash),
        transfers=times(full, real, transfer),
        residual=times(worth, prices),
        residual_financial=times(worth, cash),
        investment=times(plus(once, *_uplifts(once, uplift)), real, cash),
    )


def _uplifts(base: Node, uplift: Uplift | None) -> tuple[Node, Node]:
    """Optimism bias and physical contingency on a base estimate."""
    if uplift is None:
        return ZERO, ZERO
    bias = times(_cell(uplift.optimism_bias, ZERO), _rest(_cell(uplift.managed, ZERO)))
    optimism = times(base, bias)
    return optimism, times(plus(base, optimism), _cell(uplift.contingency, ZERO))


def _cell(cell: str, empty: Node) -> Node:
    return parse(cell) if cell else empty


def _rest(share: Node) -> Node:
    return minus(ONE, share)


def timing(line: Line, calendar: Calendar) -> tuple[Node, Node]:
    """How much of the amount falls in each year, and how much of it is left in the last."""
    if not is_one_off(line):
        first, last = calendar.moment(line.first), calendar.moment(line.last)
        return minus(from_year(first), from_year(plus(last, ONE))), ZERO
    bought = _bought(line, calendar)
    if not line.life:
        when = plus(*(times(share, in_year(year)) for share, year in bought))
        return when, _flat_residual(line, calendar)
    return _renewed(bought, line, calendar)


def first_purchase(line: Line, calendar: Calendar) -> Node:
    """How much of a spread line is bought in each year the first time; zero of any other."""
    if not line.spread:
        return ZERO
    return plus(*(times(share, in_year(year)) for share, year in _bought(line, calendar)))


def _bought(line: Line, calendar: Calendar) -> list[tuple[Node, Node]]:
    """The shares of a one-off line that are bought first, each with its year."""
    shares: list[Node] = [ONE]
    start = calendar.moment(line.first) if line.first else ZERO
    if line.spread:
        shape = calendar.shapes[line.spread]
        shares = points(shape)
        start = calendar.moment(line.first or shape.from_)
    return [(share, plus(start, Number(float(age)))) for age, share in enumerate(shares)]


def is_one_off(line: Line) -> bool:
    """Whether a line is an amount of money and not of money a year."""
    return bool(line.spread) or line.first.replace(" ", "") == line.last.replace(" ", "")


def _flat_residual(line: Line, calendar: Calendar) -> Node:
    if not line.residual or line.residual == STRAIGHT_LINE:
        return ZERO
    return times(parse(line.residual), in_year(Number(float(calendar.last_year))))


def _renewed(bought: list[tuple[Node, Node]], line: Line, calendar: Calendar) -> tuple[Node, Node]:
    """Bought again each time the life has passed; what is left falls off in a straight line."""
    life = parse(line.life)
    times_at_most = math.ceil(calendar.years / max(calendar.shortest(life), 1.0))
    end = Number(float(calendar.last_year))
    when: list[Node] = []
    left: list[Node] = []
    for share, year in bought:
        for round_ in range(times_at_most + 1):
            purchase = plus(year, times(Number(float(round_)), life))
            when.append(times(share, in_year(purchase)))
            if line.residual == STRAIGHT_LINE:
                gone = plus(purchase, life)  # the first year it no longer serves
                serving = minus(from_year(purchase), from_year(gone))
                years_left = Operation("-", Operation("-", gone, ONE), end)
                left.append(times(share, serving, Operation("/", years_left, life)))
    if line.residual != STRAIGHT_LINE:
        return plus(*when), _flat_residual(line, calendar)
    return plus(*when), times(plus(*left), in_year(end))


def quantity_of(cell: str) -> str | None:
    """The quantity a cell names, if it is not a number.

    >>> quantity_of("vat_share"), quantity_of("0.1")
    ('vat_share', None)
    """
    node = parse(cell)
    return node.id if isinstance(node, Name) else None
