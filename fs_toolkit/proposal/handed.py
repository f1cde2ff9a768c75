"""What the proposal is handed of other sections, as plain data: barriers, cost lines, kinds of data."""

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
