"""One written value to what its field asks for: the last step before pydantic.

pydantic would take `1_000`, `nan` and " 1 " for numbers; here a value is read as its
annotation means it, or refused in the user's words.
"""

from __future__ import annotations

import math
from datetime import date, datetime, time
from typing import NamedTuple

from fs_toolkit.core.formats import (
    CHOICE,
    DAY,
    FORM,
    NUMBER,
    SHEET_CELL,
    SIZE,
    Misread,
    shown,
)
from fs_toolkit.core.meaning import Meaning
from fs_toolkit.core.suggest import listed, nearest
from fs_toolkit.core.texts import refuse_invisible
from fs_toolkit.core.written import (
    IN_YAML,
    Decimals,
    day,
    number,
    refuse_excel_error,
    truth,
    whole_number,
)

LONGEST_CELL = 32_767
"""Characters of a cell: what Excel itself can hold."""


class Uncalculated:
    """A cell of a workbook with a formula that nobody calculated."""


class Written(NamedTuple):
    """A value as it stands in a file."""

    text: str
    """Trimmed and in composed form."""
    value: object = None
    """In a workbook: the number, day or truth value that the cell holds."""
    is_text: bool = False
    """In quotation marks in YAML, or a text cell in a workbook: no number, even if it looks like one."""
    decimals: Decimals = IN_YAML

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return not self.text and self.value is None and not self.is_text


def converted(written: Written, meaning: Meaning) -> object:
    """The value that a field asks for; raises Misread with the cure."""
    if len(written.text) > LONGEST_CELL:
        raise SIZE.misread(
            f"the text has {len(written.text):,} characters",
            f"A cell or a value holds at most {LONGEST_CELL:,}; put long text into a .md file.",
        )
    if isinstance(written.value, Uncalculated):
        raise SHEET_CELL.misread("the cell holds a formula that was never calculated")
    refuse_excel_error(written.text)
    match meaning.shape:
        case "text":
            return _text(written)
        case "number":
            return _number(written)
        case "whole":
            return whole_number(_number(written, whole=True), written.text)
        case "truth":
            return written.value if isinstance(written.value, bool) else truth(written.text)
        case "day":
            return _day(written)
        case "choice":
            return _choice(written, meaning)
        case "several":
            return _several(written, meaning)
        case "either":
            return _either(written, meaning)
        case "anything":
            return _anything(written)
        case "model" | "mapping":
            raise FORM.misread(
                f"{shown(written.text)} stands where keys belong",
                "Write the keys below it, indented, each as `key: value`.",
            )


def _text(written: Written) -> str:
    refuse_invisible(written.text)
    return written.text


def _number(written: Written, *, whole: bool = False) -> float:
    match written.value:
        case bool():
            raise NUMBER.misread(f"{written.text} is yes or no, not a number")
        case int() | float():
            if not math.isfinite(written.value):
                raise NUMBER.misread(f"{shown(written.text)} is not a finite number")
            return float(written.value)
        case date() | time():
            raise NUMBER.misread(
                f"{shown(written.text)} is a day, not a number",
                "Format the cell as a number and type the value again.",
            )
    if not written.is_text:
        return number(written.text, written.decimals, whole=whole)
    try:
        number(written.text, written.decimals)
    except Misread as misread:
        if misread.rule is not NUMBER:
            raise
        raise NUMBER.misread(
            f"{shown(written.text)} is text, not a number", misread.cure
        ) from misread
    raise NUMBER.misread(
        f"{shown(written.text)} is a number kept as text",
        "In YAML take the quotation marks away; in Excel format the cell as a number and type it again.",
    )


def _day(written: Written) -> date:
    match written.value:
        case datetime():
            return written.value.date()
        case date():
            return written.value
        case bool() | int() | float() | time():
            raise DAY.misread(
                f"{shown(written.text)} is not a day",
                "Type the day into the cell as 2015-12-31, or format the cell as a date.",
            )
    return day(written.text)


def _choice(written: Written, meaning: Meaning) -> object:
    for choice in meaning.choices:
        if isinstance(choice, bool) and written.text.casefold() == str(choice).casefold():
            return choice
        if str(choice) == written.text:
            return choice
    there = [str(choice) for choice in meaning.choices if choice != ""]
    if len(there) == 1:
        raise CHOICE.misread(f"{shown(written.text)} is not {there[0]}", f"Write {there[0]}.")
    near = nearest(written.text, there)
    start = f"Did you mean {near!r}? " if near else ""
    raise CHOICE.misread(
        f"{shown(written.text)} is none of the choices",
        f"{start}Write one of {listed(there, limit=40)}.",
    )


def _several(written: Written, meaning: Meaning) -> tuple[object, ...]:
    """Several values in one cell, between semicolons."""
    if written.value is not None:
        parts = [written]
    else:
        texts = [part.strip() for part in written.text.split(";")]
        parts = [Written(text, decimals=written.decimals) for text in texts if text]
    return tuple(
        converted(part, inner)
        for part, inner in zip(parts, inners(meaning, len(parts)), strict=True)
    )


def inners(meaning: Meaning, count: int) -> tuple[Meaning, ...]:
    """What each of so many items of a list must be."""
    if not meaning.each_its_own:
        return meaning.inner * count
    if count != len(meaning.inner):
        raise FORM.misread(
            f"there are {count} values where {len(meaning.inner)} belong", f"Write {meaning}."
        )
    return meaning.inner


def _either(written: Written, meaning: Meaning) -> object:
    """The first alternative that takes the value; text comes last, for it takes everything."""
    refusals = []
    for inner in sorted(meaning.inner, key=lambda inner: inner.shape in ("text", "anything")):
        try:
            return converted(written, inner)
        except Misread as misread:
            refusals.append(misread)
    telling = [misread for misread in refusals if misread.rule not in (NUMBER, FORM, CHOICE)]
    if telling or len(refusals) == 1:
        raise (telling or refusals)[0]
    raise FORM.misread(f"{shown(written.text)} is not what belongs here", f"Write {meaning}.")


def _anything(written: Written) -> object:
    """A value whose field says nothing about it: yes or no, a number, else text."""
    if written.value is not None:
        return written.value
    if not written.is_text:
        if written.text in ("true", "false"):
            return written.text == "true"
        try:
            found = number(written.text, written.decimals)
        except Misread:
            return _text(written)
        return int(found) if written.text.lstrip("+-").isdigit() else found
    return _text(written)
