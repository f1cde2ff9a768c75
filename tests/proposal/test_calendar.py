from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.proposal.calendar import STEPS, in_year, months_met, quarters

MONTHS = st.builds("{}-{:02d}".format, st.integers(1990, 2040), st.integers(1, 12))


class TestMonthsMet:
    def test_agrees_with_a_calendar_on_the_wall(self):
        assert months_met("quarter", "2017-09", "2018-06") == (
            "2017-09", "2017-12", "2018-03", "2018-06",
        )  # fmt: skip
        assert months_met("year", "2018-05", "2018-04") == ()

    @given(every=st.sampled_from(list(STEPS)), first=MONTHS, last=MONTHS)
    def test_stays_between_both_ends_in_order(self, every, first, last):
        found = months_met(every, first, last)
        assert list(found) == sorted(found)
        assert all(first <= month <= last for month in found)
        assert bool(found) == (first <= last)

    def test_refuses_a_rhythm_it_does_not_know(self):
        with pytest.raises(ValueError, match="one of month, quarter, half_year, year"):
            months_met("weekly", "2018-01", "2018-12")


def test_a_year_takes_its_own_months_once():
    assert in_year(["2018-12", "2019-01", "2018-12", "2018-02"], 2018) == ("2018-02", "2018-12")


def test_quarters_begin_in_january_april_july_and_october():
    assert quarters(f"2018-{month:02d}" for month in (1, 3, 4, 6, 7, 9, 10, 12)) == (1, 2, 3, 4)
    assert quarters(["2018-04"]) == (2,)
