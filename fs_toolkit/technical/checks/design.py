"""Rules over 2.3: alternatives, criteria, scores and components."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.analysis.design import DECISIONS
from fs_toolkit.technical.checks.needs import BRAND
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.design import OF_COMPLAINANTS

REVIEW = "reviewers' practice at donor banks"


@rule(
    "TEC017", "error", source="multi-criteria analysis: a weighted sum needs weights that sum to 1"
)
def weights_of_a_decision_sum_to_one(inputs: TechnicalInputs, basis: Basis) -> Iterator[Objection]:
    """Scores of two decisions are compared on one scale only if their weights sum to 1."""
    for decision in DECISIONS:
        criteria = [row for row in rows(inputs.criteria) if row.decision == decision]
        weighted = [row for row in criteria if row.kind != "must"]
        total = sum(row.weight for row in weighted)
        if weighted and abs(total - 1) > 1e-6:
            problem = f"the weights of the decision {decision!r} sum to {total:g}"
            yield weighted[0].at("weight"), problem, "Make them sum to 1."
        for row in criteria:
            if row.kind == "must" and row.weight:
                problem = f"the must {row.id!r} has the weight {row.weight:g}"
                yield row.at("weight"), problem, "Leave it empty: a must is met or not."


@rule("TEC018", "error", source="fs_toolkit, the study format")
def scores_fit_their_criterion(inputs: TechnicalInputs, basis: Basis) -> Iterator[Objection]:
    """A score for another decision, a half-met must or a gap would change the order unseen."""
    criteria = {row.id: row for row in rows(inputs.criteria)}
    alternatives = {row.id: row for row in rows(inputs.alternatives)}
    given: set[tuple[str, str, str]] = set()
    for score in rows(inputs.scores):
        criterion = criteria.get(score.criterion)
        alternative = alternatives.get(score.alternative)
        if criterion is None or alternative is None:
            continue  # the reader names what is unknown
        pair = (score.rater, score.alternative, score.criterion)
        words = f"{score.alternative!r} by {score.criterion!r}"
        if pair in given:
            yield score.where, f"{words} is scored twice", "Keep one of them."
        given.add(pair)
        if criterion.decision != alternative.decision:
            problem = (
                f"{words}: one belongs to {criterion.decision}, the other to {alternative.decision}"
            )
            yield score.where, problem, "Score an alternative by the criteria of its own decision."
        elif criterion.kind == "requirements":
            problem = f"{words} is scored by hand, but follows from requirements.csv"
            yield score.where, problem, "Take the row out; fill `met_by` in requirements.csv."
        elif criterion.kind == "must" and score.score not in (0, 1):
            problem = f"{words} is a must scored {score.score:g}"
            yield score.at("score"), problem, "Write 1 (met) or 0 (not met)."
    scored = {(alternative, criterion) for _, alternative, criterion in given}
    for alternative in alternatives.values():
        for criterion in criteria.values():
            if criterion.decision != alternative.decision or criterion.kind == "requirements":
                continue
            if (alternative.id, criterion.id) not in scored:
                problem = f"{alternative.id!r} has no score by {criterion.id!r}"
                yield alternative.where, problem, "Add a row to scores.csv."


@rule("TEC019", "warning", source="HM Treasury, Green Book 2003, chapter 5")
def there_is_something_to_choose_from(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A design without a real alternative was chosen before the study."""
    for decision, found in result.design.decisions.items():
        able = [a for a in found.appraised if not a.failed]
        if len(able) < 2:
            problem = said(
                "the decision {decision!r} has {count} alternative that meets every must",
                decision=decision,
                count=len(able),
            )
            cure = "Add one that could really be chosen, a do-minimum for instance."
            yield found.appraised[0].alternative.where, problem, cure


