from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.technical.sizing import (
    allowed_downtime,
    bandwidth,
    capacity_gap,
    concurrent_users,
    peak_rate,
    stored_volume,
)

FLOWS = st.lists(st.floats(0, 1e6), min_size=1, max_size=12)


class TestPeakRate:
    @pytest.mark.parametrize(
        ("yearly", "day", "hour", "safety", "rate"),
        [
            (360_000, 0.01, 0.2, 2, 0.4),  # 3,600 a day, 720 an hour, 0.2 a second, twice
            (8_760 * 3_600, 1 / 365, 1 / 24, 1, 1.0),  # spread evenly: one each second
            (0, 0.01, 0.2, 2, 0.0),
        ],
    )
    def test_agrees_with_hand_calculation(
        self, yearly: float, day: float, hour: float, safety: float, rate: float
    ) -> None:
        assert_allclose(peak_rate(yearly, day, hour, safety), rate)

    @given(flows=FLOWS, factor=st.floats(1, 10))
    def test_grows_in_proportion_to_the_volume(self, flows: list[float], factor: float) -> None:
        once = peak_rate(flows, 0.01, 0.2, 2)
        assert_allclose(
            peak_rate(np.multiply(flows, factor), 0.01, 0.2, 2), once * factor, atol=1e-12
        )

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            ((-1, 0.01, 0.2), "transactions a year cannot be negative: -1"),
            ((1, 1.5, 0.2), "share of the busiest day must be from 0 to 1, not 1.5"),
            ((1, 0.01, 20), "share of the busiest hour must be from 0 to 1, not 20"),
            ((1, 0.01, 0.2, 0.5), "a safety factor must be 1 or more, not 0.5"),
        ],
    )
    def test_refuses_what_cannot_be(self, arguments: tuple[float, ...], words: str) -> None:
        with pytest.raises(ValueError, match=words):
            peak_rate(*arguments)


class TestStoredVolume:
    def test_agrees_with_hand_calculation(self) -> None:
        # 2 MB each, 3 copies, kept two years: 10, 10 + 20, 20 + 30 transactions
        assert_allclose(stored_volume([10, 20, 30], 2, 2, 3), [60, 180, 300])

    def test_keeps_all_if_retention_is_as_long_as_the_horizon(self) -> None:
        assert_allclose(stored_volume([1, 1, 1], 1, 3), [1, 2, 3])

    @given(flows=FLOWS, retention=st.integers(1, 15))
    def test_never_exceeds_what_ever_came_in(self, flows: list[float], retention: int) -> None:
        kept = stored_volume(flows, 1.0, retention)
        assert np.all(kept <= np.cumsum(flows) * (1 + 1e-9) + 1e-6)

    def test_works_on_several_cases_at_once(self) -> None:
        both = stored_volume([[1, 1], [2, 4]], 1, 1)
        assert_allclose(both, [[1, 1], [2, 4]])

    def test_refuses_no_retention(self) -> None:
        with pytest.raises(ValueError, match="at least one year, not 0"):
            stored_volume([1], 1, 0)

    def test_refuses_negative_flows(self) -> None:
        with pytest.raises(ValueError, match="cannot be negative"):
            stored_volume([-1], 1, 1)


class TestBandwidth:
    def test_agrees_with_hand_calculation(self) -> None:
        # 10 answers of 100 kB are 1,000 kB = 8,000 kbit = 8 Mbit a second, and half more
        assert_allclose(bandwidth(10, 100, 1.5), 12)

    @given(rate=st.floats(0, 1e4), payload=st.floats(0, 1e4))
    def test_is_nothing_where_there_is_no_traffic(self, rate: float, payload: float) -> None:
        assert bandwidth(0, payload) == 0
        assert bandwidth(rate, payload, 2) >= bandwidth(rate, payload)

    def test_refuses_an_overhead_below_one(self) -> None:
        with pytest.raises(ValueError, match=r"overhead must be 1 or more, not 0.9"):
            bandwidth(1, 1, 0.9)

    def test_refuses_negative_traffic(self) -> None:
        with pytest.raises(ValueError, match="requests a second cannot be negative"):
            bandwidth(-1, 1)


class TestAllowedDowntime:
    def test_agrees_with_hand_calculation(self) -> None:
        assert_allclose(allowed_downtime([1, 0.999, 0.99]), [0, 8.76, 87.6])

    @given(better=st.floats(0, 1), worse=st.floats(0, 1))
    def test_falls_as_availability_rises(self, better: float, worse: float) -> None:
        low, high = sorted((better, worse))
        assert allowed_downtime(high) <= allowed_downtime(low)

    def test_refuses_per_cent(self) -> None:
        with pytest.raises(ValueError, match=r"from 0 to 1, not 99.5"):
            allowed_downtime(99.5)


class TestConcurrentUsers:
    def test_agrees_with_hand_calculation(self) -> None:
        # 10 requests a second at 20 a visit: a visit begins every two seconds and lasts 300 s
        assert_allclose(concurrent_users(10, 300, 20), 150)

    @given(rate=st.floats(0, 1e4), stay=st.floats(0, 1e4), more=st.floats(1, 10))
    def test_grow_with_the_stay(self, rate: float, stay: float, more: float) -> None:
        assert concurrent_users(rate, stay * more, 10) >= concurrent_users(rate, stay, 10) - 1e-9

    def test_refuses_a_visit_without_requests(self) -> None:
        with pytest.raises(ValueError, match="more than 0 requests, not 0"):
            concurrent_users(1, 1, 0)
        with pytest.raises(ValueError, match="seconds of a visit cannot be negative"):
            concurrent_users(1, -1, 1)


class TestCapacityGap:
    def test_agrees_with_hand_calculation(self) -> None:
        assert_allclose(capacity_gap([100, 40], [60, 60]), [40, 0])

    @given(need=st.floats(0, 1e6), there=st.floats(0, 1e6))
    def test_fills_exactly_what_is_lacking(self, need: float, there: float) -> None:
        gap = float(capacity_gap(need, there))
        assert gap >= 0
        assert there + gap == pytest.approx(max(need, there))

    def test_refuses_negative_capacities(self) -> None:
        with pytest.raises(ValueError, match="a current capacity cannot be negative"):
            capacity_gap(1, -1)
