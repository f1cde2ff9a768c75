"""4.2 as blocks: what a ceiling of money allows, and the project through the lens of the awards."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Column, Paragraph, Table, spans
from fs_toolkit.document.cells import capital, made_up
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis.budget import Ceiling
from fs_toolkit.proposal.analysis.priorities import Priorities
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.report.words import line, quoted, sentence


def report_ceilings(
    inputs: ProposalInputs, basis: Basis, priorities: Priorities, wording: Wording
) -> Iterator[Block]:
    """Which measures to take if money is short."""
    ceilings = priorities.ceilings
    if not ceilings:
        return
    names = {each.measure.id: each.measure.name for each in priorities.ranked}
    named = any(case.name for case in ceilings)
    exact = all(case.chosen.exact for case in ceilings)
    tight = min(ceilings, key=lambda case: case.amount)
    facts = {
        "share": wording.share(tight.share),
        "count": wording.number(len(tight.chosen.measures)),
        "all": wording.number(len(names)),
    }
    yield Paragraph(
        "proposal.budget_text",
        (
            *sentence(wording, f"proposal.budget.text_{'named' if named else 'shares'}", **facts),
            *spans(" "),
            *wording(f"proposal.budget.{'exact' if exact else 'in_turn'}"),
        ),
    )
    yield Table(
        "proposal.budget",
        made_up(
            line(wording, "proposal.budget.caption", **facts),
            (*rows(inputs.cost_shares), *rows(inputs.scores)),
            basis.about.city,
            wording,
        ),
        (
            Column(wording.text("proposal.budget.ceiling"), 1.3),
            Column(wording.text("proposal.budget.fits"), 2.4),
            Column(wording.text("proposal.budget.left"), 2.0),
            Column(wording.text("proposal.budget.spent"), 1.2, "right"),
        ),
        tuple(_under(case, names, basis, wording) for case in ceilings),
        wording("proposal.budget.source"),
    )


def _under(case: Ceiling, names: dict[str, str], basis: Basis, wording: Wording) -> tuple[str, ...]:
    currency = basis.settings.currency
    amount = wording.money_words(case.amount, currency)
    head = (
        wording.text("proposal.budget.share", amount=amount, share=wording.share(case.share))
        if not case.name
        else wording.text("proposal.budget.named", name=case.name, amount=amount)
    )
    nothing = wording.text("proposal.budget.nothing")

    def listed(ids: tuple[str, ...]) -> str:
        if 2 * len(ids) > len(names) > len(ids) and ids == case.left:
            return wording.text("proposal.budget.others", count=wording.number(len(ids)))
        return "; ".join(names[id] for id in names if id in ids) or nothing

    return (
        head,
        listed(case.chosen.measures),
        listed(case.left),
        wording.money_words(case.spent, currency) if case.spent else wording.dash,
    )


def report_awards(inputs: ProposalInputs, basis: Basis, wording: Wording) -> Iterator[Block]:
    """The project in the categories of the WeGO Awards, which never change the order."""
    scores = rows(inputs.awards_lens)
    if not scores:
        return
    categories = dict.fromkeys(row.category for row in scores)
    means = {
        category: _mean([row.score for row in scores if row.category == category])
        for category in categories
    }
    best, worst = max(means, key=means.__getitem__), min(means, key=means.__getitem__)
    raters = len({row.rater for row in scores})
    facts = {
        "best": quoted((wording.text(f"proposal.awards.{best}"),), wording),
        "worst": quoted((wording.text(f"proposal.awards.{worst}"),), wording),
        "raters": wording.number(raters),
    }
    key = "text_one" if raters == 1 else "text"
    yield Paragraph("proposal.awards_text", sentence(wording, f"proposal.awards.{key}", **facts))
    body = []
    for category in categories:
        own = [row for row in scores if row.category == category]
        marks = [row.score for row in own]
        shown = wording.number(means[category], 0 if means[category] % 1 == 0 else 1)
        if min(marks) < max(marks):
            low, high = wording.number(min(marks)), wording.number(max(marks))
            shown = wording.text("proposal.awards.spread", mean=shown, low=low, high=high)
        reasons = "; ".join(dict.fromkeys(row.reason.rstrip(".") for row in own))
        body.append((capital(wording.text(f"proposal.awards.{category}")), shown, capital(reasons)))
    yield Table(
        "proposal.awards",
        made_up(
            line(wording, "proposal.awards.caption", **facts), scores, basis.about.city, wording
        ),
        (
            Column(wording.text("proposal.awards.category"), 1.2),
            Column(wording.text("proposal.awards.score"), 0.6, "centre"),
            Column(wording.text("proposal.awards.why"), 3.2),
        ),
        tuple(body),
        wording("proposal.awards.source"),
    )


def _mean(values: list[int]) -> float:
    return sum(values) / len(values)
