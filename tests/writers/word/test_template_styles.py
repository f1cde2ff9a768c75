"""Styles of the template, as strings."""

from __future__ import annotations

import re

from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.template_styles import (
    CHARACTERS,
    PARAGRAPHS,
    TABLES,
    box,
    edge,
    paragraph_style,
    tabs,
)

STYLES = [parsed(xml) for xml in (*PARAGRAPHS, *CHARACTERS, *TABLES)]
ORDER = [
    "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs", "autoSpaceDE",
    "autoSpaceDN", "spacing", "ind", "jc", "outlineLvl",
]  # fmt: skip


def test_each_has_an_id_and_a_name_of_its_own():
    ids = [style.get(q("w:styleId")) for style in STYLES]
    names = [style.find(q("w:name")).get(q("w:val")) for style in STYLES]
    assert len(set(ids)) == len(set(names)) == len(STYLES)


def test_ours_are_marked_as_custom_and_words_own_are_not():
    for style in STYLES:
        ours = style.find(q("w:name")).get(q("w:val")).startswith("FS ")
        assert (style.get(q("w:customStyle")) == "1") == ours


def test_bases_exist():
    ids = {style.get(q("w:styleId")) for style in STYLES}
    for style in STYLES:
        for other in style.iter(q("w:basedOn"), q("w:next")):
            assert other.get(q("w:val")) in ids


def test_properties_stand_in_the_order_of_the_schema():
    for style in STYLES:
        properties = style.find(q("w:pPr"))
        if properties is not None:
            found = [ORDER.index(re.sub(r"{.*}", "", child.tag)) for child in properties]
            assert found == sorted(found), style.get(q("w:styleId"))


def test_small_makers():
    assert 'w:sz="24"' in edge("112233")
    assert box("112233", "EEEEEE").index("<w:top") < box("112233", "EEEEEE").index("<w:left")
    assert tabs("left 100", "right 200 dot").count("<w:tab ") == 2
    assert 'w:customStyle="1"' in paragraph_style("FSX", "FS X", "Normal")
