"""Mistakes in the financing plan, each through `check` and `report`: a place, the mistake, the cure."""

from __future__ import annotations

import json

import pytest

from fs_toolkit.study import Study

FUNDING = "proposal/funding.csv"
QUANTITY = {
    "id": "loan_draws", "name": "Draws of the loan", "unit": "1",
    "kind": "assumption", "origin": "synthetic", "reason": "As agreed with the bank.",
}  # fmt: skip


@pytest.fixture
def drawn(port):
    """The example with a loan that is drawn by a series of its own."""

    def write(*shares: float):
        empty = dict.fromkeys(port.rows("basis/quantities.csv")[0], "")
        port.fill("basis/quantities.csv", [*port.rows("basis/quantities.csv"), empty | QUANTITY])
        points = [
            {"id": "loan_draws", "year": str(2026 + place), "value": str(share),
             "kind": "assumption", "source": "story", "note": ""}
            for place, share in enumerate((*shares, *[0] * (10 - len(shares))))
        ]  # fmt: skip
        port.fill("basis/series.csv", [*port.rows("basis/series.csv"), *points])
        return port.set(FUNDING, "bank_loan", draws="loan_draws")

    return write


def test_sources_that_miss_the_uses_by_one(port, refused):
    plan = Study.read(port.folder).results.proposal.financing.plan
    [city] = [flow for flow in plan.flows if flow.source.id == "city_investment"]
    port.set(FUNDING, "city_investment", amount=f"{city.amount - 1:.2f}")
    found = refused(port)
    sums = [each for each in found if each.code == "PRO026"]
    assert [each.problem.split(" are ")[0] for each in sums] == [
        "in 2026 sources of investment",
        "in 2027 sources of investment",
    ]
    # a dollar is missing in two years, 284 and 437 thousand of which are due
    short = [float(each.problem.split(" are ")[1].split(" below")[0]) for each in sums]
    assert sum(short) == pytest.approx(1.0)
    assert all("Add a source" in each.cure and each.place.startswith(FUNDING) for each in sums)
    assert any(each.code == "PRO076" for each in found)  # and the cash is below zero


def test_a_negative_draw(drawn, refused):
    found = refused(drawn(1.3, -0.3))
    [draw] = [each for each in found if each.code == "PRO072"]
    assert draw.place == f"{FUNDING}:3"
    assert "draws -0.3 of its money in 2027" in draw.problem
    assert "0 or more and add up to 1" in draw.cure


def test_draws_that_do_not_add_up(drawn, refusal_of):
    refusal = refusal_of(drawn(0.5, 0.4))
    assert (refusal.code, refusal.place) == ("PRO024", f"{FUNDING}:3")
    assert "add up to 0.9, not to 1" in refusal.problem


def test_a_currency_that_nobody_knows(port, refused):
    port.set(FUNDING, "bank_loan", currency="EUO")
    found = {each.code: each for each in refused(port)}
    assert "nothing says what EUO, the money of the loan" in found["PRO070"].problem
    assert "Did you mean 'EUR'?" in found["PRO070"].cure
    assert found["PRO070"].place == f"{FUNDING}:3"


def test_a_currency_that_is_no_code(port, refused):
    found = refused(port.set(FUNDING, "bank_loan", currency="euro"))
    assert any(each.place == f"{FUNDING}:3" and "euro" in each.problem for each in found)


def test_a_foreign_loan_without_its_rate(port, refused):
    port.remove("proposal/currencies.csv")
    assert "PRO070" in {each.code for each in refused(port)}


def test_a_rate_that_no_quantity_gives(port, refused):
    rows = port.rows("proposal/currencies.csv")
    rows[0]["rate"] = "euro_price"
    found = refused(port.fill("proposal/currencies.csv", rows))
    assert any("euro_price" in each.problem for each in found)


