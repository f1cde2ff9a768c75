"""Formulas that are none, run in circles, lose a unit, or would run code."""

from __future__ import annotations

import pytest

QUANTITIES, LINES = "basis/quantities.csv", "economics/lines.csv"
MONEY_A_YEAR = "petitions * petition_minutes_now / minutes_per_hour * official_hour"


@pytest.mark.parametrize(
    ("formula", "problem", "cure"),
    [
        ("petitions.__class__", "holds '.'", "numbers, quantity names"),
        ("__import__('os').system('x')", "__import__", "A formula holds no text."),
        ("__import__(1)", "calls __import__()", "Only min, max and total(family)"),
        ("exec(petitions)", "calls exec()", "Only min, max and total(family)"),
        ("petitions[0]", "holds '['", "numbers, quantity names"),
        ("lambda: 1", "holds ':'", "numbers, quantity names"),
        ("petitions if petitions else 1", "no arithmetic", "numbers, quantity names"),
        ("petitions // 2", "no arithmetic", "numbers, quantity names"),
        ("petitions, 2", "no arithmetic", "numbers, quantity names"),
        ("petitions * (official_hour", "a parenthesis has no partner", "numbers, quantity names"),
        ("petitions official_hour", "something is missing", "numbers, quantity names"),
        ("petitions ^ 2", "holds '^'", "Write ** for a power."),
        ("10 % 3", "holds '%'", "0.10 for 10 %"),
        ("0x1F", "neither a number nor a name", "Write large numbers plainly"),
        ("=petitions*2", "holds '='", "no equals sign"),
        ("1e999 * petitions", "too large", "Write a smaller one."),
        ("(" * 240 + "1" + ")" * 240, "nested too deeply", "numbers, quantity names"),
        ("-" * 400 + "petitions", "nested more than 60 levels deep", "quantities of their own"),
        ("1+" * 300 + "1", "has 601 characters; 500 are allowed", "quantities of their own"),
    ],
)
def test_only_arithmetic_over_quantities(hanoi, refusal_of, formula, problem, cure):
    hanoi.set(LINES, "current_handling", formula=formula)
    found = refusal_of(hanoi)
    assert (found.code, found.place) == ("ECO002", f"{LINES}:2")
    assert problem in found.problem
    assert cure in found.cure
    assert len(found.problem) < 300


def test_a_formula_of_a_hundred_thousand_characters(hanoi, refusal_of):
    hanoi.set(LINES, "current_handling", formula="1+" * 50_000 + "1")
    found = refusal_of(hanoi)
    assert (found.code, found.place) == ("FMT007", f"{LINES}:2")
    assert found.problem == "formula: the text has 100,001 characters"


def test_a_formula_of_the_basis_is_held_to_the_same(hanoi, refusal_of):
    hanoi.set(QUANTITIES, "official_hour", formula="__import__('os')")
    found = refusal_of(hanoi)
    assert found.code == "BAS003"
    assert found.place == f"{QUANTITIES}:{hanoi.line(QUANTITIES, 'official_hour')}"


@pytest.mark.parametrize("column", ["first", "last", "transfer", "cashable"])
def test_other_cells_of_a_line_run_nothing_either(hanoi, refused, column):
    hanoi.set(LINES, "support_operation_cost", **{column: "__import__('os').getcwd()"})
    assert {each.code for each in refused(hanoi)} <= {"ECO005", "ECO006"}


def test_a_circle(hanoi, refusal_of):
    hanoi.set(QUANTITIES, "petition_visit_cost", formula="report_visit_cost * 1")
    hanoi.set(QUANTITIES, "report_visit_cost", formula="petition_visit_cost * 1")
    hanoi.set(QUANTITIES, "report_visit_cost", unit="money/visit")
    rows = {row["id"]: row for row in hanoi.rows(QUANTITIES)}
    hanoi.set(QUANTITIES, "report_visit_cost", unit=rows["petition_visit_cost"]["unit"])
    found = refusal_of(hanoi)
    assert found.code == "BAS005"
    circle = "petition_visit_cost > report_visit_cost > petition_visit_cost"
    assert found.problem == f"the formulas go round in a circle: {circle}"


def test_a_total_that_contains_itself(hanoi, refused):
    hanoi.set(LINES, "current_handling", formula=f"0.1 * total(current) + {MONEY_A_YEAR}")
    found = {each.code: each for each in refused(hanoi)}
    assert "current > current" in found["ECO003"].problem


def test_a_unit_that_does_not_come_out(hanoi, refusal_of):
    hanoi.set(LINES, "current_handling", formula="petitions * petition_minutes_now * official_hour")
    found = refusal_of(hanoi)
    assert (found.code, found.place) == ("ECO004", f"{LINES}:2")
    assert "comes out in minute*money/hour/year, not in money/year" in found.problem
    assert "minutes_per_hour" in found.cure


@pytest.mark.parametrize(
    ("factor", "what"),
    [
        ("/ (minutes_per_hour - minutes_per_hour) * minutes_per_hour", "infinite"),
        ("* 9 ** 9 ** 9", "infinite"),
        ("* (0 - 1) ** 0.5", "no number"),
        ("* 1e308 * 10", "infinite"),
    ],
)
def test_numbers_stay_finite(hanoi, refusal_of, factor, what):
    hanoi.set(LINES, "current_handling", formula=f"{MONEY_A_YEAR} {factor}")
    found = refusal_of(hanoi)
    assert (found.code, found.place) == ("ECO008", f"{LINES}:2")
    assert found.problem == f"'current_handling' comes out as {what}"
    assert "division by zero" in found.cure


def test_a_rate_of_exchange_of_zero(hanoi, refused):
    hanoi.set(QUANTITIES, "vnd_per_usd", value="0")
    found = refused(hanoi)
    assert {each.code for each in found} == {"ECO008"}
    assert "'official_hour' comes out as infinite" in [each.problem for each in found]


def test_a_line_outside_the_horizon(hanoi, refusal_of):
    hanoi.set(LINES, "current_handling", first="2012")
    found = refusal_of(hanoi)
    assert (found.code, found.place) == ("ECO005", f"{LINES}:2")
    assert "has its first year in 2012, outside the years 2016-2025" in found.problem


def test_a_spread_that_loses_a_tenth(hanoi, refusal_of):
    hanoi.set("basis/shapes.csv", "investment_spread", points="0.45;0.45")
    found = refusal_of(hanoi)
    assert found.code == "BAS007"
    assert found.problem == "the points of the spread 'investment_spread' add up to 0.9"
    assert found.cure == "Make them add up to 1."
