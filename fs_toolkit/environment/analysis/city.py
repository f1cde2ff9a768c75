"""Sub-item 1.1: values of the profile, figures computed from them, groups of people, later facts."""

from __future__ import annotations

from collections.abc import Iterable

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.inputs.city import GroupShare, Ratio
from fs_toolkit.environment.inputs.overview import LaterFact, ProfileValue
from fs_toolkit.environment.result import (
    Composition,
    Computed,
    LaterTest,
    Outlook,
    ProfileLine,
)


def profile_lines(inputs: EnvironmentInputs, basis: Basis) -> tuple[ProfileLine, ...]:
    """The values of the profile that somebody has given."""
    lines = []
    for row in rows(inputs.profile):
        if row.value is not None:
            lines.append(ProfileLine(row, row.value, row.kind, row.source))
        elif row.quantity:
            lines.extend(_from_basis(row, basis))
    return tuple(lines)


def _from_basis(row: ProfileValue, basis: Basis) -> Iterable[ProfileLine]:
    for point in basis.points.get(row.quantity, ()):
        if point.year == row.year:
            yield ProfileLine(row, point.value * row.times, point.kind, point.source)
            return
    quantity = basis.quantities.get(row.quantity)
    if quantity is not None and (quantity.value is not None or quantity.formula):
        source = (quantity.source,) if quantity.source else row.source
        yield ProfileLine(row, basis.value(row.quantity) * row.times, quantity.kind, source)


def computed(ratios: tuple[Ratio, ...], profile: tuple[ProfileLine, ...]) -> tuple[Computed, ...]:
    """Ratios of two measures of the city; none where a measure has no value, or nothing to divide by.

    The upper measure gives the year: its latest value, over the value of the other measure in
    the nearest year.
    """
    values: dict[str, list[ProfileLine]] = {}
    for line in profile:
        if line.row.scope == "city":
            values.setdefault(line.row.measure, []).append(line)
    found = []
    for ratio in ratios:
        over, under = values.get(ratio.over, []), values.get(ratio.under, [])
        if not over or not under:
            continue
        upper = max(over, key=lambda line: line.row.year)
        year = upper.row.year
        lower = min(under, key=lambda line: (abs(line.row.year - year), -line.row.year))
        if lower.value == 0:
            continue
        stated = max(values.get(ratio.stated, []), key=lambda line: line.row.year, default=None)
        value = upper.value / lower.value * ratio.times
        found.append(Computed(ratio, value, upper, lower, stated))
    return tuple(found)


def compositions(groups: tuple[GroupShare, ...]) -> tuple[Composition, ...]:
    """Shares of each trait, scope and year together, as far as they are known."""
    found: dict[tuple[str, str, int], list[GroupShare]] = {}
    for row in groups:
        if row.share is not None:
            found.setdefault((row.by, row.scope, row.year), []).append(row)
    return tuple(
        Composition(parts[0].by, parts[0].scope, parts[0].year, tuple(parts))
        for parts in found.values()
    )


def later_tests(
    facts: tuple[LaterFact, ...], profile: tuple[ProfileLine, ...], population: Outlook | None
) -> tuple[LaterTest, ...]:
    """What was counted later, beside what the study says."""
    tests = []
    for fact in facts:
        if fact.value is None:
            continue
        if fact.tests == "population" and population and fact.year in population.years:
            low, base, high = population.at(fact.year)
            tests.append(LaterTest(fact, fact.value, base, low, high))
        if fact.tests == "profile":
            own = [line for line in profile if line.row.measure == fact.measure]
            if own:
                latest = max(own, key=lambda line: line.row.year)
                tests.append(LaterTest(fact, fact.value, latest.value, None, None))
    return tuple(tests)
