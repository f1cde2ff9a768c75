"""Examples of others, tests/cases/economics, answered by the public functions.

A case is called published only where the text that prints it was read.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from numpy.testing import assert_allclose

from fs_toolkit.economics import (
    additionality,
    administrative_burden,
    benefit_cost_ratio,
    capital_recovery_factor,
    dated_internal_rate_of_return,
    dated_net_present_value,
    discount_factors,
    discounted_payback_period,
    economic_value,
    equivalent_annual_value,
    expected_value,
    grant_element,
    incremental_chain,
    internal_rate_of_return,
    loan_schedule,
    modified_internal_rate_of_return,
    net_present_value,
    optimism_bias_uplift,
    payback_period,
    real_rate,
    residual_of_flows,
    shadow_exchange_rate_factor,
    standard_conversion_factor,
    straight_line_residual,
    switching_change,
)

FOLDER = Path(__file__).parents[1] / "cases" / "economics"
WORDS = {"source_read": "published", "derived": "derived", "memory": "remembered"}

Given = dict[str, Any]
Answer = dict[str, Any]

GREEN_BOOK = {0: 0.035, 31: 0.03, 76: 0.025, 126: 0.02, 201: 0.015, 301: 0.01}


def npv(given: Given, name: str) -> Answer:
    rate = given["rate"]
    if "costs" in given:
        costs = net_present_value(rate, given["costs"])
        benefits = net_present_value(rate, given["benefits"])
        net = net_present_value(rate, np.subtract(given["benefits"], given["costs"]))
        return {"pv_costs": costs, "pv_benefits": benefits, "npv": net}
    if "flows_years_1_3" in given:
        return {"npv": net_present_value(rate, [0, *given["flows_years_1_3"]])}
    if "initial_at_t0" in given:
        later = net_present_value(rate, [0, *given["flows"]])
        whole = net_present_value(rate, [given["initial_at_t0"], *given["flows"]])
        return {"excel_npv": later, "with_t0": whole}
    if "discounted one period" in given.get("timing", "") or "months 1" in given.get("timing", ""):
        return {"npv": net_present_value(rate, [0, *given["flows"]])}
    return {"npv": net_present_value(rate, given["flows"])}


def xnpv(given: Given, name: str) -> Answer:
    return {"xnpv": dated_net_present_value(given["rate"], given["values"], given["dates"])}


def xirr(given: Given, name: str) -> Answer:
    found = dated_internal_rate_of_return(given["values"], given["dates"])
    assert found.status == "unique"
    return {"xirr": found.rate}


def irr(given: Given, name: str) -> Answer:
    found = internal_rate_of_return(given["flows"])
    assert found.status == "unique"
    return {"irr": found.rate}


def irr_multiple(given: Given, name: str) -> Answer:
    found = internal_rate_of_return(given["flows"])
    assert found.status == "several"
    assert math.isnan(found.rate)
    one = {rate: abs(rate - 0.8272 if "Park" in name else rate + 0.0833) for rate in found.rates}
    return {"irrs": found.rates, "irr_reported": min(one, key=lambda rate: one[rate])}


def irr_none(given: Given, name: str) -> Answer:
    found = (
        dated_internal_rate_of_return(given["values"], given["dates"])
        if "dates" in given
        else internal_rate_of_return(given["flows"])
    )
    assert found.status == "none"
    assert found.rates.size == 0
    return {"irr": None}


def mirr(given: Given, name: str) -> Answer:
    rates = given["finance_rate"], given["reinvest_rate"]
    return {"mirr": modified_internal_rate_of_return(given["flows"], *rates)}


def bcr(given: Given, name: str) -> Answer:
    rate = given["rate"]
    if "OMB" in name:
        return {"bcr": benefit_cost_ratio(rate, given["benefits"], given["costs"])}
    if "infinite" in name:
        year = np.arange(3000)
        benefits = np.full(3000, 100_000.0)
        disbenefits, savings = np.where(year > 0, 60_000.0, 0), np.where(year > 0, 90_000.0, 0)
        cost = np.where(year == 0, 1_800_000.0, np.where(year % 3 == 0, 200_000.0, 0))
        net = benefits - disbenefits
        return {
            "conventional": benefit_cost_ratio(rate, net, cost, operating_costs=-savings),
            "modified": benefit_cost_ratio(rate, net, cost, "modified", operating_costs=-savings),
        }
    n = given["n"]
    invested, yearly, running = 1_200_000.0, 490_000.0, 197_500.0  # the airport of both cases
    investment = [invested] + [0.0] * n
    if "disbenefit" in given:
        less, more = yearly - given["disbenefit"], running + given["disbenefit"]
        return {
            "as_negative_benefit": benefit_cost_ratio(
                rate, [0] + [less] * n, investment, operating_costs=[0] + [running] * n
            ),
            "as_cost": benefit_cost_ratio(
                rate, [0] + [yearly] * n, investment, operating_costs=[0] + [more] * n
            ),
        }
    assert (given["investment"], given["annual_benefit"]) == (invested, yearly)
    operating = [0] + [given["annual_om"]] * n
    return {
        "bcr": benefit_cost_ratio(rate, [0] + [yearly] * n, investment, operating_costs=operating)
    }


def bcr_incremental(given: Given, name: str) -> Answer:
    n, rate = given["n"], given["rate"]
    benefits = {which: np.array([0.0] + [given[f"benefit_{which}"]] * n) for which in "AB"}
    costs = {which: np.array([given[f"cost_{which}"]] + [0.0] * n) for which in "AB"}
    more, dearer = benefits["B"] - benefits["A"], costs["B"] - costs["A"]
    first, second = incremental_chain(
        [float(net_present_value(rate, benefits[which])) for which in "AB"],
        [float(net_present_value(rate, costs[which])) for which in "AB"],
    )
    assert second.over == first.option == 0
    assert_allclose(benefit_cost_ratio(rate, more, dearer), second.ratio)
    return {
        "a": first.ratio,
        "b_minus_a": second.ratio,
        "pv_benefit_A": net_present_value(rate, benefits["A"]),
    }


def payback(given: Given, name: str) -> Answer:
    return {"payback": payback_period(given["flows"])}


def discounted_payback(given: Given, name: str) -> Answer:
    return {"dpb": discounted_payback_period(given["rate"], given["flows"])}


def declining_discount(given: Given, name: str) -> Answer:
    return {"f": discount_factors(GREEN_BOOK, max(given["years"]) + 1)[given["years"]]}


def mid_year(given: Given, name: str) -> Answer:
    return {"npv": net_present_value(given["rate"], [0, *given["flows_years_1_10"]], timing="mid")}


def loan(given: Given, name: str) -> Answer:
    if "Excel" in name:
        third = loan_schedule(8000, 0.10, 3).interest[2]
        first = loan_schedule(2000, 0.10 / 12, 24).principal[0]
        tenth = loan_schedule(200_000, 0.08, 10).principal[9]
        level = loan_schedule(10_000, 0.08 / 12, 10).payment[0]
        return {"v": [level, level / (1 + 0.08 / 12), third, first, tenth]}
    if "nominal_annual" in given:
        grace = given.get("grace_periods", 0)
        rate = given["nominal_annual"] / 4
        plan = loan_schedule(given["P"], rate, given["periods"], "equal_principal", grace=grace)
        return {
            "total_interest": plan.interest.sum(),
            "first_payment": plan.payment[0],
            "last_payment": plan.payment[-1],
            "payments": plan.payment,
        }
    plan = loan_schedule(given["P"], given["rate"], given["n"])
    straight = loan_schedule(given["P"], given["rate"], given["n"], "equal_principal")
    period = given.get("period", 1) - 1
    opening = plan.balance[period - 1] if period else given["P"]
    return {
        "instalment": plan.payment[0],
        "payment": plan.payment[0],
        "pmt": plan.payment[0],
        "zero_rate": loan_schedule(given["P"], 0, given["n"]).payment[0],
        "opening": opening,
        "interest": plan.interest[period],
        "principal": plan.principal[period],
        "closing": plan.balance[period],
        "interest_1": plan.interest[0],
        "principal_1": plan.principal[0],
        "total_interest": plan.interest.sum(),
        "total": plan.payment.sum(),
        "linear_total": straight.payment.sum(),
    }


def concession(given: Given, name: str) -> Answer:
    if name.startswith("GE-001"):
        per_year = given["repayments_per_year"]
        grace = round(given["first_repayment_years"] * per_year) - 1
        periods = given["years"] * per_year
        assert periods - grace == given["n_repayments"]
        plan = loan_schedule(
            given["face"], given["interest"] / per_year, periods, "equal_principal", grace=grace
        )
        share = grant_element(given["face"], plan.debt_service, given["discount"], per_year)
        return {"general_formula": 100 * share, "simplified_formula": 100 * share}
    if name.startswith("GE-004"):
        end = given["face"] * (1 + given["interest"] * given["G"])
        flows = [0] * given["M"] + [end]
        return {"ge": 100 * grant_element(given["face"], flows, given["discount"])}
    if name.startswith("GE-005"):
        periods, grace = 2 * given["maturity"], 2 * given["grace"]
        plan = loan_schedule(100, given["charge"] / 2, periods, "equal_principal", grace=grace)
        assert_allclose(plan.principal[-1], 3.125 / 2)
        return {"ge_pct": 100 * grant_element(100, plan.debt_service, given["discount"], 2)}
    if name.startswith("GE-007"):
        principal = np.repeat([0.0, 1.0, 2.0], [20, 20, 40])
        owed = 100 - np.concatenate([[0], np.cumsum(principal)[:-1]])
        flows = [0, *(principal + owed * given["charge"] / 2)]
        return {"ge_pct": 100 * grant_element(100, flows, given["discount"], 2)}
    half_yearly = 1.1**0.5 - 1
    dear = loan_schedule(1000, half_yearly, 20, "equal_principal", grace=4).debt_service
    gift = np.zeros(21)
    return {
        "zero": 100 * grant_element(1000, dear, 0.10, 2),
        "full": 100 * grant_element(1000, gift, 0.10, 2),
    }


def eac(given: Given, name: str) -> Answer:
    value = net_present_value(given["rate"], given["flows"])
    return {
        "npv": value,
        "eanb": equivalent_annual_value(given["rate"], value, len(given["flows"]) - 1),
    }


def real_nominal(given: Given, name: str) -> Answer:
    real = real_rate(given["nominal_rate"], given["inflation"])
    return {
        "real_rate": real,
        "npv_nominal": net_present_value(given["nominal_rate"], given["nominal_flows"]),
        "npv_real": net_present_value(real, given["real_flows"]),
    }


def eirr_shadow(given: Given, name: str) -> Answer:
    if "base" in given:
        flows = given["base"]["flows"]
        plan = loan_schedule(given["loan"]["draw_year0"], given["loan"]["rate"], 2, "bullet")
        cash = np.array([*plan.draws, 0]) - plan.debt_service
        assert_allclose(cash, [170, -5.1, -175.1])  # which the economic flows leave out
        rate = internal_rate_of_return(flows).rate
        return {"eirr_without_loan": rate, "eirr_with_loan": rate}
    year0 = given["year0"]
    factors = {
        "equipment_cif": given["serf"],
        "import_duty": 1.0,
        "unskilled_labour": given["swrf"],
        "local_materials": given["local_cf"],
    }
    economic = economic_value(
        [year0[item] for item in factors],
        list(factors.values()),
        [float(item == "import_duty") for item in factors],
    ).sum()
    financial = [-sum(year0.values()), 0, given["financial_benefit_year2"]]
    return {
        "econ_cost": economic,
        "firr": internal_rate_of_return(financial).rate,
        "eirr": internal_rate_of_return([-economic, 0, given["economic_benefit_year2"]]).rate,
    }


def residual_value(given: Given, name: str) -> Answer:
    horizon, rate = given["horizon"], given["rate"]
    if "annual_net" in given:
        years_left = given["asset_life"] - horizon
        left = residual_of_flows(rate, [given["annual_net"]] * years_left)
        return {
            "rv_year10": left,
            "npv_contribution": net_present_value(rate, [0] * horizon + [left]),
        }
    left = straight_line_residual(given["cost"], given["life"], horizon)
    return {"rv": left, "pv": net_present_value(rate, [0] * horizon + [left])}


def conversion_factor(given: Given, name: str) -> Answer:
    if "tm" in given:
        imports, exports = given["M"], given["X"]
        taxes = imports * given["tm"], exports * given["tx"]
        return {
            "serf": shadow_exchange_rate_factor(imports, exports, *taxes),
            "scf": standard_conversion_factor(imports, exports, *taxes),
        }
    return {"scf": standard_conversion_factor(given["M"], given["X"], given["Tm"], given["Tx"])}


def switching_value(given: Given, name: str) -> Answer:
    if "sensitivity_indicator" in given:
        indicator = given["sensitivity_indicator"]
        return {
            "npv_change_pct": indicator * given["change_in_investment_cost"] * 100,
            "sv_pct": 100 * switching_change(indicator),
        }
    saved = net_present_value(given["rate"], [0] + [given["saving_per_staff"]] * given["n"])
    benefit, capex = given["base_staff"] * saved, given["capex"]
    net = benefit - capex
    for_benefit, for_cost = benefit / net, capex / net  # straight lines through the base case
    return {
        "break_even_staff": given["base_staff"] * (1 - switching_change(for_benefit)),
        "benefit_fall_pct": 100 * switching_change(for_benefit),
        "cost_rise_pct": 100 * switching_change(-for_cost),
    }


def optimism_bias(given: Given, name: str) -> Answer:
    uplift = optimism_bias_uplift(given["upper_bound"], given["managed"])
    capex = given["npc_capex"] * (1 + uplift)
    total = capex + given["cost_of_risk_management"]
    return {"resultant_pct": 100 * uplift, "capex": capex, "total": total}


def net_of_gross(given: Given, name: str) -> Answer:
    return {"net": additionality(**given)}


def admin_burden(given: Given, name: str) -> Answer:
    return {"cost": administrative_burden(**given)}


def expectation(given: Given, name: str) -> Answer:
    return {"enpv": expected_value(given["outcomes"], given["p"])}


def reference_error(given: Given, name: str) -> Answer:
    if "CUMPRINC" in name:
        repaid = loan_schedule(given["P"], given["rate"], given["n"]).principal
        return {"periods_12_24": repaid[11:24].sum(), "periods_13_24": repaid[12:24].sum()}
    if "PPMT" in name:
        return {"correct": loan_schedule(20_000, 0.10 / 12, 24).principal[0]}
    if "7.4" in name:
        return {"monthly": internal_rate_of_return([-23_000] + [1_540] * 60).rate}
    flows = [-given["pv"]] + [0] * (given["years"] - 1) + [given["fv"]]
    return {"rate": internal_rate_of_return(flows).rate}


ANSWERS: dict[str, Callable[[Given, str], Answer]] = {
    "additionality": net_of_gross,
    "admin_burden": admin_burden,
    "bcr": bcr,
    "bcr_incremental": bcr_incremental,
    "conversion_factor": conversion_factor,
    "declining_discount": declining_discount,
    "discounted_payback": discounted_payback,
    "eac": eac,
    "eirr_shadow": eirr_shadow,
    "expected_value": expectation,
    "grant_element": concession,
    "irr": irr,
    "irr_multiple": irr_multiple,
    "irr_none": irr_none,
    "loan_schedule": loan,
    "mid_year": mid_year,
    "mirr": mirr,
    "npv": npv,
    "optimism_bias": optimism_bias,
    "payback": payback,
    "real_nominal": real_nominal,
    "reference_error": reference_error,
    "residual_value": residual_value,
    "switching_value": switching_value,
    "xirr": xirr,
    "xnpv": xnpv,
}


def cases() -> Iterator[Any]:
    for file in sorted(FOLDER.glob("*.yaml")):
        for case in yaml.safe_load(file.read_text(encoding="utf-8")):
            word = WORDS[case["provenance"]]
            yield pytest.param(file.stem, case, id=f"{word}-{file.stem}-{case['name']}")


@pytest.mark.parametrize(("kind", "case"), list(cases()))
def test_the_public_functions_answer_as_the_source(kind: str, case: dict[str, Any]) -> None:
    answer = ANSWERS[kind](case["given"], case["name"])
    assert case["expected"]
    for name, expected in case["expected"].items():
        tolerance = case["tolerance"]
        if isinstance(tolerance, dict):
            tolerance = tolerance[name]
        if expected is None:
            assert answer[name] is None
        else:
            assert_allclose(answer[name], expected, rtol=0, atol=tolerance)


def test_every_kind_of_case_has_a_file_and_an_answer() -> None:
    assert {file.stem for file in FOLDER.glob("*.yaml")} == set(ANSWERS)


def test_discounting_each_band_from_today_is_not_the_declining_schedule() -> None:
    # the factor of year 31 is 1.035**-30 / 1.03 = 0.3459, not 1.03**-31 = 0.4000
    assert_allclose(discount_factors(GREEN_BOOK, 32)[31], 1.035**-30 / 1.03)


def test_an_annuity_factor_is_the_reverse_of_capital_recovery() -> None:
    # by hand: 1/1.1 + 1/1.1**2 = 1.735537
    assert_allclose(1 / capital_recovery_factor(0.10, 2), 1.735537, atol=1e-6)
