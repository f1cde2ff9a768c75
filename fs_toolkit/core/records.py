"""The tree of a YAML file to a record, with the place of every key."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from fs_toolkit.core.conversion import Written, converted, inners
from fs_toolkit.core.fields import Column, columns
from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.formats import ABSENT, COLUMN, DECLINED, FORM, Misread, shown
from fs_toolkit.core.meaning import Meaning
from fs_toolkit.core.model import Declined, Model, Places
from fs_toolkit.core.refusals import about, explained, refused, telling
from fs_toolkit.core.suggest import did_you_mean
from fs_toolkit.core.yaml_text import Mapping, Node, Scalar, Sequence

M = TypeVar("M", bound=Model)
Path = tuple[str | int, ...]
_EMPTY = frozenset({"", "~", "null"})
_EMPTY_CURE = "Fill it in, or delete the file to leave the question pending."


def declined(node: Node | None, file: str) -> Declined | list[Finding] | None:
    """What `none: reason` says; None if the file says something else."""
    if not isinstance(node, Mapping) or set(node.items) != {"none"}:
        return None
    reason = node.items["none"]
    if isinstance(reason, Scalar) and not _is_empty(reason):
        return Declined(reason.text)
    return [DECLINED.finding(Place(file, node.lines["none"], field="none"), "none has no reason")]


def read_record(node: Node | None, file: str, cls: type[M]) -> tuple[M | None, list[Finding]]:
    """A record of a class from a tree; every mistake in it, each with its line."""
    if node is None or (isinstance(node, Scalar) and _is_empty(node)):
        return None, [ABSENT.finding(Place(file), "the file is empty", _EMPTY_CURE)]
    if not isinstance(node, Mapping):
        problem = (
            "the file holds a list"
            if isinstance(node, Sequence)
            else f"there is no key: {shown(node.text)}"
        )
        return None, [
            FORM.finding(Place(file, node.line), problem, "Write `key: value`, a key a line.")
        ]
    reading = _Reading(file)
    values = reading.model(node, cls, ())
    try:
        record = cls.model_validate(values)
    except ValidationError as error:
        for detail in telling(error, lambda loc: _followed(loc, node, cls)[0]):
            reading.refuse(detail, node, cls)
        return None, reading.findings
    if reading.findings:
        return None, reading.findings
    settle(record, node, file)
    return record, []


def settle(model: Model, node: Mapping, file: str) -> None:
    """Tell a model, and every model in it, where it was read."""
    fields: dict[str, Place] = {}
    for name, column in columns(type(model)).items():
        if name not in node.items:
            continue
        place = Place(file, node.lines[name], field=name)
        fields[column.field] = fields[name] = place
        value, below = getattr(model, column.field), node.items[name]
        for key, item, item_node in _pairs(value, below):
            line = below.lines[str(key)] if isinstance(below, Mapping) else item_node.line
            fields[f"{column.field}.{key}"] = Place(file, line, field=name)
            if isinstance(item, Model) and isinstance(item_node, Mapping):
                settle(item, item_node, file)
        if isinstance(value, Model) and isinstance(below, Mapping):
            settle(value, below, file)
    model.read_from(Places(Place(file, node.line), fields))


def _pairs(value: object, node: Node) -> list[tuple[str | int, object, Node]]:
    """The items of a list or a mapping, each with its node."""
    if isinstance(value, tuple | list) and isinstance(node, Sequence):
        return [(at, *pair) for at, pair in enumerate(zip(value, node.items, strict=False))]
    if isinstance(value, dict) and isinstance(node, Mapping):
        return [
            (key, item, node.items[str(key)])
            for key, item in value.items()
            if str(key) in node.items
        ]
    return []


@dataclass
class _Reading:
    """One file being read: what was found wrong so far, and where."""

    file: str
    findings: list[Finding] = field(default_factory=list)
    failed: set[Path] = field(default_factory=set)

    def model(self, node: Mapping, cls: type[Model], path: Path) -> dict[str, object]:
        """The values under the keys of a model; unknown keys are refused."""
        known = columns(cls)
        values: dict[str, object] = {}
        for name, below in node.items.items():
            column = known.get(name)
            if column is None:
                others = [other for other in known if other not in node.items]
                place = Place(self.file, node.lines[name], field=name)
                advice = did_you_mean(name, others or known, "Other keys that belong here")
                self.findings.append(COLUMN.finding(place, f"unknown key {shown(name)}", advice))
            elif not (isinstance(below, Scalar) and _is_empty(below)):
                values[name] = self.value(below, column.meaning, (*path, name), column)
        return values

    def value(self, node: Node, meaning: Meaning, path: Path, column: Column) -> object:
        """A value, a list or a mapping as its meaning asks; None where that fails."""
        try:
            match node:
                case Scalar():
                    return self.scalar(node, meaning)
                case Sequence():
                    return self.several(node, meaning.of_shape("several"), path, column)
                case Mapping():
                    return self.mapping(node, meaning, path, column)
        except Misread as misread:
            self.note(misread, node.line, path, column)
            return None

    def note(self, misread: Misread, line: int, path: Path, column: Column) -> None:
        """Note that what stands at a path cannot be read."""
        self.failed.add(path)
        place = Place(self.file, line, field=column.name)
        problem, cure = about(_named(path), misread.problem), explained(misread.cure, column)
        self.findings.append(misread.rule.finding(place, problem, cure))

    def scalar(self, node: Scalar, meaning: Meaning) -> object:
        if _is_empty(node):
            raise ABSENT.misread("is empty", "Fill it in, or delete the line.")
        return converted(Written(node.text, is_text=node.quoted), meaning)

    def several(
        self, node: Sequence, meaning: Meaning | None, path: Path, column: Column
    ) -> tuple[object, ...]:
        if meaning is None:
            if column.meaning.shape == "anything":
                return tuple(self.value(item, column.meaning, path, column) for item in node.items)
            raise FORM.misread("a list stands where one value belongs", f"Write {column.meaning}.")
        each = inners(meaning, len(node.items))
        return tuple(
            self.value(item, inner, (*path, at), column)
            for at, (item, inner) in enumerate(zip(node.items, each, strict=True))
        )

    def mapping(self, node: Mapping, meaning: Meaning, path: Path, column: Column) -> object:
        if meaning.shape == "anything":
            return {
                key: self.value(below, meaning, (*path, key), column)
                for key, below in node.items.items()
            }
        if (free := meaning.of_shape("mapping")) is not None:
            key_meaning, value_meaning = free.inner
            values = {}
            for key, below in node.items.items():
                try:
                    values[converted(Written(key), key_meaning)] = self.value(
                        below, value_meaning, (*path, key), column
                    )
                except Misread as misread:
                    self.note(misread, node.lines[key], (*path, key), column)
            return values
        models = [part.model for part in (meaning, *meaning.inner) if part.model is not None]
        if meaning.shape not in ("model", "either") or not models:
            raise FORM.misread("keys stand where one value belongs", f"Write {meaning}.")
        fitting = [model for model in models if node.items.keys() <= columns(model).keys()]
        return self.model(node, (fitting or models)[0], path)

    def refuse(self, detail: ErrorDetails, root: Mapping, cls: type[Model]) -> None:
        """Word one of pydantic's errors, unless its cause was said already."""
        path, line, column = _followed(detail["loc"], root, cls)
        known = any(path[: len(failed)] == failed for failed in self.failed)
        whole = detail["type"] in ("value_error", "assertion_error") and any(
            failed[: len(path)] == path for failed in self.failed
        )
        if known or whole:
            return
        rule, problem, cure = refused(detail, column)
        place = Place(self.file, line, field=column.name if column else None)
        cure = explained(cure or rule.cure, column)
        self.findings.append(rule.finding(place, about(_named(path), problem), cure))


