"""Kinds of system in the diagnosis: their scores by area, and which of them come first."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan, nan
from statistics import fmean

import numpy as np

from fs_toolkit.core.model import rows
from fs_toolkit.technical import diagnosis
from fs_toolkit.technical.analysis.ratings import Ratings
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.diagnosis import ASPECTS, Question
from fs_toolkit.technical.inputs.inventory import SYSTEM_AREAS, CitySystem, SystemArea
from fs_toolkit.technical.inventory import TOP_STEP, system_score

RECOMMENDED_IMPORTANCE, RECOMMENDED_SCORE = 4.0, 40.0
"""A kind of system is recommended from this importance on and below this score: level 1 or 2."""


@dataclass(frozen=True)
class KindResult:
    """A kind of system: what the offices say of it, what the inventory says, and what comes of it."""

    id: str
    name: str
    area: SystemArea
    weight: float
    in_set: bool
    """Whether the question set asks about it."""
    applies: bool
    asked: float
    """Score from the answers of the diagnosis, 0 to 100; NaN where an aspect is not answered."""
    counted: float
    """Mean score of the systems of this kind in the inventory, so that five halves make no whole; NaN
    where one of them has no score, or the inventory has none."""
    importance: float | None
    priority: float
    """0 to 5; NaN without an importance or a score."""

    @property
    def score(self) -> float:
        """What the offices say; where nobody was asked, what the inventory says."""
        return self.counted if isnan(self.asked) else self.asked

    @property
    def recommended(self) -> bool:
        """Whether it matters much and is hardly there."""
        return (
            self.importance is not None
            and self.importance >= RECOMMENDED_IMPORTANCE
            and self.score < RECOMMENDED_SCORE
        )


@dataclass(frozen=True)
class SystemAreaResult:
    """One of the four areas of systems in the diagnosis."""

    area: SystemArea
    kinds: int
    """Kinds of system that are asked about."""
    coverage: float
    """Share of those that apply which have a score."""
    score: float
    """Weighted mean of its kinds, 0 to 100; NaN where too few have a score."""
    level: int | None
    absent: int
    """Kinds that the city does not have."""


@dataclass(frozen=True)
class SystemsResult:
    """Kinds of system and their areas."""

    questions: int
    """Questions on systems in the set."""
    kinds: tuple[KindResult, ...]
    areas: tuple[SystemAreaResult, ...]
    priorities: tuple[KindResult, ...]
    """Those with a priority, the highest first."""


def analyse_systems(
    questions: tuple[Question, ...], ratings: Ratings, inputs: TechnicalInputs
) -> SystemsResult:
    """The four areas of systems, as far as they were asked or counted."""
    asked = [question for question in questions if question.system]
    systems = [system for system in rows(inputs.systems) if system.kind]
    importance = {row.system: row.importance for row in rows(inputs.system_importance)}
    kinds = []
    for id in dict.fromkeys([*(q.system for q in asked), *(s.kind for s in systems)]):
        mine = [question for question in asked if question.system == id]
        theirs = [system for system in systems if system.kind == id]
        kinds.append(_kind(id, mine, theirs, ratings, importance.get(id)))
    ranked = sorted(
        (kind for kind in kinds if not isnan(kind.priority)),
        key=lambda kind: (-round(kind.priority, 9), kind.name),
    )
    areas = tuple(_area(area, kinds) for area in SYSTEM_AREAS) if asked and ratings.scores else ()
    return SystemsResult(
        len(asked), tuple(kinds), tuple(area for area in areas if area.kinds), tuple(ranked)
    )


def _kind(
    id: str,
    questions: list[Question],
    systems: list[CitySystem],
    ratings: Ratings,
    importance: float | None,
) -> KindResult:
    by_aspect = {question.aspect: question for question in questions}
    mean = {
        aspect: ratings.mean(by_aspect[aspect].id) if aspect in by_aspect else nan
        for aspect in ASPECTS
    }
    asked = _asked(mean["use"], mean["integration"], mean["quality"])
    there = [system for system in systems if system.exists]
    counted = fmean(_counted(system) for system in there or systems) if systems else nan
    score = counted if isnan(asked) else asked
    first = questions[0] if questions else None
    name = next((question.name for question in questions if question.name), "")
    area = first.area if first else systems[0].area
    use = by_aspect.get("use")
    return KindResult(
        id,
        name or (systems[0].name if systems else id.replace("_", " ")),
        area,  # type: ignore[arg-type]  # a rule holds questions on systems to the four areas
        use.weight if use else 1.0,
        bool(questions),
        not questions or any(ratings.applies(question.id) for question in questions),
        asked,
        counted,
        importance,
        nan if importance is None or isnan(score) else float(diagnosis.priority(importance, score)),
    )


def _asked(use: float, integration: float, quality: float) -> float:
    """Score from ratings of 0 to 4; what is absent has neither integration nor quality."""
    if use == 0:
        return 0.0
    step = TOP_STEP / diagnosis.TOP
    return float(system_score(use / diagnosis.TOP, step * integration, step * quality))


def _counted(system: CitySystem) -> float:
    return float(
        system_score(
            nan if system.use is None else system.use,
            system.integration,
            nan if system.quality is None else system.quality,
            system.exists,
        )
    )


def _area(area: SystemArea, kinds: list[KindResult]) -> SystemAreaResult:
    mine = [kind for kind in kinds if kind.area == area and kind.in_set]
    applying = [kind for kind in mine if kind.applies]
    known = [kind for kind in applying if not isnan(kind.asked)]
    coverage = len(known) / len(applying) if applying else 0.0
    score = nan
    if known and coverage >= diagnosis.ENOUGH_COVERAGE:
        weights = np.asarray([kind.weight for kind in known])
        score = float(weights @ np.asarray([kind.asked for kind in known]) / weights.sum())
    return SystemAreaResult(
        area,
        len(mine),
        coverage,
        score,
        None if isnan(score) else diagnosis.maturity_level(score),
        sum(kind.asked == 0 for kind in known),
    )


def mean_score(result: SystemsResult) -> float:
    """Mean of the four areas; NaN as long as one has no score."""
    return fmean(area.score for area in result.areas) if result.areas else nan
