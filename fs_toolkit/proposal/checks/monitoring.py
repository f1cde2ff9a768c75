"""Rules of 4.5: goals that are measured, baselines that exist, and money for measuring."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import NOWHERE, Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.composition import go_live
from fs_toolkit.proposal.inputs import ProposalInputs

LEAST_SHARE, MOST_SHARE = 0.02, 0.05
"""Monitoring and evaluation, of the base estimate of the investment."""


@rule("PRO041", "error", source="Consistency: one value, one home")
def a_value_is_given_once(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A number beside a quantity that says the same will differ from it one day."""
    for row in rows(inputs.indicators):
        for name, written, quantity in (
            ("baseline", row.baseline, row.baseline_from),
            ("target", row.target, row.target_from),
        ):
            if written is not None and quantity:
                yield (
                    row.at(name),
                    f"{row.text!r} has a {name} of {written:g} and takes it from {quantity!r} too",
                    f"Empty `{name}` or `{name}_from`.",
                )


@rule("PRO042", "warning", source="OECD-DAC evaluation practice: change is measured from somewhere")
def indicators_have_a_baseline(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """After go-live the state before it can no longer be measured."""
    for each in result.monitoring.measured:
        if each.indicator.level not in ("impact", "outcome"):
            continue
        if each.baseline is None or each.assumed:
            lacks = "no baseline" if each.baseline is None else "an assumption as its baseline"
            yield (
                each.indicator.at("baseline"),
                said("{text!r} has {lacks}", text=each.indicator.text, lacks=lacks),
                f"Measure it before go-live; the source would be: {each.indicator.source}.",
            )


@rule("PRO043", "warning", source="Review practice: indicator without target")
def indicators_have_a_target(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """Without a target no review can say whether the project does well."""
    for each in result.monitoring.measured:
        if each.target is None:
            yield (
                each.indicator.at("target"),
                said("{text!r} has no target", text=each.indicator.text),
                "Give a target with its year and the reason for it.",
            )


@rule("PRO044", "warning", source="Logical framework practice: each goal has an outcome indicator")
def every_goal_is_measured(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A goal that no outcome measures can be declared reached at any time."""
    goals = {goal.id: goal for goal in rows(inputs.goals)}
    for id in result.monitoring.without_outcome if rows(inputs.indicators) else ():
        yield (
            goals[id].where,
            said("no outcome indicator measures the goal {text!r}", text=goals[id].text),
            "Add one with level `outcome` to proposal/indicators.csv.",
        )


@rule("PRO045", "warning", source="Logical framework practice: outputs lead to outcomes")
def outputs_lead_somewhere(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """An output that serves no outcome is work for its own sake."""
    by_id = {row.id: row for row in rows(inputs.indicators)}
    for id in result.monitoring.without_purpose:
        yield (
            by_id[id].at("serves"),
            said("{text!r} leads to nothing of a higher level", text=by_id[id].text),
            "Name the indicator it leads to in `serves`, or drop it.",
        )


@rule("PRO046", "warning", source="Rule of thumb of donors' monitoring guides: 2-5 % of investment")
def watching_has_its_share(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """Nobody collects what nobody is paid to collect; above a twentieth, measuring eats the project."""
    share = result.monitoring.cost_share
    if share is not None and not LEAST_SHARE <= share <= MOST_SHARE:
        place = getattr(inputs.monitoring_cost, "where", NOWHERE)
        yield (
            place,
            said(
                "monitoring and evaluation cost {share:.1%} of the investment, outside "
                "{least:.0%} to {most:.0%}",
                share=share,
                least=LEAST_SHARE,
                most=MOST_SHARE,
            ),
            "Correct proposal/monitoring_cost.yaml, or explain it in proposal/monitoring.md.",
        )


@rule("PRO125", "warning", source="OECD-DAC evaluation criteria, 1991 and 10 December 2019")
def evaluation_asks_by_the_criteria_of_its_day(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A criterion left out is a question that the evaluation will not answer; coherence is of 2019."""
    questions = result.monitoring.questions
    if not questions:
        return
    asked = {row.criterion for row in questions}
    for criterion in result.monitoring.criteria:
        if criterion not in asked:
            yield (
                questions[0].where,
                said("no evaluation question is about {criterion}", criterion=criterion),
                "Add one to proposal/evaluation_questions.csv, with how it will be answered.",
            )
    for row in questions:
        if row.criterion not in result.monitoring.criteria:
            yield (
                row.at("criterion"),
                said(
                    "{criterion} became a criterion in December 2019, the study is as of "
                    "{in_force_at}",
                    criterion=row.criterion,
                    in_force_at=basis.about.in_force_at,
                ),
                "Put the question under relevance, or take it out.",
            )


@rule("PRO127", "warning", source="Reviewers: baseline impossible after go-live")
def missing_baselines_are_measured_before_go_live(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """After go-live the state before it is gone, and with it the proof of any change."""
    live = go_live(basis)
    for each in result.monitoring.measured:
        if each.baseline is not None and not each.assumed:
            continue
        if each.months and int(each.months[0][:4]) >= live:
            yield (
                each.indicator.at("measured"),
                said(
                    "{text!r} has no baseline and is first measured in {months}; service "
                    "begins in {live}",
                    text=each.indicator.text,
                    months=each.months[0],
                    live=live,
                ),
                "Plan a measurement before go-live in `measured`.",
            )


@rule("PRO134", "warning", source="Reviewers: nobody collects")
def each_indicator_has_its_dates(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """What stands in no calendar is measured when somebody remembers it."""
    missing = [each.indicator for each in result.monitoring.measured if not each.months]
    if missing:
        yield (
            missing[0].at("measured"),
            said(
                "{count} indicators stand in no calendar, first {text!r}",
                count=len(missing),
                text=missing[0].text,
            ),
            "Give `every` and `first`, or the months in `measured`.",
        )


INPUT_RULES: tuple[Rule, ...] = (a_value_is_given_once,)
RESULT_RULES: tuple[Rule, ...] = (
    indicators_have_a_baseline,
    indicators_have_a_target,
    every_goal_is_measured,
    outputs_lead_somewhere,
    watching_has_its_share,
    evaluation_asks_by_the_criteria_of_its_day,
    missing_baselines_are_measured_before_go_live,
    each_indicator_has_its_dates,
)
