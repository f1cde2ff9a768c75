from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from fs_toolkit.proposal.costs import ComponentCost, ProjectCosts


def portal(**more):
    values = {
        "name": "Portal",
        "base": 80.0,
        "optimism_bias": 16.0,
        "contingency": 5.0,
        "transfer": 10.1,
        "investment": np.array([50.0, 61.1, 0.0]),
        "operation": np.array([0.0, 0.0, 9.0]),
        "renewal": np.zeros(3),
    }
    return ComponentCost(**(values | more))


class TestProjectCosts:
    def test_sums_its_components_by_year(self):
        two = {"portal": portal(), "desk": portal(base=20.0)}
        costs = ProjectCosts(np.arange(2016, 2019), two)
        assert_allclose(costs.investment, [100, 122.2, 0])
        assert_allclose(costs.operation, [0, 0, 18])
        assert_allclose(costs.renewal, 0)
        assert costs.base == 100
        assert (costs.optimism_bias, costs.contingency, costs.transfer) == (32, 10, 20.2)

    def test_of_no_components_is_nothing(self):
        costs = ProjectCosts(np.arange(2016, 2019), {})
        assert costs.base == 0
        assert costs.investment.tolist() == [0, 0, 0]
        assert costs.base_share("portal") == 0

    def test_gives_the_share_of_components_that_exist(self):
        costs = ProjectCosts(np.arange(2016, 2019), {"portal": portal(), "desk": portal(base=20.0)})
        assert costs.base_share("desk", "not_there") == pytest.approx(0.2)

    def test_counts_training_and_outreach_as_work_with_people(self):
        parts = {"training": portal(), "outreach": portal(base=10.0), "portal": portal(base=10.0)}
        costs = ProjectCosts(np.arange(2016, 2019), parts)
        assert costs.people_share == pytest.approx(0.9)

    def test_refuses_flows_of_other_years(self):
        with pytest.raises(ValueError, match="operation of 'portal' must have 3 years"):
            ProjectCosts(np.arange(2016, 2019), {"portal": portal(operation=np.zeros(2))})


def test_parts_of_a_component_are_its_investment():
    assert portal().parts == pytest.approx(portal().investment.sum())
