"""Sub-item 1.3 as blocks: who is affected, with what power and interest, and who was heard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Chart, Column, Heading, Paragraph, Spans, Table
from fs_toolkit.document.cells import capital, made_up, unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.inputs.stakeholders import Stakeholder
from fs_toolkit.environment.report.charts import power_grid
from fs_toolkit.environment.report.engagement import consultations, engagement
from fs_toolkit.environment.report.register import register
from fs_toolkit.environment.result import EnvironmentResult, Opinion, StakeholderMap


def stakeholders(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    """Sub-item 1.3."""
    groups = rows(inputs.stakeholders)
    yield Heading("environment.stakeholders", 2, wording.text("environment.stakeholders.heading"))
    yield Paragraph("environment.stakeholders.answer", _answer(groups, result, wording), "answer")
    yield from prose(inputs.people, "environment.stakeholders.text")
    yield from unanswered("environment.register.pending", inputs, "stakeholders", wording)
    if groups:
        planned = bool(result.engagement)
        yield from register(groups, result.excluded, basis, wording, planned=planned)
    if result.stakeholders:
        yield from _scores(result.stakeholders, inputs, basis, wording)
    yield from unanswered("environment.scores.pending", inputs, "stakeholder_scores", wording)
    yield from engagement(inputs, basis, result, wording)
    yield from consultations(inputs, basis, wording)


def _answer(groups: tuple[Stakeholder, ...], result: EnvironmentResult, wording: Wording) -> Spans:
    if not groups:
        return wording("environment.stakeholders.answer_pending")
    left_out = [group.name for group in groups if group.group == "vulnerable"]
    losers = [group.name for group in groups if group.loses]
    return wording(
        "environment.stakeholders.answer",
        count=wording.number(len(groups)),
        left_out=wording.number(len(left_out)),
        losers=wording.number(len(losers)),
        scored=_support(result.stakeholders, wording),
    )


def _support(found: StakeholderMap | None, wording: Wording) -> Spans:
    if found is None:
        return wording("environment.stakeholders.unscored")
    support = wording.number(found.support, 1)
    if not found.opposed:
        return wording("environment.stakeholders.unopposed", support=support)
    return wording(
        "environment.stakeholders.scored",
        support=support,
        opposed=wording.number(len(found.opposed)),
        share=wording.share(found.opposing_share),
    )


def _names(names: list[str], wording: Wording) -> str:
    return "; ".join(names) or wording.text("report.answer.none")


def _scores(
    found: StakeholderMap, inputs: EnvironmentInputs, basis: Basis, wording: Wording
) -> Iterator[Block]:
    asked = rows(inputs.stakeholder_scores)
    support = wording.number(found.support, 1)
    by_rater = sorted(found.support_by_rater)
    words = {
        "support": support,
        "lowest": wording.number(by_rater[0], 1),
        "highest": wording.number(by_rater[-1], 1),
        "raters": wording.number(len(by_rater)),
    }
    yield Paragraph(
        "environment.scores.intro",
        wording("environment.scores.intro", against=_against(found, wording), **words),
    )
    with_class = any(row.salience for row in found.rated)
    heads: tuple[tuple[str, float, Literal["left", "centre"]], ...] = (
        ("group", 2.6, "left"), ("power", 1.3, "centre"), ("interest", 1.3, "centre"),
        ("stance", 1.7, "centre"), ("dealing", 1.7, "left"),
    )  # fmt: skip
    if with_class:
        heads = (*heads, ("salience", 1.6, "left"))
    columns = tuple(
        Column(wording.text(f"environment.scores.{name}"), width, side)
        for name, width, side in heads
    )
    table = []
    for row in sorted(found.rated, key=lambda row: -row.power.mean * row.interest.mean):
        cells = [
            row.stakeholder.name,
            _opinion(row.power, wording),
            _opinion(row.interest, wording),
            _opinion(row.stance, wording),
            capital(wording.text(f"environment.quadrant.{row.quadrant}")),
        ]
        if with_class:
            named = f"environment.salience.{row.salience}" if row.salience else ""
            cells.append(capital(wording.text(named)) if named else wording.dash)
        table.append(tuple(cells))
    caption = wording.text("environment.scores.caption", support=support)
    key = "environment.scores.source_salience" if with_class else "environment.scores.source"
    yield Table(
        "environment.scores",
        made_up(caption, asked, basis.about.city, wording),
        columns,
        tuple(table),
        source=wording(key),
    )
    close = [row for row in found.rated if row.quadrant == "manage_closely"]
    count, closely = wording.number(len(found.rated)), wording.number(len(close))
    caption = wording.text("environment.power_interest.caption", count=count, closely=closely)
    yield Chart(
        "environment.power_interest",
        made_up(caption, asked, basis.about.city, wording),
        power_grid(found, _largest(found, wording), wording),
        wording.text("environment.power_interest.alt", count=count),
        source=wording("environment.scores.source"),
    )
    if with_class:
        yield Paragraph("environment.salience.intro", _salient(found, wording))


def _largest(found: StakeholderMap, wording: Wording) -> str:
    """The quadrant with the most groups, as the finding of the grid."""
    counted = Counter(row.quadrant for row in found.rated).most_common(1)
    quadrant, held = counted[0]
    return wording.text(
        "environment.power_interest.title",
        quadrant=wording.text(f"environment.quadrant.{quadrant}"),
        held=wording.number(held),
        count=wording.number(len(found.rated)),
    )


def _opinion(opinion: Opinion, wording: Wording) -> str:
    """Mean and range of the raters: 4.3 (3 to 5); the mark alone where all agree."""
    if opinion.spread == 0:
        return wording.number(opinion.low)
    return wording.text(
        "environment.scores.range",
        mean=wording.number(opinion.mean, 1),
        low=wording.number(opinion.low),
        high=wording.number(opinion.high),
    )


def _against(found: StakeholderMap, wording: Wording) -> Spans:
    if not found.opposed:
        return wording("environment.scores.nobody_against")
    return wording(
        "environment.scores.against",
        groups=wording.list(row.stakeholder.name for row in found.opposed),
        weight=wording.number(found.opposing_weight, 0),
        share=wording.share(found.opposing_share),
    )


def _salient(found: StakeholderMap, wording: Wording) -> Spans:
    """Who comes first by power, legitimacy and urgency, and whose just claim lacks power."""

    def names(kind: str) -> str:
        held = [row.stakeholder.name for row in found.rated if row.salience == kind]
        return wording.list(held) or wording.text("report.answer.none")

    return wording(
        "environment.salience.intro", definitive=names("definitive"), dependent=names("dependent")
    )
