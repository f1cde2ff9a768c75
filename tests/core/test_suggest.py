from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.core.suggest import did_you_mean, listed, nearest

WORDS = st.lists(st.text("abcdefgh_", min_size=1, max_size=12), min_size=1, max_size=8)


class TestListed:
    def test_says_none_where_there_is_nothing(self):
        assert listed([]) == "none"

    def test_names_all_up_to_the_limit(self):
        assert listed(["a", "b"], limit=2) == "a, b"

    def test_counts_the_rest(self):
        assert listed(map(str, range(15))) == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 3 more"


class TestNearest:
    @pytest.mark.parametrize(
        ("word", "known", "meant"),
        [
            ("petition", ["petitions", "offices"], "petitions"),
            ("PETITIONS", ["petitions"], "petitions"),  # case does not matter
            ("xyz", ["petitions", "offices"], ""),
            ("", ["petitions"], ""),
            ("petitions", [], ""),
        ],
    )
    def test_is_the_word_that_was_probably_meant(self, word, known, meant):
        assert nearest(word, known) == meant

    def test_is_quick_on_a_very_long_word(self):
        assert nearest("a" * 1_000_000, ["petitions"]) == ""

    @given(WORDS)
    def test_is_a_known_word_itself_whatever_else_is_known(self, known):
        assert nearest(known[0], known) == known[0]


class TestDidYouMean:
    def test_names_the_nearest_and_what_there_is(self):
        found = did_you_mean("wag", ["wage", "rate"], "Quantities are")
        assert found == "Did you mean 'wage'? Quantities are: rate, wage."

    def test_names_what_there_is_where_nothing_is_near(self):
        assert did_you_mean("xyz", ["wage", "rate", "wage"]) == "The study has: rate, wage."

    @given(st.text(max_size=30), WORDS)
    def test_is_always_a_sentence(self, word, known):
        found = did_you_mean(word, known)
        assert found.endswith(".")
        assert "The study has: " in found
