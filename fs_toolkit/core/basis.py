"""The folder basis/, and the evaluated basis that every section is handed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from fs_toolkit.core.about import About
from fs_toolkit.core.definitions import Definitions, Rows, State, define
from fs_toolkit.core.model import PENDING, Asks, Folder, Pending, Table, rows
from fs_toolkit.core.numeric import Floats
from fs_toolkit.core.quantities import Correlation, Quantity
from fs_toolkit.core.series import SeriesPoint, Shape
from fs_toolkit.core.settings import Settings
from fs_toolkit.core.sources import Source


class BasisInputs(Folder):
    """The folder basis/: years, money, quantities, sources."""

    settings: Annotated[Settings | Pending, Asks("the consultant")] = PENDING
    """Years, money and the discount rate."""
    quantities: Annotated[Table[Quantity], Asks("the consultant")] = PENDING
    """Every number an economic formula uses."""
    series: Annotated[Table[SeriesPoint], Asks("the consultant")] = PENDING
    """Observed or stated points over years."""
    shapes: Annotated[Table[Shape], Asks("the consultant")] = PENDING
    """Rules that make a series."""
    correlations: Annotated[Table[Correlation], Asks("the consultant")] = PENDING
    """Which quantities move together."""
    sources: Annotated[Table[Source], Asks("the consultant")] = PENDING
    """Where facts come from."""

    def rows(self, settings: Settings) -> Rows:
        """What definitions are made of."""
        return Rows(settings, rows(self.quantities), rows(self.series), rows(self.shapes))


@dataclass(frozen=True)
class Basis:
    """A study's years, money, quantities and sources, evaluated."""

    about: About
    settings: Settings
    sources: Mapping[str, Source]
    quantities: Mapping[str, Quantity]
    points: Mapping[str, tuple[SeriesPoint, ...]]
    """Observed points by series."""
    shapes: Mapping[str, Shape]
    """Shapes by the series they make."""
    definitions: Definitions
    state: State
    correlations: tuple[Correlation, ...] = ()
    """Which quantities move together."""

    @cached_property
    def years(self) -> NDArray[np.int64]:
        """The calendar years of the model, shape (T,)."""
        return self.state.years.astype(np.int64)

    def has(self, id: str) -> bool:
        """Whether there is such a quantity."""
        return id in self.state.values

    def value(self, id: str) -> float:
        """A quantity that does not depend on the year."""
        return self.state.number(id)

    def series(self, id: str) -> Floats:
        """A quantity in each year of the model, shape (T,)."""
        return self.state.over_years(id)

    def changed(self, changes: Mapping[str, float]) -> Basis:
        """The same basis with some quantities changed, on top of what is changed already."""
        state = self.definitions.evaluate(self.state.years, {**self.state.changes, **changes})
        return replace(self, state=state)

    def redefined(self, settings: Settings, quantities: Mapping[str, Quantity]) -> Basis:
        """The same basis with other conventions or other rows, evaluated anew.

        Parameters
        ----------
        settings : Settings
            Its years may be others.
        quantities : mapping
            Every row by id; formulas, series and shapes use them.
        """
        points = tuple(point for some in self.points.values() for point in some)
        rows = Rows(settings, tuple(quantities.values()), points, tuple(self.shapes.values()))
        definitions = define(rows)
        first = settings.first_year
        years = np.arange(first, first + settings.years, dtype=np.float64)
        state = definitions.evaluate(years, self.state.changes)
        return replace(
            self, settings=settings, quantities=quantities, definitions=definitions, state=state
        )


def evaluate_basis(about: About, inputs: BasisInputs) -> Basis:
    """The evaluated basis of a study whose basis has no errors."""
    if isinstance(inputs.settings, Pending):
        raise ValueError("a study without basis/settings.yaml cannot be evaluated")
    settings = inputs.settings
    definitions = define(inputs.rows(settings))
    years = np.arange(settings.first_year, settings.first_year + settings.years, dtype=np.float64)
    points: dict[str, tuple[SeriesPoint, ...]] = {}
    for point in rows(inputs.series):
        points[point.id] = (*points.get(point.id, ()), point)
    return Basis(
        about=about,
        settings=settings,
        sources={source.id: source for source in rows(inputs.sources)},
        quantities={row.id: row for row in rows(inputs.quantities)},
        points=points,
        shapes={shape.id: shape for shape in rows(inputs.shapes)},
        definitions=definitions,
        state=definitions.evaluate(years),
        correlations=rows(inputs.correlations),
    )
