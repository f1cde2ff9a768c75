"""How the fields of a class map to the files of a folder and the columns of a table."""

from __future__ import annotations

import re
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal

from pydantic.fields import FieldInfo

from fs_toolkit.core.docstrings import field_docs
from fs_toolkit.core.meaning import Meaning, meaning_of
from fs_toolkit.core.model import (
    Asks,
    Declined,
    Folder,
    Image,
    Model,
    Pending,
    Prose,
    Record,
    Row,
)
from fs_toolkit.core.wide import WideTable

Kept = Literal["table", "record", "prose", "folder", "tables", "wide", "images"]


@dataclass(frozen=True)
class Column:
    """A field of a row or a record: a column, or a key of a YAML file."""

    name: str
    """As it stands in the file: the alias, where the field has one."""
    field: str
    meaning: Meaning
    required: bool
    owner: type[Model]
    """The class whose field it is."""

    @property
    def doc(self) -> str:
        """What the field's docstring says, on one line."""
        return field_docs(self.owner).get(self.field, "")


@dataclass(frozen=True)
class Slot:
    """A field of a folder: the file, or the folder, that fills it."""

    name: str
    """Stem of the file: the alias, where the field has one."""
    field: str
    kept: Kept
    model: type[Model]
    """Class of the rows, the record or the folder; not meant for prose and images."""
    may_be_pending: bool
    may_be_declined: bool
    required: bool
    default_is_pending: bool
    asks: Asks
    owner: type[Model]
    """The class whose field it is."""

    @property
    def doc(self) -> str:
        """What the field's docstring says, on one line."""
        return field_docs(self.owner).get(self.field, "")

    @property
    def files(self) -> tuple[str, ...]:
        """The names under which the answer may stand; the first is the usual one."""
        match self.kept:
            case "table":
                return (f"{self.name}.csv", f"{self.name}.xlsx")
            case "record":
                return (f"{self.name}.yaml",)
            case "prose":
                return (f"{self.name}.md",)
            case "folder" | "tables" | "wide":
                return (f"{self.name}/",)
            case "images":
                return ("*.png", "*.jpg", "*.jpeg")

    @property
    def pending(self) -> Pending:
        """The answer not given yet: what is missing, who must answer, with what instrument."""
        return Pending(first_sentence(self.doc) or self.name, self.asks.who, self.asks.instrument)


@cache
def columns(cls: type[Model]) -> Mapping[str, Column]:
    """The columns of a row or the keys of a record, by the name that files use."""
    found = {}
    for field, info in cls.model_fields.items():
        name = _name(field, info)
        meaning = meaning_of(info.annotation, tuple(info.metadata))
        found[name] = Column(name, field, meaning, info.is_required(), cls)
    return found


@cache
def slots(cls: type[Folder]) -> Mapping[str, Slot]:
    """What fills a folder, by the stem of the file."""
    return {_name(field, info): _slot(cls, field, info) for field, info in cls.model_fields.items()}


def _slot(owner: type[Model], field: str, info: FieldInfo) -> Slot:
    members = _members(info.annotation)
    kinds = [kept for kept in map(_kept, members) if kept]
    if len(kinds) != 1:
        raise TypeError(f"a folder cannot hold {field}: {info.annotation!r}")
    kept, model = kinds[0]
    default = info.get_default(call_default_factory=False)
    return Slot(
        _name(field, info),
        field,
        kept,
        model,
        may_be_pending=Pending in members,
        may_be_declined=Declined in members,
        required=info.is_required(),
        default_is_pending=isinstance(default, Pending),
        asks=next((part for part in info.metadata if isinstance(part, Asks)), Asks("")),
        owner=owner,
    )


def _kept(annotation: Any) -> tuple[Kept, type[Model]] | None:
    """What one alternative of a folder's field is: a table of rows, a record, prose."""
    origin, inside = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is tuple and isinstance(inside[0], type) and issubclass(inside[0], Row):
        return "table", inside[0]
    if origin is dict:
        if inside[1] is Image:
            return "images", Model
        if inside[1] is WideTable:
            return "wide", Model
        within = [found for found in map(_kept, _members(inside[1])) if found]
        if len(within) == 1 and within[0][0] == "table":
            return "tables", within[0][1]
    if annotation is Prose:
        return "prose", Model
    if isinstance(annotation, type) and issubclass(annotation, Folder):
        return "folder", annotation
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return "record", annotation
    return None


def _members(annotation: Any) -> tuple[Any, ...]:
    """The alternatives of an annotation, without their metadata."""
    if typing.get_origin(annotation) is Annotated:
        return _members(typing.get_args(annotation)[0])
    if typing.get_origin(annotation) in (tuple, dict) or not typing.get_args(annotation):
        return (annotation,)
    return tuple(part for arg in typing.get_args(annotation) for part in _members(arg))


def _name(field: str, info: FieldInfo) -> str:
    alias = info.validation_alias
    return alias if isinstance(alias, str) else field


def kinds_within(model: type[Model], seen: frozenset[type[Model]] = frozenset()) -> frozenset[str]:
    """The kinds of things that a row or a record defines, with those nested in it."""
    if model in seen or model is Model or issubclass(model, Folder):
        return frozenset()
    own = getattr(model, "defines", "")
    found = {own} if own else set()
    for column in columns(model).values():
        for part in column.meaning.parts():
            if part.model is not None:
                found |= kinds_within(part.model, seen | {model})
    return frozenset(found)


def first_sentence(text: str) -> str:
    """The first sentence, without its full stop.

    >>> first_sentence("Costs and benefits, e.g. licences. One a row.")
    'Costs and benefits, e.g. licences'
    """
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])", text.strip(), maxsplit=1)[0].rstrip(".")
