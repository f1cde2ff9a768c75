"""Builds small studies of section 5 in Python: rows with only what a test is about filled in."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml

from fs_toolkit.core.about import About
from fs_toolkit.core.basis import Basis, BasisInputs, evaluate_basis
from fs_toolkit.core.model import Folder
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.core.reader import read
from fs_toolkit.core.series import SeriesPoint, Shape
from fs_toolkit.core.settings import Settings
from fs_toolkit.economics.analysis import analyse
from fs_toolkit.economics.engine.model import Evaluation, Model, compile_model, evaluate_model
from fs_toolkit.economics.inputs import Change, EconomicsInputs, Line, Option, Uplift
from fs_toolkit.economics.inputs_feasibility import TESTS

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


# --- A study on disk that keeps every rule, to be broken cell by cell ---
class Folders(Folder):
    basis: BasisInputs = BasisInputs()
    economics: EconomicsInputs = EconomicsInputs()


SETTINGS = {"currency": "USD", "price_year": 2015, "first_year": 2016, "years": 10,
            "discount_rate": "rate", "go_live": "opening", "recommended": "lean"}  # fmt: skip
GUESS = {"unit": "1", "kind": "assumption", "origin": "desk_estimate", "reason": "A guess."}
TESTED = {"score": 2, "evidence": "The plan of 2015."}
GOOD: dict[str, dict[str, dict[str, Any]]] = {
    "basis/quantities": {
        "rate": GUESS | {"unit": "1/year", "value": 0.1, "low": 0.06, "high": 0.12},
        "opening": GUESS | {"unit": "year", "value": 2017, "low": 2017, "high": 2018},
        "price": GUESS | {"unit": "USD", "value": 200, "low": 150, "high": 300},
        "tax_share": GUESS | {"value": 0.1, "low": 0.05, "high": 0.2},
        "bias": GUESS | {"value": 0.2, "low": 0, "high": 0.6},
        "life": GUESS | {"unit": "year", "value": 5, "low": 4, "high": 6},
        "running": GUESS | {"unit": "USD/year", "value": 40, "low": 30, "high": 60},
        "visits": GUESS | {"unit": "visit/year", "value": 100, "low": 60, "high": 160},
        "minutes": GUESS | {"unit": "minute/visit", "value": 45, "low": 30, "high": 60},
        "wage": GUESS | {"unit": "USD/hour", "value": 2, "low": 1, "high": 3},
        "uptake": GUESS,
        "build": GUESS,
    },
    "basis/shapes": {
        "uptake": {"type": "ramp", "points": "0.5;1", "from": "live"},
        "build": {"type": "spread", "points": "0.6;0.4", "from": "2016"},
    },
    "economics/options": {
        "without": {"kind": "baseline"},
        "form": {"kind": "do_minimum"},
        "lean": {"kind": "alternative"},
    },
    "economics/lines": {
        "platform": {"option": "lean", "side": "cost", "party": "city", "family": "investment",
                     "formula": "price", "spread": "build", "life": "life",
                     "transfer": "tax_share", "transfer_to": "state"},
        "desk": {"option": "lean", "side": "cost", "party": "city", "family": "operation",
                 "formula": "running", "first": "live", "last": "end"},
        "mailbox": {"option": "form", "side": "cost", "party": "city", "family": "form",
                    "formula": "price / 10", "first": "2016", "last": "2016", "life": "5"},
        "time": {"option": "form;lean", "side": "benefit", "party": "citizens", "family": "time",
                 "formula": "uptake * visits * minutes / minutes_per_hour * wage",
                 "first": "live", "last": "end", "realisation": "0.9"},
    },
    "economics/changes": {
        "form visits": {"set": "form", "quantity": "visits", "value": 20},
        "poor visits": {"set": "poor", "quantity": "visits", "value": 60},
        "poor wage": {"set": "poor", "quantity": "wage", "value": 1},
    },
    "economics/uplifts": {"investment": {"family": "investment", "optimism_bias": "bias"}},
    "economics/needs": {
        "queue": {"group": "Citizens", "text": "Not to queue", "severity": 4,
                  "frequency": 0.5, "asked": 120, "origin": "collected", "requirements": "portal", "lines": "time"},
    },
    "economics/feasibility": dict.fromkeys(TESTS, TESTED),
}  # fmt: skip
NAMED = ("basis/quantities", "economics/options", "economics/lines")
WITHOUT_IDS = (
    "basis/correlations",
    "economics/changes",
    "economics/uplifts",
    "economics/realisation",
    "economics/reviews",
    "economics/actuals",
)


@dataclass(frozen=True)
class OnDisk:
    """A study that was read from files."""

    inputs: EconomicsInputs
    basis: Basis
    lines: Mapping[tuple[str, str], int]
    """The line of the file where a row stands, by table and row."""

    def result(self, **more: Any) -> Any:
        """What section 5 comes to."""
        evaluation = evaluate_model(compile_model(self.inputs, self.basis))
        return analyse(self.inputs, self.basis, evaluation, {"portal": "A portal"}, **more)


def full(table: str, id: str, cells: Cells) -> dict[str, Any]:
    """A row with the cells that tell it from others."""
    named = {"name": id.replace("_", " ")} if table in NAMED else {}
    return {**({} if table in WITHOUT_IDS else {"id": id}), **named, **cells}


def write_table(folder: Path, table: str, edits: Mapping[str, Cells | None]) -> list[str]:
    """Write a table of the good study, edited; its rows in their order."""
    rows = {id: full(table, id, cells) for id, cells in GOOD.get(table, {}).items()}
    columns = dict.fromkeys(column for row in rows.values() for column in row)
    for id, cells in edits.items():
        rows[id] = {} if cells is None else {**(rows.get(id) or full(table, id, {})), **cells}
    kept = {id: row for id, row in rows.items() if row}
    columns |= dict.fromkeys(column for row in kept.values() for column in row)
    path = folder / f"{table}.csv"
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*columns])
        writer.writeheader()
        writer.writerows(kept.values())
    return list(kept)


@pytest.fixture
def on_disk(tmp_path: Path) -> Callable[..., OnDisk]:
    """Writes the good study with some cells changed, and reads it as any study is read.

    Edits are given by table, row and column; None in place of a row or a table leaves it out.
    """

    def write(edits: Mapping[str, Any] | None = None, findings: int = 0, **settings: Any) -> OnDisk:
        lines: dict[tuple[str, str], int] = {}
        edits = edits or {}
        for table in sorted({*GOOD, *edits}):
            if edits.get(table, {}) is not None:
                rows = write_table(tmp_path, table, edits.get(table, {}))
                lines |= {(table, id): line for line, id in enumerate(rows, 2)}
        text = yaml.safe_dump({**SETTINGS, **settings})
        (tmp_path / "basis/settings.yaml").write_text(text, encoding="utf-8")
        reading = read(Folders, tmp_path)
        assert len(reading.findings) == findings
        basis = evaluate_basis(ABOUT, reading.parts.basis)
        return OnDisk(reading.parts.economics, basis, lines)

    return write
