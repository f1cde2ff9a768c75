"""Proofreading: what a report's blocks owe its reader, whatever they say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Cell,
    Chart,
    Equation,
    Heading,
    Missing,
    Paragraph,
    Picture,
    Ref,
    Spans,
    Table,
)
from fs_toolkit.document.inline import plain
from fs_toolkit.document.traverse import cell_text, every_block, every_span, words_of

SUB_ITEMS = {"environment": 4, "technical": 3, "legal": 3, "proposal": 5, "economics": 4}
"""Chapters in their order, and how many sub-items each has: 19 in all."""

LONGEST_ID = 43
_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)*")
_ADDRESS = re.compile(r"https?://\S+")
_NO_WORDS = {
    "a number that is none": re.compile(r"(?<!\w)(nan|NaN|inf|Infinity)(?!\w)"),
    "Python's None": re.compile(r"(?<!\w)None(?!\w)(?! of\b)"),
    "a brace": re.compile(r"[{}]"),
    "a machine's name": re.compile(r"(?<![\w.])(?!fs_toolkit\b)[a-z][a-z0-9]*(?:_[a-z0-9]+)+"),
    "a number with noise": re.compile(r"\d\.\d{7,}"),
    "a minus that is a hyphen": re.compile(r"(?<![\w.)\]-])-\d"),
}


BEHIND = "details."
"""Headings of an annex, before the name of the sub-item that the blocks below them are of."""


def check_blocks(blocks: Iterable[Block], known: Collection[str] = ()) -> list[str]:
    """What is wrong with blocks, a sentence each; none if they are fit to print.

    `known` are ids outside these blocks that references may lead to.
    """
    whole = tuple(blocks)
    return [
        *_ids(whole),
        *_headings(whole),
        *_references(whole, known),
        *(fault for block in every_block(whole) for fault in _words(block)),
        *(fault for block in every_block(whole) for fault in _holes(block)),
    ]


def _ids(blocks: Sequence[Block]) -> Iterator[str]:
    times = Counter(block.id for block in every_block(blocks))
    for name in times:
        if times[name] > 1:
            yield f"{name}: {times[name]} blocks have this id"
        if not _ID.fullmatch(name):
            yield f"{name!r}: an id is lower case letters, digits, points and underscores"
        if len(name) > LONGEST_ID:
            yield f"{name}: an id of {len(name)} characters, more than {LONGEST_ID}"


def _headings(blocks: Sequence[Block]) -> Iterator[str]:
    headings = [block for block in every_block(blocks) if isinstance(block, Heading)]
    for before, after in pairwise(headings):  # prose under an unnumbered part begins at level 3
        if after.level > before.level + 1 and before.numbered:
            yield f"{after.id}: level {after.level} follows level {before.level} ({before.id})"
    order = list(SUB_ITEMS)
    chapters = [heading.id for heading in headings if heading.level == 1 and heading.id in order]
    for first, second in pairwise(chapters):
        if order.index(first) >= order.index(second):
            yield f"{second}: the chapter stands after {first}"
    for chapter in chapters:
        items = [h.id for h in headings if h.level == 2 and h.id.startswith(f"{chapter}.")]
        if len(items) != SUB_ITEMS[chapter]:
            there = ", ".join(items) or "none"
            yield f"{chapter}: {len(items)} sub-items instead of {SUB_ITEMS[chapter]}: {there}"
    yield from _openings(blocks)


def _openings(blocks: Sequence[Block]) -> Iterator[str]:
    """Each sub-item opens with its answer, and stands in its own chapter."""
    chapter = ""
    for block, following in pairwise([*every_block(blocks), None]):
        if not isinstance(block, Heading):
            continue
        if block.level == 1:
            chapter = block.id
        elif block.level == 2 and chapter in SUB_ITEMS:
            if not block.id.startswith(f"{chapter}."):
                yield f"{block.id}: stands in the chapter {chapter}"
            if not (isinstance(following, Paragraph) and following.style == "answer"):
                yield f"{block.id}: does not open with its answer"


def _references(blocks: Sequence[Block], known: Collection[str]) -> Iterator[str]:
    there = {
        block.id
        for block in every_block(blocks)
        if isinstance(block, Heading | Table | Chart | Picture | Equation)
    }
    for span in every_span(blocks):
        if isinstance(span, Ref) and span.key not in there and span.key not in known:
            yield f"[#{span.key}]: leads to no block"
    items = list(_sub_items(blocks))
    used = {_name(item): _used(item) for item in items}
    for item in items:
        name = _name(item)
        for block in item:
            if isinstance(block, Heading) and block.id.startswith(BEHIND):
                name = block.id.removeprefix(BEHIND)
            wanted = isinstance(block, Table | Chart | Picture)
            if wanted and block.id not in used.get(name, ()):
                yield f"{block.id}: no sentence of its sub-item uses it"


def _name(item: Sequence[Block]) -> str:
    """The id of the heading that a sub-item begins with."""
    return item[0].id if item else ""


def _used(item: Sequence[Block]) -> set[str]:
    """What the sentences of a sub-item refer to."""
    sentences = [part for part in item if isinstance(part, Paragraph | Bullets)]
    return {span.key for span in every_span(sentences) if isinstance(span, Ref)}


def _sub_items(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks between one heading of a chapter or a sub-item and the next."""
    item: list[Block] = []
    for block in every_block(blocks):
        if isinstance(block, Heading) and block.level <= 2:
            yield item
            item = []
        item.append(block)
    yield item


def _words(block: Block) -> Iterator[str]:
    for line in words_of(block):
        for what, pattern in _NO_WORDS.items():
            if found := pattern.search(_ADDRESS.sub("", line)):
                yield f"{block.id}: {what}, {found[0]!r}, in {line[:80]!r}"


def _holes(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text) if not text.strip():
            yield f"{block.id}: an empty heading"
        case Paragraph(spans=spans) if _empty(spans):
            yield f"{block.id}: an empty paragraph"
        case Bullets(items=items) if not items or any(_empty(item) for item in items):
            yield f"{block.id}: an empty list, or an empty item"
        case Missing(what=what) if not what.strip():
            yield f"{block.id}: does not say what is missing"
        case Table():
            yield from _table(block)
        case Chart() | Picture():
            if not block.caption.strip() or not block.alt.strip():
                yield f"{block.id}: no caption, or no words for who does not see it"


def _table(table: Table) -> Iterator[str]:
    if not table.caption.strip():
        yield f"{table.id}: no caption"
    if not table.rows:
        yield f"{table.id}: a table without rows"
    for number, row in enumerate(table.rows, start=1):
        width = sum(cell.columns if isinstance(cell, Cell) else 1 for cell in row)
        if width != len(table.columns):
            yield f"{table.id}: row {number} has {width} columns of {len(table.columns)}"
        for cell in row:
            if not cell_text(cell).strip():
                yield f"{table.id}: an empty cell in row {number}"
    for column in table.columns:
        if not column.head.strip():
            yield f"{table.id}: a column without a head"


def _empty(spans: Spans) -> bool:
    return not plain(spans, unknown="…").strip()
