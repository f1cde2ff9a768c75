"""Analysis of 4.1: the objective tree, which is the problem tree of the environment chapter turned round."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fs_toolkit.core.model import rows
from fs_toolkit.environment.cause_and_effect import circle, turned
from fs_toolkit.proposal.handed import Problem
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.composition import Objective


@dataclass(frozen=True)
class Mirrored:
    """A problem with the objective that turns it round, and what hangs on it."""

    problem: Problem
    objective: Objective | None
    """None where no objective mirrors the problem."""
    twigs: tuple[Mirrored, ...] = ()


@dataclass(frozen=True)
class ObjectiveTree:
    """The purpose, the means that lead to it and the ends that it leads to."""

    purpose: Mirrored
    means: tuple[Mirrored, ...]
    ends: tuple[Mirrored, ...]

    @property
    def everything(self) -> tuple[Mirrored, ...]:
        """All of it: the purpose, the means, the ends."""
        return (self.purpose, *_all(self.means), *_all(self.ends))


def _all(mirrored: Iterable[Mirrored]) -> list[Mirrored]:
    return [each for one in mirrored for each in (one, *_all(one.twigs))]


def objective_tree(inputs: ProposalInputs, problems: tuple[Problem, ...]) -> ObjectiveTree | None:
    """The mirror of the problem tree; None without a tree of both, or where it cannot be drawn."""
    objectives = {row.mirrors: row for row in rows(inputs.objective_tree)}
    roots = [problem for problem in problems if problem.kind == "problem"]
    by_id = {problem.id: problem for problem in problems}
    links = {problem.id: problem.leads_to for problem in problems}
    if not objectives or len(roots) != 1 or circle(links):
        return None
    before, seen = turned(links), {roots[0].id}

    def grow(id: str, neighbours: dict[str, tuple[str, ...]], kind: str) -> tuple[Mirrored, ...]:
        found = []
        for next_ in neighbours.get(id, ()):
            problem = by_id.get(next_)
            if problem is None or problem.kind != kind or next_ in seen:
                continue
            seen.add(next_)
            twigs = grow(next_, neighbours, kind)
            found.append(Mirrored(problem, objectives.get(next_), twigs))
        return tuple(found)

    root = roots[0]
    return ObjectiveTree(
        Mirrored(root, objectives.get(root.id)),
        means=grow(root.id, before, "cause"),
        ends=grow(root.id, links, "effect"),
    )
