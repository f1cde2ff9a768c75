"""Rules over responses: what would make a share of the surveys wrong, or name a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, rule
from fs_toolkit.core.formats import shown
from fs_toolkit.core.model import rows
from fs_toolkit.core.privacy import is_code, personal_content
from fs_toolkit.core.suggest import did_you_mean
from fs_toolkit.core.wide import WideTable
from fs_toolkit.technical.analysis.responses import (
    columns_of,
    items_of,
    populations_of,
    step,
    tables_of,
)
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.surveys import PERSON, WEIGHT, Survey

FORMAT = "the study format: responses"
PRIVACY = "common rule of survey ethics: no person can be recognised in published data"
PRACTICE = "reviewers' practice at donor banks"


LONGEST_SHOWN = 6
"""Signs of a wrong answer that a message shows; a longer one may be a name."""
LARGEST_WEIGHT = 10_000


def asked(inputs: TechnicalInputs) -> Iterator[tuple[Survey, WideTable]]:
    """The surveys that have a table of responses."""
    tables = tables_of(inputs)
    for each in rows(inputs.surveys):
        if each.id in tables:
            yield each, tables[each.id]


@rule("TEC050", "error", source=FORMAT)
def responses_belong_to_a_survey(inputs: TechnicalInputs, basis: Basis) -> Iterator[Objection]:
    """Answers to a survey that nobody described speak for nobody."""
    known = [each.id for each in rows(inputs.surveys)]
    for name, table in tables_of(inputs).items():
        if name not in known:
            cure = did_you_mean(name, known, "Name the file for a row of surveys.csv")
            yield table.where, f"there is no survey {shown(name)}", cure


@rule("TEC051", "error", source=FORMAT)
def columns_of_responses_are_known(inputs: TechnicalInputs, basis: Basis) -> Iterator[Objection]:
    """A column that nothing reads holds answers that are lost, or data that has no business there."""
    for each, table in asked(inputs):
        items = [item.id for item in items_of(inputs, each.id)]
        about = [column.column for column in columns_of(inputs, each.id)]
        known = [PERSON, WEIGHT, *about, *items]
        for name in table.columns:
            if name not in known:
                cure = did_you_mean(name, known, "This survey has the columns")
                yield table.at(None, name), f"unknown column {shown(name)}", cure
        if PERSON not in table.positions:
            cure = f"Give each person a code in a column {PERSON}: p0001."
            yield table.at(None), f"the column {PERSON} is missing", cure
        for name in sorted({*items} & {PERSON, WEIGHT, *about}):
            problem = f"{shown(name)} is an item and a column of another meaning"
            yield table.at(None), problem, "Give the item another id."


@rule("TEC052", "error", source=FORMAT)
def answers_are_steps_of_the_scale(inputs: TechnicalInputs, basis: Basis) -> Iterator[Objection]:
    """An answer of 6 on a scale of 1 to 5 raises a mean without anybody noticing."""
    for each, table in asked(inputs):
        for item in items_of(inputs, each.id):
            if item.kind != "agree" or item.id not in table.positions:
                continue
            cells = table.column(item.id)
            if all(step(cell) is not None for cell in set(cells)):
                continue
            for at, cell in enumerate(cells):
                if step(cell) is None:
                    value = _safely(cell) if len(cell) <= LONGEST_SHOWN else "a text (not shown)"
                    problem = f"{item.id}: {value} is no step of the scale"
                    cure = "Write 1, 2, 3, 4 or 5, or leave the cell empty."
                    yield table.at(at, item.id), problem, cure


@rule("TEC053", "error", source=PRIVACY)
def responses_name_nobody(inputs: TechnicalInputs, basis: Basis) -> Iterator[Objection]:
    """People answered on the word that nobody learns who said what; a study is passed on and printed."""
    cure = "Give every person a code such as p0001, or read the export again with `fs import`."
    for _, table in asked(inputs):
        for at, person in enumerate(_column(table, PERSON)):
            if person and not is_code(person):
                problem = "person is no code: it may be a name, a telephone number or an address of mail (not shown)"
                yield table.at(at, PERSON), problem, cure
        for name in table.columns:
            if name == PERSON:
                continue
            cells = table.column(name)
            personal = {cell: kind for cell in set(cells) if (kind := personal_content(cell))}
            for at, cell in enumerate(cells) if personal else ():
                if cell in personal:
                    problem = f"{name}: this looks like personal data ({personal[cell]}; not shown)"
                    yield table.at(at, name), problem, "Empty the cell."


@rule("TEC054", "error", source=FORMAT)
def each_person_answers_once(inputs: TechnicalInputs, basis: Basis) -> Iterator[Objection]:
    """Whoever stands twice counts twice; a row without a code cannot be told from another."""
    for _, table in asked(inputs):
        people = _column(table, PERSON)
        times = Counter(people)
        seen: set[str] = set()
        for at, person in enumerate(people):
            if not person:
                yield table.at(at, PERSON), "person is empty", "Give the person a code."
            elif times[person] > 1 and person in seen:
                which = shown(person) if is_code(person) else "a person"
                yield table.at(at, PERSON), f"{which} stands twice", "Keep one of the rows."
            seen.add(person)


@rule("TEC055", "error", source="Kish, Survey Sampling, 1965")
def weights_come_from_one_place(inputs: TechnicalInputs, basis: Basis) -> Iterator[Objection]:
    """A weight is computed from strata, or typed where there are none; of two, nobody knows which counts."""
    for each, table in asked(inputs):
        if WEIGHT not in table.positions:
            continue
        if populations_of(inputs, each.id):
            cure = f"Delete the column {WEIGHT}: weights follow from strata.csv."
            yield table.at(None, WEIGHT), "weights are typed although there are strata", cure
        for at, cell in enumerate(table.column(WEIGHT)):
            if cell and not _is_positive(cell):
                cure = "Write how many people the person stands for, over the mean."
                yield (
                    table.at(at, WEIGHT),
                    f"{WEIGHT}: {_safely(cell)} is no number above 0",
                    cure,
                )


@rule("TEC056", "error", source="Cochran, Sampling Techniques, 3rd ed. 1977, chapter 5")
def every_person_has_a_stratum(inputs: TechnicalInputs, basis: Basis) -> Iterator[Objection]:
    """Without the size of a person's stratum, nobody knows how many people the person stands for."""
    for each, table in asked(inputs):
        populations = populations_of(inputs, each.id)
        columns = [c for c in columns_of(inputs, each.id) if c.role == "stratum"]
        if len(columns) > 1:
            yield columns[1].where, f"{each.id!r} has two columns of strata", "Keep one of them."
        if not populations:
            continue
        if not columns or columns[0].column not in table.positions:
            cure = "Name it in survey_columns.csv with role stratum, or empty strata.csv."
            yield (
                table.at(None),
                f"no column says who belongs to which stratum of {each.id!r}",
                cure,
            )
            continue
        name = columns[0].column
        cells = table.column(name)
        for at, cell in enumerate(cells) if set(cells) - set(populations) else ():
            if cell not in populations:
                problem = f"{name}: {_safely(cell)} is no stratum of strata.csv"
                yield table.at(at, name), problem, did_you_mean(cell, populations, "There are")


