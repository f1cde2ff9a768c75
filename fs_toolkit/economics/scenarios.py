"""Named scenarios over all options: which option is best in each, and what a wrong choice costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import factorial

from fs_toolkit.economics.engine.cases import NOTHING, Cases, NoNumber, Worth
from fs_toolkit.economics.engine.model import Evaluation

MOST_IN_FULL = 9
"""Up to so many changes the steps are Shapley values; their number of cases is 2 to that power."""


class ScenarioHasNoNumber(ValueError):
    """A scenario whose changes make a formula divide by zero or overflow; says which."""


@dataclass(frozen=True)
class Compared:
    """Every option in one scenario."""

    name: str
    changes: Mapping[str, float]
    options: Mapping[str, Worth]
    """By option, the baseline among them with nothing: doing nothing is a choice too."""

    @property
    def best(self) -> str:
        """The option with the highest net present value; of equal ones the first."""
        return max(self.options, key=lambda option: self.options[option].npv)

    @property
    def regret(self) -> Mapping[str, float]:
        """What each option gains less than the best one [money]."""
        most = self.options[self.best].npv
        return {option: most - each.npv for option, each in self.options.items()}


@dataclass(frozen=True)
class Step:
    """What one changed quantity does to the net present value of an option [money]."""

    quantity: str
    amount: float


def compare(base: Evaluation, scenarios: Mapping[str, Mapping[str, float]]) -> tuple[Compared, ...]:
    """Every option in each scenario, in one run of the tape.

    Parameters
    ----------
    base : Evaluation
        The base case.
    scenarios : mapping
        The changed quantities by the name of the scenario; none is the base case.

    Raises
    ------
    ScenarioHasNoNumber
        If something in a scenario is divided by zero or overflows.
    """
    names, cases = list(scenarios), list(scenarios.values())
    tape = Cases(base, _quantities(cases))
    try:
        found = tape.worth(cases)
    except NoNumber as none:
        raise ScenarioHasNoNumber(f"{names[none.case]}, {none.option}: {none.why}") from None
    baseline = base.model.baseline
    return tuple(
        Compared(name, changes, {baseline: NOTHING, **worth})
        for name, changes, worth in zip(names, cases, found, strict=True)
    )


def _quantities(cases: Iterable[Mapping[str, float]]) -> list[str]:
    return sorted({id for case in cases for id in case})


def largest_regrets(compared: Sequence[Compared]) -> Mapping[str, tuple[float, str]]:
    """By option: the largest regret over the scenarios, and the scenario it is met in.

    The option for which it is smallest is the choice of least regret [1]_, which needs no
    probabilities.

    References
    ----------
    .. [1] L. J. Savage, "The theory of statistical decision," Journal of the American
       Statistical Association 46(253), 1951, 55-67.
    """
    return {
        option: max((each.regret[option], each.name) for each in compared)
        for option in (compared[0].options if compared else ())
    }


def steps(
    base: Evaluation, scenarios: Mapping[str, Mapping[str, float]], option: str
) -> Mapping[str, tuple[Step, ...]]:
    r"""What each changed quantity does to an option's net present value, the largest step first.

    The steps of a scenario add up to its difference from the base case, and the order in which
    its changes are written does not matter.

    Notes
    -----
    A step is the Shapley value of its change: what it does on average, made after each
    possible set of the others [1]_,

    .. math:: s_i = \sum_{S \not\ni i} \frac{|S|! \, (n - |S| - 1)!}{n!} (V_{S + i} - V_S)

    Beyond nine changes it is the mean of two orders, that of the names and its reverse.

    References
    ----------
    .. [1] L. S. Shapley, "A value for n-person games," Annals of Mathematics Studies 28,
       1953, 307-317.
    """
    tape = Cases(base, _quantities(scenarios.values()), (option,))
    chosen = {name: _chosen(sorted(changes)) for name, changes in scenarios.items()}
    cases = [
        {id: changes[id] for id in subset}
        for name, changes in scenarios.items()
        for subset in chosen[name]
    ]
    values = iter(tape.npv(cases, option).tolist())
    return {
        name: _shared(sorted(changes), {subset: next(values) for subset in chosen[name]})
        for name, changes in scenarios.items()
    }


def _chosen(ids: Sequence[str]) -> list[frozenset[str]]:
    """The sets of changes that are evaluated."""
    if len(ids) <= MOST_IN_FULL:
        return [
            frozenset(id for bit, id in enumerate(ids) if mask >> bit & 1)
            for mask in range(1 << len(ids))
        ]
    ends = [frozenset(ids[:count]) for count in range(len(ids) + 1)]
    return list(dict.fromkeys([*ends, *(frozenset(ids) - each for each in ends)]))


def _shared(ids: Sequence[str], value: Mapping[frozenset[str], float]) -> tuple[Step, ...]:
    count = len(ids)
    amounts = dict.fromkeys(ids, 0.0)
    if count <= MOST_IN_FULL:
        for subset, before in value.items():
            weight = factorial(len(subset)) * factorial(max(count - len(subset) - 1, 0))
            for id in amounts.keys() - subset:
                amounts[id] += weight / factorial(count) * (value[subset | {id}] - before)
    else:
        for order in (ids, ids[::-1]):
            ways = [frozenset(order[:length]) for length in range(count + 1)]
            for id, (before_it, with_it) in zip(order, pairwise(ways), strict=True):
                amounts[id] += (value[with_it] - value[before_it]) / 2
    found = [Step(id, amount) for id, amount in amounts.items()]
    return tuple(sorted(found, key=lambda step: (-abs(step.amount), step.quantity)))
