from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.environment.indices import TOLERANCE, development_index, peer_ratio

PART = st.floats(0, 1)


class TestDevelopmentIndex:
    @pytest.mark.parametrize(
        ("osi", "hci", "tii", "printed"),
        [
            # UN E-Government Survey 2014 and 2016, Viet Nam and the Republic of Korea
            (0.41732, 0.6148, 0.37923, 0.47045),
            (0.57246, 0.59888, 0.37145, 0.51426),
            (0.94203, 0.87947, 0.85296, 0.89149),
        ],
    )
    def test_agrees_with_the_printed_index(self, osi, hci, tii, printed):
        assert abs(float(development_index(osi, hci, tii)) - printed) < TOLERANCE

    @given(osi=PART, hci=PART, tii=PART)
    def test_lies_between_its_parts(self, osi, hci, tii):
        index = float(development_index(osi, hci, tii))
        assert min(osi, hci, tii) - 1e-12 <= index <= max(osi, hci, tii) + 1e-12

    def test_takes_arrays(self):
        assert development_index([0, 1], [0, 1], [0, 1]).tolist() == [0, 1]

    def test_refuses_a_part_above_one(self):
        with pytest.raises(ValueError, match="between 0 and 1"):
            development_index(1.2, 0.5, 0.5)


class TestPeerRatio:
    def test_agrees_with_hand_calculation(self):
        # mean of 0.3, 0.4, 0.5 is 0.4; 0.5 is a quarter above
        assert peer_ratio(0.5, [0.3, 0.4, 0.5]) == pytest.approx(1.25)

    @given(st.lists(st.floats(0.01, 1), min_size=1))
    def test_is_one_for_the_mean_of_the_peers(self, peers):
        assert peer_ratio(float(np.mean(peers)), peers) == pytest.approx(1)

    @pytest.mark.parametrize("peers", [[], [0.0, 0.0]])
    def test_refuses_to_compare_with_nobody(self, peers):
        with pytest.raises(ValueError, match="at least one peer"):
            peer_ratio(0.5, peers)
