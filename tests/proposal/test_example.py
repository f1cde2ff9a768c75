"""The financing plan of the fictional example, recomputed in plain Python from its files alone."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fs_toolkit.core.basis import evaluate_basis
from fs_toolkit.document.inline import plain
from fs_toolkit.economics.engine.appraise import appraise
from fs_toolkit.economics.engine.model import compile_model, evaluate_model
from fs_toolkit.proposal.inputs.financing import FundingSource
from fs_toolkit.study import Study

EXAMPLE = Path(__file__).resolve().parents[2] / "studies" / "example"
YEARS = range(2026, 2036)


@cache
def study() -> Study:
    return Study.read(EXAMPLE)


def in_cents(amount: float) -> int:
    return round(amount * 100)


class ByHand:
    """The plan without the toolkit: its numbers are those of the story, written out."""

    def __init__(self) -> None:
        tax, index = 1.12, {year: 1.025 ** (year - 2024) for year in YEARS}
        items = {
            "platform": 150_000, "integration": 60_000, "hosting": 25_000, "devices": 48 * 850,
            "contact_desk": 38_000, "security": 34_000, "migration": 22_000,
            "training": 620 * 55, "outreach": 36_000, "management": 60_000,
        }  # fmt: skip
        uplift = (1 + 0.2 * (1 - 0.25)) * 1.05
        spread = {2026: 0.4, 2027: 0.6}
        self.investment = {
            year: in_cents(sum(items.values()) * tax * uplift * part * index[year])
            for year, part in spread.items()
        }
        yearly = (34_000 + 16_000 + 6_000) * tax + 4 * 9_200 + 2 * 13_600 + 6_000
        self.operation = {
            year: in_cents(yearly * (0.9 if year == 2028 else 1) * index[year])
            for year in YEARS
            if year >= 2028
        }
        renewal: dict[int, float] = defaultdict(float)
        for year, part in spread.items():  # devices last five years
            renewal[year + 5] += items["devices"] * tax * uplift * part
        renewal[2033] += 55_000 * tax
        self.renewal = {year: in_cents(amount * index[year]) for year, amount in renewal.items()}
        self.euro = {year: 1.08 * 1.01 ** (year - 2024) for year in YEARS}

    def loan(self) -> tuple[dict[int, float], dict[int, float], float]:
        """Draws and debt service in euros, and what is still owed at the end."""
        whole = sum(self.investment.values())
        drawn, service = {}, dict.fromkeys(YEARS, 0.0)
        for year, due in self.investment.items():
            drawn[year] = round(0.35 * due) / 100 / self.euro[year]
        lent = sum(drawn.values())
        assert whole > 0
        service[2026] += 0.005 * lent + 2 * 0.0025 / 2 * drawn[2027]
        owed = 0.0
        for half in range(24):
            year = 2026 + half // 2
            if half % 2 == 0:
                owed += drawn.get(year, 0.0)
            back = owed / (24 - half) if half >= 6 else 0.0
            if year in service:
                service[year] += owed * 0.0125 + back
                left = owed - back
            owed -= back
        assert owed == pytest.approx(0)
        return drawn, service, left


def test_uses_are_those_of_a_plain_calculation():
    plan, hand = study().results.proposal.financing.plan, ByHand()
    for use in ("investment", "operation", "renewal"):
        expected = [getattr(hand, use).get(year, 0) for year in YEARS]
        assert plan.uses[use].tolist() == pytest.approx(expected, abs=1)


def test_the_loan_is_that_of_a_plain_calculation():
    plan, hand = study().results.proposal.financing.plan, ByHand()
    drawn, service, left = hand.loan()
    [debt] = plan.debts
    assert debt.service.drawn[:2].tolist() == pytest.approx(list(drawn.values()), abs=0.02)
    assert debt.service.total.tolist() == pytest.approx(list(service.values()), abs=0.02)
    assert debt.service.outstanding == pytest.approx(left, abs=0.02)
    local = [in_cents(service[year] * hand.euro[year]) for year in YEARS]
    assert plan.uses["debt_service"].tolist() == pytest.approx(local, abs=3)
    tested = [service[year] * 1.08 * 1.04 ** (year - 2024) for year in YEARS]
    assert debt.tested.tolist() == pytest.approx(tested, abs=0.03)


def test_sources_are_those_of_a_plain_calculation():
    plan, hand = study().results.proposal.financing.plan, ByHand()
    paid = {flow.source.id: flow.cents for flow in plan.flows}
    whole = sum(hand.investment.values())
    for place, (_, due) in enumerate(sorted(hand.investment.items())):
        loan, grant = 0.35 * due, 6_000_000 * due / whole
        assert paid["bank_loan"][place] == pytest.approx(loan, abs=2)
        assert paid["bank_grant"][place] == pytest.approx(grant, abs=2)
        assert paid["city_investment"][place] == pytest.approx(due - loan - grant, abs=3)
    total = sum(int(cents.sum()) for cents in paid.values())
    assert total == sum(int(plan.uses[use].sum()) for use in plan.uses)


def test_the_grant_element_is_that_of_a_plain_calculation():
    """Payment by payment, each discounted from the day of the first draw by the test's rate."""
    hand = ByHand()
    drawn, _, _ = hand.loan()
    lent = sum(drawn.values())
    half = 1.05**0.5
    paid, owed = [0.005 * lent], 0.0
    for place in range(24):
        owed += drawn.get(2026 + place // 2, 0.0) if place % 2 == 0 else 0.0
        back = owed / (24 - place) if place >= 6 else 0.0
        undrawn = drawn[2027] if place < 2 else 0.0
        paid.append(owed * 0.0125 + back + undrawn * 0.0025 / 2)
        owed -= back
    worth = sum(amount / half**place for place, amount in enumerate(paid))
    face = drawn[2026] + drawn[2027] / 1.05
    found = study().results.proposal.financing.grant_elements
    [five] = [each for each in found if each.of_plan and each.test.id == "five_per_cent"]
    assert five.value == pytest.approx(1 - worth / face, abs=1e-7)


SOURCES = st.lists(
    st.builds(
        FundingSource,
        id=st.sampled_from([f"s{n}" for n in range(5)]),
        name=st.just("Source"),
        use=st.sampled_from(["investment", "operation", "renewal", "debt_service"]),
        kind=st.sampled_from(["city_budget", "grant", "loan", "fee"]),
        share=st.floats(0, 1),
        rate=st.floats(0, 0.3),
        tenor=st.floats(3, 40),
        fee=st.floats(0, 0.1),
        status=st.just("sought"),
    ),
    max_size=5,
)


@given(funding=SOURCES)
@settings(max_examples=15)
def test_no_financing_moves_the_economic_result(funding):
    """NPV and rate of return are the project's: a loan may only move who pays, and when."""
    whole = study()
    inputs = whole.inputs
    proposal = inputs.proposal.model_copy(update={"funding": tuple(funding)})
    changed = inputs.model_copy(update={"proposal": proposal})
    basis = evaluate_basis(changed.study, changed.basis)
    evaluation = evaluate_model(compile_model(changed.economics, basis))
    for option, views in whole.results.economics.appraisals.items():
        for view, before in views.items():
            after = appraise(evaluation, evaluation.increment(option, view))
            assert after.npv == before.npv
            assert after.irr == before.irr


def test_neither_interest_nor_repayment_is_a_cost_line():
    plan = study().results.proposal.financing.plan
    costs = study().results.proposal.costs
    assert plan.total("debt_service") > 0
    recommended = study().basis.settings.recommended
    economic = study().evaluation.increment(recommended).costs
    assert economic == pytest.approx(costs.economic.total)


OF_4_3 = {
    "build_up", "component_years", "bridge", "sources", "mix", "disbursement", "money",
    "operation", "loan_1", "currency_1", "on_lending_1", "cover", "affordability",
    "grant_elements", "tied_aid",
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_part_of_the_plan_is_printed(language):
    report, findings = study().report(language)
    ids = {block.id for block in report.body}
    assert {f"proposal.{name}" for name in OF_4_3} - ids == set()
    assert [each for each in findings if "proposal" in str(each.place)] == []


def test_tables_that_rest_on_made_up_judgements_say_so():
    report, _ = study().report("en")
    captions = {block.id: block.caption for block in report.body if hasattr(block, "caption")}
    for name in ("component_years", "on_lending_1"):
        table = next(block for block in report.body if block.id == f"proposal.{name}")
        assert "made up" in plain(table.source) or "ynthetic" in captions[f"proposal.{name}"]
