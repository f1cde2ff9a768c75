from __future__ import annotations

import pytest

from fs_toolkit.core.model import rows
from fs_toolkit.proposal.analysis import analyse
from fs_toolkit.proposal.checks.training import every_gap_of_skill_is_answered, refreshing_has_money
from fs_toolkit.proposal.handed import Handed, LineCost, SkillNeed
from fs_toolkit.proposal.inputs.training import Course

ENTRY = SkillNeed("entry", "Ward offices", "Entering a letter", 2, 0)
LINES = {
    "teach": LineCost("Training", 600, base=480),
    "again": LineCost("Refresher", 66, yearly=True, base=60),
}
POST = Course(
    id="clerk", name="A clerk", audience="Wards", skills=("entry",), people=1, mode="hiring"
)


@pytest.fixture
def problems(inputs, basis, costs):
    def run(rule, *more, needs=(ENTRY,), costing=LINES, **course):
        old = tuple(row.model_copy(update=course) for row in rows(inputs.training))
        new = inputs.model_copy(update={"training": (*old, *more)})
        result = analyse(new, basis, costs, Handed(skills=needs, lines=costing))
        return [each.problem for each in rule(new, basis, result)]

    return run


class TestGaps:
    def test_a_course_closes_a_gap(self, problems):
        assert problems(every_gap_of_skill_is_answered) == []

    def test_a_gap_that_nothing_closes(self, problems):
        [problem] = problems(every_gap_of_skill_is_answered, skills=())
        assert problem == "nothing closes the gap 'Entering a letter' of Ward offices"

    def test_missing_people_are_hired_and_not_taught(self, problems):
        needs = (SkillNeed("entry", "Ward offices", "Entering a letter", 2, 1),)
        [problem] = problems(every_gap_of_skill_is_answered, needs=needs)
        assert "lacks 1 people for 'Entering a letter', and nobody is hired" in problem
        assert problems(every_gap_of_skill_is_answered, POST, needs=needs) == []


class TestRefresher:
    def test_is_paid_each_year(self, problems):
        assert problems(refreshing_has_money) == []

    def test_without_a_yearly_line(self, problems):
        [problem] = problems(refreshing_has_money, costing={"teach": LINES["teach"]})
        assert problem == "1 courses are held again, and no line of theirs pays for that each year"

    def test_none_at_all(self, problems):
        [problem] = problems(refreshing_has_money, refresh=None)
        assert problem == "none of the 1 courses is held again"
