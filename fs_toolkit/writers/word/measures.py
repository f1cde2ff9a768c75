"""How much room a table's words need, estimated without a font.

The estimates are for the table style's 8.5 points and a little generous: fonts differ
from one machine to the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from typing import cast

from fs_toolkit.document.blocks import Cell, Link, Spans, Table, Text

LETTER = 98
"""Width of a letter, in twentieths of a point; one of Hangul or Chinese is twice as wide."""
MARGINS = 190
"""Left and right of the words in a cell."""
LONGEST = 24
"""Letters of a word beyond which it may be broken."""
LONGEST_HANGUL = 6
"""Syllables of a Korean word up to which it is kept whole: longer ones are read in parts."""
LOW = 20
"""Lines up to which a table is kept on one page, even if that leaves a gap before it."""

_WORD = re.compile(r"[^\s\-–/\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]+")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]")


def column_widths(table: Table, width: int) -> tuple[int, ...]:
    """Widths in the columns' proportions, none so narrow that it breaks a word."""
    shares = [column.width for column in table.columns]
    even = width / sum(shares)
    least = [
        least_width(text, share * even)
        for text, share in zip(_words_of_columns(table), shares, strict=True)
    ]
    return fitted(shares, least, width)


def is_low(table: Table, widths: Sequence[int]) -> bool:
    """Whether a table has so few lines that it need not be parted."""
    if len(table.rows) >= LOW:
        return False
    heads = [column.head for column in table.columns]
    lines = lines_of(heads, widths)
    for row in table.rows:
        at, texts, rooms = 0, [], []
        for cell in row:
            across = cell.columns if isinstance(cell, Cell) else 1
            texts.append(_plain(cell))
            rooms.append(sum(widths[at : at + across]))
            at += across
        lines += lines_of(texts, rooms)
    return lines <= LOW


def least_width(text: str, enough: float = 0) -> int:
    """Width of a column in which no word need be broken; a rough one if that is `enough`.

    >>> least_width("Environmental level") > least_width("level")
    True
    >>> least_width("번호") == least_width("abcd")
    True
    """
    rough = max(map(_letters, text.split()), default=1) * LETTER + MARGINS
    if rough <= enough:
        return rough
    longest = max(map(_unbroken, _WORD.findall(text)), default=1)
    return longest * LETTER + MARGINS


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


def _plain(cell: str | Spans | Cell) -> str:
    if isinstance(cell, str):
        return cell
    spans = cell.spans if isinstance(cell, Cell) else cell
    return "".join(span.text for span in spans if isinstance(span, Text | Link))


def _lines(text: str, width: int) -> int:
    return max(1, -(-_letters(text) * (LETTER - 8) // max(width - MARGINS, LETTER)))


def _letters(text: str) -> int:
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def _unbroken(word: str) -> int:
    """Letters of a word that are kept together."""
    letters = _letters(word)
    return min(letters, LONGEST if letters == len(word) else 2 * LONGEST_HANGUL)
