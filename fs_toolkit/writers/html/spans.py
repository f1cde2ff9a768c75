"""Spans inside a paragraph: words, references, footnotes, links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from fs_toolkit.document.blocks import Cell, Cite, Claim, Link, Note, Ref, Span, Spans, Text, Value
from fs_toolkit.document.marked import citations, origin
from fs_toolkit.writers.html.markup import attribute, words
from fs_toolkit.writers.word.anchors import Anchors
from fs_toolkit.writers.word.languages import tag
from fs_toolkit.writers.word.rows import RowAnchor

_OUTSIDE = ("http://", "https://", "mailto:")
"""What a link may lead to: never a file, never a script."""
_LONGEST_LINK = 2000


@dataclass
class Inline:
    """Writes spans, and keeps the footnotes that it meets."""

    anchors: Anchors
    labels: Mapping[str, str]
    notes: list[str] = field(default_factory=list)

    def html(self, spans: Spans) -> str:
        """The HTML of spans."""
        return "".join(map(self._span, spans))

    def _span(self, span: Span) -> str:
        match span:
            case Text():
                parts = citations(span)
                if not parts:
                    return self._led(origin(span), marked(span))
                each = ((name, marked(replace(span, text=words))) for name, words in parts)
                return "".join(self._led(name, words) for name, words in each)
            case Ref(key):
                anchor = self.anchors[key]
                before = f"{self.labels['Equation']} " if anchor.kind == "equation" else ""
                return f"<a href={attribute(f'#{key}')}>{words(before + anchor.printed)}</a>"
            case Note(inner):
                return self._note(inner)
            case Link(url, text):
                return _link(url, text)
            case Claim():
                return ""
            case Cite() | Value():
                raise TypeError(f"{span} must become text before it is written")
            case _:
                assert_never(span)

    def row(self, cell: Cell, table: str) -> str:
        """The id of the row that a cell begins; empty unless numbers lead there."""
        found = self.anchors.leads_to(cell.holds, table)
        return row_id(found) if found else ""

    def _led(self, name: str, words: str) -> str:
        """The words of a number or a citation, which lead to what holds its name."""
        found = self.anchors.row(name) if name else None
        if found is None:
            return words
        address, hint = attribute(f"#{row_id(found)}"), attribute(found.hint)
        return f'<a class="traced" href={address} title={hint}>{words}</a>'

    def _note(self, inner: Spans) -> str:
        at = len(self.notes)
        self.notes.append("")  # its place, in the order of the marks
        self.notes[at] = self.html(inner)
        number = at + 1
        return f'<sup><a id="mark-{number}" href="#note-{number}" role="doc-noteref">{number}</a></sup>'


def row_id(row: RowAnchor) -> str:
    """The id of a row; ids of blocks hold no hyphen, so that it is none of theirs.

    The entry of a source is a block, and has its id already.
    """
    return row.block if row.name.startswith("@") else f"row-{row.block}-{row.name}"


def marked(text: Text) -> str:
    """Words with what is bold, italic or in another language."""
    shown = words(text.text)
    if text.italic:
        shown = f"<em>{shown}</em>"
    if text.bold:
        shown = f"<strong>{shown}</strong>"
    mark = ' class="untranslated"' if text.untranslated else ""
    return f"<span lang={attribute(tag(text.lang))}{mark}>{shown}</span>" if text.lang else shown


def _link(url: str, text: str) -> str:
    address = "".join(url.split())
    if not address.lower().startswith(_OUTSIDE) or len(address) > _LONGEST_LINK:
        return words(text)
    return f'<a href={attribute(address)} rel="noopener noreferrer">{words(text)}</a>'
