"""What a field's annotation asks for: one description for reading, messages and the manual."""

from __future__ import annotations

import enum
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from fs_toolkit.core.model import ID_PATTERN, InFolder, Model, RefersTo, Texts
from fs_toolkit.core.suggest import listed

Shape = Literal[
    "text", "number", "whole", "truth", "day", "choice", "several", "mapping", "model", "either",
    "anything",
]  # fmt: skip

_PLAIN: dict[object, Shape] = {
    str: "text", float: "number", int: "whole", bool: "truth", date: "day",
    Any: "anything", object: "anything",
}  # fmt: skip
_SEVERAL = (tuple, list, set, frozenset)
_SPLITS = {part.func for part in typing.get_args(Texts) if isinstance(part, BeforeValidator)}


@dataclass(frozen=True)
class Meaning:
    """What may stand in a cell, under a key, or in an item of a list."""

    shape: Shape
    inner: tuple[Meaning, ...] = ()
    """Items of a list (one for all, or one each), key and value of a mapping, alternatives."""
    choices: tuple[object, ...] = ()
    model: type[Model] | None = None
    refers: RefersTo | None = None
    in_folder: bool = False
    pattern: str = ""
    limits: str = ""
    """0 to 1, above 0."""
    may_be_empty: bool = False
    each_its_own: bool = False
    """A list of fixed length, whose items differ in meaning."""

    def parts(self) -> Iterator[Meaning]:
        """The meaning itself and everything inside it, without the fields of models."""
        yield self
        for inner in self.inner:
            yield from inner.parts()

    def of_shape(self, shape: Shape) -> Meaning | None:
        """The meaning itself, or that of its alternatives, which has a shape."""
        alternatives = self.inner if self.shape == "either" else ()
        return next((part for part in (self, *alternatives) if part.shape == shape), None)

    @property
    def is_numeric(self) -> bool:
        """Whether numbers can stand here."""
        return any(part.shape in ("number", "whole") for part in self.parts())

    def __str__(self) -> str:
        """The type in words: a number, 0 to 1; one of cost, benefit."""
        words = _words(self)
        return f"{words}, {self.limits}" if self.limits else words


def meaning_of(annotation: object, metadata: tuple[object, ...] = ()) -> Meaning:
    """Describe an annotation; TypeError if a study folder cannot hold such a thing.

    >>> str(meaning_of(Literal["cost", "benefit"]))
    'one of cost, benefit'
    >>> str(meaning_of(tuple[float, ...]))
    'several between semicolons, each: a number'
    >>> str(meaning_of(float | None))
    'a number'
    """
    return _described(_plain_meaning(annotation, metadata), metadata)


def _plain_meaning(annotation: Any, metadata: tuple[object, ...]) -> Meaning:
    if any(isinstance(part, BeforeValidator) and part.func not in _SPLITS for part in metadata):
        return Meaning("text")  # the class reads the text itself
    if annotation in _PLAIN:
        return Meaning(_PLAIN[annotation])
    origin, inside = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        return meaning_of(inside[0], tuple(inside[1:]))
    if hasattr(annotation, "__value__"):  # type X = ...
        return meaning_of(annotation.__value__)
    if origin is Literal:
        return Meaning("choice", choices=inside)
    if origin in (typing.Union, types.UnionType):
        return _either(inside)
    if annotation in _SEVERAL or origin in _SEVERAL:
        return _several(origin, inside)
    if origin is dict:
        return Meaning("mapping", inner=(meaning_of(inside[0]), meaning_of(inside[1])))
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return Meaning("model", model=annotation)
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return Meaning("choice", choices=tuple(member.value for member in annotation))
    raise TypeError(f"a study folder cannot hold {annotation!r}")


def _either(alternatives: tuple[object, ...]) -> Meaning:
    meanings = tuple(meaning_of(part) for part in alternatives if part is not type(None))
    empty = len(meanings) < len(alternatives)
    if len(meanings) == 1:
        return replace(meanings[0], may_be_empty=empty)
    return Meaning("either", inner=meanings, may_be_empty=empty)


