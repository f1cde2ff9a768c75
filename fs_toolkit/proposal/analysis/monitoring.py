"""Analysis of 4.5: whether every goal is measured, from where to where, when, and at what cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending, rows
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.proposal.analysis.composition import go_live, number
from fs_toolkit.proposal.calendar import months_met
from fs_toolkit.proposal.costs import ProjectCosts
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.monitoring import (
    COHERENCE_SINCE,
    CRITERIA,
    Criterion,
    EvaluationQuestion,
    GroupTarget,
    Indicator,
    Measurement,
    ProgressReport,
)
from fs_toolkit.proposal.logframe import LEVELS, Link, unmeasured, without_purpose, without_support
from fs_toolkit.proposal.progress import Light, due, light, progress


@dataclass(frozen=True)
class Measured:
    """An indicator with the values of its baseline and target."""

    indicator: Indicator
    baseline: float | None
    """None while nobody has measured it."""
    assumed: bool
    """Whether the baseline is an assumption or an estimate, and not a measurement."""
    target: float | None
    groups: tuple[GroupTarget, ...] = ()
    """Women, men and other groups, with values of their own."""
    months: tuple[str, ...] = ()
    """The months in which it is measured, until the end of the calendar."""

    @property
    def doubts(self) -> tuple[str, ...]:
        """Which of the SMART questions it does not answer; none if all.

        specific (a source), measurable (a baseline), achievable (a target with a reason),
        relevant (a goal or a higher level), dated (years of baseline and target).
        """
        row = self.indicator
        has_baseline = self.baseline is not None and not self.assumed
        answers = {
            "measurable": has_baseline,
            "achievable": self.target is not None and bool(row.reason),
            "relevant": row.level == "impact" or bool(row.goal or row.serves),
            "dated": bool(row.target_year) and (self.baseline is None or bool(row.baseline_year)),
        }
        return tuple(name for name, answered in answers.items() if not answered)


@dataclass(frozen=True)
class Progress:
    """The last measurement of an indicator, held against what was due by then."""

    measured: Measured
    last: Measurement
    gone: float
    """Share of the way from the baseline to the target."""
    due: float | None
    """The value due by the year of the measurement; None where nothing was due yet."""
    light: Light | None
    """Against what was due; None where nothing was."""


@dataclass(frozen=True)
class Monitoring:
    """What 4.5 shows; the indicators stand from impact down to process."""

    measured: tuple[Measured, ...]
    without_outcome: tuple[str, ...]
    """Goals, by id, that no outcome indicator measures."""
    without_purpose: tuple[str, ...]
    """Outputs and processes, by id, that lead to nothing of a higher level."""
    without_support: tuple[str, ...]
    """Outcomes, by id, to which nothing of a lower level leads."""
    cost: float | None
    """Monitoring and evaluation until the last evaluation of the project. [money]"""
    cost_share: float | None
    """Its share of the base estimate of the investment."""
    years: tuple[int, ...] = ()
    """The years of the calendar, from the first measurement or review to the last review."""
    reports: tuple[tuple[ProgressReport, tuple[str, ...]], ...] = ()
    """Reports with the months in which they are due."""
    criteria: tuple[Criterion, ...] = CRITERIA
    """Criteria of evaluation that existed on the study's day."""
    questions: tuple[EvaluationQuestion, ...] = ()
    """By criterion, in the order of the committee."""
    progress: tuple[Progress, ...] = ()
    """Of the indicators that were measured after their baseline."""

    @property
    def with_baseline(self) -> int:
        """How many indicators have a baseline, assumed ones left out."""
        return sum(each.baseline is not None and not each.assumed for each in self.measured)


