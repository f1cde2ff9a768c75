"""Strings of WordprocessingML."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.writers.word.markup import (
    LONGEST_BOOKMARK,
    attribute,
    bookmark_name,
    bookmarked,
    bound,
    clean,
    paragraph,
    parsed,
    q,
    relationships,
    run,
    words,
)


def text_of(xml: str) -> str:
    marks = {q("w:tab"): "\t", q("w:br"): "\n"}
    return "".join(
        marks.get(each.tag) or each.text or "" for each in parsed(xml) if each.tag != q("w:rPr")
    )


@given(st.text(min_size=1))
def test_any_text_comes_back_clean(text):
    shown = clean(text)
    assert clean(shown) == shown
    assert unicodedata.is_normalized("NFC", shown)
    assert text_of(f"<w:r>{words(text)}</w:r>") == bound(shown)


@given(st.text())
def test_any_attribute_can_be_parsed(text):
    assert parsed(f"<w:p w:val={attribute(text)}/>").get(q("w:val")) == " ".join(
        clean(text).split()
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("45 % of 12 km", "45_% of 12_km"),
        ("USD 127 thousand", "USD_127 thousand"),
        ("VND 1.5 billion, USD thousand", "VND_1.5 billion, USD thousand"),
        ("in 2015 kmeans", "in 2015 kmeans"),
        ("the share, % of 3", "the share, % of 3"),
        ("ABCD 3", "ABCD 3"),
    ],
)
def test_no_line_ends_between_a_number_and_its_unit(text, shown):
    assert bound(text) == shown.replace("_", "\xa0")
    assert text_of(f"<w:r>{words(text)}</w:r>") == bound(text)
    assert bound(bound(text)) == bound(text)


class TestWords:
    @pytest.mark.parametrize("text", [" a", "a ", "a  b"])
    def test_spaces_that_word_would_drop_are_kept(self, text):
        assert 'xml:space="preserve"' in words(text)

    def test_plain_words_are_short(self):
        assert words("Hanoi, 2015: 7,200,000") == "<w:t>Hanoi, 2015: 7,200,000</w:t>"

    def test_nothing_is_no_run(self):
        assert run("") == ""
        assert run("a", "<w:b/>") == "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>"


class TestBookmarks:
    @given(st.from_regex(r"[a-z0-9_.]{1,60}", fullmatch=True))
    def test_names_are_short_and_hidden_and_of_allowed_letters(self, id):
        name = bookmark_name("_Ref_", id)
        assert len(name) <= LONGEST_BOOKMARK
        assert name.startswith("_")
        assert name.replace("_", "").isalnum()

    def test_ids_that_shorten_alike_get_names_apart(self):
        long = "a" * 50
        assert bookmark_name("_Ref_", long + "1") != bookmark_name("_Ref_", long + "2")
        assert bookmark_name("_Ref_", "a.b") != bookmark_name("_Ref_", "a_b")

    def test_both_ends_have_one_number(self):
        element = parsed(paragraph("Normal", bookmarked(7, "_x", run("in"))))
        ends = [e.get(q("w:id")) for e in element.iter(q("w:bookmarkStart"), q("w:bookmarkEnd"))]
        assert ends == ["7", "7"]


def test_relationships_are_found_wherever_they_are_named():
    found = relationships(
        parsed('<w:p><w:hyperlink r:id="rId3"/><w:r><a:blip r:embed="rId4"/></w:r></w:p>')
    )
    assert [id for _, _, id in found] == ["rId3", "rId4"]


def test_markup_must_begin_with_an_element():
    with pytest.raises(ValueError, match="begins with an element"):
        parsed("words")
