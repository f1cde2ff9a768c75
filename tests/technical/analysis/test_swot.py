from __future__ import annotations

import numpy as np
import pytest

from fs_toolkit.technical.analysis.swot import Weight, analyse_swot
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.swot import SwotWeight


def test_nothing_is_said_while_nothing_is_listed():
    found = analyse_swot(TechnicalInputs())
    assert found.labels == found.weights == found.strategies == {}
    assert found.cross is None
    assert found.unanswered == found.idle == ()


def test_items_are_labelled_and_weighed(inputs):
    found = analyse_swot(inputs)
    assert found.labels == {"strong": "S1", "weak": "W1", "open": "O1", "threat": "T1"}
    assert found.strategies == {"use": "SO1"}
    assert found.balance == (pytest.approx(1 / 3), 0)  # (4 - 2) / 6 and (3 - 3) / 6


def test_weights_are_the_mean_of_the_raters_with_their_range(inputs):
    rated = tuple(
        SwotWeight(item="weak", rater=who, weight=weight) for who, weight in (("a", 5), ("b", 2))
    )
    found = analyse_swot(inputs.model_copy(update={"swot_weights": rated}))
    assert found.weights["weak"] == Weight(mean=3.5, low=2, high=5, raters=2)
    assert found.weights["strong"].raters == 0
    assert found.balance.internal == pytest.approx((4 - 3.5) / 7.5)


class TestCross:
    def test_sums_by_hand(self, inputs):
        # S1 with O1 3, with T1 1; W1 with O1 -2, with T1 0
        cross = analyse_swot(inputs).cross
        assert cross.scores.tolist() == [[3, 1], [-2, 0]]
        assert cross.sums.quadrants == {"SO": 3, "WO": -2, "ST": 1, "WT": 0}
        assert cross.posture == ("SO", True)
        assert cross.strongest.reason == "so it is"
        assert cross.between(("strong", "open")) == 3
        assert cross.between(("strong", "weak")) is None
        assert cross.touches(("strong", "threat"))
        assert not cross.touches(("weak", "threat"))

    def test_raters_are_averaged_and_their_spread_is_kept(self, inputs):
        other = inputs.cross_impact[0].model_copy(update={"rater": "it_office", "score": 0})
        changed = inputs.model_copy(update={"cross_impact": (*inputs.cross_impact, other)})
        cross = analyse_swot(changed).cross
        assert (cross.raters, cross.spread) == (2, 3)
        assert cross.scores[0, 0] == 1.5

    def test_a_pair_without_a_score_adds_nothing_and_is_named(self, inputs):
        changed = inputs.model_copy(update={"cross_impact": inputs.cross_impact[:3]})
        cross = analyse_swot(changed).cross
        assert np.isnan(cross.scores[1, 1])
        assert [(a.id, b.id) for a, b in cross.unscored] == [("weak", "threat")]
