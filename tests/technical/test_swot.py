from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.technical.swot import JOINS, balance, foreign_kinds, labels, lacking_kinds

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
