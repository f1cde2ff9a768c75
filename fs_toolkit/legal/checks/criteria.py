"""Rules of sub-item 3.3: power, time and money of legal actions; criteria that can be measured."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.result import LegalResult


@rule("LEG016", "error", source="reviewers' rules, 3.3: a national act to fix a city's problem")
def what_the_city_cannot_issue_has_a_workaround(
    inputs: LegalInputs, basis: Basis
) -> Iterator[Objection]:
    """Two tracks: what the city can do at once, and what others may change in the long run."""
    for action in rows(inputs.actions):
        if not action.within_city_power and not action.workaround:
            problem = f"{action.gap!r} is to be closed by {action.authority}, and nothing is done until then"
            yield action.at("workaround"), problem, "Say what the city does within its own power."


@rule("LEG017", "warning", source="reviewers' rules, 3.3: legal cost not in the budget")
def legal_actions_are_paid_for(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """Drafting, consulting and publishing cost money that someone must have."""
    for action in rows(inputs.actions):
        if not action.cost_lines and not action.cost_note:
            problem = said("the action against {gap!r} names no line of cost", gap=action.gap)
            yield (
                action.at("cost_lines"),
                problem,
                "Name the line, or say in `cost_note` why it needs none.",
            )


@rule("LEG018", "warning", source="reviewers' rules, 3.3: a criterion that cannot be measured")
def criteria_can_be_measured(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """A minimum without a number is met by everybody."""
    for criterion in rows(inputs.criteria):
        if not any(character.isdigit() for character in criterion.minimum):
            problem = said(
                "the minimum of {statement!r} has no number: {minimum!r}",
                statement=criterion.statement,
                minimum=criterion.minimum,
            )
            yield criterion.at("minimum"), problem, "Give the least that is accepted, as a number."


@rule("LEG019", "warning", source="source text of the programme: criteria for the five levels")
def each_level_has_a_criterion(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """A level that is measured and has no criterion will not be kept."""
    found = {criterion.area for criterion in rows(inputs.criteria)}
    for level in rows(inputs.levels):
        if found and level.level not in found:
            name = level.level.replace("_", " ")
            yield (
                level.where,
                said("no criterion belongs to {name}", name=name),
                "Add one to legal/criteria.csv.",
            )


@rule("LEG020", "warning", source="reviewers' rules, V8: lead time beyond the start of service")
def legal_actions_are_in_force_before_the_service(
    inputs: LegalInputs, basis: Basis, result: LegalResult
) -> Iterator[Objection]:
    """A rule that comes after the service begins leaves its first cases without ground."""
    for row in result.actions:
        if row.urgency == "too_late" and not row.action.workaround:
            problem = said(
                "the action against {gap!r} takes {lead_months} months and comes "
                "{late:.0f} months after the service begins",
                gap=row.action.gap,
                lead_months=row.action.lead_months,
                late=-row.slack,
            )
            yield (
                row.action.at("lead_months"),
                problem,
                "Begin earlier, choose a quicker instrument, or give a workaround.",
            )


@rule("LEG021", "warning", source="reviewers' rules, 3.3: a gap without a recommended instrument")
def gaps_that_matter_have_an_action(
    inputs: LegalInputs, basis: Basis, result: LegalResult
) -> Iterator[Objection]:
    """A gap the project cannot live with, and no proposal to close it, is a verdict left unsaid."""
    answered = {action.topic for action in rows(inputs.actions)}
    for topic in result.topics:
        gap = topic.row.status != "adequate" and topic.row.matters == 3
        if gap and rows(inputs.actions) and topic.row.topic not in answered:
            name = topic.row.topic.replace("_", " ")
            yield (
                topic.row.where,
                said("the gap in {name} has no action", name=name),
                "Add one to legal/actions.csv.",
            )


INPUT_RULES: tuple[Rule, ...] = (
    what_the_city_cannot_issue_has_a_workaround,
    legal_actions_are_paid_for,
    criteria_can_be_measured,
    each_level_has_a_criterion,
)
RESULT_RULES: tuple[Rule, ...] = (
    legal_actions_are_in_force_before_the_service,
    gaps_that_matter_have_an_action,
)
