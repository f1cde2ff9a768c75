"""Analysis of 4.2: weights from comparisons in pairs, by rater and for the panel."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.model import rows
from fs_toolkit.core.numeric import Floats
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.priorities import Criterion
from fs_toolkit.proposal.panel import combined_judgements, matrix_of, not_compared
from fs_toolkit.proposal.priorities import LARGEST, RANDOM_INDEX, analytic_hierarchy
from fs_toolkit.proposal.ranking import ranks, weighted_scores

TABLE = "saaty"
"""The table of random indices that the consistency ratios rest on."""


@dataclass(frozen=True)
class Comparer:
    """One rater's weights and how consistent the comparisons are."""

    rater: str
    weights: dict[str, float]
    """By criterion."""
    consistency_ratio: float


@dataclass(frozen=True)
class Panel:
    """Weights from comparisons two by two."""

    members: tuple[Comparer, ...]
    weights: dict[str, float]
    """Of the group, by criterion: from the geometric means of all judgements."""
    consistency_ratio: float
    random_index: float
    """The index of random matrices of this order, from the table named `TABLE`."""
    first: tuple[str, ...]
    """Measures that would rank first with the panel's weights."""

    def span(self, criterion: str) -> tuple[float, float]:
        """Least and greatest weight that a member gives a criterion."""
        found = [member.weights[criterion] for member in self.members]
        return min(found), max(found)


def judgements(inputs: ProposalInputs, names: list[str]) -> dict[str, Floats]:
    """The matrix of each rater, NaN where a pair was not compared."""
    pairs: dict[str, dict[tuple[str, str], float]] = {}
    for row in rows(inputs.pairwise):
        pairs.setdefault(row.rater, {})[row.a, row.b] = row.ratio
    return {rater: matrix_of(given, names) for rater, given in pairs.items()}


def weighed(criteria: tuple[Criterion, ...]) -> list[str]:
    """The criteria that comparisons are about: all but those that money counts already."""
    return [criterion.id for criterion in criteria if not criterion.monetised]


def panel(inputs: ProposalInputs, criteria: tuple[Criterion, ...], table: Floats) -> Panel | None:
    """What the panel says; None without a rater who compared every two criteria."""
    names = weighed(criteria)
    whole = {
        rater: matrix
        for rater, matrix in judgements(inputs, names).items()
        if not not_compared(matrix, names)
    }
    if not whole or not 2 <= len(names) <= LARGEST:
        return None
    members = []
    for rater, matrix in whole.items():
        own = analytic_hierarchy(matrix, TABLE)
        members.append(Comparer(rater, _by_name(names, own.weights), float(own.consistency_ratio)))
    group = analytic_hierarchy(combined_judgements(np.array(list(whole.values()))), TABLE)
    weights = _by_name(names, group.weights)
    totals = weighted_scores(table, [weights.get(criterion.id, 0.0) for criterion in criteria])
    best = ranks(totals) == 1
    return Panel(
        members=tuple(members),
        weights=weights,
        consistency_ratio=float(group.consistency_ratio),
        random_index=RANDOM_INDEX[TABLE][len(names) - 3] if len(names) > 2 else 0.0,
        first=tuple(
            measure.id for measure, first in zip(rows(inputs.measures), best, strict=True) if first
        ),
    )


def _by_name(names: list[str], weights: Floats) -> dict[str, float]:
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}
