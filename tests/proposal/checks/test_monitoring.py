"""Each rule of 4.5 is kept by the whole study of conftest.py and broken by one change of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fs_toolkit.core.model import PENDING, rows
from fs_toolkit.proposal.analysis import analyse
from fs_toolkit.proposal.checks import INPUT_RULES, RESULT_RULES
from fs_toolkit.proposal.inputs.monitoring import GroupTarget, Measurement
from fs_toolkit.proposal.inputs.safeguards import NoTopic

RESULT_CODES = {rule.code for rule in RESULT_RULES}
RULES = {
    rule.code: rule
    for rule in (*INPUT_RULES, *RESULT_RULES)
    if rule.code in {f"PRO{number}" for number in range(110, 140)}
}


def changed(table, **by_id):
    def change(inputs):
        new = [row.model_copy(update=by_id.get(row.id, {})) for row in rows(getattr(inputs, table))]
        return inputs.model_copy(update={table: tuple(new)})

    return change


def every(table, **update):
    def change(inputs):
        new = tuple(row.model_copy(update=update) for row in rows(getattr(inputs, table)))
        return inputs.model_copy(update={table: new})

    return change


def without(table, *ids):
    def change(inputs):
        kept = tuple(row for row in rows(getattr(inputs, table)) if row.id not in ids)
        return inputs.model_copy(update={table: kept})

    return change


def added(table, *more):
    def change(inputs):
        return inputs.model_copy(update={table: (*rows(getattr(inputs, table)), *more)})

    return change


def safeguarded(**update):
    def change(inputs):
        return inputs.model_copy(update={"safeguards": inputs.safeguards.model_copy(update=update)})

    return change


def classed(field, **update):
    def change(inputs):
        given = getattr(inputs.safeguards, field).model_copy(update=update)
        return safeguarded(**{field: given})(inputs)

    return change


BREAKS = {
    "PRO110": (
        changed("indicators", trust={"serves": ("trained",)}, trained={"serves": ("trust",)}),
        "'People trained' serves itself by way of others",
    ),
    "PRO111": (
        changed("indicators", in_time={"serves": ("trained", "trust")}),
        "'Letters answered in time' (outcome) serves 'People trained', which is only an output",
    ),
    "PRO112": (changed("indicators", in_time={"serves": ()}), "in time' leads to no impact"),
    "PRO113": (
        changed("indicators", trained={"target": 0.0}),
        "the target of 'People trained' is its baseline, 0",
    ),
    "PRO114": (
        changed("indicators", in_time={"target": 1.4}),
        "the target of 'Letters answered in time' is 1.4, outside 0 to 1 (share)",
    ),
    "PRO115": (changed("indicators", trained={"target_year": None}), "trained' has no year"),
    "PRO116": (without("indicators", "trust", "in_time"), "all 1 indicators are outputs"),
    "PRO117": (changed("indicators", trust={"asked": "users"}), "only users are asked: Adults"),
    "PRO118": (changed("indicators", in_time={"assumption": ""}), "1 outcomes and outputs name no"),
    "PRO119": (
        lambda inputs: inputs.model_copy(update={"indicator_groups": PENDING}),
        "'Adults who expect an answer' is about people and has no rows for women and men",
    ),
    "PRO120": (changed("risks", unpaid={"owner": ""}), "'Unpaid operation', with 20 of 25 points"),
    "PRO121": (without("watch", "dear"), "no sign tells when the risk 'Dear bids' arises"),
    "PRO122": (
        changed("risks", dear={"residual_likelihood": 5}),
        "'Dear bids' has 12 points before and 20 after its response",
    ),
    "PRO123": (
        changed("risks", unpaid={"likelihood": 3}),
        "'Unpaid operation' comes from the barrier 'unpaid' and has marks of its own",
    ),
    "PRO124": (
        added("indicator_groups", GroupTarget(indicator="trust", group="women", baseline=20)),
        "'Adults who expect an answer' has two rows for women",
    ),
    "PRO125": (without("evaluation_questions", "impact"), "no evaluation question is about impact"),
    "PRO126": (changed("risks", dear={"review": ""}), "no review looks at the risk 'Dear bids'"),
    "PRO127": (
        changed("indicators", trust={"baseline": None, "measured": ("2019-02",)}),
        "has no baseline and is first measured in 2019-02; service begins in 2017",
    ),
    "PRO128": (classed("category", category="D"), "Old policy has no category 'D'"),
    "PRO129": (
        classed("category", scheme="new"),
        "New policy holds from 2016-02 on, the study is as of 2015-12",
    ),
    "PRO130": (
        without("safeguard_measures", "retaliation"),
        "no measure protects people who complain from retaliation",
    ),
    "PRO131": (safeguarded(assessment=None), "no assessment of data protection is planned"),
    "PRO132": (
        changed("safeguard_measures", anonymity={"owner": "", "cost_lines": ()}),
        "has no owner and no cost line",
    ),
    "PRO133": (safeguarded(none=()), "nothing is said about energy"),
    "PRO134": (
        changed("indicators", trained={"every": "", "first": None}),
        "1 indicators stand in no calendar, first 'People trained'",
    ),
    "PRO135": (
        safeguarded(none=(NoTopic(topic="complainants", reason="Nobody complains"),)),
        "complainants needs nothing by one row and has measures by another",
    ),
    "PRO137": (changed("indicators", trained={"reason": ""}), "nothing says why the target"),
    "PRO138": (changed("risks", dear={"reason": ""}), "nothing says why 'Dear bids' has these"),
    "PRO139": (
        changed("indicators", trained={"serves": ("trust",)}),
        "no output leads to the outcome 'Letters answered in time'",
    ),
}


@pytest.fixture
def found(basis, costs, handed):
    def run(code, inputs, given=handed, on=basis):
        rule = RULES[code]
        if code in RESULT_CODES:
            return list(rule(inputs, on, analyse(inputs, on, costs, given)))
        return list(rule(inputs, on))

    return run


def test_every_rule_is_broken_here():
    assert set(RULES) == set(BREAKS)


@pytest.mark.parametrize("code", sorted(RULES))
def test_the_whole_study_keeps(code, watched, found):
    assert found(code, watched) == []


@pytest.mark.parametrize("code", sorted(BREAKS))
def test_is_broken_by_one_change(code, watched, found):
    change, problem = BREAKS[code]
    findings = found(code, change(watched))
    assert findings, f"{code} finds nothing"
    assert any(problem in finding.problem for finding in findings), findings[0].problem
    assert all(finding.code == code and finding.cure for finding in findings)


class TestLogframe:
    def test_an_indicator_that_serves_itself_is_said_so(self, watched, found):
        [finding] = found("PRO110", changed("indicators", trust={"serves": ("trust",)})(watched))
        assert "serves itself: trust" in finding.problem

    def test_a_year_before_that_of_the_baseline(self, watched, found):
        broken = changed("indicators", trust={"target_year": 2014})(watched)
        [finding] = found("PRO115", broken)
        assert "is of 2014, its baseline of 2015" in finding.problem

    def test_impossible_values_of_groups_and_measurements(self, watched, found):
        broken = added(
            "measurements",
            Measurement(indicator="trust", date=date(2018, 1, 1), value=110, origin="collected"),
        )(every("indicator_groups", target=140.0)(watched))
        problems = [finding.problem for finding in found("PRO114", broken)]
        assert len(problems) == 4
        assert any("value of 'Adults who expect an answer' is 110" in each for each in problems)

    def test_two_values_of_one_day(self, watched, found):
        broken = added("measurements", watched.measurements[0])(watched)
        [finding] = found("PRO124", broken)
        assert "has two values for 2017-12-31" in finding.problem

    def test_coherence_is_asked_from_its_adoption_on(self, watched, found, basis):
        question = watched.evaluation_questions[0]
        broken = added(
            "evaluation_questions", question.model_copy(update={"criterion": "coherence"})
        )(watched)
        [finding] = found("PRO125", broken)
        assert "became a criterion in December 2019" in finding.problem
        about = basis.about.model_copy(update={"in_force_at": date(2020, 1, 1)})
        later = replace(basis, about=about)
        assert found("PRO125", broken, on=later) == []
        [finding] = found("PRO125", watched, on=later)
        assert "no evaluation question is about coherence" in finding.problem


class TestRisks:
    def test_grave_barriers_without_a_register_are_one_finding(self, watched, found):
        [finding] = found("PRO120", watched.model_copy(update={"risks": PENDING}))
        assert "1 grave risks come from the barriers of section 1.4" in finding.problem
        assert finding.place.file == "proposal/risks.csv"

    def test_a_grave_barrier_left_out_of_the_register(self, watched, found):
        [finding] = found("PRO120", without("risks", "unpaid")(watched))
        assert "'Nobody pays for operation'" in finding.problem
        assert "no response and no owner" in finding.problem

    def test_a_reason_stands_for_money(self, watched, found, handed):
        bare = replace(handed, lines={})
        [finding] = found("PRO120", watched, bare)
        assert "has no budget line" in finding.problem
        free = changed("risks", unpaid={"cost_note": "A vote"})(watched)
        assert found("PRO120", free, bare) == []

    def test_what_is_accepted_needs_no_money(self, watched, found, handed):
        accepted = changed("risks", unpaid={"response": "accept"})(watched)
        assert found("PRO120", accepted, replace(handed, lines={})) == []

    @pytest.mark.parametrize(
        ("update", "problem"),
        [
            ({"severity": None}, "neither a barrier nor likelihood and severity"),
            ({"residual_severity": None}, "only one of the two marks"),
        ],
    )
    def test_half_of_the_marks(self, watched, found, update, problem):
        [finding] = found("PRO123", changed("risks", dear=update)(watched))
        assert problem in finding.problem


class TestSafeguards:
    def test_a_scheme_that_was_replaced(self, watched, found, basis):
        about = basis.about.model_copy(update={"in_force_at": date(2019, 1, 1)})
        [finding] = found("PRO129", watched, on=replace(basis, about=about))
        assert "Old policy held until 2018-09, the study is as of 2019-01" in finding.problem

    def test_a_scheme_nobody_knows_and_one_of_another_kind(self, watched, found):
        [unknown] = found("PRO128", classed("category", scheme="odl")(watched))
        assert "the toolkit knows no scheme 'odl'" in unknown.problem
        assert "Did you mean 'old'?" in unknown.cure
        [other] = found("PRO128", classed("gender", scheme="old")(watched))
        assert "Old policy is no scheme for gender" in other.problem

    def test_who_takes_no_complaints_needs_no_protection(self, watched, found, handed):
        public = replace(handed, data=frozenset({"public"}))
        bare = watched.model_copy(update={"safeguard_measures": ()})
        assert found("PRO130", bare, public) == []
        assert len(found("PRO130", bare)) == 3
        assert found("PRO130", safeguarded(people_report=False)(bare)) == []

    def test_the_assessment_comes_before_go_live(self, watched, found):
        late = watched.safeguards.assessment.model_copy(update={"task": "", "month": "2018-03"})
        [finding] = found("PRO131", safeguarded(assessment=late)(watched))
        assert "ends in 2018-03, service begins in 2017-01" in finding.problem
        undated = late.model_copy(update={"month": None})
        [finding] = found("PRO131", safeguarded(assessment=undated)(watched))
        assert "nothing says when" in finding.problem

    def test_nothing_is_asked_of_a_study_that_has_not_begun(self, found, handed):
        from fs_toolkit.proposal.inputs import ProposalInputs

        for code in RULES:
            assert found(code, ProposalInputs(), handed) == [], code

    def test_no_class_is_said_so(self, watched, found):
        problems = [
            finding.problem
            for finding in found("PRO133", safeguarded(category=None, gender=None)(watched))
        ]
        assert problems == [
            "the project has no environmental and social category",
            "the project has no gender marker",
        ]
