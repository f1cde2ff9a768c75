from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fs_toolkit.proposal.analysis import analyse
from fs_toolkit.proposal.costs import EconomicCost

YEARS = 8
AMOUNTS = st.lists(st.floats(-1e6, 1e6), min_size=YEARS, max_size=YEARS).map(np.array)


def economic(costs, **steps):
    nothing = np.zeros(YEARS)
    parts = {
        name: steps.get(name, nothing)
        for name in ("elsewhere", "taxes", "conversion", "without_cash", "today")
    }
    total = costs.investment + costs.operation + costs.renewal + sum(parts.values())
    return EconomicCost(**parts, total=total, factors=1.1 ** -np.arange(YEARS), financial_npv=-1.0)


def test_agrees_with_hand_calculation(inputs, basis, costs):
    # 1,320 to build, 7 x 120 to run, 50 to renew: 2,210; less 120 of tax, plus 40 of staff time
    taxes, staff = np.zeros(YEARS), np.zeros(YEARS)
    taxes[0], staff[1] = -120, 40
    handed = replace(costs, economic=economic(costs, taxes=taxes, without_cash=staff))
    financing = analyse(inputs, basis, handed).financing
    plan, found = financing.plan, financing.bridge
    assert found.step("constant").amount == pytest.approx(2210)
    assert found.step("found").amount == pytest.approx(
        plan.total("investment", "operation", "renewal")
    )
    assert found.step("prices").amount == pytest.approx(2210 - found.step("found").amount)
    assert (found.step("interest").cents, found.step("interest").present) == (0, None)
    assert found.step("taxes").amount == -120
    assert found.step("economic").amount == pytest.approx(2210 - 120 + 40)
    assert found.step("taxes").present == -12000
    # 40 / 1.1 is 36.36; the half cents of the rows before may fall to it
    assert found.step("without_cash").present == pytest.approx(4000 / 1.1, abs=1)
    assert found.differs == (0, 0)


def test_without_an_economic_model_there_is_none(inputs, basis, costs):
    assert analyse(inputs, basis, costs).financing.bridge is None


@given(taxes=AMOUNTS, conversion=AMOUNTS, without_cash=AMOUNTS, today=AMOUNTS)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_foots_to_the_cent(inputs, basis, costs, taxes, conversion, without_cash, today):
    steps = {
        "taxes": taxes,
        "conversion": conversion,
        "without_cash": without_cash,
        "today": today,
    }
    handed = replace(costs, economic=economic(costs, **steps))
    found = analyse(inputs, basis, handed).financing.bridge
    sums = {"found", "constant", "economic"}
    before = ("interest", "prices")
    down = found.step("found").cents + sum(found.step(id).cents for id in before)
    assert down == found.step("constant").cents
    after = [step for step in found.steps if step.id not in sums | set(before)]
    constant, last = found.step("constant"), found.step("economic")
    assert constant.cents + sum(step.cents for step in after) == last.cents
    assert constant.present + sum(step.present for step in after) == last.present
    assert max(map(abs, found.differs)) <= 1  # a half cent may be rounded either way
