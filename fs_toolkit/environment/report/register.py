"""Sub-item 1.3 as blocks: whom an online service leaves out, and the register of all other groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Cell, Column, Paragraph, Spans, Table, spans
from fs_toolkit.document.cells import cited, made_up
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.inputs.stakeholders import Stakeholder
from fs_toolkit.environment.result import Heard

Cells = tuple[str | Spans | Cell, ...]


def register(
    groups: Sequence[Stakeholder],
    excluded: Sequence[Heard],
    basis: Basis,
    wording: Wording,
    *,
    planned: bool = False,
) -> Iterator[Block]:
    """Those who are easily forgotten first, then everybody else.

    Where a plan of engagement is `planned` for the groups, the register leaves to it what is done.
    """
    if excluded:
        yield from _excluded(excluded, basis, wording)
    others = [group for group in groups if group.group != "vulnerable"]
    if not others:
        return
    losers = [group.name for group in groups if group.loses]
    yield Paragraph(
        "environment.register.intro",
        wording(
            "environment.register.intro_planned" if planned else "environment.register.intro",
            losers=wording.list(losers) or wording.text("report.answer.none"),
        ),
    )
    widths = {"group": 3.4, "interest": 3.2, "concern": 3.4}
    if not planned:
        widths = {"group": 2.2, "interest": 2.6, "concern": 2.6, "engagement": 2.6}
    columns = tuple(
        Column(wording.text(f"environment.register.{name}"), width)
        for name, width in widths.items()
    )
    table: list[Cells] = []
    for kind in dict.fromkeys(group.group for group in others):
        name = wording.text(f"environment.group.{kind}")
        table.append((Cell(spans(name), shade=1, bold=True, columns=len(columns)),))
        for group in (group for group in others if group.group == kind):
            cells = (cited(group.name, group.source), group.interest, group.concern)
            table.append(cells if planned else (*cells, group.engagement))
    caption = wording.text(
        "environment.register.caption",
        count=wording.number(len(groups)),
        losers=wording.number(len(losers)),
    )
    yield Table(
        "environment.register",
        made_up(caption, others, basis.about.city, wording),
        columns,
        tuple(table),
        source=_source(others, wording),
    )


def _source(groups: Sequence[Stakeholder], wording: Wording) -> Spans:
    desk = any(group.origin == "desk_estimate" for group in groups)
    return wording("environment.register.source" if desk else "environment.register.source_groups")


def _excluded(excluded: Sequence[Heard], basis: Basis, wording: Wording) -> Iterator[Block]:
    heard = sum(bool(row.meetings) for row in excluded)
    words = {"count": wording.number(len(excluded))}
    if heard:
        words["heard"] = wording.number(heard)
    intro = "environment.excluded.intro" if heard else "environment.excluded.intro_none"
    yield Paragraph("environment.excluded.intro", wording(intro, **words))
    widths = {"group": 1.8, "concern": 2.8, "engagement": 2.9, "heard": 1.9}
    which = "caption" if heard else "caption_none"
    if heard == len(excluded):
        which = "caption_all"
    given = {name: word for name, word in words.items() if which == "caption" or name == "count"}
    caption = wording.text(f"environment.excluded.{which}", **given)
    yield Table(
        "environment.excluded",
        made_up(caption, [row.group for row in excluded], basis.about.city, wording),
        tuple(
            Column(wording.text(f"environment.excluded.{name}"), width)
            for name, width in widths.items()
        ),
        tuple(
            (
                cited(row.group.name, row.group.source),
                row.group.concern,
                row.group.engagement,
                _when(row, wording),
            )
            for row in excluded
        ),
        source=_source([row.group for row in excluded], wording),
    )


def _when(row: Heard, wording: Wording) -> str:
    if not row.meetings:
        return wording.text("environment.excluded.not_heard")
    return "; ".join(wording.date(meeting.held) for meeting in row.meetings)
