"""What section 1 finds: the classes of its result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.quantities import Kind
from fs_toolkit.environment.inputs.barriers import Barrier, TreeItem
from fs_toolkit.environment.inputs.city import GroupShare, Ratio, Trait
from fs_toolkit.environment.inputs.overview import (
    IndexEdition,
    LaterFact,
    PestelItem,
    ProfileValue,
    Scope,
)
from fs_toolkit.environment.inputs.stakeholders import Consultation, Engagement, Stakeholder
from fs_toolkit.environment.inputs.strategy import Objective, Policy, PolicyGoal
from fs_toolkit.environment.power_interest import Quadrant
from fs_toolkit.environment.risk_matrix import Band
from fs_toolkit.environment.salience import Salience


@dataclass(frozen=True)
class ProfileLine:
    """A value of the profile, looked up in the basis where it stands there."""

    row: ProfileValue
    value: float
    kind: Kind
    source: tuple[str, ...]


@dataclass(frozen=True)
class Computed:
    """A figure computed from two measures of the city."""

    ratio: Ratio
    value: float
    over: ProfileLine
    under: ProfileLine
    stated: ProfileLine | None
    """The same thing as a source states it, if one does."""

    @property
    def difference(self) -> float | None:
        """How far the computed value lies above the stated one, as a share; None where none is stated."""
        if self.stated is None or self.stated.value == 0:
            return None
        return self.value / self.stated.value - 1


@dataclass(frozen=True)
class Composition:
    """The known shares of one trait: all groups of the city or the country in one year."""

    by: Trait
    scope: Scope
    year: int
    parts: tuple[GroupShare, ...]

    @property
    def total(self) -> float:
        """Sum of the shares; 1 where nobody is left out."""
        return float(sum(part.share or 0.0 for part in self.parts))


@dataclass(frozen=True)
class Outlook:
    """The population: counted until the base year, projected from then on."""

    observed: tuple[tuple[int, float], ...]
    growth_between: tuple[tuple[int, int, float], ...]
    """Between each count and the next: first year, last year, growth. [1/year]"""
    growth: tuple[float, float, float]
    """Low, base and high. [1/year]"""
    years: tuple[int, ...]
    low: tuple[float, ...]
    base: tuple[float, ...]
    high: tuple[float, ...]

    @property
    def observed_growth(self) -> float | None:
        """Yearly growth from the last count before the base year to the base [1/year]."""
        return self.growth_between[-1][2] if self.growth_between else None

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
    breaks: tuple[IndexEdition, ...]
    """Editions of the own country that measure otherwise than the one before, known or suspected."""
    leader: str
    """The country shown beside it, which need not come first in every edition; empty without one."""


@dataclass(frozen=True)
class Force:
    """A fact around the project with its score."""

    item: PestelItem
    score: int | None
    """-25 to 25, below 0 where it hinders; None where it was not marked."""


@dataclass(frozen=True)
class Forces:
    """All facts around the project, and what they come to."""

    items: tuple[Force, ...]
    """In the order of the table."""
    ranked: tuple[Force, ...]
    """Those with a score, the strongest first."""
    helping: int
    """Points of the facts that help."""
    hindering: int


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
class Opinion:
    """What several raters say: the mean, the lowest and the highest mark."""

    mean: float
    low: int
    high: int

    @classmethod
    def of(cls, marks: Sequence[int]) -> Opinion:
        """The opinion of raters who gave these marks.

        >>> Opinion.of([4, 5, 3])
        Opinion(mean=4.0, low=3, high=5)
        """
        return cls(float(np.mean(marks)), min(marks), max(marks))

    @property
    def spread(self) -> int:
        """The widest disagreement of two raters."""
        return self.high - self.low


@dataclass(frozen=True)
class RatedStakeholder:
    """A group with the means and the ranges of its raters' marks."""

    stakeholder: Stakeholder
    raters: int
    power: Opinion
    interest: Opinion
    stance: Opinion
    quadrant: Quadrant
    salience: Salience | None
    """Its class by power, legitimacy and urgency; None where these were not marked by two raters."""

    @property
    def spread(self) -> int:
        """The widest disagreement of two raters on any of the three marks."""
        return max(self.power.spread, self.interest.spread, self.stance.spread)


@dataclass(frozen=True)
class StakeholderMap:
    """The groups that enough raters scored."""

    rated: tuple[RatedStakeholder, ...]
    support: float
    support_by_rater: tuple[float, ...]
    """Support as each rater alone would have it, in the order in which they appear."""
    opposed: tuple[RatedStakeholder, ...]
    opposing_weight: float
    """Power times interest of those against."""
    opposing_share: float
    """The same over that of all groups."""


@dataclass(frozen=True)
class EngagementStep:
    """A row of the plan of engagement, and the steps still to go."""

    plan: Engagement
    stakeholder: Stakeholder
    gap: int | None
    """Steps of the five; None where nobody has asked where the group stands."""


@dataclass(frozen=True)
class Heard:
    """A group that an online service leaves out, and the meetings in which it was heard."""

    group: Stakeholder
    meetings: tuple[Consultation, ...]


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
    paid_by: tuple[str, ...]
    """Names of the lines of cost that pay for its mitigation."""


@dataclass(frozen=True)
class Twig:
    """A cause or an effect with what hangs on it."""

    item: TreeItem
    twigs: tuple[Twig, ...]


@dataclass(frozen=True)
class ProblemTree:
    """A problem, what leads to it and what it leads to."""

    problem: TreeItem
    causes: tuple[Twig, ...]
    effects: tuple[Twig, ...]


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
    computed: tuple[Computed, ...]
    composition: tuple[Composition, ...]
    population: Outlook | None
    index: IndexComparison | None
    later_editions: tuple[IndexEdition, ...]
    forces: Forces | None
    alignment: AlignmentResult | None
    expiring: tuple[Policy, ...]
    """Policies in force whose period ends before the first year of service."""
    stakeholders: StakeholderMap | None
    engagement: tuple[EngagementStep, ...]
    excluded: tuple[Heard, ...]
    barriers: tuple[RatedBarrier, ...]
    problem_tree: ProblemTree | None
    tests: tuple[LaterTest, ...]
