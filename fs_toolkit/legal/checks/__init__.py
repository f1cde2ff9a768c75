"""Rules of section 3: what a reviewer of law and regulation would object to."""

from __future__ import annotations

from fs_toolkit.core.findings import Rule
from fs_toolkit.legal.checks import criteria, institutions, laws

INPUT_RULES: tuple[Rule, ...] = (
    *laws.INPUT_RULES,
    *institutions.INPUT_RULES,
    *criteria.INPUT_RULES,
)
"""Before the analysis: what is wrong whatever is counted."""

RESULT_RULES: tuple[Rule, ...] = (
    *laws.RESULT_RULES,
    *institutions.RESULT_RULES,
    *criteria.RESULT_RULES,
)
"""After the analysis: what the dates, the responsibilities and the lead times come to."""
