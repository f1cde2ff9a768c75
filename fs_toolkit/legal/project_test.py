"""Whether the law lets the project go live: requirements against the topics they need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

Verdict = Literal["ok", "accepted", "fix", "around", "blocks", "unread"]
"""ok: covered; accepted: a gap the project lives with; fix: closed before the start; around:
closed too late or by others, and worked around; blocks: nothing closes it; unread: nobody looked."""

ORDER: tuple[Verdict, ...] = ("ok", "accepted", "fix", "around", "unread", "blocks")
"""From the lightest to the gravest."""

NEEDED = 3
"""How much a topic matters where the project cannot do without it."""


class Remedy(NamedTuple):
    """What an action does about a gap."""

    slack: float
    """Months between the end of its lead time and the start of the service. [month]"""
    workaround: bool
    """Whether the project can go on without it."""
    within_power: bool
    """Whether the city itself can issue it."""


def verdict(status: str, matters: int, remedies: Sequence[Remedy] = ()) -> Verdict:
    """What a topic means for the start of the service; the gravest of its remedies counts.

    A change that others must make is never relied on, whatever its lead time.

    Examples
    --------
    >>> verdict("adequate", 3)
    'ok'
    >>> verdict("none", 3, [Remedy(4, False, True)]), verdict("none", 3, [Remedy(-2, True, True)])
    ('fix', 'around')
    >>> verdict("none", 3), verdict("partial", 2)
    ('blocks', 'accepted')
    """
    if status == "adequate":
        return "ok"
    if not remedies:
        return "blocks" if matters >= NEEDED else "accepted"
    return gravest([_of(remedy) for remedy in remedies])


def _of(remedy: Remedy) -> Verdict:
    if remedy.within_power and remedy.slack >= 0:
        return "fix"
    return "around" if remedy.workaround else "blocks"


def gravest(verdicts: Sequence[Verdict]) -> Verdict:
    """The gravest of several verdicts; unread where there is none.

    >>> gravest(["ok", "around", "fix"]), gravest([])
    ('around', 'unread')
    """
    return max(verdicts, key=ORDER.index, default="unread")
