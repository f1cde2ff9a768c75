"""Spots inside a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.spots import characters_before, put_between

WORDS = "One two three"


def runs(*words):
    made = "".join(f'<w:r><w:t xml:space="preserve">{each}</w:t></w:r>' for each in words)
    return parsed(f"<w:p><w:pPr/>{made}</w:p>")


def mark(name="w:bookmarkStart"):
    return parsed(f'<{name} w:id="1"/>')


def said(paragraph):
    return "".join(each.text or "" for each in paragraph.iter(q("w:t")))


@given(at=st.integers(0, len(WORDS)), cut=st.integers(1, len(WORDS) - 1), end=st.booleans())
def test_a_mark_comes_back_to_where_it_stood(at, cut, end):
    paragraph, made = runs(WORDS[:cut], WORDS[cut:]), mark()
    put_between(paragraph, at, made, end=end)
    assert characters_before(paragraph, made) == at
    assert said(paragraph) == WORDS


@pytest.mark.parametrize(("end", "position"), [(False, 3), (True, 2)])
def test_between_two_runs_a_range_takes_in_no_run_of_others(end, position):
    paragraph = runs("One ", "two")
    paragraph.insert(2, parsed("<w:r><w:tab/></w:r>"))
    put_between(paragraph, 4, mark(), end=end)
    assert paragraph[position].tag == q("w:bookmarkStart")


def test_a_link_is_not_broken():
    paragraph = parsed("<w:p><w:hyperlink><w:r><w:t>One</w:t></w:r></w:hyperlink></w:p>")
    put_between(paragraph, 0, mark(), end=False)
    assert paragraph[0].tag == q("w:bookmarkStart")


def test_a_run_that_holds_more_than_words_is_not_parted():
    paragraph = parsed("<w:p><w:r><w:t>One</w:t><w:tab/></w:r></w:p>")
    put_between(paragraph, 2, mark(), end=True)
    assert [each.tag for each in paragraph] == [q("w:r"), q("w:bookmarkStart")]


def test_a_paragraph_without_words_takes_it_at_its_end():
    paragraph = parsed("<w:p><w:pPr/></w:p>")
    put_between(paragraph, 4, mark(), end=True)
    assert paragraph[-1].tag == q("w:bookmarkStart")
