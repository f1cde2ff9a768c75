"""The verdict: what the numbers and the tests give, by a rule that is printed beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

Word = Literal["feasible", "conditional", "marginal", "not_feasible"]

NEARLY = 0.9
"""Benefit-cost ratio from which a project that does not pay is called marginal; the toolkit's own."""


def verdict(
    npv: float,
    npv_at_high_rate: float,
    bcr: float | None,
    switches_in_range: bool,
    scores: Iterable[int],
) -> Word:
    """The word that the results earn.

    A test that fails stops the project. It is feasible if it pays at the base and at the
    high discount rate and no test is conditional; conditional if it pays at the base rate
    only, or a test is. If it does not pay it is marginal where benefits reach nine tenths of
    the costs and at least one quantity would make it pay within its own range; else it is
    not feasible.

    Parameters
    ----------
    npv, npv_at_high_rate : float
        Economic net present value at the base and at the high discount rate. [money]
    bcr : float or None
        Benefit-cost ratio.
    switches_in_range : bool
        Whether a quantity has its switching value within its range.
    scores : iterable of int
        The tests of feasibility, 0 to 4.

    Examples
    --------
    >>> verdict(-127, -197, 0.94, True, [2, 3])
    'marginal'
    >>> verdict(50, 20, 1.2, True, [2, 0])
    'not_feasible'
    """
    scores = tuple(scores)
    if 0 in scores:
        return "not_feasible"
    if npv > 0:
        return "feasible" if npv_at_high_rate > 0 and 1 not in scores else "conditional"
    if bcr is not None and bcr >= NEARLY and switches_in_range:
        return "marginal"
    return "not_feasible"
