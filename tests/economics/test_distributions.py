from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy import integrate, stats

from fs_toolkit.economics.distributions import NoDistribution, distribution

SHARES = np.array([1e-9, 1e-4, 0.01, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 1 - 1e-9])
FAMILIES = ("triangular", "pert", "uniform", "normal", "lognormal", "discrete", "overrun")
RANGES = ("limits", "p5_p95", "p10_p90")
GIVEN = {
    "triangular": (150.0, 220.0, 260.0),
    "pert": (150.0, 220.0, 260.0),
    "uniform": (0.5, 0.8, 1.1),
    "normal": (0.8, 1.0, 1.2),
    "lognormal": (0.5, 1.0, 2.0),
    "discrete": (1.0, 3.0, 4.0),
    "overrun": (0.8, 1.05, 6.0),
}
EVERY = [(family, range) for family in FAMILIES for range in RANGES]
SMOOTH = [(family, range) for family, range in EVERY if family != "discrete"]


def moment(found, power):
    """The mean of a power of the draws, by integrating the quantile function."""
    return integrate.quad(
        lambda u: float(found.quantile(np.array(u))) ** power, 0, 1, limit=400, points=[0.82]
    )[0]


def variance(found):
    return moment(found, 2) - moment(found, 1) ** 2


class TestTriangular:
    def test_has_the_moments_of_the_closed_form(self):
        # (a + b + c) / 3 and (a2 + b2 + c2 - ab - ac - bc) / 18, of 900, 1000 and 1500
        found = distribution("triangular", 900, 1000, 1500)
        assert_allclose(found.mean, 3400 / 3)
        assert_allclose(moment(found, 1), 3400 / 3, rtol=1e-7)
        squares, products = 900**2 + 1000**2 + 1500**2, 900_000 + 1_350_000 + 1_500_000
        assert_allclose(variance(found), (squares - products) / 18, rtol=1e-7)

    @pytest.mark.parametrize("mode", [900.0, 1000.0, 1500.0])
    def test_agrees_with_scipy_with_its_mode_at_an_end_too(self, mode):
        found = distribution("triangular", 900, mode, 1500)
        theirs = stats.triang((mode - 900) / 600, 900, 600)
        assert_allclose(found.quantile(SHARES), theirs.ppf(SHARES), rtol=1e-12)

    @pytest.mark.parametrize(("range", "outside"), [("p5_p95", 0.05), ("p10_p90", 0.10)])
    def test_has_its_percentiles_where_they_were_asked(self, range, outside):
        found = distribution("triangular", 150, 220, 260, range)
        theirs = stats.triang(
            (220 - found.lowest) / (found.highest - found.lowest),
            found.lowest,
            found.highest - found.lowest,
        )
        assert_allclose([theirs.cdf(150), theirs.sf(260)], [outside, outside], atol=1e-9)
        assert_allclose(found.mean, theirs.mean())
        assert_allclose(found.quantile(SHARES), theirs.ppf(SHARES), rtol=1e-12)


class TestPert:
    def test_has_the_moments_of_the_published_case(self):
        # Modified beta-PERT of shape 4, as in mc2d::rpert, of 150, 220 and 260: with alpha
        # 39/11 and beta 27/11, and not the short cut ((b - a) / 6)^2 = 336.11 of textbooks.
        found = distribution("pert", 150, 220, 260)
        assert_allclose(found.mean, 215.0)
        assert_allclose(moment(found, 1), 215.0, rtol=1e-8)
        assert_allclose(variance(found), 417.857142857, rtol=1e-7)

    @pytest.mark.parametrize("mode", [150.0, 220.0, 260.0])
    def test_agrees_with_scipy_with_its_mode_at_an_end_too(self, mode):
        found = distribution("pert", 150, mode, 260)
        alpha, beta = 1 + 4 * (mode - 150) / 110, 1 + 4 * (260 - mode) / 110
        theirs = stats.beta(alpha, beta, 150, 110)
        assert_allclose(found.quantile(SHARES), theirs.ppf(SHARES), rtol=1e-10)
        assert_allclose(found.mean, theirs.mean())

    @pytest.mark.parametrize(("range", "outside"), [("p5_p95", 0.05), ("p10_p90", 0.10)])
    def test_has_its_percentiles_where_they_were_asked(self, range, outside):
        found = distribution("pert", 150, 220, 260, range)
        width = found.highest - found.lowest
        alpha = 1 + 4 * (220 - found.lowest) / width
        theirs = stats.beta(alpha, 6 - alpha, found.lowest, width)
        assert_allclose([theirs.cdf(150), theirs.sf(260)], [outside, outside], atol=1e-9)
        assert_allclose(found.mean, theirs.mean())


