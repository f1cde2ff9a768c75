"""What the proposal is handed of the other sections: legal actions, gaps of skill, single cost lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


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
class LineCost:
    """What one cost line of the recommended option costs, without taxes and uplifts."""

    name: str
    once: float
    """All years of the investment together. [money]"""
    yearly: float
    """A full year of operation, the last of the plan. [money/year]"""


@dataclass(frozen=True)
class HandedOver:
    """What sections 3 and 5 hand to section 4; nothing where they are pending."""

    actions: tuple[LegalLead, ...] = ()
    skills: tuple[SkillNeed, ...] = ()
    lines: Mapping[str, LineCost] = field(default_factory=dict)


NOTHING = HandedOver()
