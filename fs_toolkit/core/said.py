"""Sentences that know their template and what was put in, to be said in another language too.

A rule words its finding in English. Where the report is in Korean, the same values are put into
the Korean template that stands beside the English one in templates/findings/ko.yaml.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Any


class Said(str):
    """An English sentence, made of a template and values; anywhere else simply a string."""

    template: str
    """With named places: "{name!r} has no baseline"."""
    values: Mapping[str, object]
    """What was put into the places, before it became words."""

    def __new__(cls, text: str, template: str = "", values: Mapping[str, object] = {}) -> Said:
        """The sentence, and what it was made of."""
        made = super().__new__(cls, text)
        made.template, made.values = template, values
        return made

    def __getnewargs__(self) -> tuple[str, str, Mapping[str, object]]:  # type: ignore[override]
        """What a copy in another process is made of."""
        return str(self), self.template, self.values


def said(template: str, /, **values: object) -> str:
    """A sentence with values in its places; several are joined by what stands behind the colon.

    >>> said("{name!r} has no {lacking: and no }", name="Lean", lacking=("date", "source"))
    "'Lean' has no date and no source"
    >>> said("no mark for {missing}", missing=("A", "B"))
    'no mark for A, B'
    """
    return Said(_IN_ENGLISH.vformat(template, (), values), template, values)


def places(template: str) -> tuple[tuple[str, str, str], ...]:
    """Name, conversion and format of each place of a template, in their order.

    >>> places("{name!r} is {value:.3g}")
    (('name', 'r', ''), ('value', '', '.3g'))
    """
    parts = _IN_ENGLISH.parse(template)
    return tuple((name, turn or "", form or "") for _, name, form, turn in parts if name)


class _InEnglish(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, tuple):
            return (format_spec or ", ").join(map(str, value))
        return str(format(value, format_spec))


_IN_ENGLISH = _InEnglish()
