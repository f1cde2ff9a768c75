"""What pydantic refuses, in the user's words: rule, problem and cure for every kind of error."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from fs_toolkit.core.fields import Column
from fs_toolkit.core.formats import (
    ABSENT,
    CHOICE,
    COLUMN,
    FORM,
    LIMIT,
    NUMBER,
    PATTERN,
    SIZE,
    TOGETHER,
    FormatRule,
    shown,
)
from fs_toolkit.core.meaning import pattern_in_words
from fs_toolkit.core.model import ID_PATTERN
from fs_toolkit.core.written import plain_number

_BOUNDS = {
    "greater_than": ("gt", "is not above {}"),
    "greater_than_equal": ("ge", "is below {}"),
    "less_than": ("lt", "is not below {}"),
    "less_than_equal": ("le", "is above {}"),
    "multiple_of": ("multiple_of", "is no multiple of {}"),
}


def refused(detail: ErrorDetails, column: Column | None) -> tuple[FormatRule, str, str]:
    """Rule, problem and cure of one error; the column says what belongs there and why."""
    kind, value, ctx = detail["type"], detail.get("input"), detail.get("ctx", {})
    meaning = column.meaning if column else None
    belongs = f"Write {meaning}." if meaning else ""
    if kind == "missing":
        return ABSENT, "is missing", belongs
    if kind == "string_too_short" and not value:
        return ABSENT, "is empty", belongs
    if kind in ("string_too_short", "too_short"):
        least = ctx.get("min_length")
        return LIMIT, f"{_value(value)} is too short", f"At least {least} belong there."
    if kind in ("string_too_long", "too_long"):
        return (
            SIZE,
            f"{_value(value)} is too long",
            f"At most {ctx.get('max_length')} belong there.",
        )
    if kind in ("literal_error", "enum"):
        return CHOICE, f"{_value(value)} is none of the choices", f"Write {ctx.get('expected')}."
    if kind == "string_pattern_mismatch":
        return PATTERN, *_pattern(str(value), str(ctx.get("pattern")))
    if kind in _BOUNDS:
        name, words = _BOUNDS[kind]
        problem = f"{_value(value)} {words.format(_value(ctx.get(name)))}"
        return LIMIT, problem, _share(value, ctx.get("le", ctx.get("lt"))) or belongs
    if kind == "finite_number":
        return NUMBER, f"{_value(value)} is not a finite number", belongs
    if kind in ("value_error", "assertion_error"):
        said = re.sub(r"^(Value error|Assertion failed), ", "", detail["msg"])
        return TOGETHER, *_said(said)
    if kind == "extra_forbidden":
        return COLUMN, "is not known here", COLUMN.cure
    return FORM, f"{_value(value)} is not what belongs here", belongs


def explained(cure: str, column: Column | None) -> str:
    """A cure, with what the field's docstring says about it."""
    return f"{cure} ({column.name}: {column.doc})" if column and column.doc else cure


def about(name: str, problem: str) -> str:
    """A problem with the name of the value it is about.

    >>> about("rate", "is missing"), about("rate", "'x' is text, not a number")
    ('rate is missing', "rate: 'x' is text, not a number")
    """
    if not name:
        return problem
    return f"{name} {problem}" if problem.startswith("is ") else f"{name}: {problem}"


def telling(
    error: ValidationError, place: Callable[[tuple[int | str, ...]], Hashable]
) -> list[ErrorDetails]:
    """One error a place: where a value fits none of several alternatives, the most exact one.

    `place` tells where an error is without the alternatives that pydantic tried on the way.
    """
    best: dict[Hashable, ErrorDetails] = {}
    for detail in error.errors(include_url=False):
        where = place(detail["loc"])
        kept = best.get(where)
        if kept is None or (_is_of_type(kept) and not _is_of_type(detail)):
            best[where] = detail
    return list(best.values())


def _is_of_type(detail: ErrorDetails) -> bool:
    return detail["type"].endswith(("_type", "_parsing")) or detail["type"] == "none_required"


def _pattern(value: str, pattern: str) -> tuple[str, str]:
    cure = f"Write {pattern_in_words(pattern)}."
    if pattern == ID_PATTERN:
        plain = re.sub(r"[^a-z0-9]+", "_", value.casefold()).strip("_")
        if re.fullmatch(ID_PATTERN, plain) and value.isascii():
            return f"{shown(value)} is no id", f"Write {plain}: {pattern_in_words(pattern)}."
        return f"{shown(value)} is no id", cure
    return f"{shown(value)} does not have the form of this value", cure


def _share(value: object, most: object) -> str:
    """The cure for 10 where 0.10 is meant."""
    if isinstance(value, int | float) and most == 1 and 1 < value <= 100:
        return f"A share is written from 0 to 1: {plain_number(value / 100)} for {value:g} %."
    return ""


def _said(message: str) -> tuple[str, str]:
    """A validator's own message: its first line is the problem, the next the cure."""
    problem, _, cure = message.partition("\n")
    return problem.rstrip("."), cure.strip()


def _value(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case float():
            return plain_number(value)
        case int():
            return str(value)
        case tuple() | list():
            return shown("; ".join(map(str, value)))
        case _:
            return shown(value)
