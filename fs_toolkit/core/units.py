"""Exact units: petition/year times minute/petition is minute/year, and nothing is converted in silence.

A unit is written with nouns between `*` and `/`: `USD/hour`, `visit/unit/day`, `1/year`,
`1` for none. Nouns that are counted are units. `money` is the model's currency.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fs_toolkit.core.formula import (
    Call,
    Exponential,
    Name,
    Negative,
    Node,
    Number,
    Operation,
    Step,
    Total,
    Year,
    as_written,
)


class UnitError(ValueError):
    """A unit that cannot be read, or units that do not fit together."""


@dataclass(frozen=True)
class Unit:
    """A product of powers of nouns; no nouns for a plain number."""

    powers: tuple[tuple[str, int], ...] = ()

    def __mul__(self, other: Unit) -> Unit:
        return _unit([*self.powers, *other.powers])

    def __truediv__(self, other: Unit) -> Unit:
        return self * other**-1

    def __pow__(self, exponent: int) -> Unit:
        return _unit([(noun, power * exponent) for noun, power in self.powers])

    def __str__(self) -> str:
        above = [_power(noun, power) for noun, power in self.powers if power > 0]
        below = [_power(noun, -power) for noun, power in self.powers if power < 0]
        return "/".join(["*".join(above) or "1", *below])


def _unit(powers: list[tuple[str, int]]) -> Unit:
    total: dict[str, int] = {}
    for noun, power in powers:
        total[noun] = total.get(noun, 0) + power
    return Unit(tuple(sorted((noun, power) for noun, power in total.items() if power)))


def _power(noun: str, power: int) -> str:
    return noun if power == 1 else f"{noun}^{power}"


ONE = Unit()
MONEY = Unit((("money", 1),))
MONEY_A_YEAR = Unit((("money", 1), ("year", -1)))
CALENDAR_YEAR = Unit((("year", 1),))

BUILT_IN: Mapping[str, tuple[float, str]] = {
    "minutes_per_hour": (60.0, "minute/hour"),
    "seconds_per_minute": (60.0, "second/minute"),
    "months_per_year": (12.0, "month/year"),
    "quarters_per_year": (4.0, "quarter/year"),
    "days_per_week": (7.0, "day/week"),
    "kilobytes_per_megabyte": (1024.0, "kilobyte/megabyte"),
    "megabytes_per_gigabyte": (1024.0, "megabyte/gigabyte"),
}
"""Quantities that every study has: value and unit."""

_FACTOR = re.compile(r"\s*([A-Za-z][A-Za-z0-9_]*|1)(?:\^([1-9]))?\s*")


def read_unit(text: str, currency: str = "") -> Unit:
    """The unit that a text stands for.

    Parameters
    ----------
    text : str
        Nouns between `*` and `/`, each slash dividing by one noun; `1` or `share` for none.
    currency : str
        The model's currency; amounts in it are `money`.

    Raises
    ------
    UnitError
        If it cannot be read.

    Examples
    --------
    >>> str(read_unit("USD/person*year", "USD")), str(read_unit("visit/unit/day"))
    ('money*year/person', 'visit/day/unit')
    """
    if "%" in text:
        raise UnitError("a share has the unit 1, and stands as a decimal: 0.10 for 10 %")
    powers: list[tuple[str, int]] = []
    at, sign = 0, 1
    while True:
        factor = _FACTOR.match(text, at)
        if factor is None:
            raise UnitError(
                f"the unit {text!r} cannot be read; write nouns between * and /, such as USD/hour"
            )
        noun = factor[1]
        if noun == currency:
            noun = "money"
        if noun not in ("1", "share"):
            powers.append((noun, sign * int(factor[2] or 1)))
        at = factor.end()
        if at == len(text):
            return _unit(powers)
        if text[at] not in "*/":
            raise UnitError(
                f"the unit {text!r} cannot be read at {text[at]!r}; write nouns between * and /"
            )
        sign = 1 if text[at] == "*" else -1
        at += 1


def unit_of(node: Node, unit: Callable[[str], Unit], total: Callable[[str], Unit]) -> Unit:
    """The unit that a formula comes out in.

    Parameters
    ----------
    node : Node
        The formula as it was written.
    unit, total : callable
        Give the unit of a quantity, and of a family's total.

    Raises
    ------
    UnitError
        If parts that are added, compared or used as a power do not fit.

    Examples
    --------
    >>> from fs_toolkit.core.formula import parse
    >>> units = {"petitions": "petition/year", "minutes": "minute/petition"}
    >>> find = lambda name: read_unit(units[name])
    >>> str(unit_of(parse("petitions * minutes"), find, find))
    'minute/year'
    """

    def of(node: Node) -> Unit:
        match node:
            case Number():
                return ONE
            case Year():
                return CALENDAR_YEAR
            case Name(id):
                return unit(id)
            case Total(family):
                return total(family)
            case Negative(operand):
                return of(operand)
            case Step() | Exponential():
                return ONE
            case Call(function, arguments):
                return _same([(each, of(each)) for each in arguments], f"compared by {function}")
            case Operation("+", left, right):
                return _same([(left, of(left)), (right, of(right))], "added")
            case Operation("-", left, right):
                return _same([(left, of(left)), (right, of(right))], "subtracted")
            case Operation("*", left, right):
                return of(left) * of(right)
            case Operation("/", left, right):
                return of(left) / of(right)
            case Operation(_, left, right):
                return _raised(of(left), of(right), right)

    return of(node)


def _same(parts: list[tuple[Node, Unit]], done: str) -> Unit:
    (first, expected), *others = parts
    for node, found in others:
        if found != expected:
            raise UnitError(
                f"{_short(first)} [{expected}] and {_short(node)} [{found}] are {done}, "
                "and have different units"
            )
    return expected


def _short(node: Node) -> str:
    text = as_written(node)
    text = text[1:-1] if text.startswith("(") and isinstance(node, Operation) else text
    return text if len(text) <= 60 else text[:57] + "..."


def _raised(base: Unit, power: Unit, exponent: Node) -> Unit:
    if power != ONE:
        raise UnitError(f"the power {_short(exponent)} has the unit {power}; a power has none")
    if base == ONE:
        return ONE
    sign = 1
    if isinstance(exponent, Negative):
        sign, exponent = -1, exponent.operand
    if isinstance(exponent, Number) and exponent.value == int(exponent.value):
        return base ** (sign * int(exponent.value))
    raise UnitError(f"something in {base} is raised to a power that is not a whole number")
