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


def delayed(evaluation: Evaluation, years: int) -> Delay:
    """Every option with the opening so many years later.

    Parameters
    ----------
    evaluation : Evaluation
        The base case.
    years : int
        0 or more; 0 is the base case.

    Raises
    ------
    ValueError
        If years is below 0.
    """
    if years < 0:
        raise ValueError(f"a delay is 0 years or more, not {years}")
    model = evaluation.model
    live = model.settings.go_live
    opens = evaluation.state.number(live) + years
    [found] = compare(evaluation, {"delay": {live: opens}})
    later = evaluate_model(model, {live: opens}, evaluation) if years else evaluation
    fixed = tuple(each.id for each in model.alternatives if live in model.overlays.get(each.id, {}))
    return Delay(
        years=years,
        opens=opens,
        beyond=bool(opens > model.years[-1]),
        options=found.options,
        unmoved={
            option.id: _unmoved(evaluation, later, option.id) if years else ()
            for option in model.alternatives
        },
        fixed=fixed,
    )


def _unmoved(base: Evaluation, later: Evaluation, option: str) -> tuple[Line, ...]:
    """Cost lines of an option, other than the baseline's, with the same flows in both."""
    ordinary = {each.line.id for each in base.lines[base.model.baseline]}
    return tuple(
        one.line
        for one, other in zip(base.lines[option], later.lines[option], strict=True)
        if one.line.side == "cost"
        and one.line.id not in ordinary
        and one.economic.any()
        and np.array_equal(one.economic, other.economic)
    )
