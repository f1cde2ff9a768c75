"""The cities of a portfolio in order, in one money, and how sure the order is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.engine.outcomes import Outcome, Share, outcome, share
from fs_toolkit.portfolio.caveats import caveats
from fs_toolkit.portfolio.city import City
from fs_toolkit.portfolio.criteria import CRITERIA, IN_MONEY, VALUE, Apart, Criterion
from fs_toolkit.portfolio.money import Money, NotConverted, common_money
from fs_toolkit.portfolio.ranking import Total, probability_above, ranks, total
from fs_toolkit.portfolio.result import Entry, Portfolio

if TYPE_CHECKING:
    import pandas as pd

TOP = 3


@dataclass(frozen=True)
class Place:
    """A city among the others."""

    label: str
    folder: str
    rank: int
    """By the mean of the criterion; of the benefit-cost ratio by its median."""
    value: Outcome
    """The criterion over the draws."""
    npv: Outcome | None
    """In the money of the report; None where it could not be converted."""
    loses: Share
    """Draws with a net present value below zero."""
    first: Share
    """Draws in which it is the first."""
    top: Share
    """Draws in which it is among the first."""
    mean_rank: float


@dataclass(frozen=True)
class CommonOutcome:
    """What a common scenario does to the portfolio."""

    name: str
    applies: int
    """To how many cities."""
    total: float | None
    """Sum of the mean net present values there; None where none is in the money of the report."""
    same_without: float | None
    """The sum of the same cities in the base case."""
    below_zero: tuple[str, ...]
    """Cities whose mean is below zero."""


@dataclass(frozen=True)
class Standing:
    """An order of cities."""

    criterion: Criterion
    money: Money | None
    """None where the cities have no money in common and none was asked for."""
    case: str
    """The case whose draws they are ranked in."""
    top_count: int
    places: tuple[Place, ...]
    """The first city first."""
    above: Floats
    """Share of draws in which the city of a row is above that of a column, in the order of places."""
    total: Total | None
    """Of all cities whose money could be converted."""
    total_of: int
    """How many they are."""
    apart: tuple[tuple[str, str], ...]
    """Cities without a rank, and why."""
    scenarios: tuple[CommonOutcome, ...]
    sources: tuple[str, ...]
    """Of rates and price levels."""
    notes: tuple[str, ...]

    def to_dict(self) -> dict[str, object]:
        """The figures by the names that scripts rely on."""
        return {
            "rank_by": self.criterion,
            "rank_in": self.case,
            "top": self.top_count,
            "report_currency": self.money.currency if self.money else None,
            "price_year": self.money.price_year if self.money else None,
            "ranking": [_place_dict(each) for each in self.places],
            "prob_above": {
                each.label: {
                    other.label: float(self.above[row, column])
                    for column, other in enumerate(self.places)
                    if row != column
                }
                for row, each in enumerate(self.places)
            },
            "total": {"cities": self.total_of, **asdict(self.total)} if self.total else None,
            "common_scenarios": [asdict(each) for each in self.scenarios],
            "not_ranked": [{"city": label, "reason": reason} for label, reason in self.apart],
            "rate_sources": list(self.sources),
            "notes": list(self.notes),
        }

    def to_frame(self) -> pd.DataFrame:
        """One row for each city with a rank, the first city first, for pandas."""
        import pandas as pd

        rows = []
        for each in self.places:
            found = _place_dict(each)
            value = found.pop("value")
            found.pop("npv")
            assert isinstance(value, dict)
            rows.append({**found, **value})
        return pd.DataFrame(rows).set_index("city") if rows else pd.DataFrame()


def _place_dict(place: Place) -> dict[str, object]:
    return {
        "city": place.label,
        "folder": place.folder,
        "rank": place.rank,
        "mean_rank": place.mean_rank,
        "value": place.value.to_dict(),
        "npv": place.npv.to_dict() if place.npv else None,
        "prob_npv_negative": place.loses.value,
        "prob_npv_negative_se": place.loses.se,
        "prob_first": place.first.value,
        "prob_first_se": place.first.se,
        "prob_top": place.top.value,
        "prob_top_se": place.top.se,
    }


@dataclass(frozen=True, eq=False)
class _Valued:
    label: str
    entry: Entry
    npv: Floats
    """In the city's own money."""
    factor: float | None
    """To the money of the report."""
    values: Floats


