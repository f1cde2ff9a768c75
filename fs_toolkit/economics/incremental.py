"""Options that exclude each other: what each costs more than a cheaper one, and brings more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fs_toolkit.core.arrays import as_numbers


@dataclass(frozen=True)
class Step:
    """An option compared with the best of the cheaper ones."""

    option: int
    """Its place in what was given."""
    over: int | None
    """The place of the option it is compared with; None for doing nothing."""
    costs: float
    """More cost than that [money]."""
    benefits: float
    """More benefit than that [money]."""

    @property
    def value(self) -> float:
        """Incremental net present value [money]."""
        return self.benefits - self.costs

    @property
    def ratio(self) -> float | None:
        """Incremental benefit-cost ratio; None where the option costs no more."""
        return self.benefits / self.costs if self.costs > 0 else None

    @property
    def worth_it(self) -> bool:
        """Whether what comes on top returns its cost."""
        return self.value >= 0


def incremental_chain(benefits: Sequence[float], costs: Sequence[float]) -> tuple[Step, ...]:
    """The options in the order of their costs, each over the best so far.

    The first is compared with doing nothing. An option whose increment returns its cost is the
    one that the next is compared with; the last such option has the highest net present value.
    A benefit-cost ratio or an internal rate of the whole option would rank by size instead.

    Parameters
    ----------
    benefits, costs : sequence of N floats
        Present values of each option over doing nothing. [money]

    Returns
    -------
    tuple of Step
        One for each option, the cheapest first; of equal costs the better first.

    Raises
    ------
    ValueError
        If benefits and costs are not as many, or not finite.

    References
    ----------
    .. [1] W. G. Sullivan, E. M. Wicks, C. P. Koelling, "Engineering Economy," ch. 10, Pearson.

    Examples
    --------
    >>> first, second = incremental_chain([34_744_943, 49_691_000], [16_161_644, 27_211_376])
    >>> round(first.ratio, 2), round(second.ratio, 2)
    (2.15, 1.35)
    """
    gains, outlays = as_numbers(benefits, "benefits"), as_numbers(costs, "costs")
    if gains.shape != outlays.shape or gains.ndim != 1:
        raise ValueError("benefits and costs must be as many: one of each for an option")
    order = sorted(range(len(gains)), key=lambda k: (outlays[k], -gains[k]))
    steps: list[Step] = []
    best: int | None = None
    for k in order:
        less = (float(gains[best]), float(outlays[best])) if best is not None else (0.0, 0.0)
        step = Step(k, best, float(outlays[k]) - less[1], float(gains[k]) - less[0])
        steps.append(step)
        if step.worth_it:
            best = k
    return tuple(steps)
