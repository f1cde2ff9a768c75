from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.core.dates import months_between
from fs_toolkit.legal.lead_time import latest_order, slack, urgency

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
