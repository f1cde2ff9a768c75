"""Marks on what stands in another language than the report's, for want of a translation.

A reader must see that such a text was not forgotten and is not how the report was meant.
Only the study's own texts are looked for, as they were written: in cells, in prose, and
inside generated sentences, where names of things stand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from fs_toolkit.document.blocks import Block, Callout, Cell, Group, Landscape, Spans, Table, Text
from fs_toolkit.document.inline import merged
from fs_toolkit.document.traverse import rewritten, with_inside

SHORTEST = 3
"""Letters of a text that is looked for inside others; shorter ones are found only when alone."""
_HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
_WORD = re.compile(rf"[^\W{_HANGUL}]+|[{_HANGUL}]+")
"""A name and the Korean particle behind it are two words."""


def marked_untranslated(
    blocks: Iterable[Block], texts: Collection[str], language: str
) -> tuple[Block, ...]:
    """The blocks with each of the texts marked wherever it is printed.

    Parameters
    ----------
    blocks
        Of the whole report, names already turned into words.
    texts
        What has no translation, as the study has it.
    language
        The language these are written in.

    >>> from fs_toolkit.document.blocks import Paragraph
    >>> [done] = marked_untranslated([Paragraph("a", (Text("대안: Lean platform."),))], ["Lean platform"], "en")
    >>> [(span.text, span.untranslated) for span in done.spans]
    [('대안: ', False), ('Lean platform', True), ('.', False)]
    """
    if not texts:
        return tuple(blocks)
    known = _Known(texts, language)
    return tuple(_marked(block, known) for block in blocks)


class _Known:
    """Texts by the word they begin with, the longest first."""

    def __init__(self, texts: Collection[str], language: str) -> None:
        self.language = language
        whole = {" ".join(text.split()) for text in texts}
        self.whole = {text for text in whole if text}
        begun: dict[str, list[str]] = defaultdict(list)
        for text in sorted(self.whole, key=len, reverse=True):
            word = _WORD.search(text)
            if word is not None and len(text) >= SHORTEST:
                begun[word[0]].append(text)
        self.begun: Mapping[str, list[str]] = begun

    def parts(self, text: str) -> Iterator[tuple[str, bool]]:
        """A text in pieces, and whether each is one of the known ones."""
        if " ".join(text.split()) in self.whole:
            yield text, True
            return
        at = plain = 0
        while word := _WORD.search(text, at):
            found = self._at(text, word.start())
            if found:
                start = text.rfind(found, 0, word.start() + len(found))
                if start > plain:
                    yield text[plain:start], False
                yield found, True
                at = plain = start + len(found)
            else:
                at = word.end()
        if plain < len(text):
            yield text[plain:], False

    def _at(self, text: str, start: int) -> str:
        """The longest known text whose first word stands at a place, whole words only."""
        word = _WORD.match(text, start)
        for each in self.begun.get(word[0] if word else "", ()):
            first = _WORD.search(each)
            begin = start - (first.start() if first else 0)
            end = begin + len(each)
            if begin >= 0 and text.startswith(each, begin) and _ends_word(text, end):
                return each
        return ""


def _ends_word(text: str, end: int) -> bool:
    """Whether no word goes on over a place; a Korean particle behind a name does not go on it."""
    last = next(
        (word for word in _WORD.finditer(text, max(0, end - 1)) if word.start() < end), None
    )
    return last is None or last.end() <= end


def _marked(block: Block, known: _Known) -> Block:
    if isinstance(block, Callout | Landscape | Group):
        return with_inside(block, lambda part: _marked(part, known))
    done = rewritten(block, lambda _, spans: _spans(spans, known))
    if isinstance(done, Table):
        cells = tuple(tuple(_cell(cell, known) for cell in row) for row in done.rows)
        done = replace(done, rows=cells)
    return done


def _cell(cell: str | Spans | Cell, known: _Known) -> str | Spans | Cell:
    """A cell of plain words becomes spans where something in it is to be marked."""
    if not isinstance(cell, str):
        return cell
    done = _spans((Text(cell),), known)
    return cell if done == (Text(cell),) else done


def _spans(spans: Spans, known: _Known) -> Spans:
    done: list[object] = []
    for span in spans:
        plain = isinstance(span, Text) and not span.lang and not span.mark
        if isinstance(span, Text) and plain and not span.untranslated:
            done += [
                replace(span, text=text, lang=known.language, untranslated=True)
                if marked
                else replace(span, text=text)
                for text, marked in known.parts(span.text)
            ]
        else:
            done.append(span)
    return tuple(merged(done))  # type: ignore[arg-type]
