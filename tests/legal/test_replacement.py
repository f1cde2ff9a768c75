from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.legal.replacement import circles, gap_days, successors

LAWS = [f"law_{i}" for i in range(7)]
ANY = st.dictionaries(st.sampled_from(LAWS), st.sampled_from(LAWS))
ONWARDS = st.dictionaries(st.sampled_from(LAWS[:-1]), st.integers(1, 6)).map(
    lambda steps: {law: LAWS[min(LAWS.index(law) + by, 6)] for law, by in steps.items()}
)
DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))


def test_follows_a_chain_to_its_end():
    # the decree of 2009 gave way to that of 2019, that to the one of 2025
    chain = {"of_2009": "of_2019", "of_2019": "of_2025"}
    assert successors("of_2009", chain) == ("of_2019", "of_2025")
    assert successors("of_2025", chain) == ()


def test_refuses_a_circle():
    with pytest.raises(ValueError, match="replaced in a circle: a, b, a"):
        successors("a", {"a": "b", "b": "a"})
    with pytest.raises(ValueError, match="circle"):
        successors("c", {"c": "a", "a": "b", "b": "a"})
    with pytest.raises(ValueError, match="circle"):
        successors("a", {"a": "a"})


def test_finds_each_circle_once():
    assert circles({"a": "b", "b": "c", "c": "a", "d": "a", "e": "f"}) == (("a", "b", "c"),)
    assert circles({"a": "a"}) == (("a",),)


@given(ONWARDS)
def test_a_chain_onwards_has_no_circle_and_no_law_twice(replaced):
    assert circles(replaced) == ()
    for law in LAWS:
        chain = successors(law, replaced)
        assert len(set(chain)) == len(chain)
        assert not chain or chain[-1] not in replaced


@given(ANY)
def test_a_law_has_an_end_unless_it_leads_into_a_circle(replaced):
    lost = {law for circle in circles(replaced) for law in circle}
    for law in LAWS:
        try:
            chain = successors(law, replaced)
        except ValueError:
            assert lost
        else:
            assert not lost & {law, *chain}


@given(DAYS, st.integers(0, 900))
def test_a_gap_counts_the_days_without_a_law(day, days):
    assert gap_days(day, day + timedelta(days)) == days
    assert gap_days(day + timedelta(days), day) == 0
