"""How much of what a project needs is covered by law."""

from __future__ import annotations

from collections.abc import Sequence

MARKS = {"none": 0, "partial": 1, "adequate": 2, "conflicting": -1}
"""Marks of a topic; the toolkit's own scale."""


def coverage_index(statuses: Sequence[str], weights: Sequence[float] | None = None) -> float:
    r"""Share of the topics covered, 0 to 1; a conflict counts as nothing.

    .. math:: \frac{\sum_t w_t \max(0, s_t)}{2 \sum_t w_t}

    Parameters
    ----------
    statuses : sequence of {"none", "partial", "adequate", "conflicting"}
        One for each topic.
    weights : sequence of float, optional
        How much each topic matters, above 0; equal weights if left out.

    Raises
    ------
    ValueError
        If there is no topic, a weight is not above 0, or a status is unknown.

    Examples
    --------
    >>> coverage_index(["adequate", "partial", "conflicting", "none"])
    0.375
    >>> coverage_index(["adequate", "none"], [3, 1])
    0.75
    """
    if not statuses:
        raise ValueError("an index of coverage needs at least one topic")
    unknown = [status for status in statuses if status not in MARKS]
    if unknown:
        raise ValueError(f"a topic is {', '.join(MARKS)}, not {unknown[0]!r}")
    heavy = [1.0] * len(statuses) if weights is None else [float(weight) for weight in weights]
    if len(heavy) != len(statuses) or min(heavy) <= 0:
        raise ValueError("each topic has one weight above 0")
    marks = (max(0, MARKS[status]) for status in statuses)
    total = sum(weight * mark for weight, mark in zip(heavy, marks, strict=True))
    return total / (2 * sum(heavy))
