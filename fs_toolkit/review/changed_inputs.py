"""What two states of a study say differently: file by file, row by row, value by value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from fs_toolkit.core.fields import columns, slots
from fs_toolkit.core.meaning import Meaning
from fs_toolkit.core.model import ID_PATTERN, Declined, Folder, Image, Model, Pending, Prose, Row

Kind = Literal["added", "removed", "changed"]


@dataclass(frozen=True)
class FieldChange:
    """One value of a row or of a YAML file, before and after, as it is written."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class InputChange:
    """A row, a key of a YAML file, a text or a picture that is not the same any more."""

    file: str
    """Path within the study without its ending: economics/lines."""
    key: str
    """The row's id, or the values that tell it from others; empty for a whole file."""
    kind: Kind
    fields: tuple[FieldChange, ...] = ()
    """What is different in it, where it was changed."""


def changed_inputs(before: Folder, after: Folder) -> tuple[InputChange, ...]:
    """Everything that two folders of one class say differently, in the order of the files.

    Rows are known by their id or by what tells them apart, so that a table in another order,
    or in another kind of file, is not changed.
    """
    return tuple(_folder(before, after, ""))


def _folder(before: Folder, after: Folder, path: str) -> Iterator[InputChange]:
    for slot in slots(type(before)).values():
        yield from _answer(
            getattr(before, slot.field), getattr(after, slot.field), path + slot.name
        )


def _answer(before: object, after: object, path: str) -> Iterator[InputChange]:
    if before == after:
        return
    if isinstance(before, Folder) and isinstance(after, Folder):
        yield from _folder(before, after, f"{path}/")
    elif isinstance(before, dict) and isinstance(after, dict):
        yield from _by_name(before, after, path)
    elif isinstance(before, tuple) and isinstance(after, tuple):
        yield from _table(before, after, path)
    elif isinstance(before, Model) and isinstance(after, Model):
        yield InputChange(path, "", "changed", _fields(before, after))
    elif isinstance(before, Pending) or isinstance(after, Pending):
        if isinstance(before, Pending) and isinstance(after, Pending):
            return  # both wait for an answer
        kind: Kind = "added" if isinstance(before, Pending) else "removed"
        there = after if kind == "added" else before
        if isinstance(there, tuple) and there:
            yield from _table(
                () if kind == "added" else there, there if kind == "added" else (), path
            )
        else:
            yield InputChange(path, "", kind)
    elif isinstance(before, Prose) and isinstance(after, Prose):
        lines = FieldChange("text", _count(before), _count(after))
        yield InputChange(path, "", "changed", (lines,))
    else:
        pair = (FieldChange("answer", _in_short(before), _in_short(after)),)
        told = isinstance(before, Declined) or isinstance(after, Declined)
        yield InputChange(path, "", "changed", pair if told else ())


def _in_short(answer: object) -> str:
    return f"{len(answer)} rows" if isinstance(answer, tuple) else written(answer)


def _count(prose: Prose) -> str:
    return f"{len(prose.text.split())} words"


def _by_name(
    before: Mapping[str, object], after: Mapping[str, object], path: str
) -> Iterator[InputChange]:
    """Files that the author names: translations, survey answers, pictures."""
    for name in dict.fromkeys((*before, *after)):
        if name not in after or name not in before:
            kind: Kind = "added" if name not in before else "removed"
            yield InputChange(f"{path}/{name}", "", kind)
        elif isinstance(before[name], Image):
            if before[name] != after[name]:
                yield InputChange(f"{path}/{name}", "", "changed")
        else:
            yield from _answer(before[name], after[name], f"{path}/{name}")


def _table(before: Sequence[object], after: Sequence[object], path: str) -> Iterator[InputChange]:
    known = _told_apart([row for row in (*before, *after) if isinstance(row, Row)], before, after)
    if known is None:
        yield from _unnamed(before, after, path)
        return
    old = {known(row): row for row in before if isinstance(row, Row)}
    new = {known(row): row for row in after if isinstance(row, Row)}
    for key in dict.fromkeys((*old, *new)):
        words = " · ".join(key)
        if key not in new:
            yield InputChange(path, words, "removed")
        elif key not in old:
            yield InputChange(path, words, "added")
        elif old[key] != new[key]:
            yield InputChange(path, words, "changed", _fields(old[key], new[key]))


def _unnamed(before: Sequence[object], after: Sequence[object], path: str) -> Iterator[InputChange]:
    """Rows that nothing tells apart: what is in one table and not in the other."""
    old, new = Counter(before), Counter(after)
    for rows, kind in ((old - new, "removed"), (new - old, "added")):
        for row in rows.elements():
            yield InputChange(path, written(row), "removed" if kind == "removed" else "added")


Key = Callable[[Row], tuple[str, ...]]


def _told_apart(
    rows: Sequence[Row], before: Sequence[object], after: Sequence[object]
) -> Key | None:
    """What tells the rows of a table apart in both states; None if nothing does."""
    if not rows:
        return None
    for names in _candidates(type(rows[0])):

        def key(row: Row, names: tuple[str, ...] = names) -> tuple[str, ...]:
            return tuple(written(getattr(row, name)) for name in names)

        if all(
            len({key(row) for row in table if isinstance(row, Row)}) == len(table)
            for table in (before, after)
        ):
            return key
    return None


def _candidates(cls: type[Row]) -> Iterator[tuple[str, ...]]:
    """The id; the id with the year; whatever names other things; that with words and years."""
    fields = {column.field: column.meaning for column in columns(cls).values()}
    if "id" in fields:
        yield ("id",)
        if "year" in fields:
            yield ("id", "year")
    named = tuple(name for name, meaning in fields.items() if _names_something(meaning))
    if named:
        yield named
    more = tuple(
        name for name in ("year", "date", "month", "rater", "respondent") if name in fields
    )
    if more:
        yield (*named, *more)


def _names_something(meaning: Meaning) -> bool:
    one = meaning.shape == "text" and not meaning.may_be_empty
    return one and (meaning.refers is not None or meaning.pattern == ID_PATTERN)


def _fields(before: Model, after: Model) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(
            column.name,
            written(getattr(before, column.field)),
            written(getattr(after, column.field)),
        )
        for column in columns(type(before)).values()
        if getattr(before, column.field) != getattr(after, column.field)
    )


def written(value: object) -> str:
    """A value as a table holds it.

    >>> written(0.25), written(("a", "b")), written(None), written(True)
    ('0.25', 'a; b', '', 'true')
    """
    match value:
        case None | Pending():
            return ""
        case bool():
            return str(value).lower()
        case float():
            return f"{value:.12g}"
        case tuple():
            return "; ".join(written(each) for each in value)
        case Declined():
            return f"none: {value.reason}"
        case Model():
            pairs = ((name, getattr(value, name)) for name in type(value).model_fields)
            return ", ".join(
                f"{name} {written(each)}" for name, each in pairs if each not in (None, "", ())
            )
        case dict():
            return "; ".join(f"{key} {written(each)}" for key, each in value.items())
        case _:
            return str(value)
