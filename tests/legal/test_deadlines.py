from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.legal.deadlines import Duration, calendar_days, held_by, stated_in

DAYS = st.integers(1, 365)
KINDS = st.sampled_from(["working", "calendar"])


def test_working_days_are_five_to_a_week():
    assert calendar_days(5, "working") == 7  # by hand: one week
    assert calendar_days(22, "working") == pytest.approx(30.8)  # 22 x 7 / 5
    assert calendar_days(30, "calendar") == 30


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("within 15 days", [Duration(15, "calendar")]),
        ("Within ten business days", [Duration(10, "working")]),
        ("a 30-day notice", [Duration(30, "calendar")]),
        ("two weeks, then 1 month", [Duration(14, "calendar"), Duration(30, "calendar")]),
        ("answered within 12 hours", [Duration(0.5, "calendar")]),
        ("15일 안에 답한다", [Duration(15, "calendar")]),
        ("근무일 기준 10일", [Duration(10, "working")]),
        ("3개월 또는 2주", [Duration(90, "calendar"), Duration(14, "calendar")]),
        ("Of 100 past cases, 90 reach the right office.", []),
        ("WCAG 2.0 at level AA; 300 kB", []),
        ("in time", []),
    ],
)
def test_finds_the_times_that_a_sentence_names(text, found):
    assert list(stated_in(text)) == found


def test_the_longest_time_named_counts():
    test = "A warning comes after three days, the answer within 20 days."
    assert held_by(test, 20, "calendar") == "held"
    assert held_by(test, 15, "calendar") == "longer"


def test_kinds_of_days_are_compared_as_calendar_days():
    assert held_by("within 15 working days", 21, "calendar") == "held"  # 15 x 7 / 5 = 21
    assert held_by("within 15 working days", 20, "calendar") == "longer"
    assert held_by("within 21 days", 15, "working") == "held"


@pytest.mark.parametrize("days", [0, -3])
def test_refuses_a_deadline_that_is_over_at_once(days):
    with pytest.raises(ValueError, match="one day or more"):
        calendar_days(days, "calendar")
    with pytest.raises(ValueError, match="one day or more"):
        held_by("within 5 days", days, "working")


@given(DAYS, DAYS, KINDS)
def test_a_test_holds_exactly_the_deadlines_that_are_no_shorter(stated, allowed, kind):
    word = "working days" if kind == "working" else "days"
    held = held_by(f"Answered within {stated} {word}.", allowed, kind)
    assert held == ("held" if stated <= allowed else "longer")


@given(st.text(alphabet=st.characters(exclude_categories=("Nd", "Nl", "No"))))
def test_a_text_without_numbers_or_number_words_is_silent(text):
    words = [word for word in text.casefold().split() if word.isalpha()]
    if not words or max(map(len, words)) < 3:
        assert held_by(text, 10, "calendar") == "silent"