def standing(
    portfolio: Portfolio,
    criterion: Criterion = "npv",
    money: Money | None = None,
    top: int = TOP,
) -> Standing:
    """Rank the cities of a portfolio by the value of the option that each study recommends.

    Parameters
    ----------
    portfolio : Portfolio
        Played, with draws kept.
    criterion : {"npv", "bcr", "npv_per_head", "npv_per_budget"}
        Net present value, benefit-cost ratio, or the value for each head or unit of investment.
    money : Money, optional
        Currency, price year and rates; if left out, the money that all cities have in common.
    top : int
        How many the first cities are, 1 or more.

    Raises
    ------
    ValueError
        If a criterion is unknown, or `top` below 1.
    """
    if criterion not in CRITERIA:
        raise ValueError(f"cities are ranked by {', '.join(CRITERIA)}, not by {criterion!r}")
    if top < 1:
        raise ValueError(f"the first cities are at least one, not {top}")
    money = money or common_money([each.city for each in portfolio.entries])
    valued: list[_Valued] = []
    apart: list[tuple[str, str]] = []
    sources: dict[str, None] = {}
    totals: list[Floats] = []
    factors: dict[str, float] = {}
    for label, entry in zip(portfolio.labels, portfolio.entries, strict=True):
        factor, why = _factor(entry.city, money, sources)
        if factor is not None:
            factors[label] = factor
        try:
            if entry.city.npv is None or entry.city.bcr is None:
                raise Apart(_without_draws(portfolio, entry.city))
            if factor is not None:
                totals.append(entry.city.npv * factor)
            elif criterion in IN_MONEY:
                raise Apart(why)
            values = VALUE[criterion](entry.city, factor or 1.0)
        except Apart as reason:
            apart.append((label, str(reason)))
        else:
            valued.append(_Valued(label, entry, entry.city.npv, factor, values))
    ordered = sorted(valued, key=lambda each: -_middle(each, criterion))
    table = np.array([each.values for each in ordered])
    return Standing(
        criterion=criterion,
        money=money,
        case=portfolio.ask.rank_in,
        top_count=top,
        places=tuple(_places(ordered, table, top)),
        above=probability_above(table) if ordered else np.zeros((0, 0)),
        total=total(totals) if totals else None,
        total_of=len(totals),
        apart=tuple(apart),
        scenarios=tuple(_scenarios(portfolio, factors)),
        sources=tuple(sources),
        notes=tuple(caveats(portfolio)),
    )


def _factor(city: City, money: Money | None, sources: dict[str, None]) -> tuple[float | None, str]:
    if money is None:
        return None, (
            f"it counts in {city.currency} of {city.price_year}, others in another money, and no "
            "common one was asked for"
        )
    try:
        found = money.conversion(city)
    except NotConverted as missing:
        return None, str(missing)
    sources |= dict.fromkeys(found.sources)
    return found.factor, ""


def _without_draws(portfolio: Portfolio, city: City) -> str:
    found = city.common.get(portfolio.ask.rank_in)
    return (found.not_applicable if found else "") or "its draws were not kept"


def _middle(city: _Valued, criterion: Criterion) -> float:
    """What the order goes by; a ratio may be infinite in a draw, and its mean says nothing."""
    return float(np.median(city.values) if criterion == "bcr" else city.values.mean())


def _places(ordered: list[_Valued], table: Floats, top: int) -> list[Place]:
    if not ordered:
        return []
    held = ranks(table)
    draws = table.shape[1]
    return [
        Place(
            label=each.label,
            folder=each.entry.folder,
            rank=number,
            value=outcome(each.values),
            npv=None if each.factor is None else outcome(each.npv * each.factor),
            loses=share(int(np.count_nonzero(each.npv < 0)), draws),
            first=share(int(np.count_nonzero(row == 1)), draws),
            top=share(int(np.count_nonzero(row <= top)), draws),
            mean_rank=float(row.mean()),
        )
        for number, (each, row) in enumerate(zip(ordered, held, strict=True), start=1)
    ]


def _scenarios(portfolio: Portfolio, factors: Mapping[str, float]) -> list[CommonOutcome]:
    found = []
    for scenario in portfolio.ask.scenarios:
        applies, with_it, without, below = 0, list[float](), list[float](), list[str]()
        for label, entry in zip(portfolio.labels, portfolio.entries, strict=True):
            city = entry.city
            options = city.common[scenario.name].options
            if options is None:
                continue
            applies += 1
            mean = options[city.recommended]["npv"]["mean"]
            if mean < 0:
                below.append(label)
            if label in factors:
                with_it.append(mean * factors[label])
                without.append(city.recommended_figures["npv"]["mean"] * factors[label])
        some = bool(with_it)
        found.append(
            CommonOutcome(
                scenario.name,
                applies,
                math.fsum(with_it) if some else None,
                math.fsum(without) if some else None,
                tuple(below),
            )
        )
    return found
