from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.environment.indices import (
    TOLERANCE,
    development_index,
    peer_ratio,
    shared_jump,
)

PART = st.floats(0, 1)
EDITIONS = Path(__file__).parents[1] / "cases" / "environment" / "egdi_2014_2024.csv"
"""United Nations, E-Government Survey, editions of 2014 to 2024 (https://publicadministration.un.org/egovkb):
nine countries, rank, index, e-participation and the three parts as printed."""


def editions() -> list[dict[str, str]]:
    with EDITIONS.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


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

    def test_there_are_nine_countries_in_six_editions(self):
        found = {(row["iso3"], row["year"]) for row in editions()}
        assert len(found) == len(editions()) == 9 * 6

    @pytest.mark.parametrize("row", editions(), ids=lambda row: f"{row['iso3']}-{row['year']}")
    def test_agrees_with_every_printed_edition(self, row):
        mean = float(development_index(*(float(row[part]) for part in ("osi", "hci", "tii"))))
        assert abs(mean - float(row["egdi"])) <= TOLERANCE

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


class TestSharedJump:
    def test_agrees_with_hand_calculation(self):
        # changes 0.1, 0.3, 0.2: the middle one
        assert shared_jump([0.1, 0.2, 0.3], [0.2, 0.5, 0.5]) == pytest.approx(0.2)

    @given(
        values=st.lists(st.floats(0, 0.5), min_size=1), jump=st.floats(-0.5, 0.5, allow_nan=False)
    )
    def test_is_the_jump_where_all_countries_make_it(self, values, jump):
        assert shared_jump(values, np.asarray(values) + jump) == pytest.approx(jump)

    @given(values=st.lists(st.floats(0, 1), min_size=3))
    def test_one_country_alone_makes_no_jump(self, values):
        moved = [values[0] + 1, *values[1:]]
        assert shared_jump(values, moved) == pytest.approx(0)

    @pytest.mark.parametrize(("before", "after"), [([], []), ([0.1], [0.1, 0.2])])
    def test_refuses_other_countries_in_the_second_edition(self, before, after):
        with pytest.raises(ValueError, match="the same countries"):
            shared_jump(before, after)
