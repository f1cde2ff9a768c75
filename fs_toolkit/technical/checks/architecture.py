"""Rules over the drawings of 2.3: nodes, links, the process, and where data lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.inputs import TechnicalInputs

REVIEW = "reviewers' practice at donor banks"


@rule("TEC087", "warning", source=REVIEW)
def nodes_and_links_hang_together(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A box that nothing reaches is either not needed or not understood."""
    links = rows(inputs.links)
    for link in links:
        if link.start == link.end:
            yield (
                link.where,
                said("a link goes from {start!r} to itself", start=link.start),
                "Name another end.",
            )
    joined = {id for link in links if link.start != link.end for id in (link.start, link.end)}
    for node in rows(inputs.nodes):
        if links and node.id not in joined:
            problem = said("no link reaches the node {name!r}", name=node.name)
            yield node.where, problem, "Add what goes to or from it, or take it out."


@rule("TEC088", "warning", source=REVIEW)
def components_stand_somewhere(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A component that runs and is in no drawing has no place, no line and no guard."""
    placed = {node.component for node in rows(inputs.nodes)}
    for component in rows(inputs.components):
        runs = component.layer in ("channel", "application", "integration", "infrastructure")
        if placed and runs and component.id not in placed:
            problem = said("the component {name!r} stands at no node", name=component.name)
            yield component.where, problem, "Name it as the `component` of a node in nodes.csv."


@rule("TEC089", "error", source="fs_toolkit: an arrow needs two ends")
def steps_follow_a_step_or_start(inputs: TechnicalInputs, basis: Basis) -> Iterator[Objection]:
    """A step that follows nothing and is no start is never reached."""
    for step in rows(inputs.process):
        if step.kind == "start" and step.after:
            problem = f"the start {step.id!r} follows {step.after[0]!r}"
            yield step.at("after"), problem, "Leave `after` empty, or make it a step."
        elif step.kind != "start" and not step.after:
            problem = f"the {step.kind} {step.id!r} follows nothing and is no start"
            yield step.where, problem, "Name in `after` what it follows, or make it a start."
        if step.id in step.after:
            yield step.at("after"), f"{step.id!r} follows itself", "Name another step."


@rule("TEC090", "warning", source="reviewers' practice: the way back is part of the process")
def the_process_ends_and_decisions_part(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A process without an end leaves somebody waiting, and a decision with one answer is none."""
    steps = rows(inputs.process)
    followed = Counter(id for step in steps for id in step.after)
    for step in steps:
        if step.kind == "end" and followed[step.id]:
            yield (
                step.where,
                said("the end {id!r} is followed by a step", id=step.id),
                "Make it a step.",
            )
        elif step.kind != "end" and not followed[step.id]:
            yield (
                step.where,
                said("nothing follows {id!r}, and it is no end", id=step.id),
                "Add what follows.",
            )
        elif step.kind == "decision" and followed[step.id] < 2:
            problem = said("the decision {id!r} has one answer", id=step.id)
            yield step.where, problem, "Add the other, or make it a step."
    decisions = {step.id for step in steps if step.kind == "decision"}
    for step in steps:
        if not step.when and decisions & set(step.after):
            problem = said("{id!r} follows a decision and does not say at which answer", id=step.id)
            yield step.where, problem, "Write the answer in `when`: yes, no."


@rule("TEC091", "warning", source="rules of data location and of state clouds, by country")
def data_of_people_lie_where_a_rule_allows(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """Data of people that leave the city's rooms without a rule cannot be fetched back."""
    for row in rows(inputs.data_places):
        private = row.kind in ("personal", "complainant")
        if private and not row.rule:
            problem = said("no rule is named for the place of {data!r}", data=row.data)
            yield row.at("rule"), problem, "Name it, or say who has to find it."
        if row.kind == "complainant" and row.place == "abroad":
            problem = said("{data!r} name people who complain and lie abroad", data=row.data)
            yield row.at("place"), problem, "Keep them in the city or in the country."