@rule("TEC057", "error", source=FORMAT)
def twins_are_statements_of_two_surveys(
    inputs: TechnicalInputs, basis: Basis
) -> Iterator[Objection]:
    """Comparing a statement with another of the same people compares nobody with anybody."""
    items = {item.id: item for item in rows(inputs.survey_items)}
    for item in items.values():
        other = items.get(item.twin)
        if other is None:
            continue
        if other.survey == item.survey:
            problem = f"{item.id!r} has its twin in the same survey"
            yield item.at("twin"), problem, "Name the item of the other survey."
        elif "choice" in (item.kind, other.kind):
            problem = f"{item.id!r} and {other.id!r} are not both statements to agree with"
            yield item.at("twin"), problem, "Compare statements only."


@rule("TEC058", "error", source="rules of the study format: synthetic data")
def answers_say_where_they_come_from(inputs: TechnicalInputs, basis: Basis) -> Iterator[Objection]:
    """Collected or made up: a reader must be told before the first share is read."""
    for each, _ in asked(inputs):
        if not each.origin:
            problem = f"nothing says whether the answers of {each.id!r} were collected"
            yield each.at("origin"), problem, "Write `collected` in the column origin."


def _column(table: WideTable, name: str) -> tuple[str, ...]:
    return table.column(name) if name in table.positions else ()


def _safely(cell: str) -> str:
    """A wrong value as messages may show it."""
    return "personal data (not shown)" if personal_content(cell) else shown(cell)


def _is_positive(cell: str) -> bool:
    try:
        return 0 < float(cell) <= LARGEST_WEIGHT
    except ValueError:
        return False
