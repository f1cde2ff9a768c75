"""A portfolio in a table and sentences, for people."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from fs_toolkit.cli.tables import aligned
from fs_toolkit.portfolio.chart import WORDS, scale_of, unit_of
from fs_toolkit.portfolio.result import Portfolio
from fs_toolkit.portfolio.standing import Standing

SHOWN_APART = 20


def table(found: Portfolio, order: Standing) -> Iterator[str]:
    """The ranking for people, under what it rests on."""
    ask = found.ask
    yield (
        f"{len(found.entries)} {'cities' if len(found.entries) > 1 else 'city'}, {ask.draws:,} draws, "
        f"seed {ask.seed}, "
        f"{ask.sampling.replace('_', ' ')}; the option that each study recommends, over its baseline"
    )
    if order.places:
        ends = [each.value.percentiles[at] for each in order.places for at in (5, 95)]
        scale, word = scale_of(max((abs(end) for end in ends if math.isfinite(end)), default=0.0))
        yield f"ranked by {WORDS[order.criterion]}: {unit_of(order, word)}"
        yield ""
        yield from aligned(list(_rows(order, scale)), 1)
        yield ""
        by = "median (P50)" if order.criterion == "bcr" else "mean"
        yield f"rank: by the {by}; the shares of draws may give another order"
        yield "±: standard error of the figure to its left; with a Latin hypercube an upper bound"
        yield "shares are of draws; above next: how often it stands above the city in the next row"
    yield from _downside(order)
    yield from _of_scenarios(found, order)
    if not order.places and order.apart and order.money is None:
        yield (
            "no city is ranked: give --currency and --price-year, and --rates with what they are "
            "converted by; or --rank-by bcr, which needs no common money"
        )
    for label, reason in order.apart[:SHOWN_APART]:
        yield f"not ranked: {label}: {reason}"
    if len(order.apart) > SHOWN_APART:
        yield f"not ranked: {len(order.apart) - SHOWN_APART} more"
    if order.sources:
        yield f"rates: {'; '.join(order.sources)}"
    yield from order.notes


def _rows(order: Standing, scale: float) -> Iterator[tuple[str, ...]]:
    top = min(order.top_count, len(order.places))
    yield (
        "city", "rank", "mean", "±", "P5", "P50", "P95", "NPV < 0", "±", "first", "±",
        f"top {top}", "±", "above next",
    )  # fmt: skip
    for row, each in enumerate(order.places):
        amounts = (each.value.mean, each.value.se, *(each.value.percentiles[at] for at in (5, 50, 95)))  # fmt: skip
        yield (
            each.label,
            str(each.rank),
            *(_amount(amount / scale) for amount in amounts),
            *_percent(each.loses.value, each.loses.se),
            *_percent(each.first.value, each.first.se),
            *_percent(each.top.value, each.top.se),
            f"{100 * order.above[row, row + 1]:.1f} %" if row + 1 < len(order.places) else "",
        )


def _amount(amount: float) -> str:
    if not math.isfinite(amount):
        return "-"
    return f"{amount:,.2f}" if abs(amount) < 100 else f"{amount:,.0f}"


def _percent(value: float, error: float) -> Sequence[str]:
    return f"{100 * value:.1f} %", f"{100 * error:.1f}"


def _downside(order: Standing) -> Iterator[str]:
    if order.total is None or order.money is None or order.total_of < 2:
        return
    found = order.total
    scale, word = scale_of(max(abs(found.p5), abs(found.p95), abs(found.worst)))
    unit = f"{word} {order.money.currency}".strip()
    yield (
        f"all {order.total_of} together: mean {_amount(found.mean / scale)} {unit} "
        f"(P5 {_amount(found.p5 / scale)}, P95 {_amount(found.p95 / scale)}); below zero in "
        f"{100 * found.loses:.1f} of 100 draws (± {100 * found.loses_se:.1f}), every city below zero "
        f"in {100 * found.all_lose:.1f}; mean of the worst 5 %: {_amount(found.worst / scale)} {unit}"
    )


def _of_scenarios(found: Portfolio, order: Standing) -> Iterator[str]:
    if not order.scenarios:
        return
    amounts = [each for one in order.scenarios for each in (one.total, one.same_without)]
    scale, word = scale_of(max((abs(each) for each in amounts if each is not None), default=0.0))
    unit = f"{word} {order.money.currency}".strip() if order.money else ""
    rows: list[tuple[str, ...]] = [
        ("scenario", "cities", "sum of means", "without it", "below zero")
    ]
    for each in order.scenarios:
        sums = (
            "-" if one is None else _amount(one / scale) for one in (each.total, each.same_without)
        )
        rows.append((each.name, str(each.applies), *sums, str(len(each.below_zero))))
    yield ""
    yield f"common scenarios{f', {unit}' if unit else ''}"
    yield from aligned(rows, 1)
    for scenario in found.ask.scenarios:
        for label, entry in zip(found.labels, found.entries, strict=True):
            here = entry.city.common[scenario.name]
            if here.not_applicable:
                yield f"{scenario.name} is not applicable in {label}: {here.not_applicable}"
            elif here.without_effect:
                idle = ", ".join(here.without_effect)
                yield f"{scenario.name}: no line of {label} uses {idle}"
    yield ""
