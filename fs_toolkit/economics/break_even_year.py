"""When the discounted flows have paid back: the year, and the shortest horizon that does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.discounting import net_present_value
from fs_toolkit.economics.engine.model import Evaluation, compile_model, evaluate_model
from fs_toolkit.economics.inputs import EconomicsInputs

LONGEST = 40
"""The longest horizon that is tried [years]."""
NEARLY = 1e-9
"""A cumulated flow below zero by less than this share of all flows is zero."""


@dataclass(frozen=True)
class BreakEvenYear:
    """When an option's cumulated discounted net flow is no longer negative."""

    first: int | None
    """The first year in which it is not negative after it was; the first of all if it never was;
    None if it never is."""
    lasting: int | None
    """The first year from which on it stays so; later than `first` where a renewal undoes it."""
    never_short: bool = False
    """Whether it is negative in no year at all."""


def break_even_year(years: Floats, cumulated: Floats) -> BreakEvenYear:
    """The year in which a cumulated flow comes back to zero.

    Parameters
    ----------
    years : ndarray, shape (T,)
        Calendar years.
    cumulated : ndarray, shape (T,)
        Discounted net flows added up from the first year on [money].

    Examples
    --------
    >>> break_even_year(np.arange(2016, 2021), np.array([-10, -4, 1, -2, 3]))
    BreakEvenYear(first=2018, lasting=2020, never_short=False)
    """
    negative = cumulated < -NEARLY * np.abs(np.diff(cumulated, prepend=0.0)).sum()
    if not negative.any():
        return BreakEvenYear(int(years[0]), int(years[0]), never_short=True)
    begun = int(np.argmax(negative))
    back = begun + np.flatnonzero(~negative[begun:])
    if not back.size:
        return BreakEvenYear(None, None)
    last = int(np.flatnonzero(negative)[-1])
    lasting = int(years[last + 1]) if last + 1 < years.size else None
    return BreakEvenYear(int(years[back[0]]), lasting)


def cumulated(evaluation: Evaluation, option: str) -> Floats:
    """An option's discounted net flows over the baseline, added up, shape (T,) [money]."""
    net = evaluation.increment(option).net
    timing = evaluation.model.settings.timing
    factors = net_present_value(evaluation.rate, np.eye(net.size), timing)
    return np.asarray(np.cumsum(net * factors))


def break_even_years(evaluation: Evaluation) -> Mapping[str, BreakEvenYear]:
    """By option: when it has paid back within the study's own horizon."""
    years = evaluation.model.years
    return {
        option.id: break_even_year(years, cumulated(evaluation, option.id))
        for option in evaluation.model.alternatives
    }


def basis_over(basis: Basis, years: int) -> Basis:
    """The same basis over another number of years from the same first year."""
    settings = basis.settings.model_copy(update={"years": years})
    return basis.redefined(settings, basis.quantities)


def evaluation_over(
    inputs: EconomicsInputs, basis: Basis, years: int, option: str | None = None
) -> Evaluation:
    """The base case of a study over another number of years, of one option or of all."""
    model = compile_model(inputs, basis_over(basis, years))
    return evaluate_model(model, only=None if option is None else (option,))


def shortest_horizon(inputs: EconomicsInputs, basis: Basis, option: str) -> int | None:
    """The smallest number of years over which an option's net present value is not negative.

    Years in which nothing has been spent yet do not count. None where no horizon up to 40
    years does it, however the flows go on.

    Notes
    -----
    What is spent and gained in a year does not depend on the horizon, but for what is left at
    its end. Without any such residual value the flows over the longest horizon, added up,
    therefore give the result of every shorter one; with one each horizon is evaluated.
    """
    longest = evaluation_over(inputs, basis, LONGEST, option)
    growing = cumulated(longest, option)
    spent = np.cumsum(np.abs(longest.increment(option).costs)) > 0
    slack = NEARLY * np.abs(np.diff(growing, prepend=0.0)).sum()
    left = [each for each in longest.lines[option] if each.line.residual]
    if left:
        # No residual value is more than what was paid: other horizons cannot do it.
        paid = np.cumsum(sum((np.abs(each.economic) for each in left), np.zeros_like(growing)))
        for years in np.flatnonzero(spent & (growing + paid >= -slack)) + 1:
            case = evaluation_over(inputs, basis, int(years), option)
            if cumulated(case, option)[-1] >= -slack:
                return int(years)
        return None
    fine = np.flatnonzero(spent & (growing >= -slack))
    return int(fine[0]) + 1 if fine.size else None
