"""Made-up answers of section 4 of the fictional example."""

from __future__ import annotations

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


def priority_scores(random: Generator) -> Rows:
    """Scores of three raters.

    Assumed: the citizen office gives the score and the reason that stand above. The IT office and
    the ward clerks agree with it in three cases of five and differ by one point else, up as often
    as down, within 1 to 5.
    """
    yield "measure", "criterion", "rater", "score", "reason"
    for rater in ("citizen office", "IT office", "ward clerks"):
        for measure, marks in MEASURES.items():
            for criterion, (score, reason) in zip(CRITERIA, marks, strict=True):
                if rater == "citizen office":
                    yield measure, criterion, rater, score, reason
                else:
                    shifted = score + int(random.choice((0, 0, 0, 1, -1)))
                    yield measure, criterion, rater, min(max(shifted, 1), 5), ""


TABLES: dict[str, Table] = {
    "proposal/scores.csv": priority_scores,
}
