"""What a study states, as somebody who types a report would name it: words and values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from fs_toolkit.document.typed_numbers import Kind, TypedNumber, typed_numbers

REACH = 70
"""Characters after a name within which a number belongs to it."""
LONGEST = 10_000
"""Characters of a paragraph that are looked at."""
_SENTENCE = re.compile(r"[.;!?](?=\s|$)|\n")


@dataclass(frozen=True)
class Stated:
    """A result or a quantity: how it is called, and every value of it that the study has."""

    names: re.Pattern[str]
    kind: Kind
    values: tuple[float, ...]
    said: str
    """What the study says, for a finding: "net present value USD −127 thousand"."""


@dataclass(frozen=True)
class Facts:
    """What an edited report is held against."""

    stated: Sequence[Stated] = ()
    currencies: frozenset[str] = frozenset()
    """Money in any other currency is converted, and not compared."""
    days: tuple[date, ...] = ()
    """The day in force and the cut-off."""
    city: str = ""
    elsewhere: frozenset[str] = field(default_factory=frozenset)
    """Names of cities and countries that are not this study's."""


def contradictions(text: str, facts: Facts) -> Iterator[tuple[TypedNumber, Stated]]:
    """Numbers of a text that stand right behind a name and are none of its values."""
    text = text[:LONGEST]
    spans = [(found.start(), found.end()) for each in facts.stated for found in each.names.finditer(text)]  # fmt: skip
    for each in facts.stated:
        for found in each.names.finditer(text):
            long = found.end() - found.start()
            if any(a <= found.start() and found.end() <= b and b - a > long for a, b in spans):
                continue  # a part of a longer name
            number = _behind(text, found.end(), spans, each.kind, facts)
            if number is not None and not any(map(number.agrees, each.values)):
                yield number, each


def _behind(
    text: str, end: int, spans: Sequence[tuple[int, int]], kind: Kind, facts: Facts
) -> TypedNumber | None:
    """The first number after a name, before the sentence or another name ends its reach."""
    stop = _SENTENCE.search(text, end)
    last = min(end + REACH, stop.start() if stop else len(text))
    last = min([last, *(start for start, _ in spans if start >= end)])
    for number in typed_numbers(text[end:]):
        if end + number.start > last:
            return None
        if number.may_be_a_year:
            continue
        foreign = number.currency and number.currency not in facts.currencies
        return number if number.kind == kind and not foreign else None
    return None
