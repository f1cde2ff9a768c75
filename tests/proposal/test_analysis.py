from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from fs_toolkit.core.model import PENDING, rows
from fs_toolkit.proposal.analysis import analyse
from fs_toolkit.proposal.analysis.ratios import Ratio
from fs_toolkit.proposal.analysis.robustness import spread
from fs_toolkit.proposal.costs import ProjectCosts
from fs_toolkit.proposal.handed import Handed, Problem
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.financing import FundingSource
from fs_toolkit.proposal.inputs.priorities import Criterion, Envelope, Pairwise
from fs_toolkit.proposal.inputs.schedule import Task


@pytest.fixture
def result(inputs, basis, costs):
    return analyse(inputs, basis, costs)


def test_without_answers_gives_what_it_can(basis):
    nothing = ProjectCosts(np.asarray(basis.years), {})
    result = analyse(ProposalInputs(), basis, nothing)
    assert result.priorities is None
    assert result.schedule is None
    assert result.financing.plan is None
    assert result.monitoring.measured == ()
    assert result.to_frame().empty


class TestComposition:
    def test_joins_deliverables_and_costs(self, result):
        platform, training = result.composition.parts
        assert platform.deliverable.delivers == "A register"
        assert platform.share == pytest.approx(0.9)
        assert training.operation == pytest.approx(20)
        assert result.composition.base == 1000
        assert result.composition.operation == pytest.approx(120)

    def test_counts_people_in_the_first_year_of_service(self, result):
        residents, offices = result.composition.reached
        assert residents.count == pytest.approx(1100)  # 1000 in 2016, a tenth more in 2017
        assert residents.as_of == "2017"
        assert (offices.count, offices.as_of, offices.kind) == (12, "2015", "fact")

    def test_gives_gates_their_thresholds(self, result):
        assert [gate.threshold for gate in result.composition.gates] == [4]


