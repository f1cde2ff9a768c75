"""Rules over the diagnosis of 2.1: questions, answers, peers, who took part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from math import isnan

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Place, rule
from fs_toolkit.core.model import Pending, Prose, Row, is_pending, rows
from fs_toolkit.core.said import said
from fs_toolkit.core.suggest import did_you_mean, nearest
from fs_toolkit.technical import diagnosis
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.diagnosis import ASPECTS, FORCES, ROLES_OF_A_DIAGNOSIS, Question

REVIEW = "reviewers' practice at donor banks"
OWN = "the toolkit's own method: docs/explanation/diagnosis.md"
TOLERANCE = 0.001
"""How far weights may be from 1 together."""
FAR_APART = 25.0
"""Points between what offices say of a system and what the inventory says."""


@rule("TEC004", "warning", source=REVIEW)
def self_scores_have_evidence(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """An office that scores itself is believed for what it shows."""
    asked = {row.id for row in rows(inputs.questions) if row.evidence}
    for answer in rows(inputs.answers):
        if answer.question in asked and (answer.score or 0) > 0 and not answer.evidence:
            problem = said(
                "{role} scores {question!r} {score:g} and shows nothing",
                role=answer.role,
                question=answer.question,
                score=answer.score,
            )
            yield answer.where, problem, "Write in `evidence` what was seen, or score it 0."


@rule(
    "TEC005", "warning", source="Seoul policy archive on WeGO, 3.5.1: who takes part in a diagnosis"
)
def the_four_offices_take_part(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A diagnosis by the IT office alone is the IT office's opinion."""
    answers = rows(inputs.answers)
    present = {answer.role for answer in answers}
    lacking = [role for role in ROLES_OF_A_DIAGNOSIS if role not in present]
    if answers and lacking:
        problem = said("the diagnosis has no answer of {lacking}", lacking=tuple(lacking))
        yield answers[0].where, problem, "Let these offices answer before scores are printed."


