r"""Sobol indices: how much of a result's variance each input brings, alone and with the others.

With two independent samples A and B, and A with its column i taken from B,

.. math:: S_i = \frac{\frac1N \sum_j f(B)_j (f(A_B^{(i)})_j - f(A)_j)}{V}, \qquad
          T_i = \frac{\frac1{2N} \sum_j (f(A)_j - f(A_B^{(i)})_j)^2}{V}

estimate the first-order and the total index; V is the variance of f over A and B together, and
f is centred first, which lowers the error of the first.

References
----------
.. [1] A. Saltelli, P. Annoni, I. Azzini, F. Campolongo, M. Ratto, S. Tarantola, "Variance based
   sensitivity analysis of model output," Computer Physics Communications 181, 2010, 259-270.
.. [2] M. J. W. Jansen, "Analysis of variance designs for model output," Computer Physics
   Communications 117, 1999, pp. 35-43.
.. [3] B. Efron, R. Tibshirani, "An Introduction to the Bootstrap," Chapman & Hall, 1993, ch. 6.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.arrays import as_numbers
from fs_toolkit.core.numeric import Floats

RESAMPLES = 100
NORMAL_95 = 1.959963984540054
"""Standard deviations on either side of the middle that hold 95 % of a normal distribution."""


@dataclass(frozen=True, eq=False)
class SobolIndices:
    """Indices of K inputs, shape (K,) each."""

    first: Floats
    """Share of the variance that an input brings by itself."""
    total: Floats
    """Share that is left once all others are known."""
    first_error: Floats
    """Half the width of the 95 % interval."""
    total_error: Floats
    """Half the width of the 95 % interval."""
    variance: float
    """Of the result."""


def sobol_indices(
    a: ArrayLike,
    b: ArrayLike,
    mixed: ArrayLike,
    generator: np.random.Generator,
    resamples: int = RESAMPLES,
) -> SobolIndices:
    """First-order and total indices with intervals.

    Parameters
    ----------
    a, b : array_like, shape (N,)
        The result on two independent samples.
    mixed : array_like, shape (K, N)
        The result on the first sample, input k taken from the second.
    generator : numpy.random.Generator
        Draws the resamples of the intervals.
    resamples : int
        How many; the interval is 1.96 standard deviations of the index over them [3]_.

    Raises
    ------
    ValueError
        If the shapes do not fit, or there are fewer than two draws.

    Notes
    -----
    A result that does not vary has indices of zero.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> x, y = rng.random((2, 4096)), rng.random((2, 4096))
    >>> f = lambda p, q: 2 * p + q
    >>> found = sobol_indices(f(*x), f(*y), [f(y[0], x[1]), f(x[0], y[1])], rng)
    >>> found.total.round(1).tolist()
    [0.8, 0.2]
    """
    one, other, both = as_numbers(a, "a"), as_numbers(b, "b"), as_numbers(mixed, "mixed")
    if one.ndim != 1 or one.shape != other.shape or both.ndim != 2 or both.shape[1:] != one.shape:
        raise ValueError(
            f"a {one.shape} and b {other.shape} must be of one length, mixed {both.shape} of that "
            "length for each input"
        )
    count, inputs = one.size, both.shape[0]
    if count < 2:
        raise ValueError("at least two draws are needed")
    centre = (one.sum() + other.sum() + both.sum()) / (count * (inputs + 2))
    one, other, both = one - centre, other - centre, both - centre
    moved = both - one
    columns = np.concatenate([other * moved, moved**2 / 2, [one + other, one**2 + other**2]])
    first, total, variance = _of(columns.mean(axis=1), inputs)
    if variance == 0:
        nothing = np.zeros(inputs)
        return SobolIndices(nothing, nothing, nothing, nothing, 0.0)
    again = np.empty((2, resamples, inputs))
    times = np.empty((resamples, count))
    for row in times:
        row[:] = np.bincount(generator.integers(0, count, count, dtype=np.int32), minlength=count)
    for number, means in enumerate(times @ columns.T / count):
        again[0, number], again[1, number], _ = _of(means, inputs)
    deviations = again.std(axis=1, ddof=1) if resamples > 1 else np.zeros((2, inputs))
    errors = NORMAL_95 * deviations
    return SobolIndices(first, total, errors[0], errors[1], variance)


def _of(means: Floats, inputs: int) -> tuple[Floats, Floats, float]:
    """Indices from the means of products, of squares, of sums and of their squares."""
    variance = means[-1] / 2 - (means[-2] / 2) ** 2
    if variance <= 0:
        return np.zeros(inputs), np.zeros(inputs), 0.0
    return means[:inputs] / variance, means[inputs : 2 * inputs] / variance, float(variance)
