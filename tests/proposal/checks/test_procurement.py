from __future__ import annotations

from dataclasses import replace

import pytest

from fs_toolkit.core.model import rows
from fs_toolkit.proposal.analysis import analyse
from fs_toolkit.proposal.checks.procurement import legal_actions_stand_in_the_schedule
from fs_toolkit.proposal.handed import Handed, LegalLead

RULE = LegalLead("rule", "Rule on letters", 2, within_power=True)


@pytest.fixture
def problems(inputs, basis, costs):
    def run(*actions, **tasks):
        changed = tuple(row.model_copy(update=tasks.get(row.id, {})) for row in rows(inputs.tasks))
        new = inputs.model_copy(update={"tasks": changed})
        result = analyse(new, basis, costs, Handed(actions=actions))
        found = legal_actions_stand_in_the_schedule(new, basis, result)
        return [each.problem for each in found]

    return run


def test_a_legal_action_has_its_task_and_its_months(problems):
    assert problems(RULE) == []


def test_an_action_without_a_task(problems):
    [problem] = problems(RULE, law={"legal_action": ()})
    assert problem == "no task carries out the legal action 'Rule on letters' (2 months)"


def test_what_the_city_cannot_issue_is_not_waited_for(problems):
    act = LegalLead("act", "National act", 36, within_power=False)
    assert problems(RULE, act) == []


def test_a_task_shorter_than_the_lead_time(problems):
    [problem] = problems(replace(RULE, months=9))
    assert "gives the legal action 'Rule on letters' 2 months, and section 3.3 says 9" in problem


def test_a_clause_of_a_contract_has_until_go_live(problems):
    # the tender begins at once, and go-live is after 12 months
    clause = LegalLead("clause", "Clause", 12, within_power=True)
    assert problems(clause, tender={"legal_action": ("clause",)}) == []
    late = LegalLead("clause", "Clause", 13, within_power=True)
    assert len(problems(late, tender={"legal_action": ("clause",)})) == 1


def test_a_milestone_says_that_it_is_done(problems):
    done = LegalLead("old", "Old rule", 20, within_power=True)
    assert problems(done, approve={"legal_action": ("old",)}) == []
