"""Made-up answers to the surveys of the fictional example, and its counts at counters."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from numpy.random import Generator

from example import Rows, Table

OFFICIALS = {
    "o_twice": ("work", 3.9),
    "o_owner": ("work", 3.0),
    "o_due": ("work", 2.2),
    "o_alone": ("work", 3.4),
    "o_computer": ("means", 3.3),
    "o_time": ("means", 2.1),
    "o_trained": ("means", 2.6),
    "o_open": ("will", 3.1),
    "o_easier": ("will", 3.9),
    "o_fair_figures": ("will", 2.9),
    "o_answer": ("trust", 3.6),
    "o_alike": ("trust", 3.8),
    "o_safe": ("trust", 4.0),
}
"""Scale and mean of the officials' statements, as the story has them."""
RESIDENTS = {
    "r_where": ("access", 2.8),
    "r_easy": ("access", 2.6),
    "r_own": ("access", 3.6),
    "r_helped": ("access", 3.0),
    "r_answer": ("trust", 2.4),
    "r_alike": ("trust", 2.7),
    "r_safe": ("trust", 3.2),
    "r_repaired": ("trust", 2.6),
    "r_follow": ("use", 4.1),
    "r_again": ("use", 3.9),
    "r_message": ("use", 3.7),
}
"""Scale and mean of the residents' statements."""
IMPORTANCE = {
    "i_where": ("matters", 3.6),
    "i_easy": ("matters", 3.8),
    "i_answer": ("matters", 4.4),
    "i_safe": ("matters", 3.9),
    "i_repaired": ("matters", 4.2),
    "i_helped": ("matters", 3.1),
}
"""How much subjects matter to residents, asked beside how they find them."""
CHANNELS = ("Telephone", "Mobile page", "Ward counter", "Message")


def answers(
    random: Generator, items: dict[str, tuple[str, float]], people: int, shift: np.ndarray
) -> np.ndarray:
    """Steps 1 to 5 as texts, shape (people, items).

    Assumed: a person leans the same way on all statements of a scale (deviation 0.8) and on each
    statement differs from that by chance (deviation 0.7). One answer in 33 is left open.
    """
    scales = sorted({scale for scale, _ in items.values()})
    leaning = random.normal(0, 0.8, (people, len(scales)))
    found = []
    for at, (scale, mean) in enumerate(items.values()):
        value = (
            mean + leaning[:, scales.index(scale)] + random.normal(0, 0.7, people) + shift[:, at]
        )
        steps = np.clip(np.rint(value), 1, 5).astype(int).astype(str)
        found.append(np.where(random.random(people) < 1 / 33, "", steps))
    return np.column_stack(found)


def officials(random: Generator) -> Rows:
    """Answers of 214 officials.

    Assumed: 74 of the departments, 62 of the district offices and 78 of the ward offices. Ward
    clerks know half a step less often whose case it is, and have been trained less.
    """
    people = 214
    place = np.repeat(("department", "district office", "ward office"), (74, 62, 78))
    place = place[random.permutation(people)]
    years = random.choice(
        ("under 5 years", "5 to 14 years", "15 years and more"), people, p=(0.28, 0.42, 0.3)
    )
    shift = np.zeros((people, len(OFFICIALS)))
    for item, amount in (("o_owner", -0.6), ("o_trained", -0.5)):
        shift[place == "ward office", list(OFFICIALS).index(item)] = amount
    yield ("person", "place", "service", *OFFICIALS)
    for number, row in enumerate(answers(random, OFFICIALS, people, shift), start=1):
        yield (f"p{number:04}", place[number - 1], years[number - 1], *row)


def residents(random: Generator) -> Rows:
    """Answers of 540 residents.

    Assumed: 170 of the harbour, 190 of the inner and 180 of the outer districts; 52 % women; 17 %
    over 60; 18 % speak Coastal first; 29 % are not online, over 60 every second. Who is not online
    is less able to report alone (a step), would rather not look up a case (0.9), and finds it more
    important that somebody helps (a step). Speakers of
    Coastal know less where to turn (0.6) and expect less to be treated alike (0.5). The channel
    follows age and whether people are online.
    """
    people = 540
    area = np.repeat(("harbour", "inner", "outer"), (170, 190, 180))[random.permutation(people)]
    sex = random.choice(("woman", "man"), people, p=(0.52, 0.48))
    age = random.choice(("18 to 29", "30 to 59", "60 and over"), people, p=(0.27, 0.56, 0.17))
    language = random.choice(("Exemplonian", "Coastal"), people, p=(0.82, 0.18))
    offline = random.random(people) < np.where(age == "60 and over", 0.5, 0.245)
    shift = np.zeros((people, len(RESIDENTS)))
    names = list(RESIDENTS)
    for item, who, amount in (
        ("r_own", offline, -1.0),
        ("r_follow", offline, -0.9),
        ("r_message", offline, -0.6),
        ("r_where", language == "Coastal", -0.6),
        ("r_alike", language == "Coastal", -0.5),
    ):
        shift[who, names.index(item)] = amount
    channel = np.where(
        offline,
        random.choice(CHANNELS, people, p=(0.5, 0.02, 0.4, 0.08)),
        random.choice(CHANNELS, people, p=(0.27, 0.43, 0.1, 0.2)),
    )
    found = answers(random, RESIDENTS, people, shift)
    matters = np.zeros((people, len(IMPORTANCE)))
    matters[offline, list(IMPORTANCE).index("i_helped")] = 1.0
    weights = answers(random, IMPORTANCE, people, matters)
    yield "person", "area", "sex", "age", "language", "online", *RESIDENTS, "r_channel", *IMPORTANCE
    for at in range(people):
        known = (
            area[at],
            sex[at],
            age[at],
            language[at],
            "not online" if offline[at] else "online",
        )
        yield f"p{at + 1:04}", *known, *found[at], channel[at], *weights[at]


def tally(random: Generator) -> Rows:
    """Visits at twelve counters on ten working days from 3 February 2025.

    Assumed: 34 visits a day at a ward office, 21 at a district office, 15 at a department (Poisson);
    of these 31, 22 and 14 of 100 came only to ask where a case stands, and one in five to report.
    """
    yield "unit", "kind", "day", "visits", "avoidable", "reports", "origin"
    kinds = (
        ("Ward office", 6, 34, 0.31),
        ("District office", 3, 21, 0.22),
        ("Department", 3, 15, 0.14),
    )
    days = [date(2025, 2, 3) + timedelta(days=at) for at in range(12) if at % 7 < 5]
    for kind, counters, mean, share in kinds:
        for counter in range(1, counters + 1):
            for day in days:
                visits = int(random.poisson(mean))
                avoidable = int(random.binomial(visits, share))
                reports = int(random.binomial(visits - avoidable, 0.2))
                name = f"{kind} {counter}"
                yield name, kind.lower(), day.isoformat(), visits, avoidable, reports, "synthetic"


TABLES: dict[str, Table] = {
    "technical/responses/officials.csv": officials,
    "technical/responses/residents.csv": residents,
    "technical/tally.csv": tally,
}
