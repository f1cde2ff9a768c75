"""4.4 as blocks: how certain the date is, and when work stands still."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.document.blocks import Block, Paragraph, Span, spans
from fs_toolkit.document.cells import cited
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis.finish_risk import FinishRisk
from fs_toolkit.proposal.analysis.schedule import ProjectSchedule
from fs_toolkit.proposal.report.words import months


def report_certainty(
    schedule: ProjectSchedule, risk: FinishRisk | None, wording: Wording
) -> Iterator[Block]:
    """The chance of the date, and the periods without work."""
    if risk is not None:
        yield Paragraph(
            "proposal.certainty",
            wording("proposal.certainty.text", **_told(schedule, risk, wording)),
        )
    if schedule.standstills:
        yield Paragraph("proposal.standstills", tuple(_calendar(schedule, wording)))


def _told(schedule: ProjectSchedule, risk: FinishRisk, wording: Wording) -> dict[str, str]:
    def month(moment: float) -> str:
        return wording.date(schedule.month(moment))

    if risk.as_planned < 0.005:
        kept = wording.text("proposal.certainty.kept_hardly")
    else:
        kept = wording.text("proposal.certainty.kept", share=wording.share(risk.as_planned))
    bias = wording.text("proposal.certainty.bias_none")
    if risk.merge_bias >= 0.05:
        bias = wording.text("proposal.certainty.bias", months=months(risk.merge_bias, wording))
    return {
        "tasks": wording.number(risk.tasks),
        "expected": month(risk.expected),
        "formula": month(risk.p80_formula),
        "simulated": month(risk.p80),
        "kept": kept,
        "bias": bias,
        "draws": wording.number(risk.draws),
        "seed": wording.year(risk.seed),
    }


def _calendar(schedule: ProjectSchedule, wording: Wording) -> Iterator[Span]:
    """Periods of one name stand together, with the reason of the first and all sources."""
    yield from wording("proposal.certainty.calendar")
    by_name = dict.fromkeys(each.name for each in schedule.standstills)
    for number, name in enumerate(by_name, start=1):
        found = [each for each in schedule.standstills if each.name == name]
        days = wording.list(
            wording.text(
                "proposal.certainty.days",
                first=wording.date(each.first),
                last=wording.date(each.last),
            )
            for each in found
        )
        words = wording.text(
            "proposal.certainty.standstill",
            name=name,
            days=days,
            reason=found[0].reason[:1].lower() + found[0].reason[1:],
        )
        yield from spans(" ")
        yield from cited(words, (source for each in found for source in each.source))
        yield from spans("." if number == len(by_name) else ";")
