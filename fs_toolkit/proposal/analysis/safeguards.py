"""Analysis of the safeguards: what is answered, by whom, at what cost, and what is still open."""

from __future__ import annotations

from dataclasses import dataclass

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending, rows
from fs_toolkit.proposal.analysis.composition import go_live, number
from fs_toolkit.proposal.analysis.schedule import ProjectSchedule
from fs_toolkit.proposal.handed import Handed, LineCost
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.safeguards import (
    HARMS,
    TOPICS,
    Classification,
    DataAssessment,
    Harm,
    NoTopic,
    OpenTopic,
    SafeguardMeasure,
    Safeguards,
    SafeguardScheme,
    Topic,
)

ABOUT_PEOPLE = frozenset({"personal", "complainant"})
"""Kinds of data that say something about a person."""


@dataclass(frozen=True)
class Placed:
    """The project's place in a scheme."""

    given: Classification
    scheme: SafeguardScheme | None
    """None where the toolkit does not know the scheme."""


@dataclass(frozen=True)
class Measure:
    """A measure with the names of what pays for it and carries it out."""

    row: SafeguardMeasure
    owner: str
    paid_by: tuple[LineCost, ...]
    cost: float | None
    components: tuple[str, ...]
    requirements: tuple[str, ...]

    @property
    def lacks(self) -> tuple[str, ...]:
        """What it has not: owner, money (or the reason why none is needed), test."""
        there = {
            "owner": bool(self.row.owner),
            "money": bool(self.paid_by or self.cost is not None or self.row.cost_note),
            "test": bool(self.row.test),
        }
        return tuple(name for name, given in there.items() if not given)


@dataclass(frozen=True)
class TopicAnswer:
    """What a topic is answered with: measures, a reason for none, or who must answer."""

    topic: Topic
    measures: tuple[Measure, ...] = ()
    open: OpenTopic | None = None
    none: NoTopic | None = None
    assessed: bool = False
    """For data protection: whether there is an assessment."""

    @property
    def is_answered(self) -> bool:
        """Whether something is done, or nothing has to be, with a reason."""
        return bool(self.measures or self.none or self.assessed)


@dataclass(frozen=True)
class SafeguardResult:
    """What the safeguards are; empty where nothing was said."""

    begun: bool
    """Whether the study says anything about safeguards."""
    category: Placed | None = None
    gender: Placed | None = None
    topics: tuple[TopicAnswer, ...] = ()
    assessment: DataAssessment | None = None
    assessed_by: str = ""
    """Name of the role that makes the assessment."""
    assessed_in: str = ""
    """Month in which it ends: 2016-11; empty where that is not known."""
    live: str = ""
    """Month in which service begins."""
    people_report: bool = False
    """Whether people complain or report through the system."""
    keeps_people: bool = False
    """Whether data on people are kept."""
    schemes: tuple[str, ...] = ()
    """The schemes that the toolkit knows, by id."""

    @property
    def measures(self) -> tuple[Measure, ...]:
        """All measures, by topic."""
        return tuple(each for topic in self.topics for each in topic.measures)

    @property
    def unprotected(self) -> tuple[Harm, ...]:
        """What people who complain are not protected from by any measure."""
        against = {each.row.against for each in self.measures}
        return tuple(harm for harm in HARMS if harm not in against)

    @property
    def in_time(self) -> bool | None:
        """Whether the assessment ends before service begins; None where a date is missing."""
        if not self.assessed_in or not self.live:
            return None
        return self.assessed_in <= self.live


def safeguard(
    inputs: ProposalInputs, basis: Basis, schedule: ProjectSchedule | None, handed: Handed
) -> SafeguardResult:
    """The safeguards, with names for ids and dates from the schedule."""
    given = inputs.safeguards
    written = Safeguards() if isinstance(given, Pending) else given
    owners = {role.id: role.name for role in rows(inputs.roles)}
    table = rows(inputs.safeguard_measures)
    measures = [_measure(row, owners, basis, handed) for row in table]
    open_topics = {row.topic: row for row in written.open}
    none = {row.topic: row for row in written.none}
    said = written.people_report
    return SafeguardResult(
        begun=not isinstance(given, Pending) or bool(table),
        category=_placed(written.category, handed),
        gender=_placed(written.gender, handed),
        topics=tuple(
            TopicAnswer(
                topic,
                tuple(each for each in measures if each.row.topic == topic),
                open_topics.get(topic),
                none.get(topic),
                topic == "data_protection" and written.assessment is not None,
            )
            for topic in TOPICS
        ),
        assessment=written.assessment,
        assessed_by=owners.get(written.assessment.owner, "") if written.assessment else "",
        assessed_in=_assessed(written.assessment, schedule),
        live=_live(basis, schedule),
        people_report="complainant" in handed.data if said is None else said,
        keeps_people=bool(ABOUT_PEOPLE & handed.data),
        schemes=tuple(handed.schemes),
    )


def _placed(given: Classification | None, handed: Handed) -> Placed | None:
    return Placed(given, handed.schemes.get(given.scheme)) if given else None


def _measure(
    row: SafeguardMeasure, owners: dict[str, str], basis: Basis, handed: Handed
) -> Measure:
    return Measure(
        row=row,
        owner=owners.get(row.owner, ""),
        paid_by=tuple(handed.lines[line] for line in row.cost_lines if line in handed.lines),
        cost=number(basis, row.cost, go_live(basis)) if row.cost else None,
        components=tuple(handed.components[id] for id in row.components if id in handed.components),
        requirements=tuple(
            handed.requirements[id] for id in row.requirements if id in handed.requirements
        ),
    )


def _assessed(assessment: DataAssessment | None, schedule: ProjectSchedule | None) -> str:
    if assessment is None:
        return ""
    if assessment.task and schedule is not None:
        for each in schedule.tasks:
            if each.task.id == assessment.task:
                return schedule.month(each.end)
    return assessment.month or ""


def _live(basis: Basis, schedule: ProjectSchedule | None) -> str:
    if schedule is not None and schedule.go_live is not None:
        return schedule.month(schedule.go_live)
    return f"{go_live(basis)}-01"
