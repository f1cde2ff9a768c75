"""Legal actions in order of severity and urgency; the project against the law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from fs_toolkit.legal.inputs.criteria import LegalAction
from fs_toolkit.legal.lead_time import WEIGHT, action_times, latest_order, slack, urgency
from fs_toolkit.legal.project_test import Remedy, gravest, verdict
from fs_toolkit.legal.result import CoveredTopic, Demand, RatedAction, TestedType


def rated_actions(
    actions: tuple[LegalAction, ...], day: date, live: date, demands: Sequence[Demand] = ()
) -> tuple[RatedAction, ...]:
    """Actions with their slack, the chains they stand in included; the gravest first.

    Actions that are named nowhere are left out of a chain; those that depend on each other in
    a circle are stopped by a rule before.
    """
    known = {action.id for action in actions}
    times = action_times(
        {
            action.id: (action.lead_months, [id for id in action.depends_on if id in known])
            for action in actions
        }
    )
    rated = []
    for action in actions:
        own = times[action.id]
        months = slack(day, live, own.finish + own.tail)
        pressing = urgency(months)
        latest = latest_order(live, action.lead_months + round(own.tail))
        rank = action.severity * WEIGHT[pressing]
        holds = tuple(demand for demand in demands if demand.id in action.requirements)
        rated.append(
            RatedAction(action, months, pressing, latest, rank, own.start, own.finish, holds)
        )
    return tuple(sorted(rated, key=lambda row: (-row.rank, row.latest)))


def tested_types(
    demands: Sequence[Demand],
    needed: Mapping[str, Sequence[str]],
    topics: tuple[CoveredTopic, ...],
    actions: tuple[RatedAction, ...],
) -> tuple[TestedType, ...]:
    """Each type of requirement against the topics of law that it needs, the gravest first."""
    if not demands or not topics:
        return ()
    known = {topic.row.topic: topic.row for topic in topics}
    remedies: dict[str, list[Remedy]] = {}
    for row in actions:
        means = Remedy(row.slack, bool(row.action.workaround), row.action.within_city_power)
        remedies.setdefault(row.action.topic, []).append(means)
    found = []
    for type_ in dict.fromkeys(demand.type for demand in demands):
        own = [demand for demand in demands if demand.type == type_]
        judged = []
        for name in needed.get(type_, ()):
            topic = next((known[each] for each in known if each == name), None)
            if topic is None:
                judged.append((name, gravest([])))
            else:
                means_of = remedies.get(name, [])
                judged.append((name, verdict(topic.status, topic.matters, means_of)))
        if judged:
            whole = gravest([each for _, each in judged])
            musts = sum(demand.must for demand in own)
            found.append(TestedType(type_, len(own), musts, tuple(judged), whole))
    return tuple(found)
