"""A prose file by its units: each heading, paragraph and list item, and the lines it takes.

A report joins items to lists and files to blocks. Whoever brings words back into a file needs
to know which lines of it print which words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from fs_toolkit.document.blocks import Spans, Text
from fs_toolkit.document.inline import merged, plain
from fs_toolkit.document.prose import spans_of, tokens_of

if TYPE_CHECKING:
    from markdown_it.token import Token

Shape = Literal["heading", "paragraph", "item"]


@dataclass(frozen=True)
class Unit:
    """What is printed as one paragraph of a report."""

    shape: Shape
    spans: Spans
    first: int
    """Its first line, from 0."""
    end: int
    """The line after its last."""
    level: int = 0
    """Of a heading: 3 or 4, as it is printed. Of an item: how deep it stands in lists, from 0."""
    numbered: bool = False
    """Of an item: whether the outermost list counts, for a report prints it as one list."""
    marker: str = ""
    """What stands before its words: `## `, `- `, `1. `."""
    plain: bool = True
    """Whether it is made of marks that a report prints; a typed table, code or HTML is not."""


def units_of(text: str) -> list[Unit]:
    r"""The units of a prose file in order.

    >>> [(unit.shape, unit.marker, unit.first, unit.end) for unit in units_of("# A\n\nb\nc\n- d\n")]
    [('heading', '# ', 0, 1), ('paragraph', '', 2, 4), ('item', '- ', 4, 5)]
    """
    lines = text.splitlines()
    found = [unit for unit in _units(tokens_of(text), lines) if unit.spans]
    following = [*found[1:], None][: len(found)]
    return [_bounded(unit, after, lines) for unit, after in zip(found, following, strict=True)]


def _units(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Unit]:
    levels = sorted({token.tag for token in tokens if token.type == "heading_open"})
    lists: list[bool] = []
    item: Unit | None = None
    heading = quoted = ""
    for token in tokens:
        start, end = token.map or (0, 0)
        match token.type:
            case "heading_open":
                heading = token.tag
            case "heading_close":
                heading = ""
            case "bullet_list_open" | "ordered_list_open":
                if item is not None:
                    yield item
                    item = None
                lists.append(token.type == "ordered_list_open")
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                if item is not None:
                    yield item
                marker = _marker(lines[start])
                item = Unit("item", (), start, start, len(lists) - 1, lists[0], marker)
            case "list_item_close":
                if item is not None:
                    yield item
                item = None
            case "blockquote_open" | "table_open":
                quoted += "x"
            case "blockquote_close" | "table_close":
                quoted = quoted[1:]
            case _ if spans := spans_of(token):
                plain_ = token.type == "inline" and not quoted
                if heading:
                    words = plain(spans)
                    same = spans == (Text(words),)
                    level = 3 if heading == levels[0] else 4
                    marker = "#" * int(heading[1]) + " "
                    is_hashed = lines[start].lstrip().startswith("#")
                    yield Unit(
                        "heading", (Text(words),), start, end, level, False, marker,
                        same and is_hashed and not item and plain_,
                    )  # fmt: skip
                elif item is not None:
                    gap = (Text(" "),) if item.spans else ()
                    spans = merged((*item.spans, *gap, *spans))
                    item = replace(item, spans=spans, end=end, plain=item.plain and plain_)
                else:
                    level = len(lists)
                    yield Unit("paragraph", spans, start, end, level, plain=plain_ and not lists)


def _bounded(unit: Unit, after: Unit | None, lines: Sequence[str]) -> Unit:
    """The unit without the lines of the next, and without empty lines at its end."""
    end = unit.end if after is None else min(unit.end, max(after.first, unit.first))
    while end > unit.first + 1 and not lines[end - 1].strip():
        end -= 1
    shared = after is not None and after.first < max(end, unit.first + 1)
    return replace(unit, end=max(end, unit.first + 1), plain=unit.plain and not shared)


def _marker(line: str) -> str:
    """What a list item's line begins with, its spaces too."""
    found = re.match(r"\s*(?:>\s?)*(?:(?:[-+*]|\d{1,9}[.)])(?:\s+|$))+", line)
    return found[0] if found else ""
