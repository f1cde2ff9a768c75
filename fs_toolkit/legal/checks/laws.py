"""Rules of sub-item 3.1: dates, titles, and laws that are relied on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.inputs.rights import LevelName
from fs_toolkit.legal.result import LegalResult

NEVER_FORGOTTEN = ("petitions", "personal_data")
"""Topics that a participation system cannot do without, and that lists forget."""


@rule("LEG001", "error", source="definition of a law's dates")
def dates_of_a_law_follow_each_other(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """A law repealed before it was passed or in force has a date typed wrong."""
    for law in rows(inputs.laws):
        ended = law.date_repealed
        for name in ("date_passed", "date_in_force"):
            day = getattr(law, name)
            if ended is not None and day is not None and ended < day:
                problem = f"{law.title!r}: date_repealed is {ended}, earlier than {name}, {day}"
                yield law.at("date_repealed"), problem, "Correct one of the two dates."
                break


@rule("LEG059", "warning", source="definition of a law's dates; retroactive laws exist")
def laws_that_reach_back_say_why(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """A law in force before it was passed reaches back, or has a date typed wrong; a word tells which."""
    for law in rows(inputs.laws):
        passed, force = law.date_passed, law.date_in_force
        if passed is None or force is None or force >= passed or law.retroactive.strip():
            continue
        problem = said(
            "{title!r}: date_in_force is {force}, earlier than date_passed, {passed}",
            title=law.title,
            force=force,
            passed=passed,
        )
        yield (
            law.at("date_in_force"),
            problem,
            "Correct one of the two dates, or say in `retroactive` why the law reaches back.",
        )


@rule("LEG002", "warning", source="reviewers' rules, V25: local title missing")
def laws_carry_their_local_title(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """Without its own title a law can neither be found nor cited to a local court."""
    for law in rows(inputs.laws):
        if not (law.title_local and law.language):
            problem = said(
                "{title!r} has no title in its own language, or no language tag", title=law.title
            )
            yield (
                law.at("title_local"),
                problem,
                "Add `title_local` and `language`; counsel knows them.",
            )


@rule("LEG003", "warning", source="reviewers' rules, 3.1: title only, no article")
def laws_say_what_they_provide(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """A list of titles shows that somebody searched, not that somebody read."""
    for law in rows(inputs.laws):
        if not law.provision:
            problem = said("{title!r} is listed without what it says", title=law.title)
            yield law.at("provision"), problem, "Say what bears on the project, with the article."


@rule("LEG004", "warning", source="reviewers' rules, 3.1: no local lawyer's review")
def laws_were_read_and_not_remembered(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """A law from memory may have another date or another number than it has in the gazette."""
    remembered = [law for law in rows(inputs.laws) if law.verified == "remembered"]
    if remembered:
        names = tuple(law.short for law in remembered)
        problem = said(
            "{count} laws are remembered and not read: {names}", count=len(remembered), names=names
        )
        yield (
            remembered[0].at("verified"),
            problem,
            "To be verified by local counsel, with dates and articles.",
        )


@rule("LEG005", "warning", source="reviewers' rules, 3.1: complaints and personal data forgotten")
def petitions_and_personal_data_are_covered(
    inputs: LegalInputs, basis: Basis
) -> Iterator[Objection]:
    """A participation system lives on these two topics; a list without them was made for another project."""
    topics = rows(inputs.coverage)
    found = {row.topic for row in topics}
    missing = [topic for topic in NEVER_FORGOTTEN if topic not in found]
    if topics and missing:
        problem = said(
            "the coverage says nothing of {missing: and }",
            missing=tuple(topic.replace("_", " ") for topic in missing),
        )
        yield (
            topics[0].where,
            problem,
            "Add the topic, with `none` as its status if nothing covers it.",
        )


@rule("LEG006", "warning", source="source text of the programme: five levels to be measured")
def the_five_levels_are_marked(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """Section 3 exists to measure these five; one left out is a question not answered."""
    marked = rows(inputs.levels)
    missing = [level for level in get_args(LevelName) if level not in {row.level for row in marked}]
    if marked and missing:
        problem = said(
            "no mark for {missing}", missing=tuple(level.replace("_", " ") for level in missing)
        )
        yield (
            marked[0].where,
            problem,
            "Add the level; leave its marks empty where nobody can judge yet.",
        )


@rule("LEG007", "error", source="reviewers' rules, V3: a law out of force on the study's day")
def coverage_rests_on_laws_in_force(
    inputs: LegalInputs, basis: Basis, result: LegalResult
) -> Iterator[Objection]:
    """A topic called covered by a law that is not in force is not covered."""
    for topic in result.topics:
        if topic.row.status in ("partial", "adequate") and not topic.in_force:
            name = topic.row.topic.replace("_", " ")
            problem = f"{name} is called {topic.row.status}, but no law of its list is in force on {result.day}"
            yield (
                topic.row.at("status"),
                problem,
                "Call it none, or name a law in force on that day.",
            )


@rule("LEG008", "warning", source="reviewers' rules, V3: a law out of force on the study's day")
def rights_rest_on_laws_in_force(
    inputs: LegalInputs, basis: Basis, result: LegalResult
) -> Iterator[Objection]:
    """A right that nobody has yet, or has no longer, must be shown as such."""
    states = {row.law.id: row.state for row in (*result.laws, *result.later)}
    for right in rows(inputs.rights):
        state = states.get(right.law)
        if state not in ("in_force", "undated") and not right.note:
            problem = said(
                "{right!r} rests on a law that is not in force on {day}",
                right=right.right,
                day=result.day,
            )
            yield (
                right.at("law"),
                problem,
                "Say in `note` from when it holds, or leave the right out.",
            )


@rule("LEG009", "warning", source="reviewers' rules, V3: a law out of force on the study's day")
def laws_of_the_list_bear_on_a_topic(
    inputs: LegalInputs, basis: Basis, result: LegalResult
) -> Iterator[Objection]:
    """A law that covers no topic pads the list."""
    used = {id for topic in rows(inputs.coverage) for id in topic.laws}
    for row in result.laws:
        if rows(inputs.coverage) and row.law.id not in used:
            yield (
                row.law.where,
                said("{title!r} covers no topic", title=row.law.title),
                "Name it in legal/coverage.csv, or leave it out.",
            )


INPUT_RULES: tuple[Rule, ...] = (
    dates_of_a_law_follow_each_other,
    laws_that_reach_back_say_why,
    laws_carry_their_local_title,
    laws_say_what_they_provide,
    laws_were_read_and_not_remembered,
    petitions_and_personal_data_are_covered,
    the_five_levels_are_marked,
)
RESULT_RULES: tuple[Rule, ...] = (
    coverage_rests_on_laws_in_force,
    rights_rest_on_laws_in_force,
    laws_of_the_list_bear_on_a_topic,
)
