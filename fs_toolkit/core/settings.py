"""basis/settings.yaml: years, money, rate. One a study; no rate anywhere else."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Record, RefersTo, Year

Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class Settings(Record):
    """The conventions of the economic model."""

    currency: Currency
    """Currency of the model, three capital letters: USD. `money` in units means this."""
    report_currency: Currency | None = None
    """Currency of the tables, if another."""
    price_year: Year
    """All amounts are in prices of this year."""
    first_year: Year
    """Year 0: the first year of costs; not discounted."""
    years: Annotated[int, Field(ge=1, le=100)]
    """How many years the model covers, year 0 included."""
    timing: Literal["end", "mid", "start"] = "end"
    """When in a year flows fall; year 0 is never discounted."""
    discount_rate: Annotated[Id, RefersTo("quantity")] | None = None
    """The quantity that is the real discount rate; pending while left out."""
    go_live: Annotated[Id, RefersTo("quantity")]
    """The quantity that is the first year of service; a delay is a change of it."""
    recommended: Annotated[Id, RefersTo("option")] | None = None
    """The option the study recommends, or would if it were feasible; pending while left out."""
    inflation: Annotated[Id, RefersTo("quantity")] | None = None
    """The quantity that is the yearly rise of prices in the model's currency, for the financing plan."""
