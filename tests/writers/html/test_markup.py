"""Words of a study are never markup."""

from __future__ import annotations

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.writers.html.markup import attribute, element, words


@given(st.text())
def test_words_hold_no_markup_but_breaks(text):
    shown = words(text).replace("<br>", "")
    assert "<" not in shown
    assert ">" not in shown


@given(st.text())
def test_an_attribute_ends_where_it_should(text):
    shown = attribute(text)
    assert shown[0] == shown[-1] == '"'
    assert '"' not in shown[1:-1]
    assert "<" not in shown


def test_words_read_back():
    assert unescape(words("a < b & \"c\" 'd'")) == "a < b & \"c\" 'd'"


def test_an_element_names_what_it_is():
    assert element("p", "x", id="a.b", kind="small") == '<p id="a.b" class="small">x</p>'
    assert element("p", "x") == "<p>x</p>"
