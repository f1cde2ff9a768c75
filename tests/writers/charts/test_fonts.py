from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from fs_toolkit.writers.charts import fonts


def test_every_font_has_its_file_and_its_licence():
    there = {path.name for path in fonts.folder().iterdir()}
    assert {*fonts.REGULAR, *fonts.BOLD, "OFL-Noto.txt", "OFL-Nanum.txt"} <= there


@pytest.mark.parametrize("file", sorted({*fonts.REGULAR, *fonts.BOLD}))
class TestEachFont:
    def test_it_does_not_use_a_reserved_name(self, file):
        with TTFont(fonts.folder() / file) as font:
            shown = [font["name"].getDebugName(number) for number in (1, 3, 4, 6)]
        for name in shown:
            assert name.startswith("FS")
            assert "nanum" not in name.lower()
            assert "noto" not in name.lower()

    def test_it_carries_its_copyright_and_licence(self, file):
        with TTFont(fonts.folder() / file) as font:
            assert font["name"].getDebugName(0).startswith("Copyright")
            assert "SIL Open Font License" in font["name"].getDebugName(13)


@pytest.mark.parametrize(
    "words",
    [
        "Hà Nội: Ủy ban nhân dân quận Hoàn Kiếm, ₫",
        "서울특별시 전자정부 ㈜ ㎡ 똠방각하",
        "काठमाडौं महानगरपालिका, प्रणाली, क्षेत्र, ज्ञान",
        "Улаанбаатар, Ташкент, Αθήνα, Łódź, São Paulo",
        "−5 ≤ x ≥ 3 ≠ ± × → ● ◆ ✓ – — “ ” ’ … € ₩ §",
    ],
)
def test_names_of_the_studies_can_be_shown(words):
    assert fonts.missing(words) == ""


def test_the_syllables_of_the_korean_standard_can_be_shown_in_bold():
    assert fonts.missing("가각힝 서울특별시", bold=True) == ""
    assert fonts.missing("똠", bold=True) == "똠"


def test_missing_characters_are_named_once_and_in_order():
    assert fonts.missing("漢江\n漢字 and Ω") == "漢江字"


class TestWeight:
    def test_is_bold_where_every_character_has_a_bold_form(self):
        assert fonts.weight("서울 −127", bold=True) == "bold"

    def test_is_normal_for_the_whole_text_where_one_character_has_none(self):
        assert fonts.weight("똠방각하", bold=True) == "normal"

    def test_is_normal_if_bold_is_not_asked_for(self):
        assert fonts.weight("Seoul", bold=False) == "normal"


def test_a_refusal_names_place_character_and_cure():
    with pytest.raises(
        fonts.MissingGlyphs,
        match=r'chart "Levels": .*漢 \(U\+6F22\) in "漢"\. They .*: write the name in one',
    ):
        fonts.refuse_missing(["fine", "漢"], "Levels")


def test_nothing_is_refused_where_all_can_be_shown():
    fonts.refuse_missing(["Hanoi", "하노이"], "Levels")
