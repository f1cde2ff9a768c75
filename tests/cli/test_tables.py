from __future__ import annotations

from fs_toolkit.cli.tables import aligned


def test_words_stand_left_and_numbers_right():
    lines = [("option", "NPV"), ("A", "1,000"), ("Longer name", "2")]
    assert list(aligned(lines, left=1)) == [
        "option         NPV",
        "A            1,000",
        "Longer name      2",
    ]


def test_a_syllable_of_hangul_takes_two_columns_and_a_mark_none():
    lines = [("한국", "1"), ("e\u0301abc", "2")]
    assert list(aligned(lines, left=1)) == ["한국  1", "e\u0301abc  2"]
