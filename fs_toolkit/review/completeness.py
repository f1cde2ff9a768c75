"""How much of a study is answered, by sub-item, as numbers and as blocks of the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from fs_toolkit.core.about import Stage
from fs_toolkit.document.blocks import Block, Cell, Column, Paragraph, Table, spans
from fs_toolkit.document.wording import Wording
from fs_toolkit.review.questions import COUNTED, Question, Status
from fs_toolkit.review.sub_items import SUB_ITEMS, SubItem

HALF = 0.5
"""Below this share of answers the summary says so, whatever the stage; the toolkit's own."""


@dataclass(frozen=True)
class Answers:
    """How many questions of a part there are, and what became of them.

    A declined question is an answer: somebody looked, and there is nothing to list.

    >>> Answers(answered=3, declined=1, open=4).share
    0.5
    """

    answered: int
    declined: int
    open: int

    @property
    def questions(self) -> int:
        """All of them."""
        return self.answered + self.declined + self.open

    @property
    def share(self) -> float:
        """The answered and declined among them, 0-1; 1 where nothing is asked."""
        return 1 - self.open / self.questions if self.questions else 1.0

    def __add__(self, other: Answers) -> Answers:
        return Answers(
            self.answered + other.answered, self.declined + other.declined, self.open + other.open
        )


NOTHING = Answers(0, 0, 0)


@dataclass(frozen=True)
class Completeness:
    """The answers by sub-item, those of the basis and the summary left out."""

    parts: tuple[tuple[SubItem, Answers], ...]

    @cached_property
    def total(self) -> Answers:
        """Over all sub-items."""
        return _sum(answers for _, answers in self.parts)

    def of_section(self, section: str) -> Answers:
        """Over the sub-items of one section."""
        return _sum(answers for part, answers in self.parts if part.section == section)

    def is_early(self, stage: Stage) -> bool:
        """Whether a reader must be told before anything else how little is answered."""
        return stage == "inception" or self.total.share < HALF


def _sum(some: Iterable[Answers]) -> Answers:
    total = NOTHING
    for each in some:
        total = total + each
    return total


def completeness(found: Sequence[Question]) -> Completeness:
    """The questions counted by sub-item and status."""
    counts = Counter((each.part.number, each.status) for each in found if each.status in COUNTED)

    def answers(part: SubItem) -> Answers:
        def count(*statuses: Status) -> int:
            return sum(counts[part.number, status] for status in statuses)

        return Answers(count("answered"), count("declined"), count("pending", "unreadable"))

    return Completeness(tuple((part, answers(part)) for part in SUB_ITEMS))


def by_section(found: Completeness, wording: Wording) -> Iterator[Block]:
    """The five sections in a small table, for the summary of a study that has just begun."""
    sections = list(dict.fromkeys(part.section for part in SUB_ITEMS))
    yield Paragraph(
        "summary.completeness.intro",
        wording(
            "review.completeness.summary",
            answered=wording.number(found.total.answered + found.total.declined),
            questions=wording.number(found.total.questions),
        ),
    )
    rows = [
        (f"{number}  {_section_title(section, wording)}", found.of_section(section))
        for number, section in enumerate(sections, start=1)
    ]
    yield _table("summary.completeness", "caption_summary", rows, found, wording)


def by_sub_item(found: Completeness, wording: Wording) -> Iterator[Block]:
    """The nineteen sub-items, for the annex on limitations."""
    yield Paragraph("annex.completeness.intro", wording("review.completeness.annex"))
    rows = [
        (f"{part.number}  {wording.text(part.title)}", answers) for part, answers in found.parts
    ]
    yield _table("annex.completeness", "caption_annex", rows, found, wording)


def _section_title(section: str, wording: Wording) -> str:
    return wording.text(
        "technical.title" if section == "technical" else f"report.chapter.{section}"
    )


def _table(
    id: str,
    caption: str,
    rows: Sequence[tuple[str, Answers]],
    found: Completeness,
    wording: Wording,
) -> Table:
    def cells(title: str, answers: Answers, *, bold: bool = False) -> tuple[str | Cell, ...]:
        return (
            Cell(spans(title), bold=bold),
            wording.number(answers.questions),
            wording.number(answers.answered),
            wording.number(answers.open),
            wording.number(answers.declined),
            wording.share(answers.share, digits=0),
        )

    heads = ("part", "questions", "answered", "open", "declined", "share")
    return Table(
        id,
        _caption(caption, found, wording),
        tuple(
            Column(
                wording.text(f"review.completeness.column.{head}"),
                4.6 if head == "part" else 0.9,
                "left" if head == "part" else "right",
            )
            for head in heads
        ),
        (
            *(cells(title, answers) for title, answers in rows),
            cells(wording.text("report.column.total"), found.total, bold=True),
        ),
        source=wording("review.completeness.source"),
        totals=1,
    )


def _caption(name: str, found: Completeness, wording: Wording) -> str:
    """What the table shows: how much, and where the least; that there is nothing, where it is so."""
    total = found.total
    if total.open == total.questions:
        return wording.text(
            "review.completeness.caption_none", questions=wording.number(total.questions)
        )
    least = min(found.parts, key=lambda each: each[1].share)[0]
    share = wording.share(total.share, digits=0)
    if name == "caption_summary" or not total.open:
        return wording.text("review.completeness.caption_summary", share=share)
    return wording.text(
        "review.completeness.caption_annex", share=share, least=wording.text(least.title)
    )
