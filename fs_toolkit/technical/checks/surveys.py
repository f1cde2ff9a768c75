"""Rules over the surveys, interviews and visits of 2.1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.privacy import may_be_names
from fs_toolkit.core.said import said
from fs_toolkit.core.wide import WideTable
from fs_toolkit.technical import survey
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.analysis.responses import (
    columns_of,
    items_of,
    populations_of,
    tables_of,
)
from fs_toolkit.technical.checks.responses import asked
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.surveys import Stratum

FORMAT = "the study format: responses"
PRIVACY = "common rule of survey ethics: no person can be recognised in published data"
PRACTICE = "reviewers' practice at donor banks"


@rule("TEC007", "warning", source="Nunnally, Psychometric Theory, 2nd ed. 1978")
def scales_have_at_least_three_items(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """Consistency of one or two statements cannot be told."""
    items = [item for item in rows(inputs.survey_items) if item.kind == "agree"]
    for survey_id, scale in dict.fromkeys((item.survey, item.scale) for item in items):
        mine = [item for item in items if (item.survey, item.scale) == (survey_id, scale)]
        if len(mine) < survey.FEWEST_ITEMS:
            problem = said(
                "the scale {scale!r} of {survey_id!r} has {statements}",
                scale=scale,
                survey_id=survey_id,
                statements=_counted(len(mine), "statement"),
            )
            yield mine[0].where, problem, f"Give it {survey.FEWEST_ITEMS}, or join it to another."


@rule("TEC008", "warning", source="common practice: the normal approximation from 30 on")
def reported_groups_have_thirty_people(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A share of twelve people is an anecdote with a decimal point."""
    tables = tables_of(inputs)
    for found in result.level.surveys.groups:
        for name, people in found.left_out:
            problem = said(
                "the group {name!r} of {id!r} has {people} people and is not reported",
                name=name,
                id=found.survey.id,
                people=people,
            )
            cure = f"Ask more of them, or join groups: {survey.SMALLEST_GROUP} at least."
            yield tables[found.survey.id].at(None, found.column.column), problem, cure


