"""Rules over 2.2: requirements and the demand they are sized for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.definitions import cycle
from fs_toolkit.core.findings import Objection, rule
from fs_toolkit.core.model import Pending, rows
from fs_toolkit.core.said import said
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.analysis.needs import MUST_LIMIT
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.needs import CLASSES_NOBODY_MAY_FORGET

REVIEW = "reviewers' practice at donor banks"
BRANDS = (
    "Microsoft", "Windows", "Oracle", "SAP", "IBM", "Cisco", "Huawei", "Samsung", "Amazon", "AWS",
    "Azure", "Google", "Apple", "iPhone", "Salesforce", "Adobe", "VMware", "Zalo", "Facebook",
    "eGovFrame",
)  # fmt: skip
"""Names that bind a tender to a supplier or a product; not a list of all of them."""
BRAND = re.compile(rf"\b({'|'.join(map(re.escape, BRANDS))})\b")


@rule("TEC011", "warning", source="DSDM, handbook of 2014: at most 60 % of the effort is Must")
def must_is_the_smaller_part(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """Where nearly all is Must, nothing can give way when time or money runs out."""
    if result.needs.must_share > MUST_LIMIT:
        first = next(row for row in rows(inputs.requirements) if row.moscow == "must")
        problem = said(
            "{must_share:.0%} of the requirements are Must", must_share=result.needs.must_share
        )
        yield first.at("moscow"), problem, f"Bring them down to {MUST_LIMIT:.0%}, with the users."


@rule("TEC012", "warning", source=REVIEW)
def requirements_have_an_acceptance_test(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A requirement that nobody can test is met by anything."""
    for row in rows(inputs.requirements):
        if row.moscow != "wont" and not row.acceptance:
            problem = said("the requirement {id!r} has no acceptance test", id=row.id)
            yield row.where, problem, "Write in `acceptance` how the city sees that it is met."


@rule("TEC013", "warning", source=REVIEW)
def requirements_have_a_source(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A requirement that no need, law or policy asks for comes from a supplier's list."""
    for row in rows(inputs.requirements):
        if row.moscow == "wont":
            continue
        if not row.ground or not (row.because or row.sources):
            problem = said("the requirement {id!r} does not say what asks for it", id=row.id)
            yield (
                row.where,
                problem,
                "Give `ground` (need, law, policy) and `because` or `sources`.",
            )


@rule("TEC014", "warning", source="procurement law and donors' rules: open specification")
def requirements_name_no_brand(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A brand in a requirement closes the tender to others."""
    for row in rows(inputs.requirements):
        for field in ("text", "acceptance"):
            found = BRAND.search(getattr(row, field))
            if found:
                problem = said("the requirement {id!r} names {found}", id=row.id, found=found[1])
                yield (
                    row.at(field),
                    problem,
                    "Say what it must do, and add a standard if one exists.",
                )


@rule("TEC015", "warning", source=REVIEW)
def no_class_of_requirement_is_forgotten(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """Users do not ask for security, accessibility, language and backup; they miss them later."""
    requirements = rows(inputs.requirements)
    present = {row.type for row in requirements if row.moscow != "wont"}
    for kind in CLASSES_NOBODY_MAY_FORGET:
        if requirements and kind not in present:
            cure = f"Add a requirement of the type {kind!r} with its test."
            yield requirements[0].where, said("no requirement is about {kind}", kind=kind), cure


@rule("TEC016", "warning", source="ITU, individuals using the Internet; reviewers' practice")
def adoption_stays_below_internet_access(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """Nobody who is not online uses an online service; access times awareness is the ceiling."""
    sizing = inputs.sizing
    if isinstance(sizing, Pending) or not basis.has(sizing.internet_access):
        return
    access = float(basis.series(sizing.internet_access).max())
    known = float(basis.series(sizing.awareness).max()) if basis.has(sizing.awareness) else 1.0
    limit = access * known
    words = said("internet access of {access:.0%}", access=access)
    if known < 1:
        words = said(
            "internet access of {access:.0%} times awareness of {known:.0%}",
            access=access,
            known=known,
        )
    for id in sizing.adoption:
        if basis.has(id) and (most := float(basis.series(id).max())) > limit + 1e-9:
            row = basis.quantities.get(id)
            place = row.where if row else sizing.at("adoption")
            problem = said(
                "{id!r} goes up to {most:.0%}, above {words}", id=id, most=most, words=words
            )
            yield (
                place,
                problem,
                "Lower it, or count those who use it with help at a counter apart.",
            )


@rule("TEC076", "error", source="Arithmetic: a circle has no first step")
def requirements_do_not_wait_for_each_other(
    inputs: TechnicalInputs, basis: Basis
) -> Iterator[Objection]:
    """Requirements that depend on each other in a circle can never be built one after the other."""
    requirements = {row.id: row for row in rows(inputs.requirements)}
    found = cycle({id: row.depends_on for id, row in requirements.items()})
    if found:
        problem = f"requirements depend on each other in a circle: {' > '.join(found)}"
        yield requirements[found[0]].at("depends_on"), problem, "Take one step of the circle out."


@rule("TEC077", "error", source="DSDM, handbook of 2014: a Must cannot rest on what will not come")
def a_must_does_not_rest_on_what_will_not_come(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """What is in the project and depends on a Won't cannot be delivered."""
    requirements = {row.id: row for row in rows(inputs.requirements)}
    for row in requirements.values():
        for id in row.depends_on:
            if row.moscow != "wont" and id in requirements and requirements[id].moscow == "wont":
                problem = (
                    f"{row.id!r} ({row.moscow}) depends on {id!r}, which is not in the project"
                )
                yield row.at("depends_on"), problem, "Take that one in, or this one out."


@rule("TEC078", "warning", source=REVIEW)
def nothing_comes_before_what_it_depends_on(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """A release that waits for a later one opens with a hole in it."""
    release = {row.id: row.release for row in rows(inputs.requirements)}
    for row in rows(inputs.requirements):
        for id in row.depends_on:
            first, second = release.get(id), row.release
            if first is not None and second is not None and first > second:
                problem = said(
                    "{id!r} comes with release {second}, and {other_id!r} with release {first}",
                    id=row.id,
                    second=second,
                    other_id=id,
                    first=first,
                )
                yield row.at("release"), problem, "Bring the other forward, or this one back."


@rule("TEC079", "warning", source="ISO 22301:2012, recovery point and recovery time")
def a_loss_and_a_restore_have_limits(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult
) -> Iterator[Objection]:
    """Without hours for what may be lost and how long a restore takes, any backup will do."""
    sizing = inputs.sizing
    if isinstance(sizing, Pending) or result.needs.sizing is None:
        return
    for field, words in (
        ("recovery_point", "may be lost"),
        ("recovery_time", "a restore may take"),
    ):
        if getattr(result.needs.sizing, field) is None:
            problem = said("nothing says how many hours {words}", words=words)
            yield sizing.at(field), problem, f"Name a quantity in hours in `{field}`."
