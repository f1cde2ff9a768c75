"""Made-up answers of section 1 of the fictional example."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from example import Rows, Table

STAKEHOLDERS = {
    "mayor": (5, 4, 1),
    "council_services": (4, 3, 0),
    "it_office": (3, 4, 1),
    "finance_office": (4, 2, 0),
    "works_department": (4, 4, -1),
    "water_company": (3, 3, 0),
    "ward_offices": (3, 5, 1),
    "call_takers": (2, 5, -1),
    "residents_online": (2, 3, 2),
    "residents_offline": (1, 3, 0),
    "coastal_speakers": (2, 3, 0),
    "older_residents": (1, 3, 0),
    "disabled_residents": (1, 4, 1),
    "port_businesses": (3, 2, 1),
    "fishers_union": (3, 3, 0),
    "local_press": (3, 3, 1),
    "donor_bank": (3, 3, 1),
    "current_vendor": (2, 4, -2),
}
"""Power, interest and stance of each group, as the story has them."""


def stakeholder_scores(random: Generator) -> Rows:
    """Marks of four raters.

    Assumed: raters A to D each start from the power, interest and stance that the story gives a
    group. Three marks in five are that number, one is a point higher and one a point lower, within
    the scale. Rater D, who comes from the works department, sees its stance as neutral.
    """
    yield "stakeholder", "rater", "power", "interest", "stance", "origin"
    for group, marks in STAKEHOLDERS.items():
        for rater in "ABCD":
            shift = random.choice((0, 0, 0, 1, -1), size=3)
            power, interest, stance = np.clip(np.add(marks, shift), (1, 1, -2), (5, 5, 2)).tolist()
            if (group, rater) == ("works_department", "D"):
                stance = 0
            yield group, rater, power, interest, stance, "synthetic"


TABLES: dict[str, Table] = {
    "environment/stakeholder_scores.csv": stakeholder_scores,
}
