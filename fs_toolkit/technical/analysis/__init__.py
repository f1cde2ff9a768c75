"""The analysis of technical/: what can be said of level, needs and design."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fs_toolkit.core.basis import Basis
from fs_toolkit.technical.analysis.design import DesignResult, analyse_design
from fs_toolkit.technical.analysis.level import LevelResult, analyse_level
from fs_toolkit.technical.analysis.needs import NeedsResult, analyse_needs
from fs_toolkit.technical.analysis.swot import SwotResult, analyse_swot
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.options import LifeCycleCost

SEED = 2015
"""The seed of the random weights; printed beside every share that rests on it."""


@dataclass(frozen=True)
class TechnicalResult:
    """The results of 2.1, 2.2 and 2.3."""

    level: LevelResult
    swot: SwotResult
    needs: NeedsResult
    design: DesignResult


def analyse(
    inputs: TechnicalInputs,
    basis: Basis,
    costs: Mapping[str, LifeCycleCost] | None = None,
    seed: int = SEED,
) -> TechnicalResult:
    """What can be said of the city's ICT, of what the project needs and of its design.

    Parameters
    ----------
    inputs, basis :
        The folder technical/ and the evaluated basis.
    costs :
        Life-cycle cost of the options, by id: handed over by the economic model.
    seed :
        Of the random weights.
    """
    return TechnicalResult(
        analyse_level(inputs, basis),
        analyse_swot(inputs),
        analyse_needs(inputs, basis),
        analyse_design(inputs, seed, costs),
    )
