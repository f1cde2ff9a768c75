"""The risk register as blocks: who does what when a sign comes, and what that costs.

Section 1.4 says why a barrier is there and how grave it is; here it is not said again.
"""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Paragraph,
    Spans,
    Table,
    Text,
    spans,
)
from fs_toolkit.document.cells import made_up, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.risk_matrix import NEEDS_ANSWER, band
from fs_toolkit.proposal.analysis.risks import RegisteredRisk, RiskRegister
from fs_toolkit.proposal.handed import LineCost
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.monitoring import Watch
from fs_toolkit.proposal.inputs.risks import RESPONSES
from fs_toolkit.proposal.report.words import with_desk

SHADES = {"low": 0, "medium": 1, "high": 2, "critical": 4}


def report_risks(
    inputs: ProposalInputs, basis: Basis, register: RiskRegister, wording: Wording
) -> Iterator[Block]:
    """The register of grave risks, and signs that belong to none of them."""
    if register.grave or register.minor or rows(inputs.watch):
        yield Heading("proposal.risks_title", 3, wording.text("proposal.risks.title"))
    yield from unanswered("proposal.risks_open", inputs, "risks", wording)
    if rows(inputs.risks) and register.grave:
        yield Paragraph("proposal.risks_text", _text(register, wording))
        yield _table(inputs, basis, register, wording)
    signs = register.other_signs if rows(inputs.risks) else rows(inputs.watch)
    if len(signs) == 1 and rows(inputs.risks):
        sign = _sign(inputs, signs[0], wording, "proposal.risks.other_sign")
        yield Paragraph("proposal.watch_text", sign)
    elif signs:
        key = (
            "proposal.risks.other_signs" if rows(inputs.risks) else "proposal.monitoring.watch_text"
        )
        yield Paragraph("proposal.watch_text", wording(key))
        yield Bullets("proposal.watch", tuple(_sign(inputs, sign, wording) for sign in signs))


def line_cost(line: LineCost, basis: Basis, wording: Wording) -> str:
    """A cost line with its money: once, or a year; without where it costs no cash."""
    if round(line.amount) == 0:
        return line.name
    key = "proposal.cost.yearly" if line.yearly else "proposal.cost.once"
    amount = wording.money_words(line.amount, basis.settings.currency)
    return wording.text(key, name=line.name, amount=amount)


def _text(register: RiskRegister, wording: Wording) -> Spans:
    grave = register.grave
    after = sum(_left(each) >= NEEDS_ANSWER for each in grave)
    own = sum(each.barrier is None for each in (*grave, *register.minor))
    kinds = [each.row.response for each in grave if each.row and each.row.response]
    shares = wording.list(
        wording.text(
            f"proposal.risks.response_count.{kind}", count=wording.number(kinds.count(kind))
        )
        for kind in RESPONSES
        if kind in kinds
    )
    minor = len(register.minor)
    words = {
        "grave": wording.number(len(grave)),
        "after": wording.number(after),
        "shares": shares or wording.text("report.answer.none"),
        "own": wording.number(own),
        "limit": wording.number(NEEDS_ANSWER),
    }
    if minor:
        return wording("proposal.risks.text_minor", minor=wording.number(minor), **words)
    return wording("proposal.risks.text", **words)


def _left(each: RegisteredRisk) -> int:
    return each.score if each.residual is None else each.residual


def _table(inputs: ProposalInputs, basis: Basis, register: RiskRegister, wording: Wording) -> Table:
    owners = {role.id: role.name for role in rows(inputs.roles)}
    reviews = {review.id: review for review in rows(inputs.reviews)}

    def response(each: RegisteredRisk) -> Spans:
        """The response with its owner, then what is done when the sign comes."""
        if each.row is None or not each.row.response:
            said = spans(wording.text("proposal.risks.undecided"), ".")
        else:
            kind = wording.text(f"proposal.risks.response.{each.row.response}")
            key = (
                "proposal.risks.answered" if each.row.owner in owners else "proposal.risks.unowned"
            )
            words = {"kind": kind, "action": each.row.action.rstrip(".") or wording.dash}
            if each.row.owner in owners:
                words["owner"] = owners[each.row.owner]
            said = wording(key, **words)
        for watch in each.signs:
            said = (*said, *spans(" "), *_looked_for(watch, owners, wording))
        return said

    def again(each: RegisteredRisk) -> str:
        review = reviews.get(each.row.review) if each.row else None
        return wording.date(review.month) if review else wording.dash

    def row(each: RegisteredRisk) -> tuple[str | Spans | Cell, ...]:
        left = _left(each)
        points = wording.text(
            "proposal.risks.points", before=wording.number(each.score), after=wording.number(left)
        )
        return (
            _named(each, wording),
            Cell(spans(points), shade=SHADES[band(left)]),
            response(each),
            _cost(each, basis, wording),
            again(each),
        )

    signs, count = sum(bool(each.signs) for each in register.grave), len(register.grave)
    caption = wording.text("proposal.risks.caption_all", count=wording.number(count))
    if signs < count:
        words = {"count": wording.number(count), "signs": wording.number(signs)}
        caption = wording.text("proposal.risks.caption", **words)
    return Table(
        "proposal.risks",
        made_up(caption, [each.row for each in register.grave], basis.about.city, wording),
        (
            Column(wording.text("proposal.head.risk"), 1.7),
            Column(wording.text("proposal.head.points"), 0.9),
            Column(wording.text("proposal.head.risk_response"), 4.7),
            Column(wording.text("proposal.head.response_cost"), 2.0),
            Column(wording.text("proposal.head.again"), 1.1),
        ),
        tuple(row(each) for each in register.grave),
        with_desk(
            wording("proposal.risks.source", limit=wording.number(NEEDS_ANSWER)),
            [each.row for each in register.grave],
            wording,
        ),
    )


def _named(each: RegisteredRisk, wording: Wording) -> Spans:
    if each.barrier is None:
        return spans(Text(each.name, bold=True), wording.text("proposal.risks.own"))
    number = wording.text("proposal.risks.of_barrier", number=wording.number(each.barrier.number))
    return spans(Text(each.name, bold=True), number)


def _looked_for(watch: Watch, owners: dict[str, str], wording: Wording) -> Spans:
    return wording(
        "proposal.risks.sign",
        signal=watch.signal.rstrip("."),
        response=watch.response.rstrip("."),
        owner=owners.get(watch.owner, wording.dash),
    )


def _cost(each: RegisteredRisk, basis: Basis, wording: Wording) -> str:
    """What the response costs: an amount of its own, the lines that carry it, or why nothing."""
    lines = "; ".join(line_cost(line, basis, wording) for line in each.paid_by)
    if each.cost is not None:
        amount = wording.money_words(each.cost, basis.settings.currency)
        if lines:
            return wording.text("proposal.cost.within", amount=amount, lines=lines)
        return amount
    if lines:
        return wording.text("proposal.cost.part_of", lines=lines)
    return each.note or wording.dash


def _sign(
    inputs: ProposalInputs,
    watch: Watch,
    wording: Wording,
    key: str = "proposal.risks.sign_item",
) -> Spans:
    owners = {role.id: role.name for role in rows(inputs.roles)}
    return wording(
        key,
        signal=watch.signal.rstrip("."),
        response=watch.response.rstrip("."),
        owner=owners.get(watch.owner, wording.dash),
    )
