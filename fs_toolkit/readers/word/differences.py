"""Two states of a sentence, told apart in a few words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

MOST = 3
"""Differences that are told; who changed more rewrote the sentence."""
LONGEST = 160
MOST_TEXTS = 2_000
MOST_WORDS = 2_000
"""Of one text: beyond it words are not compared one by one."""


def differences(before: str, after: str) -> str:
    """What was put in place of what, at most three times; empty if nothing was.

    >>> differences("It costs USD 1.2 million a year.", "It costs USD 1.4 million a year.")
    '“1.2” → “1.4”'
    >>> differences("Nothing.", "Nothing.")
    ''
    """
    old, new = before.split(), after.split()
    if old == new:
        return ""
    if len(old) > MOST_WORDS or len(new) > MOST_WORDS:
        return f"{_shown(before)} → {_shown(after)}"
    told = list(_told(old, new))
    more = f"; and {len(told) - MOST} more" if len(told) > MOST else ""
    return "; ".join(told[:MOST]) + more


def nearest(text: str, others: Sequence[str]) -> str | None:
    """The text most like another; None where none of them is like it at all.

    >>> nearest("It costs 1.2", ["Nobody counts", "It costs 1.4"])
    'It costs 1.4'
    """
    wanted = text.split()[:MOST_WORDS]
    best, found = 0.3, None
    for other in others[:MOST_TEXTS]:
        matcher = SequenceMatcher(None, wanted, other.split(), autojunk=False)
        if matcher.real_quick_ratio() <= best or matcher.quick_ratio() <= best:
            continue
        ratio = matcher.ratio()
        if ratio > best:
            best, found = ratio, other
    return found


def _told(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = _shown(" ".join(old[a:b])), _shown(" ".join(new[c:d]))
        if kind == "replace":
            yield f"{gone} → {come}"
        elif kind == "delete":
            yield f"without {gone}"
        elif kind == "insert":
            yield f"with {come}"


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line[:LONGEST]} …”" if len(line) > LONGEST else f"“{line}”"
