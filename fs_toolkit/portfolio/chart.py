"""The chart of a portfolio: each city's value over the draws, the first city on top."""

from __future__ import annotations

from fs_toolkit.document.charts import Interval, IntervalChart
from fs_toolkit.portfolio.criteria import Criterion
from fs_toolkit.portfolio.standing import Place, Standing

MOST_CITIES = 40
"""More rows than these nobody reads on one page."""
WORDS: dict[Criterion, str] = {
    "npv": "net present value",
    "bcr": "benefit-cost ratio",
    "npv_per_head": "net present value a head",
    "npv_per_budget": "net present value for each unit of investment",
}
UNITS = ((1e9, "billion"), (1e6, "million"), (1e3, "thousand"))


def scale_of(largest: float) -> tuple[float, str]:
    """What large numbers are divided by, and its word.

    >>> scale_of(25_000_000.0), scale_of(12.0)
    ((1000000.0, 'million'), (1.0, ''))
    """
    return next(((unit, word) for unit, word in UNITS if largest >= 10 * unit), (1.0, ""))


def chart(standing: Standing) -> IntervalChart:
    """P5, P50 and P95 of each city, in the order of the ranking; the first 40.

    Raises
    ------
    ValueError
        If no city has a rank.
    """
    if not standing.places:
        raise ValueError("no city has a rank, so that there is nothing to draw")
    shown = [each for each in standing.places[:MOST_CITIES] if _is_drawn(each)]
    if not shown:
        raise ValueError("no city has finite values, so that there is nothing to draw")
    ends = [abs(each.value.percentiles[at]) for each in shown for at in (5, 95)]
    scale, word = scale_of(max(ends))
    return IntervalChart(
        title=_title(standing, len(shown)),
        intervals=tuple(
            Interval(
                each.label,
                each.value.percentiles[50] / scale,
                each.value.percentiles[5] / scale,
                each.value.percentiles[95] / scale,
                kind="drawn",
            )
            for each in shown
        ),
        unit=unit_of(standing, word),
    )


def unit_of(standing: Standing, word: str = "") -> str:
    """The unit of the criterion, in words."""
    if standing.criterion in ("npv", "npv_per_head") and standing.money is not None:
        head = " a head" if standing.criterion == "npv_per_head" else ""
        amount = f"{word} {standing.money.currency}".strip()
        return f"{amount}{head}, prices of {standing.money.price_year}"
    return "ratio"


def _is_drawn(place: Place) -> bool:
    return all(abs(place.value.percentiles[at]) < float("inf") for at in (5, 50, 95))


def _title(standing: Standing, shown: int) -> str:
    """The finding: who is first, and how surely."""
    first = standing.places[0]
    count = len(standing.places)
    if count == 1:
        losing = round(100 * first.loses.value)
        return f"{first.label}: costs are larger than benefits in {losing} of 100 draws"
    sure = round(100 * first.first.value)
    some = "" if shown == count else f" (the first {shown} of {count} cities)"
    return f"{first.label} has the largest {WORDS[standing.criterion]} in {sure} of 100 draws{some}"