@rule(
    "TEC009", "warning", source="Seoul policy archive on WeGO, section 4: how citizens perceive it"
)
def citizens_are_asked_too(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """Officials cannot say what citizens know, trust and would use."""
    surveys = rows(inputs.surveys)
    if surveys and not any(row.group == "citizens" for row in surveys):
        yield surveys[0].where, "no survey asks citizens", "Add one to surveys.csv."


@rule("TEC060", "warning", source="common practice: the normal approximation from 30 on")
def a_survey_has_thirty_answers(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """Shares of a handful of people are left out of the report; a mean of five officials is no survey."""
    answered = {each.survey.id: each.answered for each in result.level.surveys.held}
    for each, table in asked(inputs):
        people = answered.get(each.id, 0)
        if people < survey.SMALLEST_GROUP:
            noun = "person" if people == 1 else "people"
            who = said("{people} {noun}", people=people, noun=noun) if people else "nobody"
            problem = said("{who} answered {id!r}; no share is reported", who=who, id=each.id)
            yield table.where, problem, f"Ask on: {survey.SMALLEST_GROUP} at least."


@rule("TEC061", "warning", source="Cochran, Sampling Techniques, 3rd ed. 1977")
def surveys_reach_their_sample(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """With fewer answers than planned, or unequal weights, the margin is wider than was promised."""
    needed = {each.survey.id: each for each in result.level.surveys.samples}
    tables = tables_of(inputs)
    for each in result.level.surveys.held:
        plan = needed[each.survey.id]
        if each.answered > plan.population:
            problem = said(
                "{answered:,} people answered {id!r}, of {population:,.0f} there are",
                answered=each.answered,
                id=each.survey.id,
                population=plan.population,
            )
            yield tables[each.survey.id].where, problem, "Correct the population, or the responses."
            continue
        crowded = _more_than_there_are(inputs, each.survey.id, tables[each.survey.id])
        for row, people in crowded:
            problem = said(
                "{people:,} people of the stratum {stratum!r} answered {id!r}, of "
                "{population:,.0f} there are",
                people=people,
                stratum=row.stratum,
                id=each.survey.id,
                population=row.population,
            )
            yield (
                row.where,
                problem,
                "Correct the number of people in strata.csv, or the responses.",
            )
        if crowded:
            continue
        if each.reported and each.effective < plan.answers * 0.995:
            problem = said(
                "{id!r} has {effective:,.0f} answers of equal weight, {answers:,} were planned",
                id=each.survey.id,
                effective=each.effective,
                answers=plan.answers,
            )
            cure = "Ask on, or let the wider margins stand."
            yield tables[each.survey.id].where, problem, cure


@rule("TEC062", "warning", source=PRACTICE)
def people_do_not_all_answer_alike(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A statement that everybody answers alike tells nothing, and often was copied down a column."""
    tables = tables_of(inputs)
    for each in result.level.surveys.items:
        if each.constant:
            problem = said(
                "all {answers} people gave the same answer to {id!r}; no margin can be told",
                answers=each.answers,
                id=each.item.id,
            )
            cure = "Look at how it was collected; leave the statement out if it says nothing."
            yield tables[each.item.survey].at(None, each.item.id), problem, cure


@rule("TEC063", "warning", source=PRACTICE)
def every_item_is_answered(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A statement that nobody answered was not asked, or its column was lost."""
    for each, table in asked(inputs):
        for item in items_of(inputs, each.id):
            if item.id not in table.positions:
                yield (
                    table.at(None),
                    said("{id!r} has no column", id=item.id),
                    "Add it, or delete the item.",
                )
            elif not any(table.column(item.id)):
                problem = said("nobody answered {id!r}", id=item.id)
                yield table.at(None, item.id), problem, "Look for its answers, or delete the item."


@rule("TEC064", "warning", source="Nunnally, Psychometric Theory, 2nd ed. 1978")
def scales_hold_together(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """Below 0.7 the statements of a scale do not measure one thing; a mean over them misleads."""
    for found in result.level.surveys.scales:
        if found.alpha is not None and found.alpha < survey.GOOD_ALPHA:
            first = next(
                item
                for item in rows(inputs.survey_items)
                if (item.survey, item.scale) == (found.survey, found.scale)
            )
            problem = said(
                "alpha of {scale!r} of {survey!r} is {alpha:.2f}",
                scale=found.scale,
                survey=found.survey,
                alpha=found.alpha,
            )
            cure = "Read the statements one by one, mark reversed ones, or split the scale."
            yield first.where, problem, cure


@rule("TEC065", "warning", source=PRACTICE)
def surveys_that_were_held_say_how(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """Without the number invited, the dates and the way of asking, nobody can judge who is missing."""
    for each, table in asked(inputs):
        there = {
            "invited": each.invited, "began": each.began, "ended": each.ended, "mode": each.mode
        }  # fmt: skip
        lacking = [name for name, value in there.items() if not value]
        if lacking:
            problem = said("{id!r} does not say: {lacking}", id=each.id, lacking=tuple(lacking))
            yield each.where, problem, "Fill these columns of surveys.csv."
        answered = sum(1 for found in result.level.surveys.held if found.survey.id == each.id)
        if answered and each.invited is not None and len(table.rows) > each.invited:
            problem = said(
                "{count:,} people answered {id!r}, {invited:,} were invited",
                count=len(table.rows),
                id=each.id,
                invited=each.invited,
            )
            yield each.at("invited"), problem, "Correct the number invited."


@rule("TEC066", "warning", source="common rule of survey ethics: informed consent")
def interviews_are_confirmed_and_agreed(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """What nobody confirmed may be misheard; what nobody agreed to may not be quoted."""
    for talk in rows(inputs.interviews):
        lacking = []
        if not talk.source:
            lacking.append("minutes in basis/sources.csv")
        if not talk.confirmed:
            lacking.append("confirmation of the minutes")
        if talk.consent in ("", "refused"):
            lacking.append("consent")
        if lacking:
            problem = said(
                "the interview at {organisation!r} has no {lacking: and no }",
                organisation=talk.organisation,
                lacking=tuple(lacking),
            )
            yield talk.where, problem, "Ask for it, or take the interview out."


@rule("TEC067", "warning", source=PRACTICE)
def every_stratum_is_heard(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """Weights cannot speak for a part of the population that nobody was asked from."""
    for each, table in asked(inputs):
        for column in columns_of(inputs, each.id):
            if column.role == "stratum" and column.column in table.positions:
                heard = set(table.column(column.column))
                for row in inputs.strata:
                    if row.survey == each.id and row.stratum not in heard:
                        problem = said(
                            "nobody of the stratum {stratum!r} answered {id!r}",
                            stratum=row.stratum,
                            id=each.id,
                        )
                        yield row.where, problem, "Ask there, or join it to another stratum."


@rule("TEC068", "error", source=FORMAT)
def surveys_end_after_they_began(inputs: TechnicalInputs, basis: Basis) -> Iterator[Objection]:
    """Dates the wrong way round are printed with the survey, and make everything beside them doubtful."""
    for each in rows(inputs.surveys):
        if each.began is not None and each.ended is not None and each.ended < each.began:
            problem = f"{each.id!r} ended on {each.ended}, before it began, {each.began}"
            yield each.at("ended"), problem, "Correct one of the two dates."


@rule("TEC069", "warning", source=PRIVACY)
def no_word_of_a_group_stands_alone(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A word that one or two people gave may be a name, and tells who they are even if it is none."""
    for each, table in asked(inputs):
        weighted = bool(populations_of(inputs, each.id))
        about = [
            c.column for c in columns_of(inputs, each.id) if not (weighted and c.role == "stratum")
        ]
        choices = [item.id for item in items_of(inputs, each.id) if item.kind == "choice"]
        for name in (*about, *choices):
            cells = table.column(name) if name in table.positions else ()
            alone = may_be_names(cells)
            if alone:
                count = _counted(sum(cell in alone for cell in cells), "answer")
                problem = said(
                    "{name}: {count} that only one or two people gave, perhaps names (not "
                    "shown), left out",
                    name=name,
                    count=count,
                )
                yield table.at(None, name), problem, "Empty the cells, or join the words to others."


def _counted(number: int, noun: str) -> str:
    return said("{number:,} {noun}", number=number, noun=noun if number == 1 else f"{noun}s")


def _more_than_there_are(
    inputs: TechnicalInputs, survey: str, table: WideTable
) -> list[tuple[Stratum, int]]:
    """Strata from which more people answered than live in them."""
    column = next((c.column for c in columns_of(inputs, survey) if c.role == "stratum"), "")
    heard = Counter(table.column(column)) if column in table.positions else Counter[str]()
    mine = [row for row in inputs.strata if row.survey == survey]
    return [(row, heard[row.stratum]) for row in mine if heard[row.stratum] > row.population]
