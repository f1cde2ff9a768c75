"""Rules of sub-item 1.1: values, their year and place, the UN index, PESTEL, later facts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import get_args

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.environment.indices import TOLERANCE, development_index
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.inputs.overview import Dimension

OLD = 5
"""Years after which a value needs a note."""
JUMP = 0.2
"""A change of a part of the index between two editions that progress alone seldom makes."""


@rule("ENV001", "error", source="UN E-Government Survey, annex on methodology")
def the_index_is_the_mean_of_its_parts(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """A typing error in an index is found by its own definition: the mean of three parts."""
    for row in rows(inputs.indices):
        mean = float(development_index(row.osi, row.hci, row.tii))
        if abs(mean - row.egdi) > TOLERANCE:
            problem = (
                f"the index of {row.country} in {row.year} is {row.egdi:g}, "
                f"but the mean of its parts is {mean:.4f}"
            )
            yield row.at("egdi"), problem, "Compare the four numbers with the survey."


@rule("ENV002", "warning", source="reviewers of feasibility studies: stale data")
def old_values_say_why_they_still_hold(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """A value older than five years describes another city unless somebody says why it does not."""
    today = basis.about.in_force_at.year
    for row in rows(inputs.profile):
        if today - row.year > OLD and not row.note:
            problem = (
                f"{row.item!r} is of {row.year}, {today - row.year} years before the study's day"
            )
            yield (
                row.at("year"),
                problem,
                "Give a newer value, or say in `note` why this one is used.",
            )


@rule("ENV003", "warning", source="reviewers' rules, V17: national data as city data")
def national_values_say_how_they_are_used(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """A national value is no score of the city; the reader must see what it is used for."""
    for row in rows(inputs.profile):
        has_value = row.value is not None or row.quantity
        if row.scope == "country" and has_value and not row.note:
            problem = (
                f"{row.item!r} is a national value and nothing says what it means for the city"
            )
            yield row.at("scope"), problem, "Say in `note` how the city may differ."


@rule("ENV004", "warning", source="reviewers' rules, V24: one quantity, two values")
def two_values_of_the_same_thing_are_explained(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """Two areas or two populations of one city in one year make every ratio doubtful."""
    seen: dict[tuple[str, str, int], str] = {}
    for row in rows(inputs.profile):
        key = (row.measure, row.scope, row.year)
        if key in seen and not row.note:
            problem = f"{row.item!r} gives {row.measure} of {row.year} a second time, beside {seen[key]!r}"
            yield row.at("measure"), problem, "Keep one value, or say in `note` why they differ."
        seen.setdefault(key, row.item)


@rule("ENV005", "warning", source="reviewers' rules, V1: a fact without source")
def values_of_the_profile_have_a_source(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """A value without a source cannot be checked, and a reviewer will not believe it."""
    for row in rows(inputs.profile):
        if row.value is not None and row.kind != "assumption" and not row.source:
            problem = f"{row.item!r} is called a {row.kind} and has no source"
            yield (
                row.at("source"),
                problem,
                "Give a row of basis/sources.csv, or call it an assumption.",
            )


@rule("ENV006", "warning", source="reviewers' rules, V2: an assumption without range")
def assumptions_of_the_profile_stand_in_the_basis(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """An assumption needs a range and a reason; a profile has no room for them, the basis has."""
    for row in rows(inputs.profile):
        if row.value is not None and row.kind == "assumption":
            problem = f"{row.item!r} is an assumption typed into the profile, without a range"
            yield (
                row.at("value"),
                problem,
                "Make it a row of basis/quantities.csv and name it in `quantity`.",
            )


@rule("ENV007", "error", source="the study's two dates, in_force_at and information_cutoff")
def nothing_later_than_the_cut_off_stands_in_the_profile(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """What the study could not know must not set its values; it belongs into the box of later facts."""
    cutoff = basis.about.information_cutoff.year
    for row in rows(inputs.profile):
        if row.year > cutoff:
            problem = f"{row.item!r} is of {row.year}, after the cut-off of {cutoff}"
            yield row.at("year"), problem, "Move it to environment/later.csv."


@rule("ENV008", "error", source="the study's two dates, in_force_at and information_cutoff")
def later_facts_are_later_than_the_cut_off(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """The box "What happened afterwards" must not hide what the study should have used."""
    cutoff = basis.about.information_cutoff.year
    for row in rows(inputs.later):
        if row.year <= cutoff:
            problem = f"{row.fact!r} is of {row.year}, not after the cut-off of {cutoff}"
            yield row.at("year"), problem, "Move it to environment/profile.csv or to the prose."


@rule("ENV009", "error", source="UN E-Government Survey")
def the_index_has_one_country_of_its_own(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """With two countries called own, or one called own and peer, every ratio is wrong."""
    roles: dict[str, str] = {}
    owners: dict[str, None] = {}
    for row in rows(inputs.indices):
        if row.role == "own" and row.country not in owners:
            owners[row.country] = None
            if len(owners) > 1:
                problem = f"{row.country} and {next(iter(owners))} are both called own"
                yield row.at("role"), problem, "Call one of them peer."
        if roles.setdefault(row.country, row.role) != row.role:
            problem = (
                f"{row.country} is {roles[row.country]} in one edition and {row.role} in {row.year}"
            )
            yield row.at("role"), problem, "Give the country the same role in every edition."


@rule("ENV010", "warning", source="reviewers' rules, V18: series across a break of method")
def jumps_of_the_index_are_explained(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """A jump between editions is often a change of method; drawn as progress it misleads."""
    own = sorted(
        (row for row in rows(inputs.indices) if row.role == "own"), key=lambda row: row.year
    )
    for before, row in pairwise(own):
        for part in ("osi", "hci", "tii"):
            change = float(getattr(row, part)) - float(getattr(before, part))
            if abs(change) > JUMP and not row.note:
                problem = f"{part} of {row.country} changes by {change:+.2f} from {before.year} to {row.year}"
                yield (
                    row.at(part),
                    problem,
                    "Say in `note` what the survey changed, or that it is to be verified.",
                )


@rule(
    "ENV011",
    "warning",
    source="source text of the programme: local, political, economic, socio-cultural situation",
)
def pestel_covers_its_six_fields(inputs: EnvironmentInputs, basis: Basis) -> Iterator[Objection]:
    """A field left out is a question nobody asked: political culture is forgotten most often."""
    items = rows(inputs.pestel)
    found = {item.dimension for item in items}
    missing = [name for name in get_args(Dimension) if name not in found]
    if items and missing:
        yield (
            items[0].where,
            f"no item is {' or '.join(missing)}",
            "Add one, or say in the prose why none bears.",
        )


INPUT_RULES: tuple[Rule, ...] = (
    the_index_is_the_mean_of_its_parts,
    old_values_say_why_they_still_hold,
    national_values_say_how_they_are_used,
    two_values_of_the_same_thing_are_explained,
    values_of_the_profile_have_a_source,
    assumptions_of_the_profile_stand_in_the_basis,
    nothing_later_than_the_cut_off_stands_in_the_profile,
    later_facts_are_later_than_the_cut_off,
    the_index_has_one_country_of_its_own,
    jumps_of_the_index_are_explained,
    pestel_covers_its_six_fields,
)