class TestUniform:
    @pytest.mark.parametrize(("range", "ends"), [("limits", (8, 16)), ("p10_p90", (7, 17))])
    def test_goes_beyond_its_percentiles(self, range, ends):
        # by hand: 80 % of the width is 8, so 10 % is 1
        found = distribution("uniform", 8, 9, 16, range)
        assert_allclose((found.lowest, found.highest), ends)
        assert_allclose(
            found.quantile(SHARES), stats.uniform(ends[0], 2 * (12 - ends[0])).ppf(SHARES)
        )
        assert found.mean == 12


class TestNormal:
    @pytest.mark.parametrize(("range", "outside"), [("p5_p95", 0.05), ("p10_p90", 0.10)])
    def test_has_low_and_high_as_percentiles(self, range, outside):
        found = distribution("normal", 0.8, 1.0, 1.2, range)
        ends = found.quantile(np.array([outside, 0.5, 1 - outside]))
        assert_allclose(ends, [0.8, 1.0, 1.2], rtol=1e-12)
        theirs = stats.norm(1, 0.2 / stats.norm.isf(outside))
        assert_allclose(found.quantile(SHARES), theirs.ppf(SHARES))
        assert (found.mean, found.lowest, found.highest) == (1.0, -math.inf, math.inf)

    def test_between_limits_is_cut_off_at_three_deviations(self):
        found = distribution("normal", 0.7, 1.0, 1.3)
        theirs = stats.truncnorm(-3, 3, 1.0, 0.1)
        assert_allclose(found.quantile(SHARES), theirs.ppf(SHARES), rtol=1e-10)
        assert (found.lowest, found.highest) == (0.7, 1.3)


class TestLognormal:
    @pytest.mark.parametrize(("range", "outside"), [("p5_p95", 0.05), ("p10_p90", 0.10)])
    def test_has_low_and_high_as_percentiles(self, range, outside):
        found = distribution("lognormal", 0.5, 1.0, 2.0, range)
        ends = found.quantile(np.array([outside, 0.5, 1 - outside]))
        assert_allclose(ends, [0.5, 1.0, 2.0], rtol=1e-12)
        theirs = stats.lognorm(math.log(2) / stats.norm.isf(outside))
        assert_allclose(found.quantile(SHARES), theirs.ppf(SHARES), rtol=1e-10)
        assert_allclose(found.mean, theirs.mean())

    def test_between_limits_is_cut_off_and_its_mean_is_of_what_is_left(self):
        found = distribution("lognormal", 0.5, 1.0, 2.0)
        theirs = np.exp(stats.truncnorm(-3, 3, 0, math.log(2) / 3).ppf(SHARES))
        assert_allclose(found.quantile(SHARES), theirs, rtol=1e-10)
        assert_allclose(found.mean, moment(found, 1), rtol=1e-9)


class TestDiscrete:
    @pytest.mark.parametrize(
        ("range", "shares"),
        [
            ("limits", (1 / 6, 4 / 6, 1 / 6)),  # the weights of PERT
            ("p5_p95", (0.185, 0.63, 0.185)),  # extended Pearson-Tukey
            ("p10_p90", (0.3, 0.4, 0.3)),  # extended Swanson-Megill
        ],
    )
    def test_takes_three_values_with_the_published_probabilities(self, range, shares):
        found = distribution("discrete", 1, 3, 4, range)
        draws = found.quantile((np.arange(600_000) + 0.5) / 600_000)
        assert_allclose([(draws == each).mean() for each in (1, 3, 4)], shares, atol=1e-5)
        assert_allclose(found.mean, np.dot(shares, (1, 3, 4)))
        assert not found.is_smooth

    def test_of_a_value_at_an_end_has_two(self):
        found = distribution("discrete", 1, 1, 4)
        assert set(found.quantile(SHARES)) == {1, 4}


