"""Analysis of 4.1: shares of the cost beside the rules of thumb of appraisal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fs_toolkit.proposal.costs import ProjectCosts

RatioName = Literal["people", "management", "contingency", "operation"]
THUMB: dict[RatioName, tuple[float, float]] = {
    "people": (0.08, 0.15),
    "management": (0.05, 0.10),
    "contingency": (0.05, 0.10),
    "operation": (0.15, 0.25),
}
"""Usual ranges: training and change, project management and operation a year as shares of the
base estimate, physical contingency as a share of base estimate and optimism bias."""


@dataclass(frozen=True)
class Ratio:
    """A share of the cost beside its usual range."""

    name: RatioName
    share: float

    @property
    def usual(self) -> tuple[float, float]:
        """The usual range."""
        return THUMB[self.name]

    @property
    def verdict(self) -> Literal["below", "within", "above"]:
        """Where it stands; a share that is printed as an end of the range is within."""
        low, high = self.usual
        shown = round(self.share, 2)
        if shown < low:
            return "below"
        return "above" if shown > high else "within"


def ratios(costs: ProjectCosts, operation: float) -> tuple[Ratio, ...]:
    """The four shares, `operation` [money/year] being that of a full year; nothing without costs."""
    if not costs.base:
        return ()
    return (
        Ratio("people", costs.people_share),
        Ratio("management", costs.base_share("management")),
        Ratio("contingency", costs.contingency / (costs.base + costs.optimism_bias)),
        Ratio("operation", operation / costs.base),
    )
