"""Tables on a console, aligned for letters that take two columns and marks that take none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isfinite

MOST_DIGITS = 1e15
"""Amounts from which a power of ten is printed; beyond it digits are not exact either."""


def aligned(lines: Sequence[Sequence[str]], left: int) -> Iterator[str]:
    """The lines of a table: the first columns hold words, the others numbers.

    >>> list(aligned([("option", "NPV"), ("A", "1,000")], left=1))
    ['option    NPV', 'A       1,000']
    """
    widths = [max(_width(line[at]) for line in lines) for at in range(len(lines[0]))]
    for line in lines:
        cells = (
            _filled(text, width, left=at < left)
            for at, (text, width) in enumerate(zip(line, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()


def whole(amount: float) -> str:
    """An amount without decimals; the power of ten where nobody would count the digits.

    >>> whole(-1234567.8), whole(2.5e19)
    ('-1,234,568', '2.5e+19')
    """
    return f"{round(amount):,}" if abs(amount) < MOST_DIGITS else f"{amount:.3g}"


def ratio(value: float | None) -> str:
    """A ratio of benefits to costs; a dash where there are no costs.

    >>> ratio(1.066), ratio(None), ratio(float("inf")), ratio(2e30)
    ('1.07', '-', '-', '2e+30')
    """
    if value is None or not isfinite(value):
        return "-"
    return f"{value:.2f}" if abs(value) < MOST_DIGITS else f"{value:.3g}"


def _filled(text: str, width: int, *, left: bool) -> str:
    space = " " * (width - _width(text))
    return text + space if left else space + text


def _width(text: str) -> int:
    """How many columns of a console a text takes: Hangul takes two a syllable, a mark none."""
    from unicodedata import combining, east_asian_width

    return sum(
        0 if combining(letter) else 1 + (east_asian_width(letter) in "WF") for letter in text
    )
