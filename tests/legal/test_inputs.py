from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from fs_toolkit.core.model import is_pending
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.inputs.criteria import LegalAction
from fs_toolkit.legal.inputs.laws import Coverage, Law
from fs_toolkit.legal.inputs.needs import TopicNeed
from fs_toolkit.legal.inputs.rights import LevelMark
from fs_toolkit.legal.inputs.work import Post, WorkingTime

LAW = {"id": "it", "level": "law", "title": "IT Law", "short": "IT Law", "verified": "read"}


def test_every_answer_may_be_pending():
    empty = LegalInputs()
    assert all(is_pending(getattr(empty, name)) for name in LegalInputs.model_fields)


def test_dates_are_days():
    assert Law(**LAW, date_passed="2006-06-29").date_passed == date(2006, 6, 29)
    with pytest.raises(ValidationError):
        Law(**LAW, date_passed="2006-02-30")


def test_a_topic_is_one_of_the_list():
    with pytest.raises(ValidationError):
        Coverage(topic="taxes", status="none", matters=1, finding="x")


def test_a_level_has_five_steps():
    assert LevelMark(level="transparency", target=4, evidence="x").in_law is None
    with pytest.raises(ValidationError):
        LevelMark(level="transparency", target=5, evidence="x")
    with pytest.raises(ValidationError, match="less than or equal to 4"):
        LevelMark(level="transparency", in_law=7, target=4, evidence="x")


def test_a_type_of_requirement_needs_topics_of_the_list():
    assert TopicNeed(type="data", topics="personal_data; open_data").topics == (
        "personal_data",
        "open_data",
    )
    with pytest.raises(ValidationError):
        TopicNeed(type="data", topics="taxes")


def test_working_time_and_shares_lie_within_bounds():
    assert WorkingTime(days="working_days").utilisation == 0.8
    with pytest.raises(ValidationError):
        WorkingTime(days="working_days", utilisation=1.2)
    with pytest.raises(ValidationError):
        Post(id="a", name="A", institution="it", share=0)


def test_power_is_stated_and_not_guessed():
    with pytest.raises(ValidationError, match="within_city_power"):
        LegalAction(
            id="a", topic="petitions", gap="g", severity=1, instrument="law", outline="o",
            authority="p", lead_months=1, feasibility="f",
        )  # fmt: skip
