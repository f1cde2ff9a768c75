"""Named cases of a model, every option in each: what a case is worth, from one run of the tape."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.engine.appraise import View
from fs_toolkit.economics.engine.compile import compile_program
from fs_toolkit.economics.engine.model import Evaluation
from fs_toolkit.economics.engine.player import Player
from fs_toolkit.economics.engine.rates import STATUSES, UNIQUE, RateFinder
from fs_toolkit.economics.engine.simulate import present_value
from fs_toolkit.economics.engine.tape import SMALLEST_CHUNK, chunk_length

Changes = Mapping[str, float]


@dataclass(frozen=True)
class Worth:
    """What an option is worth over the baseline in one case [money]."""

    pv_benefits: float
    pv_costs: float
    npv: float
    bcr: float | None
    """Present value of benefits over that of costs; None where the costs are not above zero."""
    irr: float | None
    """None beside any status but "unique"."""
    irr_status: str
    """unique, several, none or borrowing."""

    def to_dict(self) -> dict[str, object]:
        """The indicators by the names that scripts rely on."""
        return asdict(self)


NOTHING = Worth(0.0, 0.0, 0.0, None, None, "none")
"""The baseline over itself."""


class NoNumber(ValueError):
    """A case that cannot be appraised: which one, and why."""

    def __init__(self, case: int, option: str, why: str) -> None:
        super().__init__(f"case {case + 1}, option {option}: {why}")
        self.case, self.option, self.why = case, option, why


class Cases:
    """Every option of a model, appraised in many cases at once."""

    def __init__(
        self,
        base: Evaluation,
        quantities: Collection[str],
        options: Collection[str] | None = None,
        view: View = "economic",
    ) -> None:
        """Compile the model for the quantities that cases may change.

        Parameters
        ----------
        base : Evaluation
            The base case.
        quantities : collection of str
            What may be changed; each has one number, and not one a year. What an option sets
            itself holds in that option.
        options : collection of str, optional
            The alternatives asked for; all if left out.
        view : "economic" or "financial"
            The prices.
        """
        self.base = base
        # A tape needs an input; the discount rate is one where nothing else is.
        self.quantities = tuple(dict.fromkeys(quantities)) or (base.model.discount_rate,)
        self._program = compile_program(base.model, self.quantities, options, view)
        self.options = self._program.options
        tape = self._program.tape
        self.player = Player(tape, min(SMALLEST_CHUNK, chunk_length(tape.years)))
        self._rates = RateFinder(tape.years, base.model.settings.timing)

    def npv(self, changes: Sequence[Changes], option: str) -> Floats:
        """The net present value of an option in each case, shape (N,); NaN where there is none."""
        found = np.empty(len(changes))
        for start, flows, rate in self._flows(changes):
            costs, benefits = flows[option]
            with np.errstate(all="ignore"):
                net = benefits - costs
                value = present_value(net, rate, self.base.model.settings.timing)
            fine = np.isfinite(net).all(axis=0) & (rate > -1)
            found[start : start + rate.size] = np.where(fine, value, np.nan)
        return found

    def worth(self, changes: Sequence[Changes]) -> tuple[Mapping[str, Worth], ...]:
        """What every option is worth in each case.

        Raises
        ------
        NoNumber
            If the flows of a case are not finite, or its discount rate is -1 or less.
        """
        found: list[dict[str, Worth]] = [{} for _ in changes]
        for start, flows, rate in self._flows(changes):
            for option, (costs, benefits) in flows.items():
                self._refuse(start, option, costs, benefits, rate)
                for case, each in enumerate(self._appraised(costs, benefits, rate), start):
                    found[case][option] = each
        return tuple(found)

    def _flows(
        self, changes: Sequence[Changes]
    ) -> Iterator[tuple[int, Mapping[str, tuple[Floats, Floats]], Floats]]:
        """Chunk by chunk, costs and benefits by option, shape (T, N), and rates, shape (N,)."""
        state, length = self.base.state, self.player.length
        for start in range(0, len(changes), length):
            part = changes[start : start + length]
            columns = {
                id: np.array([case.get(id, state.number(id)) for case in part], dtype=float)
                for id in self.quantities
            }
            outputs = self.player.run(columns)
            shape = (self._program.tape.years, len(part))
            flows = {
                option: (
                    np.broadcast_to(outputs[2 * number], shape),
                    np.broadcast_to(outputs[2 * number + 1], shape),
                )
                for number, option in enumerate(self.options)
            }
            yield start, flows, np.array(np.broadcast_to(outputs[self._program.rate], shape[1:]))

    def _refuse(
        self, start: int, option: str, costs: Floats, benefits: Floats, rate: Floats
    ) -> None:
        finite = np.asarray(np.isfinite(costs + benefits).all(axis=0))
        for case, value in enumerate(rate.tolist()):
            if not value > -1:
                why = f"a discount rate of {value:g} is not above -1"
                raise NoNumber(start + case, option, why)
            if not finite[case]:
                raise NoNumber(start + case, option, "a formula divides by zero or overflows")

    def _appraised(self, costs: Floats, benefits: Floats, rate: Floats) -> list[Worth]:
        timing = self.base.model.settings.timing
        spent = present_value(costs, rate, timing)
        gained = present_value(benefits, rate, timing)
        found = self._rates(benefits - costs, rate)
        return [
            Worth(
                pv_benefits=float(gain),
                pv_costs=float(cost),
                npv=float(gain - cost),
                bcr=float(gain / cost) if cost > 0 else None,
                irr=float(internal) if status == UNIQUE else None,
                irr_status=STATUSES[status],
            )
            for gain, cost, internal, status in zip(
                np.broadcast_to(gained, rate.shape),
                np.broadcast_to(spent, rate.shape),
                found.rates,
                found.status,
                strict=True,
            )
        ]