@rule("TEC006", "warning", source=REVIEW)
def peers_are_at_least_three(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """One or two cities are no yardstick; the gap is printed with their number, and no z."""
    for area in result.level.diagnosis.areas:
        if 0 < area.peers < diagnosis.ENOUGH_PEERS:
            first = next(peer for peer in rows(inputs.peers) if peer.area == area.area)
            problem = said(
                "the area {area!r} is compared with {peers} cities",
                area=area.area,
                peers=area.peers,
            )
            cure = (
                f"Add cities to peers.csv, or take the area out: {diagnosis.ENOUGH_PEERS} at least."
            )
            yield first.where, problem, cure


@rule("TEC030", "error", source=OWN)
def an_office_rates_a_question_once(inputs: TechnicalInputs, basis: Basis) -> Iterator[Objection]:
    """Of two ratings of one office nobody can tell which is meant, and the mean is neither."""
    first: dict[tuple[str, str], Place] = {}
    for answer in rows(inputs.answers):
        key = (answer.question, answer.role)
        if key in first:
            problem = f"{answer.role} answers {answer.question!r} twice, first at {first[key]}"
            yield answer.where, problem, "Keep the answer that the workshop settled on."
        else:
            first[key] = answer.where


@rule("TEC031", "error", source=OWN)
def an_answer_is_a_rating_or_says_that_it_does_not_apply(
    inputs: TechnicalInputs, basis: Basis
) -> Iterator[Objection]:
    """What does not apply is left out of the mean; with a rating beside it, it is both."""
    for answer in rows(inputs.answers):
        if answer.not_applicable and answer.score is not None:
            problem = f"{answer.role} rates {answer.question!r} {answer.score:g} and says it does not apply"
            yield answer.where, problem, "Empty `score`, or `not_applicable`."


@rule("TEC032", "warning", source=OWN)
def offices_agree_on_what_applies(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """What one office rates is not beside the point for the city; its rating counts."""
    rating: dict[str, list[str]] = {}
    for answer in rows(inputs.answers):
        if answer.score is not None:
            rating.setdefault(answer.question, []).append(answer.role)
    for answer in rows(inputs.answers):
        if answer.not_applicable and answer.question in rating:
            others = ", ".join(rating[answer.question])
            problem = said(
                "{role} says that {question!r} does not apply, {others} rates it",
                role=answer.role,
                question=answer.question,
                others=others,
            )
            yield answer.where, problem, "Settle it in the workshop; until then the rating counts."


@rule("TEC033", "warning", source=OWN)
def areas_have_enough_answers_for_a_score(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """Below four fifths of the questions, or three of them, a mean speaks for what was left out."""
    answers = rows(inputs.answers)
    for area in result.level.diagnosis.areas:
        if not isnan(area.score):
            continue
        if area.asked == 0:
            problem = said("every question of {area!r} is said not to apply", area=area.area)
            cure = "Ask again: some question of each area arises in every city."
        else:
            answered = round(area.coverage * area.asked)
            problem = said(
                "in {area!r} {answered} of {asked} questions are answered: no score",
                area=area.area,
                answered=answered,
                asked=area.asked,
            )
            cure = f"Have {diagnosis.ENOUGH_COVERAGE:.0%} answered, and {diagnosis.FEWEST_ANSWERS} at least."
        yield answers[0].where, problem, cure


@rule("TEC034", "error", source=OWN)
def weights_of_the_areas_add_to_one_or_are_left_out(
    inputs: TechnicalInputs, basis: Basis
) -> Iterator[Objection]:
    """Weights of five areas, or of 110 %, are not the weights that somebody agreed on."""
    plan = inputs.diagnosis
    if isinstance(plan, Pending):
        return
    twice = [area for area, count in Counter(aim.area for aim in plan.areas).items() if count > 1]
    for area in twice:
        yield plan.at("areas"), f"the area {area!r} stands twice", "Delete one of the two."
    stated = {aim.area: aim.weight for aim in plan.areas if aim.weight is not None}
    lacking = [area for area in FORCES if area not in stated]
    if stated and lacking:
        problem = f"weights are given, but none for {', '.join(lacking)}"
        yield plan.at("areas"), problem, "Give all six areas a weight, or none."
    elif stated and abs(sum(stated.values()) - 1) > TOLERANCE:
        problem = f"the weights of the six areas add to {sum(stated.values()):g}"
        yield plan.at("areas"), problem, "Make them add to 1, or leave them out for equal weights."


@rule("TEC035", "warning", source=REVIEW)
def scores_are_compared_with_the_same_questions(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A score from other questions is another scale; such a row is left out of the comparison."""
    own = result.level.diagnosis.question_set
    told = set()
    for peer in rows(inputs.peers):
        if peer.question_set not in ("", own) and peer.city not in told:
            told.add(peer.city)
            problem = said(
                "{city} was asked {question_set!r}, this city {own!r}",
                city=peer.city,
                question_set=peer.question_set,
                own=own or "no named set",
            )
            yield peer.where, problem, "Take the city out, or compare with its own questions."


@rule("TEC036", "error", source=OWN)
def questions_on_systems_are_whole(inputs: TechnicalInputs, basis: Basis) -> Iterator[Objection]:
    """A kind of system is rated by use, integration and quality; with one lacking it has no score."""
    by_system: dict[str, list[Question]] = {}
    for question in rows(inputs.questions):
        if (question.area in FORCES) == bool(question.system):
            problem = (
                f"{question.id!r} is of the area {question.area!r} "
                f"{'and names a system' if question.system else 'and names no system'}"
            )
            yield question.at("system"), problem, "Name a system in the four areas of systems only."
        elif question.system:
            by_system.setdefault(question.system, []).append(question)
    for system, mine in by_system.items():
        aspects = sorted(question.aspect for question in mine)
        if aspects != sorted(ASPECTS):
            problem = f"{system!r} is asked about {', '.join(filter(None, aspects)) or 'nothing'}"
            yield mine[0].where, problem, f"Ask about {', '.join(ASPECTS)}, once each."
        for what, values in (
            ("names", {question.name for question in mine if question.name}),
            ("areas", {question.area for question in mine}),
        ):
            if len(values) > 1:
                problem = f"{system!r} has several {what}: {', '.join(sorted(values))}"
                yield mine[0].where, problem, "Give it one."


@rule("TEC037", "error", source=OWN)
def kinds_of_system_are_known(inputs: TechnicalInputs, basis: Basis) -> Iterator[Objection]:
    """An importance, or a system, of a kind that nobody asks about is lost without a word."""
    asked = {question.system for question in rows(inputs.questions) if question.system}
    listed = {system.kind for system in rows(inputs.systems) if system.kind}
    for row in rows(inputs.system_importance):
        if row.system not in asked | listed:
            problem = f"no question and no system is of the kind {row.system!r}"
            yield row.at("system"), problem, did_you_mean(row.system, asked | listed)
    for system in rows(inputs.systems):
        if system.kind and asked and system.kind not in asked and nearest(system.kind, asked):
            problem = f"the question set knows no kind {system.kind!r}"
            yield system.at("kind"), problem, did_you_mean(system.kind, asked, "The set has")
    told = Counter(row.system for row in rows(inputs.system_importance))
    for row in rows(inputs.system_importance):
        if told.pop(row.system, 1) > 1:
            yield row.where, f"the importance of {row.system!r} stands twice", "Keep one row."


@rule(
    "TEC038", "warning", source="Seoul policy archive on WeGO, 3.5.1: who takes part in a diagnosis"
)
def the_workshop_is_shown_by_its_list(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """That four offices answered is believed when they signed the list of the workshop."""
    answers, came = rows(inputs.answers), rows(inputs.attendance)
    if answers and is_pending(inputs.attendance):
        problem = "the diagnosis is answered, and no list shows who settled the answers"
        yield answers[0].where, problem, "Write technical/attendance.csv from the signed list."
    lacking = [role for role in ROLES_OF_A_DIAGNOSIS if role not in {row.role for row in came}]
    if came and lacking:
        problem = said("nobody of {lacking} came to the workshop", lacking=tuple(lacking))
        yield (
            came[0].where,
            problem,
            "Settle the answers with them, or say why it was not possible.",
        )
    for row in came:
        if row.women is not None and row.women > row.people:
            problem = said("{women} women of {people} people", women=row.women, people=row.people)
            yield row.at("women"), problem, "Correct one of the two."


@rule("TEC039", "warning", source=REVIEW)
def offices_and_inventory_agree_on_systems(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """An office that praises a system which the inventory shows unused has rated a hope."""
    for kind in result.level.diagnosis.systems.kinds:
        if abs(kind.asked - kind.counted) > FAR_APART:  # false where one of them is not known
            system = next(row for row in rows(inputs.systems) if row.kind == kind.id)
            problem = said(
                "{name!r} scores {asked:.0f} in the answers and {counted:.0f} in the inventory",
                name=kind.name,
                asked=kind.asked,
                counted=kind.counted,
            )
            yield system.where, problem, "Look at the system together, and correct the wrong one."


@rule("TEC010", "error", source="TM Forum, Smart City Maturity and Benchmark Model: 225 qualifiers")
def diagnosis_is_not_given_others_criteria(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """The 225 criteria are TM Forum's; the self-diagnosis of WeGO has about 200 questions."""
    for place, text in _texts(inputs):
        for sentence in re.split(r"(?<=[.!?])\s", text):
            claims = re.search(r"CeDS", sentence) and re.search(r"\b225\b", sentence)
            if claims and "TM Forum" not in sentence:
                problem = f"225 criteria are given to CeDS: {_short(sentence)!r}"
                yield place, problem, "Name TM Forum as their owner, or drop the number."


def _texts(inputs: TechnicalInputs) -> Iterator[tuple[Place, str]]:
    """Every text of the folder, with its place."""
    for name in type(inputs).model_fields:
        value = getattr(inputs, name)
        if isinstance(value, Prose):
            yield value.where, value.text
        elif isinstance(value, tuple):
            for row in value:
                if isinstance(row, Row):
                    yield from (
                        (row.at(field), cell) for field, cell in row if isinstance(cell, str)
                    )


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= 80 else f"{sentence[:79]}…"
