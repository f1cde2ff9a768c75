"""Arguments of a method as arrays: finite, of the right shape, or refused in plain words."""

from __future__ import annotations

import operator
from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.numeric import Floats


def as_numbers(values: ArrayLike, name: str) -> Floats:
    """The values as finite floats; `name` is the argument's, for the message.

    Raises
    ------
    ValueError
        If a value is text, missing, NaN or infinite, or rows differ in length.

    Examples
    --------
    >>> as_numbers([1, 2], "flows")
    array([1., 2.])
    >>> as_numbers([1, None], "flows")
    Traceback (most recent call last):
    ValueError: flows must be finite numbers, not nan at position 1
    """
    try:
        array = np.asarray(values)
        if array.dtype.kind not in "biufO":  # NumPy would read the text "0.1" as a number
            raise TypeError
        if array.dtype.kind == "O" and any(isinstance(value, str) for value in array.flat):
            raise TypeError
        array = array.astype(np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be numbers, in rows of equal length") from None
    bad = ~np.isfinite(array)
    if bad.any():
        place = ", ".join(str(index) for index in np.argwhere(bad)[0])
        where = f" at position {place}" if place else ""
        raise ValueError(f"{name} must be finite numbers, not {array[bad][0]:g}{where}")
    return array


def as_count(value: object, name: str, least: int = 1) -> int:
    """A whole number, `least` or more."""
    try:
        count = operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        raise ValueError(f"{name} must be a whole number, not {value!r}") from None
    if isinstance(value, bool) or count < least:
        raise ValueError(f"{name} must be a whole number of {least} or more, not {value!r}")
    return count


def check_fit(shapes: Mapping[str, tuple[int, ...]]) -> None:
    """Refuse arguments whose leading dimensions do not broadcast together.

    Examples
    --------
    >>> check_fit({"rate": (3,), "flows": (2,)})
    Traceback (most recent call last):
    ValueError: rate (3,) and flows (2,) do not fit: leading dimensions must be equal or 1
    """
    try:
        np.broadcast_shapes(*shapes.values())
    except ValueError:
        each = " and ".join(f"{name} {shape}" for name, shape in shapes.items())
        raise ValueError(f"{each} do not fit: leading dimensions must be equal or 1") from None


def plain(values: Floats) -> Floats:
    """The array itself, or its one number, as a NumPy float, where it has no dimensions.

    Examples
    --------
    >>> isinstance(plain(np.asarray(2.0)), float)
    True
    """
    number_or_array: Floats = values[()]
    return number_or_array
