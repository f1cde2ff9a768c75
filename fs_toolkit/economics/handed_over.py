"""What section 5 is handed of the other sections, as plain data; the wiring fills it in."""

from __future__ import annotations

from dataclasses import dataclass

from fs_toolkit.core.findings import NOWHERE, Place


@dataclass(frozen=True)
class HandedRequirement:
    """A requirement of the technical chapter."""

    id: str
    label: str
    """Its number there: R5."""
    text: str
    tested: bool
    """Whether it has an acceptance test."""
    ground: str = ""
    """need, law or policy; empty where nobody said so."""
    wanted: bool = True
    """False for what is not in this project."""
    must: bool = False
    options: tuple[str, ...] = ()
    """The options that meet it; empty where nobody said so."""
    place: Place = NOWHERE


@dataclass(frozen=True)
class HandedComponent:
    """A component of the design."""

    id: str
    name: str
    requirements: tuple[str, ...]
    place: Place = NOWHERE


@dataclass(frozen=True)
class HandedIndicator:
    """An indicator of the proposal."""

    id: str
    text: str
    goal: str = ""
    """The goal it measures."""
    serves: tuple[str, ...] = ()
    """Indicators of a higher level that it leads to."""
    unit: str = ""
    target: float | None = None
    target_year: int | None = None
    place: Place = NOWHERE


@dataclass(frozen=True)
class HandedGate:
    """A gate of the proposal: what must have been measured before the next phase."""

    id: str
    measure: str
    quantity: str
    """The quantity that is the least value to go on."""
    threshold: float | None
    unit: str
    instrument: str
    otherwise: str
    phase: str = ""
    """The phase at whose end it stands."""
    month: str = ""
    """The month in which that phase ends: 2017-12."""
    body: str = ""
    """Who decides, where one role answers for all gates of the schedule."""


@dataclass(frozen=True)
class HandedAction:
    """A legal action."""

    id: str
    name: str
    gap: str
    says: str
    """What it must say."""
    authority: str
    latest: str
    """The month in which it must be ordered at the latest: 2016-03."""
    stops: bool
    """Whether the gap stops the project."""


@dataclass(frozen=True)
class HandedPurse:
    """A source of money."""

    id: str
    name: str
    use: str
    """investment, renewal, operation or debt_service."""
    secured: bool
    condition: str = ""


@dataclass(frozen=True)
class HandedItem:
    """What people said of one survey statement."""

    id: str
    mean: float
    answers: int
    survey: str = ""
    origin: str = ""


@dataclass(frozen=True)
class HandedOver:
    """All of it; empty where a section has no answer yet."""

    requirements: tuple[HandedRequirement, ...] = ()
    components: tuple[HandedComponent, ...] = ()
    indicators: tuple[HandedIndicator, ...] = ()
    gates: tuple[HandedGate, ...] = ()
    actions: tuple[HandedAction, ...] = ()
    purses: tuple[HandedPurse, ...] = ()
    items: tuple[HandedItem, ...] = ()


NOTHING_HANDED = HandedOver()
