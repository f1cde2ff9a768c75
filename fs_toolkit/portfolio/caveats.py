"""What must be known to read an order of cities."""

from __future__ import annotations

from fs_toolkit.portfolio.asked import BASE_CASE
from fs_toolkit.portfolio.result import Portfolio


def caveats(portfolio: Portfolio) -> list[str]:
    """That common quantities move together, and where first years and rates differ."""
    cities = [each.city for each in portfolio.entries]
    notes = []
    if len(cities) > 1:
        shared = portfolio.shared_quantities
        names = ", ".join(shared[:6]) + (f" and {len(shared) - 6} more" if len(shared) > 6 else "")
        notes.append(
            f"Quantities of the same name move together in all cities ({len(shared)}: {names}); "
            "all others go their own way."
            if shared
            else "No quantity has the same name in two cities, so that each goes its own way."
        )
    years = sorted({each.first_year for each in cities})
    if len(years) > 1:
        notes.append(
            f"Each value is a present value in its study's own first year, {years[0]} to {years[-1]}."
        )
    rates = sorted({each.rate for each in cities})
    if len(rates) > 1:
        notes.append(
            f"The studies discount at {100 * rates[0]:g} % to {100 * rates[-1]:g} %; a lower rate "
            "makes a city look better."
        )
    if portfolio.ask.rank_in != BASE_CASE:
        notes.append(f"Cities are ranked in the scenario {portfolio.ask.rank_in}.")
    return notes
