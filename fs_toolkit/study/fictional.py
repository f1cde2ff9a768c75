"""What a report of a city that does not exist says on its cover, on each page and under each table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fs_toolkit.core.about import About
from fs_toolkit.document.blocks import (
    Block,
    Callout,
    Chart,
    Group,
    Landscape,
    Picture,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.traverse import with_inside
from fs_toolkit.document.wording import Wording


def status(about: About, wording: Wording) -> str:
    """The stage of the study as cover and footer print it, with the words that nothing is real."""
    stage = wording.text(f"report.stage.{about.stage}")
    return wording.text("report.fictional.status", stage=stage) if about.fictional else stage


def notice(about: About, wording: Wording) -> str:
    """The sentence of the title page, the one about a fictional city first."""
    if not about.fictional:
        return about.notice
    return f"{wording.text('report.fictional.notice', city=about.city)} {about.notice}".strip()


def marked(blocks: Iterable[Block], about: About, wording: Wording) -> tuple[Block, ...]:
    """The blocks of a report; of a fictional city, each table, chart and picture says so below.

    What captions say of made-up rows is then left out: it is true of every row.
    """
    if not about.fictional:
        return tuple(blocks)
    below = wording("report.fictional.source")
    synthetic = f" ({wording.text('report.source.synthetic', city=about.city)})"

    def mark(block: Block) -> Block:
        match block:
            case Table() | Chart() | Picture():
                return replace(
                    block,
                    caption=block.caption.replace(synthetic, ""),
                    source=_after(block.source, below),
                )
            case Callout() | Landscape() | Group():
                return with_inside(block, mark)
            case _:
                return block

    return tuple(map(mark, blocks))


def _after(source: Spans, words: Spans) -> Spans:
    return (*source, *spans(" "), *words) if source else words
