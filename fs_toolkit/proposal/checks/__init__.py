"""Rules of the proposal: what a reviewer of sections 4.1 to 4.5 would object to."""

from __future__ import annotations

from fs_toolkit.core.findings import Rule
from fs_toolkit.proposal.checks import (
    affordability,
    composition,
    financing,
    judgements,
    loans,
    logframe,
    monitoring,
    objectives,
    priorities,
    procurement,
    risks,
    safeguards,
    schedule,
    training,
)

INPUT_RULES: tuple[Rule, ...] = (
    *composition.INPUT_RULES,
    *objectives.INPUT_RULES,
    *priorities.INPUT_RULES,
    *judgements.INPUT_RULES,
    *financing.INPUT_RULES,
    *loans.INPUT_RULES,
    *affordability.INPUT_RULES,
    *schedule.INPUT_RULES,
    *procurement.INPUT_RULES,
    *training.INPUT_RULES,
    *monitoring.INPUT_RULES,
    *logframe.INPUT_RULES,
    *risks.INPUT_RULES,
    *safeguards.INPUT_RULES,
)
"""Before the analysis: what would make it fail, or numbers silently wrong."""

RESULT_RULES: tuple[Rule, ...] = (
    *composition.RESULT_RULES,
    *objectives.RESULT_RULES,
    *priorities.RESULT_RULES,
    *judgements.RESULT_RULES,
    *financing.RESULT_RULES,
    *loans.RESULT_RULES,
    *affordability.RESULT_RULES,
    *schedule.RESULT_RULES,
    *procurement.RESULT_RULES,
    *training.RESULT_RULES,
    *monitoring.RESULT_RULES,
    *logframe.RESULT_RULES,
    *risks.RESULT_RULES,
    *safeguards.RESULT_RULES,
)
"""After the analysis."""
