from __future__ import annotations

import pytest
from numpy.testing import assert_allclose

from fs_toolkit.technical.analysis.needs import analyse_needs
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.needs import Existing


def test_nothing_is_made_up_while_nothing_is_answered(basis):
    needs = analyse_needs(TechnicalInputs(), basis)
    assert needs.in_project == needs.must_share == 0
    assert needs.sizing is None
    assert needs.avoidable is None


def test_requirements_are_numbered_and_counted(result):
    needs = result.needs
    assert needs.labels["report"] == "R1"
    assert needs.labels["sing"] == "R8"
    assert needs.in_project == 7  # what is not now is not in the project
    assert needs.must_share == pytest.approx(3 / 7)
    assert result.needs.counts["migration", "must"] == 1


class TestSizing:
    def test_agrees_with_hand_calculation(self, result):
        sizing = result.needs.sizing
        # people 1.0, 1.1, 1.2, 1.3 million; open from 2017 at half use, then full
        assert_allclose(sizing.base.transactions, [0, 5_500, 12_000, 13_000])
        assert sizing.first == 1
        # 13,000 x 50 requests x 0.01 x 0.2 / 3,600 x 2 bursts
        assert_allclose(sizing.base.rate[-1], 13_000 * 50 * 0.01 * 0.2 / 3600 * 2)
        # two years of 2 MB in 3 copies, in GB
        assert_allclose(sizing.base.stored[-1], (12_000 + 13_000) * 2 * 3 / 1000)
        # 100 kB x 8 bit, half more for overhead
        assert_allclose(sizing.base.line[-1], sizing.base.rate[-1] * 100 * 8 / 1000 * 1.5)
        assert sizing.downtime == pytest.approx(43.8)
        # a visit of 20 requests lasts 300 s
        assert_allclose(sizing.base.users[-1], sizing.base.rate[-1] / 20 * 300)
        assert (sizing.recovery_point, sizing.recovery_time) == (24, 8)

    def test_lacks_what_the_high_case_asks_for_beyond_what_is_there(self, result):
        # (24,000 + 26,000) x 2 MB x 3 copies = 300 GB, of which 200 are there
        [gap] = result.needs.sizing.gaps
        assert gap.required == pytest.approx(150)
        assert (gap.current, gap.high, gap.lacking) == (200, pytest.approx(300), pytest.approx(100))

    def test_without_the_length_of_a_visit_users_are_not_counted(self, inputs, basis):
        sizing = inputs.sizing.model_copy(
            update={"session": "", "existing": (Existing(kind="users", name="Licence", quantity="disk"),)}
        )  # fmt: skip
        found = analyse_needs(inputs.model_copy(update={"sizing": sizing}), basis).sizing
        assert found.base.users is None
        assert found.gaps == ()

    def test_availability_is_compared_as_a_share(self, inputs, basis):
        existing = (Existing(kind="availability", name="Contract", quantity="shift"),)
        sizing = inputs.sizing.model_copy(update={"existing": existing})
        [gap] = analyse_needs(inputs.model_copy(update={"sizing": sizing}), basis).sizing.gaps
        assert (gap.required, gap.lacking) == (0.995, pytest.approx(0.795))

    def test_low_and_high_are_the_ends_of_the_drivers(self, result):
        sizing = result.needs.sizing
        assert_allclose(sizing.low.transactions, sizing.base.transactions / 2)
        assert_allclose(sizing.high.transactions, sizing.base.transactions * 2)

    def test_people_read_names_and_not_ids(self, result):
        sizing = result.needs.sizing
        assert sizing.series == ("Reports",)
        assert sizing.drivers == ("Reports each",)
        assert sizing.beside[0][0] == "Letters"

    def test_a_missing_quantity_leaves_the_size_open(self, inputs, basis):
        sizing = inputs.sizing.model_copy(update={"copies": "nowhere"})
        assert analyse_needs(inputs.model_copy(update={"sizing": sizing}), basis).sizing is None


def test_the_tally_gives_a_mean_with_its_interval(answered, basis):
    avoidable = analyse_needs(answered, basis).avoidable
    assert avoidable.mean == 3
    assert avoidable.margin == pytest.approx(2.484, abs=1e-3)  # 4.303 / sqrt(3)


def test_one_day_at_one_counter_is_no_interval(answered, basis):
    one = answered.model_copy(update={"tally": answered.tally[:1]})
    assert analyse_needs(one, basis).avoidable is None
