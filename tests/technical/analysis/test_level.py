from __future__ import annotations

import pytest

from fs_toolkit.technical.analysis.level import analyse_level
from fs_toolkit.technical.inputs import TechnicalInputs


def test_nothing_is_made_up_while_nothing_is_answered(basis):
    result = analyse_level(TechnicalInputs(), basis)
    assert result.inventory.services is result.inventory.service_inventory is None
    assert result.inventory.power == result.inventory.benchmarks == result.inventory.systems == ()
    assert result.diagnosis.areas == result.diagnosis.structure == ()
    assert result.diagnosis.level is result.diagnosis.peer_gap is None
    assert result.surveys.samples == ()
    assert result.swot.labels == {}


def test_swot_is_labelled_and_weighed(result):
    found = result.level.swot
    assert found.labels == {"strong": "S1", "weak": "W1", "open": "O1", "threat": "T1"}
    assert found.strategies == {"use": "SO1"}
    assert found.balance == (pytest.approx(1 / 3), 0)  # (4 - 2) / 6 and (3 - 3) / 6
