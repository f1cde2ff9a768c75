"""Builds small studies of section 5 in Python: rows with only what a test is about filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pytest

from fs_toolkit.core.about import About
from fs_toolkit.core.basis import Basis, BasisInputs, evaluate_basis
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.core.series import SeriesPoint, Shape
from fs_toolkit.core.settings import Settings
from fs_toolkit.economics.engine.model import Evaluation, Model, compile_model, evaluate_model
from fs_toolkit.economics.inputs import Change, EconomicsInputs, Line, Option, Uplift

Cells = Mapping[str, Any]

ABOUT = About(
    format=1,
    city="Testville",
    country="Nowhere",
    project="Register",
    in_force_at=date(2015, 12, 31),
    information_cutoff=date(2017, 12, 31),
)
BASELINE = {"id": "without", "name": "Without the project", "kind": "baseline"}
PROJECT = {"id": "project", "name": "The project", "kind": "alternative"}


@dataclass(frozen=True)
class Small:
    """A small study."""

    inputs: EconomicsInputs
    basis: Basis

    @cached_property
    def model(self) -> Model:
        return compile_model(self.inputs, self.basis)

    @cached_property
    def evaluation(self) -> Evaluation:
        return evaluate_model(self.model)

    def flows(self, line: str, option: str = "project", **changes: float) -> Any:
        """The numbers of one line."""
        evaluation = evaluate_model(self.model, changes) if changes else self.evaluation
        [found] = [each for each in evaluation.lines[option] if each.line.id == line]
        return found

    def net(self, option: str = "project", **changes: float) -> list[float]:
        """An option's economic net flows over the baseline."""
        found: list[float] = evaluate_model(self.model, changes).increment(option).net.tolist()
        return found


def quantity(id: str, cells: Any) -> Quantity:
    """A quantity from its number, its formula, or its cells."""
    if isinstance(cells, str):
        cells = {"formula": cells}
    elif not isinstance(cells, Mapping):
        cells = {"value": cells}
    usual = {"name": id.replace("_", " "), "unit": "1", "kind": "estimate", "origin": "published"}
    return Quantity.model_validate({"id": id, **usual, **cells})


def line(id: str, cells: Cells) -> Line:
    """A yearly cost of the project over the whole horizon, unless its cells say otherwise."""
    usual = {"name": id.replace("_", " "), "option": "project", "side": "cost", "party": "city"}
    years = {} if "spread" in cells else {"first": "2016", "last": "end"}
    return Line.model_validate({"id": id, "family": id, **usual, **years, **cells})


def small_study(
    lines: Mapping[str, Cells],
    quantities: Mapping[str, Any] | None = None,
    options: Iterable[Cells] = (BASELINE, PROJECT),
    **more: Any,
) -> Small:
    """A study of five years from 2016 with service from 2017 and 10 % a year.

    `more` may hold settings, shapes, points, changes, uplifts, and other tables of the
    folder economics/, ready made.
    """
    settings = {
        "currency": "USD",
        "price_year": 2015,
        "first_year": 2016,
        "years": 5,
        "discount_rate": "rate",
        "go_live": "opening",
        "recommended": "project",
        **more.pop("settings", {}),
    }
    given = {"rate": 0.1, "opening": {"value": 2017, "unit": "year"}, **(quantities or {})}
    shapes = more.pop("shapes", {})
    basis = evaluate_basis(
        ABOUT,
        BasisInputs(
            settings=Settings.model_validate(settings),
            quantities=tuple(quantity(id, cells) for id, cells in given.items()),
            series=tuple(SeriesPoint.model_validate(point) for point in more.pop("points", ())),
            shapes=tuple(Shape.model_validate({"id": id, **cells}) for id, cells in shapes.items()),
        ),
    )
    changes = [
        Change(set=name, quantity=id, value=value)
        for name, values in more.pop("changes", {}).items()
        for id, value in values.items()
    ]
    uplifts = more.pop("uplifts", {})
    inputs = EconomicsInputs(
        options=tuple(Option.model_validate(option) for option in options),
        lines=tuple(line(id, cells) for id, cells in lines.items()),
        changes=tuple(changes),
        uplifts=tuple(Uplift(family=family, **cells) for family, cells in uplifts.items()),
        **more,
    )
    return Small(inputs, basis)


@pytest.fixture(scope="session")
def study() -> Callable[..., Small]:
    """The builder of small studies."""
    return small_study
