"""Going through blocks: the words in them, and the same blocks with other words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import assert_never

from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    Chart,
    Equation,
    Group,
    Heading,
    Landscape,
    Missing,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Span,
    Spans,
    Table,
    Text,
)
from fs_toolkit.document.charts import NetworkLink, ProcessStep
from fs_toolkit.document.inline import plain

Change = Callable[[str, Spans], Spans]
"""Gets the id of the innermost block and spans of it; gives the spans to put in their place."""


def every_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """Each block in order, and those inside groups, boxes and landscape parts."""
    for block in blocks:
        yield block
        if isinstance(block, Landscape | Group):
            yield from every_block(block.blocks)
        elif isinstance(block, Callout):
            yield from every_block(block.body)


def every_span(blocks: Iterable[Block]) -> Iterator[Span]:
    """Each span of the blocks, those inside footnotes too."""
    for block in every_block(blocks):
        for spans in _own_spans(block):
            yield from _deep(spans)


def printed_marks(blocks: Iterable[Block]) -> dict[str, str]:
    """What values and citations print, by how the study writes them."""
    return {
        span.mark: span.text for span in every_span(blocks) if isinstance(span, Text) and span.mark
    }


def rewritten(block: Block, change: Change) -> Block:
    """The block with every run of spans changed."""
    match block:
        case Paragraph(id, spans):
            return replace(block, spans=change(id, spans))
        case Bullets(id, items):
            return replace(block, items=tuple(change(id, item) for item in items))
        case Table(id, rows=rows, source=source):
            changed = tuple(tuple(_cell(id, cell, change) for cell in row) for row in rows)
            return replace(block, rows=changed, source=change(id, source))
        case Chart(id, source=source) | Picture(id, source=source):
            return replace(block, source=change(id, source))
        case Callout() | Landscape() | Group():
            return with_inside(block, lambda part: rewritten(part, change))
        case Heading() | Equation() | Missing() | PageBreak():
            return block
        case _:
            assert_never(block)


def with_inside(block: Block, change: Callable[[Block], Block | None]) -> Block:
    """The block with the blocks inside it changed, or left out where the change gives None."""
    match block:
        case Landscape(blocks=blocks):
            return replace(block, blocks=tuple(part for part in map(change, blocks) if part))
        case Callout(body=body):
            changed = map(change, body)
            return replace(
                block, body=tuple(part for part in changed if isinstance(part, Paragraph | Bullets))
            )
        case Group(blocks=blocks):
            changed = map(change, blocks)
            kinds = Paragraph | Bullets | Heading
            return replace(block, blocks=tuple(part for part in changed if isinstance(part, kinds)))
        case _:
            return block


def block_text(block: Block) -> str:
    """Every word a block prints, those inside it too: a line for each paragraph, item and cell."""
    return "\n".join(line for part in every_block([block]) for line in words_of(part) if line)


def cell_text(cell: str | Spans | Cell) -> str:
    """The words of a cell; a reference or citation in it counts as a word."""
    if isinstance(cell, str):
        return cell
    return _words(cell.spans if isinstance(cell, Cell) else cell)


def words_of(block: Block) -> Iterator[str]:
    """The words of one block line by line, without those of blocks inside it."""
    match block:
        case Heading(text=text):
            yield text
        case Table(caption=caption, columns=columns, rows=rows, source=source):
            yield from (caption, *(column.head for column in columns))
            yield from (cell_text(cell) for row in rows for cell in row)
            yield from _noted(source)
        case Chart(caption=caption, alt=alt, data=data, source=source):
            yield from (caption, alt, *_strings(data), *_noted(source))
        case Picture(caption=caption, alt=alt, source=source):
            yield from (caption, alt, *_noted(source))
        case Equation(name=name):
            yield name  # the formula is set as mathematics, with the quantities' own names
        case Callout(title=title):
            yield title
        case Missing(what=what, who=who, instrument=instrument):
            yield from (what, who, instrument)
        case Paragraph() | Bullets():
            for spans in _own_spans(block):
                yield from _noted(spans)
        case Landscape() | Group() | PageBreak():
            pass
        case _:
            assert_never(block)


def _noted(spans: Spans) -> Iterator[str]:
    """The words, and then those of their footnotes."""
    yield _words(spans)
    for span in _deep(spans):
        if isinstance(span, Note):
            yield _words(span.spans)


def _words(spans: Spans) -> str:
    return plain(spans, unknown="…")


def _strings(data: object) -> Iterator[str]:
    """The words of a chart's data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, tuple):
        for item in data:
            yield from _strings(item)
    elif isinstance(data, ProcessStep):
        yield from (data.name, *(words for _, words in data.after))  # the step before is an id
    elif isinstance(data, NetworkLink):
        yield data.words
    elif is_dataclass(data):
        for field in fields(data):
            if field.name not in ("kind", "look", "id"):
                yield from _strings(getattr(data, field.name))


def _own_spans(block: Block) -> Iterator[Spans]:
    """The runs of spans of one block, without those of blocks inside it."""
    if isinstance(block, Landscape | Group | Callout):
        return
    found: list[Spans] = []

    def keep(id: str, spans: Spans) -> Spans:
        found.append(spans)
        return spans

    rewritten(block, keep)
    yield from found


def _deep(spans: Spans) -> Iterator[Span]:
    for span in spans:
        yield span
        if isinstance(span, Note):
            yield from _deep(span.spans)


def _cell(id: str, cell: str | Spans | Cell, change: Change) -> str | Spans | Cell:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Cell):
        return replace(cell, spans=change(id, cell.spans))
    return change(id, cell)
