"""Scores of the forces around a project: likelihood times impact, with the sign of the effect."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

SIGNS = {"helps": 1, "hinders": -1}


def signed_score(likelihood: int, impact: int, effect: Literal["helps", "hinders"]) -> int:
    """Likelihood times impact, -25 to 25; below 0 where the force hinders. The toolkit's own scale.

    Raises
    ------
    ValueError
        If a mark lies outside 1 to 5.

    Examples
    --------
    >>> signed_score(4, 5, "hinders"), signed_score(2, 3, "helps")
    (-20, 6)
    """
    for mark in (likelihood, impact):
        if not 1 <= mark <= 5:
            raise ValueError(f"likelihood and impact go from 1 to 5, not {mark}")
    return SIGNS[effect] * likelihood * impact


def balance(scores: Iterable[int]) -> tuple[int, int]:
    """Points for the project and points against it, both as counts.

    >>> balance([-20, 6, 4, -5])
    (10, 25)
    """
    listed = list(scores)
    return sum(s for s in listed if s > 0), -sum(s for s in listed if s < 0)
