"""Rules of sub-item 1.2: what policies are cited as, and what objectives hang on."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.environment.cause_and_effect import circle
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.result import EnvironmentResult


@rule("ENV012", "error", source="reviewers' rules, L39: an edition not in force at the study's day")
def policies_in_force_were_adopted_by_the_study_s_day(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """A draft, an expired or a later policy cited as adopted is the quickest way to lose a reviewer."""
    today, cutoff = basis.about.in_force_at, basis.about.information_cutoff
    for row in rows(inputs.policies):
        passed = row.date_passed
        if row.status == "in_force" and passed and passed > today:
            problem = (
                f"{row.title!r} is called in force, but was adopted on {passed}, after {today}"
            )
            yield row.at("status"), problem, "Call it later, or leave it out."
        if row.status == "in_force" and row.ends is not None and row.ends < today.year:
            problem = f"{row.title!r} is called in force, but ended in {row.ends}"
            yield row.at("status"), problem, "Call it expired, and name what followed it."
        if row.status == "later" and passed and passed > cutoff:
            problem = f"{row.title!r} was adopted on {passed}, after the cut-off of {cutoff}"
            yield row.at("date_passed"), problem, "Move it to environment/later.csv."


@rule("ENV013", "warning", source="reviewers' rules, V25: local title missing")
def policies_carry_their_local_title(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """Without the title in its own language nobody can find the text."""
    for row in rows(inputs.policies):
        if row.level != "international" and not (row.title_local and row.language):
            problem = said(
                "{title!r} has no title in its own language, or no language tag", title=row.title
            )
            yield (
                row.at("title_local"),
                problem,
                "Add `title_local` and `language`; a local colleague knows them.",
            )


@rule(
    "ENV014",
    "warning",
    source="reviewers of feasibility studies: a list with no link to the project",
)
def policies_in_the_list_set_a_goal(inputs: EnvironmentInputs, basis: Basis) -> Iterator[Objection]:
    """A policy that sets no goal for the project pads the list."""
    used = {goal.policy for goal in rows(inputs.goals)}
    for row in rows(inputs.policies):
        if rows(inputs.goals) and row.status == "in_force" and row.id not in used:
            problem = said("{title!r} is listed, but no goal comes from it", title=row.title)
            yield (
                row.where,
                problem,
                "Add its goal to environment/goals.csv, or leave the policy out.",
            )


@rule("ENV015", "warning", source="reviewers' rules, 1.2: orphan objectives")
def objectives_serve_a_goal(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult
) -> Iterator[Objection]:
    """An objective that no policy asks for will not be paid for."""
    for objective in result.alignment.orphans if result.alignment else ():
        problem = said("{text!r} serves no goal of any policy", text=objective.text)
        yield (
            objective.where,
            problem,
            "Name the goal in environment/alignment.csv, or drop the objective.",
        )


@rule("ENV016", "warning", source="reviewers' rules, 1.2: a policy expires before go-live")
def policies_outlast_the_building_of_the_project(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult
) -> Iterator[Objection]:
    """A project that leans on a policy which ends before its service begins stands alone that day."""
    live = basis.value(basis.settings.go_live)
    for policy in result.expiring:
        problem = said(
            "{title!r} ends in {ends}, before the first year of service, {live:.0f}",
            title=policy.title,
            ends=policy.ends,
            live=live,
        )
        yield (
            policy.at("ends"),
            problem,
            "Name what follows it, or another policy that carries the project.",
        )


@rule("ENV040", "error", source="reviewers' rules, V24: one quantity, two values")
def a_pair_of_goal_and_objective_stands_once(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """Of two marks for one pair only the last would count, unseen."""
    seen: set[tuple[str, str]] = set()
    for row in rows(inputs.alignment):
        if (row.goal, row.objective) in seen:
            problem = f"goal {row.goal!r} and objective {row.objective!r} stand together twice"
            yield row.at("objective"), problem, "Keep one of the two rows."
        seen.add((row.goal, row.objective))


@rule("ENV041", "warning", source="blueprint 1.2: sister projects not mapped, duplication")
def projects_that_do_the_same_are_settled(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """Two systems for one function are paid for twice and used by halves."""
    for row in rows(inputs.neighbours):
        if row.overlap == "function" and row.state != "ended" and not row.agreed:
            problem = said(
                "{project!r} has the same function, and its owner has not agreed how it goes on",
                project=row.project,
            )
            yield (
                row.at("agreed"),
                problem,
                "Settle with its owner what is taken over, linked or ended.",
            )


@rule("ENV042", "error", source="reviewers' rules, 1.2: hierarchy of policies")
def policies_stand_under_one_another_in_one_direction(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """A policy that carries out itself, over others or directly, has no place in a hierarchy."""
    listed = {row.id: row for row in rows(inputs.policies)}
    found = circle({row.id: [row.under] if row.under in listed else [] for row in listed.values()})
    if found:
        problem = "policies stand under one another in a circle: " + " > ".join(found)
        yield listed[found[0]].at("under"), problem, "Empty `under` of the highest of them."


INPUT_RULES: tuple[Rule, ...] = (
    policies_in_force_were_adopted_by_the_study_s_day,
    policies_carry_their_local_title,
    policies_in_the_list_set_a_goal,
    a_pair_of_goal_and_objective_stands_once,
    projects_that_do_the_same_are_settled,
    policies_stand_under_one_another_in_one_direction,
)
RESULT_RULES: tuple[Rule, ...] = (
    objectives_serve_a_goal,
    policies_outlast_the_building_of_the_project,
)
