"""Numbers, shares, money and dates as people read them.

Text never shows more digits than the evidence carries: three significant figures, four
below ten thousand. Full precision stays in the data and in the workbook. The minus is the
sign U+2212, as in the workbook's number formats and the charts, never a hyphen that a line
could break after.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import SupportsFloat

DASH = "–"
"""The mark of a cell that has nothing to say."""
MINUS = "−"

LOCALES = {"en": "en_GB", "ko": "ko_KR", "vi": "vi_VN", "es": "es_ES", "ru": "ru_RU"}
"""British dates and lists for English; Babel's names of locales. Reports are written in those
languages that have wording; numbers, lists and dates are formatted for all of these."""

Amount = SupportsFloat | None
Scale = tuple[Decimal, str]
"""From which size on a word stands for the size: (1000000, "million")."""

_EXACT = Context(prec=340, rounding=ROUND_HALF_UP)  # wide enough for any float, written out
_NOISE = Decimal("1e-9")


def number(value: Amount, language: str, digits: int | None = None) -> str:
    """A number with separators: three significant figures, or so many decimals.

    >>> number(7_234_567, "en"), number(1871.9999, "en"), number(0.04567, "en")
    ('7,230,000', '1,872', '0.0457')
    >>> number(-0.0, "en"), number(None, "en"), number(21697.57, "en", digits=2)
    ('0', '–', '21,697.57')
    """
    exact = _decimal(value)
    if exact is None:
        return DASH
    return _written(
        _few_figures(exact) if digits is None else _places(exact, digits), language, digits
    )


def share(value: Amount, language: str, pattern: str, digits: int | None = None) -> str:
    """A share (0-1) in per cent: whole from 10 % on, two figures below.

    Nothing but the whole is printed as 100 %, and nothing but nothing as 0 %.

    >>> [share(x, "en", "{number} %") for x in (0.4523, 0.01234, 0.9986, 0.00001, 0)]
    ['45 %', '1.2 %', '99.9 %', '< 0.01 %', '0 %']
    """
    exact = _decimal(value)
    if exact is None:
        return DASH
    percent = exact.scaleb(2, _EXACT)
    sign = ""
    if digits is None and 0 < abs(percent) < Decimal("0.01"):
        percent, sign = Decimal("0.01").copy_sign(percent), "< " if percent > 0 else "> "
    shown = _percent(percent) if digits is None else _places(percent, digits)
    return sign + pattern.format(number=_written(shown, language, digits))


def _percent(percent: Decimal) -> Decimal:
    """So many digits as a reader can use."""
    shown = _places(percent, 0) if abs(percent) >= 10 else _figures(percent, 2)
    for digits in (1, 2):
        if abs(shown) == 100 and abs(percent) < 100:
            shown = _places(percent, digits)
    if abs(shown) == 100 and abs(percent) < 100:
        shown = percent.quantize(Decimal("0.01"), ROUND_DOWN, _EXACT)
    return shown


def money(value: Amount, language: str, scale: float = 1, digits: int = 0) -> str:
    """An amount of a table, in units of `scale`: whole numbers, so that columns add up.

    >>> money(1_872_345, "en", scale=1000), money(-127.4, "en")
    ('1,872', '−127')
    """
    exact = _decimal(value)
    if exact is None:
        return DASH
    return number(_EXACT.divide(exact, Decimal(str(scale))), language, digits)


def money_words(
    value: Amount, currency: str, language: str, pattern: str, scales: Sequence[Scale]
) -> str:
    """An amount of a sentence: the currency's code, the sign, three figures and a word for the size.

    >>> scales = [(Decimal(1000), "thousand"), (Decimal(1000000), "million")]
    >>> style = "{currency} {amount} {scale}"
    >>> [money_words(x, "USD", "en", style, scales) for x in (1.2e6, -127391.42, 999_999, 7350, 0.88)]
    ['USD 1.2 million', 'USD −127 thousand', 'USD 1 million', 'USD 7,350', 'USD 0.88']
    """
    exact = _decimal(value)
    if exact is None:
        return DASH
    shown = _few_figures(exact)
    if abs(shown) < 100 and shown != shown.to_integral_value():
        cents = number(exact, language, digits=2 if abs(shown) >= Decimal("0.1") else None)
        return f"{currency} {cents}"
    size, word = Decimal(1), ""
    for least, name in sorted(scales):
        # ten thousand and not thousand: USD 7,350 reads better than USD 7.35 thousand
        if abs(shown) >= max(least, Decimal(10_000)):
            size, word = least, name
    amount = number(_EXACT.divide(_figures(exact, 3) if word else shown, size), language)
    if not word:
        return f"{currency} {amount}"
    return pattern.format(currency=currency, amount=amount, scale=word)


def year(value: SupportsFloat | None) -> str:
    """A calendar year, without separators.

    >>> year(2015.0), year(None)
    ('2015', '–')
    """
    exact = _decimal(value)
    return DASH if exact is None else str(int(_places(exact, 0)))


def day(value: date | str | None, language: str) -> str:
    """A date in words, as exactly as it is known: a day, a month or a year.

    >>> day(date(2015, 12, 31), "en"), day("2015-12", "en"), day("2015", "ko")
    ('31 December 2015', 'December 2015', '2015년')
    >>> day("2015-12-31", "ko")
    '2015년 12월 31일'
    """
    from babel.dates import format_date, format_skeleton

    if not value:
        return DASH
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, str):
        for form, length in (("%Y-%m-%d", 10), ("%Y-%m", 7)):
            try:
                parsed = datetime.strptime(value.strip(), form).date()
            except ValueError:
                continue
            if len(value.strip()) != length:
                continue
            if form == "%Y-%m":
                return str(format_skeleton("yMMMM", parsed, locale=LOCALES[language]))
            value = parsed
            break
        else:
            return _year_alone(value.strip(), language)
    return str(format_date(value, "long", locale=LOCALES[language]))


def _year_alone(value: str, language: str) -> str:
    """A year as a date: 2015년 in Korean; anything else as it stands."""
    from babel.dates import format_skeleton

    if not re.fullmatch(r"[12]\d{3}", value):
        return value
    return str(format_skeleton("y", date(int(value), 1, 1), locale=LOCALES[language]))


def listed(items: Iterable[str], language: str) -> str:
    """Items of a sentence: "A, B and C".

    >>> listed(["A", "B", "C"], "en"), listed([], "en")
    ('A, B and C', '–')
    """
    from babel.lists import format_list

    words = list(items)
    return str(format_list(words, locale=LOCALES[language])) if words else DASH


def _decimal(value: SupportsFloat | None) -> Decimal | None:
    """The number as it is written out; None where there is none, or it is not finite."""
    if value is None:
        return None
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    if not exact.is_finite():
        return None
    return Decimal(0) if abs(exact) < _NOISE else exact


def _few_figures(exact: Decimal) -> Decimal:
    """Three significant figures; whole numbers below ten thousand are left whole."""
    return _places(exact, 0) if 1000 <= abs(exact) < 10_000 else _figures(exact, 3)


def _figures(exact: Decimal, count: int) -> Decimal:
    return _places(exact, count - 1 - exact.adjusted()) if exact else exact


def _places(exact: Decimal, digits: int) -> Decimal:
    return exact.quantize(Decimal(1).scaleb(-digits), context=_EXACT)


@lru_cache(maxsize=8192)  # many a number stands in several tables
def _written(shown: Decimal, language: str, digits: int | None) -> str:
    """The digits with the language's separators; trailing zeros only if they were asked for."""
    from babel.numbers import format_decimal

    power = shown.adjusted()
    if power > 20:  # nothing in a city is so large; still no reason to stop
        return f"{_written(_figures(shown.scaleb(-power, _EXACT), 3), language, None)} × 10^{power}"
    if digits is None:
        plain = format(shown, "f")
        digits = len(plain.partition(".")[2].rstrip("0"))
    pattern = "#,##0" + ("." + "0" * digits if digits > 0 else "")
    rounded = abs(_places(shown, max(digits, 0)))
    text = str(format_decimal(rounded, pattern, LOCALES[language], decimal_quantization=False))
    return MINUS + text if shown < 0 and rounded else text