class TestPriorities:
    def test_agrees_with_hand_calculation(self, result):
        # 0.75 x benefit + 0.25 x cost: app 5, base 2.5, poster 1.75; the app waits for the base
        found = {
            each.measure.id: (each.total, each.rank, each.place)
            for each in result.priorities.ranked
        }
        assert found == {"base": (2.5, 2, 1), "app": (5.0, 1, 2), "poster": (1.75, 3, 3)}
        assert result.priorities.raters == ("city", "desk")
        assert result.priorities.firm

    def test_means_over_raters(self, inputs, basis, costs):
        scores = [
            score.model_copy(update={"score": 1 if score.rater == "city" else 3})
            for score in rows(inputs.scores)
        ]
        changed = inputs.model_copy(update={"scores": tuple(scores)})
        assert [each.total for each in analyse(changed, basis, costs).priorities.ranked] == [
            2,
            2,
            2,
        ]

    def test_weights_from_comparisons_need_all_pairs(self, inputs, basis, costs, result):
        assert result.priorities.panel is None
        pairs = (
            Pairwise(a="benefit", b="cheap", ratio=2, rater="one"),
            Pairwise(a="benefit", b="cheap", ratio=8, rater="two"),
        )
        panel = analyse(
            inputs.model_copy(update={"pairwise": pairs}), basis, costs
        ).priorities.panel
        # the geometric mean of 2 and 8 is 4: weights of 4/5 and 1/5
        assert panel.weights == pytest.approx({"benefit": 0.8, "cheap": 0.2})
        assert panel.consistency_ratio == pytest.approx(0)
        assert [member.rater for member in panel.members] == ["one", "two"]
        assert panel.span("benefit") == pytest.approx((2 / 3, 8 / 9))
        assert panel.first == ("app",)

    def test_a_rater_who_left_out_a_pair_is_not_heard(self, inputs, basis, costs):
        third = Criterion(id="third", name="Third", weight=0.0, meaning="Third")
        pairs = (Pairwise(a="benefit", b="cheap", ratio=2),)
        part = inputs.model_copy(update={"criteria": (*inputs.criteria, third), "pairwise": pairs})
        assert analyse(part, basis, costs).priorities.panel is None

    def test_raters_are_set_side_by_side(self, inputs, basis, costs, result):
        found = result.priorities
        assert [judge.ranks for judge in found.judges] == 2 * [{"app": 1, "base": 2, "poster": 3}]
        assert (found.agreement.w, found.agreement.raters) == (1.0, 2)
        # a city that gives the poster 5 and 5 puts it level with the app: 5, 2.5, 5
        scores = [
            score.model_copy(update={"score": 5})
            if (score.rater, score.measure) == ("city", "poster")
            else score
            for score in rows(inputs.scores)
        ]
        changed = analyse(inputs.model_copy(update={"scores": tuple(scores)}), basis, costs)
        apart = spread(changed.priorities.judges, "poster")
        assert (apart.low, apart.high, apart.mean) == (1.75, 5, 3.375)
        assert apart.deviation == pytest.approx(3.25 / 2**0.5)

    def test_each_weight_moves_down_and_up(self, result):
        benefit, cheap = result.priorities.moves
        assert benefit.raised == {"app": 1, "base": 2, "poster": 3} == cheap.raised
        # at 0.6 and 0.4 base and poster both have 2.2: mean ranks 1, 2.5, 2.5 against 1, 2, 3
        assert benefit.lowered == {"app": 1, "base": 2, "poster": 2}
        assert benefit.correlations == (pytest.approx(1.5 / 3**0.5), 1.0)

    def test_a_second_method_gives_its_own_order(self, result):
        assert result.priorities.second.ranks["app"] == 1
        assert result.priorities.second.closeness["app"] == pytest.approx(1)

    def test_effort_comes_from_criteria_or_from_cost_and_time(self, inputs, basis, costs, result):
        places = {each.measure.id: each for each in result.priorities.ranked}
        # base costs 540 and takes 12 months, the app 270 and 6, the poster 100 and 12
        assert not result.priorities.effort_scored
        assert places["base"].effort == 5
        assert places["app"].effort == pytest.approx(1 + 4 * (0.5 + 0.5) / 2)
        assert places["poster"].effort == pytest.approx(1 + 4 * (100 / 540 + 1) / 2)
        cheap = inputs.criteria[1].model_copy(update={"axis": "effort"})
        scored = analyse(
            inputs.model_copy(update={"criteria": (inputs.criteria[0], cheap)}), basis, costs
        ).priorities
        assert scored.effort_scored
        base = next(each for each in scored.ranked if each.measure.id == "base")
        assert (base.impact, base.effort) == (3, 5)  # cheap 1 is an effort of 5

    def test_a_ceiling_keeps_what_goes_before(self, result):
        # costs 540, 270, 100 and 90 for the whole; three quarters leave 660 for measures
        three_quarters, half, quarter = result.priorities.ceilings
        assert three_quarters.chosen.measures == ("base", "poster")
        assert three_quarters.spent == pytest.approx(730)
        assert half.chosen.measures == ("poster",)
        assert quarter.left == ("app", "base")

    def test_a_named_ceiling_takes_the_place_of_parts(self, inputs, basis, costs):
        named = (Envelope(id="it", name="IT budget", ceiling="it_budget"),)
        [case] = analyse(
            inputs.model_copy(update={"envelopes": named}), basis, costs
        ).priorities.ceilings
        assert (case.name, case.amount, case.left) == ("IT budget", 10_000, ())

    def test_without_costs_there_is_no_ceiling(self, inputs, basis):
        nothing = ProjectCosts(np.asarray(basis.years), {})
        assert analyse(inputs, basis, nothing).priorities.ceilings == ()


class TestPortfolio:
    def test_splits_a_component_between_the_measures_that_use_it(self, result):
        costs = {card.measure.id: card.cost for card in result.portfolio.cards}
        assert costs == pytest.approx({"app": 270, "base": 540, "poster": 100})
        assert result.portfolio.whole == pytest.approx(90)
        assert result.portfolio.costed

    def test_takes_the_months_of_the_phase(self, result):
        app, base, _ = result.portfolio.cards
        assert (app.first, app.last, app.months) == ("2017-03", "2017-08", 6)
        assert (base.first, base.last, base.months) == ("2016-01", "2016-12", 12)

    def test_a_component_that_nobody_split_leaves_the_cost_open(self, inputs, basis, costs):
        found = analyse(inputs.model_copy(update={"cost_shares": PENDING}), basis, costs).portfolio
        assert found.unsplit == ("platform",)
        assert [card.cost for card in found.cards] == [None, None, 100]
        assert not found.costed


