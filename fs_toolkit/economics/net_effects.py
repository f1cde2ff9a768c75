"""From gross to net: what would have happened anyway, what costs more than planned, what is likely."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.arrays import as_numbers, check_fit, plain
from fs_toolkit.core.numeric import Floats


def additionality(
    deadweight: ArrayLike,
    displacement: ArrayLike = 0.0,
    leakage: ArrayLike = 0.0,
    substitution: ArrayLike = 0.0,
    multiplier: ArrayLike = 1.0,
) -> Floats:
    r"""Share of a gross effect that a project adds.

    .. math:: (1 - d) (1 - p) (1 - l) (1 - s) m

    Parameters
    ----------
    deadweight : array_like, shape (...)
        d, share that would have come without the project, 0 to 1. [-]
    displacement : array_like, shape (...)
        p, share that is taken from elsewhere in the city, 0 to 1. [-]
    leakage : array_like, shape (...)
        l, share that goes to people outside the group the project is for, 0 to 1. [-]
    substitution : array_like, shape (...)
        s, share that only replaces what the same people did before, 0 to 1. [-]
    multiplier : array_like, shape (...)
        m, effects that follow; 1 in an appraisal of society, where demand is only moved. [-]

    Returns
    -------
    ndarray, shape (...)
        Net over gross; leading dimensions broadcast. [-]

    Raises
    ------
    ValueError
        If a share lies outside 0 to 1, the multiplier is negative, or shapes do not fit.

    References
    ----------
    .. [1] English Partnerships, "Additionality Guide," 2008 (the factors as they are usually
       multiplied).

    Examples
    --------
    >>> round(float(additionality(0.35, 0.40, 0.20, 0.05)), 4)
    0.2964
    """
    parts = {
        name: _shares(given, name)
        for name, given in (
            ("deadweight", deadweight),
            ("displacement", displacement),
            ("leakage", leakage),
            ("substitution", substitution),
        )
    }
    more = as_numbers(multiplier, "multiplier")
    if np.any(more < 0):
        raise ValueError(f"multiplier must be 0 or more, not {np.min(more):g}")
    check_fit({**{name: each.shape for name, each in parts.items()}, "multiplier": more.shape})
    net = more
    for each in parts.values():
        net = net * (1 - each)
    return plain(np.asarray(net))


def optimism_bias_uplift(upper_bound: ArrayLike, managed: ArrayLike) -> Floats:
    r"""Share added to a base estimate because such projects cost more than planned.

    .. math:: U (1 - m)

    It goes on the base estimate, before a contingency, and is a line of its own.

    Parameters
    ----------
    upper_bound : array_like, shape (...)
        U, uplift of the reference class before anything is managed, 0 or more. [-]
    managed : array_like, shape (...)
        m, share of its causes that are under control, 0 to 1. [-]

    Returns
    -------
    ndarray, shape (...)
        Share of the base estimate; leading dimensions broadcast. [-]

    Raises
    ------
    ValueError
        If the bound is negative, the managed share lies outside 0 to 1, or shapes do not fit.

    References
    ----------
    .. [1] Mott MacDonald, "Review of Large Public Procurement in the UK," HM Treasury, 2002.

    Examples
    --------
    An upper bound of 51 %, 92 % of it managed when the contract is awarded.

    >>> round(float(optimism_bias_uplift(0.51, 0.92)), 4)
    0.0408
    """
    bound, share = as_numbers(upper_bound, "upper_bound"), _shares(managed, "managed")
    if np.any(bound < 0):
        raise ValueError(f"upper_bound must be 0 or more, not {np.min(bound):g}")
    check_fit({"upper_bound": bound.shape, "managed": share.shape})
    return plain(np.asarray(bound * (1 - share)))


def expected_value(outcomes: ArrayLike, probabilities: ArrayLike) -> Floats:
    r"""Mean of outcomes, each weighed with its probability.

    .. math:: \sum_i p_i x_i

    Parameters
    ----------
    outcomes, probabilities : array_like, shape (..., N)
        What may happen, such as a net present value, and how likely each is. [any], [-]

    Returns
    -------
    ndarray, shape (...)
        In the unit of the outcomes; leading dimensions broadcast.

    Raises
    ------
    ValueError
        If a probability lies outside 0 to 1, they do not add up to 1, or the outcomes are
        not as many.

    Examples
    --------
    >>> float(expected_value([20, -80], [0.7, 0.3]))
    -10.0
    """
    values, chances = as_numbers(outcomes, "outcomes"), _shares(probabilities, "probabilities")
    if values.ndim == 0 or chances.ndim == 0 or values.shape[-1] != chances.shape[-1]:
        raise ValueError("outcomes and probabilities must be as many along the last axis")
    total = np.sum(chances, axis=-1)
    if not np.allclose(total, 1.0):
        raise ValueError(f"probabilities must add up to 1, not {np.min(total):g}")
    return plain(np.asarray(np.sum(values * chances, axis=-1)))


def _shares(given: ArrayLike, name: str) -> Floats:
    found = as_numbers(given, name)
    if np.any((found < 0) | (found > 1)):
        wrong = found[(found < 0) | (found > 1)].ravel()[0] if found.ndim else float(found)
        raise ValueError(f"{name} must lie between 0 and 1 (a share, not per cent), not {wrong:g}")
    return found
