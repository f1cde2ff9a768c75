"""The lean option of Hanoi once more, as a spreadsheet that somebody wrote by hand."""

from __future__ import annotations

import pytest
import xlsxwriter
from numpy.testing import assert_allclose

pytestmark = pytest.mark.heavy

FIRST, LAST = 2016, 2025
COLUMNS = "BCDEFGHIJK"

# What the study says of the lean option: each a named cell.
NUMBERS = {
    "Discount_rate": 0.10,
    "Dong_per_dollar": 21697.57,
    "People_2015": 7_200_000,
    "People_growth": 0.02,
    "Wage_2015": 25_000,
    "Official_2015": 33_000,
    "Wage_growth": 0.03,
    "Leisure_share": 0.5,
    "Petitions": 45_000,
    "Offices": 634,
    "Investment": 840_000,
    "Optimism": 0.2,
    "Operation": 170_000,
    "Renewal": 130_000,
    "Reports_before": 0.004,
    "Reports_after": 0.010,
    "Districts": 30,
}

# One row each over the years; {c} is the column, {p} the one before it.
ROWS = {
    "Year": "={p}1+1",
    "Factor": "=1/(1+Discount_rate)^({c}1-2016)",
    "Use": "=IF({c}1<2018,0,CHOOSE(MIN({c}1-2017,6),0.25,0.45,0.65,0.8,0.9,1))",
    "People": "=People_2015*(1+People_growth)^({c}1-2015)",
    "Citizen hour": "=Wage_2015*(1+Wage_growth)^({c}1-2015)*Leisure_share/Dong_per_dollar",
    "Official hour": "=Official_2015*(1+Wage_growth)^({c}1-2015)/Dong_per_dollar",
    "More reports": "={c}3*(Reports_after-Reports_before)*{c}4",
    "Enquiries spared": "={c}3*Offices*3*250*20%",
    "At the board": "=2*{c}5+20000/Dong_per_dollar",
    "At a commune": "=0.8*{c}5+8000/Dong_per_dollar",
    "At a counter": "=1*{c}5+8000/Dong_per_dollar",
    "Building": "=Investment*(1+Optimism)*IF({c}1=2016,45%,IF({c}1=2017,55%,0))",
    "Running": "=Operation*IF({c}1<2018,0,IF({c}1=2018,95%,1))",
    "Renewing": "=IF({c}1=2023,Renewal,0)",
    "Handling": "={c}7*30/60*{c}6",
    "Status visits": "={c}3*Petitions*1.5*40%*{c}9",
    "Reports shifted": "={c}3*Reports_before*{c}4*0.6*{c}10",
    "Reports induced": "={c}7*{c}10/2",
    "Enquiries": "={c}8*{c}11",
    "Staff": "=50%*{c}6*({c}3*Petitions*40/60+{c}8*10/60+{c}3*Offices*12*6)",
    "Letters": "={c}3*Petitions*3*50%*12000/Dong_per_dollar",
    "Tools bought": "=Districts*50%*25000*IF(AND({c}1>=2018,{c}1<=2020),1/3,IF({c}1>=2023,60%/3,0))",
    "Tools run": "=IF({c}1<2018,0,Districts*50%*5000)",
    "Costs": "=SUM({c}12:{c}15)",
    "Benefits": "=SUM({c}16:{c}23)",
    "Net": "={c}25-{c}24",
}
RESULTS = {
    "pv_costs": "=SUMPRODUCT(B24:K24,B2:K2)",
    "pv_benefits": "=SUMPRODUCT(B25:K25,B2:K2)",
    "npv": "=SUMPRODUCT(B26:K26,B2:K2)",
    "bcr": "=SUMPRODUCT(B25:K25,B2:K2)/SUMPRODUCT(B24:K24,B2:K2)",
    "irr": "=IRR(B26:K26,0.05)",
    "npv by the function": "=B26+NPV(Discount_rate,C26:K26)",
}


@pytest.fixture(scope="module")
def sheet(recalculated, tmp_path_factory):
    """Labels in column A and what LibreOffice computes beside them."""
    path = tmp_path_factory.mktemp("hand") / "lean.xlsx"
    with xlsxwriter.Workbook(path) as book:
        flows, numbers = book.add_worksheet("Flows"), book.add_worksheet("Numbers")
        for row, (name, value) in enumerate(NUMBERS.items(), 1):
            numbers.write(f"A{row}", name)
            numbers.write(f"B{row}", value)
            book.define_name(name, f"=Numbers!$B${row}")
        for row, (label, formula) in enumerate(ROWS.items(), 1):
            flows.write(f"A{row}", label)
            for before, column in zip("A" + COLUMNS, COLUMNS, strict=False):
                flows.write_formula(f"{column}{row}", formula.format(c=column, p=before))
        flows.write("B1", FIRST)
        for row, (label, formula) in enumerate(RESULTS.items(), len(ROWS) + 2):
            flows.write(f"A{row}", label)
            flows.write_formula(f"B{row}", formula)
    page = recalculated(path)["Flows"]
    return {row[0]: [cell for cell in row[1:] if cell is not None] for row in page.values if row[0]}


def test_covers_the_years_of_the_study(sheet, studied):
    assert sheet["Year"] == list(range(FIRST, LAST + 1)) == studied.basis.years.tolist()


@pytest.mark.parametrize(("label", "side"), [("Costs", "costs"), ("Benefits", "benefits")])
def test_has_the_flows_of_the_engine(label, side, sheet, studied):
    flows = getattr(studied.evaluation.increment("lean"), side)
    assert_allclose(sheet[label], flows, rtol=1e-9)


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Running", ["desk_operation_cost", "support_operation_cost", "hosting_operation_cost",
                     "team_operation_cost", "outreach_operation_cost", "evaluation_operation_cost"]),
        ("Renewing", ["renewal_lean_cost"]),
        ("Handling", ["handling_cost"]),
        ("Status visits", ["status_visits_avoided"]),
        ("Reports shifted", ["reports_shifted"]),
        ("Reports induced", ["reports_induced"]),
        ("Enquiries", ["enquiries_avoided"]),
        ("Staff", ["staff_time"]),
        ("Letters", ["post"]),
        ("Tools bought", ["district_purchase", "district_renewal_saved"]),
        ("Tools run", ["district_operation"]),
    ],
)  # fmt: skip
def test_has_each_line_of_the_engine(label, lines, sheet, studied):
    flows = {each.line.id: each.economic for each in studied.evaluation.lines["lean"]}
    assert_allclose(sheet[label], sum(flows[id] for id in lines), rtol=1e-9)
    assert any(sheet[label])


def test_has_the_results_of_the_engine(sheet, studied):
    base = studied.results.economics.cost_benefit.base.to_dict()
    for name in ("pv_costs", "pv_benefits", "npv", "bcr", "irr"):
        assert_allclose(sheet[name][0], base[name], rtol=1e-9, err_msg=name)
    assert_allclose(sheet["npv by the function"][0], base["npv"], rtol=1e-9)
