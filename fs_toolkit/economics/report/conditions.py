"""Conditions precedent in words, and as the table that ends 5.2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.marked import traced
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.conditions import Condition

KINDS = ("test", "legal", "money", "gate")


def condition_words(condition: Condition, wording: Wording) -> Condition:
    """A condition with text, owner, by and evidence as they are printed; a dash for what is open."""
    dash = wording.dash
    text, by, evidence = condition.text, _when(condition.by, wording), condition.evidence
    if condition.kind == "gate":
        key = "gate" if condition.threshold is not None else "gate_open"
        slots = {"measure": condition.text}
        if condition.threshold is not None:
            slots |= {"value": _value(condition, wording), "unit": condition.unit}
        text = wording.text(f"feasibility.conditions.{key}", **slots).strip()
        if condition.of:
            by = wording.text("feasibility.conditions.after", phase=condition.of, month=by or dash)
    elif condition.kind == "legal":
        text = wording.text("feasibility.conditions.legal", name=condition.text)
        by = wording.text("feasibility.conditions.ordered", month=by) if by else dash
        evidence = wording.text("feasibility.conditions.issued", says=evidence)
    elif condition.kind == "money":
        use = wording.text(f"feasibility.conditions.use.{condition.of}")
        text = wording.text("feasibility.conditions.money", use=use)
        evidence = evidence or wording.text("feasibility.conditions.letter")
        by = by or wording.text("feasibility.conditions.when_due")
    return replace(
        condition,
        text=text,
        owner=condition.owner or wording.text("report.pending.nobody"),
        by=by or dash,
        evidence=evidence or dash,
    )


def conditions_table(result: EconomicsAnswers, wording: Wording) -> Iterator[Block]:
    """What must be true first; nothing where nothing is open."""
    if not result.conditions:
        return
    of_kind = {kind: [each for each in result.conditions if each.kind == kind] for kind in KINDS}
    count = {"count": wording.number(len(result.conditions))}
    unowned = sum(not each.owner for each in result.conditions)
    title = wording.text("report.box.conditions")
    yield Heading("economics.conditions.heading", 3, title)
    fails = isinstance(result, EconomicsResult) and result.verdict == "not_feasible"
    intro = f"feasibility.conditions.{'intro_not_feasible' if fails else 'intro'}"
    yield Paragraph("economics.conditions.intro", wording(intro, **count))
    cells: list[tuple[str | Spans | Cell, ...]] = []
    for kind, some in of_kind.items():
        if some:
            head = wording.text(f"feasibility.conditions.kind.{kind}")
            cells.append((Cell(spans(head), shade=1, bold=True, columns=4),))
        for each in some:
            said = condition_words(each, wording)
            cells.append((_text(each, said, wording), said.owner, said.by, said.evidence))
    caption = "caption_open" if unowned else "caption"
    if unowned:
        count["unowned"] = wording.number(unowned)
    yield Table(
        "economics.conditions",
        wording.text(f"feasibility.conditions.{caption}", **count),
        tuple(
            Column(wording.text(f"feasibility.conditions.column.{head}"), width)
            for head, width in (("text", 2.8), ("owner", 1.8), ("by", 1.4), ("evidence", 2.4))
        ),
        tuple(cells),
        source=wording("feasibility.conditions.source"),
    )


def _text(condition: Condition, said: Condition, wording: Wording) -> str | Spans:
    """What must be true; the threshold of a gate leads to its row of the register."""
    if not condition.quantity or condition.threshold is None:
        return said.text
    value = traced(condition.quantity, _value(condition, wording))
    slots = {"measure": condition.text, "unit": condition.unit}
    return wording("feasibility.conditions.gate", value=value, **slots)


def _when(by: str, wording: Wording) -> str:
    return wording.date(by) if re.fullmatch(r"\d{4}(-\d{2})?", by) else by


def _value(condition: Condition, wording: Wording) -> str:
    value = condition.threshold or 0.0
    if 0 < abs(value) < 1 and condition.unit.startswith(("of ", "share")):
        return wording.share(value, 0)
    return wording.number(value)
