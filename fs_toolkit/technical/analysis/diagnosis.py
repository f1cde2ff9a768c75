"""What the diagnosis says: six areas in two forces, four areas of systems, peers, and what comes first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan, nan
from statistics import fmean
from typing import NamedTuple

from fs_toolkit.core.model import Pending, rows
from fs_toolkit.technical import diagnosis
from fs_toolkit.technical.analysis.kinds import SystemsResult, analyse_systems
from fs_toolkit.technical.analysis.ratings import Ratings, rated
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.diagnosis import (
    FORCES,
    Area,
    AreaAim,
    EarlierScore,
    Force,
    PeerScore,
    Question,
)

SETTLED = 2.0
"""Offices that stand this far apart on a question have not settled it. [0-4]"""


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
    asked: int
    """Questions that apply in this city."""
    coverage: float
    score: float
    """0 to 100; NaN where too little was answered."""
    level: int | None
    spread: diagnosis.Spread
    """How far the offices stand apart."""
    peers: int
    peer_mean: float
    """NaN without peers."""
    peer_gap: diagnosis.PeerGap | None
    target: float | None
    target_gap: float | None
    """Target less score. [points]"""


@dataclass(frozen=True)
class Disputed:
    """A question on which offices stand far apart."""

    question: Question
    ratings: Mapping[str, float]
    """By office."""


class Comparison(NamedTuple):
    """Overall and force scores of somebody, or of some other time: NaN where an area is lacking."""

    overall: float
    internal: float
    external: float


@dataclass(frozen=True)
class Earlier:
    """An earlier diagnosis of the city."""

    year: int
    question_set: str
    comparable: bool
    """Whether the same questions were asked."""
    areas: Mapping[Area, float]
    scores: Comparison


@dataclass(frozen=True)
class DiagnosisResult:
    """The diagnosis of 2.1."""

    question_set: str
    year: int | None
    structure: tuple[AreaStructure, ...]
    areas: tuple[AreaResult, ...]
    """Empty while nobody has answered."""
    weights: Mapping[Area, float]
    """Of the six areas in the overall score, adding to 1."""
    weights_are_stated: bool
    now: Comparison
    level: int | None
    """Of the overall score."""
    target: Comparison
    peers: Mapping[str, Comparison]
    """By city, those that were asked the same questions in all six areas."""
    peer_gap: diagnosis.PeerGap | None
    """Of the overall score."""
    history: tuple[Earlier, ...]
    """The oldest first."""
    disputed: tuple[Disputed, ...]
    """The widest first."""
    offices: Mapping[str, int]
    """How many questions each office rated."""
    systems: SystemsResult


def analyse_diagnosis(inputs: TechnicalInputs) -> DiagnosisResult:
    """What can be said from the answers of the city's offices."""
    plan = inputs.diagnosis
    aims = () if isinstance(plan, Pending) else plan.areas
    question_set = "" if isinstance(plan, Pending) else plan.question_set
    questions, answers = rows(inputs.questions), rows(inputs.answers)
    ratings = rated(answers)
    targets = {aim.area: aim.target for aim in aims if aim.target is not None}
    peers = [peer for peer in rows(inputs.peers) if peer.question_set in ("", question_set)]
    areas = _areas(questions, ratings, peers, targets) if answers else ()
    weights, stated = area_weights(aims)
    now = _compared({area.area: area.score for area in areas}, weights)
    others = _peers(peers, weights)
    whole = [each.overall for each in others.values()]
    return DiagnosisResult(
        question_set=question_set,
        year=None if isinstance(plan, Pending) else plan.year,
        structure=_structure(questions),
        areas=areas,
        weights=weights,
        weights_are_stated=stated,
        now=now,
        level=None if isnan(now.overall) else diagnosis.maturity_level(now.overall),
        target=_compared(targets, weights),
        peers=others,
        peer_gap=None
        if isnan(now.overall) or not whole
        else diagnosis.peer_gap(now.overall, whole),
        history=_history(rows(inputs.diagnosis_history), question_set, weights),
        disputed=_disputed(questions, ratings),
        offices=_offices(ratings),
        systems=analyse_systems(questions, ratings, inputs),
    )


