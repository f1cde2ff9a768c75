"""The gates of 5.4 as a chart: what is measured after each step, and what follows if it is missed."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Chart, Paragraph
from fs_toolkit.document.charts import ProcessChart, ProcessStep
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers
from fs_toolkit.economics.conditions import Condition
from fs_toolkit.economics.report.conditions import condition_words

STEP, GATE, ELSE = 0, 1, 2


def gate_chart(basis: Basis, result: EconomicsAnswers, wording: Wording) -> Iterator[Block]:
    """Phases, the gates at their ends, and the way out of each; nothing without gates."""
    gates = sorted(result.handed.gates, key=lambda each: (each.month or "9999", each.id))
    if not gates:
        return
    yes, no = wording.text("feasibility.gates.yes"), wording.text("feasibility.gates.no")
    steps: list[ProcessStep] = []
    before: tuple[tuple[str, str], ...] = ()
    last_phase = ""
    for gate in gates:
        if gate.phase and gate.phase != last_phase:
            kind = "step" if steps else "start"
            name = _dated(gate.phase, gate.month, wording)
            steps.append(ProcessStep(f"phase_{gate.id}", STEP, name, kind, before))  # type: ignore[arg-type]
            before, last_phase = ((f"phase_{gate.id}", ""),), gate.phase
        said = Condition("gate", gate.measure, threshold=gate.threshold, unit=gate.unit)
        question = condition_words(said, wording).text
        steps.append(ProcessStep(gate.id, GATE, question, "decision", before, True))
        steps.append(ProcessStep(f"else_{gate.id}", ELSE, gate.otherwise, "end", ((gate.id, no),)))
        before = ((gate.id, yes),)
    steps.append(ProcessStep("on", STEP, wording.text("feasibility.gates.on"), "end", before))
    words = {"count": wording.number(len(gates)), "first": gates[0].phase or wording.dash}
    yield Paragraph("economics.gates.intro", wording("feasibility.gates.intro", **words))
    yield Chart(
        "economics.gates",
        wording.text("feasibility.gates.caption", count=words["count"]),
        ProcessChart(
            wording.text("feasibility.gates.title"),
            tuple(
                wording.text(f"feasibility.gates.lane.{lane}") for lane in ("step", "gate", "else")
            ),
            tuple(steps),
        ),
        wording.text("feasibility.gates.alt", count=words["count"]),
        source=wording("feasibility.gates.source"),
    )


def _dated(phase: str, month: str, wording: Wording) -> str:
    if not month:
        return phase
    return wording.text("feasibility.gates.until", phase=phase, month=wording.date(month))
