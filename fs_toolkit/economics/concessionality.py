"""Concessionality: how much of a loan is a gift, by a named discount rate."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.arrays import as_numbers, check_fit, plain
from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.discounting import net_present_value
from fs_toolkit.economics.flows import as_flows, as_rate


def grant_element(
    face: ArrayLike, flows: ArrayLike, discount_rate: ArrayLike, periods_per_year: ArrayLike = 1
) -> Floats:
    r"""Share of a loan's face value that its debt service does not give back.

    .. math:: GE = 1 - \frac{1}{L} \sum_k D_k / (1 + d)^{k/m}

    The yearly discount rate d is compounded: a period's is :math:`(1+d)^{1/m} - 1`, as in
    the technical note of the OECD's Development Assistance Committee, and not d/m.

    Parameters
    ----------
    face : array_like, shape (...)
        Face value L, above 0; of a loan drawn in parts, the present value of its
        draws by the same discount rate. [money]
    flows : array_like, shape (..., N + 1)
        Debt service D: position 0 on the day of disbursement (a fee, or 0), position k
        k periods later; never negative. `LoanSchedule.debt_service` is one. [money]
    discount_rate : array_like, shape (...)
        Yearly rate of the test that is applied, above -1. [1/year]
    periods_per_year : array_like, shape (...)
        Payments a year m: 2 for half-yearly debt service. [1/year]

    Returns
    -------
    ndarray, shape (...)
        Grant element: 1 for a grant, 0 for a loan at the discount rate, below 0 for a
        dearer one. [-]

    Raises
    ------
    ValueError
        If the face value is 0 or less, debt service is negative, a rate is -1 or less,
        periods a year are 0 or less, or the shapes do not fit.

    References
    ----------
    .. [1] OECD Development Assistance Committee, "Technical note on the calculation of
       the grant element," Paris.
    .. [2] International Monetary Fund, "Calculating the grant element": 5 % a year.

    Examples
    --------
    >>> float(grant_element(100, [0, 0, 55], 0.10, periods_per_year=2))  # 55 / 1.1 after a year
    0.5
    """
    lent, per_year = as_numbers(face, "face"), as_numbers(periods_per_year, "periods_per_year")
    service, yearly = as_flows(flows), as_rate(discount_rate, "discount_rate")
    if np.any(lent <= 0):
        raise ValueError(f"face must be above 0, not {lent.min():g}")
    if np.any(per_year <= 0):
        raise ValueError(f"periods_per_year must be above 0, not {per_year.min():g}")
    if np.any(service < 0):
        raise ValueError(f"debt service must not be negative: {service.min():g} in flows")
    check_fit({"discount_rate": yearly.shape, "periods_per_year": per_year.shape})
    value = net_present_value((1 + yearly) ** (1 / per_year) - 1, service)
    check_fit({"face": lent.shape, "flows": np.shape(value)})
    return plain(np.asarray(1 - value / lent))
