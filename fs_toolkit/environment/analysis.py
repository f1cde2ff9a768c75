"""Counts what the folder environment/ holds: inputs to the section's result."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending, rows
from fs_toolkit.environment.alignment_index import STRENGTH, alignment_index, unserved
from fs_toolkit.environment.indices import peer_ratio
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.inputs.barriers import Barrier
from fs_toolkit.environment.inputs.overview import IndexEdition, LaterFact, ProfileValue
from fs_toolkit.environment.inputs.stakeholders import Stakeholder, StakeholderScore
from fs_toolkit.environment.population import projection, yearly_growth
from fs_toolkit.environment.power_interest import RATERS_NEEDED, quadrant, support_index
from fs_toolkit.environment.result import (
    AlignmentResult,
    EnvironmentResult,
    IndexComparison,
    LaterTest,
    Outlook,
    Part,
    ProfileLine,
    RatedBarrier,
    RatedStakeholder,
    StakeholderMap,
)
from fs_toolkit.environment.risk_matrix import band, priority, score

__all__ = ["EnvironmentResult", "analyse"]

PARTS = ("osi", "hci", "tii")
"""The three parts of the UN index."""


def analyse(inputs: EnvironmentInputs, basis: Basis) -> EnvironmentResult:
    """Count what the folder environment/ holds; what is pending stays open."""
    profile = _profile(inputs, basis)
    answered = {line.row.id for line in profile}
    population = _population(inputs, basis)
    cutoff = basis.about.information_cutoff.year
    editions = rows(inputs.indices)
    go_live = basis.value(basis.settings.go_live)
    return EnvironmentResult(
        profile=profile,
        unanswered=tuple(row for row in rows(inputs.profile) if row.id not in answered),
        population=population,
        index=_index([row for row in editions if row.year <= cutoff]),
        later_editions=tuple(row for row in editions if row.year > cutoff),
        alignment=_alignment(inputs),
        expiring=tuple(
            policy
            for policy in rows(inputs.policies)
            if policy.status == "in_force" and policy.ends is not None and policy.ends < go_live
        ),
        stakeholders=_stakeholders(rows(inputs.stakeholders), rows(inputs.stakeholder_scores)),
        barriers=_barriers(rows(inputs.barriers)),
        tests=_tests(rows(inputs.later), profile, population),
    )


def _profile(inputs: EnvironmentInputs, basis: Basis) -> tuple[ProfileLine, ...]:
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


def _population(inputs: EnvironmentInputs, basis: Basis) -> Outlook | None:
    outlook = inputs.population
    if isinstance(outlook, Pending):
        return None
    base, growth = basis.quantities.get(outlook.base), basis.quantities.get(outlook.growth)
    if base is None or growth is None or not base.as_of[:4].isdigit():
        return None
    first = int(base.as_of[:4])
    people, rate = basis.value(outlook.base), basis.value(outlook.growth)
    years = np.arange(max(outlook.until - first, 0) + 1)
    points = sorted(
        (p.year, p.value) for p in basis.points.get(outlook.series, ()) if p.year < first
    )
    observed = (*points, (first, people))
    rates = (_or(growth.low, rate), rate, _or(growth.high, rate))
    ends = (_or(base.low, people), people, _or(base.high, people))
    low, middle, high = (
        tuple(projection(start, r, years).tolist()) for start, r in zip(ends, rates, strict=True)
    )
    before = points[-1] if points else None
    return Outlook(
        observed=observed,
        observed_growth=yearly_growth(before[1], people, first - before[0]) if before else None,
        growth=rates,
        years=tuple(int(year) for year in first + years),
        low=low,
        base=middle,
        high=high,
    )


def _or(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def _index(editions: list[IndexEdition]) -> IndexComparison | None:
    own = sorted((row for row in editions if row.role == "own"), key=lambda row: row.year)
    if not own:
        return None
    first, last = own[0], own[-1]
    peers = [row for row in editions if row.role == "peer" and row.year == last.year]
    before = [row for row in editions if row.role == "peer" and row.year == first.year]
    leaders = [row for row in editions if row.role == "leader" and row.year == last.year]
    if not peers or not before:
        return None

    def part(name: str) -> Part:
        values = [float(getattr(row, name)) for row in peers]
        now = float(getattr(last, name))
        leader = float(getattr(leaders[0], name)) if leaders else None
        ratio = peer_ratio(now, values)
        return Part(name, float(getattr(first, name)), now, float(np.mean(values)), ratio, leader)

    parts = {name: part(name) for name in ("egdi", *PARTS, "epi")}
    ranked = sorted((parts[name] for name in PARTS), key=lambda item: item.ratio)
    return IndexComparison(
        own=tuple(own),
        peers=tuple(row.country for row in peers),
        parts=tuple(parts.values()),
        first_ratio=peer_ratio(first.egdi, [row.egdi for row in before]),
        weakest=ranked[0],
        strongest=ranked[-1],
    )


def _alignment(inputs: EnvironmentInputs) -> AlignmentResult | None:
    goals, objectives = rows(inputs.goals), rows(inputs.objectives)
    if not goals or not objectives or isinstance(inputs.alignment, Pending):
        return None
    strength = {(row.goal, row.objective): STRENGTH[row.strength] for row in rows(inputs.alignment)}
    matrix = tuple(
        tuple(strength.get((goal.id, objective.id), 0) for objective in objectives)
        for goal in goals
    )
    lone_goals, lone_objectives = unserved(matrix)
    return AlignmentResult(
        goals=goals,
        objectives=objectives,
        matrix=matrix,
        index=alignment_index(matrix),
        unserved_goals=tuple(goals[i] for i in lone_goals),
        orphans=tuple(objectives[i] for i in lone_objectives),
    )


def _stakeholders(
    groups: tuple[Stakeholder, ...], scores: tuple[StakeholderScore, ...]
) -> StakeholderMap | None:
    rated = []
    for group in groups:
        own = [row for row in scores if row.stakeholder == group.id]
        if len({row.rater for row in own}) < RATERS_NEEDED:
            continue
        marks = np.array([[row.power, row.interest, row.stance] for row in own], dtype=np.float64)
        power, interest, stance = (float(mean) for mean in marks.mean(axis=0))
        spread = int(np.ptp(marks, axis=0).max())
        place = quadrant(power, interest)
        rated.append(RatedStakeholder(group, power, interest, stance, spread, place))
    if not rated:
        return None
    support = support_index(
        [row.power for row in rated], [row.interest for row in rated], [row.stance for row in rated]
    )
    return StakeholderMap(tuple(rated), support, tuple(row for row in rated if row.stance < 0))


def _barriers(barriers: tuple[Barrier, ...]) -> tuple[RatedBarrier, ...]:
    def order(barrier: Barrier) -> tuple[int, int]:
        points = score(barrier.likelihood, barrier.severity)
        return -points, -priority(points, barrier.controllability)

    rated = []
    for number, barrier in enumerate(sorted(barriers, key=order), start=1):
        points = score(barrier.likelihood, barrier.severity)
        left = None
        if barrier.residual_likelihood is not None and barrier.residual_severity is not None:
            left = score(barrier.residual_likelihood, barrier.residual_severity)
        rated.append(
            RatedBarrier(
                number=number,
                barrier=barrier,
                score=points,
                band=band(points),
                priority=priority(points, barrier.controllability),
                residual=left,
                residual_band=None if left is None else band(left),
            )
        )
    return tuple(rated)


def _tests(
    facts: tuple[LaterFact, ...], profile: tuple[ProfileLine, ...], population: Outlook | None
) -> tuple[LaterTest, ...]:
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
