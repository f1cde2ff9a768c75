"""Sub-item 1.3 as blocks: the plan of engagement, and the log of consultations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Column, Paragraph, Table
from fs_toolkit.document.cells import capital, made_up, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.result import EngagementStep, EnvironmentResult


def engagement(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    """How each group is to be moved, the longest way first."""
    yield from unanswered("environment.engagement.pending", inputs, "engagement", wording)
    steps = result.engagement
    if not steps:
        return
    known = [step.gap for step in steps if step.gap is not None]
    ahead = [gap for gap in known if gap > 0]
    words = {"count": wording.number(len(steps)), "ahead": wording.number(len(ahead))}
    if known:
        longest = max(known)
        farthest = wording.list(step.stakeholder.name for step in steps if step.gap == longest)
        intro = wording("environment.engagement.intro", farthest=farthest, **words)
        caption = wording.text("environment.engagement.caption", **words)
    else:
        intro = wording("environment.engagement.intro_unknown", count=words["count"])
        caption = wording.text("environment.engagement.caption_unknown", count=words["count"])
    yield Paragraph("environment.engagement.intro", intro)
    way = "way" if known else "target"
    widths = {
        "group": 2.2,
        way: 2.2 if known else 1.3,
        "action": 3.2,
        "owner": 1.8,
        "frequency": 1.6,
    }
    yield Table(
        "environment.engagement",
        made_up(caption, [step.plan for step in steps], basis.about.city, wording),
        tuple(
            Column(wording.text(f"environment.engagement.{name}"), width)
            for name, width in widths.items()
        ),
        tuple(
            (
                step.stakeholder.name,
                _way(step, wording) if known else _target(step, wording),
                step.plan.action,
                step.plan.owner,
                step.plan.frequency,
            )
            for step in steps
        ),
        source=wording("environment.engagement.source"),
    )


def _target(step: EngagementStep, wording: Wording) -> str:
    return capital(wording.text(f"environment.attitude.{step.plan.target}"))


def _way(step: EngagementStep, wording: Wording) -> str:
    target = wording.text(f"environment.attitude.{step.plan.target}")
    if step.gap is None:
        return capital(wording.text("environment.engagement.unasked", target=target))
    now = wording.text(f"environment.attitude.{step.plan.now}")
    if step.gap == 0:
        return capital(wording.text("environment.engagement.stays", now=now))
    return capital(
        wording.text(
            "environment.engagement.moves", now=now, target=target, gap=wording.number(step.gap)
        )
    )


def consultations(inputs: EnvironmentInputs, basis: Basis, wording: Wording) -> Iterator[Block]:
    """Meetings held: when, with whom, what came of it."""
    yield from unanswered("environment.meetings.pending", inputs, "consultations", wording)
    meetings = rows(inputs.consultations)
    if not meetings:
        return
    people, women = sum(row.people for row in meetings), sum(row.women for row in meetings)
    words = {
        "count": wording.number(len(meetings)),
        "people": wording.number(people),
        "women": wording.share(women / people),
    }
    yield Paragraph("environment.meetings.intro", wording("environment.meetings.intro", **words))
    columns = tuple(
        Column(wording.text(f"environment.meetings.{name}"), width, side)
        for name, width, side in _MEETING_COLUMNS
    )
    caption = wording.text("environment.meetings.caption", **words)
    yield Table(
        "environment.meetings",
        made_up(caption, meetings, basis.about.city, wording),
        columns,
        tuple(
            (
                wording.date(row.held),
                row.place,
                row.stakeholders,
                wording.number(row.people),
                wording.number(row.women),
                row.outcome,
            )
            for row in sorted(meetings, key=lambda row: row.held)
        ),
        source=wording("environment.meetings.source"),
    )


_MEETING_COLUMNS: tuple[tuple[str, float, Literal["left", "right"]], ...] = (
    ("held", 1.9, "left"),
    ("place", 1.4, "left"),
    ("invited", 2.0, "left"),
    ("people", 0.8, "right"),
    ("women", 0.8, "right"),
    ("outcome", 3.0, "left"),
)
