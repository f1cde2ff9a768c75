from __future__ import annotations

from fs_toolkit.cli.tables import aligned, ratio, whole


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


def test_nobody_counts_three_hundred_digits():
    assert whole(1_234.4) == "1,234"
    assert whole(-2.5e300) == "-2.5e+300"


def test_a_ratio_to_no_costs_is_a_dash():
    assert [ratio(each) for each in (0.5, None, float("inf"))] == ["0.50", "-", "-"]
