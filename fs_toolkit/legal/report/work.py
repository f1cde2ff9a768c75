"""Work of sub-item 3.2 as blocks: the process as it is, people needed by year."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Cell, Chart, Column, Heading, Paragraph, Spans, Table
from fs_toolkit.document.cells import made_up, unanswered
from fs_toolkit.document.charts import ProcessChart, ProcessStep
from fs_toolkit.document.wording import Wording
from fs_toolkit.legal.analysis.work import HOURS_A_DAY, arrows
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.inputs.work import Post, WorkingTime
from fs_toolkit.legal.report.words import then
from fs_toolkit.legal.result import LegalResult, PlannedPost, StaffingPlan

Cells = tuple[str | Spans | Cell, ...]
MINUTES = 60.0
MOST_YEARS = 5
"""Columns of years that a page holds beside names and approval."""


def process(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    """F3-3: how a case is handled today, with handovers and the time it lies."""
    yield from unanswered("legal.process.pending", inputs, "process", wording)
    steps, times = rows(inputs.process), result.process
    if not steps or times is None:
        return
    yield Heading("legal.process_part", 3, wording.text("legal.process.heading"))
    way, hours = times.way, _hours(inputs)
    names = {body.id: body.name for body in rows(inputs.institutions)}
    lanes = tuple(dict.fromkeys(step.institution for step in steps))
    words = {
        "handovers": wording.number(way.handovers),
        "lanes": wording.number(len(lanes)),
        "steps": wording.number(len(way.path)),
    }
    if times.timed and way.efficiency is not None:
        timed = {
            "days": wording.number(way.lead / MINUTES / hours, 0),
            "touch": wording.number(way.touch, 0),
            "share": wording.share(way.efficiency, 1),
        }
        longest = max((step for step in steps if step.id in way.path), key=lambda s: s.wait or 0.0)
        intro = wording(
            "legal.process.intro_timed",
            longest=longest.name[:1].lower() + longest.name[1:],
            wait=wording.number(longest.wait or 0.0, 0),
            changed=then(_changed([step.name for step in steps if step.changed], wording)),
            **words,
            **timed,
        )
        caption = wording.text(
            "legal.process.caption_timed",
            handovers=words["handovers"],
            days=timed["days"],
            touch=timed["touch"],
        )
    else:
        intro = wording("legal.process.intro", **words)
        caption = wording.text("legal.process.caption", handovers=words["handovers"])
    yield Paragraph("legal.process.intro", intro)
    chart = ProcessChart(
        wording.text("legal.process.title", handovers=words["handovers"]),
        tuple(names.get(lane, wording.text("legal.process.citizen")) for lane in lanes),
        tuple(
            ProcessStep(
                step.id,
                lanes.index(step.institution),
                step.name,
                step.kind,
                arrows(step),
                step.changed,
            )
            for step in steps
        ),
    )
    yield Chart(
        "legal.process",
        made_up(caption, steps, basis.about.city, wording),
        chart,
        wording.text("legal.process.alt", **words),
        source=wording("legal.process.source", hours=wording.number(hours, 0)),
    )


def _changed(names: list[str], wording: Wording) -> Spans:
    if not names:
        return ()
    return wording(
        "legal.process.changed", names="; ".join(name[:1].lower() + name[1:] for name in names)
    )


def _hours(inputs: LegalInputs) -> float:
    time = inputs.working_time
    return time.hours if isinstance(time, WorkingTime) else HOURS_A_DAY


def staffing(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    """T3-7: people needed in the years of service, and who approves the posts."""
    yield from unanswered("legal.posts.pending", inputs, "posts", wording)
    plan = result.staffing
    if plan is None:
        return
    yield from unanswered("legal.working_time.pending", inputs, "working_time", wording)
    if plan.unknown == tuple(each.post for each in plan.posts):
        names = "; ".join(post.name for post in plan.unknown)
        yield Paragraph("legal.posts.unknown", wording("legal.posts.all_unknown", names=names))
        return
    yield from _plan(inputs, plan, basis, wording)


def _plan(
    inputs: LegalInputs, plan: StaffingPlan, basis: Basis, wording: Wording
) -> Iterator[Block]:
    names = {body.id: body.short for body in rows(inputs.institutions)}
    full = {body.id: body.name for body in rows(inputs.institutions)}
    shown = _shown(plan)
    first, last = (wording.number(float(plan.total[at]), 1) for at in (0, -1))
    open_posts = [each.post for each in plan.posts if each.post.approval in ("needed", "requested")]
    yield Paragraph(
        "legal.posts.intro",
        wording(
            "legal.posts.intro",
            first=first,
            start=wording.year(plan.years[0]),
            last=last,
            end=wording.year(plan.years[-1]),
            rest=then(
                wording("legal.posts.now_known", now=_people(plan.now, wording))
                if plan.now is not None
                else wording("legal.posts.now_unknown"),
                _approval(open_posts, full, wording),
                wording(
                    "legal.posts.some_unknown", names="; ".join(post.name for post in plan.unknown)
                )
                if plan.unknown
                else (),
            ),
        ),
    )
    columns = (
        Column(wording.text("legal.posts.post"), 3.0),
        Column(wording.text("legal.posts.now"), 0.9, "right"),
        *(Column(wording.year(plan.years[at]), 0.8, "right") for at in shown),
        Column(wording.text("legal.posts.approval"), 2.2),
    )
    table: list[Cells] = [_post_row(each, shown, names, wording) for each in plan.posts]
    table.append(
        (
            wording.text("legal.posts.total"),
            wording.dash if plan.now is None else _people(plan.now, wording),
            *(wording.number(float(plan.total[at]), 1) for at in shown),
            wording.dash,
        )
    )
    posts = [each.post for each in plan.posts]
    caption = wording.text("legal.posts.caption", last=last, end=wording.year(plan.years[-1]))
    time = inputs.working_time
    counted = isinstance(time, WorkingTime)
    yield Table(
        "legal.posts",
        made_up(caption, posts, basis.about.city, wording),
        columns,
        tuple(table),
        source=wording(
            "legal.posts.source",
            days=wording.number(basis.value(time.days), 0),
            hours=wording.number(time.hours, 0),
            share=wording.share(time.utilisation),
        )
        if counted and isinstance(time, WorkingTime)
        else wording("legal.posts.source_fixed"),
        totals=1,
    )


def _people(count: float, wording: Wording) -> str:
    """People, with a decimal only where there is a part of one."""
    return wording.number(count, 0 if float(count).is_integer() else 1)


def _shown(plan: StaffingPlan) -> tuple[int, ...]:
    """Places of the years that are printed: the first, the last, and some between."""
    count = len(plan.years)
    return tuple(
        dict.fromkeys(int(at) for at in np.linspace(0, count - 1, min(count, MOST_YEARS)).round())
    )


def _approval(posts: list[Post], names: dict[str, str], wording: Wording) -> Spans:
    if not posts:
        return wording("legal.posts.all_approved")
    who = list(dict.fromkeys(names.get(post.approved_by, "") for post in posts))
    known = [name for name in who if name]
    if not known:
        return wording("legal.posts.nobody_approves")
    return wording(
        "legal.posts.approved_by", count=wording.number(len(posts)), who=wording.list(known)
    )


def _post_row(
    each: PlannedPost, shown: tuple[int, ...], names: dict[str, str], wording: Wording
) -> Cells:
    post = each.post
    pending = wording.text("report.pending.pending")
    return (
        wording.text(
            "legal.posts.named", name=post.name, body=names.get(post.institution, wording.dash)
        ),
        pending if post.now is None else _people(post.now, wording),
        *(
            pending if each.people is None else wording.number(float(each.people[at]), 1)
            for at in shown
        ),
        wording.text(f"legal.approval.{post.approval}"),
    )
