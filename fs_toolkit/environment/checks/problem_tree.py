"""Rules of sub-item 1.4 on the problem tree: one problem, no circle, nothing beside it."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.environment.cause_and_effect import circle, reached_from, turned
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.inputs.barriers import TreeItem


def _links(items: tuple[TreeItem, ...]) -> dict[str, tuple[str, ...]]:
    return {item.id: tuple(item.leads_to) for item in items}


@rule("ENV049", "error", source="definition of a tree")
def a_problem_tree_has_no_circle(inputs: EnvironmentInputs, basis: Basis) -> Iterator[Objection]:
    """A cause that its own effect brings about explains nothing, and cannot be drawn."""
    items = rows(inputs.problem_tree)
    found = circle(_links(items))
    if found:
        first = next(item for item in items if item.id == found[0])
        problem = "items lead to each other in a circle: " + " > ".join(found)
        yield first.at("leads_to"), problem, "Take one of these links away."


@rule("ENV050", "error", source="definition of a problem tree")
def causes_lead_to_the_problem_and_it_to_the_effects(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """What hangs on nothing is not printed, and what goes the other way round is misread."""
    items = rows(inputs.problem_tree)
    links = _links(items)
    problems = [item for item in items if item.kind == "problem"]
    if items and len(problems) != 1:
        where = (problems[1] if problems else items[0]).at("kind")
        yield where, f"the tree has {len(problems)} problems", "Call one item the problem."
    if len(problems) != 1 or circle(links):
        return
    id = problems[0].id
    causes, effects = reached_from(id, turned(links)), reached_from(id, links)
    for item in items:
        if item.kind == "cause" and item.id not in causes:
            problem = f"{item.text!r} is a cause and does not lead to the problem"
            yield item.at("leads_to"), problem, "Name in `leads_to` what it brings about."
        if item.kind == "effect" and item.id not in effects:
            problem = f"{item.text!r} is an effect and nothing leads to it"
            yield (
                item.at("leads_to"),
                problem,
                "Name it in `leads_to` of the problem or of an effect.",
            )


INPUT_RULES: tuple[Rule, ...] = (
    a_problem_tree_has_no_circle,
    causes_lead_to_the_problem_and_it_to_the_effects,
)
