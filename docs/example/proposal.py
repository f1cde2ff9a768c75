"""Made-up answers of section 4 of the fictional example."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from example import Rows, Table

CRITERIA = ("felt", "enables", "own_power", "reach", "cheap", "soon")
MEASURES = {
    "baselines": (
        (1, "nobody but clerks notices"),
        (4, "gate and tender rest on it"),
        (5, "an instruction to twelve wards"),
        (3, "counts those who come in person"),
        (5, "working time and a small survey"),
        (5, "two months"),
    ),
    "reply_rule": (
        (3, "answers come in time where crews are there"),
        (4, "deadlines and figures need it"),
        (3, "the council must amend the ordinance"),
        (2, "the same for all"),
        (5, "working time of counsel"),
        (2, "eight months"),
    ),
    "register": (
        (4, "a report can be followed"),
        (5, "six measures wait for it"),
        (3, "tender under national law"),
        (3, "counter and page see the same"),
        (1, "the dearest part"),
        (2, "a year to the first ward"),
    ),
    "one_number": (
        (5, "no more trying of five numbers"),
        (3, "calls are entered where they come in"),
        (4, "posts move within the city"),
        (4, "a telephone is enough"),
        (2, "posts every year"),
        (3, "with the building"),
    ),
    "orders": (
        (3, "felt as an earlier repair"),
        (3, "the map needs it"),
        (3, "Exempla Water must build its side"),
        (1, "for offices"),
        (3, "two interfaces"),
        (2, "five months after the contract"),
    ),
    "counters": (
        (4, "half of the reports begin there"),
        (2, "slips and entries"),
        (5, "own counters and clerks"),
        (5, "made for people without internet"),
        (3, "a set for each of 48 counters"),
        (3, "three months after the contract"),
    ),
    "coastal": (
        (3, "one resident in six"),
        (1, "nothing waits for it"),
        (4, "call takers are there"),
        (5, "made for Coastal speakers"),
        (4, "texts and shifts"),
        (3, "with the pilot"),
    ),
    "map": (
        (2, "one report in six is a second one"),
        (1, "nothing waits for it"),
        (4, "part of the register"),
        (1, "needs a screen"),
        (4, "part of the register"),
        (2, "must fill first"),
    ),
    "figures": (
        (2, "read by press and council"),
        (2, "reviews use them"),
        (4, "the city's own file"),
        (2, "shows who waits longer"),
        (5, "made from the register"),
        (3, "with the pilot"),
    ),
}
"""Score and reason of each measure on each criterion, as the citizen office has them."""


SCORED = {"citizen office": "2025-04-08", "IT office": "2025-04-10", "ward clerks": "2025-04-14"}
"""When each rater filled in the sheet; the weights were fixed on 4 March."""


def priority_scores(random: Generator) -> Rows:
    """Scores of three raters.

    Assumed: the citizen office gives the score and the reason that stand above. The IT office and
    the ward clerks agree with it in three cases of five and differ by one point else, up as often
    as down, within 1 to 5.
    """
    yield "measure", "criterion", "rater", "score", "reason", "scored", "origin"
    for rater, day in SCORED.items():
        for measure, marks in MEASURES.items():
            for criterion, (score, reason) in zip(CRITERIA, marks, strict=True):
                if rater == "citizen office":
                    yield measure, criterion, rater, score, reason, day, "synthetic"
                else:
                    shifted = score + int(random.choice((0, 0, 0, 1, -1)))
                    yield measure, criterion, rater, min(max(shifted, 1), 5), "", day, "synthetic"


HELD = {
    "mayor's office": (0.32, 0.18, 0.2, 0.1, 0.08, 0.12),
    "council services": (0.28, 0.16, 0.12, 0.24, 0.12, 0.08),
    "works department": (0.24, 0.28, 0.18, 0.08, 0.14, 0.08),
}
"""The weights that each member of the panel has in mind, in the order of the criteria."""


def comparisons(random: Generator) -> Rows:
    """Criteria compared two by two by a panel of three.

    Assumed: each member has the weights above in mind, misjudges a ratio by about a fifth (the
    standard deviation of its logarithm), and says the nearest of 1 to 9 times.
    """
    yield "a", "b", "ratio", "rater", "origin"
    for rater, weights in HELD.items():
        for one, first in enumerate(CRITERIA):
            for other in range(one + 1, len(CRITERIA)):
                felt = weights[one] / weights[other] * float(np.exp(random.normal(0.0, 0.2)))
                a, b = (first, CRITERIA[other]) if felt >= 1 else (CRITERIA[other], first)
                times = round(min(max(felt, 1 / felt), 9.0))
                yield a, b, times, rater, "synthetic"


LENS = {
    "service": (7, "a number for every report, and an answer that can be seen"),
    "efficiency": (6, "one desk for five numbers, fewer second visits to one fault"),
    "open_city": (7, "a monthly file with the days of the charter, late ones included"),
    "urban_management": (6, "the map shows where faults gather; it plans no repairs"),
    "digital_divide": (8, "counters and slips stay; both languages at the desk"),
}
"""Score and reason of the project in the categories of the WeGO Awards, as the citizen office has them."""


def awards_lens(random: Generator) -> Rows:
    """The project in the five categories of the WeGO Awards, by two raters.

    Assumed: the citizen office gives the score and the reason above; a lecturer of the city's
    university gives the same, one less or two less, each as often, and does not say why.
    """
    yield "category", "rater", "score", "reason", "origin"
    for category, (score, reason) in LENS.items():
        yield category, "citizen office", score, reason, "synthetic"
    for category, (score, reason) in LENS.items():
        yield category, "university", score - int(random.choice((0, 1, 2))), reason, "synthetic"


TABLES: dict[str, Table] = {
    "proposal/scores.csv": priority_scores,
    "proposal/pairwise.csv": comparisons,
    "proposal/awards_lens.csv": awards_lens,
}
