"""Rules of sub-item 1.1: values, their year and place, PESTEL, later facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.inputs.city import GroupShare
from fs_toolkit.environment.inputs.overview import Dimension, ProfileValue

OLD = 5
"""Years after which a value needs a note."""


def _values(inputs: EnvironmentInputs) -> Iterator[tuple[ProfileValue | GroupShare, str, bool]]:
    """Rows of the profile and shares of groups: the row, its words, whether it has a value."""
    for row in rows(inputs.profile):
        yield row, row.item, row.value is not None or bool(row.quantity)
    for part in rows(inputs.composition):
        yield part, f"{part.group}, by {part.by}", part.share is not None


@rule("ENV002", "warning", source="reviewers of feasibility studies: stale data")
def old_values_say_why_they_still_hold(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """A value older than five years describes another city unless somebody says why it does not."""
    today = basis.about.in_force_at.year
    for row, item, has_value in _values(inputs):
        if today - row.year > OLD and has_value and not row.note:
            problem = said(
                "{item!r} is of {year}, {years} years before the study's day",
                item=item,
                year=row.year,
                years=today - row.year,
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
    for row, item, has_value in _values(inputs):
        if row.scope == "country" and has_value and not row.note:
            problem = said(
                "{item!r} is a national value and nothing says what it means for the city",
                item=item,
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
            problem = said(
                "{item!r} gives {measure} of {year} a second time, beside {seen!r}",
                item=row.item,
                measure=row.measure,
                year=row.year,
                seen=seen[key],
            )
            yield row.at("measure"), problem, "Keep one value, or say in `note` why they differ."
        seen.setdefault(key, row.item)


@rule("ENV005", "warning", source="reviewers' rules, V1: a fact without source")
def values_of_the_profile_have_a_source(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """A value without a source cannot be checked, and a reviewer will not believe it."""
    for row, item, has_value in _values(inputs):
        typed = has_value and not getattr(row, "quantity", "")
        if typed and row.kind != "assumption" and not row.source:
            problem = said(
                "{item!r} is called a {kind} and has no source", item=item, kind=row.kind
            )
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
            problem = said(
                "{item!r} is an assumption typed into the profile, without a range", item=row.item
            )
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
    for row, item, _ in _values(inputs):
        if row.year > cutoff:
            problem = f"{item!r} is of {row.year}, after the cut-off of {cutoff}"
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
            said("no item is {missing: or }", missing=tuple(missing)),
            "Add one, or say in the prose why none bears.",
        )


@rule("ENV038", "warning", source="blueprint 1.1: likelihood and impact, each with its reason")
def forces_are_marked_whole_and_with_a_reason(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """A force with half of its marks has no score, and a mark without a reason cannot be argued with."""
    marks = ("likelihood", "impact")
    for item in rows(inputs.pestel):
        lacking = [name for name in marks if getattr(item, name) is None]
        if len(lacking) < len(marks) and not item.horizon:
            lacking.append("horizon")
        if len(lacking) < len(marks) and not item.reason:
            lacking.append("reason")
        if lacking:
            problem = said(
                "{fact!r} has no {lacking: and no }", fact=item.fact, lacking=tuple(lacking)
            )
            cure = "Mark likelihood and impact from 1 to 5, say when it bears and why."
            yield item.at(lacking[0]), problem, cure


@rule("ENV039", "warning", source="reviewers of feasibility studies: PESTEL without evidence")
def forces_have_evidence(inputs: EnvironmentInputs, basis: Basis) -> Iterator[Objection]:
    """A force that nobody has read of, asked about or reasoned out would fit any city."""
    for item in rows(inputs.pestel):
        if not item.source and not item.reason:
            problem = said("{fact!r} has neither a source nor a reason", fact=item.fact)
            yield item.at("source"), problem, "Give the source, or say in `reason` how it is known."


INPUT_RULES: tuple[Rule, ...] = (
    old_values_say_why_they_still_hold,
    national_values_say_how_they_are_used,
    two_values_of_the_same_thing_are_explained,
    values_of_the_profile_have_a_source,
    assumptions_of_the_profile_stand_in_the_basis,
    nothing_later_than_the_cut_off_stands_in_the_profile,
    later_facts_are_later_than_the_cut_off,
    pestel_covers_its_six_fields,
    forces_are_marked_whole_and_with_a_reason,
    forces_have_evidence,
)
