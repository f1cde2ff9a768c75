from __future__ import annotations

import math
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fs_toolkit.document import numbers

EN = [(Decimal("1e3"), "thousand"), (Decimal("1e6"), "million"), (Decimal("1e9"), "billion")]
KO = [(Decimal("1e4"), "만"), (Decimal("1e8"), "억")]


class TestNumber:
    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            (7.2e6, "7,200,000"),
            (8_053_663, "8,050,000"),  # three figures of a count nobody knows to the last head
            (50_520, "50,500"),
            (3_286, "3,286"),  # whole below ten thousand
            (1871.9999999, "1,872"),
            (999.96, "1,000"),
            (584, "584"),
            (127.391, "127"),
            (0.94, "0.94"),
            (0.004567, "0.00457"),
            (2.0, "2"),
            (-127.391, "−127"),
            (-0.0, "0"),
            (1e-12, "0"),
            (-1e-12, "0"),
            (0.1 + 0.2, "0.3"),
            (1e300, "1 × 10^300"),
            (np.float64(21697.57), "21,700"),
        ],
    )
    def test_shows_three_figures(self, value: float, shown: str) -> None:
        assert numbers.number(value, "en") == shown

    @pytest.mark.parametrize(
        ("value", "digits", "shown"),
        [(7, 1, "7.0"), (21697.57, 2, "21,697.57"), (3286.4, 0, "3,286"), (0.285, 2, "0.29"),
         (-0.04, 1, "0.0"), (8_053_663, 0, "8,053,663")],
    )  # fmt: skip
    def test_shows_the_decimals_asked_for(self, value: float, digits: int, shown: str) -> None:
        assert numbers.number(value, "en", digits) == shown

    @pytest.mark.parametrize("value", [None, math.nan, math.inf, -math.inf])
    def test_is_a_dash_where_there_is_no_number(self, value: float | None) -> None:
        assert numbers.number(value, "en") == "–"

    @settings(deadline=None)  # the first example imports what it needs
    @given(st.floats(-1e12, 1e12))
    def test_reads_back_within_its_figures(self, value: float) -> None:
        shown = numbers.number(value, "en").replace(",", "").replace("−", "-")
        assert float(shown) == pytest.approx(value, rel=5.1e-3, abs=1e-9)
        assert shown != "-0"


class TestShare:
    @pytest.mark.parametrize(
        ("value", "digits", "shown"),
        [
            (0.45, None, "45 %"),
            (0.07, 1, "7.0 %"),
            (0.0702, None, "7 %"),
            (0.0123, None, "1.2 %"),
            (1.253, None, "125 %"),
            (0.9986, None, "99.9 %"),
            (0.999999, None, "99.99 %"),  # not the whole
            (1, None, "100 %"),
            (0, None, "0 %"),
            (0.00001, None, "< 0.01 %"),
            (-0.00001, None, "> −0.01 %"),
            (-0.127, None, "−13 %"),
            (None, None, "–"),
            (math.nan, 1, "–"),
        ],
    )
    def test_is_in_per_cent(self, value: float | None, digits: int | None, shown: str) -> None:
        assert numbers.share(value, "en", "{number} %", digits) == shown

    @settings(deadline=None)  # the first example imports what it needs
    @given(st.floats(0, 1))
    def test_calls_only_the_whole_a_hundred(self, value: float) -> None:
        shown = numbers.share(value, "en", "{number}%")
        assert (shown == "100%") == (value == 1)
        assert (shown == "0%") == (value < 1e-9)


class TestMoney:
    def test_is_whole_so_that_columns_add_up(self) -> None:
        assert numbers.money(1_871_623.4, "en", scale=1000) == "1,872"
        assert numbers.money(-127_391.42, "en", scale=1000) == "−127"
        assert numbers.money(0.4, "en") == "0"
        assert numbers.money(1.25, "en", digits=1) == "1.3"
        assert numbers.money(None, "en") == "–"


class TestMoneyWords:
    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            (1_200_000, "USD 1.2 million"),
            (1_872_345, "USD 1.87 million"),
            (-127_391.42, "USD −127 thousand"),
            (999_999, "USD 1 million"),  # rounded first
            (999_499, "USD 999 thousand"),
            (10_000, "USD 10 thousand"),
            (7_350, "USD 7,350"),
            (127.4, "USD 127"),
            (0.876, "USD 0.88"),
            (1.3, "USD 1.30"),
            (-0.3, "USD −0.30"),
            (0.004, "USD 0.004"),
            (0, "USD 0"),
            (3.4e9, "USD 3.4 billion"),
            (2.5e12, "USD 2,500 billion"),
            (math.inf, "–"),
        ],
    )
    def test_names_the_size_in_english(self, value: float, shown: str) -> None:
        pattern = "{currency} {amount} {scale}"
        assert numbers.money_words(value, "USD", "en", pattern, EN) == shown

    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            (1_200_000, "USD 120만"),
            (-127_391, "USD −12.7만"),
            (5_000, "USD 5,000"),
            (3.4e9, "USD 34억"),
        ],
    )
    def test_counts_in_ten_thousands_in_korean(self, value: float, shown: str) -> None:
        assert numbers.money_words(value, "USD", "ko", "{currency} {amount}{scale}", KO) == shown


class TestDay:
    @pytest.mark.parametrize(
        ("value", "language", "shown"),
        [
            (date(2015, 12, 31), "en", "31 December 2015"),
            ("2015-12-31", "ko", "2015년 12월 31일"),
            ("2015-12", "en", "December 2015"),
            ("2015-12", "ko", "2015년 12월"),
            ("2015", "en", "2015"),
            ("2015-13-01", "en", "2015-13-01"),  # no date: left as it was written
            ("mid-2015", "en", "mid-2015"),
            ("", "en", "–"),
            (None, "ko", "–"),
        ],
    )
    def test_is_as_exact_as_is_known(
        self, value: date | str | None, language: str, shown: str
    ) -> None:
        assert numbers.day(value, language) == shown


def test_a_year_has_no_separator() -> None:
    assert numbers.year(2015) == "2015"
    assert numbers.year(np.int64(2016)) == "2016"
    assert numbers.year(None) == "–"


@pytest.mark.parametrize(("language", "shown"), [("en", "A, B and C"), ("ko", "A, B 및 C")])
def test_a_list_ends_in_and(language: str, shown: str) -> None:
    assert numbers.listed(["A", "B", "C"], language) == shown
    assert numbers.listed(["A"], language) == "A"
    assert numbers.listed([], language) == "–"
