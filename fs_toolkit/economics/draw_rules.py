"""Rules over what the draws of a study say; they are looked at when a report is made."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis, BasisInputs
from fs_toolkit.core.findings import Objection, Place, Rule, rule
from fs_toolkit.core.model import Pending
from fs_toolkit.core.said import said
from fs_toolkit.economics.engine.uncertain import spreads
from fs_toolkit.economics.results import CostBenefit
from fs_toolkit.economics.uncertainty import Undrawn

QUANTITIES = Place("basis/quantities.csv")
CORRELATIONS = Place("basis/correlations.csv")
HALF = 0.5


@rule("ECO113", "warning", source="Reviewers of simulations: a draw without a result is no draw")
def every_draw_has_a_result(
    inputs: BasisInputs, basis: Basis, found: CostBenefit
) -> Iterator[Objection]:
    """Without draws nobody can say how likely a loss is, and a report that is silent looks sure."""
    drawn = found.uncertainty
    if not isinstance(drawn, Undrawn) or drawn.kind == "certain":
        return
    if drawn.kind == "overflow":
        cure = "Narrow the ranges: together they make a formula divide by zero or overflow."
        yield QUANTITIES, drawn.why, cure
        return
    model = found.evaluation.model
    misfits = spreads(model, basis.quantities)[1]
    for each in misfits:
        yield (
            each.quantity.at("range"),
            said("{id!r}: {problem}", id=each.quantity.id, problem=each.problem),
            each.cure,
        )
    if not misfits:
        yield CORRELATIONS, drawn.why, "Lower the largest of the correlations."


@rule("ECO114", "warning", source="HM Treasury, The Green Book: expected values, not best guesses")
def the_base_case_agrees_with_the_draws(
    inputs: BasisInputs, basis: Basis, found: CostBenefit
) -> Iterator[Objection]:
    """A base case that gains while most draws lose takes each number from the better side."""
    drawn = found.uncertainty
    if isinstance(drawn, Undrawn):
        return
    loses = drawn.simulation.outcomes[found.recommended].loses
    if found.base.npv > 0 and loses.value - 2 * loses.se > HALF:
        problem = said(
            "the base case of {recommended!r} gains, and it loses in {draws:.0f} of 100 draws",
            recommended=_name(found, found.recommended),
            draws=100 * loses.value,
        )
        cure = "Move base values to the middle of their ranges, or say in the text why they lean."
        yield basis.settings.at("recommended"), problem, cure


def _name(found: CostBenefit, option: str) -> str:
    """An option as a reader of the report knows it."""
    options = found.evaluation.model.options
    return next(each.name for each in options if each.id == option)


@rule("ECO115", "warning", source="Reviewers of options: the recommended one is compared on risk")
def no_other_option_is_better_more_often(
    inputs: BasisInputs, basis: Basis, found: CostBenefit
) -> Iterator[Objection]:
    """Who recommends an option that another beats in most draws has a reason, and says it."""
    drawn = found.uncertainty
    if isinstance(drawn, Undrawn):
        return
    baseline = found.evaluation.model.baseline
    for other, duel in drawn.better.items():
        if other != baseline and duel.behind.value - 2 * duel.behind.se > HALF:
            problem = said(
                "{other!r} is worth more than the recommended {recommended!r} in "
                "{draws:.0f} of 100 draws",
                other=_name(found, other),
                recommended=_name(found, found.recommended),
                draws=100 * duel.behind.value,
            )
            yield (
                basis.settings.at("recommended"),
                problem,
                "Say what speaks for the recommended option all the same.",
            )


@rule(
    "ECO116", "warning", source="Reviewers of simulations: seed, draws, spread, correlations, error"
)
def the_study_says_what_moves_together(
    inputs: BasisInputs, basis: Basis, found: CostBenefit
) -> Iterator[Objection]:
    """Quantities that are drawn as if they had nothing to do with each other hide or make up risk."""
    drawn = found.uncertainty
    if isinstance(drawn, Undrawn) or len(drawn.simulation.spreads) < 2:
        return
    if isinstance(inputs.correlations, Pending):
        count = len(drawn.simulation.spreads)
        cure = "Give the rank correlations, or `none: reason` if each goes its own way."
        yield (
            CORRELATIONS,
            said("nothing is said of what moves together among {count} numbers", count=count),
            cure,
        )


DRAW_RULES: tuple[Rule, ...] = (
    every_draw_has_a_result,
    the_base_case_agrees_with_the_draws,
    no_other_option_is_better_more_often,
    the_study_says_what_moves_together,
)
"""Given the folder basis/, the evaluated basis and the cost-benefit analysis."""
