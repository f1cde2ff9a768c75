"""4.1 as blocks: the problem tree turned round, and how measures lead to what people gain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Chart, Paragraph
from fs_toolkit.document.cells import made_up, unanswered
from fs_toolkit.document.charts import (
    NetworkChart,
    NetworkLink,
    NetworkNode,
    NetworkZone,
    TreeChart,
    TreeNode,
)
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.objectives import Mirrored, ObjectiveTree
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.monitoring import Indicator
from fs_toolkit.proposal.report.words import line, sentence


def report_objectives(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult, wording: Wording
) -> Iterator[Block]:
    """The objective tree, and what is still missing in it."""
    yield from unanswered("proposal.objectives_open", inputs, "objective_tree", wording)
    tree = result.objectives
    if tree is None:
        return
    facts = {**_counts(tree, wording), "purpose": _said(tree.purpose)}
    yield Paragraph(
        "proposal.objectives_text", sentence(wording, f"proposal.objectives.{_key(tree)}", **facts)
    )
    yield Chart(
        "proposal.objectives",
        made_up(
            line(wording, "proposal.objectives.caption", **facts),
            rows(inputs.objective_tree),
            basis.about.city,
            wording,
        ),
        TreeChart(
            line(wording, f"proposal.objectives.chart_{_key(tree)}", **facts),
            TreeNode(_said(tree.purpose), _nodes(tree.means, wording), look="emphasis"),
            _nodes(tree.ends, wording),
            (
                wording.text("proposal.objectives.ends"),
                wording.text("proposal.objectives.means"),
            ),
        ),
        line(wording, "proposal.objectives.alt", **facts),
        wording(
            "proposal.objectives.source"
            if any(row.origin == "desk_estimate" for row in rows(inputs.objective_tree))
            else "proposal.objectives.source_workshop"
        ),
    )


def _key(tree: ObjectiveTree) -> str:
    left = any(each.objective and each.objective.left_to for each in tree.everything)
    return "text_left" if left else "text"


def _counts(tree: ObjectiveTree, wording: Wording) -> dict[str, str]:
    everything = tree.everything
    left = [each for each in everything if each.objective and each.objective.left_to]
    means = [each for each in everything if each.problem.kind == "cause"]
    return {
        "means": wording.number(len(means)),
        "ends": wording.number(len(everything) - len(means) - 1),
        "left": wording.number(len(left)),
        "all": wording.number(len(everything)),
    }


def _said(mirrored: Mirrored) -> str:
    return mirrored.objective.text.rstrip(".") if mirrored.objective else mirrored.problem.text


def _nodes(mirrored: Iterable[Mirrored], wording: Wording) -> tuple[TreeNode, ...]:
    def note(each: Mirrored) -> str:
        if each.objective is None:
            return wording.text("proposal.objectives.unmirrored")
        if each.objective.left_to:
            return wording.text("proposal.objectives.left_to", who=each.objective.left_to)
        return ""

    return tuple(
        TreeNode(_said(each), _nodes(each.twigs, wording), note(each)) for each in mirrored
    )


def report_change(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult, wording: Wording
) -> Iterator[Block]:
    """The theory of change: inputs, measures, outputs, outcomes and the impact."""
    measures, indicators = rows(inputs.measures), rows(inputs.indicators)
    shown = {row.id for row in indicators if row.level != "process"}
    linked = [each for each in measures if shown & set(each.indicators)]
    if not linked or not any(row.level == "outcome" for row in indicators):
        return
    silent = len(measures) - len(linked)
    counts = {
        "measures": wording.number(len(measures)),
        "outcomes": wording.number(sum(row.level == "outcome" for row in indicators)),
        "silent": wording.number(silent),
    }
    yield Paragraph(
        "proposal.change_text",
        sentence(wording, f"proposal.change.{'text_silent' if silent else 'text'}", **counts),
    )
    yield Chart(
        "proposal.change",
        line(wording, "proposal.change.caption", **counts),
        NetworkChart(
            line(wording, "proposal.change.chart_title", **counts),
            tuple(_zones(inputs, indicators, basis, result, wording)),
            (
                *(
                    NetworkLink(f"m_{each.id}", id)
                    for each in measures
                    for id in each.indicators
                    if id in shown
                ),
                *(
                    NetworkLink(row.id, id)
                    for row in indicators
                    if row.id in shown
                    for id in row.serves
                    if id in shown
                ),
            ),
        ),
        line(wording, "proposal.change.alt", **counts),
        wording("proposal.change.source"),
    )


def _zones(
    inputs: ProposalInputs,
    indicators: tuple[Indicator, ...],
    basis: Basis,
    result: ProposalResult,
    wording: Wording,
) -> Iterator[NetworkZone]:
    for level in ("impact", "outcome", "output"):
        nodes = tuple(NetworkNode(row.id, row.text) for row in indicators if row.level == level)
        if nodes:
            yield NetworkZone(wording.text(f"proposal.change.{level}"), nodes)
    yield NetworkZone(
        wording.text("proposal.change.activity"),
        tuple(NetworkNode(f"m_{each.id}", each.name) for each in rows(inputs.measures)),
    )
    if result.costs.components:
        currency = basis.settings.currency
        money = (("invested", result.composition.base), ("run", result.composition.operation))
        yield NetworkZone(
            wording.text("proposal.change.input"),
            tuple(
                NetworkNode(
                    f"i_{key}",
                    wording.text(
                        f"proposal.change.{key}", amount=wording.money_words(amount, currency)
                    ),
                )
                for key, amount in money
            ),
        )
