from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from fs_toolkit.core.model import Asks, Pending, is_pending, rows
from fs_toolkit.core.reader import read_folder
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.financing import FundingSource
from fs_toolkit.proposal.inputs.priorities import Score
from fs_toolkit.proposal.inputs.schedule import Task

HANOI = Path(__file__).parents[2] / "studies" / "hanoi" / "proposal"


def test_everything_may_be_pending_and_says_who_must_answer():
    inputs = ProposalInputs()
    for name, info in ProposalInputs.model_fields.items():
        assert is_pending(getattr(inputs, name)), name
        assert any(isinstance(item, Asks) for item in info.metadata), name


class TestRows:
    def test_a_score_stays_on_the_scale(self):
        with pytest.raises(ValidationError, match="less than or equal to 5"):
            Score(measure="app", criterion="benefit", rater="desk", score=6)

    def test_a_month_is_a_month(self):
        with pytest.raises(ValidationError, match="earliest"):
            Task(
                id="build",
                name="Build",
                duration=1,
                owner="unit",
                activity="build",
                earliest="2016-13",
            )

    def test_predecessors_stand_between_semicolons(self):
        task = Task(
            id="build",
            name="Build",
            duration=1,
            owner="unit",
            activity="build",
            predecessors="tender; law",
        )
        assert task.predecessors == ("tender", "law")

    def test_an_unknown_status_is_refused(self):
        with pytest.raises(ValidationError, match="secured"):
            FundingSource(id="a", name="A", use="investment", kind="grant", status="hoped")


class TestHanoi:
    @pytest.fixture
    def hanoi(self):
        inputs, findings = read_folder(ProposalInputs, HANOI)
        assert [str(finding) for finding in findings] == []
        return inputs

    def test_reads_without_findings(self, hanoi):
        assert len(rows(hanoi.tasks)) > 15
        assert {task.activity for task in rows(hanoi.tasks)} >= {
            "procurement",
            "legal",
            "pilot",
            "go_live",
        }

    def test_proposes_no_loan(self, hanoi):
        assert {source.kind for source in rows(hanoi.funding)} == {"city_budget", "grant"}
        assert {source.status for source in rows(hanoi.funding)} == {"sought"}

    def test_leaves_pending_what_nobody_in_the_city_has_said(self, hanoi):
        assert isinstance(hanoi.ceiling, Pending)
        assert isinstance(hanoi.pairwise, Pending)
        assert {score.rater for score in rows(hanoi.scores)} == {"desk"}
