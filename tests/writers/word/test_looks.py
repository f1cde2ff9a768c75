"""The looks that ship."""

from __future__ import annotations

import re
from dataclasses import astuple

import pytest

from fs_toolkit.writers.word.looks import LOOKS
from fs_toolkit.writers.word.palette import contrast


@pytest.mark.parametrize("look", LOOKS.values(), ids=list(LOOKS))
def test_headings_and_grey_text_can_be_read(look):
    assert contrast(look.accent, "FFFFFF") >= 7
    assert contrast(look.grey, "FFFFFF") >= 4.5
    assert contrast(look.accent, look.tint) >= 7


def test_they_differ():
    assert len({astuple(look)[1:] for look in LOOKS.values()}) == len(LOOKS) == 4


@pytest.mark.parametrize("look", LOOKS.values(), ids=list(LOOKS))
def test_colours_are_hexadecimal(look):
    for code in (look.accent, look.second, look.rule, look.tint, look.grey):
        assert re.fullmatch("[0-9A-F]{6}", code)


def test_the_text_is_sixteen_centimetres_wide():
    assert {look.text_width for look in LOOKS.values()} == {9071}
