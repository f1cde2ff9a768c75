from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.core.dates import decimal_year, months_between

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def test_a_year_begins_with_its_number():
    assert decimal_year(date(2016, 1, 1)) == 2016
    # 2016 has 366 days, 1 July is the 183rd
    assert decimal_year(date(2016, 7, 1)) == pytest.approx(2016 + 182 / 366)


@given(DAYS)
def test_decimal_years_follow_the_calendar(day):
    assert decimal_year(day) < decimal_year(day + timedelta(days=1))
    assert int(decimal_year(day)) == day.year


def test_months_agree_with_hand_calculation():
    assert months_between(date(2015, 10, 14), date(2016, 1, 14)) == 3
    assert months_between(date(2015, 12, 31), date(2016, 1, 1)) == pytest.approx(1 / 31)


@given(DAYS, DAYS)
def test_months_back_are_months_forth(first, last):
    assert months_between(first, last) == pytest.approx(-months_between(last, first))
