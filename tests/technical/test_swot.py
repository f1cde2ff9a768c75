from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.technical.swot import (
    JOINS,
    balance,
    cross_sums,
    foreign_kinds,
    labels,
    lacking_kinds,
    posture,
)

KINDS = st.lists(st.sampled_from("SWOT"))


class TestLabels:
    def test_numbers_within_a_kind(self) -> None:
        assert labels(["W", "S", "W"]) == ("W1", "S1", "W2")

    @given(KINDS)
    def test_gives_each_item_a_label_of_its_own(self, kinds: list[str]) -> None:
        assert len(set(labels(kinds))) == len(kinds)


class TestBalance:
    def test_agrees_with_hand_calculation(self) -> None:
        # within: (4 - 5) / 9; outside: (6 - 2) / 8
        found = balance(["S", "W", "O", "T"], [4, 5, 6, 2])
        assert found.internal == pytest.approx(-1 / 9)
        assert found.external == 0.5

    @given(KINDS)
    def test_lies_between_minus_one_and_one(self, kinds: list[str]) -> None:
        found = balance(kinds, [1] * len(kinds))
        assert -1 <= found.internal <= 1
        assert -1 <= found.external <= 1

    def test_is_even_where_nothing_speaks(self) -> None:
        assert balance([], []) == (0, 0)

    def test_refuses_an_unknown_kind_and_too_few_weights(self) -> None:
        with pytest.raises(ValueError, match="S, W, O or T, not 'X'"):
            balance(["X"], [1])
        with pytest.raises(ValueError, match="1 items need as many weights, not 0"):
            balance(["S"], [])


class TestKindsOfAStrategy:
    @pytest.mark.parametrize("kind", JOINS)
    def test_nothing_lacks_and_nothing_is_foreign_if_both_kinds_are_joined(self, kind: str) -> None:
        assert lacking_kinds(kind, list(JOINS[kind])) == ()
        assert foreign_kinds(kind, list(JOINS[kind])) == ()

    def test_names_what_lacks_and_what_is_foreign(self) -> None:
        assert lacking_kinds("WT", ["W", "S"]) == ("T",)
        assert foreign_kinds("WT", ["W", "S", "S"]) == ("S",)

    @given(st.sampled_from(sorted(JOINS)), KINDS)
    def test_an_item_is_foreign_or_joined(self, strategy: str, kinds: list[str]) -> None:
        foreign = set(foreign_kinds(strategy, kinds))
        assert foreign | set(JOINS[strategy]) >= set(kinds)
        assert not foreign & set(JOINS[strategy])

    def test_refuses_a_strategy_of_two_strengths(self) -> None:
        with pytest.raises(ValueError, match="SO, WO, ST or WT, not 'SS'"):
            lacking_kinds("SS", [])


@st.composite
def crossed(draw):
    """A matrix with gaps, and the kinds of its rows and columns."""
    inside = draw(st.lists(st.sampled_from("SW"), min_size=1, max_size=6))
    outside = draw(st.lists(st.sampled_from("OT"), min_size=1, max_size=6))
    score = st.one_of(st.integers(-3, 3).map(float), st.just(float("nan")))
    table = [[draw(score) for _ in outside] for _ in inside]
    return np.array(table), inside, outside


class TestCrossSums:
    def test_agrees_with_hand_calculation(self) -> None:
        # two strengths, a weakness; two opportunities, a threat
        #        O1  O2  T1
        # S1      3   1   2     row: 6
        # S2      0   1  -1     row: 0
        # W1     -2  -3   -     row: -5 (its threat was not scored)
        # column  1  -1   1
        # SO: 3 + 1 + 0 + 1 = 5 in 4 pairs; WO: -5 in 2; ST: 2 - 1 = 1 in 2; WT: nothing in none
        table = [[3, 1, 2], [0, 1, -1], [-2, -3, float("nan")]]
        found = cross_sums(table, "SSW", "OOT")
        assert found.internal.tolist() == [6, 0, -5]
        assert found.external.tolist() == [1, -1, 1]
        assert found.quadrants == {"SO": 5, "WO": -5, "ST": 1, "WT": 0}
        assert found.means == {"SO": 1.25, "WO": -2.5, "ST": 0.5, "WT": 0}

    @given(crossed())
    def test_gives_the_same_total_whichever_way_it_is_added(self, drawn) -> None:
        table, inside, outside = drawn
        found = cross_sums(table, inside, outside)
        total = np.nansum(table)
        assert found.internal.sum() == pytest.approx(total)
        assert found.external.sum() == pytest.approx(total)
        assert sum(found.quadrants.values()) == pytest.approx(total)

    @given(crossed())
    def test_turns_its_sign_with_the_scores(self, drawn) -> None:
        table, inside, outside = drawn
        plus, minus = cross_sums(table, inside, outside), cross_sums(-table, inside, outside)
        assert all(plus.quadrants[name] == -minus.quadrants[name] for name in JOINS)
        assert posture(plus) == posture(minus)

    def test_refuses_what_has_no_quadrant_and_what_is_off_the_scale(self) -> None:
        with pytest.raises(ValueError, match="S or W, not 'O'"):
            cross_sums([[1]], "O", "O")
        with pytest.raises(ValueError, match="O or T, not 'W'"):
            cross_sums([[1]], "S", "W")
        with pytest.raises(ValueError, match="-3 to \\+3, not 4"):
            cross_sums([[4]], "S", "O")


class TestPosture:
    def test_is_the_quadrant_with_the_largest_sum_of_either_sign(self) -> None:
        assert posture(cross_sums([[1, 1], [-3, 0]], "SW", "OT")) == ("WO", True)

    def test_is_not_firm_where_the_number_of_pairs_decides(self) -> None:
        # SO: 2 + 2 = 4 in two pairs; WO: -3 in one
        found = cross_sums([[2], [2], [-3]], "SSW", "O")
        assert posture(found) == ("SO", False)

    def test_is_none_at_a_tie_and_where_nothing_acts(self) -> None:
        assert posture(cross_sums([[2], [-2]], "SW", "O")) is None
        assert posture(cross_sums([[0]], "S", "O")) is None
