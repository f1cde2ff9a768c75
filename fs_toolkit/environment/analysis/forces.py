"""Sub-item 1.1: the forces around the project, weighed."""

from __future__ import annotations

from fs_toolkit.environment.inputs.overview import PestelItem
from fs_toolkit.environment.pestel_score import balance, signed_score
from fs_toolkit.environment.result import Force, Forces


def forces(items: tuple[PestelItem, ...]) -> Forces | None:
    """Items with both marks by their scores, the strongest first; the others behind, unscored."""
    if not items:
        return None
    weighed = [
        Force(
            item,
            None
            if item.likelihood is None or item.impact is None
            else signed_score(item.likelihood, item.impact, item.effect),
        )
        for item in items
    ]
    ranked = sorted(weighed, key=lambda force: -abs(force.score or 0))
    scores = [force.score for force in weighed if force.score is not None]
    return Forces(tuple(weighed), tuple(f for f in ranked if f.score is not None), *balance(scores))
