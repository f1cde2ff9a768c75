"""The few words that the charts themselves add, and numbers, in the report's language."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from fs_toolkit.document import numbers
from fs_toolkit.document.wording import Wording


def say(key: str, language: str, **parts: str) -> str:
    """The words of a key of wording/<language>/charts.yaml."""
    return Wording.read(language).text(f"charts.{key}", **parts)


def number(value: float, language: str, digits: int | None = None) -> str:
    """A number with separators, a true minus and so many decimals; by itself three figures.

    Without decimals a large number keeps three figures: a label is no ledger.

    >>> number(-1317.4, "en"), number(0.0036, "ko"), number(0.5, "en", 2), number(7986248, "en", 0)
    ('−1,317', '0.0036', '0.50', '7,990,000')
    """
    if digits == 0 and abs(value) >= 10_000:
        digits = None
    return numbers.number(value, language, digits)


def exact(value: float, language: str, digits: int) -> str:
    """A number with so many decimals and all its figures, as ticks need."""
    return numbers.number(value, language, digits)


def decimals(values: Iterable[Any], figures: int = 3) -> int:
    """Decimals that give the largest value so many figures, and no more than the values have.

    >>> decimals([454, -554]), decimals([0.96789, 0.47]), decimals([0.25, 0.5])
    (0, 3, 2)
    """
    sizes = [abs(float(value)) for value in values]
    largest = max(sizes, default=0.0)
    if largest == 0:
        return 0
    most = min(8, max(0, figures - 1 - math.floor(math.log10(largest))))
    for fewer in range(most):
        if all(abs(round(size, fewer) - size) <= 1e-6 * largest for size in sizes):
            return fewer
    return most
