"""translations/<language>.csv: a study's texts in another language."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fs_toolkit.core.model import Row


class Translation(Row):
    """One text of the study in another language; the file's name is the language: vi.csv."""

    file: Annotated[str, Field(min_length=1)]
    """Where the original stands: economics/options.csv."""
    id: str = ""
    """The row of that file; empty for a text file or a key of a YAML file."""
    field: str = ""
    """The column or key; empty for a text file."""
    of: str = ""
    """Hash of the original the translation was made of, to see when it has changed."""
    text: Annotated[str, Field(min_length=1)]
    """The translation."""
