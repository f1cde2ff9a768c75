"""Whether groups differ in what they answered: chi-square, Fisher, Mann-Whitney, Kruskal-Wallis, Holm.

All are unweighted: they ask whether the people who answered differ, not how far apart the
populations are. SciPy gives statistics and p-values; the effect sizes and the rules when a
test may be used stand here.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.numeric import Floats

FEWEST_EXPECTED = 5.0
"""Expected count that four fifths of the cells must reach (Cochran 1954)."""
SHARE_OF_CELLS = 0.2
"""Share of cells that may stay below it; none may stay below 1."""

Kind = Literal["chi_square", "fisher", "mann_whitney", "kruskal_wallis"]
Effect = Literal["cramers_v", "rank_biserial", "epsilon_squared"]


class GroupDifference(NamedTuple):
    """A test of whether groups differ, and how much."""

    kind: Kind
    statistic: float
    """Chi-square, U of the first group, H; the odds ratio for Fisher's exact test."""
    freedom: int
    """Degrees of freedom; 0 where the test has none."""
    p: float
    effect: float
    """Size of the difference, 0 none to 1 whole (-1 to 1 for the rank-biserial correlation)."""
    effect_kind: Effect


def association(table: ArrayLike) -> GroupDifference:
    r"""Whether rows and columns of a table of counts hang together.

    Pearson's chi-square without Yates' correction; Fisher's exact test for a table of two by
    two whose expected counts are too small. Effect is Cramér's V.

    .. math:: V = \sqrt{\frac{\chi^2}{n \, (\min(r, c) - 1)}}

    Raises
    ------
    ValueError
        If a row or a column is empty, there are fewer than two, or more than a fifth of the
        expected counts of a larger table stay below 5, or one below 1.

    References
    ----------
    .. [1] W. G. Cochran, "Some methods for strengthening the common chi-square tests,"
       Biometrics 10, 417-451, 1954.
    .. [2] H. Cramér, "Mathematical Methods of Statistics," Princeton, 1946, section 21.9.

    Examples
    --------
    >>> found = association([[30, 20], [20, 30]])  # 4 x 5^2 / 25
    >>> found.kind, found.statistic, round(found.effect, 2)
    ('chi_square', 4.0, 0.2)
    """
    from scipy import stats

    counts = np.asarray(table, dtype=float)
    if counts.ndim != 2 or min(counts.shape) < 2:
        raise ValueError("an association needs two groups and two kinds of answer at least")
    if (counts.sum(axis=0) == 0).any() or (counts.sum(axis=1) == 0).any():
        raise ValueError("a group or a kind of answer is empty")
    statistic, p, freedom, expected = stats.chi2_contingency(counts, correction=False)
    effect = sqrt(statistic / (counts.sum() * (min(counts.shape) - 1)))
    if expected_counts_suffice(expected):
        return GroupDifference(
            "chi_square", float(statistic), int(freedom), float(p), effect, "cramers_v"
        )
    if counts.shape != (2, 2):
        raise ValueError("too few are expected in too many cells; join groups or answers")
    ratio, exact = stats.fisher_exact(counts.astype(int))
    return GroupDifference("fisher", float(ratio), 0, float(exact), effect, "cramers_v")


def expected_counts_suffice(expected: ArrayLike) -> bool:
    """Cochran's rule: at most a fifth of the expected counts below 5, none below 1.

    Examples
    --------
    >>> expected_counts_suffice([[5, 5], [4, 9]]), expected_counts_suffice([[5] * 5, [4, 9, 9, 9, 9]])
    (False, True)
    """
    counts = np.asarray(expected, dtype=float)
    few = float((counts < FEWEST_EXPECTED).mean())
    return bool(few <= SHARE_OF_CELLS and counts.min() >= 1)


def rank_difference(groups: Sequence[ArrayLike]) -> GroupDifference:
    r"""Whether one group tends to answer higher than another, by ranks; ties share their rank.

    Mann and Whitney's U for two groups (normal approximation with correction for ties and for
    continuity), Kruskal and Wallis' H for more. Effect is the rank-biserial correlation, the
    share of pairs in which the first group is higher less the share in which it is lower; for
    more groups epsilon squared.

    .. math:: r = \frac{2U}{n_1 n_2} - 1, \qquad \varepsilon^2 = \frac{H}{n - 1}

    Raises
    ------
    ValueError
        If there are fewer than two groups, one is empty, or all answers are alike.

    References
    ----------
    .. [1] H. B. Mann and D. R. Whitney, Annals of Mathematical Statistics 18, 50-60, 1947.
    .. [2] W. H. Kruskal and W. A. Wallis, JASA 47, 583-621, 1952.
    .. [3] D. S. Kerby, "The simple difference formula," Comprehensive Psychology 3, 2014.

    Examples
    --------
    >>> found = rank_difference([[4, 5, 5], [1, 2, 2]])  # every one of the first is higher
    >>> found.kind, found.statistic, found.effect
    ('mann_whitney', 9.0, 1.0)
    """
    from scipy import stats

    known = [each[~np.isnan(each)] for each in (np.asarray(group, float) for group in groups)]
    if len(known) < 2:
        raise ValueError("a difference needs two groups at least")
    if any(each.size == 0 for each in known):
        raise ValueError("a group has no answers")
    everything = np.concatenate(known)
    if (everything == everything[0]).all():
        raise ValueError("everybody answered alike, so no ranks can be told apart")
    if len(known) == 2:
        u, p = stats.mannwhitneyu(*known, alternative="two-sided", method="asymptotic")
        effect = 2 * float(u) / (known[0].size * known[1].size) - 1
        return GroupDifference("mann_whitney", float(u), 0, float(p), effect, "rank_biserial")
    h, p = stats.kruskal(*known)
    effect = float(h) / (everything.size - 1)
    return GroupDifference(
        "kruskal_wallis", float(h), len(known) - 1, float(p), effect, "epsilon_squared"
    )


def holm(p_values: ArrayLike) -> Floats:
    r"""P-values after Holm's correction for testing several items, in their order.

    The smallest is multiplied by m, the next by m - 1 and so on; none falls below the one
    before it, none exceeds 1.

    References
    ----------
    .. [1] S. Holm, "A simple sequentially rejective multiple test procedure,"
       Scandinavian Journal of Statistics 6, 65-70, 1979.

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03]).round(4)  # 3 x 0.01, then 2 x 0.03, then 0.04 but not below
    array([0.03, 0.06, 0.06])
    """
    p = np.asarray(p_values, dtype=float)
    if p.ndim != 1 or np.any(~((p >= 0) & (p <= 1))):
        raise ValueError("p-values must be a list of numbers from 0 to 1")
    order = np.argsort(p, kind="stable")
    stepped = np.maximum.accumulate((p.size - np.arange(p.size)) * p[order])
    adjusted = np.empty(p.size)
    adjusted[order] = np.minimum(stepped, 1)
    return adjusted
