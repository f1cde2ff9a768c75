"""Tables with a caption, heads that name their column, and a frame that scrolls."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.document.blocks import Cell, Spans, Table
from fs_toolkit.writers.html.markup import attribute, words
from fs_toolkit.writers.html.spans import Inline

DASH = "–"
"""Stands in a cell that would be empty."""
_ALIGN = {"left": "", "right": "right", "centre": "centre"}


def table_html(table: Table, caption: str, inline: Inline) -> str:
    """The table, its caption with the number before it."""
    heads = "".join(
        f'<th scope="col"{_kind(_ALIGN[column.align])}>{words(column.head or DASH)}</th>'
        for column in table.columns
    )
    first_total = len(table.rows) - table.totals
    rows = "".join(
        f"<tr{_kind('total' if at >= first_total else '')}{_id(table, row, inline)}>"
        f"{''.join(_cells(table, row, inline))}</tr>"
        for at, row in enumerate(table.rows)
    )
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label={attribute(table.caption)}>'
        f"<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cells(table: Table, row: tuple[str | Spans | Cell, ...], inline: Inline) -> Iterator[str]:
    at, columns = 0, len(table.columns)
    for each in row:
        cell = each if isinstance(each, Cell) else None
        wide = 1 if cell is None else cell.columns
        if at + wide > columns:
            break
        look = [_ALIGN[table.columns[at].align]]
        if cell is not None:
            look += [f"shade{cell.shade}" if cell.shade else "", "bold" if cell.bold else ""]
        yield _cell(_content(each, inline), " ".join(filter(None, look)), wide, wide == columns > 1)
        at += wide
    if at != columns or sum(each.columns if isinstance(each, Cell) else 1 for each in row) != at:
        raise ValueError(f"{table.id}: a row fills {at} of the table's {columns} columns")


def _content(cell: str | Spans | Cell, inline: Inline) -> str:
    if isinstance(cell, str):
        return words(cell or DASH)
    return inline.html(cell.spans if isinstance(cell, Cell) else cell) or DASH


def _cell(content: str, look: str, columns: int, heads_others: bool) -> str:
    span = f' colspan="{columns}"' if columns > 1 else ""
    if heads_others:
        return f'<th scope="rowgroup"{span}{_kind(look)}>{content}</th>'
    return f"<td{span}{_kind(look)}>{content}</td>"


def _id(table: Table, row: tuple[str | Spans | Cell, ...], inline: Inline) -> str:
    first = row[0] if row else ""
    found = inline.row(first, table.id) if isinstance(first, Cell) else ""
    return f" id={attribute(found)}" if found else ""


def _kind(look: str) -> str:
    return f' class="{look}"' if look else ""
