from __future__ import annotations

from fs_toolkit.technical.analysis.level import analyse_level
from fs_toolkit.technical.inputs import TechnicalInputs


def test_nothing_is_made_up_while_nothing_is_answered(basis):
    result = analyse_level(TechnicalInputs(), basis)
    assert result.inventory.services is result.inventory.service_inventory is None
    assert result.inventory.power == result.inventory.benchmarks == result.inventory.systems == ()
    assert result.diagnosis.areas == result.diagnosis.structure == ()
    assert result.diagnosis.level is result.diagnosis.peer_gap is None
    assert result.surveys.samples == ()
