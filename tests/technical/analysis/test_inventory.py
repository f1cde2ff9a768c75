from __future__ import annotations

from math import isnan

import pytest

from fs_toolkit.technical.analysis.inventory import Known, analyse_inventory, known
from fs_toolkit.technical.inputs.inventory import (
    CityService,
    CitySystem,
    EquipmentItem,
    PowerSite,
    ServiceCount,
)


class TestKnown:
    def test_a_series_is_known_up_to_the_study_date(self, basis):
        # points of 2014, 2015 and 2017; the study is of 31 December 2015
        assert known(basis, "online") == Known(0.45, "2015")

    def test_a_constant_is_known_as_of_its_date_or_the_price_year(self, basis):
        assert known(basis, "level_three") == Known(40, "2015")
        assert known(basis, "officials") == Known(900, "2015")

    def test_nothing_is_known_of_what_is_not_there(self, basis):
        assert known(basis, "nowhere") is None


class TestServices:
    def test_takes_the_latest_count(self, result):
        found = result.level.inventory.services
        assert found.latest.services == 45
        assert found.share == pytest.approx(0.9)  # 45 of 50
        assert found.by_level[3].value == 40

    def test_takes_the_share_that_the_source_gives(self, inputs, basis):
        counts = (ServiceCount(as_of="2015", services=45, share=0.24, what="services"),)
        services = inputs.services.model_copy(update={"counts": counts})
        changed = inputs.model_copy(update={"services": services})
        assert analyse_inventory(changed, basis).services.share == 0.24


def test_a_benchmark_is_the_distance_to_the_best(result):
    [line] = result.level.inventory.benchmarks
    assert line.best.place == "Best"
    assert line.gap == pytest.approx(-0.25)  # 0.6 / 0.8 - 1


def test_supply_is_the_share_of_the_year_with_power(answered, basis):
    [(site, share)] = analyse_inventory(answered, basis).power
    assert site.site == "Data centre"
    assert share == pytest.approx(1 - 20 / 8760)


class TestServiceInventory:
    @pytest.fixture
    def found(self, answered, basis):
        return analyse_inventory(answered, basis).service_inventory

    def test_weighs_services_by_their_cases(self, found):
        # tax is digital: 1 of 2 services, 100 of 400 cases
        assert found.digital == (0.5, 0.25, 0)

    def test_adds_the_visits_that_services_cost(self, found):
        assert found.visits == 600  # 300 licences x 2, and 100 taxes x 0
        assert found.heaviest.service.id == "licence"

    def test_takes_cases_of_the_basis(self, answered, basis):
        service = CityService(id="s", name="S", stage=3, volume="officials")
        changed = answered.model_copy(update={"service_inventory": (service,)})
        [standing] = analyse_inventory(changed, basis).service_inventory.services
        assert standing.volume == Known(900, "2015")
        assert standing.visits is None

    def test_an_uncounted_service_comes_last(self, answered, basis):
        bare = CityService(id="bare", name="Bare", stage=0)
        changed = answered.model_copy(
            update={"service_inventory": (bare, *answered.service_inventory)}
        )
        found = analyse_inventory(changed, basis).service_inventory
        assert [each.service.id for each in found.services] == ["licence", "tax", "bare"]
        assert found.digital.missing == 1
        assert isnan(found.digital.by_volume)  # 2 of 3 are counted


class TestSystems:
    def test_a_system_scores_by_its_aspects(self, answered, basis):
        register, ledger = analyse_inventory(answered, basis).systems
        assert register.score == pytest.approx(60)  # 100 x (0.4 x 0.5 + 0.3 + 0.3 / 3)
        assert isnan(ledger.score)

    def test_what_ends_before_the_project_and_what_is_kept_twice_is_told(self, answered, basis):
        old = CitySystem(
            name="Old", area="life", owner="Board", end_of_life=2015, takes_reports=True
        )
        fine = CitySystem(name="Fine", area="life", owner="Board", end_of_life=2016)
        gone = CitySystem(name="Gone", area="life", owner="Board", exists=False, end_of_life=2010)
        systems = (*answered.systems, old, fine, gone)
        found = analyse_inventory(answered.model_copy(update={"systems": systems}), basis)
        assert [system.name for system in found.ended] == ["Old"]
        assert [system.name for system in found.taking_reports] == ["Register", "Old"]


@pytest.mark.parametrize(
    ("end", "utilisation", "ended", "full"),
    [(2015, 0.79, True, False), (2016, 0.8, False, True), (None, None, False, False)],
)
def test_equipment_ends_fills_and_ages(answered, basis, end, utilisation, ended, full):
    item = EquipmentItem(
        type="server", item="S", quantity=1, unit="server", installed=2011,
        end_of_life=end, utilisation=utilisation,
    )  # fmt: skip
    changed = answered.model_copy(update={"equipment": (item,)})
    [found] = analyse_inventory(changed, basis).equipment
    assert (found.age, found.ended, found.full) == (4, ended, full)  # in 2015


def test_a_place_is_dark_if_its_longest_cut_outlasts_its_batteries(answered, basis):
    sites = tuple(
        PowerSite(site=name, outage_hours=20, longest_hours=longest, backup_hours=2)
        for name, longest in (("A", 3), ("B", 2), ("C", None))
    )
    found = analyse_inventory(answered.model_copy(update={"power": sites}), basis)
    assert [site.site for site in found.dark] == ["A"]
