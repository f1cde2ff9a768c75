"""A study with some quantities changed: the analysts' door to what-if questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.core.suggest import did_you_mean
from fs_toolkit.economics.changed import WrongChange, problems_of
from fs_toolkit.economics.engine.appraise import View
from fs_toolkit.economics.engine.model import (
    Evaluation,
    Model,
    compile_model,
    evaluate_model,
)
from fs_toolkit.economics.engine.questions import Swing, SwitchingValue
from fs_toolkit.economics.engine.sampling import Sampling
from fs_toolkit.economics.inputs import Change, EconomicsInputs
from fs_toolkit.economics.plausibility import Plausibility
from fs_toolkit.economics.results import CostBenefit, cost_benefit
from fs_toolkit.economics.simulation import DRAWS, SEED, Simulation, simulate
from fs_toolkit.economics.two_way import Grid

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class Scenario:
    """A study with some quantities held at other values; the study itself is as it was.

    What is changed is certain: it is neither varied nor drawn. What an option sets itself holds
    in that option.

    Examples
    --------
    >>> from fs_toolkit import Study
    >>> study = Study.read("studies/hanoi")
    >>> busy = study.scenario({"enquiries": 5})
    >>> round(busy.npv()), round(study.scenario().npv())
    (137731, -127391)
    >>> busy.swings[0].quantity
    'district_share'
    """

    changes: Mapping[str, float]
    basis: Basis
    evaluation: Evaluation

    def __repr__(self) -> str:
        return f"Scenario({dict(self.changes)})"

    @cached_property
    def cost_benefit(self) -> CostBenefit:
        """Everything that section 5 asks of the model, with the changes made."""
        return cost_benefit(self.basis, self.evaluation)

    def npv(self, option: str = "", view: View = "economic") -> float:
        """Net present value of an option, of the recommended one if left out.

        Parameters
        ----------
        option : str
            Its id, such as "lean".
        view : {"economic", "financial"}
            Of society, or of who runs the service.

        Returns
        -------
        float
            In the study's currency at the prices of its price year, over the baseline.
        """
        found = self.cost_benefit
        chosen = option or found.recommended
        if chosen not in found.appraisals:
            raise ValueError(f"no option {chosen!r}. {did_you_mean(chosen, found.appraisals)}")
        if view not in found.appraisals[chosen]:
            raise ValueError(f"the view is economic or financial, not {view!r}")
        return found.appraisals[chosen][view].npv

    def to_frame(self) -> pd.DataFrame:
        """The appraisal of every option as a pandas frame, one row for each option and view."""
        return self.cost_benefit.to_frame()

    def simulate(
        self, draws: int = DRAWS, seed: int = SEED, sampling: Sampling = "latin_hypercube"
    ) -> Simulation:
        """Draw every uncertain quantity that is not changed, and appraise every option."""
        return simulate(self.evaluation.model, self.basis, draws, seed, sampling)

    @property
    def swings(self) -> tuple[Swing, ...]:
        """One-way sensitivity of the recommended option, the widest first."""
        return self.cost_benefit.swings

    @property
    def switching(self) -> tuple[SwitchingValue, ...]:
        """The value of each quantity at which the recommended option breaks even."""
        return self.cost_benefit.switching

    @property
    def plausibility(self) -> tuple[Plausibility, ...]:
        """The switching values with elasticities, and how believable each is."""
        return self.cost_benefit.plausibility

    def grid(self, across: str, down: str) -> Grid:
        """The recommended option over two quantities, with the line on which it breaks even."""
        return self.cost_benefit.grid(across, down)


def scenario(
    inputs: EconomicsInputs,
    basis: Basis,
    model: Model,
    changes: Sequence[Mapping[str, float] | str],
) -> Scenario:
    """A study's basis and model with changes made; WrongChange if one cannot be."""
    made, unknown = _together(changes, model)
    problems = (*unknown, *problems_of(made, basis, model))
    if problems:
        raise WrongChange(problems)
    quantities = {
        id: row.model_copy(update={"value": float(made[id]), "low": None, "high": None})
        if id in made
        else row
        for id, row in basis.quantities.items()
    }
    changed = basis.redefined(basis.settings, quantities)
    evaluation = evaluate_model(compile_model(inputs, changed))
    for option in evaluation.model.alternatives:
        with np.errstate(all="ignore"):
            net = evaluation.increment(option.id).net
        if not np.isfinite(net).all():
            raise WrongChange(
                (f"{option.name!r} has no number: a formula divides by zero or overflows",)
            )
    return Scenario(made, changed, evaluation)


def _together(changes: Sequence[object], model: Model) -> tuple[dict[str, float], list[str]]:
    """All changes as one, and the names of scenarios that the study does not have."""
    made: dict[str, float] = {}
    unknown = []
    for each in changes:
        if isinstance(each, Mapping):
            made |= each
        elif not isinstance(each, str):
            said = f"{each!r} is neither changes, such as {{'enquiries': 5}}, nor a scenario's name"
            unknown.append(said)
        elif each in model.scenarios:
            made |= model.overlays[each]
        else:
            advice = did_you_mean(each, model.scenarios, "Scenarios are")
            unknown.append(f"unknown scenario {each!r}. {advice}")
    return made, unknown


def with_scenarios(
    inputs: EconomicsInputs, basis: Basis, scenarios: Mapping[str, Mapping[str, float]]
) -> Evaluation:
    """The base case of a model that knows more scenarios, in place of those of the same name.

    A model must know the shortest life that any scenario sets, to renew what wears out in time.
    """
    kept = [row for row in rows(inputs.changes) if row.set not in scenarios]
    added = [
        Change.model_construct(set=name, quantity=id, value=value)
        for name, changes in scenarios.items()
        for id, value in changes.items()
    ]
    changed = inputs.model_copy(update={"changes": (*kept, *added)})
    return evaluate_model(compile_model(changed, basis))
