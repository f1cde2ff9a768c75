"""Changes of quantities that somebody asks for by name: what is wrong with them, all at once."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.formula import names
from fs_toolkit.core.suggest import did_you_mean
from fs_toolkit.economics.engine.model import Model
from fs_toolkit.economics.engine.uncertain import deciding_years

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


class WrongChange(ValueError):
    """Changes that cannot be made; `problems` lists all that is wrong with them."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def problems_of(changes: Mapping[str, object], basis: Basis, model: Model) -> Iterator[str]:
    """What is wrong with changes of quantities, in words; nothing if they can be made."""
    for id, value in changes.items():
        problem = not_changeable(id, basis)
        if problem:
            yield problem
        elif isinstance(value, bool) or not isinstance(value, int | float):
            yield f"{id}: {value!r} is not a number"
        elif not math.isfinite(value):
            yield f"{id}: {value!r} is not a finite number"
        elif id == model.discount_rate and value <= -1:
            yield f"{id}: a discount rate of {value:g} is not above -1; write 0.08 for 8 %"


def remarks_on(changes: Mapping[str, float], basis: Basis, model: Model) -> Iterator[str]:
    """What to know of changes that can be made, but that the study does not reckon with.

    A value beyond the study's own range gives a result that looks like any other.
    """
    whole = deciding_years(model)
    for id, value in changes.items():
        row = basis.quantities[id]
        low, high = row.low, row.high
        if (low is not None and value < low) or (high is not None and value > high):
            span = f"{low:g} to {high:g}" if low is not None and high is not None else "one-sided"
            yield f"{id}: {value:g} is outside its range in the study, {span}"
        given = [each for each in (row.value, low, high) if each is not None]
        if id in whole and not value.is_integer() and all(each.is_integer() for each in given):
            yield f"{id}: {value:g} is no whole number, and the model counts whole years"


def not_changeable(id: str, basis: Basis) -> str:
    """Why a quantity cannot be set to a number; empty if it can."""
    row = basis.quantities.get(id)
    if row is None:
        return f"unknown quantity {id!r}. {did_you_mean(id, basis.quantities)}"
    if row.value is not None:
        return ""
    made_of = sorted(names(basis.definitions.trees[id]) & basis.quantities.keys())
    parts = f"what it is made of ({', '.join(made_of)})" if made_of else "a quantity instead"
    how = "a formula" if row.formula else "a shape or points over the years"
    return f"{id!r} is given by {how} and cannot be set to one number; change {parts}"


def read_change(text: str, basis: Basis) -> tuple[str, float]:
    """A change as somebody types it: `enquiries=5`, or `enquiries=+10%` of the base value.

    Raises
    ------
    WrongChange
        If it cannot be read, or names what cannot be changed.
    """
    id, equals, value = (part.strip() for part in text.partition("="))
    if not equals or not id:
        raise WrongChange((f"{text!r} is no change: write quantity=value, as enquiries=5",))
    problem = not_changeable(id, basis)
    if problem:
        raise WrongChange((problem,))
    percent = value.endswith("%")
    number = value.removesuffix("%").strip()
    if not _NUMBER.fullmatch(number):
        commas = _NUMBER.fullmatch(number.replace(",", ""))
        hint = "; write a decimal point, and nothing between thousands" if commas else ""
        raise WrongChange((f"{id}: {value!r} is not a number{hint}",))
    if not math.isfinite(float(number)):
        raise WrongChange((f"{id}: {value!r} is larger than any number can be",))
    if not percent:
        return id, float(number)
    if number[0] not in "+-":
        raise WrongChange(
            (
                f"{id}: {value!r} may be meant in two ways; write +{value} for a change against "
                f"the base value, {float(number) / 100:g} for the share itself",
            )
        )
    return id, basis.value(id) * (1 + float(number) / 100)
