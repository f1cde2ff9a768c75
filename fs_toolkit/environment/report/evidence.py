"""What a value rests on, said once below a table where most rows share it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from fs_toolkit.document.blocks import Cite, Spans, spans
from fs_toolkit.document.cells import capital, cited
from fs_toolkit.document.wording import Wording


def common(sources: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The sources that most rows of a table share, to be named once below it; else nothing.

    >>> common([("census",), ("census",), ("yearbook",)])
    ('census',)
    >>> common([("census",), ("yearbook",)])
    ()
    """
    found = [each for each in sources if each]
    shared, times = Counter(found).most_common(1)[0] if found else ((), 0)
    return shared if times > max(len(found) / 2, 1) else ()


def below(words: Spans, usual: tuple[str, ...], wording: Wording) -> Spans:
    """The words below a table, with the usual source of its rows behind them."""
    if not usual:
        return words
    return (
        *words,
        *spans(" "),
        *wording("environment.profile.usual"),
        *spans(" ", Cite(usual), "."),
    )


def evidence(kind: str, source: tuple[str, ...], usual: tuple[str, ...], wording: Wording) -> Spans:
    """What kind of value it is, with its source where that is not the usual one of the table."""
    word = capital(wording.text(f"report.kind.{kind}"))
    return cited(word, () if source == usual else source)
