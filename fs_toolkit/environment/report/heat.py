"""Heat maps of section 1 as data: forces by the time they bear, barriers before and after."""

from __future__ import annotations

from collections.abc import Sequence

from fs_toolkit.document.charts import HeatCell, HeatMap, HeatPanel, HeatRow
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.result import Force, Forces, RatedBarrier
from fs_toolkit.environment.risk_matrix import Band, band, score

STEPS: tuple[Band, ...] = ("low", "medium", "high", "critical")
"""Bands of a score as steps of shade, the lightest first."""
HORIZONS = ("decision", "building", "service")


def forces_list(forces: Forces, title: str, wording: Wording) -> HeatMap:
    """A row a force, the strongest first: its score under the time from which it bears."""
    return HeatMap(
        title=title,
        columns=tuple(wording.text(f"environment.horizon.{name}") for name in HORIZONS),
        panels=(HeatPanel("", tuple(_force(force, wording) for force in forces.ranked)),),
        scale=tuple(wording.text(f"environment.strength.{name}") for name in STEPS),
    )


def _force(force: Force, wording: Wording) -> HeatRow:
    points = force.score or 0
    step = STEPS.index(band(abs(points)))
    sign = "+" if points > 0 else ""
    shown = HeatCell(step, f"{sign}{wording.number(points)}")
    here = force.item.horizon or "decision"
    cells = tuple(shown if name == here else HeatCell(None) for name in HORIZONS)
    return HeatRow((force.item.short or force.item.fact).rstrip("."), cells)


def barrier_matrix(found: Sequence[RatedBarrier], title: str, wording: Wording) -> HeatMap:
    """Likelihood and severity with the numbers of the register, before and after the measures."""
    return HeatMap(
        title=title,
        columns=tuple(str(mark) for mark in range(1, 6)),
        panels=(
            _panel(wording.text("environment.matrix.before"), _marks(found, after=False)),
            _panel(wording.text("environment.matrix.after"), _marks(found, after=True)),
        ),
        scale=tuple(wording.text(f"environment.band.{name}") for name in STEPS),
        x_label=wording.text("environment.matrix.likelihood"),
        y_label=wording.text("environment.matrix.severity"),
    )


Place = tuple[int, int]


def _marks(found: Sequence[RatedBarrier], *, after: bool) -> dict[Place, list[int]]:
    """Numbers of barriers by likelihood and severity; what nothing is done about stays where it is."""
    places: dict[Place, list[int]] = {}
    for row in found:
        barrier = row.barrier
        likelihood, severity = barrier.likelihood, barrier.severity
        if after and barrier.residual_likelihood and barrier.residual_severity:
            likelihood, severity = barrier.residual_likelihood, barrier.residual_severity
        places.setdefault((likelihood, severity), []).append(row.number)
    return places


def _panel(name: str, places: dict[Place, list[int]]) -> HeatPanel:
    return HeatPanel(
        name,
        tuple(
            HeatRow(
                str(severity),
                tuple(
                    HeatCell(
                        STEPS.index(band(score(likelihood, severity))),
                        ", ".join(str(number) for number in places.get((likelihood, severity), ())),
                    )
                    for likelihood in range(1, 6)
                ),
            )
            for severity in range(5, 0, -1)
        ),
    )
