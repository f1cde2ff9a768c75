"""Rules of sub-item 1.3: who is on the list, and who says what they think."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.power_interest import RATERS_NEEDED


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
            problem = f"{group.name!r} was scored by {count} rater"
            yield group.where, problem, "Ask another rater, or take the score out."


@rule("ENV021", "error", source="arithmetic of attendance lists")
def women_are_among_those_who_came(inputs: EnvironmentInputs, basis: Basis) -> Iterator[Objection]:
    """More women than people in a meeting is a slip that a reviewer finds first."""
    for meeting in rows(inputs.consultations):
        if meeting.women > meeting.people:
            problem = f"{meeting.women} women among {meeting.people} people on {meeting.held}"
            yield meeting.at("women"), problem, "`people` counts everybody, women included."


INPUT_RULES: tuple[Rule, ...] = (
    people_left_out_are_on_the_list,
    somebody_may_lose,
    groups_are_scored_by_two_raters_or_more,
    women_are_among_those_who_came,
)
