"""The charts of the diagnosis: six areas around a centre, and the two forces against each other."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor, isnan

from fs_toolkit.document.blocks import Chart
from fs_toolkit.document.cells import made_up
from fs_toolkit.document.charts import GridChart, Point, RadarChart, Series
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis.diagnosis import Comparison, DiagnosisResult

FEWEST_AXES = 3
MIDDLE = 50.0


def _or_gap(value: float) -> float | None:
    """A score as it is printed: whole points; a gap where there is none."""
    return None if isnan(value) else float(floor(value + 0.5))


def radar(
    found: DiagnosisResult, behind: Iterable[object], city: str, wording: Wording
) -> Chart | None:
    """Now, the mean of the peers and the target by area; None below three scored areas."""
    scored = [area for area in found.areas if not isnan(area.score)]
    if len(scored) < FEWEST_AXES:
        return None
    series = [
        Series(
            wording.text("technical.diagnosis.now"),
            tuple(_or_gap(area.score) for area in found.areas),
            emphasis=True,
        )
    ]
    if any(area.peers for area in found.areas):
        peers = max(area.peers for area in found.areas)
        series.append(
            Series(
                wording.text("technical.diagnosis.peers", count=wording.number(peers)),
                tuple(_or_gap(area.peer_mean) for area in found.areas),
            )
        )
    if any(area.target is not None for area in found.areas):
        series.append(
            Series(
                wording.text("technical.diagnosis.target"),
                tuple(area.target for area in found.areas),
                dashed=True,
            )
        )
    best = max(scored, key=lambda area: area.score)
    worst = min(scored, key=lambda area: area.score)
    title = wording.text(
        "technical.diagnosis.radar_title",
        best=wording.text(f"technical.area.{best.area}"),
        worst=wording.text(f"technical.area.{worst.area}"),
        gap=wording.number(best.score - worst.score, 0),
    )
    names = tuple(wording.text(f"technical.area.{area.area}") for area in found.areas)
    shown = [
        f"{name} {wording.dash if isnan(area.score) else wording.number(area.score, 0)}"
        for name, area in zip(names, found.areas, strict=True)
    ]
    return Chart(
        "technical.level.radar",
        made_up(title, behind, city, wording),
        RadarChart(title, names, tuple(series), 100, wording.text("technical.diagnosis.points")),
        wording.text("technical.diagnosis.radar_alt", scores="; ".join(shown)),
        wording("technical.source.own_scale"),
    )


def quadrant(
    found: DiagnosisResult, behind: Iterable[object], city: str, wording: Wording
) -> Chart | None:
    """The two forces against each other; None while the city has no place in it."""
    if isnan(found.now.internal) or isnan(found.now.external):
        return None
    points = [_point(wording.text("technical.diagnosis.city_now", city=city), found.now, "now")]
    if not isnan(found.target.internal) and not isnan(found.target.external):
        points.append(_point(wording.text("technical.diagnosis.target"), found.target, "target"))
    for earlier in found.history:
        if earlier.comparable and not isnan(earlier.scores.overall):
            name = wording.text("technical.diagnosis.city_in", year=wording.year(earlier.year))
            points.append(_point(name, earlier.scores, "earlier"))
    points += [_point(name, scores, "peer") for name, scores in found.peers.items()]
    names = {"now", "target", "earlier", "peer"} & {point.group for point in points}
    grouped = tuple(
        Point(p.name, p.x, p.y, p.size, wording.text(f"technical.diagnosis.group_{p.group}"))
        if len(names) > 1
        else Point(p.name, p.x, p.y, p.size)
        for p in points
    )
    key = ("strong" if found.now.internal >= MIDDLE else "weak") + (
        "_strong" if found.now.external >= MIDDLE else "_weak"
    )
    title = wording.text(f"technical.diagnosis.quadrant_title_{key}")
    return Chart(
        "technical.level.forces",
        made_up(title, behind, city, wording),
        GridChart(
            title,
            grouped,
            wording.text("technical.diagnosis.internal_axis"),
            wording.text("technical.diagnosis.external_axis"),
            (0, 100),
            (0, 100),
            (
                wording.text("technical.diagnosis.quadrant_outside"),
                wording.text("technical.diagnosis.quadrant_both"),
                wording.text("technical.diagnosis.quadrant_none"),
                wording.text("technical.diagnosis.quadrant_inside"),
            ),
        ),
        wording.text(
            "technical.diagnosis.quadrant_alt",
            points="; ".join(
                f"{p.name} {wording.number(p.x, 0)}/{wording.number(p.y, 0)}" for p in points
            ),
        ),
        wording("technical.source.own_scale"),
    )


def _point(name: str, scores: Comparison, group: str) -> Point:
    return Point(name, scores.internal, scores.external, group=group)
