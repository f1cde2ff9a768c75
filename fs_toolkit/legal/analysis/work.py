"""People by year of service, and how a case travels today."""

from __future__ import annotations

from datetime import date

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import is_pending, rows
from fs_toolkit.core.numeric import Floats
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.inputs.work import Post, ProcessStep, WorkingTime
from fs_toolkit.legal.process import slowest_way
from fs_toolkit.legal.result import PlannedPost, ProcessTimes, StaffingPlan
from fs_toolkit.legal.staffing import MINUTES_AN_HOUR, full_time_equivalents, minutes_a_year

HOURS_A_DAY = 8.0
"""Hours of a working day where the study does not say."""


def staffing_plan(inputs: LegalInputs, basis: Basis, live: date) -> StaffingPlan | None:
    """People needed in each year of service; None while the posts are pending."""
    posts = rows(inputs.posts)
    served = basis.years >= live.year
    if not posts or not served.any():
        return None
    time = inputs.working_time
    planned = tuple(
        PlannedPost(
            post, _people(post, time if isinstance(time, WorkingTime) else None, basis, served)
        )
        for post in posts
    )
    total: Floats = np.zeros(int(served.sum()))
    for each in planned:
        if each.people is not None:
            total = total + each.people
    filled = [post.now for post in posts if post.now is not None]
    return StaffingPlan(
        years=tuple(int(year) for year in basis.years[served]),
        posts=planned,
        total=total,
        now=sum(filled) if filled else None,
        unknown=tuple(each.post for each in planned if each.people is None),
    )


def _people(
    post: Post,
    time: WorkingTime | None,
    basis: Basis,
    served: np.ndarray[tuple[int], np.dtype[np.bool_]],
) -> Floats | None:
    """People a year, or None: a volume that nobody knows is no number."""
    if post.fixed is not None:
        return np.full(int(served.sum()), post.fixed)
    if time is None or not (basis.has(post.volume) and basis.has(post.minutes)):
        return None
    volume, minutes = basis.series(post.volume)[served], basis.series(post.minutes)[served]
    if (
        not (np.isfinite(volume).all() and np.isfinite(minutes).all())
        or min(volume.min(), minutes.min()) < 0
    ):
        return None
    annual = minutes_a_year(basis.value(time.days), time.hours)
    return full_time_equivalents(volume * post.share, minutes, annual, time.utilisation)


def process_times(inputs: LegalInputs) -> ProcessTimes | None:
    """The slowest way of a case; without times, the way with most steps; None while pending."""
    steps = rows(inputs.process)
    if not steps:
        return None
    time = inputs.working_time
    hours = HOURS_A_DAY if is_pending(time) or not isinstance(time, WorkingTime) else time.hours
    timed = all(step.touch is not None and step.wait is not None for step in steps)
    day = hours * MINUTES_AN_HOUR
    return ProcessTimes(
        slowest_way(
            {step.id: step.institution for step in steps},
            {step.id: [before for before, _ in arrows(step)] for step in steps},
            {step.id: (step.touch or 0.0) if timed else 0.0 for step in steps},
            {step.id: (step.wait or 0.0) * day if timed else 0.0 for step in steps},
        ),
        timed,
    )


def arrows(step: ProcessStep) -> tuple[tuple[str, str], ...]:
    """The steps that a step follows, each with the words on the arrow.

    >>> arrows(ProcessStep(id="mend", name="Mend", institution="works", after=("check:yes", "ask")))
    (('check', 'yes'), ('ask', ''))
    """
    found = []
    for each in step.after:
        before, _, words = each.partition(":")
        found.append((before.strip(), words.strip()))
    return tuple(found)
