"""Sub-item 1.1 as blocks: the forces around the project, how strong they are and when they bear."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.core.ties import foremost
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Chart,
    Column,
    Heading,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import cited, made_up, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.report.heat import forces_list
from fs_toolkit.environment.result import EnvironmentResult, Force, Forces


def pestel(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    """Facts around the project, their weight, and what follows from each."""
    yield Heading("environment.pestel_part", 3, wording.text("environment.pestel.heading"))
    yield from unanswered("environment.pestel.pending", inputs, "pestel", wording)
    forces = result.forces
    if forces is None:
        return
    items = rows(inputs.pestel)
    helps = sum(item.effect == "helps" for item in items)
    words = {
        "count": wording.number(len(items)),
        "helps": wording.number(helps),
        "hinders": wording.number(len(items) - helps),
    }
    yield Paragraph("environment.pestel.intro", wording("environment.pestel.intro", **words))
    judged = {item.origin for item in items}
    source = "source" if judged <= {"desk_estimate", "published"} else "source_workshop"
    yield Table(
        "environment.pestel",
        made_up(
            wording.text(
                "environment.pestel.caption", hinders=words["hinders"], count=words["count"]
            ),
            items,
            basis.about.city,
            wording,
        ),
        _columns(wording),
        tuple(_by_field(forces, wording)),
        source=wording(f"environment.pestel.{source}"),
    )
    if len(forces.ranked) > 1:
        yield from _heat(forces, basis, wording)


def _columns(wording: Wording) -> tuple[Column, ...]:
    widths = (("fact", 4.9), ("weight", 1.9), ("bearing", 3.2))
    return tuple(
        Column(wording.text(f"environment.pestel.{name}"), width) for name, width in widths
    )


def _by_field(forces: Forces, wording: Wording) -> Iterator[tuple[str | Spans | Cell, ...]]:
    """Rows under the name of their field, in the order in which the fields first come."""
    for field in dict.fromkeys(force.item.dimension for force in forces.items):
        name = wording.text(f"environment.dimension.{field}")
        yield (Cell(spans(name), shade=1, bold=True, columns=len(_columns(wording))),)
        for force in forces.items:
            if force.item.dimension == field:
                yield _row(force, wording)


def _row(force: Force, wording: Wording) -> tuple[str | Spans | Cell, ...]:
    item = force.item
    fact: Spans = (*cited(item.fact.rstrip("."), item.source), *spans("."))
    if item.reason:
        fact = (*fact, *spans(f" {item.reason.rstrip('.')}."))
    effect = wording.text(f"environment.effect.{item.effect}")
    weight = effect
    if force.score is not None:
        weight = wording.text(
            "environment.pestel.scored",
            effect=effect,
            score=signed(force.score, wording),
            likelihood=wording.number(item.likelihood),
            impact=wording.number(item.impact),
        )
    if item.horizon:
        weight = f"{weight}; {wording.text(f'environment.horizon.{item.horizon}')}"
    return fact, weight, item.bearing


def signed(score: int, wording: Wording) -> str:
    """A score with its sign: +12, −20."""
    return f"+{wording.number(score)}" if score > 0 else wording.number(score)


def _named(force: Force, wording: Wording) -> str:
    """A force among several, with its own sign."""
    return wording.text(
        "environment.forces.one",
        name=(force.item.short or force.item.fact).rstrip("."),
        score=signed(force.score or 0, wording),
    )


def _heat(forces: Forces, basis: Basis, wording: Wording) -> Iterator[Block]:
    alike = foremost(forces.ranked, lambda force: abs(force.score or 0))
    first = alike[0]
    words = {
        "helping": wording.number(forces.helping),
        "hindering": wording.number(forces.hindering),
        "first": (first.item.short or first.item.fact).rstrip("."),
        "score": signed(first.score or 0, wording),
    }
    several = "" if len(alike) == 1 else "_several"
    if several:
        words["first"] = "; ".join(_named(force, wording) for force in alike)
        words["score"] = wording.number(abs(first.score or 0))
    intro = {each: word for each, word in words.items() if each != "score" or not several}
    yield Paragraph(
        "environment.forces.intro", wording(f"environment.forces.intro{several}", **intro)
    )
    which = "against" if forces.hindering >= forces.helping else "for"
    caption = wording.text(
        f"environment.forces.caption_{which}",
        helping=words["helping"],
        hindering=words["hindering"],
    )
    yield Chart(
        "environment.forces",
        made_up(caption, [force.item for force in forces.ranked], basis.about.city, wording),
        forces_list(
            forces,
            wording.text(
                f"environment.forces.title{several}",
                **({"count": wording.number(len(alike))} if several else {"first": words["first"]}),
                score=words["score"],
            ),
            wording,
        ),
        wording.text(
            f"environment.forces.alt{several}",
            count=wording.number(len(forces.ranked)),
            first=words["first"],
            score=words["score"],
        ),
        source=wording("environment.forces.source"),
    )
