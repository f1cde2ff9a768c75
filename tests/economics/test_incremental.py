from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.economics import incremental_chain

MONEY = st.integers(0, 10_000)
OPTIONS = st.lists(st.tuples(MONEY, st.integers(1, 10_000)), min_size=1, max_size=7)


def test_agrees_with_hand_calculation():
    # 10 brings 18; 30 more bring 33; another 60 bring 40 and are not worth it
    chain = incremental_chain([91, 18, 51], [100, 10, 40])
    assert [(step.option, step.over) for step in chain] == [(1, None), (2, 1), (0, 2)]
    assert [(step.costs, step.benefits, step.value) for step in chain] == [
        (10, 18, 8),
        (30, 33, 3),
        (60, 40, -20),
    ]
    assert [step.worth_it for step in chain] == [True, True, False]
    assert chain[1].ratio == pytest.approx(1.1)


def test_an_option_that_is_passed_over_is_no_measure_for_the_next():
    chain = incremental_chain([10, 8, 60], [5, 20, 40])
    assert [(step.option, step.over) for step in chain] == [(0, None), (1, 0), (2, 0)]


@given(OPTIONS)
def test_ends_at_the_highest_net_present_value(options):
    benefits, costs = zip(*options, strict=True)
    chosen = [step.option for step in incremental_chain(benefits, costs) if step.worth_it]
    best = max(0, *(b - c for b, c in options))
    assert (benefits[chosen[-1]] - costs[chosen[-1]] if chosen else 0) == best


@given(OPTIONS, st.randoms())
def test_does_not_hang_on_the_order_of_the_options(options, random):
    mixed = random.sample(options, len(options))
    one, other = (
        [(s.costs, s.benefits) for s in incremental_chain(*zip(*each, strict=True))]
        for each in (options, mixed)
    )
    assert one == other


def test_no_ratio_where_nothing_more_is_paid():
    first, second = incremental_chain([5, 4], [1, 1])
    assert first.ratio == 5
    assert second.ratio is None


def test_refuses_what_does_not_match():
    with pytest.raises(ValueError, match="as many"):
        incremental_chain([1, 2], [1])
    with pytest.raises(ValueError, match="finite"):
        incremental_chain([np.nan], [1])
