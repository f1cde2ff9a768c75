from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_array_equal

from fs_toolkit.economics.distributions import distribution
from fs_toolkit.economics.engine.quantiles import CELLS, Quantiles, Tables

GIVEN = [
    ("triangular", 150, 220, 260),
    ("triangular", 0, 0, 1),
    ("pert", 150, 220, 260),
    ("pert", 0, 1, 1),
    ("uniform", 0.5, 0.8, 1.1),
    ("normal", 0.8, 1.0, 1.2),
    ("lognormal", 0.5, 1.0, 2.0),
    ("discrete", 1, 3, 4),
    ("overrun", 0.8, 1.05, 6.0),
]
RANGES = ("limits", "p5_p95", "p10_p90")
MADE = {
    f"{family} {low} {base} {high} {range}": distribution(family, low, base, high, range)
    for family, low, base, high in GIVEN
    for range in RANGES
    if low < base < high or range == "limits"
}
FAR = 10.0 ** -np.arange(1.0, 12.5, 0.25)
SHARES = np.sort(
    np.concatenate([FAR, 1 - FAR, np.linspace(0.0005, 0.9995, 9973), [2.0**-53, 1 - 2.0**-53]])
)


@pytest.fixture(scope="module", params=MADE)
def made(request):
    return MADE[request.param], Quantiles.of(MADE[request.param])


class TestQuantiles:
    def test_agree_with_the_exact_ones_far_out_too(self, made):
        found, table = made
        quarter, three_quarters = found.quantile(np.array([0.25, 0.75]))
        shares = SHARES[(SHARES > 5e-13) & (SHARES < 1 - 5e-13)]
        error = np.abs(table(shares) - found.quantile(shares))
        limit = 2e-3 if found.family in ("lognormal", "overrun") else 2e-4
        assert error.max() <= limit * (three_quarters - quarter)

    def test_never_fall(self, made):
        found, table = made
        draws = table(SHARES)
        assert (np.diff(draws) >= -1e-12 * np.abs(draws[:-1])).all()
        assert found.lowest - 1e-9 <= draws[0]
        assert draws[-1] <= found.highest + 1e-9

    def test_keep_the_mean(self, made):
        found, table = made
        shares = (np.arange(400_000) + 0.5) / 400_000
        quarter, three_quarters = found.quantile(np.array([0.25, 0.75]))
        error = table(shares).mean() - found.quantile(shares).mean()
        assert abs(error) <= 1e-5 * (three_quarters - quarter)

    @given(st.lists(st.floats(1e-12, 1 - 1e-12), min_size=1, max_size=30))
    @settings(max_examples=50)
    def test_of_a_draw_do_not_depend_on_its_neighbours(self, shares):
        table = Quantiles.of(MADE["lognormal 0.5 1.0 2.0 p5_p95"])
        alone = [table(np.array([each]))[0] for each in shares]
        assert_array_equal(table(np.array(shares)), alone)

    @pytest.mark.parametrize("number", [1, 15, 16, 17, CELLS - 16, CELLS - 15, CELLS - 1])
    def test_at_the_seams_of_the_levels_are_exact(self, number):
        found = MADE["normal 0.8 1.0 1.2 p5_p95"]
        share = np.array([number / CELLS])
        np.testing.assert_allclose(Quantiles.of(found)(share), found.quantile(share), rtol=1e-9)

    @pytest.mark.parametrize("name", ["discrete 1 3 4 limits", "uniform 0.5 0.8 1.1 limits"])
    def test_with_jumps_or_without_a_bend_need_no_table(self, name):
        table = Quantiles.of(MADE[name])
        assert not table.left
        assert_array_equal(table(SHARES), MADE[name].quantile(SHARES))


class TestTables:
    def test_look_up_what_each_quantity_alone_does(self):
        names = list(MADE)
        random = np.random.default_rng(3)
        shares = random.random((len(names), 500))
        shares[:, :4] = [1e-9, 1e-5, 1 - 1e-5, 1 - 1e-9]
        found = np.empty_like(shares)
        each = [Quantiles.of(MADE[name]) for name in names]
        Tables(each).look_up(shares, found)
        for row, quantiles in enumerate(each):
            assert found[row].tobytes() == quantiles(shares[row]).tobytes()

    def test_of_no_smooth_quantity_are_none(self):
        made = Quantiles.of(MADE["discrete 1 3 4 limits"])
        found = np.empty((2, 3))
        Tables([made, made]).look_up(np.array([[0.1, 0.5, 0.9], [0.9, 0.5, 0.1]]), found)
        assert_array_equal(found[0], found[1][::-1])
