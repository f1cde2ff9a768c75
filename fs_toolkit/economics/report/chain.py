"""The chain of 5.1 as blocks: what is linked at each joint, and the whole matrix for the annex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Bullets, Cell, Column, Heading, Paragraph, Table
from fs_toolkit.document.blocks import spans as words_of
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.chain import Chain, ChainRow, JointResult
from fs_toolkit.economics.report.words import thousands

SHOWN = 4
"""Loose ends that are named in the text; all are in the annex."""
LONGEST = 52
"""Characters of a loose end's name."""
BY_LABEL = ("requirement_need", "requirement_component", "requirement_cost", "requirement_test")


def chain_summary(result: EconomicsAnswers, wording: Wording) -> Iterator[Block]:
    """How much of the chain holds, joint by joint; nothing where there is none yet."""
    chain = result.chain
    if not chain.joints:
        return
    whole = [each for each in chain.joints if not each.loose]
    words = {
        "whole": wording.number(len(whole)),
        "joints": wording.number(len(chain.joints)),
        "loose": wording.number(chain.loose),
    }
    kind = "all" if len(whole) == len(chain.joints) else "some"
    intro = wording(f"feasibility.chain.intro_{kind}", **words)
    if chain.rows and chain.needs:
        intro = (*intro, *wording("feasibility.chain.whole"))
    yield Paragraph("economics.chain.intro", intro)
    yield Table(
        "economics.chain",
        wording.text(f"feasibility.chain.caption_{kind}", **words),
        (
            Column(wording.text("feasibility.chain.column.joint"), 3.0),
            Column(wording.text("feasibility.chain.column.linked"), 1.0, "right"),
            Column(wording.text("feasibility.chain.column.loose"), 4.4),
        ),
        tuple(
            (
                wording.text(f"feasibility.chain.joint.{each.joint}"),
                wording.text(
                    "feasibility.chain.of",
                    linked=wording.number(each.linked),
                    total=wording.number(each.total),
                ),
                Cell(words_of(_named(each, wording)), shade=1 if each.loose else 0),
            )
            for each in chain.joints
        ),
        source=wording("feasibility.chain.source"),
    )


def _named(joint: JointResult, wording: Wording) -> str:
    names = [_short(each.name, joint) for each in joint.loose]
    if not names:
        return wording.dash
    more = len(names) - SHOWN
    if more > 1:
        rest = wording.text("feasibility.chain.more", count=wording.number(more))
        return "; ".join([*names[:SHOWN], rest])
    return "; ".join(names)


def _short(name: str, joint: JointResult) -> str:
    if joint.joint in BY_LABEL:
        return name.split(" ", 1)[0]
    name = name.rstrip(".")
    if len(name) <= LONGEST:
        return name
    return f"{name[:LONGEST].rsplit(' ', 1)[0].rstrip(',')} …"


def matrix_annex(basis: Basis, result: EconomicsAnswers, wording: Wording) -> Iterator[Block]:
    """The whole chain, a row a requirement."""
    chain = result.chain
    if not chain.rows or not chain.needs:
        return
    yield Heading(
        "economics.matrix.heading", 3, wording.text("feasibility.matrix.heading"), numbered=False
    )
    yield Paragraph("economics.matrix.intro", wording("feasibility.matrix.intro"))
    named = {"needs": chain.needs, "benefits": chain.benefits, "indicators": chain.indicators}
    yield Bullets(
        "economics.matrix.key",
        tuple(
            wording(f"feasibility.matrix.key.{kind}", names="; ".join(names.values()))
            for kind, names in named.items()
            if names
        ),
    )
    yield from _matrix(basis, result, wording)


def _matrix(basis: Basis, result: EconomicsAnswers, wording: Wording) -> Iterator[Block]:
    chain = result.chain
    costs = _costs(result)
    paid = bool(costs)
    heads = {"requirement": 4.2, "needs": 1.0, "components": 2.4}
    heads |= {"cost": 1.0} if paid else {}
    heads |= {"test": 0.7, "benefits": 1.3, "indicators": 1.2}
    parts = {row.id: row.name for row in result.handed.components}
    yield Table(
        "economics.matrix",
        wording.text(
            "feasibility.matrix.caption",
            requirements=wording.number(len(chain.rows)),
            needs=wording.number(len(chain.needs)),
        ),
        tuple(
            Column(
                wording.text(
                    f"feasibility.matrix.column.{head}",
                    **({"currency": basis.settings.currency} if head == "cost" else {}),
                ),
                width,
                "right" if head == "cost" else "left",
            )
            for head, width in heads.items()
        ),
        tuple(_row(row, chain, parts, costs, paid, wording) for row in chain.rows),
        source=wording("feasibility.matrix.source"),
    )


def _row(
    row: ChainRow,
    chain: Chain,
    parts: Mapping[str, str],
    costs: Mapping[str, float],
    paid: bool,
    wording: Wording,
) -> tuple[str, ...]:
    def labels(ids: Iterable[str], known: Mapping[str, str]) -> str:
        return ", ".join(known[id].split(" ", 1)[0] for id in ids if id in known) or wording.dash

    needs = labels(row.needs, chain.needs)
    if not row.needs and row.requirement.ground in ("law", "policy"):
        needs = wording.text(f"feasibility.matrix.{row.requirement.ground}")
    money = sum(costs.get(line, 0.0) for line in row.lines)
    return (
        f"{row.requirement.label} {row.requirement.text}",
        needs,
        "; ".join(parts[id] for id in row.components if id in parts) or wording.dash,
        *([thousands(money, wording) if row.lines else wording.dash] if paid else []),
        wording.text("feasibility.matrix.tested") if row.requirement.tested else wording.dash,
        labels(row.benefits, chain.benefits),
        labels(row.indicators, chain.indicators),
    )


def _costs(result: EconomicsAnswers) -> Mapping[str, float]:
    return result.cost_benefit.lines if isinstance(result, EconomicsResult) else {}
