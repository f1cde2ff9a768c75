"""One currency and one price year for cities that count in others.

Prices are moved in the city's own currency, from its price year to that of the report, and
then changed at the rate of the report's year:

    amount x index(report year) / index(price year) x rate(report year)

A city whose numbers are not in the table is never converted by a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fs_toolkit.portfolio.city import City
from fs_toolkit.portfolio.tables import Rate


class NotConverted(ValueError):
    """A city whose money cannot be brought into that of the report: what is missing."""


@dataclass(frozen=True)
class Conversion:
    """What a city's money is multiplied by."""

    factor: float
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Money:
    """The currency and the price year of a report."""

    currency: str
    price_year: int
    rates: tuple[Rate, ...] = ()

    def conversion(self, city: City) -> Conversion:
        """What turns a city's money into that of the report.

        Raises
        ------
        NotConverted
            If a rate or a price level is missing.
        """
        factor, sources = 1.0, list[str]()
        if city.price_year != self.price_year:
            before = self._row(city.currency, city.price_year)
            after = self._row(city.currency, self.price_year)
            missing = [
                str(year)
                for year, row in ((city.price_year, before), (self.price_year, after))
                if row is None or row.price_index is None
            ]
            if missing or before is None or after is None:
                raise NotConverted(f"no price_index of {city.currency} in {' and '.join(missing)}")
            assert before.price_index is not None
            assert after.price_index is not None
            factor *= after.price_index / before.price_index
            sources += [before.source, after.source]
        if city.currency != self.currency:
            row = self._row(city.currency, self.price_year)
            if row is None or row.rate is None:
                raise NotConverted(f"no rate of {city.currency} in {self.price_year}")
            factor *= row.rate
            sources.append(row.source)
        return Conversion(factor, tuple(dict.fromkeys(sources)))

    def _row(self, currency: str, year: int) -> Rate | None:
        return next(
            (each for each in self.rates if (each.currency, each.year) == (currency, year)), None
        )


def common_money(cities: Sequence[City]) -> Money | None:
    """The money that all cities count in already; None where they differ."""
    found = {(each.currency, each.price_year) for each in cities}
    return Money(*found.pop()) if len(found) == 1 else None
