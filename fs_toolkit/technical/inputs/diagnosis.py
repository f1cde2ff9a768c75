"""What the diagnosis of sub-item 2.1 reads: questions, answers, peers, earlier ones, who took part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Record, RefersTo, Row, SourceIds, Year
from fs_toolkit.core.quantities import Origin
from fs_toolkit.technical.inputs.inventory import IdOrNone

Area = Literal["governance", "policy", "resource", "network", "citizen", "service"]
Force = Literal["internal", "external"]
Aspect = Literal["use", "integration", "quality"]
AnyArea = Literal[
    "governance",
    "policy",
    "resource",
    "network",
    "citizen",
    "service",
    "administration",
    "life",
    "industry",
    "infrastructure",
]
"""The six areas of the diagnosis and the four of systems."""

FORCES: Mapping[Area, Force] = {
    "governance": "internal",
    "policy": "internal",
    "resource": "internal",
    "network": "external",
    "citizen": "external",
    "service": "external",
}
"""The six areas of the diagnosis and the force each belongs to."""

ASPECTS: tuple[Aspect, ...] = ("use", "integration", "quality")
"""What is asked of each kind of system."""

ROLES_OF_A_DIAGNOSIS = ("planning", "finance", "it", "vice_mayor")
"""Who must take part at least, whoever else does."""


class AreaAim(Row):
    """What a study states of one of the six areas: its weight, and where the city wants to be."""

    area: Area
    """governance, policy, resource, network, citizen or service."""
    weight: Annotated[float, Field(gt=0, le=1)] | None = None
    """Its weight in the overall score; given for all six areas, adding to 1, or for none."""
    target: Annotated[float, Field(ge=0, le=100)] | None = None
    """The score that the city wants to reach. 0-100"""
    reason: str = ""
    """Why this weight and this target, and who agreed on them."""


class DiagnosisPlan(Record):
    """diagnosis.yaml: which questions are asked, when, and what the city aims at."""

    question_set: Id
    """A set of templates/diagnosis: short_form, long_form; or the name of the study's own questions.csv."""
    year: Year | None = None
    """When it was answered."""
    target_year: Year | None = None
    """By when the targets are to be reached."""
    areas: tuple[AreaAim, ...] = ()
    """Weights and targets of the six areas; equal weights and no target where left out."""


class Question(Row):
    """A row of questions.csv: a question of the diagnosis, answered 0 to 4."""

    defines: ClassVar[str] = "diagnosis_question"

    id: Id
    """The name that answers refer to."""
    area: AnyArea
    """One of the six areas (governance, policy, resource, network, citizen, service), or one of the
    four areas of systems (administration, life, industry, infrastructure)."""
    system: IdOrNone = ""
    """The kind of system it is about: document_management; empty in the six areas."""
    name: str = ""
    """What people call that kind of system."""
    aspect: Literal["", "use", "integration", "quality"] = ""
    """use, integration or quality: what is asked of that kind of system."""
    text: Annotated[str, Field(min_length=1)]
    """The statement that is rated."""
    weight: Annotated[float, Field(gt=0)] = 1
    """Its weight within its area; of a system, that of its question on use."""
    respondent: Annotated[str, Field(min_length=1)]
    """The office that answers."""
    evidence: str = ""
    """The paper or the observation that shows the answer."""


class Answer(Row):
    """A row of answers.csv: one office's rating of one question."""

    question: Annotated[Id, RefersTo("diagnosis_question")]
    """A row of questions.csv, or of the question set that is named."""
    role: Annotated[str, Field(min_length=1)]
    """Who answered: planning, finance, it, vice_mayor or another office."""
    score: Annotated[float, Field(ge=0, le=4)] | None = None
    """0 absent, 1 planned, 2 partial, 3 operating, 4 integrated and measured; empty if not known."""
    not_applicable: bool = False
    """True if the question does not arise in this city."""
    evidence: str = ""
    """What was seen or shown."""
    origin: Origin = "collected"
    """collected, or synthetic in a worked example."""


class PeerScore(Row):
    """A row of peers.csv: another city's score in one area, of the same diagnosis."""

    city: str
    """The other city."""
    year: Year
    """When it was diagnosed."""
    area: Area
    """governance, policy, resource, network, citizen or service."""
    value: Annotated[float, Field(ge=0, le=100)]
    """0 to 100."""
    question_set: IdOrNone = ""
    """The questions it was asked; empty for the same as here."""
    origin: Origin = "published"
    """collected, published, or synthetic in a worked example."""
    sources: SourceIds = ()
    """Where it is read."""


class EarlierScore(Row):
    """A row of diagnosis_history.csv: the city's own score in one area in an earlier diagnosis."""

    year: Year
    """When it was answered."""
    area: Area
    """governance, policy, resource, network, citizen or service."""
    value: Annotated[float, Field(ge=0, le=100)]
    """0 to 100."""
    question_set: Id
    """The questions that were asked; only the same set is compared."""
    origin: Origin = "collected"
    """collected, published, or synthetic in a worked example."""
    sources: SourceIds = ()
    """Where it is read."""


class SystemImportance(Row):
    """A row of system_importance.csv: how much a kind of system matters to the city."""

    system: Id
    """A kind of system: of the question set, or a `kind` of systems.csv."""
    importance: Annotated[float, Field(ge=1, le=5)]
    """1 can wait, 3 helps daily work, 5 the city's aims hang on it."""
    reason: Annotated[str, Field(min_length=1)]
    """Why, and who set it."""
    origin: Origin = "collected"
    """collected, desk_estimate, or synthetic in a worked example."""


class Attendance(Row):
    """A row of attendance.csv: an office at a workshop of the diagnosis."""

    day: Annotated[str, Field(min_length=4)]
    """When: 2015-11-03."""
    workshop: Annotated[str, Field(min_length=1)]
    """What it was for: opening, settling of answers."""
    role: Annotated[str, Field(min_length=1)]
    """planning, finance, it, vice_mayor or another office, as in answers.csv."""
    office: Annotated[str, Field(min_length=1)]
    """What the office is called, and the function of who came; no name."""
    people: Annotated[int, Field(ge=0)] = 1
    """How many came."""
    women: Annotated[int, Field(ge=0)] | None = None
    """How many of them were women."""
    origin: Origin = "collected"
    """collected, or synthetic in a worked example."""
    sources: SourceIds = ()
    """The signed list."""
