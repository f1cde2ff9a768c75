"""Quantities, units and amounts of section 5 in words."""

from __future__ import annotations

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.document.blocks import Spans, Text
from fs_toolkit.document.marked import traced
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult

THOUSAND = 1e3
BILLION = 1e9
"""From here on an amount is read in words: nobody counts twelve noughts."""
MOST_DECIMALS = 6
NOISE = 1e-9
"""What sums of binary fractions leave beyond the digits that somebody wrote."""


def unit_words(unit: str, wording: Wording) -> str:
    """A unit as people read it: USD/hour becomes "USD per hour" in the wording's own order.

    Nouns have words of their own in the wording; a noun without any is printed as it stands.
    """
    if unit in ("1", "share"):
        return wording.text("economics.unit.none")
    above, *below = unit.split("/")
    parts = [_noun(above, wording)] if above != "1" else []
    parts += [wording.text("economics.unit.per", noun=_noun(noun, wording)) for noun in below]
    return "".join(parts).strip()


def _noun(noun: str, wording: Wording) -> str:
    key = f"economics.unit.{noun}"
    return wording.text(key) if wording.has(key) else noun


def is_share(row: Quantity) -> bool:
    """Whether a quantity is read in per cent: a plain number of at most one, or a yearly rate."""
    if row.unit == "1/year":
        return True
    least = row.value if row.low is None else row.low
    return row.unit == "1" and least is not None and abs(least) <= 1


def figure(value: float, row: Quantity, wording: Wording) -> str:
    """A value of a quantity as people read it: shares in per cent, the rest as they are."""
    if is_share(row):
        nearly_whole = 0.9 < abs(value) < 1  # must not be rounded to the whole
        return wording.share(value, digits=None if nearly_whole else _decimals(value * 100))
    return amount(value, row.unit, wording)


def entered(value: float, row: Quantity, wording: Wording) -> str:
    """A value with all the digits it was entered with, for the register that others are traced to."""
    if (row.unit == "year" and value >= 1000) or abs(value) >= BILLION:
        return amount(value, row.unit, wording)
    shown = value * 100 if is_share(row) else value
    digits = next(
        (digits for digits in range(MOST_DECIMALS) if abs(round(shown, digits) - shown) < NOISE),
        MOST_DECIMALS,
    )
    if is_share(row):
        return wording.share(value, digits=digits)
    return wording.number(value, digits=digits)


def stated(value: float, row: Quantity, wording: Wording) -> Text:
    """`figure` for an end or the base of the quantity itself: it leads to its row of the register."""
    return traced(row.id, figure(value, row, wording))


def between(low: float, high: float, row: Quantity, wording: Wording) -> Spans:
    """The range of a quantity; each end leads to its row."""
    ends = {"low": stated(low, row, wording), "high": stated(high, row, wording)}
    return wording("report.range.of", **ends)


def unit_of(row: Quantity, wording: Wording) -> str:
    """The unit beside `figure`: a dash for a share, whose sign stands at the number."""
    if is_share(row) and row.unit == "1":
        return wording.dash
    return unit_words(row.unit, wording)


def amount(value: float, unit: str, wording: Wording) -> str:
    """A quantity's number: a calendar year plain, small numbers with their decimals, huge in words."""
    if unit == "year" and value >= 1000:
        return wording.year(value)
    if abs(value) >= BILLION:
        return wording.money_words(value, "").strip()
    if value == 0 or abs(value) >= 100:
        return wording.number(value)
    return wording.number(value, digits=_decimals(value))


def _decimals(value: float) -> int:
    """As many decimals as three significant figures need, none of them a trailing zero."""
    for digits in range(7):
        if abs(round(value, digits) - value) <= abs(value) * 5e-3:
            return digits
    return 6


def thousands(value: float, wording: Wording) -> str:
    """An amount of a table in thousands."""
    return wording.money(value, scale=THOUSAND)


def ratio(value: float | None, wording: Wording) -> str:
    """A benefit-cost ratio, two decimals."""
    return wording.dash if value is None else wording.number(value, digits=2)


def worth(option: str, npv: float, basis: Basis, wording: Wording) -> Text:
    """An option's net present value in a sentence; it leads to the row that shows it."""
    return traced(f"npv.{option}.economic", wording.money_words(npv, basis.settings.currency))


def rate(value: float | None, status: str, wording: Wording) -> str:
    """An internal rate of return, or why there is none."""
    if value is None:
        return wording.text(f"economics.irr.{status}")
    if value < 0:
        return wording.text("economics.irr.negative")  # more digits would mean nothing
    return wording.share(value, digits=1)


def years(value: float | None, wording: Wording) -> str:
    """A payback period, or that it is never reached."""
    if value is None:
        return wording.text("report.answer.not_reached")
    return wording.number(value, digits=1)


def sentence_case(name: str) -> str:
    """A name within a sentence: its first letter small, unless it is an abbreviation."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def price_basis(basis: Basis, wording: Wording) -> str:
    """The unit of every table of money: USD thousand, prices of 2015."""
    settings = basis.settings
    return wording.text(
        "economics.price_basis", currency=settings.currency, year=wording.year(settings.price_year)
    )


def option_name(result: EconomicsResult, id: str) -> str:
    """An option as people read it."""
    options = result.cost_benefit.evaluation.model.options
    return next(option.name for option in options if option.id == id)
