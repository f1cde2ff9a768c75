"""A portfolio that has been played: cities, failures, and what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from fs_toolkit.portfolio.asked import BASE_CASE, Ask
from fs_toolkit.portfolio.city import City, Figures
from fs_toolkit.portfolio.task import Failure

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Entry:
    """A city, and the folder it was read from."""

    folder: str
    city: City


@dataclass(frozen=True)
class Portfolio:
    """What the cities came to, in the order they were given."""

    ask: Ask
    entries: tuple[Entry, ...]
    failed: tuple[tuple[str, Failure], ...]
    """Folders without results, and why."""
    left_out: tuple[tuple[str, str], ...] = ()
    """Folders that were given twice, or hold the same study as another."""
    notes: tuple[str, ...] = ()
    """What was found damaged in the folder of results."""

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The name of each city; with its folder where two have the same."""
        count = Counter(each.city.city for each in self.entries)
        return tuple(
            each.city.city if count[each.city.city] == 1 else f"{each.city.city} ({each.folder})"
            for each in self.entries
        )

    @cached_property
    def shared_quantities(self) -> tuple[str, ...]:
        """Quantities that are drawn in more than one city, and move together there."""
        count = Counter(id for each in self.entries for id in each.city.drawn)
        return tuple(sorted(id for id, cities in count.items() if cities > 1))

    def to_dict(self) -> dict[str, object]:
        """All figures by the names that scripts rely on; no draws."""
        return {
            "draws": self.ask.draws,
            "seed": self.ask.seed,
            "sampling": self.ask.sampling,
            "shared_quantities": list(self.shared_quantities),
            "cities": [
                _city_dict(label, each)
                for label, each in zip(self.labels, self.entries, strict=True)
            ],
            "failed": [
                {"folder": folder, "kind": failure.kind, "problem": failure.problem}
                for folder, failure in self.failed
            ],
            "left_out": [{"folder": folder, "reason": reason} for folder, reason in self.left_out],
        }

    def to_frame(self) -> pd.DataFrame:
        """One row for each city, scenario and option, columns of figures, for pandas."""
        import pandas as pd

        rows = [
            {"city": label, "scenario": name, "option": option, **_flat(figures)}
            for label, entry in zip(self.labels, self.entries, strict=True)
            for name, options in _cases(entry.city)
            for option, figures in options.items()
        ]
        if not rows:
            names = ["city", "scenario", "option"]
            return pd.DataFrame(columns=names).set_index(names)
        return pd.DataFrame(rows).set_index(["city", "scenario", "option"])


def _cases(city: City) -> Iterator[tuple[str, Mapping[str, Figures]]]:
    """The base case, the scenarios that all cities have, and the city's own under its own name."""
    yield BASE_CASE, city.base
    for name, each in city.common.items():
        if each.options is not None:
            yield name, each.options
    for name, each in city.own.items():
        if each.options is not None:
            yield f"own: {name}", each.options


def _flat(figures: Figures) -> dict[str, float | None]:
    """Figures of one level: npv_mean, npv_p5, bcr_p50, irr_p50."""
    found: dict[str, float | None] = {}
    for name, value in figures.items():
        if isinstance(value, Mapping):
            found |= {
                f"{name}_{each}": number
                for each, number in value.items()
                if not isinstance(number, Mapping)
            }
        else:
            found[name] = value
    return found


def _city_dict(label: str, entry: Entry) -> dict[str, Any]:
    city = entry.city
    scenarios = {
        whose: {
            name: {"options": each.options, "shared_draws": each.shared}
            | ({"not_applicable": each.not_applicable} if each.options is None else {})
            | ({"without_effect": list(each.without_effect)} if each.without_effect else {})
            for name, each in found.items()
        }
        for whose, found in (("scenarios", city.common), ("own_scenarios", city.own))
    }
    return {
        "city": label,
        "folder": entry.folder,
        "country": city.country,
        "study": city.fingerprint,
        "currency": city.currency,
        "price_year": city.price_year,
        "first_year": city.first_year,
        "years": city.years,
        "discount_rate": city.rate,
        "recommended": city.recommended,
        "budget": city.budget,
        "heads": city.heads,
        "options": city.base,
        **scenarios,
    }
