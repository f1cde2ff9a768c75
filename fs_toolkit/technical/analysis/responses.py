"""The answers to a survey as arrays: who answered what, and how many people each stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np

from fs_toolkit.core.model import Pending, rows
from fs_toolkit.core.numeric import Floats
from fs_toolkit.core.privacy import may_be_names
from fs_toolkit.core.wide import WideTable
from fs_toolkit.technical import survey as method
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.surveys import WEIGHT, Survey, SurveyColumn, SurveyItem


@dataclass(frozen=True)
class Answers:
    """What the people of one survey answered; people without any answer are left out."""

    survey: Survey
    people: int
    items: tuple[SurveyItem, ...]
    """Those that the table has a column for."""
    numbers: Mapping[str, Floats]
    """Answers 1 to 5 by item, shape (n,); NaN where there is none."""
    choices: Mapping[str, tuple[str, ...]]
    """Words by item of choice; empty where there is none, or where one or two people gave it."""
    groups: Mapping[str, tuple[str, ...]]
    """Words by column of survey_columns.csv, in the same way."""
    weights: Floats
    """People each stands for, over the mean; shape (n,)."""
    weighted: Literal["", "strata", "typed"] = ""
    """Where the weights are from; empty where all are 1."""
    strata: int = 0
    """How many strata the weights stand on."""


@cache
def step(text: str) -> float | None:
    """A step of the scale, NaN for an empty cell, None for what is no answer.

    >>> step("4"), step("4.0"), step("6"), step("agree")
    (4.0, 4.0, None, None)
    """
    if not text:
        return float("nan")
    try:
        value = float(text)
    except ValueError:
        return None
    return value if value in method.STEPS else None


def tables_of(inputs: TechnicalInputs) -> Mapping[str, WideTable]:
    """The responses by survey; none while they are pending."""
    return {} if isinstance(inputs.responses, Pending) else inputs.responses


def items_of(inputs: TechnicalInputs, survey: str) -> tuple[SurveyItem, ...]:
    """The items of a survey."""
    return tuple(item for item in rows(inputs.survey_items) if item.survey == survey)


def columns_of(inputs: TechnicalInputs, survey: str) -> tuple[SurveyColumn, ...]:
    """What is known of its people."""
    return tuple(column for column in inputs.survey_columns if column.survey == survey)


def populations_of(inputs: TechnicalInputs, survey: str) -> dict[str, float]:
    """People by stratum."""
    return {row.stratum: row.population for row in inputs.strata if row.survey == survey}


def answers_of(inputs: TechnicalInputs) -> tuple[Answers, ...]:
    """The answers of each survey that has any, in the order of surveys.csv."""
    tables = tables_of(inputs)
    found = (
        _answers(inputs, survey, tables[survey.id])
        for survey in rows(inputs.surveys)
        if survey.id in tables
    )
    return tuple(answers for answers in found if answers is not None)


def _answers(inputs: TechnicalInputs, survey: Survey, table: WideTable) -> Answers | None:
    items = tuple(item for item in items_of(inputs, survey.id) if item.id in table.positions)
    asked = [table.positions[item.id] for item in items]
    kept = [at for at, row in enumerate(table.rows) if any(row[position] for position in asked)]
    if not kept:
        return None

    def words(name: str) -> tuple[str, ...]:
        column = table.column(name)
        return tuple(column[at] for at in kept)

    def shared_words(name: str) -> tuple[str, ...]:
        alone = may_be_names(column := words(name))
        return tuple("" if word in alone else word for word in column)

    columns = [each for each in columns_of(inputs, survey.id) if each.column in table.positions]
    stratum = next((each.column for each in columns if each.role == "stratum"), None)
    populations = populations_of(inputs, survey.id)
    weighting = stratum if populations else None
    groups = {
        name: words(name) if name == weighting else shared_words(name)
        for name in (each.column for each in columns)
    }
    weights, weighted, strata = np.ones(len(kept)), "", 0
    if stratum is not None and populations:
        weights, weighted = method.stratum_weights(groups[stratum], populations), "strata"
        strata = len(set(groups[stratum]))
    elif WEIGHT in table.positions:
        typed = np.array([float(text or 1) for text in words(WEIGHT)])
        weights, weighted = typed / typed.mean(), "typed"
    return Answers(
        survey=survey,
        people=len(kept),
        items=items,
        numbers={item.id: _numbers(words(item.id)) for item in items if item.kind == "agree"},
        choices={item.id: shared_words(item.id) for item in items if item.kind == "choice"},
        groups=groups,
        weights=weights,
        weighted=weighted if (weights != 1).any() else "",  # type: ignore[arg-type]
        strata=strata,
    )


def _numbers(texts: tuple[str, ...]) -> Floats:
    found = (step(text) for text in texts)
    return np.array([float("nan") if value is None else value for value in found])
