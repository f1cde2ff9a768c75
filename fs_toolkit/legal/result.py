"""What section 3 finds: the classes of its result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fs_toolkit.core.numeric import Floats
from fs_toolkit.legal import deadlines, mandate
from fs_toolkit.legal.in_force import State
from fs_toolkit.legal.inputs.criteria import LegalAction
from fs_toolkit.legal.inputs.institutions import Function, Institution, Skill
from fs_toolkit.legal.inputs.laws import Coverage, Law, LawLevel, Status
from fs_toolkit.legal.inputs.rights import LevelMark, LevelName, Right
from fs_toolkit.legal.inputs.work import Post
from fs_toolkit.legal.lead_time import Urgency
from fs_toolkit.legal.marks import Agreed
from fs_toolkit.legal.process import Travel
from fs_toolkit.legal.project_test import Verdict


@dataclass(frozen=True)
class Demand:
    """A requirement of section 2, as far as law asks for it; handed over by the wiring."""

    id: str
    type: str
    """functional, data, integration and so on."""
    text: str
    acceptance: str
    must: bool
    label: str = ""
    """Its number in the list of requirements, R5; empty where it was not handed over."""


@dataclass(frozen=True)
class DatedLaw:
    """A law with its state on the study's day."""

    law: Law
    state: State
    successors: tuple[Law, ...] = ()
    """The laws that took its place, one after the other."""


@dataclass(frozen=True)
class CoveredTopic:
    """A topic with the laws that cover it on the study's day."""

    row: Coverage
    in_force: tuple[Law, ...]
    coming: tuple[Law, ...]
    """Passed and not in force yet."""
    by_level: Mapping[LawLevel, Status]
    """What laws in force of each level give; levels that say nothing are left out."""


@dataclass(frozen=True)
class TestedType:
    """A type of requirement against the topics it needs."""

    type: str
    count: int
    """Requirements of the type."""
    musts: int
    """Those of them that must be met."""
    topics: tuple[tuple[str, Verdict], ...]
    """Each topic it needs, and what that means for the start."""
    verdict: Verdict
    """The gravest of them."""


@dataclass(frozen=True)
class CarriedRight:
    """A right with the requirement that carries its deadline."""

    row: Right
    demand: Demand | None
    held: deadlines.Held | None
    """Whether the acceptance test holds the deadline; None where there is none to hold."""


@dataclass(frozen=True)
class MarkedLevel:
    """One of the five levels, as all raters see it."""

    level: LevelName
    in_law: Agreed | None
    in_practice: Agreed | None
    target: Agreed
    rows: tuple[LevelMark, ...]


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
class HeldMandate:
    """A function with the institutions to which laws in force give it."""

    function: Function
    owners: tuple[Institution, ...]
    laws: tuple[Law, ...]
    articles: tuple[str, ...]
    """One a law; empty where it is not known."""
    held: mandate.Held


@dataclass(frozen=True)
class SkillGap:
    """Skills that are below what is needed."""

    rows: tuple[Skill, ...]
    points: int
    """Sum of the missing levels."""
    people: int
    """People missing."""


@dataclass(frozen=True)
class PlannedPost:
    """A post with the people it needs in each year of service."""

    post: Post
    people: Floats | None
    """Shape (S,), years of service; None where the volume is not known. [person]"""


@dataclass(frozen=True)
class StaffingPlan:
    """People needed after hand-over, by year."""

    years: tuple[int, ...]
    """The years of service, S of them."""
    posts: tuple[PlannedPost, ...]
    total: Floats
    """Shape (S,), of the posts that are known. [person]"""
    now: float | None
    """Posts filled today for the same work; None where nobody said so of any. [person]"""
    unknown: tuple[Post, ...]
    """Posts whose volume nobody knows."""


@dataclass(frozen=True)
class ProcessTimes:
    """How a case travels today."""

    way: Travel
    timed: bool
    """Whether every step has its times; else handovers alone are known."""


@dataclass(frozen=True)
class RatedAction:
    """A legal action with its time until the service begins."""

    action: LegalAction
    slack: float
    """Months it can wait, with those it depends on and those that wait for it. [month]"""
    urgency: Urgency
    latest: date
    """First day of the month in which it must be ordered at the latest."""
    rank: int
    """Severity times the weight of the urgency."""
    start: float
    """Months from the study's day to its order. [month]"""
    finish: float
    """Months from the study's day to its force. [month]"""
    holds: tuple[Demand, ...] = ()
    """The requirements that cannot be met without it."""


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
    plain_coverage: float | None
    """The same with every topic weighing the same."""
    widest_gap: CoveredTopic | None
    tested: tuple[TestedType, ...]
    """Types of requirements against the topics they need; empty where no requirement is known."""
    rights: tuple[CarriedRight, ...]
    levels: tuple[MarkedLevel, ...]
    duties: Duties | None
    mandates: tuple[HeldMandate, ...]
    it_share: float | None
    """IT staff over staff, of the institutions that state both."""
    skills: SkillGap | None
    staffing: StaffingPlan | None
    process: ProcessTimes | None
    actions: tuple[RatedAction, ...]
    costs: Mapping[str, str]
    """Names of the lines that pay, by id."""
    live: date
    """First day of the first year of service."""

    def count(self, state: State) -> int:
        """How many of the laws passed by the study's day are in such a state."""
        return sum(row.state == state for row in self.laws)
