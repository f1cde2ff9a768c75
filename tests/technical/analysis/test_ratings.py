from __future__ import annotations

from math import isnan

from fs_toolkit.technical.analysis.ratings import rated
from fs_toolkit.technical.inputs.diagnosis import Answer


def test_a_question_is_the_mean_of_its_offices():
    ratings = rated(
        (Answer(question="q", role="it", score=1), Answer(question="q", role="finance", score=4))
    )
    assert ratings.mean("q") == 2.5
    assert ratings.of("q") == {"it": 1, "finance": 4}


def test_what_nobody_rated_has_no_mean_and_still_applies():
    ratings = rated((Answer(question="q", role="it"),))
    assert isnan(ratings.mean("q"))
    assert ratings.applies("q")


def test_what_does_not_apply_is_no_zero():
    ratings = rated((Answer(question="q", role="it", not_applicable=True),))
    assert isnan(ratings.mean("q"))
    assert not ratings.applies("q")


def test_a_rating_of_one_office_wins_over_another_that_finds_it_beside_the_point():
    ratings = rated(
        (
            Answer(question="q", role="it", not_applicable=True),
            Answer(question="q", role="finance", score=3),
        )
    )
    assert ratings.applies("q")
    assert ratings.mean("q") == 3
