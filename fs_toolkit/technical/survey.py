"""Surveys: how many to ask, what share agrees and how surely, whether items belong together."""

from __future__ import annotations

from math import ceil, sqrt
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

FEWEST_ITEMS = 3
"""Alpha of two items is their correlation in disguise, of one item nothing."""
GOOD_ALPHA = 0.7
"""Common threshold of reliability (Nunnally, Psychometric Theory, 1978)."""
SMALLEST_GROUP = 30
"""A group of fewer is not reported on its own."""


class Interval(NamedTuple):
    """A mean with the half width of its interval."""

    mean: float
    margin: float


def critical_value(confidence: float) -> float:
    """Two-sided critical value of the normal distribution.

    Examples
    --------
    >>> round(critical_value(0.95), 2)
    1.96
    """
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must lie between 0 and 1, not {confidence:g}")
    return NormalDist().inv_cdf((1 + confidence) / 2)


def sample_size(
    population: float, margin: float, confidence: float = 0.95, share: float = 0.5
) -> int:
    r"""Answers needed to know a share within `margin`, for a finite population.

    .. math:: n_0 = z^2 p (1 - p) / e^2, \qquad n = n_0 / (1 + (n_0 - 1) / N)

    References
    ----------
    .. [1] W. G. Cochran, "Sampling Techniques," 3rd ed., Wiley, 1977, sections 4.3 and 4.4.

    Examples
    --------
    >>> sample_size(1_000, 0.05), sample_size(10_000_000, 0.05)
    (278, 385)
    """
    if population < 1:
        raise ValueError(f"a population must have at least one member, not {population:g}")
    if not 0 < margin < 1:
        raise ValueError(f"a margin must lie between 0 and 1, not {margin:g}")
    if not 0 < share < 1:
        raise ValueError(f"an expected share must lie between 0 and 1, not {share:g}")
    unlimited = critical_value(confidence) ** 2 * share * (1 - share) / margin**2
    needed = ceil(unlimited / (1 + (unlimited - 1) / population))
    return min(needed, ceil(population))


def invitations(answers: int, design_effect: float = 1.0, response: float = 1.0) -> int:
    """People to invite for so many answers, given clustering and refusals.

    Examples
    --------
    >>> invitations(385, design_effect=1.5, response=0.6)  # 577.5 / 0.6 = 962.5
    963
    """
    if design_effect < 1:
        raise ValueError(f"a design effect must be 1 or more, not {design_effect:g}")
    if not 0 < response <= 1:
        raise ValueError(f"a response rate must be above 0 and at most 1, not {response:g}")
    return ceil(answers * design_effect / response)


def top_two_share(values: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Share of answers of 4 or 5 on a scale of 1 to 5; NaN marks no answer.

    Examples
    --------
    >>> top_two_share([5, 4, 3, 1])
    0.5
    """
    answers = np.asarray(values, dtype=float)
    weight = np.ones(answers.shape) if weights is None else np.asarray(weights, dtype=float)
    known = ~np.isnan(answers)
    if not known.any():
        raise ValueError("a share needs at least one answer")
    if np.any((answers[known] < 1) | (answers[known] > 5)):
        raise ValueError("an answer must be from 1 to 5")
    return float(weight[known] @ (answers[known] >= 4) / weight[known].sum())


def margin_of_error(
    share: float,
    answers: int,
    population: float = float("inf"),
    confidence: float = 0.95,
    design_effect: float = 1.0,
) -> float:
    r"""Half width of the interval of a share, with the finite population correction.

    .. math:: z \sqrt{d \, \frac{p (1 - p)}{n} \, \frac{N - n}{N - 1}}

    Examples
    --------
    >>> round(margin_of_error(0.5, 400), 3)  # 1.96 x sqrt(0.25 / 400)
    0.049
    >>> margin_of_error(0.5, 400, population=400)  # everybody answered
    0.0
    """
    if not 0 <= share <= 1:
        raise ValueError(f"a share must be from 0 to 1, not {share:g}")
    if answers < 1 or answers > population:
        raise ValueError(f"{answers} answers of a population of {population:g} cannot be")
    left = 1.0 if population == float("inf") else _left_out(answers, population)
    variance = design_effect * share * (1 - share) / answers * left
    return critical_value(confidence) * sqrt(variance)


def _left_out(answers: int, population: float) -> float:
    """Finite population correction: 0 once everybody answered."""
    return 0.0 if population <= 1 else (population - answers) / (population - 1)


def cronbach_alpha(items: ArrayLike) -> float:
    r"""Consistency of k items answered by n people, shape (n, k): Cronbach's alpha.

    .. math:: \alpha = \frac{k}{k - 1} \left(1 - \frac{\sum s_i^2}{s_T^2}\right)

    References
    ----------
    .. [1] L. J. Cronbach, "Coefficient alpha and the internal structure of tests,"
       Psychometrika 16, 297-334, 1951.

    Examples
    --------
    >>> cronbach_alpha([[1, 1, 1], [3, 3, 3], [5, 5, 5]])  # items that agree wholly
    1.0
    """
    answers = np.asarray(items, dtype=float)
    if answers.ndim != 2 or answers.shape[1] < FEWEST_ITEMS:
        raise ValueError(f"alpha needs at least {FEWEST_ITEMS} items")
    complete = answers[~np.isnan(answers).any(axis=1)]
    if len(complete) < 2:
        raise ValueError("alpha needs at least two people who answered every item")
    k = answers.shape[1]
    total = complete.sum(axis=1).var(ddof=1)
    if total == 0:
        raise ValueError("alpha is not defined where everybody answered alike")
    return float(k / (k - 1) * (1 - complete.var(axis=0, ddof=1).sum() / total))


def mean_interval(values: ArrayLike, confidence: float = 0.95) -> Interval:
    """Mean of a count and the half width of its interval, by Student's t.

    Examples
    --------
    >>> interval = mean_interval([2, 3, 4])
    >>> interval.mean, round(interval.margin, 2)  # 4.303 x 1 / sqrt(3)
    (3.0, 2.48)
    """
    from scipy.stats import t

    counts = np.asarray(values, dtype=float)
    if counts.size < 2:
        raise ValueError(f"an interval needs at least two counts, not {counts.size}")
    critical_value(confidence)  # refuses a confidence that is no share
    spread = counts.std(ddof=1) / sqrt(counts.size)
    return Interval(
        float(counts.mean()), float(t.ppf((1 + confidence) / 2, counts.size - 1) * spread)
    )
