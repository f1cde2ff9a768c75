from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.legal.staffing import full_time_equivalents, minutes_a_year

VOLUMES = st.floats(0, 1e6)
MINUTES = st.floats(0, 600)


def test_a_year_of_paid_minutes():
    assert minutes_a_year(245, 7.5) == 110_250  # by hand: 245 x 7.5 x 60


@pytest.mark.parametrize(
    ("volume", "minutes", "people"),
    [
        (48_000, 10, 5),  # by hand: 480,000 / (120,000 x 0.8)
        (0, 10, 0),
        (9_600, 30, 3),  # 288,000 / 96,000
    ],
)
def test_agrees_with_hand_calculation(volume, minutes, people):
    assert_allclose(full_time_equivalents(volume, minutes, 120_000), people)


def test_gives_each_year_its_people():
    found = full_time_equivalents([9_600, 19_200], 30, 120_000, utilisation=1)
    assert_allclose(found, [2.4, 4.8])


@given(VOLUMES, VOLUMES, MINUTES)
def test_volumes_add_up(first, second, minutes):
    whole = full_time_equivalents(first + second, minutes, 120_000)
    parts = full_time_equivalents([first, second], minutes, 120_000).sum()
    assert_allclose(whole, parts, rtol=1e-9, atol=1e-9)


@given(VOLUMES, MINUTES, st.floats(0.1, 0.9))
def test_more_of_the_paid_time_at_work_never_needs_more_people(volume, minutes, share):
    tight, loose = (
        full_time_equivalents(volume, minutes, 120_000, u) for u in (share, share + 0.1)
    )
    assert loose <= tight


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((np.nan, 10, 120_000), "no number"),
        ((-1, 10, 120_000), "0 or more"),
        ((10, -1, 120_000), "0 or more"),
        ((10, 10, 0), "minutes a year"),
        ((10, 10, 120_000, 0), "minutes a year"),
        ((10, 10, 120_000, 1.2), "minutes a year"),
    ],
)
def test_refuses_what_gives_no_number_of_people(arguments, words):
    with pytest.raises(ValueError, match=words):
        full_time_equivalents(*arguments)


@pytest.mark.parametrize(("days", "hours"), [(0, 8), (4000, 8), (250, 25), (250, 0)])
def test_refuses_a_year_that_nobody_can_work(days, hours):
    with pytest.raises(ValueError, match="a year has no"):
        minutes_a_year(days, hours)
