"""Rules over 2.1: SWOT and its strategies."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, rule
from fs_toolkit.core.model import rows
from fs_toolkit.technical import swot
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.inputs import TechnicalInputs

REVIEW = "reviewers' practice at donor banks"


@rule("TEC001", "error", source=REVIEW)
def swot_items_have_evidence(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """An item without evidence would fit any city."""
    for item in rows(inputs.swot):
        if not item.sources and not item.desk_reading:
            problem = f"nothing is given as evidence of {item.text!r}"
            cure = "Give `sources`, or say in `desk_reading` what was read and inferred."
            yield item.where, problem, cure


@rule("TEC002", "error", source="Weihrich, The TOWS matrix, Long Range Planning 15 (1982)")
def strategies_join_the_kinds_they_claim(
    inputs: TechnicalInputs, basis: Basis
) -> Iterator[Objection]:
    """An SO strategy uses a strength on an opportunity; with anything else it is another kind."""
    kinds = {item.id: item.kind for item in rows(inputs.swot)}
    for strategy in rows(inputs.strategies):
        joined = [kinds[id] for id in strategy.items if id in kinds]
        lacking = swot.lacking_kinds(strategy.kind, joined)
        foreign = swot.foreign_kinds(strategy.kind, joined)
        if lacking:
            problem = (
                f"the {strategy.kind} strategy {strategy.id!r} joins no {' and no '.join(lacking)}"
            )
            cure = "Add an item of that kind to `items`, or correct `kind`."
            yield strategy.at("items"), problem, cure
        if foreign:
            problem = (
                f"the {strategy.kind} strategy {strategy.id!r} also joins {' and '.join(foreign)}"
            )
            yield strategy.at("items"), problem, "Take these items out, or make it two strategies."


@rule("TEC003", "warning", source=REVIEW)
def strategies_are_carried_out_by_the_project(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A strategy that no requirement and no component carries out stays a sentence."""
    for strategy in rows(inputs.strategies):
        if not strategy.requirements or not strategy.components:
            lacking = "requirement" if not strategy.requirements else "component"
            problem = f"no {lacking} carries out the strategy {strategy.text!r}"
            cure = f"Name the {lacking}s in `{lacking}s`, or drop the strategy."
            yield strategy.where, problem, cure
