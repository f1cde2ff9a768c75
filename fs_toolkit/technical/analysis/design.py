"""What 2.3 finds: alternatives in order and how firm it is, coverage, lock-in, layers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

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
)
from fs_toolkit.technical.inputs.needs import Requirement

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
    """By technology: trials passed, trials made."""


def analyse_design(inputs: TechnicalInputs, seed: int) -> DesignResult:
    """What the design rests on."""
    requirements = [row for row in rows(inputs.requirements) if row.moscow != "wont"]
    components = rows(inputs.components)
    met = {id for component in components for id in component.requirements}
    degrees = [c.lock_in for c in components if c.lock_in is not None]
    results = {decision: _decision(inputs, decision, requirements, seed) for decision in DECISIONS}
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
        passed=_trials(inputs),
    )


def _decision(
    inputs: TechnicalInputs, decision: Decision, requirements: list[Requirement], seed: int
) -> DecisionResult | None:
    alternatives = [row for row in rows(inputs.alternatives) if row.decision == decision]
    criteria = [row for row in rows(inputs.criteria) if row.decision == decision]
    if not alternatives or not criteria:
        return None
    musts = tuple(row for row in criteria if row.kind == "must")
    weighted = tuple(row for row in criteria if row.kind != "must")
    given = {(row.alternative, row.criterion): row.score for row in rows(inputs.scores)}

    def appraised(alternative: Alternative) -> Appraised:
        all_met = _share(requirements, lambda row: alternative.option in row.met_by)
        asked = [row for row in requirements if row.moscow == "must"]
        return Appraised(
            alternative,
            tuple(m for m in musts if given.get((alternative.id, m.id), 0) < 1),
            tuple(
                TOP * all_met
                if criterion.kind == "requirements"
                else given.get((alternative.id, criterion.id))
                for criterion in weighted
            ),
            None,
            None,
            None,
            all_met,
            _share(asked, lambda row: alternative.option in row.met_by),
        )

    rows_ = tuple(appraised(alternative) for alternative in alternatives)
    return DecisionResult(
        decision, weighted, musts, _ranked(rows_, weighted, decision, seed), seed, DRAWS
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


def _trials(inputs: TechnicalInputs) -> tuple[tuple[Alternative, int, int], ...]:
    trials = rows(inputs.trials)
    found = []
    for alternative in rows(inputs.alternatives):
        mine = [trial for trial in trials if trial.alternative == alternative.id]
        if mine:
            found.append((alternative, sum(trial.passed for trial in mine), len(mine)))
    return tuple(found)


def _share(requirements: list[Requirement], met: Callable[[Requirement], bool]) -> float:
    return sum(met(row) for row in requirements) / len(requirements) if requirements else 0.0
