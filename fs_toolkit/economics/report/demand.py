"""The demand of 5.1 as blocks: by group of people, those without internet included, and by option."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending, rows
from fs_toolkit.core.numeric import Floats
from fs_toolkit.document.blocks import Block, Column, Paragraph, Spans, Table, spans
from fs_toolkit.document.cells import cited, made_up, unanswered
from fs_toolkit.document.marked import traced
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.inputs_afterwards import Segment
from fs_toolkit.economics.need_score import expected_users
from fs_toolkit.economics.report.words import option_name


def demand(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsAnswers, wording: Wording
) -> Iterator[Block]:
    """Who will use the service, and the volume that it comes to in some of the years."""
    yield from _segments(inputs, basis, result, wording)
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


def _segments(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsAnswers, wording: Wording
) -> Iterator[Block]:
    """How many people of each group, how many say that they would, and how many are expected to."""
    yield from unanswered("economics.segments.pending", inputs, "segments", wording)
    groups = rows(inputs.segments)
    if not groups:
        return
    stated = any(row.stated for row in groups)
    counted = any(row.volume for row in groups)
    without = sum(_at(basis, result, row.people, 0) for row in groups if row.connected == "no")
    total = sum(_at(basis, result, row.people, 0) for row in groups)
    words = {
        "year": wording.year(int(basis.years[0])),
        "share": wording.share(without / total if total else 0.0, 0),
    }
    intro = "intro" if counted else "intro_uncounted"
    yield Paragraph("economics.segments.intro", wording(f"feasibility.segments.{intro}", **words))
    heads = {"name": 2.2, "people": 1.0}
    heads |= {"stated": 1.0, "expected": 1.1} if stated else {}
    heads |= {"volume": 1.1} if counted else {}
    heads |= {"way": 2.0}
    last = wording.year(int(basis.years[-1]))
    years = {"people": {"year": words["year"]}, "volume": {"year": last}}
    caption = wording.text("feasibility.segments.caption", **words)
    yield Table(
        "economics.segments",
        made_up(caption, groups, basis.about.city, wording),
        tuple(
            Column(
                wording.text(f"feasibility.segments.column.{head}", **years.get(head, {})),
                width,
                "left" if head in ("name", "way") else "right",
            )
            for head, width in heads.items()
        ),
        tuple(_segment(row, basis, result, stated, counted, wording) for row in groups),
        source=wording(
            f"feasibility.segments.{'source_stated' if stated else 'source'}",
        ),
    )


def _segment(
    row: Segment,
    basis: Basis,
    result: EconomicsAnswers,
    stated: bool,
    counted: bool,
    wording: Wording,
) -> tuple[str | Spans, ...]:
    people = _at(basis, result, row.people, 0)
    of_row = spans(traced(row.people, wording.number(people)))
    cells: list[str | Spans] = [cited(row.name, row.source), of_row]
    if stated:
        said = basis.value(row.stated) if row.stated else None
        done = basis.value(row.discount) if row.discount else 1.0
        fits = said is not None and 0 <= said <= 1 and 0 <= done <= 1
        words = wording.share(said, 0) if said is not None else wording.dash
        cells.append(spans(traced(row.stated, words)))
        users = float(expected_users(people, said, done)) if fits and said is not None else None
        cells.append(wording.dash if users is None else wording.number(users))
    if counted:
        volume = _at(basis, result, row.volume, -1) if row.volume else None
        cells.append(wording.dash if volume is None else wording.number(volume))
    return (*cells, row.way or wording.dash)


def _at(basis: Basis, result: EconomicsAnswers, quantity: str, place: int) -> float:
    """A quantity in one of the years, as the recommended option sees it."""
    values: Floats = basis.series(quantity)
    if isinstance(result, EconomicsResult):
        found = result.cost_benefit
        values = found.evaluation.states[found.recommended].over_years(quantity)
    return float(values[place])
