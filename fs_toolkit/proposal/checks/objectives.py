"""Rules of 4.1 on the objective tree: it mirrors the problem tree, and a goal is a state of affairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.composition import Goal, Objective

MIRROR = "Logical framework practice: the objective tree mirrors the problem tree"
_VERBS = "build|develop|implement|install|procure|purchase|buy|introduce|construct|deploy|create|establish|launch|set up"
_DONE = "built|developed|implemented|installed|procured|purchased|bought|introduced|constructed|deployed|established|launched|set up"
ACTIVITY = re.compile(
    rf"^\s*(to\s+)?({_VERBS})\b"
    rf"|\b(is|are|was|were|been|be)\s+({_DONE})\b"
    r"|(구축|개발|도입|설치|구매)(하|한|함|되|된|됨|을|를|$)",
    re.IGNORECASE,
)
"""Words of an activity, in English and Korean: the toolkit's own list."""


@rule("PRO050", "warning", source=MIRROR)
def every_problem_has_an_objective(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A problem of chapter 1 that chapter 4 forgets was not worth drawing, or is left unsolved unseen."""
    for each in result.objectives.everything if result.objectives else ():
        if each.objective is None:
            yield (
                rows(inputs.objective_tree)[0].where,
                said("no objective mirrors the problem {text!r}", text=each.problem.text),
                f"Add a row with mirrors {each.problem.id!r} to proposal/objective_tree.csv, "
                "and say in `left_to` who else sees to it if the project does not.",
            )


@rule("PRO051", "warning", source=MIRROR)
def every_goal_stands_in_the_tree(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A goal without a place in the tree solves a problem that nobody has named."""
    objectives = rows(inputs.objective_tree)
    named = {goal for row in objectives for goal in row.goals}
    for goal in rows(inputs.goals) if objectives else ():
        if goal.id not in named:
            yield (
                goal.where,
                said("the goal {text!r} stands for no objective of the tree", text=goal.text),
                "Name it in `goals` of the objective it stands for, in proposal/objective_tree.csv.",
            )


@rule("PRO052", "error", source=MIRROR)
def a_problem_is_mirrored_once(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Of two objectives in one place only one would be drawn."""
    seen: set[str] = set()
    for row in rows(inputs.objective_tree):
        if row.mirrors in seen:
            yield (
                row.at("mirrors"),
                f"two objectives mirror the problem {row.mirrors!r}",
                "Keep one of them, or split the problem in environment/problem_tree.csv.",
            )
        seen.add(row.mirrors)


@rule("PRO053", "warning", source="Logical framework practice: a goal is a state of affairs")
def a_goal_is_a_state_of_affairs(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A project whose goal is to build a system has reached it when the system stands, used or not."""
    written: tuple[Goal | Objective, ...] = (*rows(inputs.goals), *rows(inputs.objective_tree))
    for row in written:
        if ACTIVITY.search(row.text):
            yield (
                row.at("text"),
                said("{text!r} says what is done, not what is then true", text=row.text),
                "Write what people can see once it works: letters are answered in time.",
            )


INPUT_RULES: tuple[Rule, ...] = (
    every_goal_stands_in_the_tree,
    a_problem_is_mirrored_once,
    a_goal_is_a_state_of_affairs,
)
RESULT_RULES: tuple[Rule, ...] = (every_problem_has_an_objective,)
