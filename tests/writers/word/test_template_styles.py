"""Styles of the template, as strings."""

from __future__ import annotations

import re

import pytest

from fs_toolkit.writers.word.looks import LOOKS
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.template_styles import (
    CHARACTERS,
    box,
    edge,
    frame,
    paragraph_style,
    paragraph_styles,
    table_styles,
    tabs,
)


@pytest.fixture(params=list(LOOKS))
def styles(request):
    look = LOOKS[request.param]
    return [parsed(xml) for xml in (*paragraph_styles(look), *CHARACTERS, *table_styles(look))]


ORDER = [
    "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs", "autoSpaceDE",
    "autoSpaceDN", "spacing", "ind", "jc", "outlineLvl",
]  # fmt: skip


def test_each_has_an_id_and_a_name_of_its_own(styles):
    ids = [style.get(q("w:styleId")) for style in styles]
    names = [style.find(q("w:name")).get(q("w:val")) for style in styles]
    assert len(set(ids)) == len(set(names)) == len(styles)


def test_ours_are_marked_as_custom_and_words_own_are_not(styles):
    for style in styles:
        ours = style.find(q("w:name")).get(q("w:val")).startswith("FS ")
        assert (style.get(q("w:customStyle")) == "1") == ours


def test_bases_exist(styles):
    ids = {style.get(q("w:styleId")) for style in styles}
    for style in styles:
        for other in style.iter(q("w:basedOn"), q("w:next")):
            assert other.get(q("w:val")) in ids


def test_properties_stand_in_the_order_of_the_schema(styles):
    for style in styles:
        properties = style.find(q("w:pPr"))
        if properties is not None:
            found = [ORDER.index(re.sub(r"{.*}", "", child.tag)) for child in properties]
            assert found == sorted(found), style.get(q("w:styleId"))


def test_small_makers():
    assert frame("112233").count("112233") == 4
    assert 'w:sz="24"' in edge("112233")
    assert box("112233", "EEEEEE").index("<w:top") < box("112233", "EEEEEE").index("<w:left")
    assert tabs("left 100", "right 200 dot").count("<w:tab ") == 2
    assert 'w:customStyle="1"' in paragraph_style("FSX", "FS X", "Normal")
