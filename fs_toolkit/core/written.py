"""Numbers, days and yes or no as people write them, read as meant or refused with the cure.

A number is read when there is one way to read it. Where a mark could be a decimal mark or
a thousands mark, the file decides, or nobody:

============  =======================  ==========================  =====================
written       YAML                     file with `,`               file with `;`
============  =======================  ==========================  =====================
0.45 1234.5   as it stands             as it stands                as it stands
0,45 1234,5   refused                  0.45 1234.5                 0.45 1234.5
5,600         refused                  refused                     5.6 (*)
1.234         1.234                    1.234                       refused (**)
1.234,5       refused                  1234.5                      1234.5
1,234,567     refused                  1234567                     1234567
============  =======================  ==========================  =====================

(*) refused if the file writes decimal points elsewhere. (**) read as 1.234 if it does. A file
with tabs is read like one with `,`, unless its other numbers show that it writes decimal commas.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from fs_toolkit.core.formats import CHOICE, DAY, MARKS, NUMBER, PERCENT, SHEET_CELL, Misread, shown

_POINT = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_COMMA = re.compile(r"[+-]?\d*,\d+([eE][+-]?\d+)?")
_GROUPS_OF_COMMAS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?")
_GROUPS_OF_POINTS = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?")
_UNDERSCORES = re.compile(r"[+-]?\d+(_\d+)+(\.\d+)?")
_GAPS = re.compile(r"[+-]?\d{1,3}([ \u00a0\u2009\u202f'’]\d{3})+([.,]\d+)?")
_NOT_FINITE = re.compile(r"[+-]?\.?(nan|inf|infinity|∞)", re.IGNORECASE)
_NOTHING = frozenset(
    {"-", "–", "—", "?", "n/a", "na", "n.a.", "none", "null", "tbd", "x", "...", "…"}
)
_EXCEL_ERRORS = re.compile(
    r"#(REF!|DIV/0!|N/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!|FIELD!|GETTING_DATA|#+)"
)
_LONGEST_NUMBER = 60


@dataclass(frozen=True)
class Decimals:
    """Where numbers were written, and which decimal marks stand there beyond doubt."""

    file: Literal["yaml", ",", ";", "\t"]
    commas_seen: bool = False
    points_seen: bool = False


IN_YAML = Decimals("yaml")


def number(text: str, decimals: Decimals = IN_YAML, *, whole: bool = False) -> float:
    """The number that a text means; `whole` says in the cure that only whole ones are wanted.

    >>> number("0,45", Decimals(",")), number("42e9"), number("5,600", Decimals(";"))
    (0.45, 42000000000.0, 5.6)

    Raises
    ------
    Misread
        If it is no number, not a finite one, or could be two; with the cure.
    """
    plain = text.replace("\u2212", "-")
    readings = _readings(plain)
    if not readings or len(plain) > _LONGEST_NUMBER:
        raise _no_number(text)
    found = _decided(text, readings, decimals, whole)
    if not math.isfinite(found):
        raise NUMBER.misread(f"{shown(text)} is larger than any number can be")
    return found


def decimals_of(file: Literal[",", ";", "\t"], texts: list[str]) -> Decimals:
    """Which decimal marks a file uses, from those of its numbers that can be read in one way."""
    commas = points = False
    for text in texts:
        readings = _readings(text)
        if len(readings) == 1:
            (mark,) = readings
            commas |= mark in ("comma", "groups of points")
            points |= mark == "groups of commas" or (mark == "point" and "." in text)
    return Decimals(file, commas, points)


def _readings(text: str) -> dict[str, float]:
    """Each way to read a text as a number, by the marks that it supposes."""
    found: dict[str, float] = {}
    if len(text) > _LONGEST_NUMBER or not text.isascii():
        return found
    if _POINT.fullmatch(text):
        found["point"] = float(text)
    if _COMMA.fullmatch(text):
        found["comma"] = float(text.replace(",", "."))
    if _GROUPS_OF_COMMAS.fullmatch(text):
        found["groups of commas"] = float(text.replace(",", ""))
    if _GROUPS_OF_POINTS.fullmatch(text):
        found["groups of points"] = float(text.replace(".", "").replace(",", "."))
    return found


def _decided(text: str, readings: dict[str, float], decimals: Decimals, whole: bool) -> float:
    only_commas = decimals.commas_seen and not decimals.points_seen
    only_points = decimals.points_seen and not decimals.commas_seen
    if decimals.file == "yaml":
        chosen = "point"
    elif len(readings) == 1:
        (chosen,) = readings
    elif "comma" in readings:
        decimal = only_commas if decimals.file == "\t" else not only_points
        chosen = "comma" if decimals.file != "," and decimal else ""
    else:
        decimal = only_points if decimals.file == ";" else not decimals.commas_seen
        chosen = "point" if decimals.file == "," or decimal else ""
    if chosen in readings:
        return readings[chosen]
    values = sorted(readings.values(), key=abs, reverse=True)
    fitting = [value for value in values if not whole or value.is_integer()] or values
    choices = " or ".join(map(plain_number, values))
    cure = " or ".join(map(plain_number, fitting))
    if len(readings) > 1:
        raise MARKS.misread(
            f"{shown(text)} can be read as {choices}",
            f"Write {cure}, without thousands marks and with a decimal point.",
        )
    raise MARKS.misread(f"{shown(text)} has marks that YAML does not know", f"Write {cure}.")


def _no_number(text: str) -> Misread:
    """Why a text is no number, as exactly as can be told."""
    if len(text) > _LONGEST_NUMBER:
        return NUMBER.misread(f"{shown(text)} is too long for a number")
    if _NOT_FINITE.fullmatch(text):
        return NUMBER.misread(
            f"{shown(text)} is not a finite number", "Leave it empty if it is not known."
        )
    if text.endswith(("%", "‰", "％")):
        readings = _readings(text[:-1].strip())
        divisor = 1000 if text.endswith("‰") else 100
        if len(readings) == 1:
            (share,) = readings.values()
            return PERCENT.misread(
                f"{shown(text)} is written as a percentage", f"Write {share / divisor:.12g}."
            )
        return PERCENT.misread(f"{shown(text)} is written as a percentage")
    if _UNDERSCORES.fullmatch(text):
        value = plain_number(float(text.replace("_", "")))
        return MARKS.misread(f"{shown(text)} has underscores", f"Write {value}.")
    if _GAPS.fullmatch(text):
        value = re.sub(r"[^\d.,+-]", "", text)
        return MARKS.misread(f"{shown(text)} has gaps between its digits", f"Write {value}.")
    if text.casefold() in _NOTHING:
        return NUMBER.misread(
            f"{shown(text)} is text, not a number", "Leave it empty if it is not known."
        )
    return NUMBER.misread(f"{shown(text)} is text, not a number")


def plain_number(value: float) -> str:
    """A number as one would type it.

    >>> plain_number(42e9), plain_number(5600.0), plain_number(5.6)
    ('42e9', '5600', '5.6')
    """
    if value == 0 or not math.isfinite(value):
        return f"{value:g}"
    if value == int(value):
        whole = str(int(value))
        zeros = len(whole) - len(whole.rstrip("0"))
        return f"{whole[:-9]}e9" if zeros >= 9 else whole
    return f"{value:.12g}"


def refuse_excel_error(text: str) -> None:
    """Raise if a cell holds one of Excel's error marks.

    >>> refuse_excel_error("#REF!")
    Traceback (most recent call last):
    fs_toolkit.core.formats.Misread: '#REF!' is an error that Excel reports
    """
    if not text.startswith("#") or not _EXCEL_ERRORS.fullmatch(text):
        return
    if set(text) == {"#"}:
        raise SHEET_CELL.misread(
            f"{shown(text)} stands where a column was too narrow to show the value",
            "Widen the column in Excel and save the file again.",
        )
    raise SHEET_CELL.misread(
        f"{shown(text)} is an error that Excel reports", "Correct the formula, then paste values."
    )


def whole_number(value: float, text: str) -> int:
    """A number that must be whole."""
    if value != int(value):
        raise NUMBER.misread(f"{shown(text)} is not a whole number", "Write a whole number.")
    return int(value)


def truth(text: str) -> bool:
    """Yes or no, written true or false.

    >>> truth("TRUE")
    True
    """
    match text.casefold():
        case "true":
            return True
        case "false":
            return False
        case "yes" | "y" | "on" | "1" | "예":
            cure = "Write true."
        case "no" | "n" | "off" | "0" | "아니요":
            cure = "Write false."
        case _:
            cure = "Write true or false."
    raise CHOICE.misread(f"{shown(text)} is neither true nor false", cure)


_YEAR_FIRST = re.compile(
    r"(\d{4})(?:-|/|\. ?)(\d{1,2})(?:-|/|\. ?)(\d{1,2})\.?(?:[T ]00:00(?::00(?:\.0+)?)?)?"
)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})")


def day(text: str) -> date:
    """A day, written year first.

    >>> day("2015-12-31"), day("2015. 12. 31.")
    (datetime.date(2015, 12, 31), datetime.date(2015, 12, 31))
    """
    if found := _YEAR_FIRST.fullmatch(text):
        read = _date(*map(int, found.groups()))
        if read is not None:
            return read
        raise DAY.misread(f"{shown(text)} is not a day of the calendar")
    if found := _YEAR_LAST.fullmatch(text):
        first, second, year = map(int, found.groups())
        possible = {_date(year, second, first), _date(year, first, second)} - {None}
        choices = " or ".join(sorted(str(read) for read in possible))
        raise DAY.misread(
            f"{shown(text)} does not begin with the year",
            f"Write {choices}." if choices else "",
        )
    raise DAY.misread(f"{shown(text)} is not a day")


def _date(year: int, month: int, of_month: int) -> date | None:
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def as_text(value: object) -> str:
    """A value of a workbook as Excel would save it in a CSV.

    >>> as_text(2015.0), as_text(0.5), as_text(True), as_text(datetime(2015, 12, 31))
    ('2015', '0.5', 'TRUE', '2015-12-31')
    """
    match value:
        case bool():
            return str(value).upper()
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ")
        case _:
            return str(value)
