"""Laws on the study's day, and the topics they cover."""

from __future__ import annotations

from datetime import date

from fs_toolkit.legal.coverage_index import MARKS, coverage_index
from fs_toolkit.legal.in_force import state_on
from fs_toolkit.legal.inputs.laws import Coverage, Law, LawLevel, Provision, Status
from fs_toolkit.legal.replacement import circles, successors
from fs_toolkit.legal.result import CoveredTopic, DatedLaw


def dated_laws(laws: tuple[Law, ...], day: date) -> tuple[DatedLaw, ...]:
    """Laws with their state on a day and those that followed on them, in order of their force."""
    known = {law.id: law for law in laws}
    replaced = {law.id: law.replaced_by for law in laws if law.replaced_by in known}
    lost = {id for circle in circles(replaced) for id in circle}
    found = []
    for law in sorted(laws, key=_start):
        chain = () if lost else successors(law.id, replaced)
        state = state_on(day, law.date_passed, law.date_in_force, law.date_repealed)
        found.append(DatedLaw(law, state, tuple(known[id] for id in chain)))
    return tuple(found)


def _start(law: Law) -> tuple[date, str]:
    return law.date_in_force or law.date_passed or date.max, law.id


def covered_topics(
    coverage: tuple[Coverage, ...],
    provisions: tuple[Provision, ...],
    dated: tuple[DatedLaw, ...],
) -> tuple[CoveredTopic, ...]:
    """Each topic with the laws in force, those to come, and what each level of law gives."""
    known = {row.law.id: row for row in dated}
    found = []
    for topic in coverage:
        named = [known[id] for id in topic.laws if id in known]
        found.append(
            CoveredTopic(
                row=topic,
                in_force=tuple(row.law for row in named if row.state in ("in_force", "undated")),
                coming=tuple(row.law for row in named if row.state == "passed"),
                by_level=_by_level(topic, provisions, known),
            )
        )
    return tuple(found)


def _by_level(
    topic: Coverage, provisions: tuple[Provision, ...], known: dict[str, DatedLaw]
) -> dict[LawLevel, Status]:
    """The best that a law in force of each level gives; a conflict outweighs it."""
    found: dict[LawLevel, Status] = {}
    for row in provisions:
        dated = known.get(row.law)
        if row.topic != topic.topic or dated is None or dated.state not in ("in_force", "undated"):
            continue
        before = found.get(dated.law.level, "none")
        if "conflicting" in (row.bears, before):
            found[dated.law.level] = "conflicting"
        else:
            found[dated.law.level] = max(row.bears, before, key=MARKS.__getitem__)
    return found


def index_of(topics: tuple[CoveredTopic, ...], *, weighted: bool) -> float | None:
    """Coverage index of the topics; None where there are none."""
    if not topics:
        return None
    weights = [topic.row.matters for topic in topics] if weighted else None
    return coverage_index([topic.row.status for topic in topics], weights)


def widest_gap(topics: tuple[CoveredTopic, ...]) -> CoveredTopic | None:
    """Return the topic that matters most and is covered worst; the first of the list where several are."""
    if not topics:
        return None
    return min(topics, key=lambda topic: (-topic.row.matters, MARKS[topic.row.status]))
