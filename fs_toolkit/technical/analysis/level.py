"""What 2.1 finds: infrastructure and services as known, the diagnosis, samples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending, rows
from fs_toolkit.technical import diagnosis
from fs_toolkit.technical.analysis.surveys import SurveyResult, analyse_surveys
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.level import (
    FORCES,
    Answer,
    Area,
    Benchmark,
    Force,
    InfrastructureItem,
    PowerSite,
    Question,
    ServiceCount,
)
from fs_toolkit.technical.sizing import HOURS_PER_YEAR


@dataclass(frozen=True)
class Known:
    """A number as the study may know it: its value and what it is true of."""

    value: float
    as_of: str


@dataclass(frozen=True)
class ServicesKnown:
    """The city's online services, as far as they are counted."""

    latest: ServiceCount
    share: float | None
    """Of all procedures, or of the programme counted."""
    by_level: Mapping[int, Known]


@dataclass(frozen=True)
class BenchmarkResult:
    """One published measure: the city beside others."""

    measure: str
    year: int
    places: Mapping[str, Benchmark]
    own: Benchmark | None
    best: Benchmark
    gap: float | None
    """The city's value over the best one's, less 1."""


@dataclass(frozen=True)
class AreaStructure:
    """What the diagnosis asks in one area."""

    area: Area
    force: Force
    questions: int
    respondents: tuple[str, ...]


@dataclass(frozen=True)
class AreaResult:
    """What the diagnosis finds in one area."""

    area: Area
    force: Force
    coverage: float
    score: float
    """0 to 100; NaN where too little was answered."""
    level: int | None
    disagreement: float
    """The widest range between offices on one question, 0 to 4."""
    peers: int
    peer_gap: diagnosis.PeerGap | None


@dataclass(frozen=True)
class LevelResult:
    """The result of 2.1."""

    infrastructure: tuple[tuple[InfrastructureItem, Known | None], ...]
    power: tuple[tuple[PowerSite, float], ...]
    """Share of the year with supply, by place."""
    services: ServicesKnown | None
    benchmarks: tuple[BenchmarkResult, ...]
    structure: tuple[AreaStructure, ...]
    areas: tuple[AreaResult, ...]
    """Empty while nobody has answered."""
    forces: Mapping[Force, float]
    """Mean of the areas that have a score."""
    surveys: SurveyResult


def known(basis: Basis, id: str) -> Known | None:
    """A quantity as of the study's date: the last point of a series, or a constant's value."""
    if not basis.has(id):
        return None
    points = [p for p in basis.points.get(id, ()) if p.year <= basis.about.in_force_at.year]
    if points:
        last = max(points, key=lambda point: point.year)
        return Known(last.value, str(last.year))
    row = basis.quantities.get(id)
    value = float(basis.series(id)[0])
    return Known(value, row.as_of if row and row.as_of else str(basis.settings.price_year))


def analyse_level(inputs: TechnicalInputs, basis: Basis) -> LevelResult:
    """What can be said of the current level of ICT."""
    areas = _areas(inputs)
    return LevelResult(
        infrastructure=tuple(
            (item, known(basis, item.quantity) if item.quantity else None)
            for item in rows(inputs.infrastructure)
        ),
        power=tuple((site, 1 - site.outage_hours / HOURS_PER_YEAR) for site in rows(inputs.power)),
        services=_services(inputs, basis),
        benchmarks=_benchmarks(rows(inputs.benchmarks)),
        structure=_structure(rows(inputs.questions)),
        areas=areas,
        forces=_forces(areas),
        surveys=analyse_surveys(inputs, basis),
    )


def _services(inputs: TechnicalInputs, basis: Basis) -> ServicesKnown | None:
    programme = inputs.services
    if isinstance(programme, Pending) or not programme.counts:
        return None
    latest = max(programme.counts, key=lambda count: count.as_of)
    counts = {row.level: known(basis, row.services) for row in programme.levels if row.services}
    return ServicesKnown(
        latest,
        latest.services / latest.of if latest.of else latest.share,
        {level: count for level, count in counts.items() if count is not None},
    )


def _benchmarks(published: tuple[Benchmark, ...]) -> tuple[BenchmarkResult, ...]:
    found = []
    for measure, year in dict.fromkeys((row.measure, row.year) for row in published):
        mine = [row for row in published if (row.measure, row.year) == (measure, year)]
        own = next((row for row in mine if row.own), None)
        best = max(mine, key=lambda row: row.value)
        gap = own.value / best.value - 1 if own and best.value > 0 else None
        places = {row.place: row for row in mine}
        found.append(BenchmarkResult(measure, year, places, own, best, gap))
    return tuple(found)


def _structure(questions: tuple[Question, ...]) -> tuple[AreaStructure, ...]:
    found = []
    for area, force in FORCES.items():
        mine = [question for question in questions if question.area == area]
        if mine:
            who = tuple(dict.fromkeys(question.respondent for question in mine))
            found.append(AreaStructure(area, force, len(mine), who))
    return tuple(found)


def _areas(inputs: TechnicalInputs) -> tuple[AreaResult, ...]:
    questions, answers = rows(inputs.questions), rows(inputs.answers)
    if not questions or not answers:
        return ()
    by_question: dict[str, list[Answer]] = {}
    for answer in answers:
        by_question.setdefault(answer.question, []).append(answer)
    found = []
    for area, force in FORCES.items():
        mine = [question for question in questions if question.area == area]
        if mine:
            peers = [peer.value for peer in rows(inputs.peers) if peer.area == area]
            found.append(_area(area, force, mine, by_question, peers))
    return tuple(found)


def _area(
    area: Area,
    force: Force,
    questions: list[Question],
    answers: Mapping[str, list[Answer]],
    peers: list[float],
) -> AreaResult:
    given = [
        [answer.score for answer in answers.get(question.id, []) if answer.score is not None]
        for question in questions
    ]
    scores = [fmean(each) if each else float("nan") for each in given]
    applicable = [
        not any(answer.not_applicable for answer in answers.get(question.id, []))
        for question in questions
    ]
    score = diagnosis.area_score(scores, [question.weight for question in questions], applicable)
    scored = not np.isnan(score)
    return AreaResult(
        area,
        force,
        diagnosis.coverage(scores, applicable),
        score,
        diagnosis.maturity_level(score) if scored else None,
        max((max(each) - min(each) for each in given if each), default=0.0),
        len(peers),
        diagnosis.peer_gap(score, peers)
        if scored and len(peers) >= diagnosis.ENOUGH_PEERS
        else None,
    )


def _forces(areas: tuple[AreaResult, ...]) -> Mapping[Force, float]:
    scores: dict[Force, list[float]] = {}
    for area in areas:
        if not np.isnan(area.score):
            scores.setdefault(area.force, []).append(area.score)
    return {force: fmean(values) for force, values in scores.items()}
