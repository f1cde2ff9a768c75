"""Claims: comparisons that a text relies on, {{? npv.lean.economic > 0 and irr.lean.economic > 5 % }}.

Read by patterns and never run: comparisons of a name or a number with a name or a number,
joined by `and` and `or`; `and` binds closer, and there are no brackets.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass

NUMBER = r"[-−+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?(?:\s*%)?"
NAME = r"[A-Za-z][A-Za-z0-9_.]*"
MOST_CHARACTERS = 200
"""Of a claim; a longer one is a calculation, which belongs into the study."""
MOST_COMPARISONS = 8

_VALUE = rf"{NUMBER}|{NAME}"
_SIGN = r"<=|>=|==|!=|<|>"
_COMPARED = re.compile(
    rf"\s*({_VALUE})\s*({_SIGN})\s*({_VALUE})\s*(?:(<=|<|>=|>)\s*({_VALUE})\s*)?"
)
_BETWEEN = re.compile(rf"\s*({_VALUE})\s+between\s+({_VALUE})\s+and\s+({_VALUE})\s*")
_WITHIN = re.compile(rf"(\bbetween\s+(?:{_VALUE})\s+)and\b")
_WORDS = frozenset({"and", "or", "between"})

_SIGNS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


@dataclass(frozen=True)
class Comparison:
    """Two sides and a sign."""

    left: str | float
    sign: str
    right: str | float

    @property
    def names(self) -> tuple[str, ...]:
        """The values it is about."""
        return tuple(side for side in (self.left, self.right) if isinstance(side, str))

    def holds(self, number: Callable[[str], float]) -> bool:
        """Whether it is true of these numbers."""
        left, right = (
            number(side) if isinstance(side, str) else side for side in (self.left, self.right)
        )
        return _SIGNS[self.sign](left, right)


@dataclass(frozen=True)
class Assertion:
    """A claim, read: it holds if all comparisons of one of its alternatives do."""

    alternatives: tuple[tuple[Comparison, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The values it is about, each once."""
        every = (one.names for each in self.alternatives for one in each)
        return tuple(dict.fromkeys(name for names in every for name in names))

    def holds(self, number: Callable[[str], float]) -> bool:
        """Whether it is true of these numbers."""
        return any(all(one.holds(number) for one in each) for each in self.alternatives)


def assertion(text: str) -> Assertion | None:
    """A claim as comparisons; None if it is anything else, or too long.

    >>> found = assertion("npv.lean.economic > 0 or irr.lean.economic between 5 % and 12 %")
    >>> found.names
    ('npv.lean.economic', 'irr.lean.economic')
    >>> found.holds({"npv.lean.economic": -3.0, "irr.lean.economic": 0.07}.__getitem__)
    True
    >>> assertion("__import__('os') > 0") is None
    True
    """
    if len(text) > MOST_CHARACTERS:
        return None
    # the `and` of `between` joins no comparisons
    marked = _WITHIN.sub(lambda found: f"{found[1]}&", text)
    alternatives = []
    for part in re.split(r"\bor\b", marked):
        comparisons: list[Comparison] = []
        for one in re.split(r"\band\b", part):
            read = _compared(one.replace("&", "and"))
            if read is None:
                return None
            comparisons += read
        alternatives.append(tuple(comparisons))
    if sum(map(len, alternatives)) > MOST_COMPARISONS:
        return None
    found = Assertion(tuple(alternatives))
    return None if _WORDS & set(found.names) else found


def _compared(text: str) -> tuple[Comparison, ...] | None:
    """Two sides and a sign, three sides and two, or a value between two others."""
    if within := _BETWEEN.fullmatch(text):
        value, low, high = map(_side, within.groups())
        return Comparison(value, ">=", low), Comparison(value, "<=", high)
    found = _COMPARED.fullmatch(text)
    if not found:
        return None
    left, sign, middle, second, right = found.groups()
    first = Comparison(_side(left), sign, _side(middle))
    if second is None:
        return (first,)
    if sign[0] != second[0]:  # a < b > c says nothing that a reader would see
        return None
    return first, Comparison(_side(middle), second, _side(right))


def _side(text: str) -> str | float:
    if re.fullmatch(NAME, text):
        return text
    number, percent, _ = text.replace("−", "-").partition("%")
    return float(number) / 100 if percent else float(number)
