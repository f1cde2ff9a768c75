"""Rights of sub-item 3.1 as blocks: what people may ask, by when, and what in the project holds it."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Note,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import cited, made_up, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.inputs.rights import Right
from fs_toolkit.legal.report.words import cited_once, taken, then, usual_source
from fs_toolkit.legal.result import CarriedRight, LegalResult

Cells = tuple[str | Spans | Cell, ...]
SHADES = {"held": 0, "longer": 4, "silent": 2}


def rights(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    """What people may ask, of whom, by when, and how the project serves it."""
    yield Heading("legal.rights_part", 3, wording.text("legal.rights.heading"))
    yield from unanswered("legal.rights.pending", inputs, "rights", wording)
    listed = rows(inputs.rights)
    if not listed:
        return
    usual = usual_source(listed)
    titles = {row.law.id: row.law.short for row in (*result.laws, *result.later)}
    unknown = sum(not _deadline(right, wording) for right in listed)
    words = {"count": wording.number(len(listed)), "unknown": wording.number(unknown)}
    key = "legal.rights.intro" if unknown else "legal.rights.intro_known"
    given = taken(key, words, wording)
    yield Paragraph("legal.rights.intro", wording(key, held=then(_held(result, wording)), **given))
    columns = tuple(
        Column(wording.text(f"legal.rights.{name}"), width)
        for name, width in (
            ("right", 2.7), ("parties", 2.5), ("terms", 2.5), ("carried", 1.5), ("channel", 2.2),
        )
    )  # fmt: skip
    key = "legal.rights.caption" if unknown else "legal.rights.caption_known"
    caption = wording.text(key, **taken(key, words, wording))
    yield Table(
        "legal.rights",
        made_up(caption, listed, basis.about.city, wording),
        columns,
        tuple(_right_row(row, titles, usual, wording) for row in result.rights),
        source=(*wording("legal.rights.source"), *then(cited_once(usual, wording))),
    )


def _held(result: LegalResult, wording: Wording) -> Spans:
    """How many of the counted deadlines an acceptance test holds."""
    counted = [row for row in result.rights if row.row.days is not None]
    if not counted:
        return ()
    held = sum(row.held == "held" for row in counted)
    words = {"counted": wording.number(len(counted))}
    if held == len(counted) > 1:
        return wording("legal.rights.held_all", **words)
    return wording("legal.rights.held", held=wording.number(held), **words)


def _right_row(
    row: CarriedRight, titles: dict[str, str], usual: tuple[str, ...], wording: Wording
) -> Cells:
    right = row.row
    sources = () if right.source == usual else right.source
    name = cited(f"{right.right} ({titles.get(right.law, wording.dash)})", sources)
    if right.note:
        name = (*name, Note(spans(right.note)))
    return (
        name,
        wording.text("legal.rights.asks", holder=right.holder, bearer=right.duty_bearer),
        _terms(right, wording),
        _carried(row, wording),
        right.channel,
    )


def _carried(row: CarriedRight, wording: Wording) -> Cell:
    """The acceptance test that holds the deadline, or the requirement that serves the right."""
    if row.demand is None:
        key = "nobody" if row.row.days is not None else "none"
        return Cell(spans(wording.text(f"legal.rights.{key}")), shade=2 if key == "nobody" else 0)
    name = row.demand.label or row.demand.text.rstrip(".")
    if row.held is None:
        return Cell(spans(name))
    words = wording.text(f"legal.rights.{row.held}_by", name=name)
    return Cell(spans(words), shade=SHADES[row.held])


def _deadline(right: Right, wording: Wording) -> str:
    if right.deadline or right.days is None:
        return right.deadline
    return wording.text(f"legal.rights.days_{right.day_kind}", days=wording.number(right.days))


def _terms(right: Right, wording: Wording) -> str:
    deadline = _deadline(right, wording)
    if not deadline and not right.remedy:
        return wording.text("legal.rights.unconfirmed")
    return wording.text(
        "legal.rights.both",
        deadline=deadline or wording.text("legal.rights.deadline_open"),
        remedy=right.remedy or wording.text("legal.rights.remedy_open"),
    )
