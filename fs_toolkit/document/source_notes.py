"""Citations as footnotes: the whole entry where a chapter first names a source, then the short form.

A study asks for them with `citations: footnotes`. Source lines, captions, small print and
footnotes keep the words in brackets, and so does a cell or an item that is a citation and
nothing else, for a mark needs a word to stand on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Callout,
    Cite,
    Claim,
    Group,
    Heading,
    Landscape,
    Note,
    Paragraph,
    Span,
    Spans,
    Table,
    Text,
)
from fs_toolkit.document.citations import Bibliography
from fs_toolkit.document.inline import merged, plain
from fs_toolkit.document.marked import cites_mark
from fs_toolkit.document.traverse import rewritten, with_inside

MOST_STATES = 64
"""Ways in which one footnote may be told; of one with more sources only the plainest are known."""


def with_source_notes(
    blocks: Iterable[Block], bibliography: Bibliography
) -> tuple[tuple[Block, ...], Mapping[str, str]]:
    """The blocks with citations as footnotes, and how the study writes each by what it may say.

    Parameters
    ----------
    blocks
        Of the whole report in order, nothing looked up yet. A citation of an unknown source
        stays as it is, to be found wrong later.
    bibliography
        Of the sources the report may cite; it remembers which it did cite.
    """
    work = _Footnoting(bibliography)
    done = tuple(work.block(block) for block in blocks)
    return done, work.marks


def has_words(spans: Spans) -> bool:
    """Whether there is more than citations, claims and signs, so that a footnote's mark has a word to stand on.

    >>> has_words((Cite(("gso",)), Text("; "))), has_words((Text("So it is "), Cite(("gso",))))
    (False, True)
    """
    return any(
        any(map(str.isalnum, span.text)) if isinstance(span, Text) else True
        for span in spans
        if not isinstance(span, Cite | Claim)
    )


def note_words(spans: Spans) -> str:
    """The words of a footnote, whatever their looks and kinds of spaces."""
    return " ".join(plain(spans).split())


@dataclass
class _Footnoting:
    bibliography: Bibliography
    told: set[str] = field(default_factory=set)
    """The sources that the chapter has named so far."""
    marks: dict[str, str] = field(default_factory=dict)

    def block(self, block: Block) -> Block:
        match block:
            case Heading(level=1):
                self.told.clear()
                return block
            case Table():
                return self._table(block)
            case Bullets():
                return rewritten(block, self._changed)
            case Paragraph(style=style):
                return block if style == "small" else rewritten(block, self._changed)
            case Callout() | Landscape() | Group():
                return with_inside(block, self.block)
            case _:
                return block

    def _table(self, table: Table) -> Block:
        """The table with the citations of its cells below; those of its source line stay."""
        within = rewritten(replace(table, source=()), self._changed)
        return replace(table, rows=within.rows) if isinstance(within, Table) else table

    def _changed(self, _: str, spans: Spans) -> Spans:
        if not any(isinstance(span, Cite) for span in spans) or not has_words(spans):
            return spans
        out: list[Span] = []
        cites: list[Cite] = []
        for span in (*spans, None):
            if isinstance(span, Cite):
                cites.append(span)
                continue
            if cites:
                self._put(out, cites)
                cites = []
            if span is not None:
                out.append(span)
        return tuple(out)

    def _put(self, out: list[Span], cites: Sequence[Cite]) -> None:
        """Neighbouring citations share one footnote, which stands close to the word before it."""
        sources = [source for cite in cites for source in cite.sources]
        if not all(source in self.bibliography.sources for source in sources):
            out.extend(cites)
            return
        mark = cites_mark(cites)
        if mark not in self.marks.values():
            self.marks.update((words, mark) for words in self._may_say(cites, sources))
        _drop_space(out)
        out.append(Note(self.bibliography.note(cites, self.told), mark))
        self.told.update(sources)

    def _may_say(self, cites: Sequence[Cite], sources: Sequence[str]) -> Iterator[str]:
        """What the footnote says, whichever of its sources the chapter has named before."""
        each = dict.fromkeys(sources)
        known: Iterable[tuple[bool, ...]] = product((False, True), repeat=len(each))
        if 2 ** len(each) > MOST_STATES:
            known = ((False,) * len(each), (True,) * len(each))
        for states in known:
            told = {source for source, is_told in zip(each, states, strict=True) if is_told}
            yield note_words(self.bibliography.note(cites, told))


def _drop_space(out: list[Span]) -> None:
    """Take away the space before a footnote; claims, which print nothing, may stand between."""
    at = len(out) - 1
    while at >= 0:
        span = out[at]
        if isinstance(span, Text):
            out[at] = replace(span, text=span.text.rstrip())
            if out[at] != span and not span.text.strip():
                at -= 1
                continue
        if not isinstance(span, Claim):
            break
        at -= 1
    out[:] = merged(out)
