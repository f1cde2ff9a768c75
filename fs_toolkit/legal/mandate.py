"""To whom the law gives each function: one owner, several, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

Held = Literal["one", "overlap", "vacuum"]

Grant = tuple[str, str]
"""Function, institution: a law in force gives the one to the other."""


def legal_owners(grants: Iterable[Grant], functions: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The institutions to which the law gives each function, each once.

    >>> legal_owners([("pay", "finance"), ("pay", "finance"), ("run", "it")], ["pay", "run", "buy"])
    {'pay': ('finance',), 'run': ('it',), 'buy': ()}
    """
    found: dict[str, tuple[str, ...]] = dict.fromkeys(functions, ())
    for function, institution in grants:
        if function in found and institution not in found[function]:
            found[function] = (*found[function], institution)
    return found


def held(owners: Sequence[str]) -> Held:
    """Whether a function has one legal owner, several (overlap) or none (vacuum).

    >>> held(["finance"]), held(["it", "citizens"]), held([])
    ('one', 'overlap', 'vacuum')
    """
    if not owners:
        return "vacuum"
    return "one" if len(set(owners)) == 1 else "overlap"
