"""The benefits of sub-item 5.3 as blocks: who gains what, on what evidence, and what speaks against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Column, Paragraph, Table, Text, spans
from fs_toolkit.document.cells import made_up
from fs_toolkit.document.marked import traced
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.benefit_rules import DISBENEFITS
from fs_toolkit.economics.catalogue import catalogue
from fs_toolkit.economics.engine.model import LineFlows
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.report.words import thousands

INDUCED = "induced_use"


def benefits_map(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult, wording: Wording
) -> Iterator[Block]:
    """Each benefit: who gains, which effect of the catalogue it is, cash or not, evidence."""
    found = result.cost_benefit
    own = [each for each in _own(result) if each.line.side == "benefit" and each.economic.any()]
    if not own:
        return
    first = max(own, key=lambda each: found.lines[each.line.id])
    total = sum(found.lines[each.line.id] for each in own)
    yield Paragraph("economics.benefits_map.intro", wording("economics.benefits_map.intro"))
    heads = ("benefit", "party", "effect", "cash", "evidence", "value")
    widths = {
        "benefit": 2.2,
        "party": 1.1,
        "effect": 2.2,
        "cash": 0.8,
        "evidence": 2.2,
        "value": 0.9,
    }
    yield Table(
        "economics.benefits_map",
        made_up(
            wording.text(
                "economics.benefits_map.caption",
                benefit=first.line.name,
                share=wording.share(found.lines[first.line.id] / total, digits=0),
            )
            if total > 0
            else wording.text("economics.benefits_map.caption_none"),
            basis.quantities.values(),
            basis.about.city,
            wording,
        ),
        tuple(
            Column(
                wording.text(
                    f"economics.benefits_map.column.{head}", currency=basis.settings.currency
                )
                if head == "value"
                else wording.text(f"economics.benefits_map.column.{head}"),
                widths[head],
                "right" if head == "value" else "left",
            )
            for head in heads
        ),
        tuple(
            (
                each.line.name,
                party_name(each.line.party, wording),
                _effects(each.line.catalogue, wording),
                _cash(each, wording),
                _evidence(each.line.id, basis, result, wording),
                spans(
                    traced(f"line.{each.line.id}", thousands(found.lines[each.line.id], wording))
                ),
            )
            for each in own
        ),
        source=wording("economics.benefits_map.source"),
    )
    yield from _half(own, result, wording)
    yield from _disbenefits(inputs, result, wording)


def _own(result: EconomicsResult) -> list[LineFlows]:
    """The lines of the recommended option that the baseline does not have too."""
    evaluation = result.cost_benefit.evaluation
    shared = {each.line.id for each in evaluation.lines[evaluation.model.baseline]}
    lines = evaluation.lines[result.cost_benefit.recommended]
    return [each for each in lines if each.line.id not in shared]


def party_name(name: str, wording: Wording) -> str:
    """A party as people read it."""
    key = f"economics.party.{name}"
    return wording.text(key) if wording.has(key) else name


def entry_name(id: str, wording: Wording) -> str:
    """An entry of the catalogue as people read it."""
    return wording.text(f"economics.entry.{id}")


def _effects(ids: tuple[str, ...], wording: Wording) -> str:
    known = catalogue()
    names = [f"{entry_name(id, wording)} ({known[id].code})" for id in ids if id in known]
    return "; ".join(names) or wording.text("economics.benefits_map.own")


def _cash(each: LineFlows, wording: Wording) -> str:
    economic, cash = float(abs(each.economic).sum()), float(abs(each.financial).sum())
    if cash == 0:
        return wording.text("report.answer.no")
    if economic and abs(cash / economic - 1) > 0.005:
        return wording.share(cash / economic, digits=0)
    return wording.text("report.answer.yes")


def _evidence(id: str, basis: Basis, result: EconomicsResult, wording: Wording) -> str:
    """How many of the numbers behind a line are assumptions, estimates, facts."""
    model = result.cost_benefit.evaluation.model
    compiled = next(
        each for each in model.lines[result.cost_benefit.recommended] if each.line.id == id
    )
    given = [basis.quantities[name] for name in compiled.uses if name in basis.quantities]
    kinds = Counter(row.kind for row in given if row.value is not None)
    parts = [
        wording.text(f"economics.benefits_map.rests.{kind}", count=wording.number(kinds[kind]))
        for kind in ("assumption", "estimate", "fact", "target")
        if kinds[kind]
    ]
    return wording.list(parts) if parts else wording.dash


def _half(own: list[LineFlows], result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """The rule of half, where a line uses it."""
    induced = [each for each in own if INDUCED in each.line.catalogue]
    if not induced:
        return
    handling = [
        each.line.name
        for each in _own(result)
        if each.line.side == "cost" and "induced_handling" in each.line.catalogue
    ]
    lines = result.cost_benefit.lines
    worked = (
        wording.text("economics.half.work", lines=wording.list(handling))
        if handling
        else wording.text("economics.half.no_work")
    )
    worth = wording.money_words(
        sum(lines[each.line.id] for each in induced),
        result.cost_benefit.evaluation.model.settings.currency,
    )
    value = traced(f"line.{induced[0].line.id}", worth) if len(induced) == 1 else Text(worth)
    yield Paragraph(
        "economics.half",
        wording(
            "economics.half.sentence",
            lines=wording.list(each.line.name for each in induced),
            value=value,
            work=worked,
        ),
    )


def _disbenefits(
    inputs: EconomicsInputs, result: EconomicsResult, wording: Wording
) -> Iterator[Block]:
    """What the project makes worse, or dearer, and where each of it is found."""
    own, lines = _own(result), result.cost_benefit.lines
    body = []
    for id in (*DISBENEFITS, "induced_handling"):
        counted = [each.line for each in own if id in each.line.catalogue]
        listed = [row for row in rows(inputs.unmonetised) if id in row.catalogue]
        if counted:
            where = wording.text(
                "economics.disbenefits.counted",
                lines=wording.list(line.name for line in counted),
                value=thousands(sum(lines[line.id] for line in counted), wording),
                currency=result.cost_benefit.evaluation.model.settings.currency,
            )
        elif listed:
            how = "ruled_out" if listed[0].direction == "none" else "listed"
            where = wording.text(f"economics.disbenefits.{how}", name=listed[0].name)
        elif id == "induced_handling":
            continue
        else:
            where = wording.text("economics.disbenefits.open")
        body.append((entry_name(id, wording), where))
    yield Paragraph("economics.disbenefits.intro", wording("economics.disbenefits.intro"))
    yield Table(
        "economics.disbenefits",
        wording.text("economics.disbenefits.caption"),
        (
            Column(wording.text("economics.disbenefits.column.what"), 2.4),
            Column(wording.text("economics.disbenefits.column.where"), 4.4),
        ),
        tuple(body),
        source=wording("economics.disbenefits.source"),
    )
