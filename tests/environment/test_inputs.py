from __future__ import annotations

import pytest
from pydantic import ValidationError

from fs_toolkit.core.model import is_pending
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.inputs.barriers import Barrier
from fs_toolkit.environment.inputs.overview import IndexEdition
from fs_toolkit.environment.inputs.stakeholders import StakeholderScore

BARRIER = {
    "id": "money", "category": "financial", "statement": "Nobody pays", "likelihood": 4,
    "severity": 5, "controllability": 2, "reason": "Seen elsewhere",
}  # fmt: skip


def test_every_answer_may_be_pending():
    empty = EnvironmentInputs()
    assert all(is_pending(getattr(empty, name)) for name in EnvironmentInputs.model_fields)


@pytest.mark.parametrize(
    "wrong", [{"likelihood": 0}, {"severity": 6}, {"controllability": 4}, {"category": "bad luck"}]
)
def test_a_barrier_keeps_to_its_scales(wrong):
    assert Barrier(**BARRIER).cost_lines == ()
    with pytest.raises(ValidationError):
        Barrier(**{**BARRIER, **wrong})


def test_several_lines_stand_between_semicolons():
    assert Barrier(**BARRIER, cost_lines="a; b").cost_lines == ("a", "b")


def test_a_stance_has_five_steps():
    with pytest.raises(ValidationError):
        StakeholderScore(stakeholder="old", rater="a", power=1, interest=1, stance=3)


def test_a_part_of_the_index_is_no_percentage():
    with pytest.raises(ValidationError):
        IndexEdition(
            country="Aland", role="own", year=2014, rank=1, egdi=47, osi=41, hci=61, tii=37, epi=49
        )
