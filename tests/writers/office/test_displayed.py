"""Numbers as they stand on the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from fs_toolkit.writers.office.displayed import displayed_pages, numeral
from fs_toolkit.writers.office.laid_out import LaidOut
from fs_toolkit.writers.word.markup import DECLARATIONS


def document(*sections: str) -> etree._Element:
    ends = [f"<w:p><w:pPr><w:sectPr>{each}</w:sectPr></w:pPr></w:p>" for each in sections[:-1]]
    body = "".join(f"<w:p/>{end}" for end in ends) + f"<w:p/><w:sectPr>{sections[-1]}</w:sectPr>"
    return etree.fromstring(f"<w:document {DECLARATIONS}><w:body>{body}</w:body></w:document>")


def shown(root, **places: int) -> dict[str, str]:
    known = {(f"_FSs{name[1:]}" if name[0] == "s" else name): page for name, page in places.items()}
    found = displayed_pages(root, LaidOut(known, max(known.values()), ()))
    return {name: text for name, text in found.items() if not name.startswith("_FSs")}


def test_without_numbering_of_its_own_pages_are_counted_through():
    assert shown(document("", ""), s0=1, s1=3, a=2, b=7) == {"a": "2", "b": "7"}


def test_front_matter_in_roman_numerals_and_chapters_from_one():
    root = document(
        '<w:pgNumType w:fmt="lowerRoman"/>',
        '<w:pgNumType w:start="1"/>',
        "",
    )
    pages = shown(root, s0=1, s1=6, s2=10, a=4, b=6, c=12)
    assert pages == {"a": "iv", "b": "1", "c": "7"}


def test_a_section_on_the_same_page_does_not_number_it():
    root = document("", '<w:type w:val="continuous"/><w:pgNumType w:fmt="upperRoman"/>')
    assert shown(root, s0=1, s1=2, a=2, b=3) == {"a": "2", "b": "III"}


def test_a_form_that_is_not_known_shows_no_number():
    assert shown(document('<w:pgNumType w:fmt="ganada"/>'), s0=1, a=2) == {}


def test_without_a_known_section_there_is_no_number():
    assert displayed_pages(document(""), LaidOut({"a": 2}, 3, ())) == {}


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (1994, "upperRoman", "MCMXCIV"), (1, "lowerLetter", "a"), (27, "lowerLetter", "aa"),
        (0, "decimal", "0"), (0, "lowerRoman", ""), (3, "numberInDash", "- 3 -"), (3, "hindi", ""),
    ],
)  # fmt: skip
def test_numerals(number, form, expected):
    assert numeral(number, form) == expected


@given(st.integers(1, 3999))
def test_roman_numerals_read_back(number):
    values = dict(zip("ivxlcdm", (1, 5, 10, 50, 100, 500, 1000), strict=True))
    read = [values[letter] for letter in numeral(number, "lowerRoman")]
    signs = [
        value if value >= after else -value
        for value, after in zip(read, [*read[1:], 0], strict=True)
    ]
    assert sum(signs) == number
