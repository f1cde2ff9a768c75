"""What it costs to open later, and which costs do not wait."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from fs_toolkit.economics.engine.cases import Worth
from fs_toolkit.economics.engine.model import Evaluation, evaluate_model
from fs_toolkit.economics.inputs import Line
from fs_toolkit.economics.scenarios import compare

YEARS = (1, 2)
"""Delays that a report tries."""


@dataclass(frozen=True)
class Delay:
    """Every option where the service opens some years later."""

    years: int
    opens: float
    """The calendar year of the opening, unless an option sets its own."""
    beyond: bool
    """Whether that is after the last year of the study, so that nothing is gained at all."""
    options: Mapping[str, Worth]
    """By option, the baseline among them."""
    unmoved: Mapping[str, tuple[Line, ...]]
    """By option: cost lines that stay in their years, because nothing in them follows the
    opening."""
    fixed: tuple[str, ...]
    """Options that set the opening themselves: a delay does not touch them."""


def delayed(evaluation: Evaluation, *delays: int) -> tuple[Delay, ...]:
    """Every option with the opening so many years later, for each of some delays.

    Parameters
    ----------
    evaluation : Evaluation
        The base case.
    *delays : int
        Years, 0 or more; 0 is the base case.

    Raises
    ------
    ValueError
        If a delay is below 0.
    """
    if wrong := [years for years in delays if years < 0]:
        raise ValueError(f"a delay is 0 years or more, not {wrong[0]}")
    model = evaluation.model
    live = model.settings.go_live
    opens = {years: evaluation.state.number(live) + years for years in delays}
    found = compare(evaluation, {str(years): {live: opens[years]} for years in opens})
    worth = {each.name: each.options for each in found}
    fixed = tuple(each.id for each in model.alternatives if live in model.overlays.get(each.id, {}))
    return tuple(
        Delay(
            years=years,
            opens=opens[years],
            beyond=bool(opens[years] > model.years[-1]),
            options=worth[str(years)],
            unmoved=_unmoved(evaluation, {live: opens[years]} if years else {}),
            fixed=fixed,
        )
        for years in delays
    )


def _unmoved(base: Evaluation, changes: Mapping[str, float]) -> Mapping[str, tuple[Line, ...]]:
    """By option: cost lines, other than the baseline's, with the same flows after the changes."""
    model = base.model
    if not changes:
        return {option.id: () for option in model.alternatives}
    later = evaluate_model(model, changes, base)
    ordinary = {each.line.id for each in base.lines[model.baseline]}
    return {
        option.id: tuple(
            one.line
            for one, other in zip(base.lines[option.id], later.lines[option.id], strict=True)
            if one.line.side == "cost"
            and one.line.id not in ordinary
            and one.economic.any()
            and np.array_equal(one.economic, other.economic)
        )
        for option in model.alternatives
    }