class TestObjectives:
    def test_mirrors_the_problem_tree(self, inputs, basis, costs, problems):
        tree = analyse(inputs, basis, costs, problems).objectives
        assert tree.purpose.objective.text == "Letters arrive"
        assert [each.objective.text for each in tree.means] == ["All letters are listed"]
        assert [each.objective.left_to for each in tree.ends] == ["the mayor"]
        assert len(tree.everything) == 3

    def test_a_problem_without_objective_keeps_its_place(self, inputs, basis, costs, problems):
        rain = Problem("rain", "It rains", "cause", ("no_list",))
        more = Handed(problems=(*problems.problems, rain))
        [means] = analyse(inputs, basis, costs, more).objectives.means
        assert means.twigs[0].objective is None

    def test_there_is_none_without_a_problem_tree(self, result):
        assert result.objectives is None


class TestRatios:
    def test_agrees_with_hand_calculation(self, result):
        # training 100 of 1000; no management, no contingency; operation 120 of 1000
        found = {ratio.name: (ratio.share, ratio.verdict) for ratio in result.composition.ratios}
        assert found["people"] == (pytest.approx(0.1), "within")
        assert found["management"] == (0, "below")
        assert found["contingency"] == (0, "below")
        assert found["operation"] == (pytest.approx(0.12), "below")

    def test_what_is_printed_as_an_end_of_the_range_is_within(self):
        assert Ratio("operation", 0.2549).verdict == "within"
        assert Ratio("operation", 0.256).verdict == "above"


class TestFinancing:
    def test_nominal_money_is_real_cost_at_the_prices_of_its_year(self, result):
        # base 1000, a fifth of bias, a tenth of tax: 1320 at 2015 prices, 2 % more in 2016
        plan = result.financing.plan
        assert plan.total("investment") == pytest.approx(1320 * 1.02)
        assert plan.price_contingency == pytest.approx(1320 * 0.02)
        assert plan.amounts("operation")[1] == pytest.approx(120 * 1.02**2, abs=0.005)

    def test_sources_pay_every_cent_of_every_use(self, result):
        plan = result.financing.plan
        for use in plan.uses:
            assert_array_equal(plan.gap(use), 0)
        assert plan.share(plan.flows[0]) == pytest.approx(0.6, abs=1e-5)
        assert plan.by_status()["sought"] == pytest.approx(0.4, abs=1e-5)
        assert plan.years_operated == 7

    def test_draws_leave_a_gap_in_the_years_they_miss(self, inputs, basis, costs):
        late = tuple(
            source.model_copy(update={"draws": "early"}) if source.id == "donor" else source
            for source in rows(inputs.funding)
        )
        plan = analyse(inputs.model_copy(update={"funding": late}), basis, costs).financing.plan
        quarter = plan.uses["investment"][0] * 0.4 * 0.25
        assert_allclose(plan.gap("investment")[:2], [quarter, -quarter], atol=1)

    def test_a_loan_adds_its_service_to_what_must_be_paid(self, inputs, basis, costs):
        loan = FundingSource(
            id="loan",
            name="Bank",
            use="investment",
            kind="loan",
            share=0.4,
            rate=0.1,
            tenor=2,
            repayment="equal_principal",
            status="planned",
        )
        payer = FundingSource(
            id="service", name="City", use="debt_service", kind="city_budget", status="planned"
        )
        others = tuple(source for source in rows(inputs.funding) if source.id != "donor")
        changed = inputs.model_copy(update={"funding": (*others, loan, payer)})
        plan = analyse(changed, basis, costs).financing.plan
        drawn = plan.flows[1].amount
        assert plan.amounts("debt_service")[:3] == pytest.approx(
            [drawn * 0.6, drawn * 0.55, 0], abs=0.01
        )
        assert_array_equal(plan.gap("debt_service"), 0)

    def test_needs_an_inflation(self, inputs, basis, costs):
        plain = basis.settings.model_copy(update={"inflation": None})
        from dataclasses import replace

        assert analyse(inputs, replace(basis, settings=plain), costs).financing.plan is None

    def test_compares_with_the_citys_budget(self, result):
        [budget] = result.financing.comparisons
        assert budget.investment_share == pytest.approx(1320 * 1.02 / 10_000)
        running = 120 * 1.02**7 + 50 * 1.02**7  # the year of renewal, against a fifth of 10,000
        assert budget.operation_share == pytest.approx(running / 2000, abs=1e-5)

    def test_one_loan_passes_one_test_and_fails_another(self, result):
        found = {
            each.test.id: (round(each.value, 3), each.passes)
            for each in result.financing.grant_elements
        }
        assert found == {"five": (0.427, True), "low": (0.279, False)}

    def test_shows_itself_as_a_frame(self, result):
        frame = result.to_frame()
        assert frame.index.tolist() == list(range(2016, 2024))
        assert frame["source: city"].sum() + frame["source: donor"].sum() == pytest.approx(
            frame["use: investment"].sum()
        )


