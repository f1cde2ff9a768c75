"""Sub-item 1.4 as blocks: the problem tree, and where the barriers stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Chart, Paragraph, Spans
from fs_toolkit.document.cells import made_up, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.inputs.barriers import TreeItem
from fs_toolkit.environment.report.trees import problem_chart
from fs_toolkit.environment.result import EnvironmentResult, ProblemTree, Twig


def problem(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    """What brings the problem about, and what it brings about."""
    yield from unanswered("environment.tree.pending", inputs, "problem_tree", wording)
    tree = result.problem_tree
    if tree is None:
        return
    items = rows(inputs.problem_tree)
    causes, effects = _all(tree.causes), _all(tree.effects)
    words = {"causes": wording.number(len(causes)), "effects": wording.number(len(effects))}
    yield Paragraph(
        "environment.tree.intro",
        (
            *wording("environment.tree.intro", **words),
            *_linked(causes, result, wording),
        ),
    )
    yield Chart(
        "environment.tree",
        made_up(
            wording.text(
                "environment.tree.caption", problem=tree.problem.text.rstrip("."), **words
            ),
            items,
            basis.about.city,
            wording,
        ),
        problem_chart(tree, _title(tree, causes, result, wording), wording),
        wording.text("environment.tree.alt", problem=tree.problem.text.rstrip("."), **words),
        source=wording(
            "environment.tree.source"
            if any(item.origin == "desk_estimate" for item in items)
            else "environment.tree.source_workshop"
        ),
    )


def _all(twigs: Sequence[Twig]) -> list[TreeItem]:
    return [item for twig in twigs for item in (twig.item, *_all(twig.twigs))]


def _numbers(causes: Sequence[TreeItem], result: EnvironmentResult, wording: Wording) -> str:
    """The barriers of the register that stand in the way of mending a cause, by their numbers."""
    numbers = {row.barrier.id: row.number for row in result.barriers}
    found = sorted({numbers[id] for item in causes for id in item.barriers if id in numbers})
    return wording.list(str(number) for number in found)


def _title(
    tree: ProblemTree, causes: Sequence[TreeItem], result: EnvironmentResult, wording: Wording
) -> str:
    if numbers := _numbers(causes, result, wording):
        return wording.text("environment.tree.title", numbers=numbers)
    return wording.text("environment.tree.title_alone", direct=wording.number(len(tree.causes)))


def _linked(causes: Sequence[TreeItem], result: EnvironmentResult, wording: Wording) -> Spans:
    """Which barriers of the register stand in the way of mending a cause."""
    numbers = _numbers(causes, result, wording)
    return wording("environment.tree.linked", numbers=numbers) if numbers else ()
