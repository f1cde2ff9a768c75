from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fs_toolkit.core.formats import CHOICE, DAY, MARKS, NUMBER, PERCENT, SHEET_CELL, Misread, shown
from fs_toolkit.core.written import (
    IN_YAML,
    Decimals,
    as_text,
    day,
    decimals_of,
    number,
    plain_number,
    refuse_excel_error,
    truth,
    whole_number,
)

COMMAS, SEMICOLONS, TABS = Decimals(","), Decimals(";"), Decimals("\t")
SEMICOLONS_AND_POINTS = Decimals(";", points_seen=True)


class TestNumber:
    @pytest.mark.parametrize("decimals", [IN_YAML, COMMAS, SEMICOLONS, TABS])
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("0", 0),
            ("1234", 1234),
            ("-3.5", -3.5),
            ("\u22123.5", -3.5),  # the typographic minus
            ("+.5", 0.5),
            ("0.125", 0.125),  # no thousands begin with 0
            ("42e9", 42e9),
            ("1E-3", 0.001),
            ("1234.567", 1234.567),
        ],
    )
    def test_a_plain_number_is_read_everywhere(
        self, text: str, value: float, decimals: Decimals
    ) -> None:
        assert number(text, decimals) == value

    @pytest.mark.parametrize("decimals", [COMMAS, SEMICOLONS, TABS])
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("0,45", 0.45),
            ("1234,5", 1234.5),
            ("1,5", 1.5),
            (",5", 0.5),
            ("0,450", 0.45),
            ("4,2E+10", 4.2e10),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("1,234,567", 1234567),
            ("1.234.567", 1234567),
        ],
    )
    def test_marks_that_can_mean_one_thing_are_read_so_in_tables(
        self, text: str, value: float, decimals: Decimals
    ) -> None:
        assert number(text, decimals) == value

    @pytest.mark.parametrize("text", ["0,45", "5,600", "1,234,567", "1.234,5"])
    def test_yaml_knows_decimal_points_only(self, text: str) -> None:
        with pytest.raises(Misread) as refusal:
            number(text)
        assert refusal.value.rule is MARKS
        assert "Write" in refusal.value.cure

    def test_a_comma_before_three_digits_is_a_factor_of_a_thousand(self) -> None:
        with pytest.raises(Misread, match=r"5600 or 5\.6") as refusal:
            number("5,600", COMMAS)
        assert refusal.value.rule is MARKS
        assert number("5,600", SEMICOLONS) == 5.6  # who separates by ; writes decimal commas
        with pytest.raises(Misread, match="5600"):
            number("5,600", SEMICOLONS_AND_POINTS)
        with pytest.raises(Misread, match="5600"):
            number("5,600", TABS)
        assert number("5,600", Decimals("\t", commas_seen=True)) == 5.6

    def test_a_point_before_three_digits_is_doubtful_beside_semicolons(self) -> None:
        assert number("1.234", COMMAS) == 1.234
        assert number("1.234") == 1.234
        assert number("1.234", TABS) == 1.234
        assert number("1.234", SEMICOLONS_AND_POINTS) == 1.234
        for decimals in (
            SEMICOLONS,
            Decimals(";", commas_seen=True),
            Decimals("\t", commas_seen=True),
        ):
            with pytest.raises(Misread, match=r"1234 or 1\.234"):
                number("1.234", decimals)

    def test_only_whole_numbers_are_offered_where_they_are_wanted(self) -> None:
        with pytest.raises(Misread) as refusal:
            number("5,600", COMMAS, whole=True)
        assert refusal.value.cure.startswith("Write 5600,")

    @pytest.mark.parametrize(
        ("text", "rule", "cure"),
        [
            ("10%", PERCENT, "Write 0.1."),
            ("7,5 %", PERCENT, "Write 0.075."),
            ("1,000%", PERCENT, ""),
            ("3‰", PERCENT, "Write 0.003."),
            ("42_000_000_000", MARKS, "Write 42e9."),
            ("42 000", MARKS, "Write 42000."),
            ("42\u202f000,5", MARKS, "Write 42000,5."),
            ("42'000", MARKS, "Write 42000."),
            ("nan", NUMBER, "Leave it empty"),
            ("-Infinity", NUMBER, "Leave it empty"),
            ("1e999", NUMBER, ""),
            ("n/a", NUMBER, "Leave it empty"),
            ("–", NUMBER, "Leave it empty"),
            ("about 40", NUMBER, ""),
            ("$5", NUMBER, ""),
            ("५", NUMBER, ""),  # a digit, but not one that every face of a formula reads
            ("1" * 80, NUMBER, ""),
            ("0x1F", NUMBER, ""),
            ("1,2,3", NUMBER, ""),
            ("12,34,567", NUMBER, ""),
        ],
    )
    def test_what_is_no_number_is_refused_with_the_exact_cure(
        self, text: str, rule: object, cure: str
    ) -> None:
        with pytest.raises(Misread) as refusal:
            number(text, COMMAS)
        assert refusal.value.rule is rule
        assert cure in refusal.value.cure
        assert shown(text) in refusal.value.problem

    @settings(deadline=None)
    @given(st.floats(allow_nan=False, allow_infinity=False))
    def test_what_python_writes_is_read_as_it_was(self, value: float) -> None:
        assert number(repr(value)) == value

    @settings(deadline=None)
    @given(st.integers(-(10**12), 10**12), st.integers(1, 99))
    def test_a_decimal_comma_is_read_like_a_point(self, whole: int, hundredths: int) -> None:
        point = f"{whole}.{hundredths:02d}"
        assert number(point.replace(".", ","), SEMICOLONS) == float(point)


