"""Institutions of sub-item 3.2 as blocks: list, organisation chart, mandates in law, bodies that decide."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Chart,
    Column,
    Heading,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import capital, cited, made_up, unanswered
from fs_toolkit.document.charts import TreeChart, TreeNode
from fs_toolkit.document.wording import Wording
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.inputs.institutions import GovernanceBody, Institution
from fs_toolkit.legal.report.words import cited_once, taken, then, usual_source
from fs_toolkit.legal.result import HeldMandate, LegalResult

Cells = tuple[str | Spans | Cell, ...]
HELD = {"one": 0, "overlap": 3, "vacuum": 2}


def organisation(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    """The institutions, and who stands under whom today and as proposed."""
    yield from unanswered("legal.bodies.pending", inputs, "institutions", wording)
    bodies = rows(inputs.institutions)
    if not bodies:
        return
    if any(body.parent for body in bodies):
        # before the list, because a table can break over pages and a chart cannot
        yield from _chart(bodies, basis, result, wording)
    yield from _bodies(inputs, basis, result, wording)


def _bodies(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    bodies = rows(inputs.institutions)
    laws = {row.law.id: row.law.short for row in (*result.laws, *result.later)}
    usual = usual_source(bodies)
    unconfirmed = sum(body.verified == "remembered" for body in bodies)
    words = {
        "count": wording.number(len(bodies)),
        "unconfirmed": wording.number(unconfirmed),
    }
    key = "unconfirmed" if unconfirmed else "confirmed"
    yield Paragraph(
        "legal.bodies.intro",
        wording(
            "legal.bodies.intro",
            count=words["count"],
            names=wording(f"legal.bodies.{key}", **taken(f"legal.bodies.{key}", words, wording)),
        ),
    )
    columns = tuple(
        Column(wording.text(f"legal.bodies.{name}"), width)
        for name, width in (("body", 2.6), ("tier", 1.3), ("mandate", 3.8), ("basis", 2.0))
    )
    yield Table(
        "legal.bodies",
        made_up(
            wording.text(
                f"legal.bodies.caption_{key}",
                **taken(f"legal.bodies.caption_{key}", words, wording),
            ),
            bodies,
            basis.about.city,
            wording,
        ),
        columns,
        tuple(_body_row(body, laws, usual, wording) for body in bodies),
        source=(*wording("legal.bodies.source"), *then(cited_once(usual, wording))),
    )


def _body_row(
    body: Institution, laws: dict[str, str], usual: tuple[str, ...], wording: Wording
) -> Cells:
    name = body.name
    if body.verified == "remembered":
        name = wording.text("legal.bodies.unverified", name=name)
    if body.proposed:
        name = wording.text("legal.governance.proposed", name=name)
    basis = "; ".join(laws.get(law, law) for law in body.laws)
    return (
        cited(name, () if body.source == usual else body.source),
        wording.text(f"legal.tier.{body.tier}"),
        body.mandate,
        basis or wording.text("legal.bodies.no_basis"),
    )


def _chart(
    bodies: tuple[Institution, ...], basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    """F3-2: the city's own offices; what is proposed is dashed."""
    own = [body for body in bodies if body.tier != "national"]
    proposed = [body.name for body in own if body.proposed]
    known = {body.id for body in own}
    tops = [body for body in own if body.parent not in known]
    children = {body.id: [each for each in own if each.parent == body.id] for body in own}

    def node(body: Institution) -> TreeNode:
        return TreeNode(
            body.name,
            tuple(node(each) for each in children[body.id]),
            note=_staff(body, wording),
            look="proposed" if body.proposed else "plain",
        )

    root = node(tops[0]) if len(tops) == 1 else TreeNode(basis.about.city, tuple(map(node, tops)))
    words = {"count": wording.number(len(own) - len(proposed))}
    new = (
        wording("legal.chart.new", names=wording.list(proposed))
        if proposed
        else wording("legal.chart.no_new")
    )
    share = (
        wording("legal.chart.it_share", share=wording.share(result.it_share, 1))
        if result.it_share is not None
        else wording("legal.chart.no_it_share")
    )
    yield Paragraph("legal.chart.intro", wording("legal.chart.intro", new=new, share=share))
    caption = (
        wording.text("legal.chart.caption_new", new=wording.number(len(proposed)), **words)
        if proposed
        else wording.text("legal.chart.caption", **words)
    )
    yield Chart(
        "legal.chart",
        made_up(caption, own, basis.about.city, wording),
        TreeChart(wording.text("legal.chart.title"), root),
        wording.text("legal.chart.alt", **words),
        source=wording("legal.chart.source"),
    )


def _staff(body: Institution, wording: Wording) -> str:
    if body.staff is None:
        return ""
    if body.it_staff is None:
        return wording.text("legal.chart.staff", staff=wording.number(body.staff))
    return wording.text(
        "legal.chart.staff_it",
        staff=wording.number(body.staff),
        it=wording.number(body.it_staff),
    )


