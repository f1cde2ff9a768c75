"""Rules of 4.1: every goal answers an issue, every component is costed, the scope has an outside."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import NOWHERE, Objection, Place, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.ratios import THUMB, RatioName
from fs_toolkit.proposal.inputs import ProposalInputs

LEAST_CAPACITY_SHARE = THUMB["people"][0]
"""Training and change together, of the base estimate: below it, people are left out of the project."""


@rule(
    "PRO001",
    "warning",
    source="Logical framework practice: the objective tree mirrors the problem tree",
)
def every_goal_answers_an_issue(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A goal without a problem behind it is a wish, and often a system looking for a use."""
    for goal in rows(inputs.goals):
        if not goal.issues:
            yield (
                goal.at("issues"),
                said("the goal {text!r} answers no issue", text=goal.text),
                "Name the issues whose mirror it is in `issues`, or drop the goal.",
            )


@rule(
    "PRO002",
    "warning",
    source="Logical framework practice: the objective tree mirrors the problem tree",
)
def every_issue_is_answered(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """An issue that the study raises and the project leaves alone needs a word why."""
    answered = {issue for goal in rows(inputs.goals) for issue in goal.issues}
    for issue in rows(inputs.issues):
        if issue.id not in answered:
            yield (
                issue.where,
                said("no goal answers the issue {text!r}", text=issue.text),
                "Add a goal for it in proposal/goals.csv, or say in proposal/scope.csv who else solves it.",
            )


@rule("PRO003", "warning", source="Logical framework practice: means serve ends")
def every_goal_has_a_strategy(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A goal that nothing is done for will not be reached."""
    served = {goal for strategy in rows(inputs.strategies) for goal in strategy.goals}
    for goal in rows(inputs.goals):
        if goal.id not in served:
            yield (
                goal.where,
                said("no strategy serves the goal {text!r}", text=goal.text),
                "Add one in proposal/strategies.csv.",
            )


@rule("PRO004", "warning", source="Review practice: scope creep")
def the_scope_says_what_is_left_out(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """What is not written down as outside is asked for later, and paid from the contingency."""
    scope = rows(inputs.scope)
    if scope and not any(item.side == "out" for item in scope):
        yield (
            scope[0].where,
            "the scope lists only what is in",
            "Add rows with side `out`: what people may expect of the project and will not get.",
        )


@rule("PRO005", "warning", source="Flyvbjerg and Budzier (2011) on IT projects; review practice")
def a_gate_stands_between_phases(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A pilot after which nothing can be stopped is not a pilot."""
    phases = rows(inputs.phases)
    if len(phases) > 1 and not rows(inputs.gates):
        yield (
            phases[0].where,
            said(
                "{count} phases follow each other, and no gate stands between them",
                count=len(phases),
            ),
            "Say in proposal/gates.csv what must have been measured before the next phase starts.",
        )


@rule("PRO054", "warning", source="Flyvbjerg and Budzier (2011) on IT projects; review practice")
def a_part_of_the_city_comes_first(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """What is tried nowhere fails everywhere at once."""
    phases = rows(inputs.phases)
    if phases and not any(phase.kind == "pilot" for phase in phases):
        yield (
            phases[0].at("kind"),
            said("none of the {count} phases is a pilot", count=len(phases)),
            "Write `pilot` as the kind of the phase that tries it in a part of the city, or add one.",
        )


@rule("PRO006", "warning", source="Review practice: beneficiaries uncounted")
def beneficiaries_are_counted(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Benefits for an unknown number of people cannot be compared with a known cost."""
    for row in rows(inputs.beneficiaries):
        if not row.count:
            yield (
                row.at("count"),
                said("nobody has counted {group!r}", group=row.group),
                "Name the quantity that says how many they are, or how it will be found out in `gain`.",
            )


@rule(
    "PRO007", "warning", source="World Bank, handbook on economic analysis: costs of all components"
)
def every_component_has_a_cost(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A component that costs nothing is paid by somebody the study does not name."""
    for part in result.composition.parts if result.costs.components else ():
        if part.deliverable is not None and not part.costs_something:
            yield (
                part.deliverable.where,
                said("the component {id!r} is delivered and costs nothing", id=part.id),
                f"Give it a line in economics/lines.csv with component {part.id!r}, "
                "or say in `delivers` who brings it.",
            )


@rule(
    "PRO008", "warning", source="World Bank, handbook on economic analysis: costs of all components"
)
def every_cost_belongs_to_a_component(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """Money for something the proposal does not describe cannot be judged."""
    deliverables = rows(inputs.deliverables)
    for part in result.composition.parts:
        if deliverables and part.deliverable is None and part.cost and part.costs_something:
            yield (
                deliverables[0].where,
                said(
                    "money is planned for {name!r}, and nothing says what it delivers",
                    name=part.cost.name,
                ),
                f"Add a row for component {part.id!r} to proposal/deliverables.csv.",
            )


@rule("PRO009", "warning", source="Rule of thumb of appraisal: 8-15 % of investment")
def people_get_their_share(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """Systems fail for want of trained and willing people more often than for want of machines."""
    share = result.costs.people_share
    if result.costs.base and share < LEAST_CAPACITY_SHARE:
        yield (
            NOWHERE,
            said(
                "training and change are {share:.1%} of the investment, below {least:.0%}",
                share=share,
                least=LEAST_CAPACITY_SHARE,
            ),
            "Raise them in economics/lines.csv, or say in proposal/overview.md who else pays for them.",
        )


@rule("PRO055", "warning", source="Review practice: no maintenance")
def what_is_built_is_kept_running(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A system that nobody maintains is out of use before its benefits have paid for it."""
    if result.costs.base and not result.composition.operation:
        yield (
            NOWHERE,
            "the project invests, and nothing is planned for operation and maintenance afterwards",
            "Add yearly lines of operation, from go-live to the end, to economics/lines.csv.",
        )


@rule("PRO056", "warning", source="Rule of thumb of appraisal: 5-10 % of investment")
def management_is_in_proportion(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """Without money for its management a project is run in spare time; with much, it runs itself."""
    yield from _out_of_range(
        result,
        "management",
        "project management is {share:.1%} of the investment, {side}",
        "Look at its lines in economics/lines.csv, or say in proposal/overview.md what else it pays for.",
    )


@rule("PRO057", "warning", source="Rule of thumb of appraisal: 5-10 % of investment")
def contingency_is_in_proportion(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """What is sure to happen somewhere, and nobody knows where, needs money of its own."""
    yield from _out_of_range(
        result,
        "contingency",
        "physical contingency is {share:.1%} of base estimate and optimism bias, {side}",
        "Set it in economics/uplifts.csv, or say in proposal/overview.md what covers it instead.",
    )


def _out_of_range(
    result: ProposalResult, name: RatioName, problem: str, cure: str
) -> Iterator[Objection]:
    for ratio in result.composition.ratios:
        if ratio.name == name and ratio.verdict != "within":
            side = said(
                "{verdict} the usual {low:.0%} to {high:.0%}",
                verdict=ratio.verdict,
                low=ratio.usual[0],
                high=ratio.usual[1],
            )
            file = "economics/uplifts.csv" if name == "contingency" else "economics/lines.csv"
            yield Place(file), said(problem, share=ratio.share, side=side), cure


@rule("PRO010", "error", source="Arithmetic: a table that does not add up")
def the_cost_build_up_adds_up(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """Base estimate, optimism bias, contingency and taxes are the investment, or the table lies."""
    for component in result.costs.components.values():
        whole = float(component.investment.sum())
        if abs(component.parts - whole) > max(0.01, 1e-9 * abs(whole)):
            yield (
                NOWHERE,
                f"the parts of {component.name!r} add up to {component.parts:,.2f}, "
                f"and its yearly investment to {whole:,.2f}",
                "Look at its lines in economics/lines.csv: a part falls outside the years of the model.",
            )


INPUT_RULES: tuple[Rule, ...] = (
    every_goal_answers_an_issue,
    every_issue_is_answered,
    every_goal_has_a_strategy,
    the_scope_says_what_is_left_out,
    a_gate_stands_between_phases,
    a_part_of_the_city_comes_first,
    beneficiaries_are_counted,
)
RESULT_RULES: tuple[Rule, ...] = (
    every_component_has_a_cost,
    every_cost_belongs_to_a_component,
    people_get_their_share,
    what_is_built_is_kept_running,
    management_is_in_proportion,
    contingency_is_in_proportion,
    the_cost_build_up_adds_up,
)
