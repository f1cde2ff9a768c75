"""Languages."""

from __future__ import annotations

import pytest

from fs_toolkit.writers.word.languages import fonts_of, spelling_of, tag


@pytest.mark.parametrize(
    ("language", "fonts", "spelling"),
    [
        ("vi", "", '<w:lang w:val="vi-VN"/>'),
        ("ko", '<w:rFonts w:hint="eastAsia"/>', '<w:lang w:val="ko-KR" w:eastAsia="ko-KR"/>'),
        ("ne", '<w:rFonts w:hint="cs"/>', '<w:cs/><w:lang w:bidi="ne-NP"/>'),
        ("xx", "", '<w:lang w:val="xx"/>'),
    ],
)
def test_each_script_is_told_where_word_looks_for_it(language, fonts, spelling):
    assert fonts_of(language) == fonts
    assert spelling_of(language) == spelling


def test_a_full_tag_is_left_as_it_is():
    assert tag("en-US") == "en-US"
    assert tag("en") == "en-GB"
    assert spelling_of("ko-KP") == '<w:lang w:val="ko-KP" w:eastAsia="ko-KP"/>'
