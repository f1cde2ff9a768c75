"""The chart of a portfolio."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from fs_toolkit.portfolio import run_portfolio
from fs_toolkit.portfolio.asked import Ask
from fs_toolkit.portfolio.chart import MOST_CITIES, chart
from fs_toolkit.portfolio.result import Entry
from fs_toolkit.portfolio.standing import CRITERIA, standing
from fs_toolkit.writers.charts import draw, draw_svg


@pytest.fixture(scope="module")
def played(three):
    return run_portfolio(three, Ask(draws=100))


class TestChart:
    @pytest.mark.parametrize("criterion", CRITERIA)
    def test_is_drawn_by_any_criterion(self, criterion, played):
        data = chart(standing(played, criterion))
        assert len(data.intervals) == 3
        assert "of 100 draws" in data.title
        assert draw(data).startswith(b"\x89PNG")

    def test_has_thousands_in_its_unit(self, played):
        assert chart(standing(played)).unit == "thousand USD, prices of 2024"

    def test_is_the_same_bytes_each_time(self, played):
        data = chart(standing(played))
        assert draw_svg(data) == draw_svg(data)

    def test_of_one_city_says_how_often_it_loses(self, three):
        data = chart(standing(run_portfolio(three[:1], Ask(draws=100))))
        assert "costs are larger than benefits" in data.title

    def test_of_very_many_has_the_first(self, played):
        first = played.entries[0]
        many = tuple(
            Entry(f"{number}", replace(first.city, city=f"C{number}", npv=first.city.npv + number))
            for number in range(60)
        )
        data = chart(standing(replace(played, entries=many)))
        assert len(data.intervals) == MOST_CITIES
        assert "the first 40 of 60 cities" in data.title

    def test_refuses_where_nothing_has_a_rank(self, played):
        with pytest.raises(ValueError, match="no city has a rank"):
            chart(standing(replace(played, entries=())))

    def test_leaves_out_what_is_infinite(self, played):
        first = played.entries[0]
        endless = replace(first.city, bcr=np.full(100, np.inf))
        with pytest.raises(ValueError, match="no city has a rank"):
            chart(standing(replace(played, entries=(Entry("x", endless),)), "bcr"))
