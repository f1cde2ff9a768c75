"""What each changed input did to the net present value: steps that add up.

The inputs of the economic model are changed one after the other, from one state of a study to
the other, in the order of the files and once more in the reverse order. A step is the mean of
the two differences that its change made. Both ways lead from the first net present value to
the second, so the steps add up; what two changes do only together is shared equally between
them, whichever comes first (for such pairs this is their Shapley value); and comparing the
other way round gives the same steps with the other sign.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from fs_toolkit.core.about import About
from fs_toolkit.core.basis import BasisInputs, evaluate_basis
from fs_toolkit.core.model import Pending, Row, rows
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.core.settings import Settings
from fs_toolkit.economics.engine.appraise import npv
from fs_toolkit.economics.engine.model import compile_model, evaluate_model
from fs_toolkit.economics.inputs import EconomicsInputs

SETTINGS = ("first_year", "years", "timing", "discount_rate", "go_live", "recommended")
"""What basis/settings.yaml says that a net present value depends on."""
R = TypeVar("R", bound=Row)


class NotComparable(Exception):
    """Two net present values whose difference means nothing; says why."""


@dataclass(frozen=True)
class Side:
    """One state of a study: what its economic model is made of."""

    about: About
    basis: BasisInputs
    economics: EconomicsInputs


@dataclass(frozen=True)
class Unit:
    """Inputs that are changed together: a quantity, a line, a convention."""

    file: str
    """The table they stand in: basis/quantities."""
    id: str


@dataclass(frozen=True)
class Step:
    """What one or several changes did to the net present value [money]."""

    units: tuple[Unit, ...]
    """Several where one makes no sense without the other."""
    amount: float


@dataclass(frozen=True)
class Steps:
    """Two net present values, and what leads from one to the other."""

    before: float
    after: float
    steps: tuple[Step, ...]
    """The largest first; `before` and their amounts add up to `after`."""


def npv_steps(before: Side, after: Side, option: str = "") -> Steps:
    """What each changed input of the economic model did to the net present value.

    Parameters
    ----------
    before, after : Side
        Two states of a study without errors, each with an economic model.
    option : str, optional
        The option to compare; what each state recommends if left out.

    Raises
    ------
    NotComparable
        If the two are in different money, or one has no such option.
    """
    for side in (before, after):
        if option and option not in {each.id for each in rows(side.economics.options)}:
            raise NotComparable(f"one of the two has no option {option!r}")
    _same_money(_settings(before), _settings(after))
    mixed = _Mixed(before, after, option)
    groups: list[tuple[Unit, ...]] = [(unit,) for unit in _units(before, after)]
    while True:
        try:
            amounts = _both_ways(mixed, groups)
        except _Senseless as stop:
            groups = _joined(groups, stop.at)
            continue
        break
    steps = sorted(map(Step, groups, amounts), key=lambda step: -abs(step.amount))
    return Steps(mixed(frozenset()), mixed(frozenset(_units(before, after))), tuple(steps))


def _same_money(one: Settings, other: Settings) -> None:
    said = [f"{each.currency}, prices of {each.price_year}" for each in (one, other)]
    if said[0] != said[1]:
        raise NotComparable(f"one is in {said[0]} and the other in {said[1]}")


def _settings(side: Side) -> Settings:
    if isinstance(side.basis.settings, Pending):
        raise NotComparable("one of the two has no basis/settings.yaml")
    return side.basis.settings


class _Senseless(Exception):
    """A state between the two in which something has no number; `at` is the group before it."""

    def __init__(self, at: int) -> None:
        self.at = at


def _both_ways(mixed: _Mixed, groups: Sequence[tuple[Unit, ...]]) -> list[float]:
    """The mean step of each group, forwards and backwards."""
    amounts = [0.0] * len(groups)
    for order in (range(len(groups)), range(len(groups) - 1, -1, -1)):
        done: frozenset[Unit] = frozenset()
        value = mixed(done)
        for at in order:
            done = done.union(groups[at])
            next_value = mixed(done)
            if not np.isfinite(next_value):
                raise _Senseless(at)
            amounts[at] += (next_value - value) / 2
            value = next_value
    return amounts


def _joined(groups: Sequence[tuple[Unit, ...]], at: int) -> list[tuple[Unit, ...]]:
    """The group at a place made one with the next, or with the one before if it is the last."""
    first = at if at + 1 < len(groups) else at - 1
    return [*groups[:first], groups[first] + groups[first + 1], *groups[first + 2 :]]


def _units(before: Side, after: Side) -> list[Unit]:
    """What differs between the two and can change a net present value, in the order of files."""
    old, new = _settings(before), _settings(after)
    found = [
        Unit("basis/settings", name)
        for name in SETTINGS
        if getattr(old, name) != getattr(new, name)
    ]
    for id in _different(_defined(before), _defined(after)):
        found.append(Unit("basis/quantities", id))
    for file, keyed in _KEYED.items():
        for key in _different(keyed(before), keyed(after)):
            found.append(Unit(file, key))
    return found


def _different(old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[str]:
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            yield key


def _defined(side: Side) -> dict[str, object]:
    """What gives each quantity its number: the row's value and formula, its points, its shape."""
    found: dict[str, list[object]] = {}
    for row in rows(side.basis.quantities):
        found[row.id] = [row.unit, row.value, row.formula]
    for point in rows(side.basis.series):
        found.setdefault(point.id, []).append((point.year, point.value))
    for shape in rows(side.basis.shapes):
        found.setdefault(shape.id, []).append(shape)
    return dict(found)


