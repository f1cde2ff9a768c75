"""Rules of sub-item 1.3: who is on the list, and who says what they think."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.power_interest import RATERS_NEEDED
from fs_toolkit.environment.result import EnvironmentResult

OFFICIAL = frozenset({"political", "administration", "operator", "frontline"})
"""Groups that decide, run or staff the service."""
APART = 3
"""Steps between two raters from which on a mean says nothing."""


@rule("ENV017", "warning", source="reviewers' rules, V20: no vulnerable group")
def people_left_out_are_on_the_list(inputs: EnvironmentInputs, basis: Basis) -> Iterator[Objection]:
    """Elderly and disabled people, migrants and those without internet pay for a digital divide."""
    groups = rows(inputs.stakeholders)
    if groups and not any(group.group == "vulnerable" for group in groups):
        yield (
            groups[0].where,
            "no group of the list is vulnerable",
            "Add those whom an online service leaves out.",
        )


@rule("ENV018", "warning", source="reviewers of feasibility studies: no losers named")
def somebody_may_lose(inputs: EnvironmentInputs, basis: Basis) -> Iterator[Objection]:
    """A project by which nobody may lose anything has not been looked at."""
    groups = rows(inputs.stakeholders)
    if groups and not any(group.loses for group in groups):
        yield (
            groups[0].where,
            "no group of the list may lose anything",
            "Mark those who may in `loses`.",
        )


@rule(
    "ENV019", "warning", source="reviewers of feasibility studies: scores by the consultant alone"
)
def groups_are_scored_by_two_raters_or_more(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """One rater's mark is an opinion; it is left out of the map until a second one is there."""
    raters: dict[str, set[str]] = {}
    for row in rows(inputs.stakeholder_scores):
        raters.setdefault(row.stakeholder, set()).add(row.rater)
    for group in rows(inputs.stakeholders):
        count = len(raters.get(group.id, ()))
        if 0 < count < RATERS_NEEDED:
            problem = said("{name!r} was scored by {count} rater", name=group.name, count=count)
            yield group.where, problem, "Ask another rater, or take the score out."


@rule("ENV021", "error", source="arithmetic of attendance lists")
def women_are_among_those_who_came(inputs: EnvironmentInputs, basis: Basis) -> Iterator[Objection]:
    """More women than people in a meeting is a slip that a reviewer finds first."""
    for meeting in rows(inputs.consultations):
        if meeting.women > meeting.people:
            problem = f"{meeting.women} women among {meeting.people} people on {meeting.held}"
            yield meeting.at("women"), problem, "`people` counts everybody, women included."


@rule("ENV043", "warning", source="reviewers of feasibility studies: only officials listed")
def others_than_officials_are_on_the_list(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """A list of offices describes who builds the service, and not whom it is for."""
    groups = rows(inputs.stakeholders)
    if groups and all(group.group in OFFICIAL for group in groups):
        yield (
            groups[0].where,
            "all groups of the list are offices or officials",
            "Add those who use the service, pay for it, sell to it or report on it.",
        )


@rule("ENV044", "error", source="reviewers' rules, V24: one quantity, two values")
def a_rater_scores_a_group_once(inputs: EnvironmentInputs, basis: Basis) -> Iterator[Objection]:
    """Two scores of one rater count as two opinions, and one of them is a slip."""
    seen: set[tuple[str, str]] = set()
    for row in rows(inputs.stakeholder_scores):
        if (row.stakeholder, row.rater) in seen:
            problem = f"rater {row.rater!r} scores {row.stakeholder!r} twice"
            yield row.at("rater"), problem, "Keep one of the two rows."
        seen.add((row.stakeholder, row.rater))


@rule(
    "ENV045", "warning", source="reviewers of feasibility studies: a mean that hides disagreement"
)
def raters_do_not_contradict_each_other(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult
) -> Iterator[Objection]:
    """Raters three steps apart do not mean the same group, or one of them knows what the other does not."""
    for row in result.stakeholders.rated if result.stakeholders else ():
        if row.spread >= APART:
            problem = said(
                "raters of {name!r} are {spread} steps apart",
                name=row.stakeholder.name,
                spread=row.spread,
            )
            yield row.stakeholder.where, problem, "Let them talk, and rate again; print the range."


@rule("ENV046", "warning", source="reviewers of feasibility studies: no plan after the map")
def a_plan_follows_the_map(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult
) -> Iterator[Objection]:
    """A map of power that leads to no action was drawn for the report."""
    planned = {row.stakeholder for row in rows(inputs.engagement)}
    for row in result.stakeholders.rated if result.stakeholders else ():
        grave = row.quadrant == "manage_closely" or row.stance.mean < 0
        if grave and row.stakeholder.id not in planned:
            why = "is against" if row.stance.mean < 0 else "has power and interest"
            problem = said(
                "{name!r} {why}, and the plan of engagement leaves it out",
                name=row.stakeholder.name,
                why=why,
            )
            yield row.stakeholder.where, problem, "Add a row to environment/engagement.csv."


@rule(
    "ENV047",
    "warning",
    source="seed of the programme: the digital divide; nobody asked the excluded",
)
def people_left_out_were_heard(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult
) -> Iterator[Objection]:
    """Where others were consulted and the excluded were not, the service is shaped without them."""
    if not rows(inputs.consultations):
        return
    for row in result.excluded:
        if not row.meetings:
            problem = said("{name!r} was heard in none of the meetings", name=row.group.name)
            yield row.group.where, problem, "Ask the group, and name the meeting in `heard`."


@rule("ENV048", "error", source="reviewers' rules, V24: one quantity, two values")
def a_group_has_one_row_in_the_plan(inputs: EnvironmentInputs, basis: Basis) -> Iterator[Objection]:
    """Two targets for one group are no plan."""
    seen: set[str] = set()
    for row in rows(inputs.engagement):
        if row.stakeholder in seen:
            problem = f"{row.stakeholder!r} stands twice in the plan of engagement"
            yield row.at("stakeholder"), problem, "Put both actions into one row."
        seen.add(row.stakeholder)


INPUT_RULES: tuple[Rule, ...] = (
    people_left_out_are_on_the_list,
    somebody_may_lose,
    groups_are_scored_by_two_raters_or_more,
    women_are_among_those_who_came,
    others_than_officials_are_on_the_list,
    a_rater_scores_a_group_once,
    a_group_has_one_row_in_the_plan,
)
RESULT_RULES: tuple[Rule, ...] = (
    raters_do_not_contradict_each_other,
    a_plan_follows_the_map,
    people_left_out_were_heard,
)
