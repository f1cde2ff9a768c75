"""Blocks: pieces of a report before it has a format.

Sections make blocks, writers turn them into files. A writer holds one `match` over
`Block` and ends in `assert_never`, so that mypy names every writer a new block needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from fs_toolkit.document.charts import ChartData


# --- Spans: what stands inside a paragraph, a cell or a footnote ---
@dataclass(frozen=True)
class Text:
    """Words. `lang` is a language tag such as `vi`, empty for the report's language."""

    text: str
    bold: bool = False
    italic: bool = False
    lang: str = ""
    untranslated: bool = field(default=False, repr=False)
    """Whether it is one of the study's own texts that the report's language has no translation of."""
    mark: str = field(default="", repr=False, compare=False)
    """How the study writes it where that is more than words: `{{ npv.lean.economic }}`, `[@gso]`."""
    of: str = field(default="", repr=False, compare=False)
    """Name of the quantity or result whose number it prints, where no mark says it."""


@dataclass(frozen=True)
class Ref:
    """A cross-reference to a captioned block or a heading, by its id: "Table 1-2"."""

    key: str


@dataclass(frozen=True)
class Cite:
    """A citation of rows of basis/sources.csv; becomes text before writing."""

    sources: tuple[str, ...]
    page: str = ""


@dataclass(frozen=True)
class Note:
    """A footnote."""

    spans: tuple[Span, ...]
    mark: str = field(default="", repr=False, compare=False)
    """How the study writes it where it is a citation: `[@gso]`."""


@dataclass(frozen=True)
class Link:
    """A hyperlink to the world outside."""

    url: str
    text: str


@dataclass(frozen=True)
class Value:
    """A quantity or a result in a sentence, `{{ npv.lean.economic }}`; becomes text before writing."""

    name: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Claim:
    """A comparison that the prose relies on, `{{? npv.lean.economic > 0 }}`; leaves no text."""

    comparison: str


Span = Text | Ref | Cite | Note | Link | Value | Claim
Spans = tuple[Span, ...]


def spans(*parts: str | Span) -> Spans:
    """Spans of plain strings and spans.

    >>> spans("See ", Ref("environment.profile"))
    (Text(text='See ', bold=False, italic=False, lang=''), Ref(key='environment.profile'))
    """
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


# --- Blocks ---
@dataclass(frozen=True)
class Heading:
    """A heading. Levels 1 to 4; chapters are 1, sub-items are 2."""

    id: str
    level: int
    text: str
    numbered: bool = True
    letter: str = ""
    """What stands for an unnumbered chapter in the numbers of its captions: A gives "Table A-1"."""
    new_page: bool = True
    """Whether a chapter begins a page; a short unnumbered one may follow on the same page."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `answer` is the one that opens a sub-item: what we found, so what."""

    id: str
    spans: Spans
    style: Literal["body", "answer", "small", "title", "subtitle"] = "body"
    holds: tuple[str, ...] = field(default=(), repr=False, compare=False)
    """Names of what is told here and nowhere else, such as a source: citations lead here."""


