"""Rules over the SWOT of 2.1: items, cross-impact and strategies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.technical import swot
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.swot import SwotItem

REVIEW = "reviewers' practice at donor banks"
WEIHRICH = "Weihrich, The TOWS matrix, Long Range Planning 15 (1982)"
OWN_LACK = re.compile(
    r"\b(the city|city staff|the administration|offices|departments|our (staff|office|organisation))"
    r" (lacks?|has no|have no|does not|do not|cannot)\b",
    re.IGNORECASE,
)
"""Words of a lack in the government itself: in a threat they are a weakness out of place."""


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


@rule("TEC002", "error", source=WEIHRICH)
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
    there = {"requirement": rows(inputs.requirements), "component": rows(inputs.components)}
    for strategy in rows(inputs.strategies):
        named = {"requirement": strategy.requirements, "component": strategy.components}
        lacking = next((kind for kind in there if there[kind] and not named[kind]), None)
        if lacking:
            problem = said(
                "no {lacking} carries out the strategy {text!r}",
                lacking=lacking,
                text=strategy.text,
            )
            cure = f"Name the {lacking}s in `{lacking}s`, or drop the strategy."
            yield strategy.where, problem, cure


@rule("TEC070", "warning", source=WEIHRICH)
def heavy_items_are_answered(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """What matters most and leads to nothing was listed for the sake of the list."""
    for item in result.swot.unanswered:
        label, weight = result.swot.labels[item.id], result.swot.weights[item.id].mean
        problem = said(
            "no strategy answers {label} {id!r}, whose weight is {weight:.2g} of 5",
            label=label,
            id=item.id,
            weight=weight,
        )
        yield item.where, problem, "Add it to `items` of a strategy, or say why it weighs less."


@rule("TEC071", "warning", source="fs_toolkit, cross-impact on the toolkit's own scale")
def strategies_rest_on_an_effect(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A strategy joins items because one acts on the other; where none does, it joins words."""
    for strategy in result.swot.idle:
        problem = said(
            "no pair of items of the strategy {id!r} has a cross-impact but 0", id=strategy.id
        )
        cure = "Score the pair in cross_impact.csv, choose other items, or drop the strategy."
        yield strategy.at("items"), problem, cure


@rule("TEC072", "error", source="fs_toolkit, the study format")
def cross_impact_joins_an_item_within_and_one_outside(
    inputs: TechnicalInputs, basis: Basis
) -> Iterator[Objection]:
    """Only what lies within can be set against what lies outside; other pairs have no quadrant."""
    items = {item.id: item for item in rows(inputs.swot)}
    for row in rows(inputs.cross_impact):
        for field, kinds, side in (("internal", "SW", "within"), ("external", "OT", "outside")):
            item = items.get(getattr(row, field))
            if item is not None and item.kind not in kinds:
                problem = f"{item.id!r} is {item.kind} and stands as the item {side}"
                cure = f"Name {' or '.join(kinds)} in `{field}`, or correct the kind in swot.csv."
                yield row.at(field), problem, cure


@rule("TEC073", "error", source="fs_toolkit, the study format")
def ratings_stand_once(inputs: TechnicalInputs, basis: Basis) -> Iterator[Objection]:
    """A rating that stands twice counts twice, and one rater outvotes another unseen."""
    seen: set[tuple[str, ...]] = set()
    for row in rows(inputs.cross_impact):
        key = ("cross", row.rater, row.internal, row.external)
        if key in seen:
            problem = f"{row.rater!r} scores {row.internal!r} with {row.external!r} twice"
            yield row.where, problem, "Keep one of them."
        seen.add(key)
    for each in rows(inputs.swot_weights):
        weighed = ("weight", each.rater, each.item)
        if weighed in seen:
            yield each.where, f"{each.rater!r} weighs {each.item!r} twice", "Keep one of them."
        seen.add(weighed)


@rule("TEC074", "warning", source="fs_toolkit, cross-impact on the toolkit's own scale")
def every_pair_is_scored(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """Sums of items can be compared only if each was set against all; 0 is an answer, a gap is none."""
    cross = result.swot.cross
    if cross is None or not cross.unscored:
        return
    inside, outside = cross.unscored[0]
    count, whole = len(cross.unscored), cross.scores.size
    problem = said(
        "{count} of {whole} pairs have no score, {id!r} with {outside_id!r} first",
        count=count,
        whole=whole,
        id=inside.id,
        outside_id=outside.id,
    )
    yield (
        rows(inputs.cross_impact)[0].where,
        problem,
        "Score them; write 0 and why, where none acts.",
    )


@rule("TEC075", "warning", source=WEIHRICH)
def items_lie_on_their_side(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """Strengths and weaknesses are the government's own, opportunities and threats others'; mixed, they get the wrong answer."""
    for item in rows(inputs.swot):
        if (item.changed_by == "others" and item.kind in "SW") or (
            item.changed_by == "own" and item.kind in "OT"
        ):
            who = "others" if item.changed_by == "others" else "the government itself"
            yield _misplaced(item, said("by its row {who} could change it", who=who))
        elif item.kind == "T" and (words := OWN_LACK.search(item.text)):
            yield _misplaced(item, said("it says {words!r}", words=words[0]))


def _misplaced(item: SwotItem, why: str) -> Objection:
    names = {"S": "a strength", "W": "a weakness", "O": "an opportunity", "T": "a threat"}
    other = names[{"S": "O", "W": "T", "O": "S", "T": "W"}[item.kind]]
    problem = said("{id!r} stands as {kind}, but {why}", id=item.id, kind=names[item.kind], why=why)
    return item.at("kind"), problem, f"Make it {other}, or say what in it is the other side's."