def watch_over(inputs: ProposalInputs, basis: Basis, costs: ProjectCosts) -> Monitoring:
    """The results chain with its values, the gaps in its logic, and the calendar."""
    indicators = sorted(rows(inputs.indicators), key=lambda row: LEVELS.index(row.level))
    chain = {row.id: Link(row.level, row.serves) for row in indicators}
    outcomes = (row.goal for row in indicators if row.level == "outcome")
    cost = _cost(inputs, basis)
    last = _last_month(inputs)
    groups = rows(inputs.indicator_groups)
    measured = tuple(
        replace(
            _measured(row, basis),
            groups=tuple(each for each in groups if each.indicator == row.id),
            months=_when(row.every, row.first, row.measured, row.last or last),
        )
        for row in indicators
    )
    reports = tuple(
        (row, _when(row.every, row.first, row.due, last)) for row in rows(inputs.reports)
    )
    early = basis.about.in_force_at < COHERENCE_SINCE
    return Monitoring(
        measured=measured,
        without_outcome=unmeasured((goal.id for goal in rows(inputs.goals)), outcomes),
        without_purpose=without_purpose(chain),
        without_support=without_support(chain),
        cost=cost,
        cost_share=cost / costs.base if cost is not None and costs.base else None,
        years=_years(inputs, measured, reports),
        reports=reports,
        criteria=tuple(name for name in CRITERIA if name != "coherence" or not early),
        questions=tuple(
            sorted(rows(inputs.evaluation_questions), key=lambda row: CRITERIA.index(row.criterion))
        ),
        progress=tuple(_progress(inputs, measured)),
    )


def _last_month(inputs: ProposalInputs) -> str:
    """The last month of the calendar: that of the last review, of a single measurement or report."""
    dates = [review.month for review in rows(inputs.reviews)]
    dates += [month for row in rows(inputs.indicators) for month in row.measured]
    dates += [month for row in rows(inputs.reports) for month in row.due]
    return max(dates, default="")


def _when(every: str, first: str | None, single: tuple[str, ...], last: str) -> tuple[str, ...]:
    regular = months_met(every, first, last) if every and first and last else ()
    return tuple(sorted({*regular, *single}))


def _years(
    inputs: ProposalInputs,
    measured: tuple[Measured, ...],
    reports: tuple[tuple[ProgressReport, tuple[str, ...]], ...],
) -> tuple[int, ...]:
    dates = [month for each in measured for month in each.months]
    dates += [month for _, months in reports for month in months]
    if not dates:
        return ()
    dates += [review.month for review in rows(inputs.reviews)]
    return tuple(range(int(min(dates)[:4]), int(max(dates)[:4]) + 1))


def _progress(inputs: ProposalInputs, measured: tuple[Measured, ...]) -> Iterator[Progress]:
    """The last value of each indicator that was measured and has a way to go."""
    for each in measured:
        values = [row for row in rows(inputs.measurements) if row.indicator == each.indicator.id]
        if not values or each.baseline is None or each.target is None:
            continue
        if each.baseline == each.target:
            continue
        last = max(values, key=lambda row: row.date)
        steps = dict(_milestone(cell) for cell in each.indicator.milestones)
        if each.indicator.target_year:
            steps[each.indicator.target_year] = each.target
        expected = due(steps, last.date.year)
        gone = float(progress(each.baseline, each.target, last.value))
        colour = None
        if expected is not None and expected != each.baseline:
            colour = light(float(progress(each.baseline, expected, last.value)))
        yield Progress(each, last, gone, expected, colour)


def _milestone(cell: str) -> tuple[int, float]:
    year, _, value = cell.partition("=")
    return int(year), float(value)


def _measured(row: Indicator, basis: Basis) -> Measured:
    live = go_live(basis)
    baseline, target, assumed = row.baseline, row.target, False
    if row.baseline_from:
        baseline = number(basis, row.baseline_from, row.baseline_year or live)
        quantity = basis.quantities.get(row.baseline_from)
        assumed = quantity is not None and not _counted(quantity)
    if row.target_from:
        target = number(basis, row.target_from, row.target_year or live)
    return Measured(row, baseline, assumed, target)


def _counted(quantity: Quantity) -> bool:
    """Whether somebody has looked: a fact, or an estimate that has a day and a source."""
    estimated = quantity.kind == "estimate" and bool(quantity.as_of and quantity.source)
    return quantity.kind == "fact" or estimated


def _cost(inputs: ProposalInputs, basis: Basis) -> float | None:
    cost = inputs.monitoring_cost
    if isinstance(cost, Pending):
        return None
    live = go_live(basis)
    baseline, yearly = number(basis, cost.baseline, live), number(basis, cost.yearly, live)
    if baseline is None or yearly is None:
        return None
    return baseline + yearly * cost.years