def _lines(side: Side) -> dict[str, object]:
    """Lines without what only people read."""
    quiet = {"name": "x", "source": (), "component": ""}
    return {row.id: row.model_copy(update=quiet) for row in rows(side.economics.lines)}


def _uplifts(side: Side) -> dict[str, object]:
    return {row.family: row for row in rows(side.economics.uplifts)}


def _overlays(side: Side) -> dict[str, object]:
    """What options change; a scenario moves no base case."""
    options = {row.id for row in rows(side.economics.options)}
    return {
        f"{row.set} · {row.quantity}": row.value
        for row in rows(side.economics.changes)
        if row.set in options
    }


def _kinds(side: Side) -> dict[str, object]:
    return {row.id: row.kind for row in rows(side.economics.options)}


_KEYED: Mapping[str, Callable[[Side], dict[str, object]]] = {
    "economics/options": _kinds,
    "economics/lines": _lines,
    "economics/uplifts": _uplifts,
    "economics/changes": _overlays,
}


class _Mixed:
    """The net present value of a study that is partly in one state and partly in the other.

    What only one of the two defines is known in every state: a quantity that nothing uses
    changes no number.
    """

    def __init__(self, before: Side, after: Side, option: str) -> None:
        self.before, self.after, self.option = before, after, option
        self.known: dict[frozenset[Unit], float] = {}

    def __call__(self, done: frozenset[Unit]) -> float:
        if done not in self.known:
            self.known[done] = self._npv(done)
        return self.known[done]

    def _npv(self, done: frozenset[Unit]) -> float:
        basis, economics = self._basis(done), self._economics(done)
        try:
            evaluated = evaluate_basis(self.after.about, basis)
            model = compile_model(economics, evaluated)
            option = self.option or model.recommended
            with np.errstate(all="ignore"):
                return npv(evaluate_model(model, only=(option,)), option)
        except (ValueError, KeyError, StopIteration, ArithmeticError):
            return float("nan")  # a state that neither of the two studies is ever in

    def _basis(self, done: frozenset[Unit]) -> BasisInputs:
        old, new = self.before.basis, self.after.basis
        changed = {each.id for each in done if each.file == "basis/quantities"}

        def chosen(one: Sequence[R], other: Sequence[R], id: Callable[[R], str]) -> tuple[R, ...]:
            """Rows of a quantity that is changed from the second; others from the first."""
            defined = {each.id for each in rows(old.quantities)}
            keep = [row for row in one if id(row) not in changed or id(row) not in in_new]
            more = [row for row in other if id(row) in changed or id(row) not in defined]
            return (*keep, *more)

        in_new = {each.id for each in rows(new.quantities)}
        quantities = chosen(rows(old.quantities), rows(new.quantities), lambda row: row.id)
        update: dict[str, object] = {
            "settings": _settings(self.before).model_copy(
                update={
                    each.id: getattr(_settings(self.after), each.id)
                    for each in done
                    if each.file == "basis/settings"
                }
            ),
            "quantities": _once(quantities),
            "series": chosen(rows(old.series), rows(new.series), lambda row: row.id),
            "shapes": chosen(rows(old.shapes), rows(new.shapes), lambda row: row.id),
        }
        return old.model_copy(update=update)

    def _economics(self, done: frozenset[Unit]) -> EconomicsInputs:
        old, new = self.before.economics, self.after.economics

        def chosen(
            file: str, one: Sequence[R], other: Sequence[R], key: Callable[[R], str]
        ) -> tuple[R, ...]:
            """Rows as they were, or as they are where their change is done."""
            taken = {each.id for each in done if each.file == file}
            keep = {key(row): row for row in one if key(row) not in taken}
            more = {key(row): row for row in other if key(row) in taken}
            order = dict.fromkeys((*map(key, other), *map(key, one)))
            return tuple({**keep, **more}[each] for each in order if each in keep or each in more)

        file = "economics/options"
        options = chosen(file, rows(old.options), rows(new.options), lambda row: row.id)
        unknown = {row.id for row in options}
        both = (*options, *(row for row in rows(new.options) if row.id not in unknown))
        update: dict[str, object] = {
            "options": both,
            "lines": chosen(
                "economics/lines", rows(old.lines), rows(new.lines), lambda row: row.id
            ),
            "uplifts": chosen(
                "economics/uplifts", rows(old.uplifts), rows(new.uplifts), lambda row: row.family
            ),
            "changes": chosen(
                "economics/changes",
                rows(old.changes),
                rows(new.changes),
                lambda row: f"{row.set} · {row.quantity}",
            ),
        }
        return old.model_copy(update=update)


def _once(found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Each quantity once, the last said."""
    return tuple({row.id: row for row in found}.values())
