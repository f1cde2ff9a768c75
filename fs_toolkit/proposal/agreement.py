"""Whether raters put things in the same order: Kendall's coefficient of concordance."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.arrays import as_numbers

LEVEL = 0.05
"""Level of significance at which agreement counts as more than chance."""
FEW = 7
"""Up to so many things the distribution of chi-squared is rough [2]."""


class Concordance(NamedTuple):
    """How far raters agree on an order."""

    w: float
    """0 where no agreement shows, 1 where all orders are the same."""
    chi_square: float
    """Friedman's statistic, m (n - 1) W."""
    p_value: float
    """Chance of such agreement if raters ordered at random."""
    raters: int
    things: int

    @property
    def can_be_told(self) -> bool:
        """Whether so many raters and things could show an agreement that is no chance.

        >>> kendalls_w([[1, 2, 3], [1, 2, 3]]).can_be_told
        False
        """
        most = self.raters * (self.things - 1)
        return bool(_chance(most, self.things) < LEVEL)


def kendalls_w(ratings: ArrayLike) -> Concordance:
    r"""Agreement of raters on the order of the same things, corrected for ties.

    .. math:: W = \frac{12 \sum_i (R_i - \bar R)^2}{m^2 (n^3 - n) - m \sum_j T_j},
              \quad T_j = \sum_k (t_{jk}^3 - t_{jk})

    with :math:`R_i` the sum of the ranks of thing i, and :math:`t_{jk}` the size of the k-th
    group of ties of rater j.

    Parameters
    ----------
    ratings : array_like, shape (M, N)
        What each of M raters gives each of N things, on any scale that can be ordered; ties
        share their mean rank.

    Returns
    -------
    Concordance
        W and its test by chi-squared with N - 1 degrees of freedom, which is rough for seven
        things or fewer.

    Raises
    ------
    ValueError
        If there are fewer than two raters or two things, a rating is missing, or no rater
        tells any two things apart.

    References
    ----------
    .. [1] M. G. Kendall, B. Babington Smith, "The problem of m rankings," Annals of
       Mathematical Statistics 10(3), 1939, pp. 275-287.
    .. [2] S. Siegel, N. J. Castellan, "Nonparametric Statistics for the Behavioral Sciences,"
       2nd ed., McGraw-Hill, 1988, ch. 9.

    Examples
    --------
    >>> kendalls_w([[1, 2, 3], [1, 2, 3]]).w
    1.0
    """
    given = as_numbers(ratings, "ratings")
    if given.ndim != 2 or min(given.shape) < 2:
        raise ValueError("ratings need a row for each of two raters, and two things at least")
    raters, things = given.shape
    from scipy.stats import rankdata  # dear to import, and few studies have raters

    ranked = rankdata(given, axis=1)
    sums = ranked.sum(axis=0)
    ties = sum(
        float((counts**3 - counts).sum())
        for counts in (np.unique(row, return_counts=True)[1].astype(float) for row in ranked)
    )
    most = raters**2 * (things**3 - things) - raters * ties
    if most <= 0:
        raise ValueError("no rater tells any two things apart")
    w = float(12 * ((sums - sums.mean()) ** 2).sum() / most)
    chi_square = raters * (things - 1) * w
    return Concordance(w, chi_square, _chance(chi_square, things), raters, things)


def _chance(chi_square: float, things: int) -> float:
    """The chance of so large a statistic or a larger one, of raters who order at random."""
    from scipy.special import chdtrc

    return float(chdtrc(things - 1, chi_square))
