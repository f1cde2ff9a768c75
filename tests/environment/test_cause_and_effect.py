from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.environment.cause_and_effect import circle, reached_from, turned

NAMES = st.sampled_from("abcde")
LINKS = st.dictionaries(NAMES, st.lists(NAMES, max_size=3))


def test_an_item_that_leads_to_itself_is_a_circle():
    assert circle({"a": ["a"]}) == ("a", "a")


@given(order=st.permutations("abcde"))
def test_links_in_one_direction_are_no_circle(order):
    ahead = {name: order[place + 1 :] for place, name in enumerate(order)}
    assert circle(ahead) == ()


@given(links=LINKS)
def test_every_step_of_a_circle_is_a_link(links):
    found = circle(links)
    for start, end in pairwise(found):
        assert end in links[start]


@given(links=LINKS, start=NAMES, end=NAMES)
def test_what_is_reached_reaches_back_when_turned(links, start, end):
    assert (end in reached_from(start, links)) == (start in reached_from(end, turned(links)))
