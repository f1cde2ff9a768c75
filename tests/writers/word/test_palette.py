"""Colours that a report takes from its template."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.writers.word.looks import LOOKS
from fs_toolkit.writers.word.package import opened
from fs_toolkit.writers.word.palette import CONTRAST, contrast, palette_of, shades
from fs_toolkit.writers.word.template import template_bytes

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"{number:06X}")


def test_contrast_as_the_guideline_has_it():
    """W3C, WCAG 2.2: black on white 21 to 1; #767676 on white is the lightest grey of 4.5 to 1."""
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("777777", "FFFFFF") < 4.5


@given(colours, colours)
def test_contrast_is_the_same_both_ways_and_at_least_one(one, other):
    assert contrast(one, other) == contrast(other, one) >= 1


@given(colours)
def test_words_can_be_read_on_every_shade(accent):
    none, *light, dark = shades(accent)
    assert none == ""
    assert all(contrast("000000", shade) >= 4.5 for shade in light)
    assert contrast("FFFFFF", dark) >= CONTRAST


@pytest.mark.parametrize("name", list(LOOKS))
def test_the_accent_is_that_of_the_chapters_headings(name):
    assert palette_of(opened(template_bytes(LOOKS[name]))).accent == LOOKS[name].accent


def test_a_heading_too_light_to_read_on_gives_ours(edited_part):
    def lighten(root):
        for element in root.iter():
            for key, value in element.attrib.items():
                if value == LOOKS["report"].accent:
                    element.set(key, "FFEE00")

    pale = edited_part(template_bytes(), "word/styles.xml", lighten)
    assert palette_of(opened(pale)).accent == LOOKS["report"].accent
