"""Salience of stakeholders: who deserves attention first, by power, legitimacy and urgency.

The classes are those of Mitchell, Agle and Wood: one of the three attributes makes a group
latent, two make it expectant, all three make it definitive.
"""

from __future__ import annotations

from typing import Literal

HELD = 3.0
"""An attribute counts as held above the middle of the scale of 1 to 5; the toolkit's own threshold."""

Salience = Literal[
    "definitive",
    "dominant",
    "dangerous",
    "dependent",
    "dormant",
    "discretionary",
    "demanding",
    "none",
]
ORDER: tuple[Salience, ...] = (
    "definitive",
    "dominant",
    "dangerous",
    "dependent",
    "dormant",
    "discretionary",
    "demanding",
    "none",
)
"""From the class that comes first to the one without any attribute."""

_CLASSES: dict[tuple[bool, bool, bool], Salience] = {
    (True, True, True): "definitive",
    (True, True, False): "dominant",
    (True, False, True): "dangerous",
    (False, True, True): "dependent",
    (True, False, False): "dormant",
    (False, True, False): "discretionary",
    (False, False, True): "demanding",
    (False, False, False): "none",
}


def salience(power: float, legitimacy: float, urgency: float) -> Salience:
    """Class of a group by the attributes it holds.

    Parameters
    ----------
    power, legitimacy, urgency : float
        Means of the raters' marks, 1 to 5.

    Raises
    ------
    ValueError
        If a mark lies outside 1 to 5.

    References
    ----------
    .. [1] R. K. Mitchell, B. R. Agle and D. J. Wood, "Toward a theory of stakeholder
       identification and salience," Academy of Management Review 22(4), 1997, pp. 853-886.

    Examples
    --------
    >>> salience(4, 4.5, 5), salience(2, 4, 4), salience(5, 2, 2)
    ('definitive', 'dependent', 'dormant')
    """
    for mark in (power, legitimacy, urgency):
        if not 1 <= mark <= 5:
            raise ValueError(f"power, legitimacy and urgency go from 1 to 5, not {mark:g}")
    return _CLASSES[power > HELD, legitimacy > HELD, urgency > HELD]
