"""Names of values in a file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.document.blocks import Cite
from fs_toolkit.document.inline import inline
from fs_toolkit.document.marked import (
    cites_mark,
    is_value,
    tagged,
    text_digest,
    value_key,
    value_mark,
    value_tag,
)

NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9_.]{0,119}(\|[a-z0-9]{1,20})?", fullmatch=True)


@given(NAMES, st.text(max_size=40))
def test_a_tag_is_read_back_and_fits_into_word(name, text):
    mark = value_mark(name)
    tag = value_tag(mark, text)
    assert len(tag) <= 64
    assert tagged(tag) == (value_key(mark), text_digest(text))
    assert is_value(mark)


@given(NAMES)
def test_the_mark_is_read_as_what_it_stands_for(name):
    [span] = inline(value_mark(name))
    assert value_mark(span.name) == value_mark(name)


def test_long_names_stay_apart():
    assert value_key(value_mark("a" * 60 + "b")) != value_key(value_mark("a" * 60 + "c"))


def test_citations_are_written_as_they_are_read():
    cites = inline("[@gso; @un, p. 4; @wb]")
    assert all(isinstance(each, Cite) for each in cites)
    assert cites_mark(cites) == "[@gso; @un, p. 4; @wb]"


def test_what_is_no_value():
    assert not is_value("[@gso]")
    assert not is_value("{{? npv > 0 }}")
    assert tagged("fs1v|") is None
