"""Numbers that somebody typed: what they say, and how exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["money", "share", "number"]

SCALES = {
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "mn": 1e6, "bn": 1e9, "k": 1e3,
    "천": 1e3, "만": 1e4, "백만": 1e6, "천만": 1e7, "억": 1e8, "십억": 1e9, "조": 1e12,
}  # fmt: skip
COARSEST = 0.15
"""Share of a number by which rounding may have moved it: 1 million is not 1.4 million."""
_CODES = r"US\$|[A-Z]{3}(?=[\s\u00a0\-−]?\s?[\-−]?\d)|[$€£₩₫¥]"
_NUMBER = re.compile(
    rf"(?<![\w.,])(?P<currency>{_CODES})?[\s\u00a0]?(?P<sign>[-−])?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d,.]*\d)"
    r"(?:[\s\u00a0]?(?P<scale>thousand|million|billion|trillion|mn|bn|백만|천만|십억|천|만|억|조|[mk](?!\w)))?"
    r"(?:[\s\u00a0]?(?P<percent>%|per[\s\u00a0]?cent|퍼센트))?"
)
_SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "₩": "KRW", "₫": "VND", "¥": "JPY"}
_YEARS = range(1900, 2101)


@dataclass(frozen=True)
class TypedNumber:
    """A number in a text."""

    value: float
    step: float
    """What one more in its last digit would be."""
    kind: Kind
    currency: str
    start: int
    end: int
    text: str

    @property
    def may_be_a_year(self) -> bool:
        """Whether it reads as a year, or is too short to mean anything by itself."""
        plain = self.kind == "number" and "," not in self.text and "." not in self.text
        return plain and self.value in _YEARS

    def agrees(self, value: float) -> bool:
        """Whether a value rounds to it; the sign does not count, for losses are named without.

        >>> [number.agrees(1_234_567) for number in typed_numbers("USD 1.2 million or USD 1.3 million")]
        [True, False]
        """
        room = min(0.5 * self.step, COARSEST * abs(self.value)) * 1.001 + 0.002 * abs(value)
        return abs(abs(self.value) - abs(value)) <= room


def typed_numbers(text: str) -> Iterator[TypedNumber]:
    """The numbers of a text in order.

    >>> [(each.value, each.kind, each.currency) for each in typed_numbers("USD −127 thousand, 66 %")]
    [(-127000.0, 'money', 'USD'), (0.66, 'share', '')]
    """
    for found in _NUMBER.finditer(text):
        digits = found["number"].replace(",", "")
        decimals = len(digits.partition(".")[2])
        factor = SCALES.get(found["scale"] or "", 1.0) * (0.01 if found["percent"] else 1.0)
        value = float(digits) * factor * (-1 if found["sign"] else 1)
        code = found["currency"] or ""
        kind: Kind = "share" if found["percent"] else "money" if code else "number"
        yield TypedNumber(
            value, 10**-decimals * factor, kind, _SIGNS.get(code, code), found.start(), found.end(),
            found[0].strip(),
        )  # fmt: skip
