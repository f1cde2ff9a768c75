"""Rules of section 3: what a reviewer of law and regulation would object to."""

from __future__ import annotations

from fs_toolkit.core.findings import Rule
from fs_toolkit.legal.checks import (
    criteria,
    institutions,
    laws,
    organisation,
    outline,
    replacement,
    rights,
    work,
)

INPUT_RULES: tuple[Rule, ...] = (
    *laws.INPUT_RULES,
    *replacement.INPUT_RULES,
    *rights.INPUT_RULES,
    *institutions.INPUT_RULES,
    *organisation.INPUT_RULES,
    *work.INPUT_RULES,
    *criteria.INPUT_RULES,
    *outline.INPUT_RULES,
)
"""Before the analysis: what is wrong whatever is counted."""

RESULT_RULES: tuple[Rule, ...] = (
    *laws.RESULT_RULES,
    *replacement.RESULT_RULES,
    *rights.RESULT_RULES,
    *institutions.RESULT_RULES,
    *organisation.RESULT_RULES,
    *work.RESULT_RULES,
    *criteria.RESULT_RULES,
    *outline.RESULT_RULES,
)
"""After the analysis: what the dates, the responsibilities and the lead times come to."""
