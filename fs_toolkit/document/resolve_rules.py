"""Rules over what a text refers to: values, claims, sources and other blocks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite, isnan
from typing import SupportsFloat

from fs_toolkit.core.findings import Objection, Place, Rule, rule
from fs_toolkit.core.said import said
from fs_toolkit.core.suggest import did_you_mean
from fs_toolkit.document.claims import MOST_CHARACTERS, MOST_COMPARISONS, assertion
from fs_toolkit.document.wording import Wording

HOUSE = "fs_toolkit, the study format"
SHOWN = 80
"""Characters of a claim that a finding repeats."""

FORMS = ("thousand", "million", "share", "year", "number", "0", "1", "2", "3")
"""What may follow the name of a value, `{{ npv.lean.economic | thousand }}`."""

Values = Mapping[str, object] | Callable[[str], object | None]
"""What names in prose stand for: a number, a date, a string, a `Printed`; None where there is none."""


@dataclass(frozen=True)
class Printed:
    """A value whose words are chosen already: claims judge the number, print shows the text."""

    number: float
    text: str


@dataclass(frozen=True)
class Lookup:
    """The values by name."""

    values: Values

    def known(self, name: str) -> bool:
        """Whether the study has such a value, be it empty."""
        if isinstance(self.values, Mapping):
            return name in self.values
        return self.values(name) is not None

    def value(self, name: str) -> object | None:
        """What a name stands for."""
        if isinstance(self.values, Mapping):
            return self.values.get(name)
        return self.values(name)

    def number(self, name: str) -> float | None:
        """The value as a number, if it is a finite one; of a value with words, whatever it is."""
        value = self.value(name)
        if isinstance(value, Printed):
            return value.number
        if isinstance(value, bool | str) or not isinstance(value, SupportsFloat):
            return None
        number = float(value)
        return number if isfinite(number) else None

    def names(self) -> Iterable[str]:
        """Every name, where they can be counted."""
        return self.values.keys() if isinstance(self.values, Mapping) else ()


@rule("PRS009", "error", source=HOUSE)
def names_in_prose_are_known(place: Place, name: str, lookup: Lookup) -> Iterator[Objection]:
    """A name that nothing defines would leave a hole in the sentence."""
    if not lookup.known(name):
        names = did_you_mean(name, lookup.names(), "Names that prose can use")
        yield place, f"unknown name {name!r} in {{{{ {name} }}}}", names


@rule("PRS010", "warning", source=HOUSE)
def claims_are_true(
    place: Place, claim: str, lookup: Lookup, wording: Wording
) -> Iterator[Objection]:
    """The text argues from a comparison that the numbers no longer bear out."""
    compared = assertion(claim)
    if compared is None:
        return
    numbers = {name: lookup.number(name) for name in compared.names}
    there = {name: number for name, number in numbers.items() if number is not None}
    judged = len(there) == len(numbers)
    without = any(isnan(number) for number in there.values())
    if judged and (without or not compared.holds(there.__getitem__)):
        values = ", ".join(f"{name} is {_as_said(name, lookup, wording)}" for name in there)
        problem = f"claim no longer true: {claim}" + (f" ({values})" if values else "")
        yield place, problem, "Rewrite the text that relies on it, then change the claim."


def _as_said(name: str, lookup: Lookup, wording: Wording) -> str:
    """A value in the words of the text, and as the number that was compared where they differ."""
    value, number = lookup.value(name), lookup.number(name)
    plain = wording.number(number)
    if isinstance(value, Printed) and value.text != plain:
        if number is None or not isfinite(number):
            return value.text
        return f"{value.text}, compared as {number:.6g}"
    return plain


@rule("PRS011", "warning", source=HOUSE)
def names_in_prose_have_values(place: Place, name: str, lookup: Lookup) -> Iterator[Objection]:
    """A value that cannot be computed is printed as a dash, and a claim about it is not judged."""
    value = lookup.value(name)
    if lookup.known(name) and not isinstance(value, str) and value_is_empty(value):
        yield (
            place,
            said("{name!r} has no value", name=name),
            "Leave it out of the text until it has one.",
        )


@rule("PRS012", "error", source=HOUSE)
def sources_cited_are_listed(
    place: Place, source: str, sources: Collection[str]
) -> Iterator[Objection]:
    """A citation leads to an entry of the list of references."""
    if source not in sources:
        known = did_you_mean(source, sources, "basis/sources.csv has")
        yield place, f"unknown source {source!r} in [@{source}]", known


@rule("PRS013", "error", source=HOUSE)
def references_lead_to_a_block(
    place: Place, key: str, targets: Collection[str]
) -> Iterator[Objection]:
    """A cross-reference leads to a heading, table, figure or equation of this report."""
    if key not in targets:
        known = did_you_mean(key, targets, "The report has")
        yield place, f"unknown block {key!r} in [#{key}]", known


@rule("PRS014", "error", source=HOUSE)
def claims_are_comparisons(place: Place, claim: str, lookup: Lookup) -> Iterator[Objection]:
    """A claim compares two values, so that it can be judged without running anything."""
    compared = assertion(claim)
    if compared is None:
        cure = (
            "Compare, {{? npv > 0 }}: names and numbers with < <= > >= == != or `between a and b`, "
            f"joined by `and` or `or`; at most {MOST_COMPARISONS} comparisons and {MOST_CHARACTERS} characters."
        )
        shown = claim if len(claim) <= SHOWN else f"{claim[:SHOWN]}..."
        yield place, f"not a comparison: {{{{? {shown} }}}}", cure
        return
    for name in compared.names:
        if not lookup.known(name):
            names = did_you_mean(name, lookup.names(), "Names that prose can use")
            yield place, f"unknown name {name!r} in {{{{? {claim} }}}}", names
        elif lookup.number(name) is None and not value_is_empty(lookup.value(name)):
            yield place, f"{name!r} is no number in {{{{? {claim} }}}}", "Compare numbers only."


@rule("SUM020", "error", source=HOUSE)
def forms_of_values_are_known(
    place: Place, name: str, form: str, lookup: Lookup
) -> Iterator[Objection]:
    """A form that nobody knows would leave the reader with a number of unknown size."""
    if form not in FORMS:
        known = did_you_mean(form, FORMS, "The forms are")
        yield place, f"unknown form {form!r} in {{{{ {name} | {form} }}}}", known
    elif lookup.number(name) is None and not value_is_empty(lookup.value(name)):
        problem = f"{name!r} is no number, so that it has no form {form!r}"
        yield place, problem, f"Write {{{{ {name} }}}}."


RESOLVE_RULES: tuple[Rule, ...] = (
    names_in_prose_are_known,
    claims_are_true,
    names_in_prose_have_values,
    sources_cited_are_listed,
    references_lead_to_a_block,
    claims_are_comparisons,
    forms_of_values_are_known,
)


def value_is_empty(value: object | None) -> bool:
    """Whether there is nothing to print: None, or a number that is not finite."""
    if isinstance(value, Printed):
        return False
    if isinstance(value, SupportsFloat) and not isinstance(value, str):
        return not isfinite(float(value))
    return value is None
