"""Spans inside a paragraph: words, references, footnotes, links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import assert_never

from fs_toolkit.document.blocks import Cite, Claim, Link, Note, Ref, Span, Spans, Text, Value
from fs_toolkit.writers.html.markup import attribute, words
from fs_toolkit.writers.word.anchors import Anchors
from fs_toolkit.writers.word.languages import tag

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
                return marked(span)
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

    def _note(self, inner: Spans) -> str:
        at = len(self.notes)
        self.notes.append("")  # its place, in the order of the marks
        self.notes[at] = self.html(inner)
        number = at + 1
        return f'<sup><a id="mark-{number}" href="#note-{number}" role="doc-noteref">{number}</a></sup>'


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
