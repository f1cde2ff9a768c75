"""When lines fall into the same year of the same option."""

from __future__ import annotations

import math

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.economics.inputs import EconomicsInputs, Line
from fs_toolkit.economics.line_rules import year_of


def options_of(line: Line, inputs: EconomicsInputs) -> frozenset[str]:
    """The options that a line is part of."""
    if "all" in line.option:
        return frozenset(option.id for option in rows(inputs.options))
    return frozenset(line.option)


def years_meet(left: Line, right: Line, basis: Basis) -> bool:
    """Whether two lines fall in the same year; a spread in every year from its first on."""
    (start, end), (other_start, other_end) = _years(left, basis), _years(right, basis)
    return start <= other_end and other_start <= end


def lines_meet(left: Line, right: Line, inputs: EconomicsInputs, basis: Basis) -> bool:
    """Whether two lines fall in the same year of the same option."""
    together = options_of(left, inputs) & options_of(right, inputs)
    return bool(together) and years_meet(left, right, basis)


def begins(line: Line, basis: Basis) -> float | None:
    """The first year of a line; None where another rule says what is wrong with it."""
    shape = basis.shapes.get(line.spread)
    cell = line.first or (shape.from_ if shape else "")
    year = year_of(cell, basis) if cell else None
    return year if isinstance(year, float) else None


def _years(line: Line, basis: Basis) -> tuple[float, float]:
    settings = basis.settings
    first = year_of(line.first, basis) if line.first else float(settings.first_year)
    last = year_of(line.last, basis) if line.last else float(settings.first_year + settings.years)
    if isinstance(first, str) or isinstance(last, str):
        return math.inf, -math.inf  # another rule says what is wrong with it
    return first, last
