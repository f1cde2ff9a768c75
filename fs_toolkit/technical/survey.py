"""Surveys: how many to ask, what share agrees and how surely, whether items belong together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, sqrt
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.numeric import Floats

FEWEST_ITEMS = 3
"""Alpha of two items is their correlation in disguise, of one item nothing."""
GOOD_ALPHA = 0.7
"""Common threshold of reliability (Nunnally, Psychometric Theory, 1978)."""
SMALLEST_GROUP = 30
"""A group of fewer is not reported on its own."""


STEPS = (1, 2, 3, 4, 5)
"""The steps of a scale of agreement."""


class Interval(NamedTuple):
    """A mean with the half width of its interval."""

    mean: float
    margin: float


class Spread(NamedTuple):
    """A mean and the standard deviation around it."""

    mean: float
    deviation: float
    """NaN where there is one answer only."""


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


def mean_and_spread(values: ArrayLike, weights: ArrayLike | None = None) -> Spread:
    """Weighted mean and standard deviation of answers; NaN marks no answer.

    Weights say how many people each stands for, so that the spread is that of the people:
    the squares are divided by the weights' sum less its mean, n - 1 where all are 1.

    Examples
    --------
    >>> mean_and_spread([2, 3, 4])
    Spread(mean=3.0, deviation=1.0)
    """
    answers, weight = _known(values, weights)
    mean = float(weight @ answers / weight.sum())
    if answers.size < 2:
        return Spread(mean, float("nan"))
    freedom = weight.sum() * (answers.size - 1) / answers.size
    return Spread(mean, float(sqrt(weight @ (answers - mean) ** 2 / freedom)))


def likert_shares(
    values: ArrayLike, weights: ArrayLike | None = None, steps: Sequence[int] = STEPS
) -> tuple[float, ...]:
    """Share of each step of the scale among the answers; they add to 1.

    Examples
    --------
    >>> likert_shares([5, 4, 4, 1])
    (0.25, 0.0, 0.0, 0.5, 0.25)
    """
    answers, weight = _known(values, weights)
    if not np.isin(answers, steps).all():
        raise ValueError(f"an answer must be one of {', '.join(map(str, steps))}")
    return tuple(float(weight[answers == step].sum() / weight.sum()) for step in steps)


def stratum_weights(strata: Sequence[str], populations: Mapping[str, float]) -> Floats:
    r"""Weight of each person by stratum, normalised to a mean of 1.

    .. math:: w_h = \frac{N_h}{n_h}, \qquad \text{then divided by its mean over the people}

    Parameters
    ----------
    strata : sequence of str, shape (n,)
        The stratum that each person who answered belongs to.
    populations : mapping of stratum to float
        People in each stratum. [person]

    Raises
    ------
    ValueError
        If a person's stratum has no population, or one that is not above 0.

    References
    ----------
    .. [1] W. G. Cochran, "Sampling Techniques," 3rd ed., Wiley, 1977, section 5.3.

    Examples
    --------
    >>> stratum_weights(["town", "town", "town", "land"], {"town": 600, "land": 200})
    array([1., 1., 1., 1.])
    >>> stratum_weights(["town", "land", "land"], {"town": 600, "land": 300})  # 600, 150, 150
    array([2. , 0.5, 0.5])
    """
    for name in dict.fromkeys(strata):
        if name not in populations:
            raise ValueError(f"nothing says how many people the stratum {name!r} has")
        if not populations[name] > 0:
            raise ValueError(f"the stratum {name!r} must have people, not {populations[name]:g}")
    answered = {name: strata.count(name) for name in dict.fromkeys(strata)}
    weights = np.array([populations[name] / answered[name] for name in strata], dtype=float)
    return np.asarray(weights / weights.mean())


def weighting_effect(weights: ArrayLike) -> float:
    r"""Loss of precision through unequal weights: Kish's design effect, 1 where all are equal.

    .. math:: d_w = \frac{n \sum w_i^2}{(\sum w_i)^2} = \frac{n}{n_{\mathrm{eff}}}

    References
    ----------
    .. [1] L. Kish, "Survey Sampling," Wiley, 1965, section 11.7.

    Examples
    --------
    >>> weighting_effect([2, 0.5, 0.5])  # 3 x 4.5 / 9
    1.5
    """
    weight = np.asarray(weights, dtype=float)
    if weight.size == 0 or np.any(~(weight > 0)):
        raise ValueError("weights must be above 0, and there must be one at least")
    return float(weight.size * (weight**2).sum() / weight.sum() ** 2)


def effective_size(weights: ArrayLike) -> float:
    """Answers of equal weight that would tell as much: Kish's effective sample size.

    Examples
    --------
    >>> effective_size([2, 0.5, 0.5])  # 9 / 4.5
    2.0
    """
    return np.asarray(weights).size / weighting_effect(weights)


def margin_of_difference(one: float, other: float) -> float:
    """Half width of the interval of a difference of two groups drawn apart.

    Examples
    --------
    >>> margin_of_difference(0.03, 0.04)
    0.05
    """
    return float(np.hypot(one, other))


def _known(values: ArrayLike, weights: ArrayLike | None) -> tuple[Floats, Floats]:
    """The answers given, and their weights."""
    answers = np.asarray(values, dtype=float)
    weight = np.ones(answers.shape) if weights is None else np.asarray(weights, dtype=float)
    known = ~np.isnan(answers)
    if not known.any():
        raise ValueError("there is no answer")
    return answers[known], weight[known]


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