def test_a_file_shows_its_marks_in_numbers_that_are_beyond_doubt() -> None:
    assert decimals_of(";", ["0,45", "5,600"]) == Decimals(";", commas_seen=True)
    assert decimals_of(";", ["0.45", "1.234"]) == Decimals(";", points_seen=True)
    assert decimals_of(";", ["1.234", "5,600", "12", "text", "#REF!"]) == Decimals(";")


def test_a_whole_number_has_no_fraction() -> None:
    assert whole_number(2015.0, "2015.0") == 2015
    with pytest.raises(Misread, match=r"'2015\.5' is not a whole number"):
        whole_number(2015.5, "2015.5")


class TestTruth:
    @pytest.mark.parametrize(("text", "value"), [("true", True), ("TRUE", True), ("False", False)])
    def test_is_true_or_false(self, text: str, value: bool) -> None:
        assert truth(text) is value

    @pytest.mark.parametrize(
        ("text", "cure"),
        [("yes", "Write true."), ("0", "Write false."), ("maybe", "true or false")],
    )
    def test_anything_else_is_refused(self, text: str, cure: str) -> None:
        with pytest.raises(Misread, match="neither true nor false") as refusal:
            truth(text)
        assert refusal.value.rule is CHOICE
        assert cure in refusal.value.cure


class TestDay:
    @pytest.mark.parametrize(
        "text",
        [
            "2015-12-31",
            "2015/12/31",
            "2015. 12. 31.",
            "2015.12.31",
            "2015-12-31 00:00:00",
            "2015-12-31T00:00",
        ],
    )
    def test_is_read_year_first(self, text: str) -> None:
        assert day(text) == date(2015, 12, 31)

    @pytest.mark.parametrize(
        ("text", "cure"),
        [
            ("31/12/2015", "Write 2015-12-31."),
            ("12/31/2015", "Write 2015-12-31."),
            ("04/05/2015", "Write 2015-04-05 or 2015-05-04."),
            ("2015-02-30", "2015-12-31"),
            ("99/99/2015", "2015-12-31"),
            ("2015", "2015-12-31"),
            ("2015-12-31 13:00", "2015-12-31"),
            ("soon", "2015-12-31"),
        ],
    )
    def test_any_other_order_is_refused_with_the_day_it_may_mean(
        self, text: str, cure: str
    ) -> None:
        with pytest.raises(Misread) as refusal:
            day(text)
        assert refusal.value.rule is DAY
        assert cure in refusal.value.cure


@pytest.mark.parametrize("text", ["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#####"])
def test_excel_errors_are_refused(text: str) -> None:
    with pytest.raises(Misread) as refusal:
        refuse_excel_error(text)
    assert refusal.value.rule is SHEET_CELL


def test_a_text_that_begins_with_a_hash_is_none_of_them() -> None:
    refuse_excel_error("#smartcity")
    refuse_excel_error("# 5")


@pytest.mark.parametrize(
    ("value", "text"),
    [(5600, "5600"), (2015.0, "2015"), (0.1, "0.1"), (1e300, "1e+300"), (False, "FALSE")],
)
def test_a_value_of_a_workbook_is_the_text_excel_would_save(value: object, text: str) -> None:
    assert as_text(value) == text
    assert as_text(datetime(2015, 12, 31, 8, 30)) == "2015-12-31 08:30:00"


@settings(deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_a_plain_number_reads_back(value: float) -> None:
    assert number(plain_number(value)) == pytest.approx(value, rel=1e-11)
