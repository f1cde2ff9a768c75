"""Rows of sub-item 3.3: legal actions, outline of the city's rules, criteria."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, RefersTo, Row
from fs_toolkit.core.quantities import Origin
from fs_toolkit.legal.inputs.laws import Topic

Words = Annotated[str, Field(min_length=1)]
Instrument = Literal[
    "law",
    "decree",
    "council_resolution",
    "city_decision",
    "circular",
    "guideline",
    "agreement",
    "contract_clause",
    "approval",
    "assessment",
]
Support = Literal["", "likely", "open", "contested", "unlikely"]
OrdinancePart = Literal[
    "purpose",
    "scope",
    "definitions",
    "rights",
    "duties",
    "deadlines",
    "data",
    "protection",
    "publication",
    "appeals",
    "review",
]
OPTIONAL: tuple[OrdinancePart, ...] = ("protection", "publication")
"""Parts that an outline may leave to another rule."""
Score = Annotated[int, Field(ge=0, le=4)] | None
Area = Literal[
    "access_to_information",
    "public_rights",
    "transparency",
    "participation",
    "cooperation",
    "privacy",
    "institutions",
]


class LegalAction(Row):
    """A row of legal/actions.csv: what is issued or changed to close a gap."""

    defines: ClassVar[str] = "legal_action"

    id: Id
    """A short name that other tables refer to."""
    short: Annotated[str, Field(max_length=48)] = ""
    """A short name for charts: Circular on reuse."""
    topic: Topic
    """The topic whose gap it closes."""
    gap: Words
    """The gap as a sentence."""
    severity: Annotated[int, Field(ge=1, le=3)]
    """What the gap does to the project: 1 a nuisance, 2 takes a part, 3 stops it."""
    instrument: Instrument
    """law, decree, council_resolution, city_decision, circular, guideline, agreement, contract_clause,
    approval or assessment (of data protection, before the data are collected)."""
    outline: Words
    """What it must say."""
    authority: Words
    """Who issues it."""
    within_city_power: bool
    """Whether the city itself can issue it."""
    lead_months: Annotated[int, Field(ge=0)]
    """Months from the order to the day the service can rely on it; building included where the contract waits for it."""
    workaround: str = ""
    """What the project does until then, within the city's power."""
    feasibility: Words
    """How likely it is politically, and why."""
    support: Support = ""
    """The same in a word: likely, open, contested or unlikely."""
    depends_on: Annotated[Ids, RefersTo("legal_action")] = ()
    """Actions that must be in force before this one can be ordered."""
    requirements: Annotated[Ids, RefersTo("requirement")] = ()
    """Requirements that cannot be met without it."""
    cost_lines: Annotated[Ids, RefersTo("line")] = ()
    """Lines of economics/lines.csv that pay for it."""
    cost_note: str = ""
    """Why it needs no line of its own, where it has none."""
    origin: Origin = "desk_estimate"
    """Who judged severity, lead time and chances: desk_estimate, or collected from counsel."""


class OutlineRow(Row):
    """A row of legal/ordinance.csv: a part of the outline of the city's own rules."""

    part: OrdinancePart
    """purpose, scope, definitions, rights, duties, deadlines, data, protection (of those who
    complain), publication, appeals or review."""
    says: Words
    """What it must say."""
    actions: Annotated[Ids, RefersTo("legal_action")] = ()
    """The legal actions it carries out."""
    rights: Annotated[Ids, RefersTo("right")] = ()
    """The rights it serves, by their id in legal/rights.csv."""
    origin: Origin = "desk_estimate"
    """Who wrote it: desk_estimate for a proposal, collected from counsel."""


class Criterion(Row):
    """A row of legal/criteria.csv: what law, regulation and institutions must fulfil."""

    defines: ClassVar[str] = "legal_criterion"

    id: Id
    """A short name that other tables refer to."""
    area: Area
    """One of the five levels, privacy or institutions."""
    statement: Words
    """What must be true."""
    indicator: Words
    """What is measured."""
    minimum: Words
    """The least that is accepted, with a number."""
    measured_by: Words
    """Who measures it."""
    now: Score = None
    """How well it is met today, 0 to 4; empty until somebody judged it."""
    after: Score = None
    """How well it will be met when the legal actions are in force, 0 to 4."""
    target: Score = None
    """What is aimed at, 0 to 4."""
    origin: Origin = "desk_estimate"
    """Who gave the scores."""
