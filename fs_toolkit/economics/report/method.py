"""The method box of sub-item 5.3: perspective, prices, rate, timing, period, definitions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Column, Paragraph, Spans, Table, spans
from fs_toolkit.document.cells import capital, cited, in_a_row
from fs_toolkit.document.marked import traced
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.report.words import option_name

EXCHANGE = re.compile(r"[A-Z]{3}/[A-Z]{3}")


def method(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """What every number of the chapter rests on, in one table."""
    yield Paragraph("economics.method.text", _sentence(basis, result, wording))
    rows = (
        ("perspective", wording("economics.method_box.perspective.text")),
        ("prices", _prices(basis, wording)),
        ("exchange", _exchange(basis, wording)),
        ("rate", _rate(basis, result, wording)),
        ("timing", capital(wording.text(f"economics.timing.{basis.settings.timing}")) + "."),
        ("period", _period(basis, wording)),
        ("without", _without(result, wording)),
        ("ratio", wording("economics.method_box.ratio.text")),
    )
    yield Table(
        "economics.method.box",
        wording.text("economics.method_box.caption"),
        (
            Column(wording.text("economics.method_box.column.point"), 1.4),
            Column(wording.text("economics.method_box.column.here"), 5.0),
        ),
        tuple((wording.text(f"economics.method_box.{name}.head"), text) for name, text in rows),
        source=wording("economics.method_box.source"),
    )


def _sentence(basis: Basis, result: EconomicsResult, wording: Wording) -> Spans:
    return wording(
        "economics.method.sentence",
        option=option_name(result, result.cost_benefit.recommended),
    )


def _prices(basis: Basis, wording: Wording) -> Spans:
    settings = basis.settings
    return wording(
        "economics.method_box.prices.text",
        currency=settings.currency,
        year=wording.year(settings.price_year),
    )


def _exchange(basis: Basis, wording: Wording) -> Spans:
    """Every exchange rate that is a quantity, with its date."""
    found: list[Spans] = []
    for row in basis.quantities.values():
        if EXCHANGE.fullmatch(row.unit) and row.value is not None:
            bought, sold = row.unit.split("/")
            text = wording(
                "economics.method_box.exchange.text",
                amount=traced(row.id, wording.number(row.value, digits=2)),
                bought=bought,
                sold=sold,
                name=row.name,
            )
            found.append(cited(text, [row.source] if row.source else []))
    if not found:
        return wording("economics.method_box.exchange.none")
    return tuple(span for each in found for span in (*each, *spans(" ")))


def _rate(basis: Basis, result: EconomicsResult, wording: Wording) -> Spans:
    rate = result.cost_benefit.evaluation.rate
    row = basis.quantities[result.cost_benefit.evaluation.model.discount_rate]
    ends = [each for each in (row.low, row.high) if each is not None]
    shown = traced(row.id, wording.share(rate))
    if ends:
        tested = traced(row.id, wording.list(wording.share(each) for each in ends))
        text = wording("economics.method_box.rate.text", rate=shown, ends=tested)
    else:
        text = wording("economics.method_box.rate.alone", rate=shown)
    said = in_a_row([text, spans(row.reason)]) if row.reason else text
    return cited(said, [row.source] if row.source else [])


def _period(basis: Basis, wording: Wording) -> Spans:
    live = int(basis.value(basis.settings.go_live))
    opens = traced(basis.settings.go_live, wording.year(live))
    first, last = int(basis.years[0]), int(basis.years[-1])
    if not first < live <= last:
        return wording(
            "economics.method_box.period.service",
            first=wording.year(first),
            last=wording.year(last),
        )
    if live - 1 == first:
        return wording(
            "economics.method_box.period.one",
            first=wording.year(first),
            live=opens,
            last=wording.year(last),
        )
    return wording(
        "economics.method_box.period.text",
        first=wording.year(first),
        before=wording.year(live - 1),
        live=opens,
        last=wording.year(last),
    )


def _without(result: EconomicsResult, wording: Wording) -> Spans:
    options = result.cost_benefit.evaluation.model.options
    names = [option.name for option in options if option.kind != "baseline"]
    baseline = next(option.name for option in options if option.kind == "baseline")
    return wording(
        "economics.method_box.without.text", baseline=baseline, options=wording.list(names)
    )
