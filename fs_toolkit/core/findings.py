"""Findings: what a reviewer would object to, and the rules that look for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Literal, ParamSpec

Severity = Literal["error", "warning", "note"]
"""`error` stops a build, `warning` is printed in the annex "Limitations", `note` is advice."""

P = ParamSpec("P")


@dataclass(frozen=True)
class Place:
    """Where in the study something stands: a file, and a line or a cell of it."""

    file: str
    """Path within the study folder, with forward slashes: `economics/lines.csv`."""
    line: int | None = None
    cell: str | None = None
    """`Sheet!B4`, in a workbook."""
    field: str | None = None
    """The column or key, when the place is one value and not a whole row."""

    def __str__(self) -> str:
        spot = self.cell if self.cell else ("" if self.line is None else str(self.line))
        return f"{self.file}:{spot}" if spot else self.file


NOWHERE = Place("")
"""The place of a model that was made in Python and not read from a file."""


@dataclass(frozen=True)
class Finding:
    """One thing a reviewer would object to: where, what is wrong, and the cure."""

    code: str
    severity: Severity
    place: Place
    problem: str
    """What is wrong, in the study's words, with the value."""
    cure: str
    """What to do about it, as an instruction."""

    def __str__(self) -> str:
        start = f"{self.place}: " if self.place.file else ""
        return f"{start}{self.problem}\n    {self.cure}"


Objection = tuple[Place, str, str]
"""What a rule yields: place, problem, cure."""


@dataclass(frozen=True)
class Rule:
    """A sentence that should be true of every study, and the function that looks."""

    code: str
    severity: Severity
    truth: str
    """The rule as a sentence: the function's name in words."""
    reason: str
    """Why it matters: the function's docstring."""
    source: str
    """Who asks for it, with the edition or year."""
    look: Callable[..., Iterator[Finding]]

    def __call__(self, *args: object) -> Iterator[Finding]:
        """What breaks the rule in the inputs it is about."""
        return self.look(*args)


def rule(
    code: str, severity: Severity, source: str
) -> Callable[[Callable[P, Iterator[Objection]]], Rule]:
    """Make a rule of a generator that yields (place, problem, cure).

    >>> @rule("DEM001", "warning", source="an example")
    ... def a_city_has_a_name(city: str) -> Iterator[Objection]:
    ...     '''A report without a city is about nothing.'''
    ...     if not city:
    ...         yield Place("study.yaml", 2), "the city has no name", "Give `city`."
    >>> a_city_has_a_name.truth
    'a city has a name'
    >>> [str(finding.place) for finding in a_city_has_a_name("")]
    ['study.yaml:2']
    """

    def make(function: Callable[P, Iterator[Objection]]) -> Rule:
        @wraps(function)
        def look(*args: P.args, **kwargs: P.kwargs) -> Iterator[Finding]:
            for place, problem, cure in function(*args, **kwargs):
                yield Finding(code, severity, place, problem, cure)

        truth = function.__name__.replace("_", " ")
        return Rule(code, severity, truth, (function.__doc__ or "").strip(), source, look)

    return make
