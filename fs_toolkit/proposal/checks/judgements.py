"""Rules of 4.2 on what people judged: comparisons in pairs, dates, shares of cost, the awards lens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.proposal.agreement import LEVEL
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.panel import judgements, weighed
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.priorities import Pairwise
from fs_toolkit.proposal.panel import not_compared
from fs_toolkit.proposal.priorities import LARGEST, RECIPROCAL

SHOWN = 4
"""So many missing pairs are named; the rest are counted."""


@rule("PRO058", "error", source="Arithmetic: a whole is split once")
def cost_shares_fit_their_components(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Shares that add up to more than the component count its money twice."""
    uses = {measure.id: measure.components for measure in rows(inputs.measures)}
    total: dict[str, float] = defaultdict(float)
    seen: set[tuple[str, str]] = set()
    for row in rows(inputs.cost_shares):
        if row.component not in uses.get(row.measure, ()):
            yield (
                row.at("component"),
                f"the measure {row.measure!r} takes a share of {row.component!r} and does not use it",
                "Add the component to the measure in proposal/measures.csv, or take the share away.",
            )
        if (row.measure, row.component) in seen:
            yield (
                row.where,
                f"the measure {row.measure!r} takes two shares of {row.component!r}",
                "Keep one of the two rows.",
            )
        seen.add((row.measure, row.component))
        total[row.component] += row.share
        if total[row.component] > 1 + 1e-9:
            yield (
                row.at("share"),
                f"the shares of {row.component!r} add up to {total[row.component]:g}, more than 1",
                "Lower them in proposal/cost_shares.csv; what is left serves the project as a whole.",
            )


@rule("PRO059", "error", source="Saaty (1980): a matrix of judgements is reciprocal")
def a_pair_is_compared_once(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Two answers of one rater to the same question cannot both stand in the matrix."""
    first: dict[tuple[str, str, str], Pairwise] = {}
    for row in rows(inputs.pairwise):
        if row.a == row.b:
            yield (
                row.at("b"),
                f"{row.rater!r} compares {row.a!r} with itself",
                "Take the row away, or name the other criterion.",
            )
            continue
        back = first.get((row.rater, row.b, row.a))
        if back and abs(back.ratio * row.ratio - 1) > RECIPROCAL:
            yield (
                row.at("ratio"),
                f"{row.rater!r} finds {row.a!r} {row.ratio:g} times as important as {row.b!r}, and "
                f"{row.b!r} {back.ratio:g} times as important as {row.a!r} (line {back.where.line})",
                f"Keep one of the two rows, or write {1 / back.ratio:.3g} here.",
            )
        elif back or (row.rater, row.a, row.b) in first:
            yield (
                row.where,
                f"{row.rater!r} compares {row.a!r} and {row.b!r} twice",
                "Keep one of the two rows.",
            )
        first.setdefault((row.rater, row.a, row.b), row)


@rule("PRO060", "error", source="Saaty (1980): a matrix of judgements is complete")
def a_rater_compares_every_pair(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Weights cannot be read from a matrix with holes in it."""
    names = weighed(rows(inputs.criteria))
    pairs = rows(inputs.pairwise)
    if pairs and len(names) > LARGEST:
        yield (
            pairs[0].where,
            f"{len(names)} criteria are compared in pairs, and random indices end at {LARGEST}",
            "Group the criteria, and compare within the groups.",
        )
        return
    known = set(names)
    for row in pairs:
        for field in ("a", "b"):
            if getattr(row, field) not in known:
                yield (
                    row.at(field),
                    f"{getattr(row, field)!r} is compared and has no part in the weights",
                    "Take the row away, or take `monetised` off the criterion.",
                )
                return
    for rater, matrix in judgements(inputs, names).items():
        if missing := not_compared(matrix, names):
            last = [row for row in pairs if row.rater == rater][-1]
            more = f" and {len(missing) - SHOWN} pairs more" if len(missing) > SHOWN else ""
            listed = ", ".join(f"{a} and {b}" for a, b in missing[:SHOWN])
            yield (
                last.where,
                f"{rater!r} has not compared {listed}{more}",
                "Add the rows to proposal/pairwise.csv, or take out all rows of this rater.",
            )


@rule("PRO061", "warning", source="Review practice: weights invented after the ranking")
def weights_are_fixed_before_scores(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A weight that was set when the scores were known may have been set for its result."""
    days = [score.scored for score in rows(inputs.scores) if score.scored]
    for criterion in rows(inputs.criteria):
        if days and criterion.fixed and criterion.fixed > min(days):
            yield (
                criterion.at("fixed"),
                said(
                    "the weight of {name!r} was fixed on {fixed}, after scoring began on {began}",
                    name=criterion.name,
                    fixed=criterion.fixed,
                    began=min(days),
                ),
                "Score again with the weights as they are, or say beside the table what changed and why.",
            )


@rule(
    "PRO062", "error", source="Appraisal practice: what is counted in money is not scored as well"
)
def what_is_money_weighs_nothing(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A benefit that is counted in money and scored again counts twice in the judgement."""
    for criterion in rows(inputs.criteria):
        if criterion.monetised and criterion.weight > 0:
            yield (
                criterion.at("weight"),
                f"{criterion.name!r} is counted in money and weighs {criterion.weight:g}",
                "Set its weight to 0 and share it among the others, or take `monetised` off.",
            )


@rule("PRO063", "warning", source="Multi-criteria practice: a criterion that decides nothing")
def a_criterion_weighs_something(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A criterion in the table that has no weight looks as if it had been heard."""
    for criterion in rows(inputs.criteria):
        if not criterion.weight and not criterion.monetised:
            yield (
                criterion.at("weight"),
                said("{name!r} weighs nothing", name=criterion.name),
                "Give it a weight, or take it out of proposal/criteria.csv.",
            )


@rule("PRO064", "error", source="Multi-criteria practice: one score a category and rater")
def a_category_is_scored_once_by_a_rater(
    inputs: ProposalInputs, basis: Basis
) -> Iterator[Objection]:
    """The second score would count as a second opinion."""
    seen: set[tuple[str, str]] = set()
    for row in rows(inputs.awards_lens):
        if (row.category, row.rater) in seen:
            yield (
                row.where,
                f"{row.rater!r} scores {row.category!r} twice",
                "Keep one of the two rows.",
            )
        seen.add((row.category, row.rater))


@rule("PRO065", "warning", source="Kendall and Babington Smith (1939); Siegel and Castellan (1988)")
def raters_agree_more_than_by_chance(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A mean of raters who do not agree is nobody's order."""
    found = result.priorities.agreement if result.priorities else None
    if found and found.can_be_told and found.p_value >= LEVEL:
        yield (
            rows(inputs.scores)[0].where,
            said(
                "{raters} raters order the measures with a concordance of {w:.2f}, which "
                "chance gives as well (p = {p_value:.2f})",
                raters=found.raters,
                w=found.w,
                p_value=found.p_value,
            ),
            "Have the raters talk about the scores that differ most, and score again.",
        )


INPUT_RULES: tuple[Rule, ...] = (
    cost_shares_fit_their_components,
    a_pair_is_compared_once,
    a_rater_compares_every_pair,
    weights_are_fixed_before_scores,
    what_is_money_weighs_nothing,
    a_criterion_weighs_something,
    a_category_is_scored_once_by_a_rater,
)
RESULT_RULES: tuple[Rule, ...] = (raters_agree_more_than_by_chance,)
