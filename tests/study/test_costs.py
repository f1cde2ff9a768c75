"""What the proposal is told of the costs: the city's money, by component."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from fs_toolkit.study import Study
from fs_toolkit.study.costs import line_costs, option_costs, project_costs

STUDIES = Path(__file__).resolve().parents[2] / "studies"
HEAD = "id,name,option,side,party,family,formula,first,last,spread,transfer,transfer_to,cashable,component\n"
COMPONENTS = "id,name,layer,parts,route\nplatform,Case platform,application,case register,buy\n"
PRICE = "platform_lean * investment_factor"


@pytest.fixture
def costs(hanoi, minimal):
    """The costs of a study with lines of one's own, on the quantities of Hanoi."""

    def read(*lines: str, head: str = HEAD) -> tuple[Study, object]:
        minimal.write("economics/lines.csv", head + "\n".join(lines) + "\n")
        uplifts = "family,optimism_bias,contingency\n"
        if any(",investment," in line for line in lines):
            uplifts += "investment,0.2,0.1\n"
        minimal.write("economics/uplifts.csv", uplifts)
        minimal.write("technical/components.csv", COMPONENTS)
        study = Study.read(minimal.folder)
        names = {row.id: row.name for row in study.inputs.technical.components}
        return study, project_costs(study.evaluation, names, study.basis.shapes)

    return read


def test_hanoi_adds_up(studied):
    names = {row.id: row.name for row in studied.inputs.technical.components}
    found = project_costs(studied.evaluation, names, studied.basis.shapes)
    for component in found.components.values():
        parts = (
            component.base + component.optimism_bias + component.contingency + component.transfer
        )
        assert parts == pytest.approx(component.investment.sum(), rel=1e-9)
    assert found.base > 100_000
    assert found.option == "Lean shared platform"
    assert set(found.components) <= set(names)


def test_investment_by_hand(costs):
    study, found = costs(
        f"buy,Platform,lean,cost,city,investment,{PRICE},,,investment_spread,0.1,state,,platform"
    )
    price = study.basis.value("platform_lean") * study.basis.value("investment_factor")
    platform = found.components["platform"]
    # 20 % bias, then 10 % contingency on both: 1.2 x 1.1 = 1.32 of the price; a tenth is tax
    assert platform.investment.sum() == pytest.approx(1.32 * price)
    assert platform.base == pytest.approx(0.9 * price)
    assert platform.optimism_bias == pytest.approx(0.9 * 0.2 * price)
    assert platform.contingency == pytest.approx(0.9 * 0.1 * 1.2 * price)
    assert platform.transfer == pytest.approx(0.1 * 1.32 * price)
    assert (platform.operation.sum(), platform.renewal.sum()) == (0, 0)


def test_renewal_stands_apart(costs):
    study, found = costs(f"again,Renewal,lean,cost,city,renewal,{PRICE},2023,2023,,,,,platform")
    price = study.basis.value("platform_lean") * study.basis.value("investment_factor")
    platform = found.components["platform"]
    assert platform.investment.sum() == 0
    assert platform.renewal[list(found.years).index(2023)] == pytest.approx(price)


@pytest.mark.parametrize(
    "line",
    [
        f"time,Staff time,lean,cost,city,time,{PRICE},2023,2023,,,,0,platform",  # no cash
        f"both,As today,all,cost,city,current,{PRICE},2023,2023,,,,,platform",  # no difference
        f"other,Other option,full,cost,city,other,{PRICE},2023,2023,,,,,platform",
        f"gain,A benefit,lean,benefit,city,gain,{PRICE},2023,2023,,,,,platform",
        f"loose,No component,lean,cost,city,loose,{PRICE},2023,2023,,,,,",
    ],
)
def test_what_is_no_cost_of_the_project(costs, line):
    _, found = costs(line)
    assert found.components == {}
    assert np.array_equal(found.investment, np.zeros(10))


class TestOptionCosts:
    def test_are_the_present_values_that_the_appraisal_prints(self, studied):
        found = option_costs(studied.evaluation)
        appraisals = studied.results.economics.cost_benefit.appraisals
        for option, views in appraisals.items():
            assert found[option].economic == pytest.approx(views["economic"].pv_costs)
            assert found[option].financial == pytest.approx(views["financial"].pv_costs)

    def test_begin_at_the_baseline(self, studied):
        assert option_costs(studied.evaluation)["baseline"] == (0, 0)

    def test_reach_the_appraisal_of_the_design(self, studied):
        scope = studied.results.technical.design.decisions["scope"]
        costs = {a.alternative.option: a.cost for a in scope.appraised}
        assert costs == option_costs(studied.evaluation)


