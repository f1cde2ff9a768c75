"""Trees of section 1 as data: policies by level down to the project, and the problem tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
    """Policies by level, each level within the wider one, down to the project and its objectives.

    `served` are the policies of which the project serves a goal; the others say that it serves none.
    A policy stands under the one it carries out where both are of one level; else it names it.
    """
    listed = {policy.id: policy for policy in policies}

    def node(policy: Policy) -> TreeNode:
        below = tuple(
            node(each)
            for each in policies
            if each.under == policy.id and each.level == policy.level
        )
        return TreeNode(policy.short, below, _remark(policy, listed, served, wording))

    inner = TreeNode(
        basis.about.project,
        tuple(TreeNode(objective.short) for objective in objectives),
        look="emphasis",
    )
    for level in reversed(LEVELS):
        own = [policy for policy in policies if policy.level == level]
        tops = [
            policy
            for policy in own
            if policy.under not in listed or listed[policy.under].level != level
        ]
        if own:
            name = wording.text(f"environment.level.{level}")
            inner = TreeNode(name, (*(node(policy) for policy in tops), inner))
    return TreeChart(title=_policy_title(policies, served, wording), root=inner)


def _policy_title(policies: Sequence[Policy], served: frozenset[str], wording: Wording) -> str:
    """The policies of which no goal is served, by name where they are few."""
    unserved = [policy.short for policy in policies if policy.id not in served]
    if not unserved:
        return wording.text("environment.hierarchy.title_all")
    few = len(unserved) <= 2
    named = wording.list(unserved) if few else wording.number(len(unserved))
    return wording.text("environment.hierarchy.title", policies=named)


def _remark(
    policy: Policy, listed: Mapping[str, Policy], served: frozenset[str], wording: Wording
) -> str:
    """What stands below the name of a policy: its year, what it carries out, and whether it counts."""
    parts = [wording.year(policy.date_passed.year)] if policy.date_passed else []
    above = listed.get(policy.under)
    if above is not None and above.level != policy.level:
        parts.append(wording.text("environment.hierarchy.under", policy=above.short))
    if policy.id not in served:
        parts.append(wording.text("environment.hierarchy.unserved"))
    return "; ".join(parts)


def problem_chart(tree: ProblemTree, title: str, wording: Wording) -> TreeChart:
    """The problem in the middle, its causes below and its effects above."""
    return TreeChart(
        title=title,
        root=TreeNode(tree.problem.text, _nodes(tree.causes), look="emphasis"),
        above=_nodes(tree.effects),
        labels=(
            wording.text("environment.tree.effects"),
            wording.text("environment.tree.causes"),
        ),
    )


def _nodes(twigs: Sequence[Twig]) -> tuple[TreeNode, ...]:
    return tuple(TreeNode(twig.item.text, _nodes(twig.twigs)) for twig in twigs)
