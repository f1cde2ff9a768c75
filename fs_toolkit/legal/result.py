"""What section 3 finds: the classes of its result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fs_toolkit.legal.in_force import State
from fs_toolkit.legal.inputs.criteria import LegalAction
from fs_toolkit.legal.inputs.institutions import Function, Institution, Skill
from fs_toolkit.legal.inputs.laws import Coverage, Law, LevelMark
from fs_toolkit.legal.lead_time import Urgency


@dataclass(frozen=True)
class DatedLaw:
    """A law with its state on the study's day."""

    law: Law
    state: State


@dataclass(frozen=True)
class CoveredTopic:
    """A topic with the laws that cover it on the study's day."""

    row: Coverage
    in_force: tuple[Law, ...]
    coming: tuple[Law, ...]
    """Passed and not in force yet."""


@dataclass(frozen=True)
class Duties:
    """Who does what, function by function."""

    functions: tuple[Function, ...]
    institutions: tuple[Institution, ...]
    """Those that have a part in any function."""
    roles: Mapping[tuple[str, str], str]
    """Letters by function and institution, such as A/R."""
    loads: tuple[tuple[Institution, float], ...]
    """Share of the functions that an institution answers for, the greatest first."""
    without_one_owner: tuple[Function, ...]
    """Functions with no accountable institution, or with several."""
    undone: tuple[Function, ...]
    """Functions that nobody does."""


@dataclass(frozen=True)
class SkillGap:
    """Skills that are below what is needed."""

    rows: tuple[Skill, ...]
    points: int
    """Sum of the missing levels."""
    people: int
    """People missing."""


@dataclass(frozen=True)
class RatedAction:
    """A legal action with its time until the service begins."""

    action: LegalAction
    slack: float
    """Months it can wait. [month]"""
    urgency: Urgency
    latest: date
    """First day of the month in which it must be ordered at the latest."""
    rank: int
    """Severity times the weight of the urgency."""


@dataclass(frozen=True)
class LegalResult:
    """The result of section 3; what could not be answered is None or empty."""

    day: date
    laws: tuple[DatedLaw, ...]
    """Those passed by the study's day, in order of their force."""
    later: tuple[DatedLaw, ...]
    """Those passed afterwards; for the box only."""
    topics: tuple[CoveredTopic, ...]
    coverage: float | None
    """Share of what the project needs that is covered, weighted by how much it matters."""
    widest_gap: CoveredTopic | None
    levels: tuple[LevelMark, ...]
    duties: Duties | None
    skills: SkillGap | None
    actions: tuple[RatedAction, ...]
    live: date
    """First day of the first year of service."""

    def count(self, state: State) -> int:
        """How many of the laws passed by the study's day are in such a state."""
        return sum(row.state == state for row in self.laws)
