from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.core.dates import months_between
from fs_toolkit.legal.lead_time import action_times, latest_order, slack, urgency

LIVE = date(2018, 1, 1)


def test_slack_agrees_with_hand_calculation():
    # two years less a day of December, less eight months
    assert slack(date(2015, 12, 31), LIVE, 8) == pytest.approx(16 + 1 / 31)
    assert slack(date(2016, 1, 1), LIVE, 36) == -12


def test_slack_refuses_a_negative_lead_time():
    with pytest.raises(ValueError, match="0 or more"):
        slack(LIVE, LIVE, -1)


@pytest.mark.parametrize(
    ("months", "class_"), [(-0.1, "too_late"), (0, "at_once"), (5.9, "at_once"), (6, "in_time")]
)
def test_urgency_has_three_classes(months, class_):
    assert urgency(months) == class_


@given(st.integers(0, 240))
def test_an_order_at_its_latest_day_has_no_slack_left(lead):
    latest = latest_order(LIVE, lead)
    assert slack(latest, LIVE, lead) == pytest.approx(0)
    assert months_between(latest, LIVE) == lead


def test_actions_that_wait_for_others_begin_when_those_are_in_force():
    # rules 8, clause 4 after them, approval 21 alone; clause 8 to 12, rules have a tail of 4
    times = action_times({"clause": (4, ["rules"]), "rules": (8, []), "approval": (21, [])})
    assert times["clause"] == (8, 12, 0)
    assert times["rules"] == (0, 8, 4)
    assert times["approval"] == (0, 21, 0)


@given(st.lists(st.integers(0, 48), min_size=1, max_size=8))
def test_a_chain_takes_as_long_as_its_parts_together(leads):
    chain = {f"a{i}": (lead, [f"a{i - 1}"] if i else []) for i, lead in enumerate(leads)}
    times = action_times(chain)
    for each in times.values():
        assert each.finish + each.tail == pytest.approx(sum(leads))


@pytest.mark.parametrize(
    ("actions", "words"),
    [
        ({"a": (1, ["b"]), "b": (1, ["a"])}, "wait for each other"),
        ({"a": (1, ["b"])}, "'b', which is no action"),
        ({"a": (-1, [])}, "0 or more months"),
    ],
)
def test_refuses_actions_that_never_begin(actions, words):
    with pytest.raises(ValueError, match=words):
        action_times(actions)
