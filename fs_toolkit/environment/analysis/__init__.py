"""Counts what the folder environment/ holds: inputs to the section's result."""

from __future__ import annotations

from collections.abc import Mapping

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.environment.analysis.barriers import problem_tree, rated_barriers
from fs_toolkit.environment.analysis.city import (
    compositions,
    computed,
    later_tests,
    profile_lines,
)
from fs_toolkit.environment.analysis.forces import forces
from fs_toolkit.environment.analysis.index import index_comparison
from fs_toolkit.environment.analysis.population import population_outlook
from fs_toolkit.environment.analysis.stakeholders import (
    engagement_steps,
    excluded,
    stakeholder_map,
)
from fs_toolkit.environment.analysis.strategy import alignment_of
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.result import EnvironmentResult

__all__ = ["EnvironmentResult", "analyse"]


def analyse(
    inputs: EnvironmentInputs, basis: Basis, lines: Mapping[str, str] | None = None
) -> EnvironmentResult:
    """Count what the folder environment/ holds; what is pending stays open.

    Parameters
    ----------
    inputs, basis
        The folder, and the study's evaluated basis.
    lines : mapping, optional
        Names of the lines of cost by id, from section 5; the answers to barriers are paid by them.
    """
    profile = profile_lines(inputs, basis)
    answered = {line.row.id for line in profile}
    population = population_outlook(inputs, basis)
    cutoff = basis.about.information_cutoff.year
    editions = rows(inputs.indices)
    go_live = basis.value(basis.settings.go_live)
    groups = rows(inputs.stakeholders)
    return EnvironmentResult(
        profile=profile,
        unanswered=tuple(row for row in rows(inputs.profile) if row.id not in answered),
        computed=computed(rows(inputs.ratios), profile),
        composition=compositions(rows(inputs.composition)),
        population=population,
        index=index_comparison([row for row in editions if row.year <= cutoff]),
        later_editions=tuple(row for row in editions if row.year > cutoff),
        forces=forces(rows(inputs.pestel)),
        alignment=alignment_of(inputs),
        expiring=tuple(
            policy
            for policy in rows(inputs.policies)
            if policy.status == "in_force" and policy.ends is not None and policy.ends < go_live
        ),
        stakeholders=stakeholder_map(groups, rows(inputs.stakeholder_scores)),
        engagement=engagement_steps(groups, rows(inputs.engagement)),
        excluded=excluded(groups, rows(inputs.consultations)),
        barriers=rated_barriers(rows(inputs.barriers), lines or {}),
        problem_tree=problem_tree(rows(inputs.problem_tree)),
        tests=later_tests(rows(inputs.later), profile, population),
    )
