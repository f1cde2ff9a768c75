"""The classes a study folder is made of: a folder is a class, a file is a field.

pydantic stands at this border only: rows, records and folders are read, checked
whole and are immutable from then on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr

from fs_toolkit.core.findings import NOWHERE, Place

ID_PATTERN = r"^[a-z][a-z0-9_]{0,59}$"
"""Lower snake case, so that one id serves as a name in formulas, Excel and JavaScript."""


@dataclass(frozen=True)
class Pending:
    """The answer of a field that nobody has answered yet."""

    what: str = ""
    """What is missing, in the study's words."""
    who: str = ""
    """Who must answer."""
    instrument: str = ""
    """How to collect it: a form, an interview guide, a tally, a survey."""


PENDING = Pending()
"""The default of every field; the reader fills in what, who and instrument."""


@dataclass(frozen=True)
class Declined:
    """A declared `none: reason`: the question was asked and there is nothing to list."""

    reason: str


@dataclass(frozen=True)
class Asks:
    """Metadata of a field: who must answer it, and with what instrument."""

    who: str
    instrument: str = ""


@dataclass(frozen=True)
class RefersTo:
    """Metadata of a field: its text is the id of a thing of this kind, defined elsewhere."""

    kind: str
    also: tuple[str, ...] = ()
    """Words that are allowed besides ids, such as `all`."""


@dataclass(frozen=True)
class InFolder:
    """Metadata of a field: its text names a picture file that lies beside the table."""


@dataclass(frozen=True)
class Places:
    """Where a model was read, and where each of its fields was."""

    whole: Place = NOWHERE
    fields: Mapping[str, Place] = field(default_factory=dict)
    half_read: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Of a folder: ids by kind that stand in rows with mistakes; `*` where a whole file could not be read."""


class Model(BaseModel):
    """Anything that is read: immutable, and without fields nobody knows."""

    model_config = ConfigDict(
        defer_build=True,
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        allow_inf_nan=False,
    )
    _places: Places = PrivateAttr(default_factory=Places)

    def __eq__(self, other: object) -> bool:
        """Equal are models that say the same, wherever each was read."""
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    @property
    def where(self) -> Place:
        """The place this was read from."""
        return self._places.whole

    def at(self, name: str) -> Place:
        """The place of one field; the place of the whole where the field was left out."""
        return self._places.fields.get(name, self._places.whole)

    @property
    def half_read(self) -> Mapping[str, frozenset[str]]:
        """Of a folder: ids by kind that may stand in what could not be read."""
        return self._places.half_read

    def read_from(self, places: Places) -> None:
        """Remember the places; called once, by the reader."""
        self._places = places


class Row(Model):
    """A row of a table (.csv, a sheet) or an item of a list in a YAML file."""


class Record(Model):
    """A YAML file: its keys are the fields."""


class Folder(Model):
    """A folder: each field is a file or a folder of the same name."""


@dataclass(frozen=True)
class Prose:
    """A Markdown file, as it was written."""

    text: str
    where: Place = field(default=NOWHERE, compare=False)
    others: Mapping[str, Prose] = field(default_factory=dict, compare=False, repr=False)
    """The same in other languages, by language: `conclusion.ko.md` beside `conclusion.md`."""
    untranslated: str = ""
    """The language it is written in, where the report is in another and has no translation of it."""

    def __hash__(self) -> int:
        return hash((self.text, self.untranslated))


@dataclass(frozen=True)
class Image:
    """A picture file of the study: PNG or JPEG."""

    name: str
    data: bytes = field(repr=False)
    where: Place = field(default=NOWHERE, compare=False)


Images = dict[str, Image]
"""The field of a folder that takes the picture files lying in it, by file name."""

R = TypeVar("R", bound=Row)
Table = tuple[R, ...] | Pending | Declined
"""A table of a folder: rows (none, if the file has a header only), or no answer yet."""

AnyTable = tuple[Row, ...] | Pending | Declined


def rows(table: tuple[R, ...] | Pending | Declined) -> tuple[R, ...]:
    """The rows of a table; none where it is pending or declined.

    >>> rows(PENDING)
    ()
    """
    return table if isinstance(table, tuple) else ()


def is_pending(*answers: object) -> bool:
    """Whether any of the answers is still to be given."""
    return any(isinstance(answer, Pending) for answer in answers)


def _split(cell: object) -> object:
    """Several values in one cell stand between semicolons."""
    if cell is None:
        return ()
    if isinstance(cell, str):
        return tuple(part.strip() for part in cell.split(";") if part.strip())
    return cell


SPLIT = BeforeValidator(_split)
"""Metadata of a tuple: its items stand in one cell, between semicolons."""
Id = Annotated[str, Field(pattern=ID_PATTERN)]
Ids = Annotated[tuple[str, ...], SPLIT]
"""Ids in one cell, between semicolons; a list in YAML."""
Texts = Annotated[tuple[str, ...], SPLIT]
Year = Annotated[int, Field(ge=1800, le=2300)]
Share = Annotated[float, Field(ge=0, le=1)]
SourceIds = Annotated[tuple[str, ...], SPLIT, RefersTo("source")]
"""Rows of basis/sources.csv, by id."""
