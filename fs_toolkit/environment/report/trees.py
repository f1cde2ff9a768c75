"""Trees of section 1 as data: policies by level down to the project, and the problem tree."""

from __future__ import annotations

from collections.abc import Sequence

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.charts import TreeChart, TreeNode
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.inputs.strategy import Objective, Policy
from fs_toolkit.environment.result import ProblemTree, Twig

LEVELS = ("international", "national", "region", "city")
"""From the widest to the nearest."""


def policy_tree(
    policies: Sequence[Policy],
    objectives: Sequence[Objective],
    served: frozenset[str],
    basis: Basis,
    wording: Wording,
) -> TreeChart:
    """Policies by level, each under the one it carries out, and the project with its objectives last.

    `served` are the policies of which the project serves a goal; the others are drawn dashed.
    """
    listed = {policy.id for policy in policies}

    def node(policy: Policy) -> TreeNode:
        below = tuple(node(each) for each in policies if each.under == policy.id)
        year = wording.year(policy.date_passed.year) if policy.date_passed else ""
        return TreeNode(policy.short, below, year, "plain" if policy.id in served else "proposed")

    branches = []
    for level in LEVELS:
        tops = [
            policy for policy in policies if policy.level == level and policy.under not in listed
        ]
        if tops:
            name = wording.text(f"environment.level.{level}")
            branches.append(TreeNode(name, tuple(node(policy) for policy in tops)))
    project = TreeNode(
        basis.about.project,
        tuple(TreeNode(objective.short) for objective in objectives),
        look="emphasis",
    )
    return TreeChart(
        title=wording.text("environment.hierarchy.title"),
        root=TreeNode(wording.text("environment.hierarchy.root"), (*branches, project)),
    )


def problem_chart(tree: ProblemTree, wording: Wording) -> TreeChart:
    """The problem in the middle, its causes below and its effects above."""
    return TreeChart(
        title=wording.text("environment.tree.title"),
        root=TreeNode(tree.problem.text, _nodes(tree.causes), look="emphasis"),
        above=_nodes(tree.effects),
        labels=(
            wording.text("environment.tree.effects"),
            wording.text("environment.tree.causes"),
        ),
    )


def _nodes(twigs: Sequence[Twig]) -> tuple[TreeNode, ...]:
    return tuple(TreeNode(twig.item.text, _nodes(twig.twigs)) for twig in twigs)
