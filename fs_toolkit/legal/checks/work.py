"""Rules of sub-item 3.2: the process as it is, posts, working time."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.core.units import read_unit
from fs_toolkit.legal.analysis.work import arrows
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.inputs.work import WorkingTime
from fs_toolkit.legal.process import slowest_way
from fs_toolkit.legal.result import LegalResult

MOST_DAYS = 366


@rule("LEG044", "error", source="definition of a process")
def steps_follow_steps_and_end(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """A step after one that is not there cannot be drawn, and a circle never ends."""
    steps = rows(inputs.process)
    if not steps:
        return
    after = {step.id: [before for before, _ in arrows(step)] for step in steps}
    lost = [(step, each) for step in steps for each in after[step.id] if each not in after]
    for step, each in lost:
        yield (
            step.at("after"),
            f"{step.name!r} follows {each!r}, which is no step",
            "Name a step of legal/process.csv.",
        )
    if not lost:
        try:
            slowest_way({step.id: step.institution for step in steps}, after, {}, {})
        except ValueError as error:
            yield (
                steps[0].where,
                str(error),
                "Show a case that comes back as a step of its own, such as `check again`.",
            )


@rule("LEG045", "warning", source="reviewers' rules, 3.2: staffing from a volume nobody knows")
def posts_have_a_volume_or_a_number(
    inputs: LegalInputs, basis: Basis, result: LegalResult
) -> Iterator[Objection]:
    """People counted from nothing are a wish; the plan prints them as pending."""
    for post in result.staffing.unknown if result.staffing else ():
        yield (
            post.at("volume"),
            said("nobody knows how many cases {name!r} has, or how long one takes", name=post.name),
            "Name quantities in `volume` and `minutes` and write working_time.yaml, or give `fixed`.",
        )


@rule("LEG046", "error", source="units are exact")
def posts_are_counted_in_minutes_a_year(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """Cases a month or hours a case would make people out of a wrong number."""
    units, wanted = basis.definitions.units, read_unit("minute/year")
    for post in rows(inputs.posts):
        if post.volume in units and post.minutes in units:
            unit = units[post.volume] * units[post.minutes]
            if unit != wanted:
                yield (
                    post.at("minutes"),
                    f"{post.name!r}: {post.volume} x {post.minutes} comes out as {unit}, not minute/year",
                    "Use a volume a year and a time in minutes a case.",
                )
    time = inputs.working_time
    if isinstance(time, WorkingTime) and time.days in units:
        constant = time.days not in basis.definitions.over_years
        if not constant or units[time.days] != read_unit("day/year"):
            problem = f"{time.days!r} is no number of days a year: {units[time.days]}"
            yield time.at("days"), problem, "Name a quantity of unit day/year."
        elif not 0 < basis.value(time.days) <= MOST_DAYS:
            problem = f"a year has no {basis.value(time.days):g} working days"
            yield time.at("days"), problem, "Correct the quantity."


@rule("LEG047", "warning", source="reviewers' rules, 3.2: new posts not approved")
def new_posts_are_approved(
    inputs: LegalInputs, basis: Basis, result: LegalResult
) -> Iterator[Objection]:
    """A post that the finance or home authority has not agreed to is filled by nobody."""
    for each in result.staffing.posts if result.staffing else ():
        post = each.post
        more = each.people is not None and each.people.max() > (post.now or 0.0)
        if more and post.approval == "needed" and not post.approved_by:
            yield (
                post.at("approved_by"),
                said(
                    "{name!r} needs more people than there are, and nobody is named who "
                    "approves them",
                    name=post.name,
                ),
                "Name the authority in `approved_by`, or say `none` in `approval` if no post is new.",
            )


@rule("LEG056", "warning", source="toolkit's own convention: 80 % of paid time is worked")
def working_time_leaves_room_for_leave(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """Nobody works every paid minute, and few offices live with less than half."""
    time = inputs.working_time
    if isinstance(time, WorkingTime) and not 0.5 <= time.utilisation <= 0.95 and not time.reason:
        problem = said(
            "{utilisation:.0%} of the paid time is taken to be left for the work",
            utilisation=time.utilisation,
        )
        yield time.at("utilisation"), problem, "Correct it, or give a `reason`."


INPUT_RULES: tuple[Rule, ...] = (
    steps_follow_steps_and_end,
    posts_are_counted_in_minutes_a_year,
    working_time_leaves_room_for_leave,
)
RESULT_RULES: tuple[Rule, ...] = (
    posts_have_a_volume_or_a_number,
    new_posts_are_approved,
)
