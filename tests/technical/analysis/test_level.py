from __future__ import annotations

import pytest

from fs_toolkit.core.model import rows
from fs_toolkit.technical.analysis.level import Known, analyse_level, known
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.level import ServiceCount


def test_nothing_is_made_up_while_nothing_is_answered(basis):
    result = analyse_level(TechnicalInputs(), basis)
    assert result.services is None
    assert result.areas == result.structure == result.power == result.benchmarks == ()
    assert result.surveys.samples == ()


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
        found = result.level.services
        assert found.latest.services == 45
        assert found.share == pytest.approx(0.9)  # 45 of 50
        assert found.by_level[3].value == 40

    def test_takes_the_share_that_the_source_gives(self, inputs, basis):
        counts = (ServiceCount(as_of="2015", services=45, share=0.24, what="services"),)
        services = inputs.services.model_copy(update={"counts": counts})
        changed = inputs.model_copy(update={"services": services})
        assert analyse_level(changed, basis).services.share == 0.24


def test_a_benchmark_is_the_distance_to_the_best(result):
    [line] = result.level.benchmarks
    assert line.best.place == "Best"
    assert line.gap == pytest.approx(-0.25)  # 0.6 / 0.8 - 1


class TestDiagnosis:
    def test_its_structure_stands_before_any_answer(self, result):
        assert [area.questions for area in result.level.structure] == [5] * 6
        assert result.level.areas == ()

    def test_an_area_is_the_mean_of_the_offices(self, answered, basis):
        areas = analyse_level(answered, basis).areas
        # offices give 2, 2, 4 and 2: mean 2.5, times 25
        assert [area.score for area in areas] == pytest.approx([62.5] * 6)
        assert {area.level for area in areas} == {4}
        assert {area.disagreement for area in areas} == {2}

    def test_peers_are_compared_from_three_on(self, answered, basis):
        first = analyse_level(answered, basis).areas[0]
        assert first.peer_gap.gap == pytest.approx(12.5)  # 62.5 less the mean of 40, 50, 60
        two = tuple(peer for peer in rows(answered.peers) if peer.city != "C")
        fewer = analyse_level(answered.model_copy(update={"peers": two}), basis).areas[0]
        assert fewer.peers == 2
        assert fewer.peer_gap is None

    def test_too_few_answers_give_no_score(self, answered, basis):
        some = tuple(row for row in rows(answered.answers) if not row.question.endswith(("3", "4")))
        areas = analyse_level(answered.model_copy(update={"answers": some}), basis).areas
        assert {area.coverage for area in areas} == {0.6}
        assert {area.level for area in areas} == {None}

    def test_forces_are_the_means_of_their_areas(self, answered, basis):
        forces = analyse_level(answered, basis).forces
        assert forces == pytest.approx({"internal": 62.5, "external": 62.5})


def test_supply_is_the_share_of_the_year_with_power(answered, basis):
    [(site, share)] = analyse_level(answered, basis).power
    assert site.site == "Data centre"
    assert share == pytest.approx(1 - 20 / 8760)
