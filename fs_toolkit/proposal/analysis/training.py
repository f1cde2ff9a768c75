"""Analysis of 4.4: which gaps of skill are closed, by whom, when, and what a day of training costs."""

from __future__ import annotations

from dataclasses import dataclass

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.proposal.analysis.schedule import PlannedTask, ProjectSchedule
from fs_toolkit.proposal.handed import Handed, SkillNeed
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.training import Course


@dataclass(frozen=True)
class PlannedCourse:
    """A course with the number of its people and its place in the schedule."""

    course: Course
    people: float | None
    task: PlannedTask | None
    closes: tuple[SkillNeed, ...]

    @property
    def teaches(self) -> bool:
        """Whether somebody learns something; hiring fills a post instead."""
        return self.course.mode != "hiring"

    @property
    def person_days(self) -> float:
        """People times days; 0 where nobody knows how many people [person-day]."""
        return (self.people or 0.0) * self.course.days if self.teaches else 0.0


@dataclass(frozen=True)
class TrainingPlan:
    """How gaps of skill are closed."""

    courses: tuple[PlannedCourse, ...]
    needs: tuple[SkillNeed, ...]
    """Gaps that section 3 found."""
    open: tuple[SkillNeed, ...]
    """Those of them that nothing closes."""
    once: float
    """What the lines that pay for training cost once, without taxes and uplifts. [money]"""
    yearly: float
    """What they cost each year. [money/year]"""
    yearly_lines: str = ""
    """Names of those of them that pay each year."""

    @property
    def person_days(self) -> float:
        """All courses together [person-day]."""
        return sum(each.person_days for each in self.courses)

    @property
    def day_cost(self) -> float | None:
        """Investment in training for each person-day; None without money or days [money]."""
        return self.once / self.person_days if self.once and self.person_days else None


def train(
    inputs: ProposalInputs, basis: Basis, handed: Handed, schedule: ProjectSchedule | None
) -> TrainingPlan | None:
    """The plan; None until courses are there."""
    courses = rows(inputs.training)
    if not courses:
        return None
    tasks = schedule.by_id if schedule else {}
    needs = {need.id: need for need in handed.skills if need.id}
    closed = {id for course in courses for id in course.skills}
    paying = dict.fromkeys(id for course in courses for id in course.lines)
    lines = [handed.lines[id] for id in paying if id in handed.lines]
    return TrainingPlan(
        courses=tuple(
            PlannedCourse(
                course,
                _people(course, basis),
                tasks.get(course.when),
                tuple(needs[id] for id in course.skills if id in needs),
            )
            for course in courses
        ),
        needs=handed.skills,
        open=tuple(need for need in handed.skills if need.id not in closed),
        once=sum(line.base for line in lines if not line.yearly),
        yearly=sum(line.base for line in lines if line.yearly),
        yearly_lines=", ".join(line.name for line in lines if line.yearly),
    )


def _people(course: Course, basis: Basis) -> float | None:
    if course.people_from and basis.has(course.people_from):
        return float(basis.series(course.people_from)[0])
    return course.people
