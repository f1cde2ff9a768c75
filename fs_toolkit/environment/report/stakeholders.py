"""Sub-item 1.3 as blocks: who is affected, with what power and interest, and who was heard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Chart,
    Column,
    Heading,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import cited, unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.inputs.stakeholders import Stakeholder
from fs_toolkit.environment.report.charts import power_grid
from fs_toolkit.environment.result import EnvironmentResult, StakeholderMap

Cells = tuple[str | Spans | Cell, ...]


def stakeholders(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    """Sub-item 1.3."""
    groups = rows(inputs.stakeholders)
    yield Heading("environment.stakeholders", 2, wording.text("environment.stakeholders.heading"))
    yield Paragraph("environment.stakeholders.answer", _answer(groups, result, wording), "answer")
    yield from prose(inputs.people, "environment.stakeholders.text")
    yield from unanswered("environment.register.pending", inputs, "stakeholders", wording)
    if groups:
        yield from _register(groups, wording)
    if result.stakeholders:
        made_up = any(row.origin == "synthetic" for row in rows(inputs.stakeholder_scores))
        yield from _scores(result.stakeholders, made_up, basis, wording)
    yield from unanswered("environment.scores.pending", inputs, "stakeholder_scores", wording)
    yield from unanswered("environment.meetings.pending", inputs, "consultations", wording)
    yield from _consultations(inputs, basis, wording)


def _answer(groups: tuple[Stakeholder, ...], result: EnvironmentResult, wording: Wording) -> Spans:
    if not groups:
        return wording("environment.stakeholders.answer_pending")
    left_out = [group.name for group in groups if group.group == "vulnerable"]
    losers = [group.name for group in groups if group.loses]
    scored = (
        wording("environment.stakeholders.unscored")
        if result.stakeholders is None
        else wording(
            "environment.stakeholders.scored",
            support=wording.number(result.stakeholders.support, 1),
            opposed=wording.number(len(result.stakeholders.opposed)),
        )
    )
    return wording(
        "environment.stakeholders.answer",
        count=wording.number(len(groups)),
        left_out=wording.number(len(left_out)),
        losers=wording.number(len(losers)),
        scored=scored,
    )


def _names(names: list[str], wording: Wording) -> str:
    return "; ".join(names) or wording.text("report.answer.none")


def _register(groups: tuple[Stakeholder, ...], wording: Wording) -> Iterator[Block]:
    losers = [group.name for group in groups if group.loses]
    left_out = [group.name for group in groups if group.group == "vulnerable"]
    yield Paragraph(
        "environment.register.intro",
        wording(
            "environment.register.intro",
            left_out=_names(left_out, wording),
            losers=_names(losers, wording),
        ),
    )
    columns = tuple(
        Column(wording.text(f"environment.register.{name}"), width)
        for name, width in (
            ("group", 2.2),
            ("interest", 2.6),
            ("concern", 2.6),
            ("engagement", 2.6),
        )
    )
    table: list[Cells] = []
    for kind in dict.fromkeys(group.group for group in groups):
        name = wording.text(f"environment.group.{kind}")
        table.append((Cell(spans(name), shade=1, bold=True, columns=len(columns)),))
        for group in (group for group in groups if group.group == kind):
            table.append(
                (cited(group.name, group.source), group.interest, group.concern, group.engagement)
            )
    yield Table(
        "environment.register",
        wording.text(
            "environment.register.caption",
            count=wording.number(len(groups)),
            losers=wording.number(len(losers)),
        ),
        columns,
        tuple(table),
        source=wording("environment.register.source"),
    )


def _scores(
    found: StakeholderMap, made_up: bool, basis: Basis, wording: Wording
) -> Iterator[Block]:
    support = wording.number(found.support, 2)
    opposed = _names([row.stakeholder.name for row in found.opposed], wording)
    yield Paragraph(
        "environment.scores.intro",
        wording("environment.scores.intro", support=support, opposed=opposed),
    )
    columns = tuple(
        Column(wording.text(f"environment.scores.{name}"), width, "left" if width > 2 else "right")
        for name, width in (
            ("group", 3.0), ("power", 1.0), ("interest", 1.0), ("stance", 1.0), ("spread", 1.2), ("dealing", 2.4),
        )
    )  # fmt: skip
    table = tuple(
        (
            row.stakeholder.name,
            wording.number(row.power, 1),
            wording.number(row.interest, 1),
            wording.number(row.stance, 1),
            wording.number(row.spread, 0),
            wording.text(f"environment.quadrant.{row.quadrant}"),
        )
        for row in sorted(found.rated, key=lambda row: -row.power * row.interest)
    )
    source = wording("environment.scores.source")
    count = wording.number(len(found.rated))
    yield Table(
        "environment.scores",
        _caption("scores", made_up, basis, wording, support=support),
        columns,
        table,
        source=source,
    )
    yield Chart(
        "environment.power_interest",
        _caption("power_interest", made_up, basis, wording, count=count),
        power_grid(found, wording.text("environment.power_interest.title"), wording),
        wording.text("environment.power_interest.alt", count=count),
        source=source,
    )


def _consultations(inputs: EnvironmentInputs, basis: Basis, wording: Wording) -> Iterator[Block]:
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
    made_up = any(row.origin == "synthetic" for row in meetings)
    yield Table(
        "environment.meetings",
        _caption("meetings", made_up, basis, wording, count=words["count"], people=words["people"]),
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
            for row in meetings
        ),
        source=wording("environment.meetings.source"),
    )


def _caption(name: str, made_up: bool, basis: Basis, wording: Wording, **words: str) -> str:
    """Caption of a table of answers; it says so where they are made up."""
    caption = wording.text(f"environment.{name}.caption", **words)
    if not made_up:
        return caption
    return f"{caption} ({wording.text('report.source.synthetic', city=basis.about.city)})"


_MEETING_COLUMNS: tuple[tuple[str, float, Literal["left", "right"]], ...] = (
    ("held", 1.4, "left"),
    ("place", 1.4, "left"),
    ("invited", 2.0, "left"),
    ("people", 0.8, "right"),
    ("women", 0.8, "right"),
    ("outcome", 3.0, "left"),
)
