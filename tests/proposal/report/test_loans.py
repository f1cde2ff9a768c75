from __future__ import annotations

import pytest

from fs_toolkit.core.model import rows
from fs_toolkit.document.inline import plain
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import analyse
from fs_toolkit.proposal.inputs.financing import FundingSource
from fs_toolkit.proposal.report.loans import report_loans


def printed(inputs, basis, costs, language="en", fees=0.0, **terms):
    loan = FundingSource(
        id="loan",
        name="Bank",
        use="investment",
        kind="loan",
        share=0.4,
        status="planned",
        **({"rate": 0.1, "tenor": 4} | terms),
    )
    payer = FundingSource(
        id="service", name="City", use="debt_service", kind="city_budget", status="planned"
    )
    users = FundingSource(
        id="users", name="Users", use="operation", kind="fee", share=fees, status="planned"
    )
    kept = [row for row in rows(inputs.funding) if row.id not in ("donor", "running")]
    run = next(row for row in rows(inputs.funding) if row.id == "running")
    rest = run.model_copy(update={"share": None})
    changed = inputs.model_copy(update={"funding": (*kept, loan, payer, users, rest)})
    result = analyse(changed, basis, costs)
    return {block.id: block for block in report_loans(result, basis, Wording.read(language))}


def test_a_loan_within_the_plan_is_repaid_in_it(inputs, basis, costs):
    found = printed(inputs, basis, costs)
    assert "It is repaid by 2023." in plain(found["proposal.debt_1"].spans, unknown="?")
    assert "proposal.currency_1" not in found
    assert "charges no fees" in plain(found["proposal.cover"].spans)


def test_what_runs_on_is_said_in_bold(inputs, basis, costs):
    spans = printed(inputs, basis, costs, tenor=12)["proposal.debt_1"].spans
    [bold] = [span.text for span in spans if getattr(span, "bold", False)]
    assert "debt service over 4 more years stand outside this plan" in bold


def test_fees_of_users_cover_debt_service(inputs, basis, costs):
    words = plain(printed(inputs, basis, costs, fees=1.0)["proposal.cover"].spans)
    # users pay operation and no more: nothing is left for the bank, less than nothing in 2022
    assert words.startswith("In the weakest year, ")


@pytest.mark.parametrize("per_year", [1, 2, 4, 12])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_table_has_a_row_a_year_and_a_total(per_year, language, inputs, basis, costs):
    table = printed(inputs, basis, costs, language, per_year=per_year)["proposal.loan_1"]
    assert [row[0] for row in table.rows[:-1]] == ["2016", "2017", "2018", "2019"]
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert all(cell for row in table.rows for cell in row)