@dataclass(frozen=True)
class Bullets:
    """A list; each item is spans."""

    id: str
    items: tuple[Spans, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell that needs more than words: a level of shade (0 none to 4 strong), or a span of columns."""

    spans: Spans
    shade: int = 0
    bold: bool = False
    columns: int = 1
    holds: tuple[str, ...] = field(default=(), repr=False, compare=False)
    """Names of the quantities and results of which this is the row: their numbers lead here."""
    hint: str = field(default="", repr=False, compare=False)
    """What a reader is told of them before going there: the kind of a number, a reason."""


@dataclass(frozen=True)
class Column:
    """A column's head and how it is set. `width` is relative to the other columns."""

    head: str
    width: float = 1.0
    align: Literal["left", "right", "centre"] = "left"


@dataclass(frozen=True)
class Table:
    """A captioned table. A cell is a string, spans or a `Cell`; no cell is empty: print a dash."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | Spans | Cell, ...], ...]
    source: Spans = ()
    """The line under the table: sources, definitions, "desk estimate", "toolkit's own scale"."""
    totals: int = 0
    """How many of the last rows are totals."""


@dataclass(frozen=True)
class Chart:
    """A captioned chart, as data."""

    id: str
    caption: str
    data: ChartData
    alt: str
    """What the chart shows, for a reader who does not see it."""
    source: Spans = ()


@dataclass(frozen=True)
class Picture:
    """A captioned picture: the bytes of a PNG or JPEG file."""

    id: str
    caption: str
    image: bytes
    alt: str
    source: Spans = ()
    width_cm: float = 16.0


@dataclass(frozen=True)
class Equation:
    """A numbered equation: a name, and the formula as it was written in the study."""

    id: str
    name: str
    formula: str
    values: tuple[tuple[str, str], ...] = ()
    """The numbers to put in: each quantity of the formula with its number as it is printed."""
    result: str = ""
    """What comes out of them, as it is printed."""


@dataclass(frozen=True)
class Callout:
    """A box beside the argument: "What happened afterwards", "Conditions precedent"."""

    id: str
    title: str
    body: tuple[Paragraph | Bullets, ...]


@dataclass(frozen=True)
class Missing:
    """Not answered yet: what is missing, who must answer, with what instrument."""

    id: str
    what: str
    who: str
    instrument: str


@dataclass(frozen=True)
class PageBreak:
    """The next block starts a page."""

    id: str


@dataclass(frozen=True)
class Landscape:
    """Blocks on pages of their own, turned by a quarter."""

    id: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Group:
    """Blocks under one guard: a prose file, which a person edits as one piece."""

    id: str
    blocks: tuple[Paragraph | Bullets | Heading, ...]
    file: str = field(default="", compare=False)
    """The prose file within the study; empty where it is none of its own."""
    of: str = field(default="", compare=False)
    """Hash of the file's text."""


Block = (
    Heading
    | Paragraph
    | Bullets
    | Table
    | Chart
    | Picture
    | Equation
    | Callout
    | Missing
    | PageBreak
    | Landscape
    | Group
)


def in_order(city: str, country: str, language: str) -> str:
    """City and country as a language orders them.

    >>> in_order("Hanoi", "Viet Nam", "en"), in_order("하노이", "베트남", "ko")
    ('Hanoi, Viet Nam', '베트남 하노이')
    """
    parts = [part for part in (city, country) if part]
    return " ".join(reversed(parts)) if language == "ko" else ", ".join(parts)


@dataclass(frozen=True)
class FrontMatter:
    """What stands on the title page and in the document's properties."""

    title: str
    subtitle: str
    city: str
    country: str
    date: str
    status: str
    authors: tuple[str, ...]
    language: str
    notice: str = ""
    """A sentence that must not be overlooked, such as "worked example on public facts"."""
    control: tuple[tuple[str, str], ...] = ()
    """Document control: what (version, reviewer, distribution) and its value."""

    @property
    def place(self) -> str:
        """City and country as the language orders them: Hanoi, Viet Nam; 베트남 하노이."""
        return in_order(self.city, self.country, self.language)


@dataclass(frozen=True)
class Report:
    """A whole report, ready for a writer: front matter, blocks, and how it was made."""

    front: FrontMatter
    summary: tuple[Block, ...]
    """Stands before the contents."""
    body: tuple[Block, ...]
    run: tuple[tuple[str, str], ...]
    """The run record: tool version, study hash, seed."""
    names: tuple[tuple[str, str], ...] = ()
    """Quantities in words, for equations."""
    source_notes: tuple[tuple[str, str], ...] = ()
    """What footnotes of citations may say, and how the study writes them."""


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in order, those inside landscape parts and groups too."""
    for block in blocks:
        yield block
        if isinstance(block, Landscape | Group):
            yield from walk(block.blocks)
