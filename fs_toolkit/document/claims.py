"""Claims: comparisons that a text relies on, {{? npv.lean.economic > 0 }}.

Read by a pattern and never run: a name or a number, a sign, a name or a number.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass

NUMBER = r"[-−+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?"
NAME = r"[A-Za-z][A-Za-z0-9_.]*"
_CLAIM = re.compile(rf"\s*({NUMBER}|{NAME})\s*(<=|>=|==|!=|<|>)\s*({NUMBER}|{NAME})\s*")

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
    """A claim, read."""

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


def comparison(text: str) -> Comparison | None:
    """A claim as a comparison; None if it is anything else.

    >>> comparison("npv.lean.economic > 0")
    Comparison(left='npv.lean.economic', sign='>', right=0.0)
    >>> comparison("__import__('os') > 0") is None
    True
    """
    found = _CLAIM.fullmatch(text)
    if not found:
        return None
    left, sign, right = found.groups()
    return Comparison(_side(left), sign, _side(right))


def _side(text: str) -> str | float:
    return text if re.fullmatch(NAME, text) else float(text.replace("−", "-"))
