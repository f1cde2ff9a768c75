"""Suggestions for a word that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def listed(words: Iterable[str], limit: int = 12) -> str:
    """Words between commas, the first dozen of them.

    >>> listed(["b", "a", "c"], limit=2)
    'b, a and 1 more'
    >>> listed([])
    'none'
    """
    there = list(words)
    more = f" and {len(there) - limit} more" if len(there) > limit else ""
    return ", ".join(there[:limit]) + more or "none"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant; empty if none is near.

    >>> nearest("Sources", ["source", "note"])
    'source'
    >>> nearest("x", ["source", "note"])
    ''
    """
    plain = {name.casefold(): name for name in sorted(set(known), reverse=True)}
    near = get_close_matches(word.casefold()[:200], plain, n=1, cutoff=0.6)
    return plain[near[0]] if near else ""


def did_you_mean(word: str, known: Iterable[str], what: str = "The study has") -> str:
    """A sentence that names the nearest known word, and what there is.

    >>> did_you_mean("moi_2024", ["moi_2025", "un_2014"])
    "Did you mean 'moi_2025'? The study has: moi_2025, un_2014."
    >>> did_you_mean("x", [])
    'The study has: none.'
    """
    there = sorted(set(known))
    near = nearest(word, there)
    start = f"Did you mean {near!r}? " if near else ""
    return f"{start}{what}: {listed(there)}."
