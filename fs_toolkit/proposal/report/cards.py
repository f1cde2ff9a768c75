"""4.1 as blocks: the portfolio of measures over time, and a card for each of them."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Chart,
    Column,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import made_up
from fs_toolkit.document.charts import Span, TimeChart
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.cards import Card
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.months import MONTHS_A_YEAR, month_number
from fs_toolkit.proposal.report.words import line, quoted

TYPES = ("core", "enabler", "quick_win", "")
"""In the order of the chart; the last for measures that nobody has sorted."""


def report_portfolio(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult, wording: Wording
) -> Iterator[Block]:
    """Which measures there are, who answers for them, when they run and what each is for."""
    cards = result.portfolio.cards
    if not cards:
        return
    dated = [card for card in cards if card.months]
    if any(card.measure.type for card in dated):
        yield Paragraph(
            "proposal.portfolio_text", wording("proposal.portfolio.text", **_counts(cards, wording))
        )
        yield _chart(inputs, dated, wording)
    if any(card.measure.goals or card.measure.owner for card in cards):
        yield Paragraph("proposal.cards_text", _introduced(result, basis, wording))
        yield _cards(inputs, basis, result, wording)


def _counts(cards: tuple[Card, ...], wording: Wording) -> dict[str, str]:
    def named(type: str) -> str:
        names = [card.measure.name for card in cards if card.measure.type == type]
        return quoted(names, wording) if names else wording.text("proposal.portfolio.none")

    return {
        "core": named("core"),
        "enabler": named("enabler"),
        "quick_win": named("quick_win"),
    }


def _chart(inputs: ProposalInputs, cards: list[Card], wording: Wording) -> Chart:
    owners = {role.id: role.name for role in rows(inputs.roles)}

    def span(card: Card) -> Span:
        owner = owners.get(card.measure.owner, "")
        name = card.measure.name
        if owner:
            name = wording.text("proposal.portfolio.span", name=name, owner=owner)
        group = wording.text(f"proposal.type.{card.measure.type}") if card.measure.type else ""
        start = month_number(card.first, 0) / MONTHS_A_YEAR
        end = (month_number(card.last, 0) + 1) / MONTHS_A_YEAR
        return Span(name, start, end, group)

    earliest, latest = min(card.last for card in cards), max(card.last for card in cards)
    first = [card.measure.name for card in cards if card.last == earliest]
    last = [card.measure.name for card in cards if card.last == latest]
    sorted_cards = [card for type in TYPES for card in cards if card.measure.type == type]
    words = {
        "count": wording.number(len(cards)),
        "first": first[0] if len(first) == 1 else quoted(first, wording),
        "date": wording.date(earliest),
        "latest": last[0] if len(last) == 1 else wording.number(len(last)),
        "end": wording.date(latest),
    }
    together = "" if len(first) == 1 else "_several"
    return Chart(
        "proposal.portfolio",
        line(wording, f"proposal.portfolio.caption{together}", **words),
        TimeChart(
            line(
                wording,
                f"proposal.portfolio.chart_title{'' if len(last) == 1 else '_several'}",
                **words,
            ),
            tuple(span(card) for card in sorted_cards),
            unit="month",
        ),
        line(wording, f"proposal.portfolio.alt{together}", **words),
        wording("proposal.portfolio.source"),
    )


def _introduced(result: ProposalResult, basis: Basis, wording: Wording) -> Spans:
    text = wording("proposal.cards.text")
    if result.portfolio.costed and result.portfolio.whole:
        amount = wording.money_words(result.portfolio.whole, basis.settings.currency)
        share = wording.share(result.portfolio.whole / result.costs.base)
        text = (*text, *spans(" "), *wording("proposal.cards.whole", amount=amount, share=share))
    return text


def _cards(inputs: ProposalInputs, basis: Basis, result: ProposalResult, wording: Wording) -> Table:
    columns = (
        Column(wording.text("proposal.cards.head_purpose"), 1.5),
        Column(wording.text("proposal.cards.head_time")),
        Column(wording.text("proposal.cards.head_money")),
    )
    body: list[tuple[str | Spans | Cell, ...]] = []
    for number, card in enumerate(_in_order(result), start=1):
        type = card.measure.type
        kind = wording.text(f"proposal.type_one.{type}") if type else ""
        head = line(
            wording,
            "proposal.cards.title" if kind else "proposal.cards.title_plain",
            number=wording.number(number),
            name=card.measure.name,
            type=kind,
        )
        body.append((Cell(spans(head), shade=1, bold=True, columns=len(columns)),))
        body.append(_card(card, inputs, basis, result, wording))
    dearest = max(result.portfolio.cards, key=lambda card: card.cost or 0.0)
    key = "caption" if result.portfolio.costed and dearest.cost else "caption_open"
    return Table(
        "proposal.cards",
        made_up(
            line(
                wording,
                f"proposal.cards.{key}",
                dearest=dearest.measure.name,
                share=wording.share((dearest.cost or 0.0) / (result.costs.base or 1.0)),
                count=wording.number(len(result.portfolio.cards)),
            ),
            rows(inputs.cost_shares),
            basis.about.city,
            wording,
        ),
        columns,
        tuple(body),
        wording("proposal.cards.source", year=wording.year(basis.settings.price_year)),
    )


def _in_order(result: ProposalResult) -> list[Card]:
    """Cards in the order of the priorities, where there is one."""
    if result.priorities is None:
        return list(result.portfolio.cards)
    return [result.portfolio.card(each.measure.id) for each in result.priorities.ranked]


def _card(
    card: Card, inputs: ProposalInputs, basis: Basis, result: ProposalResult, wording: Wording
) -> tuple[Spans, Spans, Spans]:
    measure = card.measure
    goals = {row.id: row.text.rstrip(".") for row in rows(inputs.goals)}
    groups = {row.id: row.group for row in rows(inputs.beneficiaries)}
    roles = {row.id: row.name for row in rows(inputs.roles)}
    names = {row.id: row.name for row in rows(inputs.measures)}
    signs = {row.id: row.text for row in rows(inputs.indicators)}
    parts = {id: component.name for id, component in result.costs.components.items()}

    def told(key: str, words: str) -> Spans:
        return wording(f"proposal.cards.{key}", words=words or wording.text("proposal.cards.open"))

    cost = wording.text("proposal.cards.unsplit") if result.portfolio.unsplit else ""
    if card.cost is not None:
        nothing = wording.text("proposal.cards.nothing")
        cost = wording.money_words(card.cost, basis.settings.currency) if card.cost else nothing
    period = ""
    if card.first:
        period = wording.text(
            "proposal.cards.period", first=wording.date(card.first), last=wording.date(card.last)
        )
    needed = [names[id] for id in measure.needs if id in names]
    purpose = [
        told("goal", "; ".join(goals[id] for id in measure.goals[:1] if id in goals)),
        told("groups", "; ".join(groups[id] for id in measure.beneficiaries if id in groups)),
    ]
    used = [parts[id] for id in measure.components if id in parts]
    if used:
        purpose.append(told("components", "; ".join(used)))
    time = [told("owner", roles.get(measure.owner, "")), told("when", period)]
    nothing_before = wording.text("proposal.cards.nothing_before")
    time.append(told("needs", "; ".join(needed) or nothing_before))
    money = [
        told("cost", cost),
        told("sign", "; ".join(signs[id] for id in measure.indicators[:1] if id in signs)),
    ]
    return _lines(purpose), _lines(time), _lines(money)


def _lines(parts: list[Spans]) -> Spans:
    """Lines of a cell, one below the other."""
    found: Spans = ()
    for part in parts:
        found = (*found, *spans("\n"), *part) if found else part
    return found
