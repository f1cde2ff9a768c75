"""Who pays and who gains adds up, and what the order of rows must not change: any study."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.economics.analysis import analyse
from tests.economics.conftest import BASELINE, PROJECT, small_study

MONEY = st.integers(0, 1000)
SHARE = st.sampled_from([0.0, 0.1, 0.5, 1.0])
PARTIES = st.sampled_from(["city", "citizens", "state", "firms"])
LINES = st.lists(
    st.fixed_dictionaries(
        {
            "amount": MONEY,
            "side": st.sampled_from(["cost", "benefit"]),
            "option": st.sampled_from(["project", "all", "small", "without", "project;small"]),
            "party": PARTIES,
            "first": st.integers(2016, 2020),
            "once": st.booleans(),
            "transfer": SHARE,
            "transfer_to": PARTIES,
            "residual": SHARE,
        }
    ),
    min_size=1,
    max_size=6,
)
SMALL = {"id": "small", "name": "The small step", "kind": "do_minimum"}


def study_of(drawn, scale=1.0, **more):
    lines = {}
    for number, row in enumerate(drawn):
        cells = dict(row)
        amount, once, left = cells.pop("amount"), cells.pop("once"), cells.pop("residual")
        first = str(cells.pop("first"))
        taxed = cells.pop("transfer")
        receiver = cells.pop("transfer_to")
        line = {**cells, "formula": f"{amount * scale:g}", "first": first,
                "last": first if once else "end"}  # fmt: skip
        if taxed:
            line |= {"transfer": str(taxed), "transfer_to": receiver}
        if once and cells["side"] == "cost" and left:
            line["residual"] = str(left)
        lines[f"line_{number}"] = line
    return small_study(lines, options=(BASELINE, PROJECT, SMALL), **more)


def found(small):
    return analyse(small.inputs, small.basis, small.evaluation, {})


@given(LINES)
def test_the_parties_together_gain_what_society_gains(drawn):
    result = found(study_of(drawn))
    base = result.cost_benefit.base
    assert sum(each.net for each in result.parties) == pytest.approx(base.npv, abs=1e-6)
    assert sum(each.transfers for each in result.parties) == pytest.approx(0, abs=1e-6)


@given(LINES)
def test_the_net_present_value_is_benefits_less_costs(drawn):
    for views in found(study_of(drawn)).appraisals.values():
        for each in views.values():
            assert each.npv == pytest.approx(each.pv_benefits - each.pv_costs, abs=1e-6)


@given(LINES, st.integers(0, 1000))
def test_the_order_of_lines_changes_nothing(drawn, seed):
    mixed = random.Random(seed).sample(drawn, len(drawn))
    one, other = found(study_of(drawn)), found(study_of(mixed))
    for option, views in one.appraisals.items():
        assert other.appraisals[option]["economic"].npv == pytest.approx(
            views["economic"].npv, abs=1e-6
        )


@given(LINES)
def test_money_in_thousands_scales_the_value_and_leaves_the_ratio(drawn):
    one, other = found(study_of(drawn)), found(study_of(drawn, scale=1000))
    for option, views in one.appraisals.items():
        more = other.appraisals[option]["economic"]
        assert more.npv == pytest.approx(1000 * views["economic"].npv, abs=1e-3)
        if views["economic"].bcr is not None and views["economic"].pv_costs > 1e-6:
            assert more.bcr == pytest.approx(views["economic"].bcr)


def test_the_order_of_scenarios_changes_nothing():
    drawn = {"sold": {"formula": "visits", "side": "benefit"}, "desk": {"formula": "3"}}
    changes = {"poor": {"visits": 1.0}, "rich": {"visits": 9.0}, "late": {"opening": 2019.0}}
    one, other = (
        found(small_study(drawn, {"visits": 4}, changes=dict(order)))
        for order in (changes.items(), reversed(changes.items()))
    )
    values = [
        {each.name: each.appraisal.npv for each in result.cost_benefit.scenarios}
        for result in (one, other)
    ]
    assert values[0] == values[1]
    assert len(values[0]) == 3
