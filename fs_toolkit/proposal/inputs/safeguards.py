"""The safeguards of the project: categories, measures, the assessment of data protection."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from fs_toolkit.core.model import Id, Ids, Record, RefersTo, Row, SourceIds, Texts
from fs_toolkit.core.quantities import Origin
from fs_toolkit.proposal.inputs.composition import Month, Words

Topic = Literal[
    "e_waste",
    "energy",
    "accessibility",
    "complainants",
    "data_protection",
    "grievance",
    "gender",
    "inclusion",
]
Harm = Literal["anonymity", "retaliation", "surveillance"]

TOPICS: tuple[Topic, ...] = (
    "complainants",
    "data_protection",
    "grievance",
    "inclusion",
    "gender",
    "accessibility",
    "e_waste",
    "energy",
)
"""What every project answers, the protection of people first."""

HARMS: tuple[Harm, ...] = ("anonymity", "retaliation", "surveillance")
"""What people who complain have to be protected from."""


class SafeguardScheme(Row):
    """A row of templates/safeguards/schemes.csv: a donor's scheme of categories, and when it holds."""

    id: Id
    """The name that safeguards.yaml refers to."""
    kind: Literal["environment", "gender"]
    """environment for environmental and social categories, gender for gender markers."""
    name: Words
    """Its name with its edition."""
    since: Month | None = None
    """First month in which it holds for new projects; empty where that is not known."""
    until: Month | None = None
    """Last month in which it holds for new projects; empty while it does."""
    categories: Texts = ()
    """Its categories, between semicolons; empty where they were not read."""
    source: Words
    """Where name, dates and categories were read."""


class Classification(Record):
    """The project's place in a donor's scheme."""

    scheme: Id
    """A scheme of the toolkit's list: world_bank_op401, adb_sps2009, dac_gender."""
    category: Words
    """The category or mark, as the scheme writes it: C; 1."""
    reason: Words
    """Why this one, and what would change it."""
    given_by: Literal["study", "donor"] = "study"
    """Who placed it: study for a desk judgement, donor once the donor has."""


class DataAssessment(Record):
    """The assessment of what keeping data on people does to them."""

    owner: Annotated[Id, RefersTo("project_role")]
    """The role that makes it."""
    task: Annotated[str, RefersTo("task")] = ""
    """The task of the schedule in which it is made."""
    month: Month | None = None
    """Instead of a task: the month by which it is approved."""
    covers: Words
    """What it looks at, and who decides on it."""
    requirements: Annotated[Ids, RefersTo("requirement")] = ()
    """The requirements that ask for it."""


class OpenTopic(Row):
    """A topic that nobody has answered yet."""

    topic: Topic
    """e_waste, energy, accessibility, complainants, data_protection, grievance, gender or inclusion."""
    who: Words
    """Who must answer."""
    instrument: Words
    """How: an inventory, an interview, an expert's paper."""


class NoTopic(Row):
    """A topic that needs no measure, with the reason."""

    topic: Topic
    """e_waste, energy, accessibility, complainants, data_protection, grievance, gender or inclusion."""
    reason: Words
    """Why nothing has to be done."""


class Safeguards(Record):
    """What the project must not do to people and to the environment."""

    category: Classification | None = None
    """Environmental and social category, with the donor's scheme."""
    gender: Classification | None = None
    """Gender marker, with its scheme."""
    assessment: DataAssessment | None = None
    """The data-protection impact assessment."""
    people_report: bool | None = None
    """Whether people complain or report through the system; if left out, the kinds of data of the design say so."""
    open: tuple[OpenTopic, ...] = ()
    """Topics that are pending, with who must answer."""
    none: tuple[NoTopic, ...] = ()
    """Topics that need nothing, with the reason."""
    source: SourceIds = ()
    """Where the schemes were read."""


class SafeguardMeasure(Row):
    """What is done so that the project harms nobody: who does it, and how it is tested."""

    defines: ClassVar[str] = "safeguard"

    id: Id
    """Name of the measure."""
    topic: Topic
    """e_waste, energy, accessibility, complainants, data_protection, grievance, gender or inclusion."""
    against: Harm | Literal[""] = ""
    """For the protection of those who complain: anonymity, retaliation or surveillance."""
    measure: Words
    """What is done."""
    owner: Annotated[str, RefersTo("project_role")] = ""
    """The role that answers for it; empty while nobody does."""
    test: str = ""
    """How it is tested, and when it has failed."""
    requirements: Annotated[Ids, RefersTo("requirement")] = ()
    """Requirements of the design that carry it."""
    components: Annotated[Ids, RefersTo("component")] = ()
    """Components that do it, or the equipment it is about."""
    cost_lines: Annotated[Ids, RefersTo("line")] = ()
    """Lines of economics/lines.csv that pay for it."""
    cost: Annotated[str, RefersTo("quantity")] = ""
    """The quantity that is its own cost within those lines. [money]"""
    cost_note: str = ""
    """Why it needs no line, where it has none."""
    origin: Origin = "desk_estimate"
    """Who proposed it: desk_estimate by the consultant, collected in a workshop."""
