"""What 2.1 finds: inventories, the diagnosis, samples, SWOT."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.technical import swot
from fs_toolkit.technical.analysis.diagnosis import DiagnosisResult, analyse_diagnosis
from fs_toolkit.technical.analysis.inventory import InventoryResult, analyse_inventory
from fs_toolkit.technical.analysis.surveys import SurveyResult, analyse_surveys
from fs_toolkit.technical.inputs import TechnicalInputs


@dataclass(frozen=True)
class SwotResult:
    """Labels of items and strategies by id, and where the weights lie."""

    labels: Mapping[str, str]
    balance: swot.Balance
    strategies: Mapping[str, str]


@dataclass(frozen=True)
class LevelResult:
    """The result of 2.1."""

    inventory: InventoryResult
    diagnosis: DiagnosisResult
    surveys: SurveyResult
    swot: SwotResult


def analyse_level(inputs: TechnicalInputs, basis: Basis) -> LevelResult:
    """What can be said of the current level of ICT."""
    return LevelResult(
        inventory=analyse_inventory(inputs, basis),
        diagnosis=analyse_diagnosis(inputs),
        surveys=analyse_surveys(inputs, basis),
        swot=_swot(inputs),
    )


def _swot(inputs: TechnicalInputs) -> SwotResult:
    items, strategies = rows(inputs.swot), rows(inputs.strategies)
    kinds = [item.kind for item in items]
    return SwotResult(
        dict(zip((item.id for item in items), swot.labels(kinds), strict=True)),
        swot.balance(kinds, [item.weight for item in items]),
        dict(
            zip(
                (strategy.id for strategy in strategies),
                swot.labels([strategy.kind for strategy in strategies]),
                strict=True,
            )
        ),
    )
