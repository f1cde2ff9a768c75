"""What 2.3 finds: alternatives in order and how firm it is, coverage, lock-in, layers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

import numpy as np

from fs_toolkit.core.model import rows
from fs_toolkit.technical import options as method
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.design import (
    LAYERS,
    Alternative,
    Component,
    Criterion,
    Decision,
    Layer,
    Score,
)
from fs_toolkit.technical.inputs.needs import Requirement
from fs_toolkit.technical.options import LifeCycleCost

DECISIONS: tuple[Decision, ...] = ("scope", "technology")
DRAWS = 10_000
TOP = 4.0
"""The best score."""


@dataclass(frozen=True)
class Appraised:
    """How one alternative does."""

    alternative: Alternative
    failed: tuple[Criterion, ...]
    """The musts it does not meet."""
    scores: tuple[float | None, ...]
    """By the decision's weighted criteria; None where it has none."""
    total: float | None
    """Weighted score, 0 to 4; None if it fails a must or a score is lacking."""
    rank: int | None
    first_share: float | None
    """Share of random weights under which it comes first."""
    requirements: float
    """Share of the requirements in the project that its option meets."""
    musts: float
    """Share of the Must requirements that its option meets."""
    spread: float = 0.0
    """The widest difference between raters on one criterion, 0 to 4."""
    firsts: int = 0
    """How many raters put it first by their own scores."""
    cost: LifeCycleCost | None = None
    """Of its option, handed over by the economic model."""
    cost_per_point: float | None = None
    """Economic cost for each point of its total. [money]"""
    dominated_by: Alternative | None = None
    """One that costs no more and scores no less; without costs, one that is nowhere worse."""


@dataclass(frozen=True)
class DecisionResult:
    """The alternatives of one decision, in the order of the study."""

    decision: Decision
    criteria: tuple[Criterion, ...]
    """The weighted ones."""
    musts: tuple[Criterion, ...]
    appraised: tuple[Appraised, ...]
    seed: int
    draws: int
    raters: tuple[str, ...] = ()
    """Who scored; those with every score of the ranked alternatives have an order of their own."""
    complete: int = 0
    """How many of them do."""

    @property
    def ranked(self) -> tuple[Appraised, ...]:
        """Those with a total, the best first."""
        return tuple(
            sorted((a for a in self.appraised if a.rank is not None), key=lambda a: a.rank or 0)
        )


@dataclass(frozen=True)
class DesignResult:
    """The result of 2.3."""

    decisions: Mapping[Decision, DecisionResult]
    covered: float
    """Share of the requirements in the project that some component meets."""
    uncovered_musts: tuple[Requirement, ...]
    lock_in: float | None
    layers: Mapping[Layer, tuple[Component, ...]]
    passed: tuple[tuple[Alternative, int, int], ...]
    """By technology: acceptance trials passed, made."""
    upkeep: tuple[tuple[Alternative, int, int], ...] = ()
    """By technology: tasks of upkeep that the city's own staff did, and had to do."""


def analyse_design(
    inputs: TechnicalInputs, seed: int, costs: Mapping[str, LifeCycleCost] | None = None
) -> DesignResult:
    """What the design rests on; `costs` are those of the options, by the option's id."""
    requirements = [row for row in rows(inputs.requirements) if row.moscow != "wont"]
    components = rows(inputs.components)
    met = {id for component in components for id in component.requirements}
    degrees = [c.lock_in for c in components if c.lock_in is not None]
    results = {
        decision: _decision(inputs, decision, requirements, seed, costs or {})
        for decision in DECISIONS
    }
    return DesignResult(
        decisions={key: found for key, found in results.items() if found is not None},
        covered=_share(requirements, lambda row: row.id in met),
        uncovered_musts=tuple(
            row for row in requirements if row.moscow == "must" and row.id not in met
        ),
        lock_in=method.lock_in_index(degrees) if degrees else None,
        layers={
            layer: found
            for layer in LAYERS
            if (found := tuple(c for c in components if c.layer == layer))
        },
        passed=_trials(inputs, "acceptance"),
        upkeep=_trials(inputs, "upkeep"),
    )


