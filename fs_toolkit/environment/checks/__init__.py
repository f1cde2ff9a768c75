"""Rules of section 1: what a reviewer of the environment analysis would object to."""

from __future__ import annotations

from fs_toolkit.core.findings import Rule
from fs_toolkit.environment.checks import (
    barriers,
    city,
    index,
    overview,
    problem_tree,
    stakeholders,
    strategy,
)

INPUT_RULES: tuple[Rule, ...] = (
    *overview.INPUT_RULES,
    *city.INPUT_RULES,
    *index.INPUT_RULES,
    *strategy.INPUT_RULES,
    *stakeholders.INPUT_RULES,
    *barriers.INPUT_RULES,
    *problem_tree.INPUT_RULES,
)
"""Before the analysis: what would make numbers silently wrong, or a fact what it is not."""

RESULT_RULES: tuple[Rule, ...] = (
    *city.RESULT_RULES,
    *strategy.RESULT_RULES,
    *stakeholders.RESULT_RULES,
)
"""After the analysis."""
