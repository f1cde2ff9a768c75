"""Pieces that every sub-item needs: what is not answered, cells with sources, the box of later events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fs_toolkit.core.model import Declined, Pending, Prose
from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Callout,
    Cite,
    Missing,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording


def unanswered(id: str, answer: object, wording: Wording) -> Iterator[Block]:
    """A pending block, or the reason why there is nothing to list; nothing for an answer."""
    if isinstance(answer, Pending):
        yield Missing(id, answer.what, answer.who, answer.instrument)
    elif isinstance(answer, Declined):
        yield Paragraph(id, wording("report.declined.sentence", reason=answer.reason))


def cited(text: str, sources: Iterable[str]) -> Spans:
    """Words with the sources they rest on."""
    ids = tuple(sources)
    return spans(text, " ", Cite(ids)) if ids else spans(text)


def own_words(wording: Wording, key: str) -> Spans:
    """The line under a table that says whose scale and whose judgement it shows."""
    return wording(f"technical.source.{key}")


def without_rows(table: Table) -> bool:
    """Whether a table has nothing to show; one without rows is not printed."""
    return not table.rows


def afterwards(text: Prose | Pending, title: str) -> Iterator[Block]:
    """The box of later events, which no number of the study uses."""
    for group in prose(text, "technical.afterwards"):
        pieces = getattr(group, "blocks", ())
        body = tuple(piece for piece in pieces if isinstance(piece, Paragraph | Bullets))
        if body:
            yield Callout("technical.afterwards.box", title, body)
