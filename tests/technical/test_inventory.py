from __future__ import annotations

from math import isnan, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.technical.inventory import digital_share, system_score

SHARES, STEPS = st.floats(0, 1), st.integers(0, 3)


class TestSystemScore:
    @pytest.mark.parametrize(
        ("use", "integration", "quality", "exists", "score"),
        [
            (0.5, 3, 1, True, 60),  # 100 x (0.4 x 0.5 + 0.3 x 1 + 0.3 / 3)
            (1, 3, 3, True, 100),
            (0, 0, 0, True, 0),
            (1, 3, 3, False, 0),
        ],
    )
    def test_agrees_with_hand_calculation(self, use, integration, quality, exists, score) -> None:
        assert_allclose(system_score(use, integration, quality, exists), score)

    @given(SHARES, STEPS, STEPS)
    def test_lies_between_0_and_100(self, use: float, integration: int, quality: int) -> None:
        assert 0 <= system_score(use, integration, quality) <= 100 + 1e-9

    @given(SHARES, SHARES, STEPS, STEPS, STEPS)
    def test_never_falls_as_an_aspect_rises(self, one, other, step, higher, quality) -> None:
        low, high = sorted((one, other))
        assert system_score(high, step, quality) >= system_score(low, step, quality)
        assert system_score(low, max(step, higher), quality) >= system_score(low, step, quality)

    def test_is_unknown_while_an_aspect_is(self) -> None:
        scores = system_score([nan, 0.5, nan], [1, 1, 1], [1, nan, 1], [True, True, False])
        assert np.isnan(scores[:2]).all()
        assert scores[2] == 0  # what is not there needs no aspects

    @pytest.mark.parametrize(
        ("use", "integration", "quality", "words"),
        [(1.1, 0, 0, "share of use"), (0, 4, 0, "integration"), (0, 0, -1, "quality")],
    )
    def test_refuses_what_lies_off_the_scales(self, use, integration, quality, words) -> None:
        with pytest.raises(ValueError, match=words):
            system_score(use, integration, quality)


class TestDigitalShare:
    def test_agrees_with_hand_calculation(self) -> None:
        # two of four; 400 of 1000 cases
        assert digital_share([4, 3, 2, 0], [100, 300, 500, 100]) == (0.5, 0.4, 0)

    def test_leaves_out_what_is_not_counted_if_enough_is(self) -> None:
        # four of five counted: 300 of 1000
        assert digital_share([3, 0, 0, 0, 4], [300, 300, 300, 100, nan]) == (0.4, 0.3, 1)

    def test_has_no_share_by_volume_if_too_little_is_counted(self) -> None:
        by_service, by_volume, missing = digital_share([3, 0, 0], [300, 300, nan])
        assert (by_service, missing) == (pytest.approx(1 / 3), 1)
        assert isnan(by_volume)

    def test_has_no_share_by_volume_of_no_case(self) -> None:
        assert isnan(digital_share([3, 0], [0, 0]).by_volume)

    def test_has_no_share_of_nothing(self) -> None:
        assert isnan(digital_share([], []).by_service)

    @given(
        st.lists(st.tuples(st.integers(0, 4), st.floats(1, 1e6)), min_size=1, max_size=20),
        st.floats(0.1, 10),
    )
    def test_lies_between_0_and_1_and_does_not_hang_on_the_unit(self, services, unit) -> None:
        stages, volumes = zip(*services, strict=True)
        found = digital_share(stages, volumes)
        assert 0 <= found.by_service <= 1
        assert 0 <= found.by_volume <= 1 + 1e-9
        again = digital_share(stages, np.asarray(volumes) * unit)
        assert_allclose(again.by_volume, found.by_volume, atol=1e-9)

    @pytest.mark.parametrize(
        ("stages", "volumes", "words"),
        [
            ([5], [1], "stage must be from 0 to 4"),
            ([nan], [1], "stage must be from 0 to 4"),
            ([1], [-1], "cannot be negative: -1"),
            ([1, 2], [1], "2 services need 2 volumes"),
        ],
    )
    def test_refuses(self, stages, volumes, words) -> None:
        with pytest.raises(ValueError, match=words):
            digital_share(stages, volumes)
