"""The charts of sub-item 5.3, each with the sentence that uses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.numeric import Floats
from fs_toolkit.document.blocks import Block, Chart, Paragraph, Ref
from fs_toolkit.document.charts import (
    BarChart,
    Interval,
    IntervalChart,
    LineChart,
    Series,
    Tornado,
    TornadoBar,
)
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.discounting import net_present_value
from fs_toolkit.economics.report.words import (
    THOUSAND,
    figure,
    option_name,
    price_basis,
    stated,
    thousands,
    unit_words,
)

BARS = 10


def _scaled(flow: Floats) -> tuple[float, ...]:
    return tuple(float(value) / THOUSAND for value in flow)


def cost_chart(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """Present value of the costs of each option, by kind of cost."""
    found = result.cost_benefit
    evaluation = found.evaluation
    timing = basis.settings.timing
    baseline = {each.line.id for each in evaluation.lines[evaluation.model.baseline]}
    kinds: dict[str, dict[str, float]] = {}
    for option in evaluation.model.alternatives:
        for each in evaluation.lines[option.id]:
            if each.line.side == "cost" and each.line.id not in baseline:
                present = float(net_present_value(evaluation.rate, each.economic, timing))
                by_option = kinds.setdefault(each.line.family, {})
                by_option[option.id] = by_option.get(option.id, 0.0) + present / THOUSAND
    if not kinds:
        return  # benefits without costs: there is nothing to show
    options = evaluation.model.alternatives
    dearest = max(options, key=lambda each: found.appraisals[each.id]["economic"].pv_costs)
    if dearest.id == found.recommended or found.base.pv_costs <= 0:
        title = wording.text("economics.costs.title_dearest", option=dearest.name)
    else:
        times = found.appraisals[dearest.id]["economic"].pv_costs / found.base.pv_costs
        title = wording.text(
            "economics.costs.title",
            option=dearest.name,
            times=wording.number(times, digits=1),
            recommended=option_name(result, found.recommended),
        )
    yield Paragraph("economics.costs.intro", wording("economics.costs.intro"))
    yield Chart(
        "economics.costs",
        title,
        BarChart(
            title=wording.text("economics.costs.chart"),
            categories=tuple(option.name for option in options),
            series=tuple(
                Series(_family(kind, wording), tuple(values.get(each.id, 0.0) for each in options))
                for kind, values in kinds.items()
            ),
            unit=price_basis(basis, wording),
            stacked=True,
            horizontal=True,
        ),
        alt=wording.text("economics.costs.alt"),
        source=wording("economics.costs.source"),
    )


def _family(kind: str, wording: Wording) -> str:
    key = f"economics.family.{kind}"
    return wording.text(key) if wording.has(key) else kind.replace("_", " ").capitalize()


def _flow_title(years: Iterable[int], net: Floats, wording: Wording) -> str:
    """From which year on every year pays, or how many do."""
    pays = [bool(each > 0) for each in net]
    if not any(pays):
        return wording.text("economics.flow_chart.title_never")
    last_short = max((at for at, each in enumerate(pays) if not each), default=-1)
    if last_short + 1 < len(pays):
        year = wording.year(int(list(years)[last_short + 1]))
        return wording.text("economics.flow_chart.title", year=year)
    counts = {"count": wording.number(sum(pays)), "years": wording.number(len(pays))}
    return wording.text("economics.flow_chart.title_some", **counts)


def flow_chart(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """Costs below, benefits above, the net flow as a line."""
    flows = result.cost_benefit.flows
    title = _flow_title(basis.years, flows.net, wording)
    yield Paragraph("economics.flow_chart.intro", wording("economics.flow_chart.intro"))
    yield Chart(
        "economics.flow_chart",
        title,
        BarChart(
            title=wording.text("economics.flow_chart.chart"),
            categories=tuple(wording.year(int(year)) for year in basis.years),
            series=(
                Series(wording.text("economics.flows.row.benefits"), _scaled(flows.benefits)),
                Series(wording.text("economics.flows.row.costs"), _scaled(-flows.costs)),
            ),
            unit=price_basis(basis, wording),
            stacked=True,
            line=Series(wording.text("economics.flows.row.net"), _scaled(flows.net), emphasis=True),
        ),
        alt=wording.text("economics.flow_chart.alt"),
        source=wording("economics.flows.chart_source"),
    )


def cumulative_chart(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """Discounted net flows added up, of every option."""
    found = result.cost_benefit
    evaluation = found.evaluation
    series = []
    for option in evaluation.model.alternatives:
        net = evaluation.increment(option.id).net
        growing = [
            float(net_present_value(evaluation.rate, net[: k + 1], basis.settings.timing))
            / THOUSAND
            for k in range(len(net))
        ]
        chosen = option.id == found.recommended
        series.append(Series(option.name, tuple(growing), emphasis=chosen))
    last = wording.year(int(basis.years[-1]))
    name = option_name(result, found.recommended)
    title = (
        wording.text("economics.cumulative.title", option=name, year=last)
        if found.base.npv > 0
        else wording.text(
            "economics.cumulative.title_short",
            option=name,
            year=last,
            amount=wording.money_words(-found.base.npv, basis.settings.currency),
        )
    )
    yield Paragraph("economics.cumulative.intro", wording("economics.cumulative.intro"))
    yield Chart(
        "economics.cumulative",
        title,
        LineChart(
            title=wording.text("economics.cumulative.chart"),
            x=tuple(int(year) for year in basis.years),
            series=tuple(series),
            unit=price_basis(basis, wording),
            zero_line=True,
        ),
        alt=wording.text("economics.cumulative.alt"),
        source=wording("economics.flows.chart_source"),
    )


def tornado_chart(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """One-way sensitivity of the net present value."""
    found = result.cost_benefit
    shown = found.swings[:BARS]
    if not shown:
        return
    names = [basis.quantities[swing.quantity].name for swing in shown]
    title = wording.text("economics.tornado.title", first=names[0])
    yield Paragraph(
        "economics.tornado.intro",
        wording(
            "economics.tornado.intro",
            first=names[0],
            low=thousands(shown[0].at_low, wording),
            high=thousands(shown[0].at_high, wording),
            basis=price_basis(basis, wording),
            count=wording.number(len(shown)),
        ),
    )
    yield Chart(
        "economics.tornado",
        title,
        Tornado(
            title=wording.text("economics.tornado.chart"),
            base=found.base.npv / THOUSAND,
            bars=tuple(
                TornadoBar(
                    name,
                    swing.at_low / THOUSAND,
                    swing.at_high / THOUSAND,
                    figure(swing.low, basis.quantities[swing.quantity], wording),
                    figure(swing.high, basis.quantities[swing.quantity], wording),
                )
                for name, swing in zip(names, shown, strict=True)
            ),
            unit=wording.text("economics.tornado.unit", basis=price_basis(basis, wording)),
        ),
        alt=wording.text("economics.tornado.alt"),
        source=wording("economics.tornado.source"),
    )


def peer_chart(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """The first assumption of which several observations exist, beside them."""
    several = [each for each in result.outside.comparisons if each.quantity and len(each.peers) > 1]
    for found in several[:1]:
        id = f"economics.peers.{found.quantity}"[:36]
        row = basis.quantities[found.quantity]
        low, high = found.observed
        title = wording.text(
            "economics.peers.title_inside" if found.inside else "economics.peers.title_outside",
            quantity=row.name,
        )
        yield Paragraph(
            f"{id}.intro",
            wording(
                "economics.peers.intro",
                figure=(Ref(id),),
                low=figure(low, row, wording),
                high=figure(high, row, wording),
                base=stated(found.value, row, wording),
                unit=unit_words(row.unit, wording),
                cutoff=wording.date(basis.about.information_cutoff),
            ),
        )
        yield Chart(
            id,
            title,
            IntervalChart(
                title=wording.text("economics.peers.chart", quantity=row.name),
                intervals=(
                    Interval(
                        wording.text("economics.peers.assumed", city=basis.about.city),
                        found.value,
                        row.low,
                        row.high,
                        "assumption",
                    ),
                    *(Interval(peer.name, peer.value, peer.low, peer.high) for peer in found.peers),
                ),
                unit=unit_words(row.unit, wording),
            ),
            alt=wording.text("economics.peers.alt"),
            source=wording(
                "economics.peers.source",
                references="; ".join(peer.reference for peer in found.peers),
            ),
        )
