"""The programme's five basics in one table."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Column, Heading, Paragraph, Table
from fs_toolkit.document.cells import unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.summary.inputs import SummaryInputs


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
            wording.text("summary.basics.caption"),
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
