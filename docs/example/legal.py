"""Made-up answers of section 3 of the fictional example."""

from __future__ import annotations

from numpy.random import Generator

from example import Rows, Table

LEVELS = {
    "access_to_information": (
        3, 2, 4, "Requests have a deadline and a court; the notice at counters is missing",
    ),
    "public_rights": (
        3, 1, 4, "15 and 30 days with a remedy; four reports in ten are answered in time",
    ),
    "transparency": (2, 1, 4, "A list of yearly figures; answering times are not on it"),
    "participation": (2, 1, 3, "Hearings on ordinances; none on services"),
    "cooperation": (1, 0, 3, "Letters pass between offices; nobody must pass one on"),
}  # fmt: skip
"""What the story says of each level: in law, in practice, target, evidence."""
RATERS = ("counsel", "panel of residents", "panel of officials")


def levels(random: Generator) -> Rows:
    """Marks of the five levels by three raters, 0 to 4.

    Assumed: counsel gives the marks of the story. The two panels give the same or one step less in law
    with even chances, and the same or one step more in practice: residents see less law, and
    officials more practice, than counsel read. Nobody is more than a step away.
    """
    yield "level", "rater", "in_law", "in_practice", "target", "evidence", "origin", "source"
    for level, (in_law, in_practice, target, evidence) in LEVELS.items():
        for rater in RATERS:
            less, more = (0, 0) if rater == RATERS[0] else random.integers(0, 2, 2).tolist()
            marks = (in_law - less, in_practice + more, target)
            yield level, rater, *marks, evidence, "synthetic", "story"


TABLES: dict[str, Table] = {"legal/levels.csv": levels}
