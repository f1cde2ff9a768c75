"""4.2 as blocks: the criteria with their weights, and what a panel that compared them says."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Column, Paragraph, Spans, Table, spans
from fs_toolkit.document.cells import made_up
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis.panel import TABLE, Panel
from fs_toolkit.proposal.analysis.priorities import Priorities
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.priorities import HIGHEST, Criterion
from fs_toolkit.proposal.report.words import line, quoted, sentence


def report_criteria(
    inputs: ProposalInputs, basis: Basis, priorities: Priorities, wording: Wording
) -> Iterator[Block]:
    """Criteria and weights (T4-4), when they were fixed, and the panel's weights beside them."""
    text = wording("proposal.priorities.criteria_text")
    yield Paragraph("proposal.criteria_text", (*text, *spans(" "), *_dates(inputs, wording)))
    panel = priorities.panel
    if panel is not None:
        yield Paragraph("proposal.panel_text", _compared(panel, priorities, wording))
    heaviest = max(priorities.criteria, key=lambda criterion: criterion.weight)
    yield Table(
        "proposal.criteria",
        made_up(
            line(
                wording,
                "proposal.priorities.criteria_caption",
                heaviest=heaviest.name,
                weight=wording.share(heaviest.weight),
            ),
            rows(inputs.pairwise),
            basis.about.city,
            wording,
        ),
        (
            Column(wording.text("proposal.head.criterion"), 1.4),
            Column(wording.text("proposal.head.weight"), 0.6, "right"),
            *(
                (
                    Column(wording.text("proposal.panel.weight"), 0.7, "right"),
                    Column(wording.text("proposal.panel.span"), 0.9, "right"),
                )
                if panel
                else ()
            ),
            Column(wording.text("proposal.head.meaning", score=wording.number(HIGHEST)), 2.8),
        ),
        tuple(_row(criterion, panel, wording) for criterion in priorities.criteria),
        (
            *wording("proposal.priorities.scale"),
            *(_index(panel, wording) if panel else ()),
        ),
    )


def _row(criterion: Criterion, panel: Panel | None, wording: Wording) -> tuple[str, ...]:
    meaning = criterion.meaning
    if criterion.monetised:
        meaning = wording.text("proposal.priorities.monetised", meaning=meaning)
    cells: tuple[str, ...] = ()
    if panel and criterion.id in panel.weights:
        low, high = (wording.share(value, 0) for value in panel.span(criterion.id))
        cells = (
            wording.share(panel.weights[criterion.id], 0),
            low if low == high else wording.text("proposal.priorities.span", low=low, high=high),
        )
    elif panel:
        cells = (wording.dash, wording.dash)
    return (criterion.name, wording.share(criterion.weight), *cells, meaning)


def _dates(inputs: ProposalInputs, wording: Wording) -> Spans:
    """Whether the weights were fixed before anything was scored, as far as days were kept."""
    fixed = [row.fixed for row in rows(inputs.criteria) if row.fixed]
    scored = [row.scored for row in rows(inputs.scores) if row.scored]
    if len(fixed) < len(rows(inputs.criteria)) or not scored:
        return wording("proposal.priorities.undated")
    return sentence(
        wording,
        "proposal.priorities.dated" if max(fixed) <= min(scored) else "proposal.priorities.late",
        fixed=wording.date(max(fixed)),
        scored=wording.date(min(scored)),
    )


def _compared(panel: Panel, priorities: Priorities, wording: Wording) -> Spans:
    names = {each.measure.id: each.measure.name for each in priorities.ranked}
    best = {each.measure.id for each in priorities.ranked if each.rank == 1}
    several = len(panel.members) > 1
    ratios = wording.list(
        wording.text(
            "proposal.panel.member",
            name=member.rater,
            ratio=wording.number(member.consistency_ratio, 2),
        )
        for member in panel.members
    )
    facts = {
        "count": wording.number(len(panel.members)),
        "ratio": wording.number(panel.consistency_ratio, 2),
        "ratios": ratios,
    }
    text = sentence(wording, f"proposal.panel.text_{'several' if several else 'one'}", **facts)
    key = "same" if set(panel.first) == best else "other"
    first = quoted((names[id] for id in panel.first), wording)
    return (*text, *spans(" "), *sentence(wording, f"proposal.panel.{key}", first=first))


def _index(panel: Panel, wording: Wording) -> Spans:
    """The table of random indices, by its name."""
    return (
        *spans(" "),
        *wording(
            "proposal.panel.index",
            table=wording.text(f"proposal.panel.{TABLE}"),
            index=wording.number(panel.random_index, 2),
            order=wording.number(len(panel.weights)),
        ),
    )
