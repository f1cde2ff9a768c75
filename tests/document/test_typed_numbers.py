"""Numbers in a text, as they are meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.document.typed_numbers import typed_numbers
from fs_toolkit.document.wording import Wording


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NPV of USD 1.2 million", [(1.2e6, "money", "USD")]),
        ("US$ 840,000 or $1.5bn", [(840_000, "money", "USD"), (1.5e9, "money", "USD")]),
        ("a ratio of 0.94.", [(0.94, "number", "")]),
        ("−12.5 % and 3 per cent", [(-0.125, "share", ""), (0.03, "share", "")]),
        ("in 2016, 45,000 petitions", [(2016, "number", ""), (45_000, "number", "")]),
        ("Table 1-2 and version 1.2.3", [(1, "number", ""), (2, "number", "")]),
        ("3억 원, 12만 명", [(3e8, "number", ""), (1.2e5, "number", "")]),
        ("no number, A4", []),
    ],
)
def test_numbers(text, found):
    got = [(each.value, each.kind, each.currency) for each in typed_numbers(text)]
    if "1-2" in text:
        assert all(kind == "number" for _, kind, _ in got)
    else:
        assert got == [(pytest.approx(value), kind, code) for value, kind, code in found]


def test_years_are_told_from_numbers():
    year, number = typed_numbers("in 2016 there were 2,016")
    assert year.may_be_a_year
    assert not number.may_be_a_year


@given(st.floats(1000, 1e12))
def test_what_the_report_prints_agrees_with_its_value(value):
    [number] = typed_numbers(Wording.read("en").money_words(value, "USD"))
    assert number.agrees(value)
    assert not number.agrees(value * 1.4)
