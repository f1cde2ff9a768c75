from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.proposal.months import (
    calendar_month,
    day_number,
    decimal_year,
    last_month,
    month_number,
)


@pytest.mark.parametrize(
    ("text", "months"), [("2016-01", 0), ("2016-12", 11), ("2017-03", 14), ("2015-12", -1)]
)
def test_months_count_from_january_of_the_first_year(text, months):
    assert month_number(text, 2016) == months


@pytest.mark.parametrize("text", ["2016", "2016-13", "16-01", "March 2016"])
def test_refuses_what_is_no_month(text):
    with pytest.raises(ValueError, match="is not a month; write it as 2016-04"):
        month_number(text, 2016)


@given(st.integers(0, 500))
def test_a_month_and_its_number_agree(months):
    year, month = calendar_month(months, 2016)
    assert month_number(f"{year}-{month:02d}", 2016) == months


def test_work_ends_in_the_month_before_the_next_begins():
    assert last_month(24.0, 2016) == (2017, 12)
    assert last_month(23.5, 2016) == (2017, 12)
    assert last_month(0.0, 2016) == (2016, 1)


def test_half_a_year_is_half_a_year():
    assert decimal_year(18.0, 2016) == 2017.5


def test_days_lie_between_their_months():
    # the 11th of 29 days: ten whole days have passed
    assert day_number(date(2016, 2, 11), 2016) == pytest.approx(1 + 10 / 29)
    assert day_number(date(2017, 1, 1), 2016) == 12
