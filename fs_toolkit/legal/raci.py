"""Responsibilities: who answers for a function, who does it, and who answers for too much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

MOST_ACCOUNTABLE = 0.4
"""Share of the functions that one institution may answer for before it becomes the bottleneck."""

Part = tuple[str, str, str]
"""Function, institution, role (R, A, C or I)."""


def accountable(parts: Iterable[Part], functions: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Who answers for each function; exactly one institution should.

    >>> accountable([("pay", "finance", "A"), ("pay", "it", "A")], ["pay", "run"])
    {'pay': ('finance', 'it'), 'run': ()}
    """
    return _holders(parts, functions, "A")


def responsible(parts: Iterable[Part], functions: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Who does each function; at least one institution should.

    >>> responsible([("run", "it", "R")], ["run"])
    {'run': ('it',)}
    """
    return _holders(parts, functions, "R")


def accountable_load(parts: Iterable[Part], functions: Sequence[str]) -> dict[str, float]:
    """Share of the functions that each institution answers for, 0 to 1.

    >>> accountable_load([("pay", "finance", "A"), ("run", "it", "A")], ["pay", "run"])
    {'finance': 0.5, 'it': 0.5}
    """
    if not functions:
        raise ValueError("a load needs at least one function")
    known = set(functions)
    counts = Counter(
        institution for function, institution, role in parts if role == "A" and function in known
    )
    return {institution: count / len(functions) for institution, count in counts.items()}


def _holders(
    parts: Iterable[Part], functions: Sequence[str], role: str
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = dict.fromkeys(functions, ())
    for function, institution, own in parts:
        if own == role and function in found:
            found[function] = (*found[function], institution)
    return found
