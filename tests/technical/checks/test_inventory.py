from __future__ import annotations

import pytest

from fs_toolkit.technical.analysis import analyse
from fs_toolkit.technical.checks import INPUT_RULES, inventory
from fs_toolkit.technical.inputs.inventory import CityService, CitySystem, EquipmentItem


def found(rule, inputs, basis):
    if rule in INPUT_RULES:
        return list(rule(inputs, basis))
    return list(rule(inputs, basis, analyse(inputs, basis)))


def system(**more):
    return CitySystem(name="S", area="life", owner="Board", **more)


class TestYears:
    @pytest.mark.parametrize(("end", "count"), [(2009, 1), (2010, 0)])
    def test_a_system_that_ends_before_it_starts_is_found(self, answered, basis, end, count):
        row = system(started=2010, end_of_life=end)
        changed = answered.model_copy(update={"systems": (row,)})
        findings = found(inventory.nothing_ends_before_it_starts, changed, basis)
        assert len(findings) == count
        assert all("'S' ends in 2009, before it started in 2010" in f.problem for f in findings)

    def test_so_is_equipment(self, answered, basis):
        item = EquipmentItem(type="server", item="Box", quantity=1, unit="box", installed=2012, end_of_life=2010)  # fmt: skip
        changed = answered.model_copy(update={"equipment": (item,)})
        [finding] = found(inventory.nothing_ends_before_it_starts, changed, basis)
        assert "before it was put in in 2012" in finding.problem


@pytest.mark.parametrize(
    "given", [{"use": 0.5}, {"integration": 1}, {"quality": 1}, {"yearly_cost": 5}, {"takes_reports": True}]
)  # fmt: skip
def test_what_does_not_exist_and_is_used_is_found(answered, basis, given):
    rule = inventory.what_is_lacking_is_not_used
    row = system(exists=False, **given)
    [finding] = found(rule, answered.model_copy(update={"systems": (row,)}), basis)
    assert f"'S' does not exist, and gives {next(iter(given))}" in finding.problem
    fine = answered.model_copy(update={"systems": (system(**given), system(exists=False))})
    assert found(rule, fine, basis) == []


class TestServices:
    def test_cases_without_a_date_are_found(self, answered, basis):
        bare = CityService(id="s", name="Permit", stage=1, annual_volume=3)
        changed = answered.model_copy(update={"service_inventory": (bare,)})
        [finding] = found(inventory.counts_of_cases_have_a_date, changed, basis)
        assert finding.problem == "the cases of 'Permit' have no date"

    def test_two_counts_of_one_service_are_found(self, answered, basis):
        both = CityService(
            id="s", name="Permit", stage=1, annual_volume=3, as_of="2015", volume="officials"
        )
        changed = answered.model_copy(update={"service_inventory": (both,)})
        [finding] = found(inventory.counts_of_cases_have_a_date, changed, basis)
        assert "a number of cases and a quantity" in finding.problem

    def test_too_few_counts_are_found(self, answered, basis):
        bare = CityService(id="s", name="Permit", stage=1)
        rows = (*answered.service_inventory, bare)
        changed = answered.model_copy(update={"service_inventory": rows})
        [finding] = found(inventory.most_services_have_a_count, changed, basis)
        assert finding.problem == "1 of 3 services have no count of cases"
        assert "80%" in finding.cure
