"""translations/<language>.csv: a study's texts in another language."""

from __future__ import annotations

import hashlib
from typing import Annotated

from pydantic import Field

from fs_toolkit.core.model import Row

HASH_LENGTH = 12


class Translation(Row):
    """One text of the study in another language; the file's name is the language: ko.csv."""

    file: Annotated[str, Field(min_length=1)]
    """Where the original stands: economics/options.csv."""
    id: str = ""
    """The row of that file; empty for a text file, a key of a YAML file, or a row without id."""
    field: str = ""
    """The column or key; empty for a text file."""
    of: str = ""
    """Hash of the original the translation was made of, to see when it has changed; empty: of what stands there now."""
    original: str = ""
    """The original, for the translator; of a text file its first words. `fs translations` writes it."""
    text: str = ""
    """The translation. Empty while nobody has made it; of a text file always, for its translation is a file beside it: conclusion.ko.md."""
    before: str = ""
    """The translation of an earlier wording of the original, to start from. `fs translations` writes it."""


def hash_of(text: str) -> str:
    """Twelve characters that change when the words of a text do; how they are wrapped is no matter.

    >>> hash_of("One  two") == hash_of("One two") != hash_of("One, two")
    True
    """
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:HASH_LENGTH]
