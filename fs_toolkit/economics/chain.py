"""The chain of a study: need, requirement, component, cost, benefit, indicator; and where it breaks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from fs_toolkit.core.findings import NOWHERE, Place
from fs_toolkit.core.model import rows
from fs_toolkit.economics.handed_over import HandedOver, HandedRequirement
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.traceability import carried, composed, inverse, unlinked

Joint = Literal[
    "need_requirement",
    "need_benefit",
    "requirement_need",
    "requirement_component",
    "requirement_cost",
    "requirement_test",
    "component_requirement",
    "benefit_need",
    "benefit_indicator",
    "indicator_benefit",
]
EFFECT = "effect."
"""Before the ids of effects that are not put into money, so that they are no lines."""
BY_LAW = ("law", "policy")
"""Grounds of requirements that no need has to ask for."""


@dataclass(frozen=True)
class Loose:
    """A thing that hangs on nothing at one joint."""

    id: str
    name: str
    place: Place = NOWHERE


@dataclass(frozen=True)
class JointResult:
    """One joint of the chain: how many things are linked there, and which are not."""

    joint: Joint
    total: int
    loose: tuple[Loose, ...]

    @property
    def linked(self) -> int:
        """How many are linked."""
        return self.total - len(self.loose)


@dataclass(frozen=True)
class ChainRow:
    """A requirement with all that hangs on it, by id."""

    requirement: HandedRequirement
    needs: tuple[str, ...]
    components: tuple[str, ...]
    lines: tuple[str, ...]
    """Cost lines of the recommended option."""
    benefits: tuple[str, ...]
    """Benefit lines and effects that are not put into money, of the needs that ask for it."""
    indicators: tuple[str, ...]


@dataclass(frozen=True)
class Chain:
    """The whole chain; no joints where a study has neither needs nor requirements."""

    joints: tuple[JointResult, ...] = ()
    rows: tuple[ChainRow, ...] = ()
    needs: Mapping[str, str] = field(default_factory=dict)
    """Label and words of each need, by id: N1 To know where a petition stands."""
    benefits: Mapping[str, str] = field(default_factory=dict)
    """The same of benefit lines and effects: B1."""
    indicators: Mapping[str, str] = field(default_factory=dict)
    """The same of indicators: I1."""

    @property
    def loose(self) -> int:
        """How many ends are loose, at all joints."""
        return sum(len(each.loose) for each in self.joints)


def chain(inputs: EconomicsInputs, handed: HandedOver, recommended: str | None) -> Chain:
    """Trace every need to what it costs and brings, and list the loose ends at every joint.

    A requirement that a law or a policy asks for needs nobody who feels it; one that the
    recommended option does not meet needs no cost. What stands on one side only, because the
    other section has no answer yet, is no loose end.
    """
    needs, requirements = rows(inputs.needs), _wanted(handed, recommended)
    lines = {row.id: row for row in rows(inputs.lines)}
    costs = [row for row in lines.values() if row.side == "cost" and _in(row.option, recommended)]
    worth = [
        row for row in lines.values() if row.side == "benefit" and _in(row.option, recommended)
    ]
    effects = [row for row in rows(inputs.unmonetised) if row.direction == "benefit"]
    asks = {need.id: need.requirements for need in needs}
    gains = {need.id: (*need.lines, *(EFFECT + id for id in need.effects)) for need in needs}
    met_by = inverse({part.id: part.requirements for part in handed.components})
    paid_by = inverse({row.id: (row.component,) for row in costs if row.component})
    shown: dict[str, tuple[str, ...]] = {EFFECT + row.id: row.indicators for row in effects}
    for promise in rows(inputs.realisation):
        shown[promise.line] = (*shown.get(promise.line, ()), *promise.indicators)
    asked_by, counted_by = inverse(asks), inverse(gains)
    known = {row.id for row in requirements}
    links = _Links(known, asks, gains, met_by, paid_by, shown)

    def loose(joint: Joint, things: Iterable[_Thing], alone: Collection[str]) -> JointResult:
        every = tuple(things)
        found = tuple(Loose(*each) for each in every if each[0] in alone)
        return JointResult(joint, len(every), found)

    wants = [(row.id, row.text, row.where) for row in needs]
    musts = [(row.id, f"{row.label} {row.text}", row.place) for row in requirements]
    felt = [each for each, row in zip(musts, requirements, strict=True) if row.ground not in BY_LAW]
    gained = [(row.id, row.name, row.where) for row in worth]
    gained += [(EFFECT + row.id, row.name, row.where) for row in effects]
    joints = []
    if needs and requirements:
        joints += [
            loose("need_requirement", wants, unlinked(asks, links.asks)),
            loose("requirement_need", felt, unlinked(known, asked_by)),
        ]
    if needs and gained:
        joints += [
            loose("need_benefit", wants, unlinked(gains, gains)),
            loose("benefit_need", gained, unlinked((each[0] for each in gained), counted_by)),
        ]
    if requirements and handed.components:
        parts = [(row.id, row.name, row.place) for row in handed.components]
        meets = {row.id: row.requirements for row in handed.components}
        joints += [
            loose("requirement_component", musts, unlinked(known, met_by)),
            loose("component_requirement", parts, unlinked(meets, meets)),
        ]
    if requirements and costs:
        paid = composed(met_by, paid_by)
        joints.append(loose("requirement_cost", musts, unlinked(known, paid)))
    if requirements:
        untested = {row.id for row in requirements if not row.tested}
        joints.append(loose("requirement_test", musts, untested))
    if handed.indicators and gained:
        signs = [(row.id, row.text, row.place) for row in handed.indicators]
        serves = {row.id: row.serves for row in handed.indicators}
        aimed = {row.id for row in handed.indicators if row.goal} | set(inverse(shown))
        joints += [
            loose("benefit_indicator", gained, unlinked((each[0] for each in gained), shown)),
            loose("indicator_benefit", signs, set(serves) - carried(serves, aimed)),
        ]
    return Chain(
        tuple(joints),
        tuple(links.row(each, asked_by) for each in requirements),
        needs={row.id: f"N{n} {row.text}" for n, row in enumerate(needs, 1)},
        benefits={each[0]: f"B{n} {each[1]}" for n, each in enumerate(gained, 1)},
        indicators={row.id: f"I{n} {row.text}" for n, row in enumerate(handed.indicators, 1)},
    )


_Thing = tuple[str, str, Place]


@dataclass(frozen=True)
class _Links:
    known: Collection[str]
    needs: Mapping[str, tuple[str, ...]]
    gains: Mapping[str, tuple[str, ...]]
    met_by: Mapping[str, tuple[str, ...]]
    paid_by: Mapping[str, tuple[str, ...]]
    shown: Mapping[str, tuple[str, ...]]

    @property
    def asks(self) -> dict[str, tuple[str, ...]]:
        """Needs to requirements that are in the project: one that was put off answers nothing."""
        return {
            need: tuple(id for id in wanted if id in self.known)
            for need, wanted in self.needs.items()
        }

    def row(
        self, requirement: HandedRequirement, asked_by: Mapping[str, tuple[str, ...]]
    ) -> ChainRow:
        start = {requirement.id: asked_by.get(requirement.id, ())}
        benefits = composed(start, self.gains)
        components = self.met_by.get(requirement.id, ())
        lines = composed({requirement.id: components}, self.paid_by)
        indicators = composed(benefits, self.shown)
        return ChainRow(
            requirement,
            start[requirement.id],
            components,
            lines[requirement.id],
            benefits[requirement.id],
            indicators[requirement.id],
        )


def _wanted(handed: HandedOver, recommended: str | None) -> tuple[HandedRequirement, ...]:
    """The requirements that the recommended option must meet."""
    return tuple(
        row
        for row in handed.requirements
        if row.wanted and (not row.options or recommended is None or recommended in row.options)
    )


def _in(options: Collection[str], recommended: str | None) -> bool:
    return recommended is None or recommended in options or "all" in options
