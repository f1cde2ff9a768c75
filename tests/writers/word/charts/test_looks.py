"""Looks: hatches that survive grey print, both fonts, the language of words."""

from __future__ import annotations

from fs_toolkit.writers.charts.likert import AGAINST, FOR, NEITHER
from fs_toolkit.writers.charts.style import GAINS, LOSSES, OTHERS, Fill
from fs_toolkit.writers.word.charts import looks


def test_every_hatch_of_the_house_has_a_pattern_and_no_two_share_one():
    hatches = {fill.hatch for fill in (*GAINS, *LOSSES, *OTHERS, *AGAINST, *FOR, NEITHER)} - {""}
    assert hatches <= set(looks.PATTERNS)
    plain = {hatch: looks.PATTERNS[hatch] for hatch in hatches}
    assert len(set(plain.values())) == len(plain)


def test_a_surface_has_the_colours_of_its_fill():
    assert '<a:srgbClr val="0072B2"/>' in looks.surface(Fill("#0072B2"))
    hatched = looks.surface(Fill("#D55E00", "////", "#FFFFFF"))
    assert '<a:bgClr><a:srgbClr val="D55E00"/></a:bgClr>' in hatched
    assert '<a:fgClr><a:srgbClr val="FFFFFF"/></a:fgClr>' in hatched


def test_words_name_a_font_for_every_script():
    words = looks.text_properties(9)
    assert 'sz="900"' in words
    assert all(f'typeface="{font}"' in words for font in ("Calibri", "Malgun Gothic", "Nirmala UI"))


def test_markup_in_words_is_escaped():
    assert "<a:t>a &lt; b &amp; c</a:t>" in looks.rich([("a < b & c", 9, False, "#222222")])
