"""How much room a table's words need, estimated without a font.

The estimates are for the table style's 8.5 points and a little generous: fonts differ
from one machine to the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, cast

import numpy as np

from fs_toolkit.document.blocks import Cell, Link, Spans, Table, Text
from fs_toolkit.writers.word.balance import balanced

HIGH = 5
"""Lines from which a row may stand alone under the heads."""
LETTER = 98
"""Width of a letter, in twentieths of a point; one of Hangul or Chinese is twice as wide."""
WIDER, BROADER, NARROWER = 20, 52, 30
"""What a capital, and a letter such as m, takes beyond that; what one such as i leaves of it."""
BOLD = 1.1
"""How much wider words are in bold, as in heads and totals."""
MARGINS = 190
"""Left and right of the words in a cell."""
SAVED = 70
"""What a cell gives up of its margins in a crowded table."""
CROWDED = 0.95
"""Share of a table's width beyond which its longest words leave its sentences no room."""
LONGEST = 24
"""Letters of a word beyond which it may be broken."""
LONGEST_HANGUL = 6
"""Syllables of a Korean word up to which it is kept whole: longer ones are read in parts."""
LOW = 9
"""Lines, a fifth of a page, up to which a table is kept whole even if that leaves a gap before it."""
WISHED = 0.7
"""Share of the width that a table asks for which every column keeps."""
ENOUGH = 60
"""Rows whose words say how a table's columns are best divided."""

_WORD = re.compile(r"[^\s\-–/\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]+")
_BROAD = re.compile(r"[mwMW@%]")
_NARROW = re.compile(r"[ijlftrI.,;:'()]")
_CAPITAL = re.compile(r"(?![MW])[A-Z]")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]")


class Fit(NamedTuple):
    """How a table takes its room."""

    widths: tuple[int, ...]
    crowded: bool
    """Whether its longest words leave too little room for the usual margins."""


def fit(table: Table, width: int) -> Fit:
    """Widths in the columns' proportions, none so narrow that it breaks a word."""
    shares = [column.width for column in table.columns]
    even = width / sum(shares)
    rough = _least(table, [share * even for share in shares])
    if sum(rough) <= CROWDED * width:
        return Fit(_balanced(table, fitted(shares, rough, width), 0), crowded=False)
    exact = _least(table)
    crowded = sum(exact) > CROWDED * width
    saved = SAVED if crowded else 0
    least = [each - saved for each in exact]
    widths = fitted(shares, least, width)
    return Fit(widths if sum(least) > width else _balanced(table, widths, saved, exact), crowded)


def is_low(table: Table, widths: Sequence[int]) -> bool:
    """Whether a table has so few lines that it need not be parted."""
    if len(table.rows) >= LOW:
        return False
    heads = [column.head for column in table.columns]
    return lines_of(heads, widths) + sum(lines_of_row(row, widths) for row in table.rows) <= LOW


def lines_of_row(row: Sequence[str | Spans | Cell], widths: Sequence[int]) -> int:
    """Lines of a row, of which a cell may span several columns."""
    at, texts, rooms = 0, [], []
    for cell in row:
        across = cell.columns if isinstance(cell, Cell) else 1
        texts.append(_plain(cell))
        rooms.append(sum(widths[at : at + across]))
        at += across
    return lines_of(texts, rooms)


def least_width(text: str, enough: float = 0, *, bold: bool = False) -> int:
    """Width of a column in which no word need be broken; a rough one if that is `enough`.

    >>> least_width("Environmental level") > least_width("level")
    True
    >>> least_width("번호") == least_width("abcd")
    True
    >>> least_width("months", bold=True) > least_width("months") > least_width("course")
    True
    """
    rough = round(max(map(letters, text.split()), default=1) * (LETTER + BROADER) * BOLD) + MARGINS
    if rough <= enough:
        return rough
    longest = max(map(_unbroken, set(_WORD.findall(text))), default=LETTER)
    return round(longest * (BOLD if bold else 1)) + MARGINS


