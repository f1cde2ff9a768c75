"""basis/sources.csv: where facts come from."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Row


class Source(Row):
    """A publication, a law, a record of an interview, or the consultant's own note."""

    defines: ClassVar[str] = "source"

    id: Id
    """The name that rows and prose cite: tienphong2016."""
    title: Annotated[str, Field(min_length=1)]
    """Title in its own language."""
    author: str = ""
    """Person or organisation; several between semicolons."""
    year: str = ""
    """Year of publication."""
    url: str = ""
    """Address, if it has one."""
    accessed: str = ""
    """Day it was read: 2026-11-01."""
    page: str = ""
    """Page or article."""
    type: Literal[
        "law",
        "statistics",
        "report",
        "interview",
        "survey",
        "site_visit",
        "press",
        "web",
        "consultant",
    ]
    """law, statistics, report, interview, survey, site_visit, press, web or consultant."""
    language: str = "en"
    """Language tag of the title: en, vi, ko, ne."""