def _is_empty(node: Scalar) -> bool:
    return not node.quoted and node.text.casefold() in _EMPTY


def _followed(
    loc: tuple[int | str, ...], root: Mapping, cls: type[Model]
) -> tuple[Path, int, Column | None]:
    """Path, line and column of an error, from where pydantic says it is.

    pydantic also names the alternatives it tried on the way; those are in no file.
    """
    node: Node = root
    line, path, column = root.line, list[str | int](), None
    known = columns(cls)
    for step in loc:
        if isinstance(node, Mapping) and str(step) in node.items:
            path.append(str(step))
            line = node.lines[str(step)]
            node = node.items[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            path.append(step)
            node = node.items[step]
            line = node.line
        elif isinstance(node, Mapping) and step in known:
            path.append(str(step))  # missing: the line is that of the group it is missing from
        else:
            continue
        if isinstance(step, str) and step in known:
            column = known[step]
            models = [part.model for part in column.meaning.parts() if part.model is not None]
            known = columns(models[0]) if models else {}
    return tuple(path), line, column


def _named(path: Path) -> str:
    """A path as people say it.

    >>> _named(("benefits", 2, "unit_value"))
    'benefits, item 3: unit_value'
    """
    words = ""
    for step in path:
        if isinstance(step, int):
            words += f", item {step + 1}"
        else:
            words += f": {step}" if words else step
    return words
