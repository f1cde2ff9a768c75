"""What 2.1 finds: inventories, the diagnosis, samples."""

from __future__ import annotations

from dataclasses import dataclass

from fs_toolkit.core.basis import Basis
from fs_toolkit.technical.analysis.diagnosis import DiagnosisResult, analyse_diagnosis
from fs_toolkit.technical.analysis.inventory import InventoryResult, analyse_inventory
from fs_toolkit.technical.analysis.surveys import SurveyResult, analyse_surveys
from fs_toolkit.technical.inputs import TechnicalInputs


@dataclass(frozen=True)
class LevelResult:
    """The result of 2.1."""

    inventory: InventoryResult
    diagnosis: DiagnosisResult
    surveys: SurveyResult


def analyse_level(inputs: TechnicalInputs, basis: Basis) -> LevelResult:
    """What can be said of the current level of ICT."""
    return LevelResult(
        inventory=analyse_inventory(inputs, basis),
        diagnosis=analyse_diagnosis(inputs),
        surveys=analyse_surveys(inputs, basis),
    )
