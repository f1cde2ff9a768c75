"""Rows of sub-item 3.3: legal actions and criteria."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, RefersTo, Row
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
]
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
    topic: Topic
    """The topic whose gap it closes."""
    gap: Words
    """The gap as a sentence."""
    severity: Annotated[int, Field(ge=1, le=3)]
    """What the gap does to the project: 1 a nuisance, 2 takes a part, 3 stops it."""
    instrument: Instrument
    """law, decree, council_resolution, city_decision, circular, guideline, agreement, contract_clause or approval."""
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
    cost_lines: Annotated[Ids, RefersTo("line")] = ()
    """Lines of economics/lines.csv that pay for it."""
    cost_note: str = ""
    """Why it needs no line of its own, where it has none."""


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
