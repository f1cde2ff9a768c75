"""What the proposal is handed of other sections, as plain data: barriers, law, skills, cost lines, data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fs_toolkit.proposal.inputs.safeguards import SafeguardScheme


@dataclass(frozen=True)
class BarrierRisk:
    """A barrier of sub-item 1.4 as the project sees it: a risk with marks, and who was named there."""

    id: str
    number: int
    """Its number in the register of 1.4."""
    statement: str
    likelihood: int
    severity: int
    residual_likelihood: int | None = None
    residual_severity: int | None = None
    mitigation: str = ""
    cost_lines: tuple[str, ...] = ()
    cost_note: str = ""
    origin: str = "desk_estimate"


@dataclass(frozen=True)
class Problem:
    """An item of the problem tree, handed over by the environment chapter."""

    id: str
    text: str
    kind: str
    """cause, problem (one of them) or effect."""
    leads_to: tuple[str, ...] = ()


@dataclass(frozen=True)
class LineCost:
    """A line of the recommended option: what people call it, and what the city pays for it."""

    name: str
    amount: float
    """Once, or in a full year of service, financial, constant prices. [money] or [money/year]"""
    yearly: bool = False
    base: float = 0.0
    """The same without taxes and uplifts. [money] or [money/year]"""


@dataclass(frozen=True)
class LegalLead:
    """A legal action that the project needs, and how long it takes."""

    id: str
    name: str
    months: float
    """From the order to the day the service can rely on it. [month]"""
    within_power: bool
    """Whether the city itself can issue it."""


@dataclass(frozen=True)
class SkillNeed:
    """A skill that an office lacks."""

    id: str
    """Empty where the study gave it none; then no course can name it."""
    office: str
    skill: str
    levels: int
    """Levels that are missing, of four."""
    people: int
    """People that are missing."""


@dataclass(frozen=True)
class Handed:
    """What other sections hand over; empty where they have no answers yet."""

    barriers: tuple[BarrierRisk, ...] = ()
    """From the highest score down."""
    problems: tuple[Problem, ...] = ()
    """The problem tree of 1.4, which the objective tree mirrors."""
    lines: Mapping[str, LineCost] = field(default_factory=dict)
    """Cost lines of the recommended option, by id."""
    components: Mapping[str, str] = field(default_factory=dict)
    """Names of the components of the design, by id."""
    requirements: Mapping[str, str] = field(default_factory=dict)
    """Labels of the requirements, as section 2.2 numbers them, by id."""
    data: frozenset[str] = frozenset()
    """Kinds of data that the design keeps: public, internal, personal, complainant."""
    schemes: Mapping[str, SafeguardScheme] = field(default_factory=dict)
    """Schemes of safeguard categories and gender markers, by id."""
    actions: tuple[LegalLead, ...] = ()
    """Legal actions of section 3.3."""
    skills: tuple[SkillNeed, ...] = ()
    """Skills of section 3.2 that are short."""
