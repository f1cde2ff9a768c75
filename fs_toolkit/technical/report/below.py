"""What stands below a table: its own words, then the source that most of its rows share."""

from __future__ import annotations

from fs_toolkit.document.blocks import Cite, Spans, spans
from fs_toolkit.document.wording import Wording


def below(words: Spans, common: tuple[str, ...], wording: Wording) -> Spans:
    """The words, and the usual source behind them; either may be missing.

    >>> below((), (), Wording.read("en"))
    ()
    """
    if not common:
        return words
    usual = wording("technical.usual_source", source=(Cite(common),))
    return (*words, *spans(" "), *usual) if words else usual
