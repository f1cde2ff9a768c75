"""An export with a row an answer, made wide: also the technical/responses.csv of fs_toolkit 0.1."""

from __future__ import annotations

from fs_toolkit.readers.exports import Export

PERSON, ITEM, VALUE = "person", "item", "value"


def is_long(export: Export) -> bool:
    """Whether a file has a row an answer: the columns person, item and value.

    >>> is_long(Export("r.csv", ("person", "item", "value", "weight")))
    True
    """
    return {PERSON, ITEM, VALUE} <= {name.casefold() for name in export.header}


def made_wide(export: Export) -> Export:
    """The same answers with a row a person; other columns keep what a person's first row says.

    >>> long = Export("r.csv", ("person", "item", "value"), [("p1", "q1", "5"), ("p1", "q2", "3")], [2, 3])
    >>> wide = made_wide(long)
    >>> wide.header, wide.rows
    (('q1', 'q2'), [('5', '3')])
    """
    at = {name.casefold(): position for position, name in enumerate(export.header)}
    others = [name for name in at if name not in (PERSON, ITEM, VALUE)]
    items = list(dict.fromkeys(row[at[ITEM]] for row in export.rows if row[at[ITEM]]))
    people: dict[str, dict[str, str]] = {}
    first: dict[str, tuple[str, ...]] = {}
    lines: dict[str, int] = {}
    for line, row in zip(export.lines, export.rows, strict=True):
        person = row[at[PERSON]]
        people.setdefault(person, {})[row[at[ITEM]]] = row[at[VALUE]]
        first.setdefault(person, tuple(row[at[name]] for name in others))
        lines.setdefault(person, line)
    rows = [
        (*first[person], *(given.get(item, "") for item in items))
        for person, given in people.items()
    ]
    header = (*others, *items)
    return Export(export.name, header, rows, list(lines.values()), export.encoding, export.sheet)
