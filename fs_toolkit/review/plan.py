"""How work goes on: the instruments that answer what is open, and what is asked of whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fs_toolkit.document.blocks import Block, Column, Paragraph, Table
from fs_toolkit.document.cells import capital
from fs_toolkit.document.wording import Wording
from fs_toolkit.review.questions import Question
from fs_toolkit.review.sub_items import SUB_ITEMS

MOST = 12
"""Questions to one person that are named; the list that `fs todo` writes has them all."""


def work_plan(asked: Sequence[Question], wording: Wording) -> Iterator[Block]:
    """The instruments in the order of the sub-items that wait for them."""
    waiting: dict[str, list[Question]] = {}
    for each in asked:
        if each.is_open and each.part in SUB_ITEMS:
            waiting.setdefault(capital(each.instrument), []).append(each)
    if not waiting:
        return
    yield Paragraph("summary.plan.intro", wording("review.plan.intro"))
    ordered = sorted(waiting.items(), key=lambda item: SUB_ITEMS.index(item[1][0].part))
    yield Table(
        "summary.plan",
        wording.text("review.plan.caption", count=wording.number(len(ordered))),
        (
            Column(wording.text("report.column.number"), 0.4, "right"),
            Column(wording.text("review.plan.column.step"), 2.6),
            Column(wording.text("review.plan.column.with"), 2.6),
            Column(wording.text("review.plan.column.for"), 1.2),
            Column(wording.text("review.plan.column.questions"), 0.8, "right"),
        ),
        tuple(
            (
                wording.number(number),
                instrument or wording.text("report.pending.no_instrument"),
                "; ".join(dict.fromkeys(capital(each.who) for each in found)),
                ", ".join(dict.fromkeys(each.part.number for each in found)),
                wording.number(len(found)),
            )
            for number, (instrument, found) in enumerate(ordered, start=1)
        ),
        source=wording("review.plan.source"),
    )


def data_request(asked: Sequence[Question], wording: Wording) -> Iterator[Block]:
    """What is asked of whom, those with the most questions first."""
    waiting: dict[str, list[Question]] = {}
    for each in asked:
        if each.is_open:
            waiting.setdefault(capital(each.who), []).append(each)
    if not waiting:
        return
    count = sum(map(len, waiting.values()))
    yield Paragraph("summary.request.intro", wording("review.request.intro"))
    yield Table(
        "summary.request",
        wording.text(
            "review.request.caption",
            count=wording.number(count),
            who=wording.number(len(waiting)),
        ),
        (
            Column(wording.text("report.pending.who"), 1.6),
            Column(wording.text("review.request.column.what"), 4.6),
            Column(wording.text("review.plan.column.for"), 0.9),
        ),
        tuple(
            (
                f"{who} ({wording.number(len(found))})",
                _named(found, wording),
                ", ".join(dict.fromkeys(each.part.number or wording.dash for each in found)),
            )
            for who, found in sorted(waiting.items(), key=lambda item: -len(item[1]))
        ),
    )


def _named(found: Sequence[Question], wording: Wording) -> str:
    named = list(dict.fromkeys(capital(each.what.rstrip(".")) for each in found))
    words = "; ".join(named[:MOST])
    if len(named) <= MOST:
        return words
    return wording.text("review.request.more", words=words, count=wording.number(len(named) - MOST))
