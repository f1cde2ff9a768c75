"""What section 5 asks beside the lines: needs, tests of feasibility, what is not monetised, reviews."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, Record, RefersTo, Row, Share, SourceIds
from fs_toolkit.core.quantities import Origin

Month = Annotated[str, Field(pattern=r"^([12]\d{3}-(0[1-9]|1[0-2]))?$")]
"""2017-11, or nothing."""
TESTS = ("strategic", "technical", "legal", "financial", "social")


class Need(Row):
    """Something a group of people needs, with what answers it."""

    defines: ClassVar[str] = "need"

    id: Id
    """The name of the need."""
    group: Annotated[str, Field(min_length=1)]
    """Whose need it is: citizens, officials, districts."""
    text: Annotated[str, Field(min_length=1)]
    """The need, from the point of view of the group."""
    severity: Annotated[int, Field(ge=1, le=5)]
    """How much it matters, 1 (little) to 5 (much); a desk reading until a survey has asked."""
    frequency: Share | None = None
    """Share of those asked who have the need: of a survey's answers, or of the people interviewed."""
    asked: Annotated[int, Field(ge=1)] | None = None
    """How many people `frequency` is a share of. [person]"""
    origin: Origin = "desk_estimate"
    """collected, published, desk_estimate or synthetic: who says so, frequency included."""
    requirements: Annotated[Ids, RefersTo("requirement")] = ()
    """Requirements that answer it."""
    lines: Annotated[Ids, RefersTo("line")] = ()
    """Benefit lines that count what answering it is worth."""
    effects: Annotated[Ids, RefersTo("unmonetised")] = ()
    """Effects that are not put into money and that answering it has."""
    source: SourceIds = ()
    """Rows of basis/sources.csv."""


class FeasibilityTest(Row):
    """One of the five tests a project must pass besides the cost-benefit analysis."""

    defines: ClassVar[str] = "feasibility_test"

    id: Literal["strategic", "technical", "legal", "financial", "social"]
    """strategic, technical, legal, financial or social."""
    score: Annotated[int, Field(ge=0, le=4)]
    """0 fails, 1 only on conditions, 2 adequate, 3 good, 4 fully met."""
    evidence: Annotated[str, Field(min_length=1)]
    """What the score rests on."""
    condition: str = ""
    """What must be done first, where the score is 1."""
    owner: str = ""
    """Who meets the condition."""
    by: str = ""
    """By when: 2017-06, or in words."""
    shown: str = ""
    """How it is shown to be met: a signed decision, a report."""
    gates: Annotated[Ids, RefersTo("gate")] = ()
    """Gates of the proposal that the condition stands for; they are not listed again."""
    legal_actions: Annotated[Ids, RefersTo("legal_action")] = ()
    """Legal actions that the condition stands for; they are not listed again."""
    funding: Annotated[Ids, RefersTo("funding")] = ()
    """Sources of money that the condition stands for; they are not listed again."""
    origin: Origin = "desk_estimate"
    """collected, published, desk_estimate or synthetic: who scored."""
    source: SourceIds = ()
    """Rows of basis/sources.csv."""


class Unmonetised(Row):
    """A benefit or a harm that is not put into money."""

    defines: ClassVar[str] = "unmonetised"

    id: Id
    """The name of the effect."""
    name: Annotated[str, Field(min_length=1)]
    """What it is."""
    direction: Literal["benefit", "harm", "none"]
    """benefit or harm; none where a harm was looked for and is not expected: `evidence` says why."""
    catalogue: Ids = ()
    """Entries of the benefit catalogue that it stands for: trust, incidents."""
    evidence: Annotated[str, Field(min_length=1)]
    """What is known about it, and how it would be seen."""
    indicators: Annotated[Ids, RefersTo("indicator")] = ()
    """Indicators of the proposal that show it."""
    source: SourceIds = ()
    """Rows of basis/sources.csv."""


class Realisation(Row):
    """Who sees to it that a benefit comes true, and how it is measured."""

    line: Annotated[Id, RefersTo("line")]
    """The benefit line."""
    owner: Annotated[str, Field(min_length=1)]
    """The office that answers for it."""
    indicator: Annotated[str, Field(min_length=1)]
    """What is counted."""
    when: Annotated[str, Field(min_length=1)]
    """When it is counted: before go-live, each quarter."""
    baseline_by: Month = ""
    """The month by which the value before the project is measured: 2017-06."""
    indicators: Annotated[Ids, RefersTo("indicator")] = ()
    """Indicators of the proposal that measure it, with their targets."""


class Review(Row):
    """A quantity to watch, and what happens if it stays away from its threshold."""

    quantity: Annotated[Id, RefersTo("quantity")]
    """The quantity that is measured."""
    threshold: Annotated[str, RefersTo("quantity")] = ""
    """The quantity that is the least value to go on; the switching value where this is empty."""
    tolerance: Annotated[float, Field(gt=0, lt=1)] | None = None
    """How far the measured value may stay behind the assumed one before somebody must explain it: 0.1."""
    when: Annotated[str, Field(min_length=1)]
    """When it is measured."""
    action: Annotated[str, Field(min_length=1)]
    """What happens if the threshold is missed."""
    body: Annotated[str, Field(min_length=1)]
    """Who decides."""


class Effectiveness(Record):
    """What the cost is divided by, where benefits cannot all be put into money."""

    volume: Annotated[Id, RefersTo("quantity")]
    """The yearly volume that the project is for."""
    noun: Annotated[str, Field(min_length=1)]
    """One of it, as people say it: report handled."""
    users: Annotated[str, RefersTo("quantity")] = ""
    """The yearly number of people who use the service, if it is known."""
    without: Annotated[str, RefersTo("quantity")] = ""
    """The yearly volume of the same thing in the world without the project, where it exists there."""


class Peer(Row):
    """What a comparable system elsewhere reached: a row of templates/peers.csv."""

    id: Id
    """The name of the observation."""
    measure: Id
    """What was observed, in general: reports_per_head. A quantity claims it in `compare`."""
    name: Annotated[str, Field(min_length=1)]
    """Place, system and year, as people read it."""
    value: float
    """What was observed."""
    low: float | None = None
    """Lower end, where a range was observed."""
    high: float | None = None
    """Upper end."""
    unit: Annotated[str, Field(min_length=1)]
    """Its unit, as in basis/quantities.csv."""
    vintage: Annotated[int, Field(ge=1900, le=2100)]
    """The year it is true of."""
    observed: Annotated[str, Field(min_length=1)]
    """The figures it follows from."""
    reference: Annotated[str, Field(min_length=1)]
    """Where it was read."""
    provenance: Literal["read", "secondary", "remembered"]
    """read at the source, secondary (read where somebody quotes it), remembered and to be confirmed."""


class PeerWords(Row):
    """The words of an observation in another language: a row of templates/peers.ko.csv."""

    id: Id
    """The observation's."""
    name: Annotated[str, Field(min_length=1)]
    """Place, system and year, as people read it."""
    observed: Annotated[str, Field(min_length=1)]
    """The figures it follows from."""
    reference: Annotated[str, Field(min_length=1)]
    """Where it was read; titles stay in their own language."""
