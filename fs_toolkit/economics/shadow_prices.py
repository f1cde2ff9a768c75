"""Shadow prices: factors that turn market prices into economic ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.arrays import as_numbers, check_fit, plain
from fs_toolkit.core.numeric import Floats


def standard_conversion_factor(
    imports: ArrayLike, exports: ArrayLike, import_taxes: ArrayLike, export_taxes: ArrayLike
) -> Floats:
    r"""Economic value of goods for one unit of their price at home.

    .. math:: SCF = \frac{M + X}{(M + T_m) + (X - T_x)}

    Below 1 where trade is taxed. Its inverse is the shadow exchange rate factor, which is
    then above 1; the two are often confused in print.

    Parameters
    ----------
    imports, exports : array_like, shape (...)
        M at cost, insurance and freight; X free on board. [money]
    import_taxes, export_taxes : array_like, shape (...)
        T_m and T_x, net of subsidies. [money]

    Returns
    -------
    ndarray, shape (...)
        Factor; leading dimensions broadcast. [-]

    Raises
    ------
    ValueError
        If trade or trade at home prices is 0 or less, or shapes do not fit.

    References
    ----------
    .. [1] European Commission, "Guide to Cost-Benefit Analysis of Investment Projects," 2008.

    Examples
    --------
    >>> float(standard_conversion_factor(2000, 1500, 900, 25))
    0.8
    """
    given = {
        "imports": as_numbers(imports, "imports"),
        "exports": as_numbers(exports, "exports"),
        "import_taxes": as_numbers(import_taxes, "import_taxes"),
        "export_taxes": as_numbers(export_taxes, "export_taxes"),
    }
    check_fit({name: each.shape for name, each in given.items()})
    border = given["imports"] + given["exports"]
    home = border + given["import_taxes"] - given["export_taxes"]
    if np.any(border <= 0) or np.any(home <= 0):
        raise ValueError("imports and exports, with and without taxes, must come to more than 0")
    return plain(np.asarray(border / home))


def shadow_exchange_rate_factor(
    imports: ArrayLike, exports: ArrayLike, import_taxes: ArrayLike, export_taxes: ArrayLike
) -> Floats:
    """Economic value of foreign exchange for one unit at the official rate: 1 / SCF.

    Parameters and errors are those of `standard_conversion_factor`.

    Examples
    --------
    >>> float(shadow_exchange_rate_factor(2000, 1500, 900, 25))
    1.25
    """
    factor = standard_conversion_factor(imports, exports, import_taxes, export_taxes)
    return plain(np.asarray(1.0 / np.asarray(factor)))


def shadow_wage_factor(unemployment: ArrayLike, tax_rate: ArrayLike) -> Floats:
    r"""Economic cost of labour for one unit of its wage, where people look for work.

    .. math:: (1 - u) (1 - t)

    Parameters
    ----------
    unemployment, tax_rate : array_like, shape (...)
        u, rate of unemployment where people are hired; t, taxes and contributions on the
        wage; each 0 to 1. [-]

    Returns
    -------
    ndarray, shape (...)
        Factor; leading dimensions broadcast. [-]

    Raises
    ------
    ValueError
        If a rate lies outside 0 to 1, or shapes do not fit.

    References
    ----------
    .. [1] European Commission, "Guide to Cost-Benefit Analysis of Investment Projects," 2014,
       annex on the shadow wage.

    Examples
    --------
    >>> round(float(shadow_wage_factor(0.12, 0.32)), 4)
    0.5984
    """
    without, taxed = as_numbers(unemployment, "unemployment"), as_numbers(tax_rate, "tax_rate")
    for name, each in (("unemployment", without), ("tax_rate", taxed)):
        if np.any((each < 0) | (each > 1)):
            raise ValueError(f"{name} must lie between 0 and 1 (a share, not per cent)")
    check_fit({"unemployment": without.shape, "tax_rate": taxed.shape})
    return plain(np.asarray((1 - without) * (1 - taxed)))


def economic_value(
    amounts: ArrayLike, factors: ArrayLike = 1.0, transfers: ArrayLike = 0.0
) -> Floats:
    r"""Value to society of what is paid at market prices.

    .. math:: A (1 - s) f

    Parameters
    ----------
    amounts : array_like, shape (...)
        A, at market prices. [money]
    factors : array_like, shape (...)
        f, conversion factor of each amount, 0 or more. [-]
    transfers : array_like, shape (...)
        s, share that is tax or duty, negative for a subsidy, at most 1. [-]

    Returns
    -------
    ndarray, shape (...)
        At economic prices; leading dimensions broadcast. [money]

    Raises
    ------
    ValueError
        If a factor is negative, a share above 1, or shapes do not fit.

    Examples
    --------
    Equipment at the border, its duty, unskilled work, materials of the country:

    >>> float(economic_value([100, 20, 40, 40], [1.1, 1, 0.6, 0.9], [0, 1, 0, 0]).sum())
    170.0
    """
    paid, share = as_numbers(amounts, "amounts"), as_numbers(transfers, "transfers")
    factor = as_numbers(factors, "factors")
    if np.any(factor < 0):
        raise ValueError(f"factors must be 0 or more, not {np.min(factor):g}")
    if np.any(share > 1):
        raise ValueError(f"transfers must be shares of at most 1, not {np.max(share):g}")
    check_fit({"amounts": paid.shape, "factors": factor.shape, "transfers": share.shape})
    return plain(np.asarray(paid * (1 - share) * factor))
