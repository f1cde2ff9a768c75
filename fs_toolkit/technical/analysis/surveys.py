"""What the surveys need, and what they find once they are done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.core.numeric import Floats
from fs_toolkit.technical import survey as method
from fs_toolkit.technical.analysis.groups import GroupResult, compare_groups
from fs_toolkit.technical.analysis.responses import Answers, answers_of
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.surveys import Survey, SurveyItem


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
class Held:
    """A survey that was held: who answered, and what their answers can carry."""

    survey: Survey
    answered: int
    rate: float | None
    """Answered over invited; None where nobody wrote down how many were invited."""
    effective: float
    """Answers of equal weight that would tell as much, by Kish."""
    weighted: str
    strata: int

    @property
    def reported(self) -> bool:
        """Whether enough people answered for shares to be printed."""
        return self.answered >= method.SMALLEST_GROUP


@dataclass(frozen=True)
class ItemResult:
    """What people said of one statement."""

    item: SurveyItem
    answers: int
    agree: float
    """Share of 4 and 5."""
    margin: float
    mean: float
    deviation: float
    shares: tuple[float, ...]
    """Of the steps 1 to 5."""

    @property
    def constant(self) -> bool:
        """Whether everybody gave the same answer."""
        return max(self.shares) == 1


@dataclass(frozen=True)
class ChoiceResult:
    """What people chose: each option with share and margin, the most frequent first."""

    item: SurveyItem
    answers: int
    options: tuple[tuple[str, float, float], ...]


NoAlpha = Literal["", "few_items", "few_people", "constant"]


@dataclass(frozen=True)
class ScaleResult:
    """Whether the items of a scale belong together."""

    survey: str
    scale: str
    items: int
    people: int
    """Who answered every item."""
    alpha: float | None
    why_not: NoAlpha = ""
    """Why there is no alpha."""


@dataclass(frozen=True)
class TwinResult:
    """One statement put to both groups: the second less the first."""

    first: ItemResult
    second: ItemResult
    difference: float
    margin: float

    @property
    def clear(self) -> bool:
        """Whether the difference is larger than its margin."""
        return abs(self.difference) > self.margin


@dataclass(frozen=True)
class TallyResult:
    """Counts at the counters of one kind."""

    kind: str
    counters: int
    days: int
    visits: float
    """Mean visits a counter and day."""
    avoidable: method.Interval | None
    """Mean avoidable visits a counter and day; None from one count."""
    share: float | None
    """Avoidable over all visits."""


@dataclass(frozen=True)
class SurveyResult:
    """The result of the surveys, interviews and counts."""

    samples: tuple[Sample, ...]
    held: tuple[Held, ...] = ()
    items: tuple[ItemResult, ...] = ()
    """Of surveys that enough people answered, without items nobody answered."""
    choices: tuple[ChoiceResult, ...] = ()
    scales: tuple[ScaleResult, ...] = ()
    groups: tuple[GroupResult, ...] = ()
    twins: tuple[TwinResult, ...] = ()
    tally: tuple[TallyResult, ...] = ()


def analyse_surveys(inputs: TechnicalInputs, basis: Basis) -> SurveyResult:
    """Sample sizes always; shares, consistency and differences once there are answers."""
    surveys, items = rows(inputs.surveys), rows(inputs.survey_items)
    samples = tuple(
        _sample(survey, basis, [item for item in items if item.survey == survey.id])
        for survey in surveys
        if basis.has(survey.population)
    )
    populations = {sample.survey.id: sample.population for sample in samples}
    given = [each for each in answers_of(inputs) if each.survey.id in populations]
    held = tuple(map(_held, given))
    enough = [each for each, about in zip(given, held, strict=True) if about.reported]
    found = tuple(
        _item(item, each, populations[each.survey.id])
        for each in enough
        for item in each.items
        if item.kind == "agree" and not np.isnan(each.numbers[item.id]).all()
    )
    return SurveyResult(
        samples,
        held,
        found,
        tuple(
            _choice(item, each, populations[each.survey.id])
            for each in enough
            for item in each.items
            if item.kind == "choice" and any(each.choices[item.id])
        ),
        tuple(scale for each in enough for scale in _scales(each)),
        tuple(
            compare_groups(each, column)
            for each in enough
            for column in inputs.survey_columns
            if column.role == "group" and column.survey == each.survey.id
            and column.column in each.groups
        ),
        _twins(found),
        _tally(inputs),
    )  # fmt: skip


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


def _held(answers: Answers) -> Held:
    survey = answers.survey
    rate = answers.people / survey.invited if survey.invited else None
    return Held(
        survey,
        answers.people,
        rate,
        method.effective_size(answers.weights),
        answers.weighted,
        answers.strata,
    )


def _margin(share: float, given: np.ndarray, answers: Answers, population: float) -> float:
    """Half width of a share's interval: clusters, unequal weights, finite population."""
    survey, count = answers.survey, int(given.sum())
    return method.margin_of_error(
        share,
        count,
        max(population, count),
        survey.confidence,
        survey.design_effect * method.weighting_effect(answers.weights[given]),
    )


