from __future__ import annotations

import pytest

from fs_toolkit.document.charts import LikertChart, LikertGroup, LikertItem
from fs_toolkit.writers.charts import draw


def chart(*shares: float, answers=10) -> LikertChart:
    item = LikertItem("Item", shares, answers)
    return LikertChart("Finding", ("no", "neither", "yes"), (LikertGroup("", (item,)),))


def test_a_share_is_printed_in_its_piece(legible):
    assert legible(chart(0.2, 0.3, 0.5)).box("50")


class TestRefusals:
    def test_shares_that_do_not_add_to_one(self):
        with pytest.raises(ValueError, match=r'shares of "Item" .* add to 1, not to 0\.9'):
            draw(chart(0.2, 0.3, 0.4))

    def test_shares_that_do_not_fit_the_scale(self):
        with pytest.raises(ValueError, match='"Item" has 2 shares for 3 steps'):
            draw(chart(0.5, 0.5))
