"""Tables: one string each, for a table made cell by cell takes a hundred times as long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fs_toolkit.document.blocks import Cell, Spans, Table
from fs_toolkit.writers.word.markup import attribute, words
from fs_toolkit.writers.word.measures import (
    HIGH,
    SAVED,
    fit,
    is_low,
    lines_of_row,
)
from fs_toolkit.writers.word.package import StyleIds
from fs_toolkit.writers.word.palette import Palette
from fs_toolkit.writers.word.spans import Inline

DASH = "–"
"""Stands in a cell that would be empty."""

SUMS = 3
"""Totals up to which they are not parted from each other nor from the row above them."""

_ALIGN = {"left": "", "right": '<w:jc w:val="right"/>', "centre": '<w:jc w:val="center"/>'}
_NARROW = (
    "<w:tblCellMar>"
    + "".join(f'<w:{side} w:w="{85 - SAVED // 2}" w:type="dxa"/>' for side in ("left", "right"))
    + "</w:tblCellMar>"
)
"""Margins of the cells of a crowded table; the style's are 85."""


class _Row(NamedTuple):
    """How the cells of one row are set."""

    style: str
    numbers: str
    """Style of right-aligned cells; empty if they take the row's."""
    kept: bool
    """Never parted from the row that follows."""
    rule: str = ""
    bold: bool = False


def table_xml(table: Table, width: int, styles: StyleIds, inline: Inline, palette: Palette) -> str:
    """The table, `width` twentieths of a point wide."""
    widths, crowded = fit(table, width)
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    heads = tuple(column.head for column in table.columns)
    margins = _NARROW if crowded else ""
    parts = [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles["FS Table"]}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{margins}'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val={attribute(table.caption)}/>'
        f"<w:tblDescription w:val={attribute(', '.join(heads))}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    ]
    cells = _Cells(table, widths, inline, palette)
    parts += cells.of(heads, _Row(styles["FS Table Head"], "", kept=True))
    parts.append("</w:tr>")
    text, numbers = styles["FS Table Text"], styles["FS Table Number"]
    total = styles["FS Table Total"]
    last = len(table.rows) - 1
    first_total = len(table.rows) - table.totals
    end = min(last, first_total) if table.totals <= SUMS else last
    rule = (
        '<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" '
        f'w:color="{palette.accent}"/></w:tcBorders>'
    )
    low = is_low(table, widths)
    for at, row in enumerate(table.rows):
        begins = at == 0 and lines_of_row(row, widths) < HIGH
        # The last row of a long table is bound to nothing: LibreOffice 7 loses rows of a table
        # whose last row is to stay with what follows. The note below may then stand overleaf.
        kept = low or begins or end - 1 <= at < last or _heads_others(row)
        parts.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
        if at >= first_total:
            parts += cells.of(
                row, _Row(total, "", kept, rule if at == first_total else "", bold=True)
            )
        else:
            parts += cells.of(row, _Row(text, numbers, kept))
        parts.append("</w:tr>")
    parts.append("</w:tbl>")
    return "".join(parts)


def _heads_others(row: tuple[str | Spans | Cell, ...]) -> bool:
    """Whether a row is one cell over the whole table: a heading of the rows below it."""
    return len(row) == 1 and isinstance(row[0], Cell) and row[0].columns > 1


class _Cells:
    """The cells of a table's rows."""

    def __init__(
        self, table: Table, widths: tuple[int, ...], inline: Inline, palette: Palette
    ) -> None:
        self._table = table
        self._palette = palette
        self._widths = widths
        self._inline = inline
        self._plain: dict[_Row, tuple[str, ...]] = {}

    def of(self, row: tuple[str | Spans | Cell, ...], look: _Row) -> Iterator[str]:
        """The cells of a row. Most are words and take the short way."""
        starts = self._plain.get(look)
        if starts is None:
            starts = tuple(self._start(at, 1, look, "") for at in range(len(self._widths)))
            self._plain[look] = starts
        at = 0
        for cell in row:
            if at >= len(starts):
                self._refuse(row)
            if isinstance(cell, str):
                yield f"{starts[at]}<w:r>{words(cell or DASH)}</w:r></w:p></w:tc>"
                at += 1
            elif isinstance(cell, Cell):
                yield self._start(at, cell.columns, look, self._shade(cell)) + self._content(
                    cell, look
                )
                at += cell.columns
            else:
                yield starts[at] + self._content(Cell(cell), look)
                at += 1
        if at != len(starts):
            self._refuse(row)

    def _start(self, at: int, columns: int, look: _Row, shade: str) -> str:
        width = sum(self._widths[at : at + columns])
        span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        keep = "<w:keepNext/>" if look.kept else ""
        align, style = _ALIGN[self._table.columns[at].align], look.style
        if look.numbers and self._table.columns[at].align == "right":
            align, style = "", look.numbers
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{look.rule}{shade}</w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{align}</w:pPr>'
        )

    def _content(self, cell: Cell, look: _Row) -> str:
        runs = self._inline.runs(
            cell.spans, bold=cell.bold and not look.bold, colour=self._palette.on_shades[cell.shade]
        )
        shown = runs or f"<w:r>{words(DASH)}</w:r>"
        if cell.holds:
            shown = self._inline.held(cell.holds, self._table.id, shown)
        return f"{shown}</w:p></w:tc>"

    def _shade(self, cell: Cell) -> str:
        if not 0 <= cell.shade < len(self._palette.shades):
            raise ValueError(f"{self._table.id}: a cell's shade is 0 to 4, not {cell.shade}")
        fill = self._palette.shades[cell.shade]
        return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""

    def _refuse(self, row: tuple[str | Spans | Cell, ...]) -> None:
        spanned = sum(cell.columns if isinstance(cell, Cell) else 1 for cell in row)
        raise ValueError(
            f"{self._table.id}: a row has {spanned} cells, the table {len(self._widths)} columns"
        )
