"""Sub-item 1.2 as blocks: other projects that touch this one, and how duplication is avoided."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Column, Paragraph, Spans, Table, Text, spans
from fs_toolkit.document.cells import cited, made_up, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.inputs.strategy import Neighbour


def neighbours(inputs: EnvironmentInputs, basis: Basis, wording: Wording) -> Iterator[Block]:
    """The table of sister projects; those of the same function are named first."""
    yield from unanswered("environment.neighbours.pending", inputs, "neighbours", wording)
    found = rows(inputs.neighbours)
    if not found:
        return
    same = [row for row in found if row.overlap == "function" and row.state != "ended"]
    settled = [row for row in same if row.agreed]
    words = {
        "count": wording.number(len(found)),
        "same": wording.number(len(same)),
        "settled": wording.number(len(settled)),
    }
    yield Paragraph(
        "environment.neighbours.intro", wording("environment.neighbours.intro", **words)
    )
    widths = {"project": 2.6, "owner": 1.9, "overlap": 2.8, "handling": 2.9}
    order = ("function", "data", "users", "none")
    yield Table(
        "environment.neighbours",
        made_up(
            wording.text("environment.neighbours.caption", **words),
            found,
            basis.about.city,
            wording,
        ),
        tuple(
            Column(wording.text(f"environment.neighbours.{name}"), width)
            for name, width in widths.items()
        ),
        tuple(
            _row(row, wording) for row in sorted(found, key=lambda row: order.index(row.overlap))
        ),
        source=wording(
            "environment.neighbours.source"
            if any(row.origin == "desk_estimate" for row in found)
            else "environment.neighbours.source_owners"
        ),
    )


def _row(row: Neighbour, wording: Wording) -> tuple[Spans, ...]:
    state = wording.text(f"environment.state.{row.state}")
    overlap = wording.text(f"environment.overlap.{row.overlap}")
    agreed = "agreed" if row.agreed else "not_agreed"
    settled = "" if row.overlap == "none" else wording.text(f"environment.neighbours.{agreed}")
    return (
        cited((Text(row.project, bold=True), Text(f" ({state})")), row.source),
        wording("environment.neighbours.paid", owner=row.owner, funder=row.funder),
        (Text(f"{overlap}. ", bold=True), *spans(row.what)),
        spans(f"{row.handling.rstrip('.')}. {settled}".strip()),
    )
