"""Charts of section 1 as data: population, index series, policies over time, power and interest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.dates import decimal_year
from fs_toolkit.document.charts import (
    GridChart,
    LineChart,
    Numbers,
    Point,
    Series,
    Span,
    TimeChart,
)
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.inputs.city import Term
from fs_toolkit.environment.inputs.overview import IndexEdition
from fs_toolkit.environment.inputs.strategy import Policy
from fs_toolkit.environment.report.trees import LEVELS
from fs_toolkit.environment.result import Outlook, StakeholderMap

MILLION = 1e6
THOUSAND = 1e3


def population_line(outlook: Outlook, title: str, wording: Wording) -> LineChart:
    """Count after count, then the projection with its range, in million people or, of a smaller city, in thousands."""
    counted = dict(outlook.observed)
    small = max((*counted.values(), *outlook.base)) < MILLION
    scale = THOUSAND if small else MILLION
    years = tuple(sorted({*counted, *outlook.years}))
    projected = {year: outlook.at(year) for year in outlook.years}

    def column(position: int) -> Numbers:
        return tuple(
            projected[year][position] / scale if year in projected else None for year in years
        )

    return LineChart(
        title=title,
        x=years,
        series=(
            Series(
                wording.text("environment.population.counted"),
                tuple(counted[year] / scale if year in counted else None for year in years),
                emphasis=True,
            ),
            Series(wording.text("environment.population.projected"), column(1), dashed=True),
        ),
        unit=wording.text(f"environment.population.unit_{'thousand' if small else 'million'}"),
        band=(column(0), column(2)),
    )


def index_series(
    editions: Sequence[IndexEdition], cutoff: int, title: str, wording: Wording
) -> LineChart:
    """Country, mean of its peers and leader; dashed after the cut-off."""
    years = tuple(sorted({row.year for row in editions}))
    own = {row.year: row.egdi for row in editions if row.role == "own"}
    leader = {row.year: row.egdi for row in editions if row.role == "leader"}
    peers: dict[int, float] = {}
    for year in years:
        values = [row.egdi for row in editions if row.role == "peer" and row.year == year]
        if values:
            peers[year] = sum(values) / len(values)
    names = {
        "own": next((row.country for row in editions if row.role == "own"), ""),
        "peers": wording.text("environment.later.peers"),
        "leader": next((row.country for row in editions if row.role == "leader"), ""),
    }
    known = max((year for year in years if year <= cutoff), default=years[0])
    series: list[Series] = []
    for key, values_by_year in (("own", own), ("peers", peers), ("leader", leader)):
        if not values_by_year:
            continue
        before = tuple(values_by_year.get(year) if year <= known else None for year in years)
        after = tuple(values_by_year.get(year) if year >= known else None for year in years)
        series.append(Series(names[key], before, emphasis=key == "own"))
        if years[-1] > known:
            later = wording.text("environment.later.series", name=names[key])
            series.append(Series(later, after, emphasis=key == "own", dashed=True))
    marks = [*_breaks(editions, years, wording)]
    if years[-1] > cutoff:
        marks.append((cutoff + 1.0, wording.text("environment.later.cutoff")))
    return LineChart(
        title=title,
        x=years,
        series=tuple(series),
        unit=wording.text("environment.index.unit"),
        marks=tuple(marks),
    )


def _breaks(
    editions: Sequence[IndexEdition], years: Sequence[int], wording: Wording
) -> Iterator[tuple[float, str]]:
    """A line between two editions where the later one measures otherwise, or may do so."""
    broken = {row.year: row.breaks for row in editions if row.breaks}
    for before, year in pairwise(years):
        if year in broken:
            yield (before + year) / 2, wording.text(f"environment.index.mark.{broken[year]}")


def policy_times(
    policies: Sequence[Policy],
    terms: Sequence[Term],
    basis: Basis,
    title: str,
    wording: Wording,
) -> TimeChart:
    """Policies from their adoption to their end, beside the project's own years and elections."""
    settings = basis.settings
    last = settings.first_year + settings.years
    dated = sorted(
        ((policy, policy.date_passed) for policy in policies if policy.date_passed is not None),
        key=lambda pair: (LEVELS.index(pair[0].level), pair[1]),
    )
    bars = [
        Span(
            policy.short,
            decimal_year(passed),
            float(policy.ends + 1 if policy.ends else last),
            group=wording.text(f"environment.level.{policy.level}"),
            open_end=policy.ends is None,
        )
        for policy, passed in dated
    ]
    project = Span(
        basis.about.project,
        float(settings.first_year),
        float(last),
        group=wording.text("environment.strategy.project"),
        critical=True,
    )
    marks = (
        (decimal_year(basis.about.in_force_at), wording.text("environment.strategy.today")),
        (basis.value(settings.go_live), wording.text("environment.strategy.go_live")),
    )
    elections = {
        decimal_year(term.next_election)
        for term in terms
        if term.next_election and term.next_election <= date(last, 1, 1)
    }
    word = wording.text("environment.strategy.election")
    return TimeChart(title, (*bars, project), (*marks, *((day, word) for day in sorted(elections))))


def power_grid(map_: StakeholderMap, title: str, wording: Wording) -> GridChart:
    """Means of power and interest, with the four ways to deal with a group."""
    points = tuple(
        Point(
            row.stakeholder.name,
            row.interest.mean,
            row.power.mean,
            group=wording.text(f"environment.group.{row.stakeholder.group}"),
        )
        for row in map_.rated
    )
    return GridChart(
        title=title,
        points=points,
        x_label=wording.text("environment.scores.interest"),
        y_label=wording.text("environment.scores.power"),
        x_range=(1.0, 5.0),
        y_range=(1.0, 5.0),
        quadrants=(
            wording.text("environment.quadrant.keep_satisfied"),
            wording.text("environment.quadrant.manage_closely"),
            wording.text("environment.quadrant.monitor"),
            wording.text("environment.quadrant.keep_informed"),
        ),
    )
