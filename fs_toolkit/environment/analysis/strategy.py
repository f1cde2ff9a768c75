"""Sub-item 1.2: which objectives serve which goals, and which policies end too early."""

from __future__ import annotations

from fs_toolkit.core.model import Pending, rows
from fs_toolkit.environment.alignment_index import STRENGTH, alignment_index, unserved
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.result import AlignmentResult


def alignment_of(inputs: EnvironmentInputs) -> AlignmentResult | None:
    """The matrix of goals and objectives; a pair that the table leaves out is not served."""
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
