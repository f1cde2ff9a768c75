"""basis/quantities.csv: every number an economic formula uses, with its evidence."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, RefersTo, Row

Kind = Literal["fact", "estimate", "assumption", "target"]
Origin = Literal["collected", "published", "desk_estimate", "synthetic"]


class Quantity(Row):
    """A number, or a formula over quantities, with unit, range, date, kind and source."""

    defines: ClassVar[str] = "quantity"

    id: Id
    """The name that formulas use: petitions_per_year."""
    name: Annotated[str, Field(min_length=1)]
    """The name that people read, in the report's language."""
    unit: Annotated[str, Field(min_length=1)]
    """petition/year, USD/hour, 1/year; `1` for a share or a count without a noun."""
    value: float | None = None
    """The base value. Empty where a formula, a series or a shape gives it."""
    formula: str = ""
    """Instead of a value: an expression over other quantities."""
    low: float | None = None
    """The lowest plausible value; how it is meant stands in `range`."""
    high: float | None = None
    """The highest plausible value."""
    range: Literal["", "limits", "p5_p95", "p10_p90"] = ""
    """What low and high are: limits (the default), or percentiles."""
    distribution: Literal[
        "", "triangular", "pert", "uniform", "normal", "lognormal", "discrete", "overrun"
    ] = ""
    """How the value is spread between low and high; triangular if empty."""
    as_of: str = ""
    """The year or the day the value is true of: 2015 or 2015-12-31."""
    kind: Kind
    """fact (needs source and as_of), estimate, assumption (needs low, high, reason), target."""
    origin: Origin
    """collected, published, desk_estimate or synthetic."""
    source: Annotated[str, RefersTo("source")] = ""
    """A row of basis/sources.csv."""
    reason: str = ""
    """Why this value and this range."""
    by: str = ""
    """Who states it, or who must replace it."""
    note: str = ""
    """Anything a reviewer should know."""
    compare: str = ""
    """The measure of templates/peers.csv that it is compared with: reports_per_head."""


class Correlation(Row):
    """A row of basis/correlations.csv: how two quantities move together."""

    a: Annotated[Id, RefersTo("quantity")]
    """A quantity."""
    b: Annotated[Id, RefersTo("quantity")]
    """Another quantity."""
    rho: Annotated[float, Field(ge=-1, le=1)]
    """Rank correlation, -1 to 1."""
