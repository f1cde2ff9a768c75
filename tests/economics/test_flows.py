from __future__ import annotations

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest
from numpy.testing import assert_allclose

from fs_toolkit.economics.flows import (
    as_dated_flows,
    as_flows,
    as_rate,
    as_year_fractions,
    check_same_years,
)


class TestAsFlows:
    @pytest.mark.parametrize("flows", [5.0, [], np.empty((2, 0))])
    def test_refuses_flows_without_a_year(self, flows):
        with pytest.raises(ValueError, match="costs must have at least one year"):
            as_flows(flows, "costs")


class TestAsRate:
    @pytest.mark.parametrize("rate", [-1, -1.5, [0.1, -2]])
    def test_refuses_a_rate_that_takes_all_away(self, rate):
        with pytest.raises(ValueError, match="rate must be above -1, not -"):
            as_rate(rate)


class TestAsYearFractions:
    @pytest.mark.parametrize(
        "dates",
        [
            ["2016-03-01", "2016-01-01"],
            [date(2016, 3, 1), date(2016, 1, 1)],
            [datetime(2016, 3, 1, 18), datetime(2016, 1, 1, 6)],
            np.array(["2016-03-01", "2016-01-01"], dtype="datetime64[D]"),
            pd.to_datetime(["2016-03-01", "2016-01-01"]),
        ],
    )
    def test_counts_days_of_every_kind_of_date(self, dates):
        # by hand: January 31 days, February of a leap year 29
        assert_allclose(as_year_fractions(dates), [60 / 365, 0])

    @pytest.mark.parametrize("dates", [[1, 2], ["soon"], 0.5])
    def test_refuses_what_is_no_date(self, dates):
        with pytest.raises(ValueError, match="dates must be dates, such as"):
            as_year_fractions(dates)

    @pytest.mark.parametrize("dates", [np.array([], dtype="datetime64[D]"), "2015-01-01"])
    def test_refuses_what_is_no_list_of_dates(self, dates):
        with pytest.raises(ValueError, match="a list of at least one date"):
            as_year_fractions(dates)

    def test_says_where_a_date_is_missing(self):
        with pytest.raises(ValueError, match="a date is missing at position 1"):
            as_year_fractions(np.array(["2015-01-01", "NaT"], dtype="datetime64[D]"))


class TestAsDatedFlows:
    def test_refuses_a_flow_without_a_date(self):
        with pytest.raises(ValueError, match="there are 3 flows and 2 dates"):
            as_dated_flows([1, 2, 3], ["2015-01-01", "2016-01-01"])


class TestCheckSameYears:
    def test_names_what_is_longer(self):
        with pytest.raises(ValueError, match="benefits 3, costs 2"):
            check_same_years(benefits=np.zeros(3), costs=np.zeros(2))