@pytest.mark.parametrize("grace", ["12", "13"])
def test_a_grace_as_long_as_the_loan(grace, port, refused):
    found = {each.code: each for each in refused(port.set(FUNDING, "bank_loan", grace=grace))}
    assert f"has {grace} years of grace in a term of 12" in found["PRO022"].problem
    assert "the term includes the grace" in found["PRO022"].cure


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"tenor": "0.4", "per_year": "1"}, "ends before its first payment: 0.4 years"),
        ({"tenor": "8.2", "grace": "7.9", "per_year": "1"}, "has 7.9 years of grace in a term of 8.2"),
    ],
)  # fmt: skip
def test_an_offer_that_is_never_repaid(cells, problem, port, refusal_of):
    refusal = refusal_of(port.set("proposal/loan_offers.csv", "port_bank", **cells))
    assert (refusal.code, refusal.place) == ("PRO022", "proposal/loan_offers.csv:2")
    assert problem in refusal.problem


@pytest.mark.parametrize("share", ["1.2", "35 %", "-0.1"])
def test_a_share_that_is_none(share, port, refused):
    found = refused(port.set(FUNDING, "bank_loan", share=share))
    assert any(each.place == f"{FUNDING}:3" and share in each.problem for each in found)


def test_shares_above_the_whole(port, refused):
    found = refused(port.set(FUNDING, "bank_loan", share="0.97"))
    [finding] = [each for each in found if each.code == "PRO027"]
    assert "'City budget' would have to take" in finding.problem


def test_two_sources_that_pay_the_rest(port, refusal_of):
    refusal = refusal_of(port.set(FUNDING, "bank_grant", amount=""))
    assert (refusal.code, refusal.place) == ("PRO071", f"{FUNDING}:4")
    assert "both pay the rest of investment" in refusal.problem
    assert "a share or an amount" in refusal.cure


def test_a_chain_that_ends_on_other_terms(port, refusal_of):
    rows = port.rows("proposal/on_lending.csv")
    rows[1]["rate"] = "0.03"
    refusal = refusal_of(port.fill("proposal/on_lending.csv", rows))
    assert refusal.code == "PRO075"
    assert "has the rate 0.03, and funding.csv has 0.025" in refusal.problem


def test_a_loan_that_nobody_lends(port, refused):
    rows = port.rows("proposal/on_lending.csv")
    rows[0]["loan"] = "bank_lone"
    found = refused(port.fill("proposal/on_lending.csv", rows))
    assert any("bank_lone" in each.problem and "bank_loan" in each.cure for each in found)


def test_a_loan_longer_than_the_plan_is_told_and_printed(port, fs):
    port.set(FUNDING, "bank_loan", tenor="30")
    rows = port.rows("proposal/on_lending.csv")
    rows[1]["tenor"] = "30"
    port.fill("proposal/on_lending.csv", rows)
    checked = fs("check", port.folder, "--json")
    assert checked.status == 0
    [finding] = [row for row in json.loads(checked.stdout)["findings"] if row["code"] == "PRO073"]
    assert (finding["file"], finding["line"]) == (FUNDING, 3)
    plan = Study.read(port.folder).results.proposal.financing.plan
    assert (
        f"{plan.later:,.0f} USD of debt service, over 20 years, stand outside" in finding["problem"]
    )
    assert plan.later > plan.total("debt_service") / 2


def test_the_plan_is_pending_without_sources(port, fs):
    port.remove(FUNDING, "proposal/on_lending.csv")
    rows = port.rows("economics/feasibility.csv")  # a test whose condition is one of the sources
    port.fill("economics/feasibility.csv", [{**row, "funding": ""} for row in rows])
    messages = port.text("summary/messages.md").splitlines(keepends=True)  # one names the loan
    port.write("summary/messages.md", "".join(each for each in messages if "debt." not in each))
    assert fs("check", port.folder).status == 0
    report, _ = Study.read(port.folder).report()
    assert any(block.id == "proposal.funding_open" for block in report.body)


@pytest.mark.parametrize(
    "file",
    [
        "currencies",
        "on_lending",
        "foreign_shares",
        "loan_offers",
        "concessionality",
        "affordability",
    ],
)
def test_every_other_table_may_be_missing(file, port, fs):
    port.remove(f"proposal/{file}.csv")
    if file == "currencies":
        port.set(FUNDING, "bank_loan", currency="").remove("proposal/on_lending.csv")
    assert fs("check", port.folder).status == 0
