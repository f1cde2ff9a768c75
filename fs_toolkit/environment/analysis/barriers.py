"""Sub-item 1.4: barriers by their scores, what pays for the answers, and the problem tree."""

from __future__ import annotations

from collections.abc import Mapping

from fs_toolkit.environment.cause_and_effect import circle, turned
from fs_toolkit.environment.inputs.barriers import Barrier, TreeItem
from fs_toolkit.environment.result import ProblemTree, RatedBarrier, Twig
from fs_toolkit.environment.risk_matrix import band, priority, score


def rated_barriers(
    barriers: tuple[Barrier, ...], lines: Mapping[str, str]
) -> tuple[RatedBarrier, ...]:
    """Barriers by their scores, the highest first; `lines` gives lines of cost their names."""

    def order(barrier: Barrier) -> tuple[int, int]:
        points = score(barrier.likelihood, barrier.severity)
        return -points, -priority(points, barrier.controllability)

    rated = []
    for number, barrier in enumerate(sorted(barriers, key=order), start=1):
        points = score(barrier.likelihood, barrier.severity)
        left = None
        if barrier.residual_likelihood is not None and barrier.residual_severity is not None:
            left = score(barrier.residual_likelihood, barrier.residual_severity)
        paid_by = dict.fromkeys(lines[line] for line in barrier.cost_lines if line in lines)
        rated.append(
            RatedBarrier(
                number=number,
                barrier=barrier,
                score=points,
                band=band(points),
                priority=priority(points, barrier.controllability),
                residual=left,
                residual_band=None if left is None else band(left),
                paid_by=tuple(paid_by),
            )
        )
    return tuple(rated)


def problem_tree(items: tuple[TreeItem, ...]) -> ProblemTree | None:
    """The problem with its causes below and its effects above; None where it has no one problem.

    An item with several parents hangs on the first that names it: a tree shows each box once.
    """
    links = {item.id: tuple(end for end in item.leads_to) for item in items}
    problems = [item for item in items if item.kind == "problem"]
    if len(problems) != 1 or circle(links):
        return None
    by_id = {item.id: item for item in items}
    before = turned(links)
    seen = {problems[0].id}

    def grow(id: str, neighbours: Mapping[str, tuple[str, ...]], kind: str) -> tuple[Twig, ...]:
        twigs = []
        for next_ in neighbours.get(id, ()):
            item = by_id.get(next_)
            if item is None or item.kind != kind or next_ in seen:
                continue
            seen.add(next_)
            twigs.append(Twig(item, grow(next_, neighbours, kind)))
        return tuple(twigs)

    problem = problems[0]
    return ProblemTree(
        problem,
        causes=grow(problem.id, before, "cause"),
        effects=grow(problem.id, links, "effect"),
    )
