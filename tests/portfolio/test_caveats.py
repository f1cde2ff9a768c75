"""What is said beside an order of cities."""

from __future__ import annotations

from small_cities import write_city

from fs_toolkit.portfolio import run_portfolio
from fs_toolkit.portfolio.asked import Ask, Change, CommonScenario
from fs_toolkit.portfolio.caveats import caveats


def test_common_quantities_are_listed(three):
    [note] = caveats(run_portfolio(three, Ask(draws=5)))
    assert note.startswith(
        "Quantities of the same name move together in all cities (7: growth, hours"
    )


def test_one_city_needs_none(three):
    assert caveats(run_portfolio(three[:1], Ask(draws=5))) == []


def test_first_years_and_rates_that_differ(three, tmp_path):
    other = write_city(tmp_path / "x", first_year=2023)
    table = other / "basis/quantities.csv"
    table.write_text(table.read_text().replace("0.05,0.08,0.12", "0.02,0.03,0.04"))
    found = caveats(run_portfolio([three[0], other], Ask(draws=5)))
    assert "first year, 2023 to 2024" in found[1]
    assert "3 % to 8 %" in found[2]


def test_a_scenario_to_rank_in(three):
    dear = CommonScenario("dear", (Change("wage", factor=1.1),))
    ask = Ask(draws=5, scenarios=(dear,), rank_in="dear")
    assert "ranked in the scenario dear" in caveats(run_portfolio(three, ask))[-1]
