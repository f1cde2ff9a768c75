"""Rules over scenarios: rates that are rates, openings that come, changes that change something."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Place, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.engine.appraise import Appraisal
from fs_toolkit.economics.engine.cases import Worth
from fs_toolkit.economics.inputs import EconomicsInputs

METHOD = "The toolkit's own method: docs/explanation/decisions, 103 to 106"
LEAST_RATE, MOST_RATE = -0.5, 0.5
"""A discount rate lies between them, in the base case (BAS014) as in any other."""
NOTHING = 1e-12
"""A result that moves by less than this share of costs and benefits does not move."""


@rule("ECO117", "error", source=METHOD)
def other_discount_rates_are_rates(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """At -1 nothing can be discounted, and 10 is a thousand per cent."""
    cure = "Write a share: 0.10 for 10 %."
    for words, value, place in _elsewhere(inputs, basis, basis.settings.discount_rate):
        if not LEAST_RATE < value < MOST_RATE:
            yield place, f"the discount rate is {value:g} a year {words}", cure


@rule("ECO118", "warning", source=METHOD)
def a_later_opening_comes_within_the_years(
    inputs: EconomicsInputs, basis: Basis
) -> Iterator[Objection]:
    """A service that opens after the last year costs and brings nothing, whatever its worth."""
    settings = basis.settings
    last = settings.first_year + settings.years - 1
    cure = "Correct it, or add to `years` in basis/settings.yaml."
    for words, value, place in _elsewhere(inputs, basis, settings.go_live):
        if not settings.first_year <= value <= last:
            problem = said(
                "the service opens in {value:g} {words}, outside the years {first_year}-{last}",
                value=value,
                words=words,
                first_year=settings.first_year,
                last=last,
            )
            yield place, problem, cure


def _elsewhere(
    inputs: EconomicsInputs, basis: Basis, id: str | None
) -> Iterator[tuple[str, float, Place]]:
    """The values of a quantity at the ends of its range and in scenarios: where, value, place."""
    row = basis.quantities.get(id or "")
    if row is None:
        return
    for end in ("low", "high"):
        value = getattr(row, end)
        if value is not None:
            yield f"at the {end} end of its range", value, row.at(end)
    for change in rows(inputs.changes):
        if change.quantity == row.id:
            yield f"in {change.set!r}", change.value, change.at("value")


@rule("ECO119", "warning", source=METHOD)
def a_scenario_changes_the_result(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult
) -> Iterator[Objection]:
    """A scenario of quantities that no line uses says that nothing can go wrong."""
    found = result.cost_benefit
    if all(_moved(found.base, each.appraisal) for each in found.scenarios):
        return  # the recommended option moves in each, and most studies are seen through here
    base, *named = found.compared
    for case in named:
        if not any(_moved(base.options[id], each) for id, each in case.options.items()):
            place = next(row.where for row in rows(inputs.changes) if row.set == case.name)
            changed = tuple(case.changes)
            problem = said(
                "the scenario {name!r} moves no option by anything: {changed}",
                name=case.name,
                changed=changed,
            )
            cure = "Change a quantity that a line depends on, to another value than the base."
            yield place, problem, cure


def _moved(before: Appraisal | Worth, after: Worth) -> bool:
    size = abs(after.pv_benefits) + abs(after.pv_costs)
    return abs(after.npv - before.npv) > NOTHING * size


SCENARIO_INPUT_RULES: tuple[Rule, ...] = (
    other_discount_rates_are_rates,
    a_later_opening_comes_within_the_years,
)
SCENARIO_RESULT_RULES: tuple[Rule, ...] = (a_scenario_changes_the_result,)