def _item(item: SurveyItem, answers: Answers, population: float) -> ItemResult:
    values, weights = answers.numbers[item.id], answers.weights
    given = ~np.isnan(values)
    agree = method.top_two_share(values, weights)
    mean, deviation = method.mean_and_spread(values, weights)
    return ItemResult(
        item,
        int(given.sum()),
        agree,
        _margin(agree, given, answers, population),
        mean,
        deviation,
        method.likert_shares(values, weights),
    )


def _choice(item: SurveyItem, answers: Answers, population: float) -> ChoiceResult:
    words = np.array(answers.choices[item.id])
    given = words != ""
    whole = answers.weights[given].sum()
    found = []
    for option in dict.fromkeys(words[given].tolist()):
        share = float(answers.weights[words == option].sum() / whole)
        found.append((option, share, _margin(share, given, answers, population)))
    ordered = sorted(found, key=lambda each: (-each[1], each[0]))
    return ChoiceResult(item, int(given.sum()), tuple(ordered))


def _scales(answers: Answers) -> list[ScaleResult]:
    found = []
    agree = [item for item in answers.items if item.kind == "agree"]
    for scale in dict.fromkeys(item.scale for item in agree):
        mine = [item for item in agree if item.scale == scale]
        table = np.column_stack(
            [
                6 - answers.numbers[item.id] if item.reversed else answers.numbers[item.id]
                for item in mine
            ]
        )
        complete = int((~np.isnan(table)).all(axis=1).sum())
        alpha, why = _alpha(table, complete)
        found.append(ScaleResult(answers.survey.id, scale, len(mine), complete, alpha, why))
    return found


def _alpha(table: Floats, complete: int) -> tuple[float | None, NoAlpha]:
    if table.shape[1] < method.FEWEST_ITEMS:
        return None, "few_items"
    if complete < method.SMALLEST_GROUP:
        return None, "few_people"
    try:
        return method.cronbach_alpha(table), ""
    except ValueError:
        return None, "constant"


def _twins(found: tuple[ItemResult, ...]) -> tuple[TwinResult, ...]:
    """Each pair once, officials first."""
    by_id = {each.item.id: each for each in found}
    pairs: dict[frozenset[str], TwinResult] = {}
    for each in found:
        other = by_id.get(each.item.twin)
        if other is not None and frozenset((each.item.id, other.item.id)) not in pairs:
            margin = method.margin_of_difference(each.margin, other.margin)
            pairs[frozenset((each.item.id, other.item.id))] = TwinResult(
                each, other, other.agree - each.agree, margin
            )
    return tuple(pairs.values())


def _tally(inputs: TechnicalInputs) -> tuple[TallyResult, ...]:
    counts = rows(inputs.tally)
    kinds = Counter(row.kind for row in counts)
    found = []
    for kind in kinds:
        mine = [row for row in counts if row.kind == kind]
        visits = sum(row.visits for row in mine)
        found.append(
            TallyResult(
                kind,
                len({row.unit for row in mine}),
                len(mine),
                visits / len(mine),
                method.mean_interval([row.avoidable for row in mine]) if len(mine) > 1 else None,
                sum(row.avoidable for row in mine) / visits if visits else None,
            )
        )
    return tuple(found)
