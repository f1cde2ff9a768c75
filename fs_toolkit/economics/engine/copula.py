r"""Quantities that move together: a Gaussian copula over their shares.

The rank correlation :math:`\rho` of two quantities is that of normal scores whose correlation is
:math:`r = 2 \sin(\pi \rho / 6)` [1]_. A matrix that no quantities can have is moved to the nearest
one that they can [2]_ if that changes no correlation much, and refused otherwise.

References
----------
.. [1] K. Pearson, "On further methods of determining correlation," Drapers' Company Research
   Memoirs, Biometric Series IV, 1907.
.. [2] N. J. Higham, "Computing the nearest correlation matrix," IMA Journal of Numerical
   Analysis 22, 2002, pp. 329-343.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.numeric import Floats

SMALL_REPAIR = 0.05
"""The most that a correlation may be changed to make the matrix possible."""
SMALLEST_EIGENVALUE = 1e-10
ROUNDS = 1000


class ImpossibleCorrelations(ValueError):
    """Correlations that cannot hold together."""


@dataclass(frozen=True, eq=False)
class Copula:
    """How some quantities move together."""

    quantities: tuple[str, ...]
    correlations: Floats
    """Of their normal scores, shape (K, K)."""
    repaired_by: float
    """The most that a rank correlation was changed; 0 where the matrix was possible as it was."""

    def together(self, shares: Mapping[str, Floats]) -> dict[str, Floats]:
        """Shares that move together, from independent ones; each as evenly spread as before.

        Parameters
        ----------
        shares : mapping
            In (0, 1), shape (N,) for each quantity.
        """
        from scipy.special import ndtr, ndtri

        lower = np.linalg.cholesky(self.correlations)
        scores = [ndtri(shares[id]) for id in self.quantities]
        found = {}
        for row, id in enumerate(self.quantities):
            moved = sum(
                (lower[row, column] * scores[column] for column in range(row + 1)),
                np.zeros_like(scores[0]),
            )
            found[id] = np.clip(ndtr(moved), 2.0**-53, 1 - 2.0**-53)
        return found


def copula(pairs: Sequence[tuple[str, str, float]]) -> Copula | None:
    """The copula of pairs of quantities with their rank correlations; None without pairs.

    Raises
    ------
    ImpossibleCorrelations
        If no quantities can have them, and the nearest possible ones are not near.

    Examples
    --------
    >>> found = copula([("wage", "price", 0.5)])
    >>> found.quantities, found.correlations.round(4).tolist()
    (('price', 'wage'), [[1.0, 0.5176], [0.5176, 1.0]])
    """
    pairs = [pair for pair in pairs if pair[0] != pair[1]]
    if not pairs:
        return None
    ids = tuple(sorted({id for a, b, _ in pairs for id in (a, b)}))
    place = {id: k for k, id in enumerate(ids)}
    ranks = np.eye(len(ids))
    for a, b, rho in pairs:
        if not -1 < rho < 1:
            raise ImpossibleCorrelations(
                f"{a} and {b} are correlated by {rho:g}: make one a formula of the other"
            )
        ranks[place[a], place[b]] = ranks[place[b], place[a]] = rho
    scores = 2 * np.sin(math.pi * ranks / 6)
    np.fill_diagonal(scores, 1.0)
    if np.linalg.eigvalsh(scores)[0] > SMALLEST_EIGENVALUE:
        return Copula(ids, scores, 0.0)
    possible = nearest_correlations(scores)
    changes = np.abs(6 / math.pi * np.arcsin(possible / 2) - ranks)
    if changes.max() > SMALL_REPAIR:
        k, j = np.unravel_index(int(changes.argmax()), changes.shape)
        raise ImpossibleCorrelations(
            f"these correlations cannot hold together; the nearest that can would change that of "
            f"{ids[int(k)]} and {ids[int(j)]} by {changes.max():.2g}"
        )
    return Copula(ids, possible, float(changes.max()))


def nearest_correlations(matrix: Floats) -> Floats:
    """The nearest correlation matrix to a symmetric one with ones on its diagonal [2]_.

    Alternating projections with Dykstra's correction, then an eigenvalue floor.
    """
    found, correction = matrix.copy(), np.zeros_like(matrix)
    for _ in range(ROUNDS):
        before = found
        shifted = found - correction
        values, vectors = np.linalg.eigh(shifted)
        projected = (vectors * np.maximum(values, SMALLEST_EIGENVALUE)) @ vectors.T
        correction = projected - shifted
        found = projected.copy()
        np.fill_diagonal(found, 1.0)
        if np.abs(found - before).max() < 1e-12:
            break
    values, vectors = np.linalg.eigh(found)
    safe = (vectors * np.maximum(values, 1e-8)) @ vectors.T
    size = np.sqrt(np.diag(safe))
    return np.asarray(safe / np.outer(size, size))