def lines_of(texts: Sequence[str], widths: Sequence[int]) -> int:
    """Lines of a row: those of its fullest cell.

    >>> lines_of(["short", "words " * 20], [1000, 1000]) > lines_of(["short", "words"], [1000, 1000])
    True
    """
    return max(
        sum(_lines(part, width) for part in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )


def fitted(shares: Sequence[float], least: Sequence[int], width: int) -> tuple[int, ...]:
    """Whole widths in proportion to the shares, none below its least, that add up to `width`.

    >>> fitted([1, 2], [0, 0], 1000)
    (333, 667)
    >>> fitted([1, 2], [400, 0], 900)
    (400, 500)
    """
    if sum(least) >= width:
        wanted: list[float] = [width * each / sum(least) for each in least]
    else:
        even = [width * share / sum(shares) for share in shares]
        short = sum(max(0, low - each) for low, each in zip(least, even, strict=True))
        spare = sum(max(0, each - low) for low, each in zip(least, even, strict=True))
        wanted = [
            max(each, low) - short * max(0, each - low) / spare
            for low, each in zip(least, even, strict=True)
        ]
    edges, reached = [0], 0.0
    for each in wanted:
        reached += each
        edges.append(round(reached))
    return tuple(right - left for left, right in pairwise(edges))


def _balanced(
    table: Table, widths: tuple[int, ...], saved: int, known: Sequence[int] = ()
) -> tuple[int, ...]:
    """The widths, moved so that the table is as low as its words allow; `saved` of the margins."""
    first_total = len(table.rows) - table.totals
    weighed = [
        (row, BOLD if at >= first_total else 1.0)
        for at, row in enumerate(table.rows)
        if len(row) == len(widths)
    ][-ENOUGH:]
    texts = [[_plain(cell) for cell in row] for row, _ in weighed]
    heads = [column.head for column in table.columns]
    if not texts or sum(lines_of(row, widths) for row in texts) + lines_of(heads, widths) <= 1 + len(texts):  # fmt: skip
        return widths
    per_letter = LETTER - 8
    room = [
        [letters(text) * per_letter * weight for text in row]
        for row, (_, weight) in zip(texts, weighed, strict=True)
    ]
    room.append([letters(head) * per_letter * BOLD for head in heads])
    # each break also leaves, on average, half a line empty
    breaks = [[1.5 * text.count("\n") for text in row] for row in texts] + [[0.0] * len(heads)]
    least = [each - saved for each in known or _least(table)]
    # a column keeps its share as far as its words fill it: beyond one line each it needs none
    one_line = [max(each) + MARGINS - saved for each in zip(*room, strict=True)]
    floor = [
        max(low, min(WISHED * each, enough))
        for low, each, enough in zip(least, widths, one_line, strict=True)
    ]
    return balanced(
        np.array(room, dtype=float), np.array(breaks, dtype=float), widths, floor, MARGINS - saved
    )


def _least(table: Table, enough: Sequence[float] = ()) -> list[int]:
    """The least width of each column, the bold words of its head and totals included."""
    return [
        max(least_width(text, room), least_width(bold, room, bold=True))
        for text, bold, room in zip(
            _words_of_columns(table),
            _bold_words(table),
            enough or [0.0] * len(table.columns),
            strict=True,
        )
    ]


def _words_of_columns(table: Table) -> list[str]:
    """All words of each column, its head first; a cell that spans several counts for none."""
    heads = [column.head for column in table.columns]
    with suppress(TypeError, ValueError):  # the short way, for a table of nothing but words
        rows = cast("tuple[tuple[str, ...], ...]", table.rows)
        return ["\n".join(column) for column in zip(heads, *rows, strict=True)]
    found = [[head] for head in heads]
    for row in table.rows:
        at = 0
        for cell in row:
            across = cell.columns if isinstance(cell, Cell) else 1
            if across == 1 and at < len(found):
                found[at].append(_plain(cell))
            at += across
    return ["\n".join(column) for column in found]


def _bold_words(table: Table) -> list[str]:
    """The words of each column that are set in bold: its head, and what stands in totals."""
    found = [[column.head] for column in table.columns]
    for row in table.rows[len(table.rows) - table.totals :]:
        if len(row) == len(found):
            for words, cell in zip(found, row, strict=True):
                words.append(_plain(cell))
    return ["\n".join(words) for words in found]


def _plain(cell: str | Spans | Cell) -> str:
    if isinstance(cell, str):
        return cell
    spans = cell.spans if isinstance(cell, Cell) else cell
    return "".join(span.text for span in spans if isinstance(span, Text | Link))


def _lines(text: str, width: int) -> int:
    return max(1, -(-letters(text) * (LETTER - 8) // max(width - MARGINS, LETTER)))


def letters(text: str) -> int:
    """How many letters' room a text takes: Hangul and Chinese signs take two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


@lru_cache(maxsize=16384)  # each word of a table is asked for three times
def _unbroken(word: str) -> int:
    """Width of those letters of a word that are kept together."""
    if (count := letters(word)) != len(word):
        return min(count, 2 * LONGEST_HANGUL) * LETTER
    kept = word[:LONGEST]
    broad, capital = len(_BROAD.findall(kept)), len(_CAPITAL.findall(kept))
    narrow = len(_NARROW.findall(kept))
    return len(kept) * LETTER + broad * BROADER + capital * WIDER - narrow * NARROWER
