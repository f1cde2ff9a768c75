"""What section 1 finds: the classes of its result."""

from __future__ import annotations

from dataclasses import dataclass

from fs_toolkit.core.quantities import Kind
from fs_toolkit.environment.inputs.barriers import Barrier
from fs_toolkit.environment.inputs.overview import IndexEdition, LaterFact, ProfileValue
from fs_toolkit.environment.inputs.stakeholders import Stakeholder
from fs_toolkit.environment.inputs.strategy import Objective, Policy, PolicyGoal
from fs_toolkit.environment.power_interest import Quadrant
from fs_toolkit.environment.risk_matrix import Band


@dataclass(frozen=True)
class ProfileLine:
    """A value of the profile, looked up in the basis where it stands there."""

    row: ProfileValue
    value: float
    kind: Kind
    source: tuple[str, ...]


@dataclass(frozen=True)
class Outlook:
    """The population: counted until the base year, projected from then on."""

    observed: tuple[tuple[int, float], ...]
    observed_growth: float | None
    """Yearly growth from the last count before the base year to the base. [1/year]"""
    growth: tuple[float, float, float]
    """Low, base and high. [1/year]"""
    years: tuple[int, ...]
    low: tuple[float, ...]
    base: tuple[float, ...]
    high: tuple[float, ...]

    def at(self, year: int) -> tuple[float, float, float]:
        """Low, base and high of one year."""
        i = self.years.index(year)
        return self.low[i], self.base[i], self.high[i]


@dataclass(frozen=True)
class Part:
    """One value of the index: the country then and now, its peers and the leader."""

    name: str
    first: float
    last: float
    peers: float
    ratio: float
    leader: float | None


@dataclass(frozen=True)
class IndexComparison:
    """The country's index beside that of its peers, in the editions known at the cut-off."""

    own: tuple[IndexEdition, ...]
    peers: tuple[str, ...]
    parts: tuple[Part, ...]
    """The index first, then its parts, then e-participation."""
    first_ratio: float
    """The country over the mean of its peers in the first edition."""
    weakest: Part
    """The part of the index in which the country stands lowest beside its peers."""
    strongest: Part


@dataclass(frozen=True)
class AlignmentResult:
    """Which objectives serve which goals."""

    goals: tuple[PolicyGoal, ...]
    objectives: tuple[Objective, ...]
    matrix: tuple[tuple[int, ...], ...]
    index: float
    unserved_goals: tuple[PolicyGoal, ...]
    orphans: tuple[Objective, ...]


@dataclass(frozen=True)
class RatedStakeholder:
    """A group with the means and the spread of its raters' scores."""

    stakeholder: Stakeholder
    power: float
    interest: float
    stance: float
    spread: int
    """The widest disagreement of two raters on any of the three marks."""
    quadrant: Quadrant


@dataclass(frozen=True)
class StakeholderMap:
    """The groups that enough raters scored."""

    rated: tuple[RatedStakeholder, ...]
    support: float
    opposed: tuple[RatedStakeholder, ...]


@dataclass(frozen=True)
class RatedBarrier:
    """A barrier with its place in the order of scores."""

    number: int
    """1 for the highest score; printed as the barrier's name in the matrix."""
    barrier: Barrier
    score: int
    band: Band
    priority: int
    residual: int | None
    residual_band: Band | None


@dataclass(frozen=True)
class LaterTest:
    """What the study says beside what was counted later."""

    fact: LaterFact
    found: float
    expected: float
    low: float | None
    high: float | None

    @property
    def within(self) -> bool:
        """Whether the later count lies in the study's range; True where it states none."""
        return self.low is None or self.high is None or self.low <= self.found <= self.high


@dataclass(frozen=True)
class EnvironmentResult:
    """The result of section 1; what could not be answered is None or empty."""

    profile: tuple[ProfileLine, ...]
    unanswered: tuple[ProfileValue, ...]
    population: Outlook | None
    index: IndexComparison | None
    later_editions: tuple[IndexEdition, ...]
    alignment: AlignmentResult | None
    expiring: tuple[Policy, ...]
    """Policies in force whose period ends before the first year of service."""
    stakeholders: StakeholderMap | None
    barriers: tuple[RatedBarrier, ...]
    tests: tuple[LaterTest, ...]
