"""Rules of sub-item 1.1 on the UN index: its identity, its editions, breaks of its method."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.environment.indices import (
    SHARED_JUMP,
    TOLERANCE,
    development_index,
    shared_jump,
)
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.inputs.overview import IndexEdition

JUMP = 0.2
"""A change of a part of the index between two editions that progress alone seldom makes."""
COUNTRIES_NEEDED = 5
"""Of so many countries a change in the middle of them says something about the survey."""
PARTS = ("osi", "hci", "tii")
INDICES = frozenset({"egdi", "osi", "hci", "tii", "epi", "gtmi"})
"""Measures that are of a country and of no city."""


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
                problem = said(
                    "{part} of {country} changes by {change:+.2f} from {before} to {year}",
                    part=part,
                    country=row.country,
                    change=change,
                    before=before.year,
                    year=row.year,
                )
                yield (
                    row.at(part),
                    problem,
                    "Say in `note` what the survey changed, or that it is to be verified.",
                )


@rule("ENV034", "warning", source="reviewers' rules, V18: series across a break of method")
def jumps_that_countries_share_are_marked(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """Progress comes to one country and not to another; a change of method comes to all at once."""
    by_year: dict[int, dict[str, IndexEdition]] = {}
    for row in rows(inputs.indices):
        by_year.setdefault(row.year, {})[row.country] = row
    for before, year in pairwise(sorted(by_year)):
        earlier, later = by_year[before], by_year[year]
        both = [name for name in later if name in earlier]
        if len(both) < COUNTRIES_NEEDED or any(later[name].breaks for name in both):
            continue
        for part in PARTS:
            jump = shared_jump(
                [getattr(earlier[name], part) for name in both],
                [getattr(later[name], part) for name in both],
            )
            if abs(jump) > SHARED_JUMP:
                problem = said(
                    "{part} moves by {jump:+.2f} in the middle of {count} countries from "
                    "{before} to {year}",
                    part=part,
                    jump=jump,
                    count=len(both),
                    before=before,
                    year=year,
                )
                cure = "Mark the edition in `breaks` as known or suspected, and say why in `note`."
                yield later[both[0]].at(part), problem, cure
                break


@rule("ENV035", "error", source="reviewers' rules, V24: one quantity, two values")
def a_country_stands_once_in_an_edition(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """Of two rows for one country and edition, one is wrong, and the mean of the peers takes both."""
    seen: set[tuple[str, int]] = set()
    for row in rows(inputs.indices):
        if (row.country, row.year) in seen:
            problem = f"{row.country} stands twice in the edition of {row.year}"
            yield row.at("year"), problem, "Keep one of the two rows."
        seen.add((row.country, row.year))


@rule("ENV036", "warning", source="reviewers' rules, V18: series across a break of method")
def breaks_of_method_are_explained_and_agreed(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """A series that crosses a break without a word is read as progress; a break is of an edition, not of a country."""
    marked: dict[int, str] = {}
    explained: set[int] = set()
    for row in rows(inputs.indices):
        if row.breaks and row.note:
            explained.add(row.year)
    for row in rows(inputs.indices):
        if row.breaks and marked.setdefault(row.year, row.breaks) != row.breaks:
            problem = said(
                "the break of {year} is {one} in one row and {other} in that of {country}",
                year=row.year,
                one=marked[row.year],
                other=row.breaks,
                country=row.country,
            )
            yield row.at("breaks"), problem, "Say the same of the edition in every row."
        if row.breaks and row.year not in explained:
            explained.add(row.year)
            problem = said(
                "the series crosses a break of method in {year} and no note says what changed",
                year=row.year,
            )
            yield row.at("note"), problem, "Say what changed, or that it is to be verified."


@rule("ENV037", "error", source="reviewers' rules, V17: a national index as a score of the city")
def the_national_index_is_no_score_of_the_city(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """The survey measures the national government; a city has no value on it."""
    editions = {source for row in rows(inputs.indices) for source in row.source}
    values = {
        getattr(row, part) for row in rows(inputs.indices) for part in ("egdi", *PARTS, "epi")
    }
    for row in rows(inputs.profile):
        named = INDICES & set(row.measure.split("_"))
        taken = row.value in values and editions & set(row.source)
        has_value = row.value is not None or bool(row.quantity)
        if row.scope == "city" and has_value and (named or taken):
            problem = f"{row.item!r} gives a value of the national index as one of the city"
            yield row.at("scope"), problem, "Call it `country`, or take it out of the profile."


INPUT_RULES: tuple[Rule, ...] = (
    the_index_is_the_mean_of_its_parts,
    the_index_has_one_country_of_its_own,
    jumps_of_the_index_are_explained,
    jumps_that_countries_share_are_marked,
    a_country_stands_once_in_an_edition,
    breaks_of_method_are_explained_and_agreed,
    the_national_index_is_no_score_of_the_city,
)
