"""Sentences of which parts may be missing: words that have a slot, sentences that follow on others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fs_toolkit.document.blocks import Cite, Spans, Text
from fs_toolkit.document.cells import usual
from fs_toolkit.document.wording import Wording


def taken(key: str, words: Mapping[str, str], wording: Wording) -> dict[str, str]:
    """Those of the words that a sentence has slots for.

    >>> taken("legal.roadmap.none_late", {"live": "2018", "late": "0"}, Wording.read("en"))
    {'live': '2018'}
    """
    return {name: words[name] for name in wording.slots(key) if name in words}


def then(*sentences: Spans) -> Spans:
    """Sentences that follow on others in a paragraph, each after a space; nothing where there is none.

    >>> then((), (Text("So it is."),))
    (Text(text=' ', bold=False, italic=False, lang=''), Text(text='So it is.', bold=False, italic=False, lang=''))
    """
    return tuple(span for each in sentences if each for span in (Text(" "), *each))


def usual_source(rows: Iterable[object]) -> tuple[str, ...]:
    """The sources that more than half of the rows share: cited once under the table, not in each row."""
    return usual(getattr(row, "source", ()) for row in rows)


def cited_once(sources: tuple[str, ...], wording: Wording) -> Spans:
    """The sentence under a table that names the usual source; nothing where there is none."""
    return wording("legal.usual_source", source=(Cite(sources),)) if sources else ()
