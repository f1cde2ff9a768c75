"""How far a group stands from where the project needs it, on the usual five steps."""

from __future__ import annotations

STEPS = ("unaware", "resistant", "neutral", "supportive", "leading")
"""The steps of the stakeholder engagement assessment matrix, from the farthest to the nearest."""


def engagement_gap(now: str, target: str) -> int:
    """Steps from where a group stands to where it is needed; negative if it stands nearer already.

    Raises
    ------
    ValueError
        If a step is not one of the five.

    References
    ----------
    .. [1] Project Management Institute, "A guide to the project management body of knowledge,"
       chapter on stakeholder engagement: the assessment matrix with its five steps. Counting
       the steps between two of them is the toolkit's own.

    Examples
    --------
    >>> engagement_gap("resistant", "supportive")
    2
    """
    for step in (now, target):
        if step not in STEPS:
            raise ValueError(f"engagement is {', '.join(STEPS)}, not {step!r}")
    return STEPS.index(target) - STEPS.index(now)
