"""Sub-item 1.2 as blocks: policies, alignment of the project's objectives, time line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Declined, is_pending, rows
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Chart,
    Column,
    Heading,
    Paragraph,
    Spans,
    Table,
    Text,
    spans,
)
from fs_toolkit.document.cells import cited, unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.inputs.strategy import Policy
from fs_toolkit.environment.report.charts import policy_times
from fs_toolkit.environment.report.neighbours import neighbours
from fs_toolkit.environment.report.trees import LEVELS, policy_tree
from fs_toolkit.environment.result import AlignmentResult, EnvironmentResult

SHADES = {0: 0, 1: 1, 2: 3}
"""Shade of an alignment: none, indirect, direct."""
WORDS = {0: "none", 1: "indirect", 2: "direct"}


def strategy(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    """Sub-item 1.2."""
    yield Heading("environment.strategy", 2, wording.text("environment.strategy.heading"))
    if not isinstance(inputs.alignment, Declined):  # else the reason given below is the answer
        yield Paragraph("environment.strategy.answer", _answer(inputs, result, wording), "answer")
    yield from prose(inputs.strategy, "environment.strategy.text")
    yield from unanswered("environment.policies.pending", inputs, "policies", wording)
    if rows(inputs.policies):
        yield from _policies(inputs, basis, result, wording)
    yield from neighbours(inputs, basis, wording)
    if rows(inputs.policies):
        yield from _hierarchy(inputs, basis, result, wording)
    for field in ("goals", "objectives", "alignment"):
        yield from unanswered(f"environment.{field}.pending", inputs, field, wording)
    if result.alignment:
        yield from _alignment(rows(inputs.policies), result.alignment, wording)
    yield from unanswered("environment.city_strategy", inputs, "city_strategy", wording)
    yield from prose(inputs.city_strategy, "environment.city_strategy.text")


def _answer(inputs: EnvironmentInputs, result: EnvironmentResult, wording: Wording) -> Spans:
    alignment = result.alignment
    if alignment is None:
        return wording("environment.strategy.answer_pending")
    weight = [sum(row) for row in alignment.matrix]
    strongest = alignment.goals[weight.index(max(weight))]
    titles = {policy.id: policy.short for policy in rows(inputs.policies)}
    city = "unknown" if is_pending(inputs.city_strategy) else "known"
    return wording(
        "environment.strategy.answer",
        goals=wording.number(len(alignment.goals)),
        served=wording.number(len(alignment.goals) - len(alignment.unserved_goals)),
        index=wording.share(alignment.index),
        policy=titles.get(strongest.policy, strongest.text),
        city=wording(f"environment.strategy.city_{city}"),
    )


def _policies(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    policies = rows(inputs.policies)
    current = [policy for policy in policies if policy.status == "in_force"]
    day = wording.date(basis.about.in_force_at)
    ends = (
        wording(
            "environment.policies.expiring",
            policies=wording.list(policy.short for policy in result.expiring),
        )
        if result.expiring
        else wording("environment.policies.lasting")
    )
    yield Paragraph(
        "environment.policies.intro",
        wording(
            "environment.policies.intro",
            count=wording.number(len(policies)),
            current=wording.number(len(current)),
            day=day,
            ends=ends,
        ),
    )
    widths = {"policy": 3.6, "passed": 2.2, "demands": 3.7}
    columns = tuple(
        Column(wording.text(f"environment.policies.{name}"), width)
        for name, width in widths.items()
    )
    yield Table(
        "environment.policies",
        wording.text(
            "environment.policies.caption",
            current=wording.number(len(current)),
            count=wording.number(len(policies)),
            day=day,
        ),
        columns,
        tuple(_by_level(policies, len(columns), wording)),
        source=wording("environment.policies.source"),
    )
    yield Chart(
        "environment.policy_times",
        _times_caption(result.expiring, day, wording),
        policy_times(
            policies,
            rows(inputs.terms),
            basis,
            wording.text(
                "environment.policy_times.title",
                open=wording.number(
                    sum(policy.ends is None for policy in policies if policy.date_passed)
                ),
                count=wording.number(sum(bool(policy.date_passed) for policy in policies)),
            ),
            wording,
        ),
        wording.text("environment.policy_times.alt", count=wording.number(len(policies))),
        source=wording("environment.policy_times.source"),
    )


def _by_level(
    policies: tuple[Policy, ...], width: int, wording: Wording
) -> Iterator[tuple[str | Spans | Cell, ...]]:
    """Rows by level, the widest first, and within a level by date; undated ones last."""
    for level in LEVELS:
        own = [policy for policy in policies if policy.level == level]
        if own:
            name = wording.text(f"environment.level.{level}")
            yield (Cell(spans(name), shade=1, bold=True, columns=width),)
        for policy in sorted(own, key=lambda row: row.date_passed or date.max):
            yield _policy_row(policy, wording)


def _hierarchy(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    """Policies down to the project, those without a served goal apart."""
    if result.alignment is None or not rows(inputs.objectives):
        return
    open_goals = {goal.id for goal in result.alignment.unserved_goals}
    served = frozenset(goal.policy for goal in result.alignment.goals if goal.id not in open_goals)
    count = len([policy for policy in rows(inputs.policies) if policy.id in served])
    words = {"served": wording.number(count), "count": wording.number(len(rows(inputs.policies)))}
    yield Paragraph("environment.hierarchy.intro", wording("environment.hierarchy.intro", **words))
    yield Chart(
        "environment.hierarchy",
        wording.text("environment.hierarchy.caption", **words),
        policy_tree(rows(inputs.policies), rows(inputs.objectives), served, basis, wording),
        wording.text("environment.hierarchy.alt", project=basis.about.project, **words),
        source=wording("environment.hierarchy.source"),
    )


def _times_caption(expiring: Sequence[Policy], day: str, wording: Wording) -> str:
    if not expiring:
        return wording.text("environment.policy_times.lasting", day=day)
    named = wording.list(policy.short for policy in expiring)
    return wording.text("environment.policy_times.expiring", policies=named)


def _policy_row(policy: Policy, wording: Wording) -> tuple[str | Spans | Cell, ...]:
    name: list[Text] = [Text(policy.title, bold=True)]
    if policy.title_local not in (None, "", policy.title):
        name += [Text(" "), Text(policy.title_local, italic=True, lang=policy.language)]
    if policy.number:
        name.append(Text(f" {policy.number}"))
    state = wording.text(f"environment.status.{policy.status}")
    if policy.verified == "remembered":
        state = f"{state}. {wording.text('report.source.counsel')}"
    passed = policy.date_passed
    when = wording.date(passed) if passed else wording.text("environment.policies.no_date")
    plain = policy.status == "in_force" and policy.verified != "remembered"
    return (
        tuple(name),
        when if plain else f"{when}. {state}",
        cited(policy.demands, policy.source),
    )


def _alignment(
    policies: tuple[Policy, ...], alignment: AlignmentResult, wording: Wording
) -> Iterator[Block]:
    names = {policy.id: policy.short for policy in policies}
    open_goals = [goal.text for goal in alignment.unserved_goals]
    orphans = [objective.short for objective in alignment.orphans]
    yield Paragraph(
        "environment.alignment.intro",
        wording(
            "environment.alignment.intro",
            index=wording.share(alignment.index),
            goals=_listed("goals", open_goals, wording),
            objectives=_listed("objectives", orphans, wording),
        ),
    )
    width = 6 / len(alignment.objectives)
    columns = (
        Column(wording.text("environment.alignment.goal"), 4),
        *(Column(objective.short, width, "centre") for objective in alignment.objectives),
    )
    table: list[tuple[str | Spans | Cell, ...]] = [
        (
            spans(goal.text, f" ({names.get(goal.policy, wording.dash)})"),
            *(
                Cell(
                    spans(wording.text(f"environment.alignment.{WORDS[mark]}")), shade=SHADES[mark]
                )
                for mark in marks
            ),
        )
        for goal, marks in zip(alignment.goals, alignment.matrix, strict=True)
    ]
    yield Table(
        "environment.alignment",
        wording.text("environment.alignment.caption", index=wording.share(alignment.index)),
        columns,
        tuple(table),
        source=wording("environment.alignment.source"),
    )


def _listed(kind: str, items: list[str], wording: Wording) -> Spans:
    if not items:
        return wording(f"environment.alignment.no_{kind}")
    return wording(f"environment.alignment.open_{kind}", items=wording.list(items))
