"""What the recommended option costs, by component and year: handed over by the economic evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from fs_toolkit.core.numeric import Floats

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class ComponentCost:
    """One component's money, in constant prices of the price year, what the city pays included taxes.

    The parts `base`, `optimism_bias`, `contingency` and `transfer` add up to the sum of
    `investment`; renewal and operation stand apart, because other purses pay for them.
    """

    name: str
    base: float
    """Base estimate of the investment, without taxes. [money]"""
    optimism_bias: float
    """Uplift for optimism, a line of its own. [money]"""
    contingency: float
    """Physical contingency, on the base estimate and the optimism bias. [money]"""
    transfer: float
    """Taxes and duties in the investment. [money]"""
    investment: Floats
    """Yearly investment before and during introduction, shape (T,). [money]"""
    operation: Floats
    """Yearly operation, shape (T,). [money]"""
    renewal: Floats
    """Yearly renewal of what has worn out, shape (T,). [money]"""

    @property
    def parts(self) -> float:
        """Base estimate, optimism bias, contingency and taxes together [money]."""
        return self.base + self.optimism_bias + self.contingency + self.transfer


@dataclass(frozen=True)
class EconomicCost:
    """What leads from the plan's cost in constant prices to the economic cost, each shape (T,).

    `ProjectCosts.investment`, `operation` and `renewal`, and then `elsewhere`, `taxes`,
    `conversion`, `without_cash` and `today`, add up to `total`. [money/year]
    """

    elsewhere: Floats
    """Cash of lines that belong to no component."""
    taxes: Floats
    """Taxes and transfers taken out, 0 or negative."""
    conversion: Floats
    """What conversion factors change."""
    without_cash: Floats
    """Costs to society that no purse of the project pays, such as staff time."""
    today: Floats
    """What changes in the costs that the city has without the project as well."""
    total: Floats
    """Economic cost beyond the baseline, as the cost-benefit analysis takes it."""
    factors: Floats
    """Discount factor of each year. [-]"""
    financial_npv: float
    """Net present value of the project's own cash beyond the baseline. [money]"""

    @property
    def steps(self) -> dict[str, Floats]:
        """The steps from the plan's cost to the total, in order."""
        names = ("elsewhere", "taxes", "conversion", "without_cash", "today")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True)
class ProjectCosts:
    """The financial cost of the recommended option.

    Examples
    --------
    >>> portal = ComponentCost("Portal", 80.0, 16.0, 0.0, 4.0, np.array([100.0, 0.0]),
    ...                        np.array([0.0, 20.0]), np.zeros(2))
    >>> costs = ProjectCosts(np.array([2016, 2017]), {"portal": portal})
    >>> costs.investment.tolist(), costs.base
    ([100.0, 0.0], 80.0)
    """

    years: Ints
    """Calendar years of the model, shape (T,)."""
    components: Mapping[str, ComponentCost]
    """By component, in the order of the technical design."""
    option: str = ""
    """Name of the recommended option, as people read it."""
    economic: EconomicCost | None = None
    """How it becomes the economic cost; None while there is no economic model."""
    investment: Floats = field(init=False)
    """All components, yearly, constant prices, shape (T,). [money]"""
    operation: Floats = field(init=False)
    """All components, yearly, constant prices, shape (T,). [money]"""
    renewal: Floats = field(init=False)
    """All components, yearly, constant prices, shape (T,). [money]"""

    def __post_init__(self) -> None:
        for name in ("investment", "operation", "renewal"):
            total = np.zeros(len(self.years))
            for id, component in self.components.items():
                flow = getattr(component, name)
                if np.shape(flow) != total.shape:
                    raise ValueError(f"{name} of {id!r} must have {len(total)} years")
                total = total + flow
            object.__setattr__(self, name, total)

    @property
    def base(self) -> float:
        """Base estimate of the whole investment [money]."""
        return sum(component.base for component in self.components.values())

    @property
    def optimism_bias(self) -> float:
        """Optimism bias of the whole investment [money]."""
        return sum(component.optimism_bias for component in self.components.values())

    @property
    def contingency(self) -> float:
        """Physical contingency of the whole investment [money]."""
        return sum(component.contingency for component in self.components.values())

    @property
    def transfer(self) -> float:
        """Taxes and duties in the whole investment [money]."""
        return sum(component.transfer for component in self.components.values())

    def base_share(self, *ids: str) -> float:
        """Share of some components in the base estimate of the investment; 0 where it is nothing."""
        if not self.base:
            return 0.0
        return sum(self.components[id].base for id in ids if id in self.components) / self.base

    @property
    def people_share(self) -> float:
        """Share of training, change and outreach, by the ids of the components."""
        return self.base_share("training", "change", "outreach")
