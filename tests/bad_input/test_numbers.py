"""Numbers that cannot be read, or that cannot be meant."""

from __future__ import annotations

import pytest

QUANTITIES = "basis/quantities.csv"


@pytest.mark.parametrize(
    ("written", "code", "problem", "cure"),
    [
        ("soon", "FMT012", "'soon' is text, not a number", "Write the number alone"),
        ("2018 (planned)", "FMT012", "'2018 (planned)'", "Write the number alone"),
        ("nan", "FMT012", "'nan' is not a finite number", "Leave it empty"),
        ("inf", "FMT012", "'inf' is not a finite number", "Leave it empty"),
        ("1e999", "FMT012", "'1e999'", ""),
        ("2,018", "FMT013", "'2,018' can be read as 2018 or 2.018", "Write 2018 or 2.018"),
        ("2_018", "FMT013", "'2_018'", "Write 2018"),
        ("10%", "FMT014", "'10%' is written as a percentage", "Write 0.1"),
    ],
)
def test_no_number_in_a_numbers_place(hanoi, refusal_of, written, code, problem, cure):
    hanoi.set(QUANTITIES, "opening_year", value=written)
    found = refusal_of(hanoi)
    assert (found.code, found.place) == (
        code,
        f"{QUANTITIES}:{hanoi.line(QUANTITIES, 'opening_year')}",
    )
    assert found.problem.startswith("value: ")
    assert problem in found.problem
    assert cure in found.cure


def test_a_number_in_quotation_marks_is_text(hanoi, refusal_of):
    hanoi.replace("basis/settings.yaml", "years: 10", 'years: "10"')
    found = refusal_of(hanoi)
    assert found.code == "FMT012"
    assert "'10' is a number kept as text" in found.problem
    assert "take the quotation marks away" in found.cure


def test_thousands_marks_in_yaml(hanoi, refusal_of):
    hanoi.replace("basis/settings.yaml", "years: 10", "years: 1,000")
    found = refusal_of(hanoi)
    assert (found.code, found.place) == ("FMT013", "basis/settings.yaml:5")
    assert "'1,000' can be read as 1000 or 1" in found.problem


def test_low_above_high(hanoi, refusal_of):
    hanoi.set(QUANTITIES, "discount_rate", low="0.12", high="0.06")
    found = refusal_of(hanoi)
    assert (found.code, found.place) == ("BAS009", f"{QUANTITIES}:2")
    assert found.problem == "'discount_rate' has low 0.12 above high 0.06"
    assert found.cure.startswith("Exchange them")


def test_a_value_outside_its_range(hanoi, refusal_of):
    hanoi.set(QUANTITIES, "discount_rate", value="0.2")
    found = refusal_of(hanoi)
    assert found.code == "BAS009"
    assert "'discount_rate' is 0.2, above high 0.12" in found.problem


def test_a_rate_in_per_cent(hanoi, refusal_of):
    hanoi.set(QUANTITIES, "discount_rate", value="10", low="6", high="12")
    found = refusal_of(hanoi)
    assert (found.code, found.place) == ("BAS014", f"{QUANTITIES}:2")
    assert "'discount_rate' is 10 a year" in found.problem
    assert "0.10 for 10 %" in found.cure


def test_a_year_that_is_none(hanoi, refusal_of):
    hanoi.replace("study.yaml", "2015-12-31", "2015-13-45")
    found = refusal_of(hanoi)
    assert found.code == "FMT018"
    assert "'2015-13-45' is not a day of the calendar" in found.problem
    assert "2015-12-31" in found.cure


def test_every_mistake_at_once(hanoi, refused):
    hanoi.set(QUANTITIES, "opening_year", value="soon")
    hanoi.set(QUANTITIES, "discount_rate", value="10%")
    hanoi.set("economics/options.csv", "lean", kind="best")
    hanoi.set("economics/lines.csv", "post", formula="petitons * 2")
    hanoi.replace("study.yaml", "language: en", "language: english")
    hanoi.write("technical/need.md", "What people need.\n")
    assert [(each.code, each.place.partition(":")[0]) for each in refused(hanoi)] == [
        ("FMT014", QUANTITIES),
        ("FMT012", QUANTITIES),
        ("ECO002", "economics/lines.csv"),
        ("FMT015", "economics/options.csv"),
        ("FMT015", "study.yaml"),
        ("FMT001", "technical/need.md"),
    ]
