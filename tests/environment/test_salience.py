from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.environment.salience import ORDER, salience

MARKS = st.floats(1, 5)


@pytest.mark.parametrize(
    ("power", "legitimacy", "urgency", "name"),
    [  # the seven classes of Mitchell, Agle and Wood 1997, figure 2, and those with none
        (5, 1, 1, "dormant"),
        (1, 5, 1, "discretionary"),
        (1, 1, 5, "demanding"),
        (5, 5, 1, "dominant"),
        (5, 1, 5, "dangerous"),
        (1, 5, 5, "dependent"),
        (5, 5, 5, "definitive"),
        (1, 1, 1, "none"),
        (3, 3, 3, "none"),  # the middle of the scale is not held
    ],
)
def test_has_the_classes_of_the_paper(power, legitimacy, urgency, name):
    assert salience(power, legitimacy, urgency) == name


@given(power=MARKS, legitimacy=MARKS, urgency=MARKS)
def test_never_falls_behind_when_a_mark_rises_to_the_top(power, legitimacy, urgency):
    attributes = {"definitive": 3, "dominant": 2, "dangerous": 2, "dependent": 2, "none": 0}
    before = attributes.get(salience(power, legitimacy, urgency), 1)
    assert attributes.get(salience(5, legitimacy, urgency), 1) >= before
    assert salience(power, legitimacy, urgency) in ORDER


def test_refuses_a_mark_outside_the_scale():
    with pytest.raises(ValueError, match="go from 1 to 5, not 6"):
        salience(6, 1, 1)
