"""Rules over 2.1: diagnosis, SWOT and its strategies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Place, rule
from fs_toolkit.core.model import Prose, Row, rows
from fs_toolkit.technical import diagnosis, swot
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.level import ROLES_OF_A_DIAGNOSIS

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


@rule("TEC004", "warning", source=REVIEW)
def self_scores_have_evidence(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """An office that scores itself is believed for what it shows."""
    asked = {row.id for row in rows(inputs.questions) if row.evidence}
    for answer in rows(inputs.answers):
        if answer.question in asked and (answer.score or 0) > 0 and not answer.evidence:
            problem = f"{answer.role} scores {answer.question!r} {answer.score:g} and shows nothing"
            yield answer.where, problem, "Write in `evidence` what was seen, or score it 0."


@rule(
    "TEC005", "warning", source="Seoul policy archive on WeGO, 3.5.1: who takes part in a diagnosis"
)
def the_four_offices_take_part(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A diagnosis by the IT office alone is the IT office's opinion."""
    answers = rows(inputs.answers)
    present = {answer.role for answer in answers}
    lacking = [role for role in ROLES_OF_A_DIAGNOSIS if role not in present]
    if answers and lacking:
        problem = f"the diagnosis has no answer of {', '.join(lacking)}"
        yield answers[0].where, problem, "Let these offices answer before scores are printed."


@rule("TEC006", "warning", source=REVIEW)
def peers_are_at_least_three(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """One or two cities are no yardstick; the comparison is left out of the report."""
    for area in result.level.areas:
        if 0 < area.peers < diagnosis.ENOUGH_PEERS:
            first = next(peer for peer in rows(inputs.peers) if peer.area == area.area)
            problem = f"the area {area.area!r} is compared with {area.peers} cities"
            cure = (
                f"Add cities to peers.csv, or take the area out: {diagnosis.ENOUGH_PEERS} at least."
            )
            yield first.where, problem, cure


@rule("TEC010", "error", source="TM Forum, Smart City Maturity and Benchmark Model: 225 qualifiers")
def diagnosis_is_not_given_others_criteria(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """The 225 criteria are TM Forum's; the self-diagnosis of WeGO has about 200 questions."""
    for place, text in _texts(inputs):
        for sentence in re.split(r"(?<=[.!?])\s", text):
            claims = re.search(r"CeDS", sentence) and re.search(r"\b225\b", sentence)
            if claims and "TM Forum" not in sentence:
                problem = f"225 criteria are given to CeDS: {_short(sentence)!r}"
                yield place, problem, "Name TM Forum as their owner, or drop the number."


def _texts(inputs: TechnicalInputs) -> Iterator[tuple[Place, str]]:
    """Every text of the folder, with its place."""
    for name in type(inputs).model_fields:
        value = getattr(inputs, name)
        if isinstance(value, Prose):
            yield value.where, value.text
        elif isinstance(value, tuple):
            for row in value:
                if isinstance(row, Row):
                    yield from (
                        (row.at(field), cell) for field, cell in row if isinstance(cell, str)
                    )


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= 80 else f"{sentence[:79]}…"
