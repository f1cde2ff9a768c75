"""Sub-item 1.3: means and ranges of the raters' marks, support, opposition, the way still to go."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from fs_toolkit.environment.engagement_gap import engagement_gap
from fs_toolkit.environment.inputs.stakeholders import (
    Consultation,
    Engagement,
    Stakeholder,
    StakeholderScore,
)
from fs_toolkit.environment.power_interest import (
    RATERS_NEEDED,
    opposing_coalition,
    quadrant,
    support_index,
)
from fs_toolkit.environment.result import (
    EngagementStep,
    Heard,
    Opinion,
    RatedStakeholder,
    StakeholderMap,
)
from fs_toolkit.environment.salience import Salience, salience


def stakeholder_map(
    groups: tuple[Stakeholder, ...], scores: tuple[StakeholderScore, ...]
) -> StakeholderMap | None:
    """The groups that enough raters scored; None where there is none."""
    rated = []
    for group in groups:
        own = [row for row in scores if row.stakeholder == group.id]
        if len({row.rater for row in own}) >= RATERS_NEEDED:
            rated.append(_rated(group, own))
    if not rated:
        return None
    marks = (
        [row.power.mean for row in rated],
        [row.interest.mean for row in rated],
        [row.stance.mean for row in rated],
    )
    weight, share = opposing_coalition(*marks)
    names = {row.stakeholder.id for row in rated}
    return StakeholderMap(
        rated=tuple(rated),
        support=support_index(*marks),
        support_by_rater=_by_rater([row for row in scores if row.stakeholder in names]),
        opposed=tuple(row for row in rated if row.stance.mean < 0),
        opposing_weight=weight,
        opposing_share=share,
    )


def _rated(group: Stakeholder, own: Sequence[StakeholderScore]) -> RatedStakeholder:
    power = Opinion.of([row.power for row in own])
    interest = Opinion.of([row.interest for row in own])
    return RatedStakeholder(
        stakeholder=group,
        raters=len({row.rater for row in own}),
        power=power,
        interest=interest,
        stance=Opinion.of([row.stance for row in own]),
        quadrant=quadrant(power.mean, interest.mean),
        salience=_salience(power.mean, own),
    )


def _salience(power: float, own: Sequence[StakeholderScore]) -> Salience | None:
    """The class of a group, where enough raters marked its legitimacy and its urgency."""
    legitimacy = [row.legitimacy for row in own if row.legitimacy is not None]
    urgency = [row.urgency for row in own if row.urgency is not None]
    if min(len(legitimacy), len(urgency)) < RATERS_NEEDED:
        return None
    return salience(power, float(np.mean(legitimacy)), float(np.mean(urgency)))


def _by_rater(scores: Sequence[StakeholderScore]) -> tuple[float, ...]:
    """Support as each rater alone would have it."""
    return tuple(
        support_index(
            [row.power for row in scores if row.rater == rater],
            [row.interest for row in scores if row.rater == rater],
            [row.stance for row in scores if row.rater == rater],
        )
        for rater in dict.fromkeys(row.rater for row in scores)
    )


def engagement_steps(
    groups: tuple[Stakeholder, ...], plan: tuple[Engagement, ...]
) -> tuple[EngagementStep, ...]:
    """The plan with the steps still to go, the longest way first; unknown ones last."""
    names = {group.id: group for group in groups}
    steps = [
        EngagementStep(
            row, names[row.stakeholder], engagement_gap(row.now, row.target) if row.now else None
        )
        for row in plan
        if row.stakeholder in names
    ]
    return tuple(sorted(steps, key=lambda step: (step.gap is None, -(step.gap or 0))))


def excluded(
    groups: tuple[Stakeholder, ...], meetings: tuple[Consultation, ...]
) -> tuple[Heard, ...]:
    """The groups that an online service leaves out, each with the meetings in which it was heard."""
    return tuple(
        Heard(group, tuple(meeting for meeting in meetings if group.id in meeting.heard))
        for group in groups
        if group.group == "vulnerable"
    )
