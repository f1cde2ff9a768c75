"""Spans as runs: words, cross-references, footnotes and links inside a paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import assert_never

from fs_toolkit.document.blocks import Cite, Claim, Link, Note, Ref, Span, Spans, Text, Value
from fs_toolkit.document.marked import citations, is_value, origin
from fs_toolkit.writers.word import fields
from fs_toolkit.writers.word.anchors import Anchors
from fs_toolkit.writers.word.inline_values import framed_xml, value_xml
from fs_toolkit.writers.word.languages import fonts_of, spelling_of
from fs_toolkit.writers.word.markup import attribute, bookmarked, bound, run

_OUTSIDE = ("http://", "https://", "mailto:")
"""What a link may lead to: never a file, never a script."""
_LONGEST_LINK = 2000


@dataclass(frozen=True)
class Inline:
    """Writes spans for one part of the file: the body, or the footnotes."""

    anchors: Anchors
    link: Callable[[str], str]
    """Gives the relationship's id of an address."""
    note: Callable[[Note], int]
    """Keeps a footnote and gives its number."""
    labels: Mapping[str, str]
    hyperlink: str
    """Style of a link."""
    reference: str
    """Style of a footnote's mark."""
    untranslated: str
    """Style of the study's own texts that have no translation."""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    """Numbers of bookmarks, each once in the file."""
    frames: bool = True
    """Whether links and fields stand in frames; in a footnote LibreOffice 7 would lose words of
    the text above."""

    def runs(self, spans: Spans, *, bold: bool = False, colour: str = "") -> str:
        """The XML of spans; `bold` and `colour` hold for all of them."""
        return "".join(self._run(span, bold, colour) for span in joined(spans))

    def held(self, names: tuple[str, ...], block: str, content: str) -> str:
        """Content in the bookmark of what it holds, if numbers or citations lead there."""
        found = self.anchors.leads_to(names, block)
        return bookmarked(next(self.numbers), found.bookmark, content) if found else content

    def _number(self, span: Text, look: str) -> str:
        """The run of a number: it leads to the row of its name, and looks like any other."""
        words = run(span.text, look)
        linked = self._linked(origin(span), words)
        if is_value(span.mark):
            return value_xml(span.mark, span.text, linked)
        return linked if linked is words else self._framed(linked)

    def _framed(self, content: str) -> str:
        return framed_xml(content) if self.frames else content

    def _citation(self, parts: Sequence[tuple[str, str]], look: str) -> str:
        """The runs of a citation, each source's leading to its entry."""
        runs = [(run(words, look), name) for name, words in parts]
        linked = "".join(self._linked(name, words) for words, name in runs)
        return self._framed(linked) if "<w:hyperlink" in linked else linked

    def _linked(self, name: str, words: str) -> str:
        found = self.anchors.row(name) if name else None
        if found is None:
            return words
        hint = attribute(found.hint)
        return f'<w:hyperlink w:anchor="{found.bookmark}" w:tooltip={hint}>{words}</w:hyperlink>'

    def _run(self, span: Span, bold: bool, colour: str) -> str:
        match span:
            case Text():
                style = f'<w:rStyle w:val="{self.untranslated}"/>' if span.untranslated else ""
                look = style + marks(span, bold=bold, colour=colour)
                if not (span.mark or span.of):
                    return run(span.text, look)
                parts = citations(span)
                return self._citation(parts, look) if parts else self._number(span, look)
            case Ref(key):
                anchor = self.anchors[key]
                before = f"{self.labels['Equation']} " if anchor.kind == "equation" else ""
                look = marks(Text(""), bold=bold, colour=colour)
                field = fields.field(anchor.instruction, anchor.printed, look)
                return run(before, look) + self._framed(field)
            case Note():
                number = self.note(span)
                return (
                    f'<w:r><w:rPr><w:rStyle w:val="{self.reference}"/></w:rPr>'
                    f'<w:footnoteReference w:id="{number}"/></w:r>'
                )
            case Link(url, text):
                return self._link(url, text)
            case Claim():
                return ""
            case Cite() | Value():
                raise TypeError(f"{span} must become text before it is written")
            case _:
                assert_never(span)

    def _link(self, url: str, text: str) -> str:
        address = "".join(url.split())
        if not address.lower().startswith(_OUTSIDE) or len(address) > _LONGEST_LINK:
            return run(text)
        look = f'<w:rStyle w:val="{self.hyperlink}"/>'
        relation = self.link(address)
        return self._framed(
            f'<w:hyperlink r:id="{relation}" w:history="1">{run(text, look)}</w:hyperlink>'
        )


def joined(spans: Spans) -> Spans:
    r"""The spans with no line ending between a number and its unit, be they in two of them.

    >>> [span.text for span in joined((Text("45", mark="{{ x }}"), Text(" % of it")))]
    ['45', '\xa0% of it']
    """
    if not any(isinstance(span, Text) and (span.mark or span.of) for span in spans):
        return spans
    whole = bound("".join(span.text if isinstance(span, Text) else "\n" for span in spans))
    out: list[Span] = []
    at = 0
    for span in spans:
        length = len(span.text) if isinstance(span, Text) else 1
        out.append(replace(span, text=whole[at : at + length]) if isinstance(span, Text) else span)
        at += length
    return tuple(out)


def marks(text: Text, *, bold: bool = False, colour: str = "") -> str:
    """What stands in a run's properties, in the order that the schema wants."""
    return (
        (fonts_of(text.lang) if text.lang else "")
        + ("<w:b/><w:bCs/>" if text.bold or bold else "")
        + ("<w:i/><w:iCs/>" if text.italic else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + (spelling_of(text.lang) if text.lang else "")
    )
