"""Rules of section 1: what a reviewer of the environment analysis would object to."""

from __future__ import annotations

from fs_toolkit.core.findings import Rule
from fs_toolkit.environment.checks import barriers, overview, stakeholders, strategy

INPUT_RULES: tuple[Rule, ...] = (
    *overview.INPUT_RULES,
    *strategy.INPUT_RULES,
    *stakeholders.INPUT_RULES,
    *barriers.INPUT_RULES,
)
"""Before the analysis: what would make numbers silently wrong, or a fact what it is not."""

RESULT_RULES: tuple[Rule, ...] = strategy.RESULT_RULES
"""After the analysis."""
