"""The financing plan: who pays for what, year by year and to the cent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from fs_toolkit.core.numeric import Floats
from fs_toolkit.proposal.analysis.debts import Debt
from fs_toolkit.proposal.costs import Ints
from fs_toolkit.proposal.funding import Cents
from fs_toolkit.proposal.inputs.financing import FundingSource, Status, Use

if TYPE_CHECKING:
    import pandas as pd

USES: tuple[Use, ...] = ("investment", "operation", "renewal", "debt_service")
RUNNING: tuple[Use, ...] = ("operation", "renewal", "debt_service")


@dataclass(frozen=True, eq=False)
class Flow:
    """What one source pays."""

    source: FundingSource
    cents: Cents
    """By year, shape (T,)."""

    @property
    def amounts(self) -> Floats:
        """By year, in prices of each year, shape (T,). [money]."""
        return self.cents / 100

    @property
    def amount(self) -> float:
        """Over all years, in prices of each year. [money]."""
        return int(self.cents.sum()) / 100


@dataclass(frozen=True)
class FinancingPlan:
    """Sources and uses by year, in prices of each year."""

    years: Ints
    go_live: int
    index: Floats
    """Prices of each year over those of the price year, shape (T,)."""
    uses: Mapping[Use, Cents]
    flows: tuple[Flow, ...]
    debts: tuple[Debt, ...]
    real: Mapping[Use, Floats]
    """The same uses in constant prices, without debt service. [money]"""
    too_short: tuple[FundingSource, ...] = ()
    """Loans that would have to be repaid before they are drawn; without debt service here."""

    def paid(self, use: Use) -> Cents:
        """What the sources of a use pay, by year, shape (T,)."""
        flows = [flow.cents for flow in self.flows if flow.source.use == use]
        return np.asarray(np.sum(flows, axis=0), dtype=np.int64) if flows else 0 * self.uses[use]

    def gap(self, use: Use) -> Cents:
        """What nobody pays of a use (negative: paid and not needed), by year, shape (T,)."""
        return np.asarray(self.uses[use] - self.paid(use), dtype=np.int64)

    def total(self, *uses: Use) -> float:
        """Uses over all years, in prices of each year. [money]."""
        return sum(int(self.uses[use].sum()) for use in uses) / 100

    def amounts(self, use: Use) -> Floats:
        """A use by year, in prices of each year, shape (T,). [money]."""
        return self.uses[use] / 100

    @property
    def building_interest(self) -> float:
        """Interest and fees that are paid before the first year of service. [money]."""
        return float(sum(debt.cost[self.years < self.go_live].sum() for debt in self.debts))

    @property
    def interest(self) -> float:
        """Interest and fees within the years of the plan. [money]."""
        return float(sum(debt.cost.sum() for debt in self.debts))

    @property
    def later(self) -> float:
        """Debt service after the last year of the plan. [money]."""
        return sum(debt.later for debt in self.debts)

    @property
    def owed(self) -> Floats:
        """Debt of the project at the end of each year, shape (T,). [money]."""
        return np.asarray(sum((debt.owed for debt in self.debts), np.zeros(len(self.years))))

    @property
    def cumulative(self) -> Cents:
        """Money paid in less money due, from the first year on, shape (T,). [cent]."""
        gaps = [self.gap(use) for use in USES]
        return -np.asarray(np.cumsum(np.sum(gaps, axis=0)), dtype=np.int64)

    @property
    def revenue(self) -> Cents:
        """Fees that users pay, by year, shape (T,). [cent]."""
        fees = [flow.cents for flow in self.flows if flow.source.kind == "fee"]
        nothing = np.zeros(len(self.years), dtype=np.int64)
        return np.asarray(sum(fees, nothing), dtype=np.int64)

    @property
    def cover(self) -> Floats | None:
        """Debt service cover, shape (T,): revenue less operation and renewal over debt service.

        None without revenue or debt; not a number in years without debt service.
        """
        due = self.amounts("debt_service")
        if not self.revenue.any() or not due.any():
            return None
        left = self.revenue / 100 - self.amounts("operation") - self.amounts("renewal")
        return np.asarray(np.divide(left, due, out=np.full(len(due), np.nan), where=due > 0))

    @property
    def price_contingency(self) -> float:
        """What rising prices add to the investment. [money]."""
        return self.total("investment") - float(self.real["investment"].sum())

    @property
    def serving(self) -> Ints:
        """The years of service in the plan."""
        return self.years[self.years >= self.go_live]

    def share(self, flow: Flow) -> float:
        """A source's part of its use, over all years; 0 where nothing is due."""
        total = self.total(flow.source.use)
        return flow.amount / total if total else 0.0

    def by_status(self, use: Use = "investment") -> Mapping[Status, float]:
        """Share of the money of a use that is secured, planned and sought."""
        shares: dict[Status, float] = {"secured": 0.0, "planned": 0.0, "sought": 0.0}
        for flow in self.flows:
            if flow.source.use == use:
                shares[flow.source.status] += self.share(flow)
        return shares

    @property
    def years_operated(self) -> int:
        """How many years from go-live on, one after the other, operation is planned and paid."""
        due, gap = self.uses["operation"], self.gap("operation")
        count = 0
        for place in np.flatnonzero(self.years >= self.go_live):
            if due[place] <= 0 or gap[place] > 0:
                break
            count += 1
        return count

    def to_frame(self) -> pd.DataFrame:
        """Sources and uses by year, in prices of each year. [money]."""
        import pandas as pd

        table = {f"use: {use}": self.amounts(use) for use in USES}
        table |= {f"source: {flow.source.id}": flow.amounts for flow in self.flows}
        return pd.DataFrame(table, index=pd.Index(self.years, name="year"))
