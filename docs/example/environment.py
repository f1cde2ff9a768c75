"""Made-up answers of section 1 of the fictional example."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from example import Rows, Table

STAKEHOLDERS = {
    "mayor": (5, 4, 1, 5, 4),
    "council_services": (4, 3, 0, 5, 2),
    "it_office": (3, 4, 1, 4, 3),
    "finance_office": (4, 2, 0, 4, 2),
    "works_department": (4, 4, -1, 4, 3),
    "water_company": (3, 3, 0, 3, 2),
    "ward_offices": (3, 5, 1, 4, 4),
    "call_takers": (2, 5, -1, 4, 5),
    "residents_online": (2, 3, 2, 4, 3),
    "residents_offline": (1, 3, 0, 5, 4),
    "coastal_speakers": (2, 3, 0, 5, 4),
    "older_residents": (1, 3, 0, 4, 3),
    "disabled_residents": (1, 4, 1, 5, 4),
    "port_businesses": (3, 2, 1, 3, 2),
    "fishers_union": (3, 3, 0, 4, 3),
    "local_press": (3, 3, 1, 3, 2),
    "donor_bank": (3, 3, 1, 2, 2),
    "current_vendor": (2, 4, -2, 2, 5),
}
"""Power, interest, stance, legitimacy and urgency of each group, as the story has them."""
LOWEST, HIGHEST = (1, 1, -2, 1, 1), (5, 5, 2, 5, 5)

COUNTRIES = {
    "Republic of Exemplonia": ("own", (0.52, 0.64, 0.47), 88),
    "Sampleland": ("peer", (0.55, 0.61, 0.44), 92),
    "Modelonia": ("peer", (0.63, 0.66, 0.50), 79),
    "Testovia": ("peer", (0.48, 0.58, 0.41), 104),
    "Mockland": ("peer", (0.58, 0.70, 0.46), 85),
    "Draftmark": ("peer", (0.66, 0.62, 0.53), 76),
    "Paragonia": ("leader", (0.92, 0.88, 0.85), 6),
}
"""Role, parts of the index in 2018 (services, people, networks) and rank, as the story has them."""
EDITIONS = (2018, 2020, 2022, 2024)
PROGRESS = (0.03, 0.01, 0.04)
"""How far each part moves from one edition to the next."""
WEIGHED_ANEW = 0.17
"""What the edition of 2022 adds to networks because it counts them otherwise."""


def stakeholder_scores(random: Generator) -> Rows:
    """Marks of four raters.

    Assumed: raters A to D each start from the power, interest, stance, legitimacy and urgency that
    the story gives a group. Three marks in five are that number, one is a point higher and one a
    point lower, within the scale. Rater D, who comes from the works department, sees its stance as
    neutral.
    """
    yield "stakeholder", "rater", "power", "interest", "stance", "legitimacy", "urgency", "origin"
    for group, marks in STAKEHOLDERS.items():
        for rater in "ABCD":
            shift = random.choice((0, 0, 0, 1, -1), size=5)
            given = np.clip(np.add(marks, shift), LOWEST, HIGHEST).tolist()
            if (group, rater) == ("works_department", "D"):
                given[2] = 0
            yield group, rater, *given, "synthetic"


def indices(random: Generator) -> Rows:
    """Four editions of the e-government index for seven countries that do not exist.

    Assumed: each part starts from the story's value of 2018 and moves by `PROGRESS` from edition
    to edition, two hundredths up or down at random. From 2022 on networks are counted otherwise,
    which adds 0.17 everywhere; the note says so. The index is the mean of the parts, to four
    places; e-participation follows online services; a rank moves by up to four places.
    """
    yield (
        "country", "role", "year", "rank", "egdi", "osi", "hci", "tii", "epi", "breaks", "note",
        "source", "origin",
    )  # fmt: skip
    for country, (role, start, rank) in COUNTRIES.items():
        parts, place = np.array(start), rank
        for number, year in enumerate(EDITIONS):
            if number:
                parts = parts + PROGRESS + random.uniform(-0.02, 0.02, size=3)
                place = max(1, place + int(random.integers(-4, 3)))
            counted = parts + ((0, 0, WEIGHED_ANEW) if year >= 2022 else (0, 0, 0))
            osi, hci, tii = np.clip(counted, 0, 0.98).round(4).tolist()
            own_break = (country, year) == ("Republic of Exemplonia", 2022)
            yield (
                country,
                role,
                year,
                place,
                round((osi + hci + tii) / 3, 4),
                osi,
                hci,
                tii,
                round(min(0.98, osi + 0.04), 4),
                "known" if own_break else "",
                "networks are counted by lines in use and no longer by lines sold"
                if own_break
                else "",
                "story",
                "synthetic",
            )


TABLES: dict[str, Table] = {
    "environment/stakeholder_scores.csv": stakeholder_scores,
    "environment/indices.csv": indices,
}
