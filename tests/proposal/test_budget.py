from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.proposal.budget import EXACT, best_within

COST = {"register": 60.0, "app": 30.0, "poster": 50.0}
VALUE = {"register": 2.0, "app": 5.0, "poster": 4.0}
NEEDS = {"app": ("register",)}


@st.composite
def projects(draw):
    """Costs, values and prerequisites that only look back, so that there is no circle."""
    count = draw(st.integers(1, 7))
    names = [f"m{number}" for number in range(count)]
    amounts = st.lists(st.integers(0, 9).map(float), min_size=count, max_size=count)
    needs = {
        name: tuple(draw(st.sets(st.sampled_from(names[:place]), max_size=2))) if place else ()
        for place, name in enumerate(names)
    }
    cost = dict(zip(names, draw(amounts), strict=True))
    return cost, dict(zip(names, draw(amounts), strict=True)), needs


class TestBestWithin:
    @pytest.mark.parametrize(
        ("ceiling", "measures", "value"),
        [
            (29, (), 0),  # the app is nothing without the register
            (50, ("poster",), 4),
            (100, ("register", "app"), 7),  # 7 for 90, and not register and poster, 6 for 110
            (140, ("register", "app", "poster"), 11),
        ],
    )
    def test_agrees_with_hand_calculation(self, ceiling, measures, value):
        found = best_within(ceiling, COST, VALUE, NEEDS)
        assert (found.measures, found.value, found.exact) == (measures, value, True)

    @given(project=projects(), ceiling=st.integers(0, 40))
    def test_no_other_set_is_worth_more(self, project, ceiling):
        cost, value, needs = project
        found = best_within(ceiling, cost, value, needs)
        allowed = [
            sum(value[name] for name in names)
            for names in chain.from_iterable(
                combinations(cost, size) for size in range(len(cost) + 1)
            )
            if sum(cost[name] for name in names) <= ceiling
            and all(need in names for name in names for need in needs[name])
        ]
        assert found.value == pytest.approx(max(allowed))
        assert found.cost <= ceiling
        assert all(need in found.measures for name in found.measures for need in needs[name])

    @given(project=projects(), ceiling=st.integers(0, 40))
    def test_more_money_is_never_worse(self, project, ceiling):
        less, more = (best_within(amount, *project).value for amount in (ceiling, ceiling + 5))
        assert more >= less - 1e-9

    def test_of_equal_value_the_cheaper_is_taken(self):
        assert best_within(8, {"a": 5, "b": 4}, {"a": 1, "b": 1}, {}).measures == ("b",)

    def test_with_many_measures_they_are_taken_in_turn(self):
        names = [f"m{number}" for number in range(EXACT + 1)]
        cost = dict.fromkeys(names, 1.0)
        value = {name: float(number) for number, name in enumerate(names)}
        found = best_within(2, cost, value, {"m20": ("m0",)})
        assert not found.exact
        assert found.measures == ("m18", "m19")  # 20 needs another, and brings 10 for each
        assert best_within(99, cost, value, {"m20": ("m0",)}).value == sum(value.values())

    @pytest.mark.parametrize(
        ("ceiling", "cost", "value", "needs", "words"),
        [
            (-1, COST, VALUE, {}, "ceiling must not be negative"),
            (float("nan"), COST, VALUE, {}, "ceiling must not be negative"),
            (9, {**COST, "app": -1}, VALUE, {}, "cost and value of app"),
            (9, {"app": 1}, VALUE, {}, "of the same measures"),
            (9, COST, VALUE, {"app": ("portal",)}, "app needs portal, which is no measure"),
            (9, COST, VALUE, {"app": ("poster",), "poster": ("app",)}, "wait for each other"),
        ],
    )
    def test_refuses(self, ceiling, cost, value, needs, words):
        with pytest.raises(ValueError, match=words):
            best_within(ceiling, cost, value, needs)
