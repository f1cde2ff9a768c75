"""Quantities in words: what a reader sees of shares, rates and plain numbers."""

from __future__ import annotations

import pytest

from fs_toolkit.core.quantities import Quantity
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.report.words import entered, figure, is_share, sentence_case, unit_of

ENGLISH = Wording.read("en")


def row(unit: str, value: float | None = None, low: float | None = None) -> Quantity:
    return Quantity(
        id="q", name="Q", unit=unit, value=value, low=low, kind="assumption", origin="desk_estimate"
    )


class TestFigure:
    @pytest.mark.parametrize(
        ("quantity", "value", "words"),
        [
            (row("1", 0.5, 0.2), 0.585, "58.5 %"),
            (row("1", 1.0, 0.714), 1.369, "137 %"),  # a factor around one is a share too
            (row("1/year", 0.02), 0.02, "2 %"),
            (row("1", 0.995, 0.99), 0.999, "99.9 %"),  # not the whole
            (row("1", 3, 2), 3, "3"),  # copies, not 300 %
            (row("visit/office/day", 3, 1), 3.961, "3.96"),
            (row("year", 2018), 2018, "2018"),
        ],
    )
    def test_a_share_is_read_in_per_cent_and_the_rest_as_it_is(self, quantity, value, words):
        assert figure(value, quantity, ENGLISH) == words

    def test_an_amount_of_thirteen_figures_is_read_in_words(self):
        assert figure(1.25e12, row("VND", 1.25e12), ENGLISH) == "1.25 trillion"
        assert figure(148e6, row("USD", 148e6), ENGLISH) == "148,000,000"

    def test_the_unit_of_a_share_stands_at_its_number(self):
        assert unit_of(row("1", 0.5), ENGLISH) == ENGLISH.dash
        assert unit_of(row("1", 3, 2), ENGLISH) == "ratio"
        assert unit_of(row("1/year", 0.1), ENGLISH) == "per year"

    def test_a_course_over_the_years_is_no_share(self):
        assert not is_share(row("1"))


@pytest.mark.parametrize(
    ("quantity", "value", "words"),
    [
        (row("VND/USD", 21697.57), 21697.57, "21,697.57"),
        (row("person", 121812), 121812, "121,812"),
        (row("1", 1.0, 0.714), 1.369, "136.9 %"),
        (row("1", 0.07), 0.07, "7 %"),  # 7.000000000000001 in binary
        (row("hour", 0.1), 0.1 + 0.2, "0.3"),
        (row("report/person/year", 0.0036), 0.0036, "0.0036"),
        (row("year", 2018), 2018, "2018"),
        (row("VND", 1.25e12), 1.25e12, "1.25 trillion"),
    ],
)
def test_the_register_keeps_the_digits_that_were_entered(quantity, value, words):
    assert entered(value, quantity, ENGLISH) == words


def test_a_name_within_a_sentence_keeps_the_capitals_of_an_abbreviation():
    assert sentence_case("Visits to ask") == "visits to ask"
    assert sentence_case("SMS gateway") == "SMS gateway"
