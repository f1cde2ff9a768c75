"""HTML as strings: whatever a study says is text, never markup."""

from __future__ import annotations

from html import escape

from fs_toolkit.writers.word.markup import bound, clean


def words(text: str) -> str:
    r"""Text of a study inside an element; a line end is a break.

    >>> words("5 < 6 & <b>\nnext")
    '5 &lt; 6 &amp; &lt;b&gt;<br>next'
    """
    return escape(bound(clean(text)).replace("\t", " ")).replace("\n", "<br>")


def attribute(text: str) -> str:
    """Text of a study as the value of an attribute, in its quotes."""
    return f'"{escape(" ".join(clean(text).split()))}"'


def element(name: str, content: str, *, id: str = "", kind: str = "") -> str:
    """An element; `id` and `kind`, its class, are our own words and left out where empty."""
    own = (f" id={attribute(id)}" if id else "") + (f' class="{kind}"' if kind else "")
    return f"<{name}{own}>{content}</{name}>"
