"""Names that rows use for each other: each is defined somewhere, and only once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from fs_toolkit.core.fields import Column, Slot, columns, kinds_within, slots
from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.formats import KNOWN, REPEATED, shown
from fs_toolkit.core.meaning import Meaning, named
from fs_toolkit.core.model import Folder, Model, Pending, RefersTo
from fs_toolkit.core.notes import EVERYTHING, in_order
from fs_toolkit.core.suggest import did_you_mean


def check_references(
    study: Folder, also: Mapping[str, Collection[str]] | None = None
) -> list[Finding]:
    """Every name that is used and defined nowhere, and every id that stands twice.

    Parameters
    ----------
    study : Folder
        A study, or the parts of one whose other files have mistakes.
    also : mapping of kind to ids, optional
        What may be referred to without a row, such as the built-in quantities.
    """
    found = _Found()
    found.walk(study)
    findings = found.repeated
    for kind, uses in found.uses.items():
        known = {*found.ids.get(kind, {}), *(also or {}).get(kind, ())}
        fine = known | study.half_read.get(kind, frozenset())
        if EVERYTHING in fine:
            continue  # it may stand in the file that could not be read
        wrong = [use for use in uses if use.text not in fine and use.text not in use.refers.also]
        for use, more in _told(wrong, once=not known):
            problem = f"{use.column}: unknown {kind.replace('_', ' ')} {shown(use.text)}{more}"
            findings.append(KNOWN.finding(use.place, problem, _cure(study, use, known)))
    return in_order(findings)


def _told(uses: list[_Use], *, once: bool) -> Iterator[tuple[_Use, str]]:
    """The uses to tell of: where nothing of a kind is defined at all, the first of each column."""
    left = Counter((use.place.file, use.column) for use in uses)
    for use in uses:
        more = left.pop((use.place.file, use.column), 0) - 1 if once else 0
        if more >= 0:
            yield use, f"; and {more:,} more in this column" if more else ""


@dataclass(frozen=True)
class _Use:
    """A name where it is used."""

    refers: RefersTo
    text: str
    place: Place
    column: str


@dataclass
class _Found:
    """The ids that a study defines, and the names that it uses."""

    ids: dict[str, dict[str, Place]] = field(default_factory=dict)
    uses: dict[str, list[_Use]] = field(default_factory=dict)
    """By the kind of thing that is referred to."""
    repeated: list[Finding] = field(default_factory=list)

    def walk(self, value: object) -> None:
        """Look through a model and all that is in it."""
        match value:
            case Folder():
                for slot in slots(type(value)).values():
                    self.walk(getattr(value, slot.field, None))
            case Model():
                self.model(value)
            case tuple():
                for item in value:
                    self.walk(item)
                self.unlike(value)
            case dict():
                for item in value.values():
                    self.walk(item)

    def model(self, model: Model) -> None:
        kind: str = getattr(model, "defines", "")
        if kind:
            self.define(self.ids.setdefault(kind, {}), kind, model)
        for column in _looked_into(type(model)):
            value = getattr(model, column.field)
            for refers, text, key in _names(value, column.meaning):
                place = model.at(f"{column.field}.{key}") if key != "" else model.at(column.field)
                if place == model.where:
                    place = model.at(column.field)
                use = _Use(refers, text, place, column.name)
                self.uses.setdefault(refers.kind, []).append(use)
            self.walk(value)

    def define(self, ids: dict[str, Place], kind: str, model: Model) -> None:
        """Note an id; the second of two is a mistake."""
        id_, place = getattr(model, "id", ""), model.at("id")
        if not id_:
            return
        if id_ in ids:
            what = kind.replace("_", " ")
            problem = (
                f"the {what} {shown(id_)} stands twice, first at {_seen_from(place, ids[id_])}"
            )
            cure = "Give one of them another id, or delete it."
            self.repeated.append(REPEATED.finding(place, problem, cure))
        else:
            ids[id_] = place

    def unlike(self, rows: tuple[object, ...]) -> None:
        """In a table whose ids nothing refers to, an id still stands once."""
        ids: dict[str, Place] = {}
        for row in rows:
            if (
                isinstance(row, Model)
                and not getattr(row, "defines", "")
                and _has_own_id(type(row))
            ):
                self.define(ids, "id", row)


@cache
def _has_own_id(cls: type[Model]) -> bool:
    column = columns(cls).get("id")
    return column is not None and column.required and column.meaning.refers is None


@cache
def _looked_into(cls: type[Model]) -> tuple[Column, ...]:
    """The columns that hold names or other models."""
    return tuple(
        column
        for column in columns(cls).values()
        if any(part.refers is not None or part.model is not None for part in column.meaning.parts())
    )


def _names(
    value: object, meaning: Meaning, refers: RefersTo | None = None
) -> Iterator[tuple[RefersTo, str, str | int]]:
    """Names in a value, with what they refer to and their item in a list or mapping."""
    refers = meaning.refers or refers
    match value:
        case str():
            if meaning.shape == "either" and _is_choice(value, meaning):
                return
            inner = next((part.refers for part in meaning.parts() if part.refers), refers)
            if inner is not None and value:
                yield inner, value, ""
        case tuple() | list() | frozenset() | set():
            several = meaning.of_shape("several") or meaning
            for at, item in enumerate(value):
                below = several.inner[at if several.each_its_own else 0]
                yield from ((kind, text, at) for kind, text, _ in _names(item, below, refers))
        case dict() if (mapping := meaning.of_shape("mapping")) is not None:
            for key, item in value.items():
                yield from ((kind, text, key) for kind, text, _ in _names(key, mapping.inner[0]))
                yield from (
                    (kind, text, key) for kind, text, _ in _names(item, mapping.inner[1], refers)
                )


def _is_choice(value: str, meaning: Meaning) -> bool:
    return any(part.shape == "choice" and value in part.choices for part in meaning.inner)


def _seen_from(place: Place, other: Place) -> str:
    """Another place, without the file if that is the same."""
    if place.file != other.file or not other.file:
        return str(other) or "another row"
    return f"line {other.line}" if other.line is not None else f"cell {other.cell}"


def _cure(study: Folder, use: _Use, known: set[str]) -> str:
    """What to do about an unknown name: the nearest known one, or where it would be defined."""
    kind = use.refers.kind
    if known:
        return did_you_mean(use.text, {*known, *use.refers.also})
    homes = list(_homes(type(study), study, kind))
    if not homes:
        return f"Nothing in this study defines {named(kind)}."
    absent = [file for file, is_absent in homes if is_absent]
    if absent:
        return f"{' or '.join(absent)} would define it, and is missing."
    return f"{' or '.join(file for file, _ in homes)} would define it, and lists none."


def _homes(
    cls: type[Folder], folder: object, kind: str, above: str = ""
) -> Iterator[tuple[str, bool]]:
    """The files that define a kind, and whether they are missing."""
    for slot in slots(cls).values():
        value = getattr(folder, slot.field, None)
        if slot.kept == "folder" and issubclass(slot.model, Folder):
            yield from _homes(slot.model, value, kind, f"{above}{slot.name}/")
        elif kind in kinds_within(slot.model):
            yield f"{above}{slot.files[0]}", _is_missing(value, slot)


def _is_missing(value: object, slot: Slot) -> bool:
    return value is None or isinstance(value, Pending) or (value == () and slot.required)
