"""basis/series.csv and basis/shapes.csv: quantities that change over the years."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, RefersTo, Row, SourceIds, Texts, Year
from fs_toolkit.core.quantities import Kind


class SeriesPoint(Row):
    """An observed or stated point of a series."""

    id: Annotated[Id, RefersTo("quantity")]
    """The series: a row of quantities.csv without value and formula."""
    year: Year
    """Calendar year."""
    value: float
    """In the unit of the quantity."""
    kind: Kind
    """fact, estimate, assumption or target."""
    source: SourceIds = ()
    """A row of basis/sources.csv."""
    note: str = ""
    """A definition, a break of method."""


class Shape(Row):
    """A rule that makes a series."""

    id: Annotated[Id, RefersTo("quantity")]
    """The series it makes: a row of quantities.csv without value and formula."""
    type: Literal["growth", "logistic", "bass", "ramp", "spread", "lag", "constant"]
    """growth, logistic, bass, ramp, spread, lag or constant."""
    base: str = ""
    """growth, constant: the value to start from; lag: the series to follow."""
    rate: str = ""
    """growth: the yearly rate; bass: the share of innovators."""
    ceiling: str = ""
    """logistic, bass: the level approached."""
    midpoint: str = ""
    """logistic: the year of half the ceiling."""
    speed: str = ""
    """logistic: steepness; bass: the share of imitators."""
    from_: Annotated[str, Field(alias="from")] = ""
    """The first year: a year, live, live+1; for a lag, the number of years."""
    points: Texts = ()
    """ramp, spread: one value a year from `from` on, between semicolons."""
