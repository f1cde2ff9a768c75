"""The programme's five basics in one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Column, Heading, Paragraph, Table
from fs_toolkit.document.cells import unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.summary.inputs import Basic, SummaryInputs


def basics(inputs: SummaryInputs, wording: Wording) -> Iterator[Block]:
    """The basics as blocks."""
    yield Heading(
        "summary.basics", 1, wording.text("report.chapter.basics"), numbered=False, letter="P"
    )
    yield from unanswered("summary.basics.pending", inputs, "basics", wording)
    if rows(inputs.basics):
        yield Paragraph("summary.basics.intro", wording("summary.basics.intro"))
        yield Table(
            "summary.basics_table",
            _caption(rows(inputs.basics), wording),
            (
                Column(wording.text("summary.basics.column.basic"), 1.6),
                Column(wording.text("summary.basics.column.answer"), 3.4),
                Column(wording.text("summary.basics.column.where"), 1.0),
            ),
            tuple(
                (wording.text(f"summary.basic.{row.id}"), row.answer, row.chapter)
                for row in rows(inputs.basics)
            ),
            source=wording("summary.basics.source"),
        )


def _caption(given: Sequence[Basic], wording: Wording) -> str:
    """How many of the basics are answered, and which are not."""
    open_ = [wording.text(f"summary.basic.{row.id}") for row in given if row.open]
    count = wording.number(len(given))
    if not open_:
        return wording.text("summary.basics.caption", count=count)
    return wording.text(
        "summary.basics.caption_open",
        count=count,
        answered=wording.number(len(given) - len(open_)),
        open=wording.list(open_),
    )
