"""What the draws of a study come to, one answer a class: budgets, rivals, sources, tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from fs_toolkit.economics.donor_tests import DonorTest
from fs_toolkit.economics.engine.outcomes import Outcome, Share


@dataclass(frozen=True)
class Budget:
    """What building an option takes, as a finance office budgets it [money].

    Cash at market prices with taxes, optimism bias and contingency, not discounted, of the
    option's own spread lines until they are bought again, and not less the baseline.
    """

    base: float
    """With every quantity at its base value."""
    drawn: Outcome
    within: Share
    """Draws that stay within the base."""

    @property
    def p50(self) -> float:
        """Half of the draws stay below."""
        return self.drawn.percentiles[50]

    @property
    def p80(self) -> float:
        """Eight draws in ten stay below."""
        return self.drawn.percentiles[80]

    def to_dict(self) -> dict[str, float]:
        """The figures by the names that scripts rely on."""
        return {
            "base": self.base,
            "p50": self.p50,
            "p80": self.p80,
            "within_base": self.within.value,
            "within_base_se": self.within.se,
        }


@dataclass(frozen=True)
class Duel:
    """The recommended option against another, on the same draws."""

    ahead: Share
    """Draws in which the recommended option is worth more."""
    behind: Share
    """Draws in which the other is; what is left are ties."""
    difference: Outcome
    """Net present value of the recommended option less that of the other [money]."""

    def to_dict(self) -> dict[str, float]:
        """The figures by the names that scripts rely on."""
        return {
            "probability": self.ahead.value,
            "se": self.ahead.se,
            "behind": self.behind.value,
            "mean_difference": self.difference.mean,
            "mean_difference_se": self.difference.se,
        }


@dataclass(frozen=True)
class Source:
    """How much of the variance of the result one quantity brings."""

    quantity: str
    first: float
    """By itself."""
    first_error: float
    """Half the width of the 95 % interval."""
    total: float
    """With the others; what is left once all others are known."""
    total_error: float
    """Half the width of the 95 % interval."""

    def to_dict(self) -> dict[str, float]:
        """The figures by the names that scripts rely on."""
        return {
            "first": self.first,
            "first_interval": self.first_error,
            "total": self.total,
            "total_interval": self.total_error,
        }


@dataclass(frozen=True)
class Information:
    """What it is worth to know, before one accepts or rejects the recommended option [money]."""

    decision: Literal["accept", "reject"]
    """What the mean of the draws says without knowing more."""
    everything: float
    """Of knowing every quantity."""
    by_quantity: Mapping[str, float]
    """Of knowing one, the most valuable first."""
    noise: float
    """What a quantity that tells nothing would come to: the error of the method."""
    draws: int

    @property
    def worth_asking(self) -> Mapping[str, float]:
        """Quantities whose value stands out of the noise."""
        least = max(2 * self.noise, 0.01 * self.everything)
        return {id: value for id, value in self.by_quantity.items() if value > least}

    def to_dict(self) -> dict[str, object]:
        """The figures by the names that scripts rely on."""
        return {
            "decision": self.decision,
            "evpi": self.everything,
            "evppi": dict(self.by_quantity),
            "noise": self.noise,
            "draws": self.draws,
        }


@dataclass(frozen=True)
class DonorResult:
    """A donor's test of the recommended option."""

    test: DonorTest
    value: float | None
    """The figure in the base case; None where there is no single rate of return."""
    passes: bool | None
    """In the base case; None of a test that only counts."""
    passing: Share | None
    """Draws that pass."""

    def to_dict(self) -> dict[str, object]:
        """The figures by the names that scripts rely on."""
        return {
            "donor": self.test.donor,
            "figure": self.test.figure,
            "threshold": self.test.threshold,
            "base": self.value,
            "passes": self.passes,
            "share": None if self.passing is None else self.passing.value,
            "se": None if self.passing is None else self.passing.se,
        }
