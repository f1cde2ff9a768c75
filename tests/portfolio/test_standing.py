"""The order of cities, and what is said of it."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import numpy as np
import pytest

from fs_toolkit.portfolio import run_portfolio
from fs_toolkit.portfolio.asked import Ask, Change, CommonScenario
from fs_toolkit.portfolio.money import Money
from fs_toolkit.portfolio.result import Entry
from fs_toolkit.portfolio.standing import standing
from fs_toolkit.portfolio.tables import Rate

ASK = Ask(
    draws=300,
    scenarios=(
        CommonScenario("dear", (Change("system_cost", factor=2.0),)),
        CommonScenario("none", (Change("ships", factor=2.0),)),
    ),
)


@pytest.fixture(scope="module")
def played(three):
    return run_portfolio(three, ASK)


def changed(portfolio, number, **values):
    """The portfolio with other results of one city."""
    entries = list(portfolio.entries)
    entries[number] = Entry(entries[number].folder, replace(entries[number].city, **values))
    return replace(portfolio, entries=tuple(entries))


class TestOrder:
    def test_is_by_the_mean(self, played):
        found = standing(played)
        means = [each.value.mean for each in found.places]
        assert means == sorted(means, reverse=True)
        assert [each.rank for each in found.places] == [1, 2, 3]
        assert found.money == Money("USD", 2024)
        assert sum(each.first.value for each in found.places) == pytest.approx(1)
        assert all(each.top.value == 1 for each in found.places)

    def test_probabilities_are_of_the_draws(self, played):
        found = standing(played, top=1)
        table = np.array([each.city.npv for each in played.entries])
        first = {played.labels[at]: (table.argmax(axis=0) == at).mean() for at in range(3)}
        for each in found.places:
            assert each.first.value == pytest.approx(first[each.label])
            assert each.top == each.first
        assert found.above[0, 1] == pytest.approx(1 - found.above[1, 0])

    def test_a_city_without_costs_has_no_ratio_and_no_rank(self, played):
        count = played.entries[0].city.bcr.size
        free = changed(played, 0, bcr=np.full(count, np.inf))
        found = standing(free, "bcr")
        assert len(found.places) == 2
        assert found.apart == ((played.labels[0], "it has no costs in half of the draws or more, and so no ratio"),)  # fmt: skip

    def test_of_a_ratio_is_by_the_median(self, played):
        odd = changed(played, 0, bcr=np.r_[np.full(10, np.inf), played.entries[0].city.bcr[10:]])
        found = standing(odd, "bcr")
        medians = [each.value.percentiles[50] for each in found.places]
        assert medians == sorted(medians, reverse=True)
        json.dumps(found.to_dict()["ranking"][0]["rank"])

    def test_by_head_and_by_budget(self, played):
        heads = standing(changed(played, 1, heads=None), "npv_per_head")
        assert heads.apart == (("B", "the study has no such number of heads"),)
        a = next(each for each in heads.places if each.label == "A")
        assert a.value.mean == pytest.approx(played.entries[0].city.npv.mean() / 100_000)
        budget = standing(changed(played, 2, budget=0.0), "npv_per_budget")
        assert budget.apart == (("C", "the recommended option has no investment"),)

    def test_does_not_depend_on_the_order_given(self, played):
        turned = replace(played, entries=played.entries[::-1])
        one, other = standing(played).to_dict(), standing(turned).to_dict()
        assert one["ranking"] == other["ranking"]

    def test_says_that_shared_quantities_move_together(self, played):
        assert "move together" in standing(played).notes[0]

    def test_is_a_frame_for_pandas(self, played):
        frame = standing(played).to_frame()
        assert frame["rank"].tolist() == [1, 2, 3]
        assert frame["mean"].is_monotonic_decreasing
        assert {"prob_first", "prob_top", "p5", "p95"} <= set(frame.columns)
        assert standing(replace(played, entries=())).to_frame().empty


class TestMoney:
    def test_of_cities_that_differ_is_not_guessed(self, played):
        found = standing(changed(played, 0, currency="VND"))
        assert found.money is None
        assert found.places == ()
        assert found.total is None
        assert "no common one was asked for" in found.apart[0][1]

    def test_a_city_without_a_rate_stands_apart(self, played):
        found = standing(changed(played, 0, currency="VND"), money=Money("USD", 2024))
        assert found.apart == (("A", "no rate of VND in 2024"),)
        assert (len(found.places), found.total_of) == (2, 2)

    def test_a_ratio_needs_no_money(self, played):
        found = standing(changed(played, 0, currency="VND"), "bcr")
        assert len(found.places) == 3
        assert found.total is None

    def test_is_converted(self, played):
        rates = (Rate(currency="VND", year=2024, rate=0.5, source="bank"),)
        found = standing(changed(played, 0, currency="VND"), money=Money("USD", 2024, rates))
        a = next(each for each in found.places if each.label == "A")
        assert a.value.mean == pytest.approx(played.entries[0].city.npv.mean() / 2)
        assert found.sources == ("bank",)
        assert found.total.mean == pytest.approx(
            sum(each.city.npv.mean() for each in played.entries)
            - played.entries[0].city.npv.mean() / 2
        )


class TestScenarios:
    def test_are_summed_over_the_cities_they_apply_to(self, played):
        dear, none = standing(played).scenarios
        assert dear.applies == 3
        assert dear.total < dear.same_without
        assert (none.applies, none.total, none.below_zero) == (0, None, ())

    def test_a_city_where_the_ranked_one_does_not_apply_stands_apart(self, three):
        ask = replace(ASK, rank_in="none")
        found = standing(run_portfolio(three[:1], ask))
        assert found.apart == (("A", "the study has no quantity ships"),)
        assert found.places == ()


class TestRefusals:
    def test_of_an_unknown_criterion(self, played):
        with pytest.raises(ValueError, match="not by 'size'"):
            standing(played, "size")

    def test_of_no_first_city(self, played):
        with pytest.raises(ValueError, match="at least one"):
            standing(played, top=0)

    def test_without_draws(self, three):
        found = standing(run_portfolio(three[:1], Ask(draws=5, keep_draws=False)))
        assert found.apart == (("A", "its draws were not kept"),)

    def test_of_one_draw(self, three):
        found = standing(run_portfolio(three, Ask(draws=1)))
        assert math.isnan(found.total.se)
        assert len(found.places) == 3
