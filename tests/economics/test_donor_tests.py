from __future__ import annotations

from datetime import date

import pytest

from fs_toolkit.economics.donor_tests import DonorTest, donor_tests_on, shipped_tests


def codes(day, donors=()):
    return [each.id for each in donor_tests_on(day, donors)]


class TestShipped:
    def test_each_says_where_it_stands(self):
        found = shipped_tests()
        assert len({each.id for each in found}) == len(found) >= 9
        for each in found:
            assert len(each.source_en.split()) > 5
            assert each.source_ko
            assert each.name_ko != each.name_en

    def test_the_figures_are_those_of_the_donors(self):
        thresholds = {each.id: each.threshold for each in shipped_tests()}
        assert [thresholds[f"adb_{rate}"] for rate in (12, 9, 6)] == [0.12, 0.09, 0.06]
        assert thresholds["world_bank_6"] == 0.06
        assert thresholds["eu_critical"] == 1


class TestInForce:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (date(2015, 12, 31), ["adb_12"]),
            (date(2016, 1, 1), ["adb_12", "world_bank_6"]),
            (date(2017, 2, 28), ["adb_12", "world_bank_6"]),
            (date(2017, 3, 1), ["adb_9", "adb_6", "world_bank_6"]),
            (date(2025, 1, 1), ["adb_9", "adb_6", "world_bank_6"]),
        ],
    )
    def test_obeys_the_day(self, day, expected):
        assert codes(day, ["adb", "world_bank"]) == expected

    def test_without_dates_it_holds_always(self):
        assert "edcf_society" in codes(date(1990, 1, 1))
        assert "eu_critical" not in codes(date(1990, 1, 1))

    def test_all_donors_where_none_is_named(self):
        day = date(2020, 1, 1)
        assert (
            set(codes(day))
            > set(codes(day, ["edcf"]))
            == {
                "edcf_society",
                "edcf_not_commercial",
            }
        )


def test_a_figure_nobody_computes_is_refused():
    with pytest.raises(ValueError, match="figure"):
        DonorTest(
            id="x", donor="x", figure="luck", threshold=1, name_en="x", name_ko="x",
            source_en="x", source_ko="x", provenance="read",
        )  # fmt: skip
