"""Tables on a console, aligned for letters that take two columns and marks that take none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def aligned(lines: Sequence[Sequence[str]], left: int) -> Iterator[str]:
    """The lines of a table: the first columns hold words, the others numbers.

    >>> list(aligned([("option", "NPV"), ("A", "1,000")], left=1))
    ['option    NPV', 'A       1,000']
    """
    widths = [max(_width(line[at]) for line in lines) for at in range(len(lines[0]))]
    for line in lines:
        cells = (
            _filled(text, width, left=at < left)
            for at, (text, width) in enumerate(zip(line, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()


def _filled(text: str, width: int, *, left: bool) -> str:
    space = " " * (width - _width(text))
    return text + space if left else space + text


def _width(text: str) -> int:
    """How many columns of a console a text takes: Hangul takes two a syllable, a mark none."""
    from unicodedata import combining, east_asian_width

    return sum(
        0 if combining(letter) else 1 + (east_asian_width(letter) in "WF") for letter in text
    )
