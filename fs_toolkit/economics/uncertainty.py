"""How sure the results of a study are: what its draws say of options, budgets, quantities, donors.

Everything is asked of the same draws, and computed only when it is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.donor_tests import DonorTest, donor_tests_on
from fs_toolkit.economics.drawn import Budget, DonorResult, Duel, Information, Source
from fs_toolkit.economics.engine.appraise import Appraisal
from fs_toolkit.economics.engine.budgets import investment, investment_draws, quantity_draws
from fs_toolkit.economics.engine.compile import compile_program
from fs_toolkit.economics.engine.copula import ImpossibleCorrelations
from fs_toolkit.economics.engine.model import Model
from fs_toolkit.economics.engine.outcomes import (
    Step,
    convergence,
    outcome,
    share,
)
from fs_toolkit.economics.engine.rates import UNIQUE
from fs_toolkit.economics.engine.sampling import Sampling
from fs_toolkit.economics.engine.simulate import OptionDraws, Overflow, simulated
from fs_toolkit.economics.engine.variance import VarianceShares, variance_shares
from fs_toolkit.economics.simulation import DRAWS, SEED, NotDrawn, Simulation, simulate
from fs_toolkit.economics.value_of_information import (
    value_of_partial_information,
    value_of_perfect_information,
)

if TYPE_CHECKING:
    import pandas as pd

SOBOL_DRAWS = 4096
"""Points of each of the two samples of the Sobol indices."""
INFORMED = 65_536
"""Draws that the value of information is taken from at most; more change nothing that is printed."""


@dataclass(frozen=True)
class Undrawn:
    """A study that no draws say anything about."""

    kind: Literal["certain", "unfit", "overflow"]
    """Nothing is uncertain; a range has no such distribution; a draw has no number."""
    why: str


@dataclass(frozen=True, eq=False)
class Uncertainty:
    """What the draws of a study come to."""

    model: Model
    basis: Basis
    simulation: Simulation
    appraisals: Mapping[str, Mapping[str, Appraisal]]
    """The base case, by option and view."""
    indicators: Mapping[str, float]
    """Sensitivity indicators by quantity."""

    def __repr__(self) -> str:
        return f"Uncertainty({self.recommended}, {self.simulation!r})"

    @property
    def recommended(self) -> str:
        """The option the study recommends."""
        return self.model.recommended

    @property
    def mine(self) -> OptionDraws:
        """The draws of the recommended option."""
        return self.simulation.draws[self.recommended]

    @property
    def correlated(self) -> bool:
        """Whether some quantities move together."""
        return self.simulation.sampler.copula is not None

    @cached_property
    def families(self) -> Mapping[str, int]:
        """How many quantities have which distribution, the most frequent first."""
        counted: dict[str, int] = {}
        for each in self.simulation.spreads:
            counted[each.family] = counted.get(each.family, 0) + 1
        return dict(sorted(counted.items(), key=lambda each: (-each[1], each[0])))

    @cached_property
    def budgets(self) -> Mapping[str, Budget]:
        """By option; one without a spread line has none."""
        found, run = {}, self.simulation
        drawn = investment_draws(self.model, run.sampler, run.streams, run.count)
        for option, base in investment(self.model).items():
            if base or drawn[option].any():
                slack = 1e-9 * abs(base)  # the same sum in another order
                within = int(np.count_nonzero(drawn[option] <= base + slack))
                found[option] = Budget(base, outcome(drawn[option]), share(within, run.count))
        return found

    @cached_property
    def better(self) -> Mapping[str, Duel]:
        """The recommended option against each other one; the baseline is worth nothing."""
        mine, run = self.mine.npv, self.simulation
        others = {option: each.npv for option, each in run.draws.items()}
        others[self.model.baseline] = np.zeros(run.count)
        return {
            other: Duel(
                share(int(np.count_nonzero(mine > theirs)), run.count),
                share(int(np.count_nonzero(theirs > mine)), run.count),
                outcome(mine - theirs),
            )
            for other, theirs in others.items()
            if other != self.recommended
        }

    @cached_property
    def convergence(self) -> tuple[Step, ...]:
        """The recommended option after a tenth, a quarter, half and all of the draws."""
        return convergence(self.mine.npv)

    @property
    def settled(self) -> bool:
        """Whether a tenth of the draws would have given the same answer.

        The same sign of the mean, and the same side of one half for a loss.
        """
        steps = self.convergence
        if not steps:
            return False
        first, last = steps[0], steps[-1]
        same = (first.mean > 0) == (last.mean > 0)
        return same and (first.loses.value > 0.5) == (last.loses.value > 0.5)

    @cached_property
    def variance(self) -> VarianceShares | None:
        """Sobol indices of the recommended option's net present value; None where there are none.

        They are of independent quantities: correlations are left out, and the report says so.
        """
        run = self.simulation
        try:
            found = variance_shares(
                self.model, run.sampler, self.recommended, SOBOL_DRAWS, run.seed
            )
        except ValueError:
            return None
        return found if found.indices.variance > 0 else None

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The same by quantity, the largest total first; none where there are no indices."""
        if self.variance is None:
            return ()
        found = self.variance.indices
        columns = (found.first, found.first_error, found.total, found.total_error)
        each = [
            Source(id, *map(float, row))
            for id, row in zip(self.variance.quantities, np.transpose(columns), strict=True)
        ]
        return tuple(sorted(each, key=lambda one: (-one.total, one.quantity)))

    @cached_property
    def information(self) -> Information:
        """The value of information for accepting or rejecting the recommended option."""
        run = self.simulation
        count = min(run.count, INFORMED)
        npv = self.mine.npv[:count]
        values = np.array([np.zeros(count), npv])
        quantities = quantity_draws(run.sampler, run.streams, count)
        everything = value_of_perfect_information(values)
        each = {
            id: min(value_of_partial_information(values, drawn), everything)
            for id, drawn in quantities.items()
        }
        return Information(
            decision="accept" if npv.mean() > 0 else "reject",
            everything=everything,
            by_quantity=dict(sorted(each.items(), key=lambda one: (-one[1], one[0]))),
            noise=value_of_partial_information(values, np.arange(float(count))),
            draws=count,
        )

    @cached_property
    def cash(self) -> Floats:
        """Financial net present value of the recommended option in the same draws [money]."""
        run, option = self.simulation, self.recommended
        program = compile_program(self.model, run.sampler.quantities, (option,), "financial")
        timing = self.model.settings.timing
        return simulated(program, run.sampler, run.streams, run.count, timing)[option].npv

    @cached_property
    def donor_tests(self) -> tuple[DonorResult, ...]:
        """The tests in force on the study's day."""
        return tuple(self._tested(each) for each in donor_tests_on(self.basis.about.in_force_at))

    def _tested(self, test: DonorTest) -> DonorResult:
        base, mine = self.appraisals[self.recommended], self.mine
        economic, financial = base["economic"], base["financial"]
        value: float | None
        match test.figure:
            case "eirr":
                value = economic.irr
                passes = value is not None and value >= test.threshold
                hits = (mine.irr_status == UNIQUE) & (np.nan_to_num(mine.irr) >= test.threshold)
            case "bcr":
                value = economic.bcr
                passes = value is None or value >= test.threshold
                hits = mine.bcr >= test.threshold
            case "enpv":
                value = economic.npv
                passes, hits = value > test.threshold, mine.npv > test.threshold
            case "fnpv":
                value = financial.npv
                passes, hits = value > test.threshold, self.cash > test.threshold
            case "aid":
                value = financial.npv
                passes = economic.npv > test.threshold > financial.npv
                hits = (mine.npv > test.threshold) & (self.cash < test.threshold)
            case "critical":
                moving = sum(abs(each) >= test.threshold for each in self.indicators.values())
                return DonorResult(test, float(moving), None, None)
        return DonorResult(test, value, passes, share(int(np.count_nonzero(hits)), mine.npv.size))

    def to_dict(self) -> dict[str, object]:
        """The figures by the names that scripts rely on; those of the simulation come first."""
        return self.simulation.to_dict() | {
            "recommended": self.recommended,
            "budgets": {option: each.to_dict() for option, each in self.budgets.items()},
            "better": {other: each.to_dict() for other, each in self.better.items()},
            "convergence": [
                {
                    "draws": each.draws,
                    "mean": each.mean,
                    "se": each.se,
                    "prob_npv_negative": each.loses.value,
                    "prob_npv_negative_se": each.loses.se,
                }
                for each in self.convergence
            ],
            "sobol": self._sobol(),
            "value_of_information": self.information.to_dict(),
            "donor_tests": {each.test.id: each.to_dict() for each in self.donor_tests},
        }

    def _sobol(self) -> dict[str, object] | None:
        if self.variance is None:
            return None
        return {
            "draws": SOBOL_DRAWS,
            "correlations_left_out": self.correlated,
            "quantities": {each.quantity: each.to_dict() for each in self.sources},
        }

    def to_frame(self) -> pd.DataFrame:
        """One row for each uncertain quantity: its indices and the value of knowing it."""
        import pandas as pd

        worth = pd.Series(self.information.by_quantity, name="evppi", dtype=float)
        if not self.sources:
            return worth.to_frame().rename_axis("quantity")
        indices = pd.DataFrame(
            [{"quantity": each.quantity} | each.to_dict() for each in self.sources]
        )
        return indices.set_index("quantity").join(worth)


def uncertainty(
    model: Model,
    basis: Basis,
    appraisals: Mapping[str, Mapping[str, Appraisal]],
    indicators: Mapping[str, float],
    draws: int = DRAWS,
    seed: int = SEED,
    sampling: Sampling = "latin_hypercube",
) -> Uncertainty:
    """Draw a study's uncertain quantities, and be ready for what is asked of the draws.

    Raises
    ------
    NotDrawn, ImpossibleCorrelations, Overflow
        As `simulate` does.
    """
    found = simulate(model, basis, draws, seed, sampling)
    return Uncertainty(model, basis, found, appraisals, indicators)


def uncertainty_or_why_not(
    model: Model,
    basis: Basis,
    appraisals: Mapping[str, Mapping[str, Appraisal]],
    indicators: Mapping[str, float],
) -> Uncertainty | Undrawn:
    """What the draws say; or why there are none, for a report that has to say so."""
    try:
        return uncertainty(model, basis, appraisals, indicators)
    except NotDrawn as none:
        return Undrawn("certain" if none.nothing_uncertain else "unfit", str(none))
    except ImpossibleCorrelations as none:
        return Undrawn("unfit", str(none))
    except Overflow as none:
        return Undrawn("overflow", str(none))
