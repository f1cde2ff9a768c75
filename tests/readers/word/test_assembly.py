"""A prose file put together again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.document.blocks import Text
from fs_toolkit.document.units import units_of
from fs_toolkit.readers.word.assembly import Assembly, Pair
from fs_toolkit.readers.word.parts import Part
from fs_toolkit.readers.word.story import Told

TEXT = "<!-- kept -->\n\n# Head\nOne\ntwo.\n\n- a\n- b\n\n- c\n\nEnd.\n"


def kept(text):
    return [Pair(unit, None, unit.spans) for unit in units_of(text)]


def new(shape, words, unit=None, numbered=False, level=0):
    told = Told(None, words, "")
    part = Part(shape, (Text(words),), told, level, numbered)
    return Pair(unit, part, (Text(words),), words)


@pytest.mark.parametrize(
    "text", [TEXT, TEXT.rstrip(), "One.\n\n\n\nTwo.", "1) a\n2) b\n", "| a |\n|---|\n| b |\n\nx\n"]
)
def test_what_nobody_changed_is_as_it_was(text):
    assert Assembly(text, units_of(text)).text_of(kept(text)) == text


LINES = st.lists(st.sampled_from(["# h", "a", "- i", "", "1. n", "b"]), min_size=1, max_size=9)


@given(LINES.map("\n".join).filter(lambda text: bool(units_of(text))))
def test_any_file_that_nobody_changed_keeps_its_lines(text):
    made = Assembly(text, units_of(text)).text_of(kept(text))
    assert [line for line in made.splitlines() if line.strip()] == [
        line for line in text.splitlines() if line.strip()
    ]


def test_new_paragraphs_take_the_marker_of_their_place():
    pairs = kept("# Head\n\n* a\n* b\n")
    units = [pair.unit for pair in pairs]
    pairs[1:2] = [pairs[1], new("item", "a2")]
    pairs += [
        new("paragraph", "Then."),
        new("heading", "Next", level=3),
        new("item", "one", numbered=True),
    ]
    text = Assembly("# Head\n\n* a\n* b\n", units).text_of(pairs)
    assert text == "# Head\n\n* a\n* a2\n* b\n\nThen.\n\n# Next\n\n1. one\n"


def test_changed_words_stay_behind_their_marker():
    [head, item] = units_of("## Head\n\n1. one\n")
    pairs = [new("heading", "Top", head, level=3), new("item", "two", item, numbered=True)]
    assert Assembly("## Head\n\n1. one\n", [head, item]).text_of(pairs) == "## Top\n\n1. two\n"
