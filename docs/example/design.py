"""Made-up judgements of the SWOT and of sub-item 2.3 of the fictional example."""

from __future__ import annotations

from numpy.random import Generator

from example import Rows, Table

RATERS = ("consultant", "it_office", "ward_offices")

WEIGHTS = {
    "s_charter": 4, "s_wards": 4, "s_call_takers": 3, "s_storms": 3,
    "w_five_lists": 5, "w_no_owner": 4, "w_it_staff": 4, "w_late": 3,
    "o_phones": 4, "o_data_act": 3, "o_bank": 3,
    "t_election": 4, "t_cyclone": 4, "t_vendor": 3, "t_fear": 4,
}  # fmt: skip
"""How much each item matters, as the story has it."""

MUSTS = {
    "baseline": {"offline_open": (1, "counters and telephone"), "can_follow": (0, "by asking only")},
    "do_minimum": {"offline_open": (1, "one number and the counters"), "can_follow": (1, "by calling the one number")},
    "shared": {"offline_open": (1, "counter, telephone, slips"), "can_follow": (1, "by number, anywhere")},
    "full": {"offline_open": (1, "counter, telephone, slips"), "can_follow": (1, "by number, anywhere")},
    "hosted": {"open_data": (1, "described in the offer"), "in_country": (1, "a site in the country was named")},
    "package": {"open_data": (1, "open by its licence"), "in_country": (1, "any host will do")},
    "framework": {"open_data": (1, "written so"), "in_country": (1, "any host will do")},
    "extend": {"open_data": (0, "links belong to the seller"), "in_country": (1, "runs at the water company")},
}  # fmt: skip
"""Whether an alternative meets a must, and why: raters agree on these."""

JUDGED = {
    "baseline": {"storm": (2, "paper lists"), "runs": (4, "no new posts"), "soon": (4, "as today")},
    "do_minimum": {"storm": (2, "paper lists"), "runs": (3, "two posts"), "soon": (4, "half a year")},
    "shared": {"storm": (3, "slips become reports"), "runs": (2, "six posts"), "soon": (1, "two years")},
    "full": {"storm": (4, "slips, and a centre that stays open"), "runs": (1, "sixteen posts"), "soon": (0, "more than two years")},
    "hosted": {"ready": (3, "all but the second language"), "keep": (2, "the supplier only"), "free": (0, "data only"), "quick": (3, "half a year")},
    "package": {"ready": (3, "all but work orders"), "keep": (3, "a firm and the IT office"), "free": (4, "all code open"), "quick": (2, "nine months")},
    "framework": {"ready": (0, "base functions, no cases"), "keep": (1, "no firm in the country yet"), "free": (4, "all code open"), "quick": (1, "a year")},
    "extend": {"ready": (2, "orders, no reports"), "keep": (1, "the seller only"), "free": (1, "data and forms"), "quick": (3, "half a year")},
}  # fmt: skip
"""The score that the story gives, and why."""


def swot_weights(random: Generator) -> Rows:
    """Weights of three raters.

    Assumed: each starts from the weight of the story; three in five keep it, the others go a
    point up or down, within 1 to 5.
    """
    yield "item", "rater", "weight", "origin"
    for item, weight in WEIGHTS.items():
        for rater in RATERS:
            shift = int(random.choice((0, 0, 0, 1, -1)))
            yield item, rater, min(5, max(1, weight + shift)), "synthetic"


def scores(random: Generator) -> Rows:
    """Scores of three raters.

    Assumed: on a must all agree. On a judged criterion each starts from the score of the story;
    four in six keep it, the others go a point up or down, within 0 to 4. The ward offices know
    what slips are worth in a storm and give the shared register 4 there, the IT office gives it 2.
    """
    yield "alternative", "criterion", "score", "reason", "sources", "rater", "origin"
    for alternative, judged in JUDGED.items():
        for criterion, (met, reason) in MUSTS[alternative].items():
            for rater in RATERS:
                yield alternative, criterion, met, reason, "", rater, "synthetic"
        for criterion, (score, reason) in judged.items():
            for rater in RATERS:
                given = min(4, max(0, score + int(random.choice((0, 0, 0, 0, 1, -1)))))
                if (alternative, criterion) == ("shared", "storm"):
                    given = {"ward_offices": 4, "it_office": 2}.get(rater, 3)
                yield alternative, criterion, given, reason, "", rater, "synthetic"


TABLES: dict[str, Table] = {
    "technical/swot_weights.csv": swot_weights,
    "technical/scores.csv": scores,
}
