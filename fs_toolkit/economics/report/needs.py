"""Sub-item 5.1 as blocks: whose needs, what answers them, how much of it there will be."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending
from fs_toolkit.document.blocks import Block, Column, Heading, Paragraph, Table
from fs_toolkit.document.cells import cited, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.report.words import option_name


def needs(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsAnswers, wording: Wording
) -> Iterator[Block]:
    """Sub-item 5.1."""
    yield Heading("economics.needs", 2, wording.text("economics.needs.heading"))
    answered = sum(bool(each.requirements) for each in result.needs)
    valued = sum(bool(each.benefits) for each in result.needs)
    groups = wording.number(len({each.need.group for each in result.needs}))
    if result.needs:
        answer = wording(
            "economics.needs.answer",
            count=wording.number(len(result.needs)),
            groups=groups,
            answered=wording.number(answered),
            valued=wording.number(valued),
        )
    else:
        answer = wording("economics.needs.answer_pending")
    yield Paragraph("economics.needs.answer", answer, "answer")
    yield from unanswered("economics.needs.pending", inputs, "needs", wording)
    if result.needs:
        yield Paragraph(
            "economics.needs.intro",
            wording("economics.needs.intro", orphans=wording.number(len(result.orphans))),
        )
        yield _trace(result, wording)
    yield from _demand(inputs, basis, result, wording)


def _trace(result: EconomicsAnswers, wording: Wording) -> Table:
    def words(parts: tuple[str, ...]) -> str:
        return "; ".join(parts) or wording.dash

    def numbers(places: tuple[int, ...]) -> str:
        shown = [f"R{place}" for place in places]  # as the technical chapter numbers them
        return ", ".join(shown) or wording.dash

    return Table(
        "economics.needs_table",
        wording.text("economics.needs.caption", count=wording.number(len(result.needs))),
        (
            Column(wording.text("economics.needs.column.group"), 1.5),
            Column(wording.text("economics.needs.column.need"), 3.0),
            Column(wording.text("economics.needs.column.severity"), 0.9, "right"),
            Column(wording.text("economics.needs.column.requirements"), 1.4),
            Column(wording.text("economics.needs.column.benefits"), 1.8),
        ),
        tuple(
            (
                each.need.group,
                cited(each.need.text, each.need.source),
                wording.number(each.need.severity),
                numbers(each.requirements),
                words(each.benefits),
            )
            for each in sorted(result.needs, key=lambda each: -each.need.severity)
        ),
        source=wording("economics.needs.source"),
    )


def _demand(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsAnswers, wording: Wording
) -> Iterator[Block]:
    """The volume that the project is for, without and with it, in some of the years."""
    effectiveness = inputs.effectiveness
    yield from unanswered("economics.demand.pending", inputs, "effectiveness", wording)
    if isinstance(effectiveness, Pending) or not isinstance(result, EconomicsResult):
        return  # how much there will be follows from the options
    model = result.cost_benefit.evaluation.model
    live = int(basis.value(model.settings.go_live))
    shown = [int(year) for year in basis.years if year >= live][::2]
    at = [int(np.flatnonzero(basis.years == year)[0]) for year in shown]
    states = result.cost_benefit.evaluation.states
    yield Paragraph(
        "economics.demand.intro",
        wording("economics.demand.intro", noun=effectiveness.noun),
    )
    yield Table(
        "economics.demand",
        wording.text(
            "economics.demand.caption",
            option=option_name(result, result.cost_benefit.recommended),
            volume=wording.number(
                float(
                    states[result.cost_benefit.recommended].over_years(effectiveness.volume)[at[-1]]
                )
            ),
            year=wording.year(shown[-1]),
            noun=effectiveness.noun,
        ),
        (
            Column(wording.text("economics.demand.column.option"), 2.0),
            *(Column(wording.year(year), 1.0, "right") for year in shown),
        ),
        tuple(
            (
                option.name,
                *(
                    wording.number(float(states[option.id].over_years(effectiveness.volume)[k]))
                    for k in at
                ),
            )
            for option in model.alternatives
        ),
        source=wording("economics.demand.source"),
    )