class TestEveryDistribution:
    @pytest.mark.parametrize(("family", "range"), EVERY)
    def test_never_falls_and_stays_within_its_ends(self, family, range):
        found = distribution(family, *GIVEN[family], range)
        draws = found.quantile(np.linspace(2.0**-53, 1 - 2.0**-53, 5001))
        assert (np.diff(draws) >= 0).all()
        width = draws[-1] - draws[0]
        assert found.lowest - 1e-12 * width <= draws[0]
        assert draws[-1] <= found.highest + 1e-12 * width

    @pytest.mark.parametrize(("family", "range"), SMOOTH)
    def test_has_the_mean_that_it_says(self, family, range):
        found = distribution(family, *GIVEN[family], range)
        assert_allclose(moment(found, 1), found.mean, rtol=1e-6)

    @given(
        st.sampled_from(["triangular", "pert"]),
        st.sampled_from(RANGES),
        st.floats(-1e6, 1e6),
        st.floats(1e-3, 1e6),
        st.floats(0.05, 0.95),
    )
    @settings(max_examples=60)
    def test_has_the_percentiles_of_any_value_well_inside(self, family, range, low, width, part):
        high, mode = low + width, low + part * width
        found = distribution(family, low, mode, high, range)
        outside = {"limits": 0.0, "p5_p95": 0.05, "p10_p90": 0.10}[range]
        ends = found.quantile(np.array([outside, 1 - outside]))
        assert_allclose(ends, [low, high], atol=1e-6 * width + 1e-9 * abs(low))
        assert found.lowest <= low < high <= found.highest


class TestRefusals:
    @pytest.mark.parametrize(
        ("family", "given", "words"),
        [
            ("pert", (1, math.nan, 3), r"must be numbers\. Write all three"),
            ("pert", (1, 2, math.inf), "must be numbers"),
            ("pert", (3, 2, 1), r"low \(3\) is above high \(1\)\. Change them over"),
            ("pert", (2, 2, 2), r"low and high are both 2\. Leave both empty"),
            ("triangular", (1, 5, 3), r"the value 5 lies outside 1 to 3\. Widen"),
            ("normal", (1, 1.2, 3), "its value in the middle, 2, not at 1.2. Use pert"),
            ("lognormal", (0, 1, 2), "is above zero, and low is 0. Give a low above zero"),
            ("lognormal", (1, 2.5, 4), "has its median at 2, not at 2.5. Use pert"),
            ("overrun", (0, 1, 4), "is a factor on a cost, and low is 0"),
            ("overrun", (0.8, 1.6, 4), "here they are 1.6 and 4. Give the factor"),
            ("overrun", (0.8, 1.1, 1.4), "here they are 1.1 and 1.4"),
        ],
    )
    def test_say_what_is_wrong_and_the_cure(self, family, given, words):
        with pytest.raises(NoDistribution, match=words) as raised:
            distribution(family, *given)
        assert str(raised.value) == f"{raised.value.problem}. {raised.value.cure}"

    @pytest.mark.parametrize("family", ["triangular", "pert"])
    @pytest.mark.parametrize("mode", [1.0, 3.0])
    def test_a_mode_is_no_percentile(self, family, mode):
        with pytest.raises(NoDistribution, match="is one of the percentiles 1 and 3"):
            distribution(family, 1, mode, 3, "p5_p95")

    @pytest.mark.parametrize("family", ["triangular", "pert"])
    def test_percentiles_that_no_search_fits_are_refused_and_not_guessed(self, family, monkeypatch):
        monkeypatch.setattr("fs_toolkit.economics.distributions.limits", lambda *_: None)
        with pytest.raises(
            NoDistribution, match="no such distribution has 5 % below 1 and above 3"
        ):
            distribution(family, 1, 2, 3, "p5_p95")
