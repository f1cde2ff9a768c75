"""What the cost-benefit analysis of a study comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.break_even import sensitivity_indicator
from fs_toolkit.economics.break_even_year import BreakEvenYear, break_even_years
from fs_toolkit.economics.delay import YEARS as DELAYS
from fs_toolkit.economics.delay import Delay, delayed
from fs_toolkit.economics.discounting import net_present_value
from fs_toolkit.economics.engine.appraise import VIEWS, Appraisal, appraise
from fs_toolkit.economics.engine.cases import Worth
from fs_toolkit.economics.engine.model import Evaluation, Flows, evaluate_model
from fs_toolkit.economics.engine.questions import Questions, Swing, SwitchingValue, ranged
from fs_toolkit.economics.engine.uncertain import deciding_years
from fs_toolkit.economics.plausibility import Plausibility, plausibilities
from fs_toolkit.economics.scenarios import Compared, Step, compare, steps
from fs_toolkit.economics.two_way import Grid, two_way, widest_pair
from fs_toolkit.economics.uncertainty import Uncertainty, Undrawn, uncertainty_or_why_not

if TYPE_CHECKING:
    import pandas as pd


STEP = 0.01
"""Relative change at which the sensitivity indicator is taken."""


@dataclass(frozen=True)
class ScenarioResult:
    """The recommended option in a named scenario."""

    name: str
    changes: Mapping[str, float]
    appraisal: Worth


@dataclass(frozen=True)
class CostBenefit:
    """The base case of all options, and how sure the recommended one is.

    The questions (sensitivity, switching values, scenarios) are answered when they are asked.
    """

    basis: Basis
    evaluation: Evaluation
    appraisals: Mapping[str, Mapping[str, Appraisal]]
    """By option and view."""

    @property
    def recommended(self) -> str:
        """The option the study recommends, or would if it were feasible."""
        return self.evaluation.model.recommended

    @property
    def base(self) -> Appraisal:
        """The recommended option, economic."""
        return self.appraisals[self.recommended]["economic"]

    @cached_property
    def flows(self) -> Flows:
        """The recommended option over the baseline, economic [money/year]."""
        return self.evaluation.increment(self.recommended)

    @cached_property
    def over_minimum(self) -> Appraisal | None:
        """The recommended option as an increment over the do-minimum, where there is one."""
        options = self.evaluation.model.options
        minimum = next((each.id for each in options if each.kind == "do_minimum"), None)
        if minimum is None or minimum == self.recommended:
            return None
        return appraise(self.evaluation, self.evaluation.increment(self.recommended, over=minimum))

    @cached_property
    def lines(self) -> Mapping[str, float]:
        """Present value of each line of the recommended option, economic [money]."""
        return {
            each.line.id: _present(self.evaluation, each.economic)
            for each in self.evaluation.lines[self.recommended]
        }

    @cached_property
    def swings(self) -> tuple[Swing, ...]:
        """One-way sensitivity of the net present value, the widest first."""
        return self._questions.swings()

    @cached_property
    def switching(self) -> tuple[SwitchingValue, ...]:
        """The values at which the net present value is zero, in the order of the swings."""
        model = self.evaluation.model
        conventions = (model.discount_rate, model.settings.go_live)
        asked = [each.quantity for each in self.swings if each.quantity not in conventions]
        return self._questions.switching_values(asked)

    @cached_property
    def indicators(self) -> Mapping[str, float]:
        """Sensitivity indicator by quantity: per cent of the net present value for one per cent."""
        asked = [each for each in self.switching if each.base and self.base.npv]
        steps = np.array([each.base * (1 + STEP) for each in asked])
        moved = self._questions.one_at_a_time([each.quantity for each in asked], steps)
        return {
            each.quantity: float(sensitivity_indicator(self.base.npv, float(after), STEP))
            for each, after in zip(asked, moved, strict=True)
        }

    @cached_property
    def rates(self) -> tuple[tuple[float, Appraisal], ...]:
        """The recommended option at the low, the base and the high discount rate."""
        row = self.basis.quantities[self.evaluation.model.discount_rate]
        ends = {each for each in (row.low, self.evaluation.rate, row.high) if each is not None}
        return tuple((rate, self._case({row.id: rate})) for rate in sorted(ends))

    @cached_property
    def scenarios(self) -> tuple[ScenarioResult, ...]:
        """The recommended option in each named scenario."""
        found = self._questions.worth([*self._named.values()])
        return tuple(
            ScenarioResult(name, changes, worth)
            for (name, changes), worth in zip(self._named.items(), found, strict=True)
        )

    @cached_property
    def compared(self) -> tuple[Compared, ...]:
        """Every option in the base case, which has no name, and in each named scenario."""
        return compare(self.evaluation, {"": {}, **self._named})

    @cached_property
    def scenario_steps(self) -> Mapping[str, tuple[Step, ...]]:
        """By scenario: which change does how much to the recommended option."""
        return steps(self.evaluation, self._named, self.recommended)

    @cached_property
    def plausibility(self) -> tuple[Plausibility, ...]:
        """Whether each switching value is believable, in the order of the swings."""
        return plausibilities(
            self.evaluation, self.basis.quantities, self._questions, self.switching, self.base.npv
        )

    @cached_property
    def widest_grid(self) -> Grid | None:
        """The two quantities that move the result most, together; None if there are not two."""
        model = self.evaluation.model
        conventions = (model.discount_rate, model.settings.go_live)
        pair = widest_pair([each.quantity for each in self.swings], conventions)
        return self.grid(*pair) if pair else None

    def grid(self, across: str, down: str) -> Grid:
        """The net present value of the recommended option over two quantities; NoGrid if none."""
        whole = deciding_years(self.evaluation.model)
        return two_way(self._questions, across, down, whole=whole)

    @cached_property
    def delays(self) -> tuple[Delay, ...]:
        """Every option where the service opens one and two years later."""
        return delayed(self.evaluation, *DELAYS)

    @cached_property
    def break_even(self) -> Mapping[str, BreakEvenYear]:
        """By option: the year in which the discounted flows have paid back."""
        return break_even_years(self.evaluation)

    @property
    def _named(self) -> Mapping[str, Mapping[str, float]]:
        model = self.evaluation.model
        return {name: model.overlays[name] for name in model.scenarios}

    @cached_property
    def uncertainty(self) -> Uncertainty | Undrawn:
        """What draws of the uncertain quantities say, or why there are none."""
        return uncertainty_or_why_not(
            self.evaluation.model, self.basis, self.appraisals, self.indicators
        )

    @cached_property
    def _questions(self) -> Questions:
        quantities = ranged(self.evaluation.model, dict(self.basis.quantities))
        also = sorted({id for changes in self._named.values() for id in changes})
        return Questions(self.evaluation, quantities, self.recommended, also=also)

    def _case(self, changes: Mapping[str, float]) -> Appraisal:
        case = evaluate_model(self.evaluation.model, changes, self.evaluation)
        return appraise(case, case.increment(self.recommended))

    def to_frame(self) -> pd.DataFrame:
        """One row for each option and view, for pandas."""
        import pandas as pd

        rows = [
            {"option": option, "view": view, **each.to_dict()}
            for option, views in self.appraisals.items()
            for view, each in views.items()
        ]
        return pd.DataFrame(rows).set_index(["option", "view"])


def cost_benefit(basis: Basis, evaluation: Evaluation) -> CostBenefit:
    """Appraise every option of an evaluated study."""
    appraisals: dict[str, Mapping[str, Appraisal]] = {
        option.id: {
            view: appraise(evaluation, evaluation.increment(option.id, view)) for view in VIEWS
        }
        for option in evaluation.model.alternatives
    }
    return CostBenefit(basis, evaluation, appraisals)


def _present(evaluation: Evaluation, flow: Floats) -> float:
    return float(net_present_value(evaluation.rate, flow, evaluation.model.settings.timing))
