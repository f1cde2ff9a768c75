"""Each rule on loans is kept by a plan that borrows well and broken by one change of it."""

from __future__ import annotations

import pytest

from fs_toolkit.core.basis import BasisInputs, evaluate_basis
from fs_toolkit.core.model import rows
from fs_toolkit.core.series import SeriesPoint
from fs_toolkit.proposal.analysis import analyse
from fs_toolkit.proposal.checks import loans
from fs_toolkit.proposal.inputs.financing import (
    ConcessionalityTest,
    ForeignCurrency,
    FundingSource,
    OnLending,
)
from tests.proposal.conftest import quantity

RULES = {rule.code: rule for rule in (*loans.INPUT_RULES, *loans.RESULT_RULES)}
LOAN = FundingSource(
    id="loan",
    name="Bank",
    use="investment",
    kind="loan",
    share=0.4,
    currency="EUR",
    rate=0.02,
    tenor=5,
    grace=1,
    repayment="equal_principal",
    status="planned",
)
PAYER = FundingSource(
    id="service", name="City", use="debt_service", kind="city_budget", status="planned"
)


def step(number, lender, borrower, **more):
    values = {
        "loan": "loan",
        "step": number,
        "lender": lender,
        "borrower": borrower,
        "currency": "EUR",
        "rate": 0.01 * number,
        "tenor": 5,
        "grace": 1,
        "bears_risk": borrower,
        "origin": "desk_estimate",
    }
    return OnLending(**(values | more))


CHAIN = (step(1, "Bank", "Ministry"), step(2, "Ministry", "City"))
TESTS = (
    ConcessionalityTest(id="imf", name="IMF", method="imf_world_bank", rate=0.05, threshold=0.35),
    ConcessionalityTest(
        id="dac", name="DAC", method="dac", rate=0.1, threshold=0.25, last="2017-12-31"
    ),
    ConcessionalityTest(
        id="ddr", name="Arrangement", method="arrangement", rate=0.035, threshold=0.35
    ),
)


@pytest.fixture
def money(basis, settings):
    def made(euro=1.10, rise=0.02, early=None):
        points = early or (0.75, 0.25)
        inputs = BasisInputs(
            settings=settings,
            quantities=(
                *(row for row in basis.quantities.values() if row.id != "early"),
                quantity("euro", euro, "USD/EUR"),
                quantity("euro_rise", rise, "1/year", low=0.0, high=0.05),
                quantity("early"),
            ),
            shapes=tuple(row for row in basis.shapes.values() if row.id != "early"),
            series=tuple(
                SeriesPoint(id="early", year=2016 + n, value=value, kind="assumption")
                for n, value in enumerate((*points, *(0.0 for _ in range(8 - len(points)))))
            ),
        )
        return evaluate_basis(basis.about, inputs)

    return made


@pytest.fixture
def borrowing(inputs):
    kept = tuple(row for row in rows(inputs.funding) if row.id != "donor")
    euro = ForeignCurrency(currency="EUR", rate="euro", depreciation="euro_rise")
    return inputs.model_copy(
        update={
            "funding": (*kept, LOAN, PAYER),
            "currencies": (euro,),
            "on_lending": CHAIN,
            "concessionality": TESTS,
        }
    )


def with_loan(inputs, **cells):
    new = [
        row.model_copy(update=cells) if row.id == "loan" else row for row in rows(inputs.funding)
    ]
    return inputs.model_copy(update={"funding": tuple(new)})


def chain(*steps):
    return lambda inputs: inputs.model_copy(update={"on_lending": steps})


def named(**cells):
    return lambda inputs: inputs.model_copy(
        update={"concessionality": (TESTS[0].model_copy(update=cells),)}
    )


def second_taker(inputs):
    city, *others = rows(inputs.funding)
    takers = (
        city.model_copy(update={"share": None}),
        PAYER.model_copy(update={"id": "state", "name": "State", "use": "investment"}),
    )
    return inputs.model_copy(update={"funding": (*takers, *others)})


def found(code, inputs, basis, costs):
    rule = RULES[code]
    if rule in loans.RESULT_RULES:
        return list(rule(inputs, basis, analyse(inputs, basis, costs)))
    return list(rule(inputs, basis))


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_plan_that_borrows_well_keeps(code, borrowing, money, costs):
    assert found(code, borrowing, money(), costs) == []


BREAKS = [
    ("PRO070", lambda i: with_loan(i, currency="EUO"), "what EUO, the money of the loan 'Bank'"),
    ("PRO070", lambda i: i.model_copy(update={"currencies": (
        ForeignCurrency(currency="USD", rate="euro", depreciation="euro_rise"), *rows(i.currencies),
    )}), "USD is the money of the plan itself"),
    ("PRO071", second_taker, "'City' and 'State' both pay the rest of investment"),
    ("PRO073", lambda i: with_loan(i, tenor=12.0), "runs on after 2023"),
    ("PRO074", chain(step(1, "Bank", "Ministry"), step(3, "Ministry", "City")), "are 1, 3"),
    ("PRO074", chain(step(1, "Bank", "Treasury"), CHAIN[1]), "lends from 'Ministry'"),
    ("PRO074", chain(CHAIN[0], step(2, "Ministry", "City", grace=5)), "5 years of grace in a term of 5"),
    ("PRO075", lambda i: with_loan(i, rate=0.01), "has the rate 0.02, and funding.csv has 0.01"),
    ("PRO075", chain(CHAIN[0], step(2, "Ministry", "City", currency="USD")), "the currency USD"),
    ("PRO075", lambda i: with_loan(i, kind="grant"), "is lent on, and is no loan"),
    ("PRO081", named(rate=0.06), "the test of this name has 5 % and 35 %"),
    ("PRO081", named(method="arrangement", threshold=0.25), "50 % for least developed countries"),
    ("PRO081", named(method="dac", rate=0.1, threshold=0.25, first="2018"), "9% and 45% or 7%"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "change", "problem"), BREAKS)
def test_is_broken_by_one_change(code, change, problem, borrowing, money, costs):
    findings = found(code, change(borrowing), money(), costs)
    assert any(problem in each.problem for each in findings), findings
    assert all(each.code == code and each.cure for each in findings)


def test_a_near_currency_is_offered(borrowing, money, costs):
    [finding] = found("PRO070", with_loan(borrowing, currency="EUO"), money(), costs)
    assert "Did you mean 'EUR'?" in finding.cure


@pytest.mark.parametrize(
    ("cells", "problem"),
    [({"euro": 0.0}, "a unit of EUR costs 0 USD"), ({"rise": -1.0}, "EUR would become worthless")],
)
def test_a_rate_is_a_price(cells, problem, borrowing, money, costs):
    [finding] = found("PRO070", borrowing, money(**cells), costs)
    assert problem in finding.problem


def test_a_negative_draw_is_named_with_its_year(borrowing, money, costs):
    inputs = with_loan(borrowing, draws="early")
    [finding] = found("PRO072", inputs, money(early=(1.25, -0.25)), costs)
    assert "'Bank' draws -0.25 of its money in 2017" in finding.problem


def test_what_stands_outside_the_plan_is_an_amount(borrowing, money, costs):
    [finding] = found("PRO073", with_loan(borrowing, tenor=9.0, grace=0), money(), costs)
    # 444 dollars of 1.10 euros lent; a ninth, 2 % on it, at the rate of 2023
    lent = analyse(borrowing, money(), costs).financing.plan.flows[1].amount / (1.10 * 1.02)
    later = lent / 9 * 1.02 * 1.10 * 1.02**8
    assert f"{later:,.0f} USD of debt service, over 1 years" in finding.problem
