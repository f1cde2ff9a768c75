"""Rules of sub-item 3.1: what took a law's place, whom it binds, and what it provides."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.legal.coverage_index import MARKS
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.replacement import circles, gap_days
from fs_toolkit.legal.result import LegalResult


@rule("LEG030", "error", source="definition of a replacement")
def laws_do_not_replace_each_other_in_a_circle(
    inputs: LegalInputs, basis: Basis
) -> Iterator[Objection]:
    """A law cannot take the place of the one that took its own."""
    laws = {law.id: law for law in rows(inputs.laws)}
    replaced = {id: law.replaced_by for id, law in laws.items() if law.replaced_by in laws}
    for circle in circles(replaced):
        names = " by ".join(laws[id].short for id in (*circle, circle[0]))
        yield (
            laws[circle[0]].at("replaced_by"),
            f"{names}: replaced in a circle",
            "Clear `replaced_by` of the law that is the latest.",
        )


@rule("LEG031", "warning", source="reviewers' rules, V3: a law out of force on the study's day")
def a_replacement_begins_where_the_old_law_ends(
    inputs: LegalInputs, basis: Basis
) -> Iterator[Objection]:
    """Between the two dates nothing holds, and whoever relies on the old law has no ground."""
    laws = {law.id: law for law in rows(inputs.laws)}
    for law in laws.values():
        new = laws.get(law.replaced_by)
        if new is None or law.date_repealed is None or new.date_in_force is None:
            continue
        days = gap_days(law.date_repealed, new.date_in_force)
        if days:
            yield (
                law.at("date_repealed"),
                said(
                    "{short!r} ends on {date_repealed}, {new_short!r} begins {days:,} days "
                    "later: nothing holds between them",
                    short=law.short,
                    date_repealed=law.date_repealed,
                    new_short=new.short,
                    days=days,
                ),
                "Correct one of the dates, or say in `provision` what holds meanwhile.",
            )


@rule("LEG032", "warning", source="reviewers' rules, V3: a law out of force on the study's day")
def what_replaced_a_law_is_itself_in_force(
    inputs: LegalInputs, basis: Basis, result: LegalResult
) -> Iterator[Objection]:
    """A chain that ends in a repealed law, with nothing after it, leaves the topic without law."""
    states = {row.law.id: row.state for row in (*result.laws, *result.later)}
    for row in result.laws:
        last = row.successors[-1] if row.successors else None
        if last is not None and row.state == "repealed" and states.get(last.id) == "repealed":
            yield (
                row.law.at("replaced_by"),
                said(
                    "{short!r} was replaced by {last_short!r}, which is itself repealed",
                    short=row.law.short,
                    last_short=last.short,
                ),
                "Name what took its place, or say in legal/coverage.csv that nothing did.",
            )


@rule("LEG033", "warning", source="reviewers' rules, 3.1: a law that does not bind the city")
def topics_rest_on_laws_that_bind_the_city(
    inputs: LegalInputs, basis: Basis, result: LegalResult
) -> Iterator[Objection]:
    """A rule for other authorities gives the city neither duty nor power."""
    for topic in result.topics:
        binding = any(law.binding_on_city for law in topic.in_force)
        if topic.row.status in ("partial", "adequate") and topic.in_force and not binding:
            name = topic.row.topic.replace("_", " ")
            yield (
                topic.row.at("laws"),
                said(
                    "{name} is called {status}, and no law of its list binds the city",
                    name=name,
                    status=topic.row.status,
                ),
                "Call it none, or name a law that binds the city.",
            )


@rule("LEG057", "warning", source="toolkit's own scale: a topic against the laws that cover it")
def topics_are_covered_no_better_than_their_laws(
    inputs: LegalInputs, basis: Basis, result: LegalResult
) -> Iterator[Objection]:
    """A verdict on a topic must be carried by what some law in force says on it."""
    read = {row.topic for row in rows(inputs.provisions)}
    for topic in result.topics:
        if topic.row.topic not in read:
            continue
        found = set(topic.by_level.values())
        name, status = topic.row.topic.replace("_", " "), topic.row.status
        best = max(found - {"conflicting"}, key=MARKS.__getitem__, default="none")
        if "conflicting" in found and status != "conflicting":
            problem = said(
                "{name} is called {status}, and a law in force conflicts with it",
                name=name,
                status=status,
            )
        elif status != "conflicting" and MARKS[status] > MARKS[best]:
            problem = said(
                "{name} is called {status}, and the best that a law in force gives is {best}",
                name=name,
                status=status,
                best=best,
            )
        else:
            continue
        yield topic.row.at("status"), problem, "Correct the status, or legal/provisions.csv."


INPUT_RULES: tuple[Rule, ...] = (
    laws_do_not_replace_each_other_in_a_circle,
    a_replacement_begins_where_the_old_law_ends,
)
RESULT_RULES: tuple[Rule, ...] = (
    what_replaced_a_law_is_itself_in_force,
    topics_rest_on_laws_that_bind_the_city,
    topics_are_covered_no_better_than_their_laws,
)
