"""Rules of sub-item 1.1 on groups of people, computed figures, terms of office."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.core.suggest import did_you_mean
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.inputs.city import GroupShare
from fs_toolkit.environment.result import EnvironmentResult

TOLERANCE = 0.005
"""How far shares may be from the whole: half a point, for rounding."""
CLOSE = 0.1
"""How far a computed value may be from a stated one without a word about it."""
NEEDED = ("sex", "age")
"""Traits without which nobody can say whom the project reaches."""


@rule("ENV030", "error", source="arithmetic of shares; a tolerance of half a point for rounding")
def shares_of_a_trait_add_to_the_whole(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """Shares that do not add to 100 leave people out or count some twice."""
    together: dict[tuple[str, str, int], list[GroupShare]] = {}
    for row in rows(inputs.composition):
        together.setdefault((row.by, row.scope, row.year), []).append(row)
    for (by, _, year), parts in together.items():
        known = [part.share for part in parts if part.share is not None]
        total, complete = sum(known), len(known) == len(parts)
        if (complete and abs(total - 1) > TOLERANCE) or total > 1 + TOLERANCE:
            problem = f"shares by {by} of {year} add to {100 * total:.1f} %, not to 100"
            cure = "Correct the shares, or add the group that is left out."
            yield parts[0].at("share"), problem, cure


@rule("ENV031", "error", source="reviewers' rules, V24: one quantity, two values")
def a_group_has_one_share_a_year(inputs: EnvironmentInputs, basis: Basis) -> Iterator[Objection]:
    """A group that stands twice counts twice, or has two values of which nobody knows the right one."""
    seen: dict[tuple[str, str, str, int], str] = {}
    for row in rows(inputs.composition):
        key = (row.by, row.group.casefold(), row.scope, row.year)
        if key in seen:
            problem = f"{row.group!r} by {row.by} in {row.year} stands twice, as {seen[key]} and as {row.id}"
            yield row.at("group"), problem, "Keep one of the two rows."
        seen.setdefault(key, row.id)


@rule("ENV032", "warning", source="blueprint 1.1: no disaggregation by sex, age or place")
def people_are_told_apart_by_sex_and_age(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """A service planned for people in general is planned for those who resemble the planner."""
    found = rows(inputs.composition)
    missing = [trait for trait in NEEDED if all(row.by != trait for row in found)]
    if found and missing:
        problem = said("no row tells people apart by {missing: or by }", missing=tuple(missing))
        yield (
            found[0].where,
            problem,
            "Add the groups; leave the share empty and say `who` knows it.",
        )


@rule("ENV054", "warning", source="blueprint 1.1: per-head figures are computed")
def ratios_are_of_measures_of_the_city(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """A ratio of a measure that the profile does not hold is never computed, and nobody notices."""
    known = sorted({row.measure for row in rows(inputs.profile) if row.scope == "city"})
    for ratio in rows(inputs.ratios):
        for column in ("over", "under", "stated"):
            name = getattr(ratio, column)
            if name and name not in known:
                problem = said(
                    "{item!r} asks for {name!r}, which the profile of the city does not hold",
                    item=ratio.item,
                    name=name,
                )
                yield ratio.at(column), problem, did_you_mean(name, known, "It holds")


@rule("ENV053", "warning", source="reviewers' rules, V24: one quantity, two values")
def computed_values_agree_with_stated_ones(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult
) -> Iterator[Objection]:
    """A stated value that its own parts contradict is wrong, or counts something else."""
    for found in result.computed:
        difference = found.difference
        if difference is not None and abs(difference) > CLOSE and not found.ratio.note:
            problem = said(
                "{item!r} comes out {share:.0%} {side} what the profile states",
                item=found.ratio.item,
                share=abs(difference),
                side="above" if difference > 0 else "below",
            )
            yield (
                found.ratio.where,
                problem,
                "Correct one of them, or say in `note` why they differ.",
            )


@rule("ENV033", "warning", source="blueprint 1.1 and 1.4: term and election, change after it")
def an_election_before_the_service_is_a_barrier(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """Who asked for the project may not be there when it opens; the register of barriers must say so."""
    live = basis.value(basis.settings.go_live)
    foreseen = any(row.usual == "election" for row in rows(inputs.barriers))
    for term in rows(inputs.terms):
        day = term.next_election
        if day and basis.about.in_force_at <= day and day.year <= live and not foreseen:
            if not rows(inputs.barriers):
                continue
            problem = said(
                "{body!r} is elected on {day}, before the service opens, and no barrier says so",
                body=term.body,
                day=day,
            )
            yield (
                term.at("next_election"),
                problem,
                "Add a barrier with `usual: election` to environment/barriers.csv.",
            )


INPUT_RULES: tuple[Rule, ...] = (
    shares_of_a_trait_add_to_the_whole,
    a_group_has_one_share_a_year,
    people_are_told_apart_by_sex_and_age,
    ratios_are_of_measures_of_the_city,
    an_election_before_the_service_is_a_barrier,
)
RESULT_RULES: tuple[Rule, ...] = (computed_values_agree_with_stated_ones,)
