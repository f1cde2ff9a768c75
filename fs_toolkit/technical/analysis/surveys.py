"""What the surveys need, and what they find once they are done."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.technical import survey as method
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.level import Response, Survey, SurveyItem


@dataclass(frozen=True)
class Sample:
    """How many answers a survey needs, and how many people must be asked for them."""

    survey: Survey
    population: float
    answers: int
    invited: int
    items: int
    scales: int


@dataclass(frozen=True)
class ItemResult:
    """What people said of one statement."""

    item: SurveyItem
    answers: int
    agree: float
    """Share of 4 and 5."""
    margin: float


@dataclass(frozen=True)
class ScaleResult:
    """Whether the items of a scale belong together."""

    survey: str
    scale: str
    items: int
    people: int
    alpha: float | None
    """None where the scale has too few items or too few people."""


@dataclass(frozen=True)
class SurveyResult:
    """The result of the surveys."""

    samples: tuple[Sample, ...]
    items: tuple[ItemResult, ...]
    scales: tuple[ScaleResult, ...]


def analyse_surveys(inputs: TechnicalInputs, basis: Basis) -> SurveyResult:
    """Sample sizes always; shares and consistency once there are answers."""
    surveys, items = rows(inputs.surveys), rows(inputs.survey_items)
    samples = tuple(
        _sample(survey, basis, [item for item in items if item.survey == survey.id])
        for survey in surveys
        if basis.has(survey.population)
    )
    answers: dict[str, list[Response]] = {}
    for response in rows(inputs.responses):
        if response.value is not None:
            answers.setdefault(response.item, []).append(response)
    populations = {sample.survey.id: sample for sample in samples}
    return SurveyResult(
        samples,
        tuple(
            _item(item, answers[item.id], populations[item.survey])
            for item in items
            if item.id in answers and item.survey in populations
        ),
        _scales(items, answers) if answers else (),
    )


def _sample(survey: Survey, basis: Basis, items: list[SurveyItem]) -> Sample:
    population = float(basis.series(survey.population)[0])
    answers = method.sample_size(population, survey.margin, survey.confidence)
    return Sample(
        survey,
        population,
        answers,
        min(
            method.invitations(answers, survey.design_effect, survey.response),
            int(np.ceil(population)),
        ),
        len(items),
        len({item.scale for item in items}),
    )


def _item(item: SurveyItem, given: list[Response], sample: Sample) -> ItemResult:
    agree = method.top_two_share(
        [r.value for r in given if r.value is not None],
        [r.weight for r in given if r.value is not None],
    )
    population = max(sample.population, len(given))
    return ItemResult(
        item,
        len(given),
        agree,
        method.margin_of_error(
            agree, len(given), population, sample.survey.confidence, sample.survey.design_effect
        ),
    )


def _scales(
    items: tuple[SurveyItem, ...], answers: dict[str, list[Response]]
) -> tuple[ScaleResult, ...]:
    found = []
    for survey, scale in dict.fromkeys((item.survey, item.scale) for item in items):
        mine = [item.id for item in items if (item.survey, item.scale) == (survey, scale)]
        people = sorted({r.person for id in mine for r in answers.get(id, [])})
        place = {person: i for i, person in enumerate(people)}
        table = np.full((len(people), len(mine)), np.nan)
        for column, id in enumerate(mine):
            for response in answers.get(id, []):
                assert response.value is not None  # only answers given were gathered
                table[place[response.person], column] = response.value
        found.append(ScaleResult(survey, scale, len(mine), len(people), _alpha(table)))
    return tuple(found)


def _alpha(table: np.ndarray) -> float | None:
    try:
        return method.cronbach_alpha(table)
    except ValueError:
        return None