def _several(origin: object, inside: tuple[object, ...]) -> Meaning:
    if origin is tuple and inside and inside[-1] is not Ellipsis:
        return Meaning("several", inner=tuple(map(meaning_of, inside)), each_its_own=True)
    return Meaning("several", inner=(meaning_of(inside[0] if inside else str),))


def _described(meaning: Meaning, metadata: tuple[object, ...]) -> Meaning:
    bounds: dict[str, str] = {}
    for part in _unpacked(metadata):
        if isinstance(part, RefersTo):
            meaning = replace(meaning, refers=part)
        elif isinstance(part, InFolder):
            meaning = replace(meaning, in_folder=True)
        elif isinstance(pattern := getattr(part, "pattern", None), str):
            meaning = replace(meaning, pattern=pattern)
        for name in ("ge", "gt", "le", "lt"):
            bound = getattr(part, name, None)
            if isinstance(bound, int | float):
                bounds[name] = f"{bound:g}" if abs(bound) < 1e6 else str(bound)
    return replace(meaning, limits=limits_in_words(bounds)) if bounds else meaning


def limits_in_words(bounds: Mapping[str, str]) -> str:
    """Limits as a person says them.

    >>> limits_in_words({"ge": "0", "le": "1"})
    '0 to 1'
    >>> limits_in_words({"gt": "0", "le": "1"})
    'above 0 and 1 or less'
    """
    if set(bounds) == {"ge", "le"}:
        return f"{bounds['ge']} to {bounds['le']}"
    words = {"gt": "above {}", "ge": "{} or more", "lt": "below {}", "le": "{} or less"}
    return " and ".join(words[name].format(bounds[name]) for name in words if name in bounds)


def _unpacked(metadata: tuple[object, ...]) -> Iterator[object]:
    for part in metadata:
        if isinstance(part, FieldInfo):
            yield from part.metadata
        else:
            yield part


def _words(meaning: Meaning) -> str:
    match meaning.shape:
        case "text" if meaning.refers:
            also = "".join(f", or {word}" for word in meaning.refers.also)
            return f"the id of {named(meaning.refers.kind)}{also}"
        case "text" if meaning.in_folder:
            return "the name of a picture file in the same folder"
        case "text":
            return pattern_in_words(meaning.pattern) if meaning.pattern else "text"
        case "whole":
            return "a whole number"
        case "truth":
            return "true or false"
        case "day":
            return "a day, such as 2015-12-31"
        case "choice":
            there = [str(choice) for choice in meaning.choices if choice != ""]
            if not there:
                return "nothing"  # a cell that may also stay empty
            return f"one of {listed(there, limit=40)}" if len(there) > 1 else there[0]
        case "several" if meaning.each_its_own:
            return f"{len(meaning.inner)} values: {'; '.join(map(str, meaning.inner))}"
        case "several":
            item = meaning.inner[0]
            if meaning.refers and item.shape == "text" and not item.refers:
                item = replace(item, refers=meaning.refers)
            return "several between semicolons" + ("" if str(item) == "text" else f", each: {item}")
        case "mapping":
            return f"keys and values, each value: {meaning.inner[1]}"
        case "model":
            return "keys below it"
        case "either":
            return " or ".join(map(str, meaning.inner))
        case "number" | "anything":
            return "a number" if meaning.shape == "number" else "text or a number"


def named(kind: str) -> str:
    """A kind of thing with its article.

    >>> named("option"), named("swot_item")
    ('an option', 'a swot item')
    """
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind.replace('_', ' ')}"


def pattern_in_words(pattern: str) -> str:
    """What a pattern asks for, as a person would say it.

    >>> pattern_in_words(r"^[A-Z]{3}$")
    'three capital letters, such as USD'
    """
    return _PATTERNS.get(pattern, "text in the form that its description shows")


_PATTERNS = {
    ID_PATTERN: "lower-case letters, digits and _, a letter first, at most 60",
    r"^[A-Z]{3}$": "three capital letters, such as USD",
    r"^[12]\d{3}-(0[1-9]|1[0-2])$": "a month, such as 2016-04",
}