class TestSchedule:
    def test_agrees_with_hand_calculation(self, result):
        # tender 5, build 6, train 1: open after 12 months; the law may slip by 3
        schedule = result.schedule
        found = {each.task.id: (each.start, each.end, each.slack) for each in schedule.tasks}
        assert found["law"] == (0, 2, 3)
        assert found["open"] == (12, 12, 0)
        assert [each.task.id for each in schedule.critical] == ["tender", "build", "train"]
        assert schedule.month(schedule.go_live) == "2017-01"
        assert schedule.before_go_live("training") == 0

    def test_waits_for_the_calendar(self, result):
        look = next(each for each in result.schedule.tasks if each.task.id == "look")
        assert (look.start, look.end) == (24, 26)

    def test_what_comes_later_gives_no_slack_to_what_leads_to_go_live(self, result):
        # looking back waits until 2018, and yet the tender may not slip
        tender = next(each for each in result.schedule.tasks if each.task.id == "tender")
        assert tender.critical

    def test_what_go_live_does_not_wait_for_is_no_part_of_the_chain(self, inputs, basis, costs):
        aside = Task(id="aside", name="Aside", duration=26, owner="unit", activity="outreach")
        changed = inputs.model_copy(update={"tasks": (*rows(inputs.tasks), aside)})
        schedule = analyse(changed, basis, costs).schedule
        found = next(each for each in schedule.tasks if each.task.id == "aside")
        assert found.critical
        assert not found.leads
        assert "aside" not in [each.task.id for each in schedule.critical]

    def test_without_go_live_has_no_date(self, inputs, basis, costs):
        tasks = (Task(id="a", name="A", duration=2, owner="unit", activity="build"),)
        schedule = analyse(inputs.model_copy(update={"tasks": tasks}), basis, costs).schedule
        assert schedule.go_live is None
        assert schedule.before_go_live("build") == float("inf")
        assert [each.task.id for each in schedule.critical] == ["a"]


class TestMonitoring:
    def test_stands_from_impact_down_with_values(self, result):
        impact, outcome, output = result.monitoring.measured
        assert impact.indicator.level == "impact"
        assert (outcome.indicator.id, outcome.baseline, outcome.assumed) == ("in_time", 0.2, False)
        assert (output.baseline, output.target) == (0, 40)
        assert result.monitoring.with_baseline == 3

    def test_an_assumed_baseline_is_not_measured(self, inputs, basis, costs):
        rows_changed = tuple(
            row.model_copy(update={"baseline_from": "growth"}) if row.id == "in_time" else row
            for row in rows(inputs.indicators)
        )
        monitoring = analyse(
            inputs.model_copy(update={"indicators": rows_changed}), basis, costs
        ).monitoring
        assert monitoring.measured[1].assumed
        assert monitoring.with_baseline == 2

    def test_an_estimate_with_a_day_and_a_source_is_measured(self, inputs, basis, costs):
        from dataclasses import replace

        counted = {"kind": "estimate", "source": "tally", "as_of": "2015"}
        for missing, assumed in ((None, False), ("source", True), ("as_of", True)):
            row = basis.quantities["growth"].model_copy(
                update=counted | ({missing: ""} if missing else {})
            )
            changed = replace(basis, quantities={**basis.quantities, "growth": row})
            indicators = tuple(
                each.model_copy(update={"baseline": None, "baseline_from": "growth"})
                for each in rows(inputs.indicators)
            )
            studied = inputs.model_copy(update={"indicators": indicators})
            assert analyse(studied, changed, costs).monitoring.measured[0].assumed is assumed

    def test_costs_a_share_of_the_investment(self, result):
        # 10 of baseline and two years of 10, over 1000
        assert result.monitoring.cost == 30
        assert result.monitoring.cost_share == pytest.approx(0.03)

    def test_cost_is_unknown_until_answered(self, inputs, basis, costs):
        changed = inputs.model_copy(update={"monitoring_cost": PENDING})
        assert analyse(changed, basis, costs).monitoring.cost_share is None