def mandates(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    """Functions against the laws that give them to somebody: overlap and vacuum."""
    yield from unanswered("legal.mandates.pending", inputs, "mandates", wording)
    if not result.mandates:
        return
    names = {
        kind: [row.function.name for row in result.mandates if row.held == kind] for kind in HELD
    }
    words = {kind: wording.number(len(listed)) for kind, listed in names.items()}
    double = "; ".join(names["overlap"])
    yield Paragraph(
        "legal.mandates.intro",
        wording(
            "legal.mandates.intro",
            count=wording.number(len(result.mandates)),
            one=words["one"],
            vacuum=words["vacuum"],
            double=wording("legal.mandates.double", names=double)
            if double
            else wording("legal.mandates.no_double"),
        ),
    )
    columns = tuple(
        Column(wording.text(f"legal.mandates.{name}"), width)
        for name, width in (("function", 3.2), ("owners", 2.8), ("laws", 4.2))
    )
    caption = wording.text(
        "legal.mandates.caption",
        count=wording.number(len(result.mandates)),
        overlap=words["overlap"],
        vacuum=words["vacuum"],
    )
    yield Table(
        "legal.mandates",
        made_up(caption, rows(inputs.mandates), basis.about.city, wording),
        columns,
        tuple(_mandate_rows(result, len(columns), wording)),
        source=wording("legal.mandates.source", day=wording.date(result.day)),
    )


def _mandate_rows(result: LegalResult, columns: int, wording: Wording) -> Iterator[Cells]:
    """Functions with two owners, none and one, each group under its name; those without in one row."""
    for kind in ("overlap", "vacuum", "one"):
        group = [row for row in result.mandates if row.held == kind]
        if not group:
            continue
        head = capital(wording.text(f"legal.held.{kind}"))
        yield (Cell(spans(head), shade=max(1, HELD[kind]), bold=True, columns=columns),)
        if kind == "vacuum":
            names = "; ".join(row.function.name for row in group)
            yield (Cell(spans(names), columns=columns),)
        else:
            yield from (_mandate_row(row, wording) for row in group)


def _mandate_row(row: HeldMandate, wording: Wording) -> Cells:
    laws = [
        wording.text("legal.mandates.article", law=law.short, article=article)
        if article
        else law.short
        for law, article in zip(row.laws, row.articles, strict=True)
    ]
    return (
        row.function.name,
        "; ".join(body.name for body in row.owners) or wording.dash,
        "; ".join(dict.fromkeys(laws)) or wording.dash,
    )


def governance(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    """T3-6: bodies that decide, and what."""
    yield from unanswered("legal.governance.pending", inputs, "governance", wording)
    bodies = rows(inputs.governance)
    if not bodies:
        return
    yield Heading("legal.governance_part", 3, wording.text("legal.governance.heading"))
    short = {body.id: body.short for body in rows(inputs.institutions)}
    usual = usual_source(bodies)
    names = {body.id: body.name for body in rows(inputs.institutions)}
    new = sum(body.proposed for body in bodies)
    key = "none_new" if not new else "all_new" if new == len(bodies) else "some_new"
    key = f"legal.governance.{key}"
    words = {"count": wording.number(len(bodies))}
    yield Paragraph(
        "legal.governance.intro",
        wording(
            "legal.governance.intro",
            new=wording(key, **taken(key, {"new": wording.number(new)}, wording)),
            last=_last_resort(bodies, wording),
            **words,
        ),
    )
    columns = tuple(
        Column(wording.text(f"legal.governance.{name}"), width)
        for name, width in (("body", 2.0), ("members", 3.0), ("frequency", 1.5), ("decides", 3.6))
    )
    yield Table(
        "legal.governance",
        made_up(
            wording.text("legal.governance.caption", new=wording.number(new), **words),
            bodies,
            basis.about.city,
            wording,
        ),
        columns,
        tuple(_governance_row(body, names, short, usual, wording) for body in bodies),
        source=(*wording("legal.governance.source"), *then(cited_once(usual, wording))),
    )


def _last_resort(bodies: tuple[GovernanceBody, ...], wording: Wording) -> Spans:
    """Whether each body says where a matter goes that it cannot settle."""
    silent = [body.name for body in bodies if not body.otherwise]
    if not silent:
        return wording("legal.governance.every_way")
    return wording("legal.governance.no_way", names=wording.list(silent))


def _governance_row(
    body: GovernanceBody,
    names: dict[str, str],
    short: dict[str, str],
    usual: tuple[str, ...],
    wording: Wording,
) -> Cells:
    decides = body.decides.rstrip(".")
    if body.otherwise:
        decides = wording.text(
            "legal.governance.otherwise", decides=decides, otherwise=body.otherwise
        )
    title = (
        wording.text("legal.governance.proposed", name=body.name) if body.proposed else body.name
    )
    return (
        cited(title, () if body.source == usual else body.source),
        wording.text(
            "legal.governance.chaired",
            chair=names.get(body.chair, wording.dash),
            members=", ".join(short.get(id, wording.dash) for id in body.members) or wording.dash,
        ),
        body.frequency,
        decides,
    )
