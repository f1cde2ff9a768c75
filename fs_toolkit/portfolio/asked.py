"""What is asked of each city of a portfolio; the same everywhere."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Literal

from fs_toolkit import __version__
from fs_toolkit.economics.simulation import DRAWS, SEED

BASE_CASE = "base"
"""The name of the case without a scenario."""
Drawing = Literal["latin_hypercube", "random"]
DRAWINGS: tuple[Drawing, ...] = ("latin_hypercube", "random")
"""Sobol points are not among them: they are points of all quantities of a city together, so
that no quantity would move alike in two cities."""
RESULTS_FORMAT = 1
"""Of the document that a city's results are kept in."""


@dataclass(frozen=True)
class Change:
    """What a common scenario does to a quantity; either a value or a factor is there."""

    quantity: str
    value: float | None = None
    unit: str = ""
    """Of the value, so that it is not taken for another currency."""
    factor: float | None = None


@dataclass(frozen=True)
class CommonScenario:
    """A scenario that is tried in every city."""

    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Ask:
    """Draws, scenarios and figures that are asked of every city."""

    draws: int = DRAWS
    seed: int = SEED
    sampling: Drawing = "latin_hypercube"
    scenarios: tuple[CommonScenario, ...] = ()
    """Tried in every city, besides those of its own study."""
    rank_in: str = BASE_CASE
    """The case whose draws are kept, to rank cities: the base case or a common scenario."""
    irr: bool = False
    """Whether internal rates are wanted in every scenario; none then has the shared form."""
    heads: str = "population"
    """The quantity that a value is divided by to have it per head."""
    keep_draws: bool = True
    """Whether the draws of the recommended option are kept; no ranking without them."""
    form: Literal["auto", "general"] = field(default="auto")
    """"general" plays every scenario whole, as a check of the shared form."""

    def __post_init__(self) -> None:
        if self.draws < 1:
            raise ValueError(f"draws must be a whole number of 1 or more, not {self.draws}")
        if not 0 <= self.seed < 2**64:
            raise ValueError(
                f"the seed must be a whole number from 0 to 2**64 - 1, not {self.seed}"
            )
        if self.sampling not in DRAWINGS:
            raise ValueError(
                f"sampling must be one of {', '.join(DRAWINGS)} in a portfolio, not {self.sampling!r}"
            )
        names = [each.name for each in self.scenarios]
        if len(set(names)) < len(names):
            raise ValueError("two common scenarios have the same name")
        if BASE_CASE in names:
            raise ValueError(
                f"no scenario may be named {BASE_CASE!r}: that is the case without one"
            )
        if self.rank_in != BASE_CASE and self.rank_in not in names:
            known = ", ".join((BASE_CASE, *names))
            raise ValueError(f"no common scenario {self.rank_in!r} to rank in; there are {known}")

    def key(self, fingerprint: str) -> str:
        """A name for the results of a study: another study, question or tool has another."""
        asked = {
            "format": RESULTS_FORMAT,
            "version": __version__,
            "study": fingerprint,
            "ask": asdict(self),
        }
        return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
