"""study.yaml: which city, which project, and as of when."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, field_validator

from fs_toolkit.core.model import Record, Row

FORMAT = 1
"""The study format that this toolkit reads."""

Stage = Literal["inception", "diagnosis", "draft", "final"]


class Assumed(Row):
    """What the skeleton of a new study put in place of an answer."""

    what: Annotated[str, Field(min_length=1)]
    """A key of study.yaml or of basis/settings.yaml, or a quantity: country, currency, discount_rate."""
    value: str
    """The value that was put there; once another stands in its place nobody is reminded."""


class About(Record):
    """What the study is about, and the two dates it obeys."""

    format: int
    """Version of the study format; this toolkit reads 1."""
    city: Annotated[str, Field(min_length=1)]
    """The city's name in the report's language."""
    country: Annotated[str, Field(min_length=1)]
    """The country's name in the report's language."""
    project: Annotated[str, Field(min_length=1)]
    """The project's name as it stands on the title page."""
    language: Literal["en", "ko"] = "en"
    """Language of the prose: en or ko."""
    stage: Stage = "draft"
    """How far the study is: inception, diagnosis, draft or final."""
    in_force_at: date
    """The day whose law, prices and institutions the study takes as given: 2015-12-31."""
    information_cutoff: date
    """The last day whose information the base case may use."""
    worked_example: bool = False
    """True for a study written to show the method and not commissioned by the city."""
    fictional: bool = False
    """True if the city does not exist; every table, chart and page of the report then says so."""
    notice: str = ""
    """A sentence for the title page that no reader may overlook."""
    assumed: tuple[Assumed, ...] = ()
    """What `fs new` assumed. A line that is taken away says that the value was confirmed."""
    donors: tuple[str, ...] = ()
    """Whose points the report is set against, in Annex D, and whose annexes it prints: edcf, world_bank, viet_nam_decree_102; all that fit if left out."""
    citations: Literal["text", "footnotes"] = "text"
    """How sources are cited: `text`, (Author, year), or `footnotes`, the whole entry where a chapter first names a source and the short form from then on."""
    authors: tuple[str, ...] = ()
    """Who prepared the study, as they stand on the title page."""

    @field_validator("format")
    @classmethod
    def _can_be_read(cls, version: int) -> int:
        if version != FORMAT:
            raise ValueError(
                f"the study is in format {version}, and this toolkit reads format {FORMAT}\n"
                "Use the version of fs_toolkit that the study was made for."
            )
        return version