def area_weights(aims: tuple[AreaAim, ...]) -> tuple[Mapping[Area, float], bool]:
    """Weights of the six areas, adding to 1, and whether the study states them."""
    stated = {aim.area: aim.weight for aim in aims if aim.weight is not None}
    if set(stated) != set(FORCES):
        return {area: 1 / len(FORCES) for area in FORCES}, False
    whole = sum(stated.values())
    return {area: stated[area] / whole for area in FORCES}, True


def _structure(questions: tuple[Question, ...]) -> tuple[AreaStructure, ...]:
    found = []
    for area, force in FORCES.items():
        mine = [question for question in questions if question.area == area]
        if mine:
            who = tuple(dict.fromkeys(question.respondent for question in mine))
            found.append(AreaStructure(area, force, len(mine), who))
    return tuple(found)


def _areas(
    questions: tuple[Question, ...],
    ratings: Ratings,
    peers: list[PeerScore],
    targets: Mapping[Area, float],
) -> tuple[AreaResult, ...]:
    found = []
    for area, force in FORCES.items():
        mine = [question for question in questions if question.area == area]
        if mine:
            others = [peer.value for peer in peers if peer.area == area]
            found.append(_area(area, force, mine, ratings, others, targets.get(area)))
    return tuple(found)


def _area(
    area: Area,
    force: Force,
    questions: list[Question],
    ratings: Ratings,
    peers: list[float],
    target: float | None,
) -> AreaResult:
    scores = [ratings.mean(question.id) for question in questions]
    applicable = [ratings.applies(question.id) for question in questions]
    score = diagnosis.area_score(
        scores,
        [question.weight for question in questions],
        applicable,
        fewest=diagnosis.FEWEST_ANSWERS,
    )
    scored = not isnan(score)
    return AreaResult(
        area,
        force,
        sum(applicable),
        diagnosis.coverage(scores, applicable),
        score,
        diagnosis.maturity_level(score) if scored else None,
        diagnosis.spread([list(ratings.of(question.id).values()) for question in questions]),
        len(peers),
        fmean(peers) if peers else nan,
        diagnosis.peer_gap(score, peers) if scored and peers else None,
        target,
        target - score if scored and target is not None else None,
    )


def _compared(scores: Mapping[Area, float], weights: Mapping[Area, float]) -> Comparison:
    """Overall score and the two forces; each NaN where one of its areas has none."""

    def force(name: Force) -> float:
        return fmean(scores.get(area, nan) for area, its in FORCES.items() if its == name)

    overall = diagnosis.overall_score(
        [scores.get(area, nan) for area in FORCES], [weights[area] for area in FORCES]
    )
    return Comparison(overall, force("internal"), force("external"))


def _peers(peers: list[PeerScore], weights: Mapping[Area, float]) -> Mapping[str, Comparison]:
    found = {}
    for city in dict.fromkeys(peer.city for peer in peers):
        compared = _compared({p.area: p.value for p in peers if p.city == city}, weights)
        if not isnan(compared.overall):
            found[city] = compared
    return found


def _history(
    earlier: tuple[EarlierScore, ...], question_set: str, weights: Mapping[Area, float]
) -> tuple[Earlier, ...]:
    found = []
    for year, asked in sorted({(row.year, row.question_set) for row in earlier}):
        mine = {r.area: r.value for r in earlier if (r.year, r.question_set) == (year, asked)}
        same = asked == question_set
        found.append(Earlier(year, asked, same, mine, _compared(mine, weights)))
    return tuple(found)


def _disputed(questions: tuple[Question, ...], ratings: Ratings) -> tuple[Disputed, ...]:
    found = [Disputed(question, ratings.of(question.id)) for question in questions]
    wide = [each for each in found if _range(each) >= SETTLED]
    return tuple(sorted(wide, key=_range, reverse=True))


def _range(disputed: Disputed) -> float:
    values = disputed.ratings.values()
    return max(values) - min(values) if values else 0.0


def _offices(ratings: Ratings) -> Mapping[str, int]:
    counted: dict[str, int] = {}
    for given in ratings.scores.values():
        for role in given:
            counted[role] = counted.get(role, 0) + 1
    return counted