def _decision(
    inputs: TechnicalInputs,
    decision: Decision,
    requirements: list[Requirement],
    seed: int,
    costs: Mapping[str, LifeCycleCost],
) -> DecisionResult | None:
    alternatives = [row for row in rows(inputs.alternatives) if row.decision == decision]
    criteria = [row for row in rows(inputs.criteria) if row.decision == decision]
    if not alternatives or not criteria:
        return None
    musts = tuple(row for row in criteria if row.kind == "must")
    weighted = tuple(row for row in criteria if row.kind != "must")
    own = {row.id for row in alternatives}
    scored = [row for row in rows(inputs.scores) if row.alternative in own]
    given: dict[tuple[str, str], list[float]] = {}
    for row in scored:
        given.setdefault((row.alternative, row.criterion), []).append(row.score)

    def appraised(alternative: Alternative) -> Appraised:
        all_met = _share(requirements, lambda row: alternative.option in row.met_by)
        asked = [row for row in requirements if row.moscow == "must"]
        judged = [given.get((alternative.id, c.id), []) for c in weighted]
        return Appraised(
            alternative,
            tuple(m for m in musts if min(given.get((alternative.id, m.id), [0])) < 1),
            tuple(
                TOP * all_met if c.kind == "requirements" else fmean(scores) if scores else None
                for c, scores in zip(weighted, judged, strict=True)
            ),
            None,
            None,
            None,
            all_met,
            _share(asked, lambda row: alternative.option in row.met_by),
            spread=max((max(scores) - min(scores) for scores in judged if scores), default=0.0),
            cost=costs.get(alternative.option),
        )

    all_ = tuple(appraised(alternative) for alternative in alternatives)
    ranked, complete = _by_rater(_ranked(all_, weighted, decision, seed), weighted, scored)
    return DecisionResult(
        decision,
        weighted,
        musts,
        _valued(ranked),
        seed,
        DRAWS,
        tuple(dict.fromkeys(row.rater for row in scored)),
        complete,
    )


def _ranked(
    appraised: tuple[Appraised, ...], criteria: tuple[Criterion, ...], decision: Decision, seed: int
) -> tuple[Appraised, ...]:
    """The same with totals and ranks for those that meet every must and have every score."""
    weights = [criterion.weight for criterion in criteria]
    able = [a for a in appraised if not a.failed and None not in a.scores]
    if not able or not criteria or abs(sum(weights) - 1) > 1e-6:
        return appraised
    table = np.asarray([a.scores for a in able], dtype=float)
    totals = method.weighted_scores(table, weights)
    generator = np.random.default_rng([seed, DECISIONS.index(decision)])
    firsts = method.first_place_shares(table, generator, DRAWS)
    found = {
        a.alternative.id: replace(
            a,
            total=float(total),
            rank=1 + int((totals > total + 1e-9).sum()),
            first_share=float(first),
        )
        for a, total, first in zip(able, totals, firsts, strict=True)
    }
    return tuple(found.get(a.alternative.id, a) for a in appraised)


def _by_rater(
    appraised: tuple[Appraised, ...], criteria: tuple[Criterion, ...], scored: Sequence[Score]
) -> tuple[tuple[Appraised, ...], int]:
    """How often each comes first by the scores of one rater alone, and how many raters scored all."""
    able = [a for a in appraised if a.total is not None]
    weights = [criterion.weight for criterion in criteria]
    firsts: Counter[str] = Counter()
    complete = 0
    for rater in dict.fromkeys(row.rater for row in scored):
        own = {(r.alternative, r.criterion): r.score for r in scored if r.rater == rater}
        table = [
            [
                TOP * a.requirements
                if c.kind == "requirements"
                else own.get((a.alternative.id, c.id))
                for c in criteria
            ]
            for a in able
        ]
        if not able or any(None in line for line in table):
            continue
        complete += 1
        totals = method.weighted_scores(np.asarray(table, dtype=float), weights)
        firsts.update(
            a.alternative.id
            for a, total in zip(able, totals, strict=True)
            if total > totals.max() - 1e-9
        )
    return tuple(replace(a, firsts=firsts[a.alternative.id]) for a in appraised), complete


def _valued(appraised: tuple[Appraised, ...]) -> tuple[Appraised, ...]:
    """The same with cost for each point, and who is beaten by whom."""
    able = [a for a in appraised if a.total is not None]
    if not able:
        return appraised
    if all(a.cost is not None for a in able):
        table = [[a.total or 0.0, -a.cost.economic] for a in able if a.cost is not None]
    else:
        table = [[score or 0.0 for score in a.scores] for a in able]
    beaten = {
        a.alternative.id: None if by is None else able[by].alternative
        for a, by in zip(able, method.dominated_by(table), strict=True)
    }

    def valued(a: Appraised) -> Appraised:
        point = (
            float(method.cost_per_point(a.cost.economic, a.total))
            if a.cost is not None and a.total
            else None
        )
        return replace(a, cost_per_point=point, dominated_by=beaten.get(a.alternative.id))

    return tuple(valued(a) for a in appraised)


def _trials(inputs: TechnicalInputs, kind: str) -> tuple[tuple[Alternative, int, int], ...]:
    trials = [trial for trial in rows(inputs.trials) if trial.kind == kind]
    found = []
    for alternative in rows(inputs.alternatives):
        mine = [trial for trial in trials if trial.alternative == alternative.id]
        if mine:
            found.append((alternative, sum(trial.passed for trial in mine), len(mine)))
    return tuple(found)


def _share(requirements: list[Requirement], met: Callable[[Requirement], bool]) -> float:
    return sum(met(row) for row in requirements) / len(requirements) if requirements else 0.0
