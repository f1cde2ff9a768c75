"""How sure the appraisal is: draws of every uncertain quantity, through every option."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.suggest import did_you_mean
from fs_toolkit.economics.engine.agreement import check_base_case
from fs_toolkit.economics.engine.compile import compile_program
from fs_toolkit.economics.engine.copula import copula
from fs_toolkit.economics.engine.model import Model, evaluate_model
from fs_toolkit.economics.engine.outcomes import OptionOutcome, Share, option_outcome, share
from fs_toolkit.economics.engine.sampling import Sampler, Sampling, Streams
from fs_toolkit.economics.engine.simulate import OptionDraws, simulated
from fs_toolkit.economics.engine.uncertain import Spread, spreads

if TYPE_CHECKING:
    import pandas as pd

DRAWS = 10_000
SEED = 1


class NotDrawn(ValueError):
    """A study whose quantities cannot be drawn: what is wrong, and the cures."""

    nothing_uncertain = False
    """Whether that is only because no quantity has a range."""


@dataclass(frozen=True, eq=False)
class Simulation:
    """Draws of a study's options, and what they come to.

    Net present values are in the study's currency and the prices of its price year, over the
    baseline; rates are shares a year, and ratios have no unit.

    Examples
    --------
    >>> from fs_toolkit import Study
    >>> draws = Study.read("studies/hanoi").simulate(draws=1_000, seed=1)
    >>> draws
    Simulation(1,000 draws, seed 1, latin_hypercube, of do_minimum, lean, full)
    >>> draws.to_frame().shape  # npv, bcr and irr of three options
    (1000, 9)
    >>> draws.outcomes["lean"].npv.percentiles[50] < 0
    True
    """

    seed: int
    sampling: Sampling
    spreads: tuple[Spread, ...]
    """The uncertain quantities."""
    repaired_by: float
    """The most that a rank correlation was changed to make the correlations possible."""
    draws: Mapping[str, OptionDraws]
    """By option."""
    sampler: Sampler
    """Where the draws come from."""

    def __repr__(self) -> str:
        options = ", ".join(self.draws)
        return f"Simulation({self.count:,} draws, seed {self.seed}, {self.sampling}, of {options})"

    @cached_property
    def count(self) -> int:
        """How many draws."""
        return next(each.npv.size for each in self.draws.values())

    @cached_property
    def outcomes(self) -> Mapping[str, OptionOutcome]:
        """Figures by option."""
        return {option: option_outcome(each) for option, each in self.draws.items()}

    @property
    def streams(self) -> Streams:
        """The streams again, so that something else is asked of the same draws."""
        return Streams(self.seed, self.sampling)

    def better(self, option: str, other: str) -> Share:
        """How often an option is worth more than another, on the same draws."""
        for each in (option, other):
            if each not in self.draws:
                raise ValueError(f"no option {each!r}. {did_you_mean(each, self.draws)}")
        ahead = self.draws[option].npv > self.draws[other].npv
        return share(int(np.count_nonzero(ahead)), self.count)

    def to_dict(self) -> dict[str, object]:
        """The figures by the names that scripts rely on."""
        return {
            "draws": self.count,
            "seed": self.seed,
            "sampling": self.sampling,
            "options": {option: each.to_dict() for option, each in self.outcomes.items()},
        }

    def to_frame(self) -> pd.DataFrame:
        """One row for each draw, columns by option and figure, for pandas."""
        import pandas as pd

        columns = {
            (option, figure): getattr(each, figure)
            for option, each in self.draws.items()
            for figure in ("npv", "bcr", "irr")
        }
        frame = pd.DataFrame(columns)
        frame.columns = pd.MultiIndex.from_tuples(columns, names=["option", "figure"])
        return frame


def simulate(
    model: Model,
    basis: Basis,
    draws: int = DRAWS,
    seed: int = SEED,
    sampling: Sampling = "latin_hypercube",
) -> Simulation:
    """Draw every uncertain quantity of a study and appraise every option.

    Parameters
    ----------
    model, basis :
        A compiled study and its evaluated basis. Of its correlations, pairs of quantities that
        are not uncertain are left out.
    draws, seed, sampling :
        How many, from which streams, and how evenly spread.

    Raises
    ------
    NotDrawn
        If a quantity's cells have no such distribution, or nothing is uncertain.
    ImpossibleCorrelations
        If the correlations cannot hold together.
    Overflow
        If a draw has no number.
    """
    if not isinstance(draws, int | np.integer) or draws < 1:
        raise ValueError(f"draws must be a whole number of 1 or more, not {draws}")
    sampler, found = sampler_of(model, basis)
    program = compile_program(model, sampler.quantities)
    check_base_case(program, evaluate_model(model))
    results = simulated(program, sampler, Streams(seed, sampling), draws, model.settings.timing)
    repaired = sampler.copula.repaired_by if sampler.copula else 0.0
    return Simulation(seed, sampling, found, repaired, results, sampler)


def sampler_of(model: Model, basis: Basis) -> tuple[Sampler, tuple[Spread, ...]]:
    """The draws of a study's uncertain quantities, and how each is spread.

    Raises
    ------
    NotDrawn
        If a quantity's cells have no such distribution, or nothing is uncertain.
    ImpossibleCorrelations
        If the correlations cannot hold together.
    """
    found, misfits = spreads(model, basis.quantities)
    if misfits:
        words = [f"{each.quantity.id}: {each.problem}. {each.cure}" for each in misfits]
        raise NotDrawn("\n".join(words))
    if not found:
        none = NotDrawn("no quantity that the options depend on has a low and a high value")
        none.nothing_uncertain = True
        raise none
    ids = {each.quantity.id for each in found}
    pairs = [(row.a, row.b, row.rho) for row in basis.correlations if {row.a, row.b} <= ids]
    return Sampler({each.quantity.id: each.distribution for each in found}, copula(pairs)), found
