"""Each rule is kept by the sound study of conftest.py and broken by one change of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from fs_toolkit.core.model import rows
from fs_toolkit.proposal.analysis import analyse
from fs_toolkit.proposal.checks import INPUT_RULES, RESULT_RULES
from fs_toolkit.proposal.costs import ProjectCosts
from fs_toolkit.proposal.handed import Handed, Problem
from fs_toolkit.proposal.inputs.composition import Goal, Issue, Objective
from fs_toolkit.proposal.inputs.financing import FundingSource
from fs_toolkit.proposal.inputs.monitoring import Indicator, MonitoringCost
from fs_toolkit.proposal.inputs.priorities import AwardScore, CostShare, Criterion, Pairwise, Score

RULES = {rule.code: rule for rule in (*INPUT_RULES, *RESULT_RULES)}
OF_WATCHING = [f"PRO{number}" for number in range(110, 140)]
"""Broken in checks/test_monitoring.py."""
RESULT_CODES = {rule.code for rule in RESULT_RULES}


PROBLEMS = (
    Problem("lost", "Letters get lost", "problem", ("angry",)),
    Problem("no_list", "Nobody lists them", "cause", ("lost",)),
    Problem("angry", "People are angry", "effect"),
)


def changed(table, **by_id):
    """A change of some rows of a table, by id."""

    def change(inputs):
        new = [row.model_copy(update=by_id.get(row.id, {})) for row in rows(getattr(inputs, table))]
        return inputs.model_copy(update={table: tuple(new)})

    return change


def added(table, *more):
    def change(inputs):
        return inputs.model_copy(update={table: (*rows(getattr(inputs, table)), *more)})

    return change


def without(table, *ids):
    def change(inputs):
        kept = tuple(row for row in rows(getattr(inputs, table)) if row.id not in ids)
        return inputs.model_copy(update={table: kept})

    return change


LOAN = FundingSource(
    id="loan",
    name="Bank",
    use="investment",
    kind="loan",
    share=0.4,
    rate=0.02,
    tenor=20,
    grace=5,
    status="planned",
)
FOREIGN = LOAN.model_copy(update={"currency": "KRW"})
WISH = Goal(id="wish", text="A modern city.")
NOISE = Issue(id="noise", text="Traffic is loud.")
THIRD = Criterion(id="third", name="Third", weight=0.0, meaning="Third")
AGAIN = Score(measure="app", criterion="benefit", rater="desk", score=2)
CONTRADICTING = (
    Pairwise(a="benefit", b="cheap", ratio=9),
    Pairwise(a="cheap", b="third", ratio=9),
    Pairwise(a="third", b="benefit", ratio=9),
)
HALF = CostShare(measure="app", component="platform", share=0.5, reason="Half")
PAIR = Pairwise(a="benefit", b="cheap", ratio=3, rater="mayor")
SERVICE = AwardScore(category="service", rater="desk", score=3, reason="Again")
IDLE = Indicator(
    id="idle",
    level="process",
    text="Meetings held",
    unit="a year",
    baseline=0,
    target=4,
    source="Minutes",
    frequency="yearly",
    owner="unit",
)


def contradicting(inputs):
    return inputs.model_copy(
        update={"criteria": (*rows(inputs.criteria), THIRD), "pairwise": CONTRADICTING}
    )


def one_rater(inputs):
    desk = tuple(score for score in rows(inputs.scores) if score.rater == "desk")
    return inputs.model_copy(update={"scores": desk})


def no_poster_scores(inputs):
    kept = tuple(score for score in rows(inputs.scores) if score.measure != "poster")
    return inputs.model_copy(update={"scores": kept})


def close_scores(inputs):
    values = {
        ("app", "benefit"): 4,
        ("app", "cheap"): 1,
        ("poster", "benefit"): 3,
        ("poster", "cheap"): 4,
    }
    scores = tuple(
        score.model_copy(update={"score": values.get((score.measure, score.criterion), 1)})
        for score in rows(inputs.scores)
    )
    return inputs.model_copy(update={"scores": scores})


def delivered_without_training(inputs):
    kept = tuple(row for row in rows(inputs.deliverables) if row.component != "training")
    return inputs.model_copy(update={"deliverables": kept})


def without_objective(inputs):
    kept = tuple(row for row in rows(inputs.objective_tree) if row.mirrors != "no_list")
    return inputs.model_copy(update={"objective_tree": kept})


def one_pair_of_three(inputs):
    criteria = (*rows(inputs.criteria), THIRD)
    return inputs.model_copy(update={"criteria": criteria, "pairwise": (PAIR,)})


def late_weight(inputs):
    criteria = (
        *rows(inputs.criteria)[:1],
        rows(inputs.criteria)[1].model_copy(update={"fixed": date(2015, 6, 1)}),
    )
    scores = tuple(
        score.model_copy(update={"scored": date(2015, 5, 1)}) for score in rows(inputs.scores)
    )
    return inputs.model_copy(update={"criteria": criteria, "scores": scores})


def opposite_raters(inputs):
    """Three raters, each with an order of its own."""
    given = {"city": (5, 1, 3), "desk": (1, 5, 3), "ward": (3, 3, 5)}
    scores = tuple(
        Score(measure=measure, criterion=criterion, rater=rater, score=score)
        for rater, marks in given.items()
        for measure, score in zip(("app", "base", "poster"), marks, strict=True)
        for criterion in ("benefit", "cheap")
    )
    return inputs.model_copy(update={"scores": scores})


def dear_monitoring(inputs):
    cost = MonitoringCost(baseline="baseline_cost", yearly="watching", years=9)
    return inputs.model_copy(update={"monitoring_cost": cost})


def nothing_beside(inputs):
    """Only the chain of tender, building and training leads to go-live."""
    chain = {"build": ("tender",), "open": ("train",)}
    return changed("tasks", **{id: {"predecessors": before} for id, before in chain.items()})(
        inputs
    )


BREAKS = {
    "PRO001": (added("goals", WISH), "'A modern city.' answers no issue"),
    "PRO002": (added("issues", NOISE), "no goal answers the issue 'Traffic is loud.'"),
    "PRO003": (without("strategies", "register"), "no strategy serves the goal"),
    "PRO004": (without("scope", "permits"), "lists only what is in"),
    "PRO005": (without("gates", "visits"), "2 phases follow each other, and no gate"),
    "PRO006": (changed("beneficiaries", all={"count": ""}), "nobody has counted 'Residents'"),
    "PRO008": (delivered_without_training, "money is planned for 'Training'"),
    "PRO011": (changed("criteria", cheap={"weight": 0.5}), "add up to 1.25, not to 1"),
    "PRO012": (changed("measures", base={"needs": ("app",)}), "app > base > app"),
    "PRO013": (
        changed("measures", app={"phase": "pilot"}, base={"phase": "city"}),
        "in a later phase",
    ),
    "PRO014": (added("scores", AGAIN), "'desk' scores the measure 'app' on 'benefit' twice"),
    "PRO015": (no_poster_scores, "'Poster' has no score on Benefit, Low cost"),
    "PRO016": (one_rater, "one rater, 'desk'"),
    "PRO017": (close_scores, "falls to rank 2"),
    "PRO018": (contradicting, "consistency ratio of"),
    "PRO019": (
        changed("funding", donor={"kind": "loan", "rate": 0.1, "tenor": 1, "draws": "early"}),
        "ends after 1 years, and is still being drawn then",
    ),
    "PRO020": (added("funding", FOREIGN), "nothing says who bears the currency risk"),
    "PRO021": (changed("funding", city={"amount": 500.0}), "a share of 0.6 and an amount of 500"),
    "PRO022": (added("funding", LOAN.model_copy(update={"rate": None})), "'Bank' has no rate"),
    "PRO023": (
        changed("funding", donor={"share": None, "amount": 9e5, "currency": "KRW"}),
        "900,000 in KRW, and the plan is in USD",
    ),
    "PRO024": (changed("funding", donor={"draws": "growth"}), "add up to 0.8, not to 1"),
    "PRO026": (
        changed("funding", donor={"share": 0.3}),
        "in 2016 sources of investment are 134.64 below",
    ),
    "PRO027": (
        changed("funding", city={"amount": 9000.0, "share": None}, donor={"share": None}),
        "'Donor' would have to take 7,653.60 out in 2016",
    ),
    "PRO028": (without("funding", "running"), "paid for 0 years after go-live"),
    "PRO029": (
        changed("funding", city={"status": "sought"}),
        "100% of the investment is merely sought",
    ),
    "PRO030": (
        changed("concessionality", low={"last": "2013-01-01"}),
        "was not in force on 2015-12-31",
    ),
    "PRO031": (changed("tasks", tender={"predecessors": ("build",)}), "build > tender > build"),
    "PRO032": (changed("tasks", tender={"duration": 1.0}), "takes 1 months, below 3"),
    "PRO033": (changed("tasks", open={"activity": "build"}), "0 tasks have the activity"),
    "PRO034": (
        changed("tasks", law={"duration": 20.0}, build={"predecessors": ()}),
        "'Rules' ends",
    ),
    "PRO035": (
        changed("tasks", train={"duration": 9.0}, open={"predecessors": ()}),
        "'Train' ends after",
    ),
    "PRO036": (changed("tasks", build={"duration": 30.0}), "reaches go-live in 2019"),
    "PRO090": (
        changed("tasks", build={"predecessors": ("tender:XX+1",)}),
        "'tender:XX+1' is no link",
    ),
    "PRO091": (changed("tasks", build={"predecessors": ("tendr",)}), "unknown task 'tendr'"),
    "PRO092": (
        changed("tasks", tender={"optimistic": 6.0}),
        "optimistic 6 is above the likely 5 months",
    ),
    "PRO093": (
        changed("calendar", feast={"last": date(2017, 5, 1)}),
        "ends on 2017-05-01, before it begins on 2017-06-01",
    ),
    "PRO094": (
        changed("tasks", tender={"pessimistic": 60.0}),
        "is go-live reached with a chance of 80 %, and the economic model counts service from 2017",
    ),
    "PRO096": (without("tasks", "no_objection"), "are no tasks: no-objection"),
    "PRO097": (changed("tasks", tender={"predecessors": ()}), "'Tender' begins before anything"),
    "PRO098": (without("tasks", "move"), "takes over what is in the old registers"),
    "PRO099": (
        nothing_beside,
        "without slack",
    ),
    "PRO100": (
        changed("packages", school={"components": ("platform",)}),
        "stands in 'Register' and in 'School'",
    ),
    "PRO101": (without("packages", "school"), "'training' costs something"),
    "PRO102": (changed("packages", register={"months": 8.0}), "takes 8 months"),
    "PRO103": (changed("tasks", tender={"effort": 40.0}), "'Unit' needs 8.0 people in quarter 1"),
    "PRO105": (changed("training", entry={"when": "look"}), "ends with 'Look back', after go-live"),
    "PRO107": (changed("training", entry={"women": None}), "no target for women in 'Entering"),
    "PRO108": (
        changed("training", entry={"people": 9.0}),
        "says 9 people, and names 'offices' too",
    ),
    "PRO109": (changed("training", entry={"lines": ()}), "no cost line pays for"),
    "PRO041": (
        changed("indicators", in_time={"target_from": "growth"}),
        "takes it from 'growth' too",
    ),
    "PRO042": (changed("indicators", in_time={"baseline_from": ""}), "has no baseline"),
    "PRO043": (changed("indicators", trained={"target": None}), "'People trained' has no target"),
    "PRO044": (changed("indicators", in_time={"goal": ""}), "no outcome indicator measures"),
    "PRO045": (added("indicators", IDLE), "'Meetings held' leads to nothing"),
    "PRO046": (dear_monitoring, "cost 10.0% of the investment, outside 2% to 5%"),
    "PRO050": (
        without_objective,
        "no objective mirrors the problem 'Nobody lists them'",
    ),
    "PRO051": (
        added("goals", Goal(id="wish", text="A modern city.", issues=("slow",))),
        "'A modern city.' stands for no objective",
    ),
    "PRO052": (
        added("objective_tree", Objective(mirrors="lost", text="No letter is lost")),
        "two objectives mirror the problem 'lost'",
    ),
    "PRO053": (changed("goals", fast={"text": "Build a register."}), "says what is done"),
    "PRO054": (changed("phases", pilot={"kind": "build"}), "none of the 2 phases is a pilot"),
    "PRO058": (added("cost_shares", HALF), "two shares of 'platform'"),
    "PRO059": (
        added("pairwise", PAIR, PAIR.model_copy(update={"a": "cheap", "b": "benefit"})),
        "'cheap' 3 times as important as 'benefit', and 'benefit' 3 times",
    ),
    "PRO060": (one_pair_of_three, "'mayor' has not compared benefit and third, cheap and third"),
    "PRO061": (late_weight, "was fixed on 2015-06-01, after scoring began on 2015-05-01"),
    "PRO062": (changed("criteria", cheap={"monetised": True}), "counted in money and weighs 0.25"),
    "PRO063": (added("criteria", THIRD), "'Third' weighs nothing"),
    "PRO064": (added("awards_lens", SERVICE), "'desk' scores 'service' twice"),
    "PRO065": (opposite_raters, "which chance gives as well"),
}
OF_OTHER_SECTIONS = {"PRO095", "PRO104", "PRO106"}
"""Tested in checks/, with what sections 3 and 5 hand over."""
OF_COSTS_AND_BASIS = {"PRO007", "PRO009", "PRO010", "PRO025", "PRO055", "PRO056", "PRO057"}
OF_OTHER_COSTS = {"PRO056", "PRO057"}
"""Kept by the study below only: the one of conftest.py has no management and no contingency."""
ELSEWHERE = {
    *("PRO070", "PRO071", "PRO072", "PRO073", "PRO074", "PRO075", "PRO081"),  # checks/test_loans.py
    *(
        "PRO076",
        "PRO077",
        "PRO078",
        "PRO080",
        "PRO083",
        "PRO086",
        "PRO087",
    ),  # checks/test_affordability.py
}


def found(code, inputs, basis, costs):
    rule = RULES[code]
    if code in RESULT_CODES:
        return list(rule(inputs, basis, analyse(inputs, basis, costs, Handed(problems=PROBLEMS))))
    return list(rule(inputs, basis))


def test_codes_are_unique_and_every_rule_is_broken_here():
    codes = Counter(rule.code for rule in (*INPUT_RULES, *RESULT_RULES))
    assert [code for code, count in codes.items() if count > 1] == []
    others = OF_COSTS_AND_BASIS | ELSEWHERE | OF_OTHER_SECTIONS
    assert set(codes) - set(OF_WATCHING) == set(BREAKS) | others


@pytest.mark.parametrize("code", sorted(set(RULES) - OF_OTHER_COSTS))
def test_the_sound_study_keeps(code, inputs, basis, costs):
    assert found(code, inputs, basis, costs) == []


@pytest.mark.parametrize("code", sorted(BREAKS))
def test_is_broken_by_one_change(code, inputs, basis, costs):
    change, problem = BREAKS[code]
    findings = found(code, change(inputs), basis, costs)
    assert findings, f"{code} finds nothing"
    assert any(problem in finding.problem for finding in findings), findings[0].problem
    assert all(finding.code == code and finding.cure for finding in findings)


@pytest.mark.parametrize(
    ("text", "is_activity"),
    [
        ("Build a portal for petitions.", True),
        ("To introduce one desk.", True),
        ("A new register is implemented in all wards.", True),
        ("통합 민원 시스템을 구축한다", True),
        ("Letters are answered in time.", False),
        ("Whoever builds a house knows the rules.", False),
        ("시민은 오지 않고도 진행 상황을 안다", False),
    ],
)
def test_a_goal_is_told_from_an_activity(text, is_activity, inputs, basis, costs):
    change = changed("goals", fast={"text": text})
    assert bool(found("PRO053", change(inputs), basis, costs)) == is_activity


@pytest.mark.parametrize(
    ("rows_", "problem"),
    [
        ((PAIR, PAIR), "'mayor' compares 'benefit' and 'cheap' twice"),
        ((PAIR.model_copy(update={"b": "benefit"}),), "'mayor' compares 'benefit' with itself"),
        (
            (PAIR, Pairwise(a="cheap", b="benefit", ratio=0.333, rater="mayor")),
            "'mayor' compares 'cheap' and 'benefit' twice",
        ),
    ],
)
def test_a_pair_stands_once(rows_, problem, inputs, basis, costs):
    [finding] = found("PRO059", added("pairwise", *rows_)(inputs), basis, costs)
    assert problem in finding.problem


def test_two_raters_may_differ_on_a_pair(inputs, basis, costs):
    other = Pairwise(a="cheap", b="benefit", ratio=3, rater="council")
    assert found("PRO059", added("pairwise", PAIR, other)(inputs), basis, costs) == []


def test_each_rater_has_to_be_consistent(inputs, basis, costs):
    steady = [
        Pairwise(a=a, b=b, ratio=1, rater="steady")
        for a, b in (("benefit", "cheap"), ("benefit", "third"), ("cheap", "third"))
    ]
    both = added("pairwise", *steady)(contradicting(inputs))
    problems = [finding.problem for finding in found("PRO018", both, basis, costs)]
    assert any("the comparisons of 'panel' have" in problem for problem in problems)
    assert not any("'steady'" in problem for problem in problems)
    assert any("panel together" in problem for problem in problems)


def test_a_share_needs_a_component_that_the_measure_uses(inputs, basis, costs):
    change = added("cost_shares", HALF.model_copy(update={"measure": "poster"}))
    problems = [finding.problem for finding in found("PRO058", change(inputs), basis, costs)]
    assert "'poster' takes a share of 'platform' and does not use it" in problems[0]
    assert "add up to 1.4, more than 1" in problems[1]


def test_an_assumed_baseline_is_none(inputs, basis, costs):
    change = changed("indicators", in_time={"baseline_from": "growth"})
    [finding] = found("PRO042", change(inputs), basis, costs)
    assert "an assumption as its baseline" in finding.problem


def test_no_procurement_at_all_is_said_too(inputs, basis, costs):
    change = changed("tasks", tender={"activity": "preparation"})
    [finding] = found("PRO032", change(inputs), basis, costs)
    assert "none of the 13 tasks is a procurement" in finding.problem


def test_grace_belongs_to_the_term(inputs, basis, costs):
    change = changed("loan_offers", soft={"grace": 30.0})
    [finding] = found("PRO022", change(inputs), basis, costs)
    assert "30 years of grace in a term of 30" in finding.problem


class TestOfCostsAndBasis:
    def free(self, costs):
        """Training that costs nothing."""
        nothing = np.zeros(len(costs.years))
        training = replace(
            costs.components["training"],
            base=0.0,
            optimism_bias=0.0,
            transfer=0.0,
            investment=nothing,
            operation=nothing,
        )
        return ProjectCosts(costs.years, {**costs.components, "training": training})

    def test_a_component_without_cost(self, inputs, basis, costs):
        [finding] = found("PRO007", inputs, basis, self.free(costs))
        assert "'training' is delivered and costs nothing" in finding.problem

    def test_too_little_for_people(self, inputs, basis, costs):
        [finding] = found("PRO009", inputs, basis, self.free(costs))
        assert "training and change are 0.0% of the investment" in finding.problem

    def test_a_build_up_that_does_not_add_up(self, inputs, basis, costs):
        broken = replace(costs.components["platform"], contingency=50.0)
        wrong = ProjectCosts(costs.years, {**costs.components, "platform": broken})
        [finding] = found("PRO010", inputs, basis, wrong)
        assert "add up to 1,238.00, and its yearly investment to 1,188.00" in finding.problem

    def balanced(self, costs, contingency=60.0, managed=70.0):
        """With a component of management, and contingency on base estimate and optimism bias."""
        platform = replace(costs.components["platform"], contingency=contingency)
        management = replace(costs.components["training"], name="Management", base=managed)
        parts = {"platform": platform, "training": costs.components["training"]}
        return ProjectCosts(costs.years, {**parts, "management": management})

    def test_management_and_contingency_in_proportion(self, inputs, basis, costs):
        # 70 of 1070, and 60 of 1070 + 220
        for code in sorted(OF_OTHER_COSTS):
            assert found(code, inputs, basis, self.balanced(costs, 70.0)) == []

    def test_management_out_of_proportion(self, inputs, basis, costs):
        [finding] = found("PRO056", inputs, basis, costs)
        assert "is 0.0% of the investment, below the usual 5% to 10%" in finding.problem
        dear = self.balanced(costs, managed=200.0)
        [finding] = found("PRO056", inputs, basis, dear)
        assert "is 16.7% of the investment, above the usual 5% to 10%" in finding.problem

    def test_contingency_out_of_proportion(self, inputs, basis, costs):
        [finding] = found("PRO057", inputs, basis, costs)
        assert "is 0.0% of base estimate and optimism bias, below" in finding.problem

    def test_nothing_planned_for_operation(self, inputs, basis, costs):
        idle = {
            id: replace(each, operation=np.zeros(len(costs.years)))
            for id, each in costs.components.items()
        }
        [finding] = found("PRO055", inputs, basis, ProjectCosts(costs.years, idle))
        assert "nothing is planned for operation" in finding.problem

    def test_no_inflation(self, inputs, basis, costs):
        plain = replace(basis, settings=basis.settings.model_copy(update={"inflation": None}))
        [finding] = found("PRO025", inputs, plain, costs)
        assert "no quantity is named as inflation" in finding.problem