@rule("TEC020", "warning", source=REVIEW)
def components_meet_a_requirement(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A component that no requirement asks for is a purchase looking for a reason."""
    for component in rows(inputs.components):
        if not component.requirements:
            problem = said("the component {name!r} meets no requirement", name=component.name)
            yield component.where, problem, "Name the requirements it meets, or take it out."


@rule("TEC021", "warning", source=REVIEW)
def must_requirements_are_covered(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A Must that no component meets is not in the price."""
    if rows(inputs.components):
        for row in result.design.uncovered_musts:
            problem = said("no component meets the Must requirement {id!r}", id=row.id)
            yield row.where, problem, "Add it to `requirements` of a component."


@rule("TEC022", "warning", source=REVIEW)
def lock_in_comes_with_a_way_out(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """Who cannot leave pays what is asked."""
    for component in rows(inputs.components):
        if (component.lock_in or 0) >= 1 and not component.leaving:
            problem = said(
                "the component {name!r} ties the city and does not say how to leave",
                name=component.name,
            )
            yield component.where, problem, "Say in `leaving` what the contract must hold."


@rule("TEC080", "warning", source=REVIEW)
def alternatives_are_scored_by_two_at_least(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """Scores of one rater cannot show how far judgement moves the order."""
    scores = rows(inputs.scores)
    raters = {row.rater for row in scores}
    if len(raters) == 1:
        problem = said("all alternatives are scored by one rater, {rater!r}", rater=scores[0].rater)
        yield scores[0].where, problem, "Have a second rater of the city score without seeing it."


@rule("TEC081", "error", source="HM Treasury, Green Book 2003, chapter 5")
def what_is_recommended_meets_every_must(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """An option that fails a must is no option, whatever it scores."""
    recommended = basis.settings.recommended
    for decision in result.design.decisions.values():
        for found in decision.appraised:
            if found.failed and found.alternative.option == recommended:
                musts = " and ".join(repr(criterion.id) for criterion in found.failed)
                problem = f"{recommended!r} is recommended and does not meet {musts}"
                cure = "Change the option until it does, or recommend another in settings.yaml."
                yield found.alternative.where, problem, cure


@rule("TEC082", "warning", source=REVIEW)
def alternatives_say_how_they_are_left(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """How a choice ends is settled before it is made, or by the supplier after it."""
    for decision in result.design.decisions.values():
        for found in decision.appraised:
            if not found.failed and not found.alternative.exit:
                problem = said(
                    "nothing says how the city leaves {name!r}", name=found.alternative.name
                )
                yield found.alternative.where, problem, "Say in `exit` what it keeps and how long it takes."  # fmt: skip


@rule("TEC083", "warning", source="reviewers' practice: can the city keep it running itself?")
def technologies_are_kept_up_in_a_trial(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A trial by the supplier shows that it works; only the city's own staff show that it goes on working."""
    tried = {alternative.id for alternative, _, _ in result.design.passed}
    kept = {alternative.id for alternative, _, _ in result.design.upkeep}
    for alternative in rows(inputs.alternatives):
        if alternative.decision == "technology" and alternative.id in tried - kept:
            problem = said(
                "{name!r} was tried, but the city's own staff changed nothing in it",
                name=alternative.name,
            )
            cure = "Add a trial of the kind upkeep: a change, an update, a restore."
            yield alternative.where, problem, cure


@rule("TEC084", "warning", source=REVIEW)
def what_is_recommended_is_not_beaten(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """An option that another beats in score and cost needs a reason that is written down."""
    recommended = basis.settings.recommended
    for decision in result.design.decisions.values():
        for found in decision.appraised:
            if found.alternative.option == recommended and found.dominated_by is not None:
                problem = said(
"{name!r} scores no less than {alternative_name!r} and costs no more",
name=found.dominated_by.name,
alternative_name=found.alternative.name)  # fmt: skip
                yield found.alternative.where, problem, "Recommend it, or say in design.md why not."


@rule("TEC085", "warning", source="procurement law and donors' rules: open specification")
def components_name_no_brand(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A product or a framework named in a component is chosen before the alternatives are weighed."""
    for component in rows(inputs.components):
        for words in (component.name, *component.parts):
            if brand := BRAND.search(words):
                problem = said(
                    "the component {name!r} names {brand}", name=component.name, brand=brand[1]
                )
                cure = "Say what it does; the technology is one of alternatives.csv."
                yield component.where, problem, cure


@rule("TEC086", "warning", source="blueprint of the programme: protection of complainants")
def people_who_complain_are_protected(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """Whoever reports an office can be found out, made to pay for it, or watched by the same system."""
    controls = rows(inputs.controls)
    for concern in OF_COMPLAINANTS:
        if controls and not any(row.concern == concern for row in controls):
            problem = said("no control answers {concern} of people who complain", concern=concern)
            yield controls[0].where, problem, "Add one, with a check that somebody outside makes."
