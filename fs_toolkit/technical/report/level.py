"""Sub-item 2.1 as blocks: its parts in their order, and what opens and closes it."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import is_pending, rows
from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Callout,
    Group,
    Heading,
    Paragraph,
    Spans,
)
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inventory import DIGITAL_STAGE
from fs_toolkit.technical.report.diagnosis import report_diagnosis
from fs_toolkit.technical.report.infrastructure import report_infrastructure
from fs_toolkit.technical.report.interviews import report_interviews
from fs_toolkit.technical.report.services import report_services
from fs_toolkit.technical.report.surveys import report_surveys
from fs_toolkit.technical.report.swot import report_swot
from fs_toolkit.technical.report.systems import report_systems

INQUIRIES = (
    "equipment",
    "power",
    "service_inventory",
    "systems",
    "answers",
    "interviews",
    "responses",
)
"""What has to be asked in the city itself."""


def report_level(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    """The current level of ICT."""
    yield Heading("technical.level", 2, wording.text("technical.level.title"))
    yield Paragraph(
        "technical.level.answer", _answer(inputs, basis, result, wording), style="answer"
    )
    yield from prose(inputs.level, "technical.level.reading")
    yield from report_infrastructure(inputs, basis, result, wording)
    yield from report_services(inputs, basis, result, wording)
    yield from report_systems(inputs, basis, result, wording)
    yield from report_diagnosis(inputs, basis, result, wording)
    yield from report_surveys(inputs, basis, result, wording)
    yield from report_interviews(inputs, basis, result, wording)
    yield from report_swot(inputs, result, wording, basis.about.city)
    yield from _afterwards(inputs, wording)


def _answer(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult, wording: Wording
) -> Spans:
    waiting = [name for name in INQUIRIES if is_pending(getattr(inputs, name))]
    counted = f"{_counted(basis, result, wording)} {_standing(result, wording)}".strip()
    if not waiting:
        weak = _weak(inputs, result, wording)
        return wording("technical.level.answer_closed", counted=counted, weak=weak)
    words = wording.list([wording.text(f"technical.inquiry.{name}") for name in waiting])
    return wording("technical.level.answer_open", counted=counted, waiting=words)


def _weak(inputs: TechnicalInputs, result: TechnicalResult, wording: Wording) -> str:
    """What of the inventory cannot carry the project as it is, as a sentence."""
    found = result.level.inventory
    ended = sum(each.ended or each.full for each in found.equipment)
    parts = []
    if ended:
        parts.append(
            wording.text(
                "technical.level.weak_equipment",
                weak=wording.number(ended),
                kinds=wording.number(len(found.equipment)),
            )
        )
    if found.dark:
        parts.append(
            wording.text(
                "technical.level.weak_power",
                dark=wording.number(len(found.dark)),
                sites=wording.number(len(rows(inputs.power))),
            )
        )
    if len(found.taking_reports) > 1:
        count = wording.number(len(found.taking_reports))
        parts.append(wording.text("technical.level.weak_registers", count=count))
    if not parts:
        return wording.text("technical.level.weak_none")
    return wording.text("technical.level.weak", parts=wording.list(parts))


def _standing(result: TechnicalResult, wording: Wording) -> str:
    """Where the diagnosis puts the city, as a sentence; nothing while it puts it nowhere."""
    found = result.level.diagnosis
    if found.level is None:
        return ""
    worst = min(found.areas, key=lambda area: area.score)
    return wording.text(
        "technical.level.standing",
        score=wording.number(found.now.overall, 0),
        level=str(found.level),
        worst=wording.text(f"technical.area.{worst.area}"),
    )


def _counted(basis: Basis, result: TechnicalResult, wording: Wording) -> str:
    """What is known of the number of online services, as a sentence."""
    known = result.level.inventory.services
    inventory = result.level.inventory.service_inventory
    if inventory is not None:
        digital = sum(each.service.stage >= DIGITAL_STAGE for each in inventory.services)
        return wording.text(
            "technical.level.counted_inventory",
            city=basis.about.city,
            services=wording.number(len(inventory.services)),
            digital=wording.number(digital),
        )
    if known is None:
        return wording.text("technical.level.uncounted", city=basis.about.city)
    words = {
        "city": basis.about.city,
        "services": wording.number(known.latest.services),
        "what": known.latest.what,
        "as_of": wording.date(known.latest.as_of),
    }
    if known.share is None:
        return wording.text("technical.level.counted", **words)
    share = wording.share(known.share)
    return wording.text("technical.level.counted_share", **words, share=share)


def _afterwards(inputs: TechnicalInputs, wording: Wording) -> Iterator[Block]:
    """The box of later events, which no number of the study uses."""
    for group in prose(inputs.afterwards, "technical.afterwards"):
        pieces = group.blocks if isinstance(group, Group) else ()
        body = tuple(piece for piece in pieces if isinstance(piece, Paragraph | Bullets))
        yield Callout("technical.afterwards", wording.text("report.box.afterwards"), body)
