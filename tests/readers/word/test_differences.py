"""What changed in a sentence, in a few words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.readers.word.differences import differences, nearest

WORDS = st.lists(st.sampled_from(["a", "b", "c", "1.2", "1.4"]), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_nothing_is_told_only_where_nothing_changed(before, after):
    assert (differences(before, after) == "") == (before.split() == after.split())


def test_at_most_three_are_told():
    told = differences("a b c d e f g h i", "1 b 2 d 3 f 4 h 5")
    assert told.count("→") == 3
    assert told.endswith("and 2 more")


def test_what_was_put_in_or_taken_out():
    assert differences("one two", "one two three") == "with “three”"
    assert differences("one two three", "one three") == "without “two”"


def test_long_texts_are_not_compared_word_by_word():
    assert "→" in differences("a " * 5000, "b " * 5000)


def test_the_nearest_text():
    others = ["Nobody counts petitions", "It costs USD 1.4 million a year"]
    assert nearest("It costs USD 1.2 million a year", others) == others[1]
    assert nearest("Quite another sentence", others) is None
