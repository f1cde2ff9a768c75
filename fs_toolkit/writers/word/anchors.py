"""Numbers of headings and captions, found before anything is written.

A reference may point forwards, so one pass over the report gives every heading and
caption its number and its bookmark; the second pass writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Literal

from fs_toolkit.document.blocks import (
    Block,
    Callout,
    Chart,
    Equation,
    Heading,
    Paragraph,
    Picture,
    Report,
    Table,
    walk,
)
from fs_toolkit.writers.word.markup import bookmark_name
from fs_toolkit.writers.word.rows import RowAnchor, entry_anchors, row_anchors

Kind = Literal["heading", "table", "figure", "equation"]

LONGEST_ID = 43
"""Characters of a block's id: Word keeps 64 of a control's tag, 21 are the frame's."""

_ID = re.compile(r"[a-z0-9_.]+")
_LABELS: Mapping[Kind, str] = {"table": "Table", "figure": "Figure", "equation": "Equation"}


class UnknownReference(KeyError):
    """A cross-reference to something that is not in the report."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key

    def __str__(self) -> str:
        return f"the report refers to {self.key!r}, but no table, figure, equation or heading has this id"


@dataclass(frozen=True)
class Anchor:
    """A numbered place that references, captions and lists of contents speak of."""

    kind: Kind
    bookmark: str
    chapter: str
    """The number of its chapter, or the letter of an unnumbered one."""
    counted: bool
    """Whether the chapter's number comes from Word's own numbering."""
    ordinal: int
    """Running number within the chapter; for a heading its level."""
    number: str
    """As it is printed: "1-2", "5.3"; empty for an unnumbered heading."""
    text: str
    """The caption or the heading."""
    label: str = ""
    """The word before the number: "Table"."""

    @property
    def printed(self) -> str:
        """What a reference to it shows."""
        if self.kind == "heading":
            return self.number or self.text
        if self.kind == "equation":
            return f"({self.number})"
        return self.before_number + self.number

    @property
    def before_number(self) -> str:
        """The word before the number, with a space at which no line ends."""
        return f"{self.label}\u00a0"

    @property
    def instruction(self) -> str:
        """The field that shows it."""
        if self.kind == "heading" and self.number:
            return f"REF {self.bookmark} \\r \\h"
        return f"REF {self.bookmark} \\h"


def sequence_identifier(label: str) -> str:
    """The label as a word that SEQ and TOC fields can hold."""
    return "_".join(label.split())


class Anchors:
    """Every heading and caption of a report, by the id of its block, in order."""

    def __init__(self, report: Report, labels: Mapping[str, str]) -> None:
        self._found: dict[str, Anchor] = {}
        self._rows: dict[str, RowAnchor] = {}
        self._ids: set[str] = set()
        self._labels = labels
        self._letters = _letters(report)
        self._levels = [0, 0, 0, 0]
        self._chapter, self._counted = "", False
        self._ordinals: dict[Kind, int] = {}
        for block in _everything(report):
            self._register(block)
            self._number(block)

    def __getitem__(self, key: str) -> Anchor:
        try:
            return self._found[key]
        except KeyError:
            raise UnknownReference(key) from None

    def row(self, name: str) -> RowAnchor | None:
        """The row that holds a quantity or result; of several the last, for annexes show the working."""
        return self._rows.get(name)

    def leads_to(self, names: tuple[str, ...], block: str) -> RowAnchor | None:
        """What holds these names in a block, if numbers or citations of them lead there."""
        found = (self._rows.get(name) for name in names)
        return next((each for each in found if each and each.block == block), None)

    def of(self, kind: Kind) -> tuple[Anchor, ...]:
        """All anchors of one kind, in order."""
        return tuple(anchor for anchor in self._found.values() if anchor.kind == kind)

    def items(self, kind: Kind) -> list[tuple[str, Anchor]]:
        """All anchors of one kind with the ids of their blocks, in order."""
        return [(id, anchor) for id, anchor in self._found.items() if anchor.kind == kind]

    def _register(self, block: Block) -> None:
        if not _ID.fullmatch(block.id) or len(block.id) > LONGEST_ID:
            raise ValueError(
                f"{block.id!r} cannot be a block's id: it is made of a-z, 0-9, _ and dots, "
                f"at most {LONGEST_ID} of them"
            )
        if block.id in self._ids:
            raise ValueError(f"two blocks have the id {block.id!r}")
        self._ids.add(block.id)

    def _number(self, block: Block) -> None:
        match block:
            case Heading(id=id, level=level, text=text, numbered=numbered):
                number = self._heading(block) if numbered else self._unnumbered(block)
                self._found[id] = Anchor(
                    "heading", bookmark_name("_Ref_", id), self._chapter, self._counted, level, number, text
                )  # fmt: skip
            case Table(id=id, caption=caption):
                self._caption("table", id, caption)
                self._rows.update(row_anchors(block, self._found[id].printed))
            case Paragraph(holds=holds) if holds:
                self._rows.update(entry_anchors(block))
            case Chart(id=id, caption=caption) | Picture(id=id, caption=caption):
                self._caption("figure", id, caption)
            case Equation(id=id, name=name):
                self._caption("equation", id, name)
            case _:
                pass

    def _heading(self, heading: Heading) -> str:
        at = heading.level - 1
        self._levels[at] += 1
        self._levels[at + 1 :] = [0] * (3 - at)
        number = ".".join(str(count) for count in self._levels[: heading.level])
        if heading.level == 1:
            self._begin(number, counted=True)
        return number

    def _unnumbered(self, heading: Heading) -> str:
        if heading.level == 1:
            self._begin(self._letters[heading.id], counted=False)
        return ""

    def _begin(self, chapter: str, *, counted: bool) -> None:
        self._chapter, self._counted, self._ordinals = chapter, counted, {}

    def _caption(self, kind: Kind, id: str, text: str) -> None:
        ordinal = self._ordinals[kind] = self._ordinals.get(kind, 0) + 1
        number = f"{self._chapter}-{ordinal}" if self._chapter else str(ordinal)
        self._found[id] = Anchor(
            kind, bookmark_name("_Ref_", id), self._chapter, self._counted, ordinal, number, text,
            self._labels[_LABELS[kind]],
        )  # fmt: skip


def _everything(report: Report) -> Iterator[Block]:
    """Every block in order, those inside callouts too, for their ids."""
    for block in walk(report.summary + report.body):
        yield block
        if isinstance(block, Callout):
            yield from block.body


def _letters(report: Report) -> Mapping[str, str]:
    """The letter of each unnumbered chapter: its own, S for the summary, else the next free one."""
    chapters = [
        (block, part is report.summary)
        for part in (report.summary, report.body)
        for block in walk(part)
        if isinstance(block, Heading) and block.level == 1 and not block.numbered
    ]
    given = {block.id: block.letter for block, _ in chapters if block.letter}
    free = [letter for letter in ascii_uppercase if letter not in given.values()]
    for block, in_summary in chapters:
        if block.id in given:
            continue
        letter = "S" if in_summary and "S" in free else next(iter(free), "Z")
        free = [each for each in free if each != letter]
        given[block.id] = letter
    return given