def test_what_is_bought_again_is_renewal(costs):
    start = f"buy,Platform,lean,cost,city,investment,{PRICE},,,investment_spread"
    _, found = costs(f"{start},0.1,state,,platform")
    once = found.components["platform"]
    _, found = costs(f"{start},4,0.1,state,,platform", head=HEAD.replace("spread,", "spread,life,"))
    again = found.components["platform"]
    # bought in 2016 and 2017, and every four years again: 2020 and 2021, 2024 and 2025
    assert again.investment.tolist() == once.investment.tolist()
    assert again.parts == pytest.approx(again.investment.sum())
    assert again.renewal.nonzero()[0].tolist() == [4, 5, 8, 9]
    assert again.renewal.sum() == pytest.approx(2 * once.investment.sum())


class TestEconomicCost:
    def bridged(self, study):
        found = study.results.proposal.costs
        real = found.investment + found.operation + found.renewal
        return found, real + sum(found.economic.steps.values())

    @pytest.mark.parametrize("name", ["hanoi", "example"])
    def test_leads_to_what_chapter_5_prints(self, name):
        study = Study.read(STUDIES / name)
        found, reached = self.bridged(study)
        recommended = study.basis.settings.recommended
        printed = study.results.economics.appraisals[recommended]
        flows = study.evaluation.increment(recommended).costs
        assert reached == pytest.approx(flows, abs=1e-6)
        assert float(reached @ found.economic.factors) == pytest.approx(
            printed["economic"].pv_costs
        )
        assert found.economic.financial_npv == pytest.approx(printed["financial"].npv)
        bridge = study.results.proposal.financing.bridge
        assert bridge.differs == (0, 0)
        # to the cent, from the other side
        assert bridge.step("economic").cents == round(100 * flows.sum())
        assert bridge.step("economic").present == round(100 * printed["economic"].pv_costs)

    def test_by_hand(self, costs):
        head = HEAD.replace("cashable,", "cashable,conversion,")
        start = f"{PRICE},2023,2023,"
        study, found = costs(
            f"buy,Platform,lean,cost,city,renewal,{start},0.2,state,,0.9,platform",
            f"part,Half in cash,lean,cost,city,time,{start},,,0.5,,platform",
            f"loose,No component,lean,cost,city,loose,{start},,,,,",
            f"both,As today,all,cost,city,current,{start},,,,,",
            f"now,Ends,baseline,cost,city,ended,{start},,,,,",
            head=head,
        )
        price = study.basis.value("platform_lean") * study.basis.value("investment_factor")
        steps = {name: flow.sum() / price for name, flow in found.economic.steps.items()}
        # in the plan: the whole first line and half of the second
        assert found.renewal.sum() == pytest.approx(1.5 * price)
        assert steps == pytest.approx(
            {
                "elsewhere": 1.0,
                "taxes": -0.2,
                "conversion": -0.08,  # a tenth of the 0.8 that are no tax
                "without_cash": 0.5,
                "today": -1.0,
            }
        )
        assert found.economic.total.sum() == pytest.approx((1.5 + 1 - 0.2 - 0.08 + 0.5 - 1) * price)


def test_what_one_line_costs(costs):
    study, found = costs(
        f"buy,Platform,lean,cost,city,investment,{PRICE},,,investment_spread,0.1,state,,platform",
        "run,Support,lean,cost,city,operation,support_operation,live,2020,,,,,platform",
        "time,Staff time,lean,cost,city,handling,support_operation,live,end,,,,0,platform",
    )
    lines = line_costs(study.evaluation, study.basis.shapes)
    # what is paid once is its sum; the support ends in 2020 and has what it cost then
    assert lines["buy"].amount == pytest.approx(found.components["platform"].investment.sum())
    assert (lines["buy"].name, lines["buy"].yearly) == ("Platform", False)
    assert (lines["run"].amount, lines["run"].yearly) == (50_000, True)
    assert lines["time"].amount == 0
