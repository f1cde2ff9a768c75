"""Break-even values of 5.3 in words: where they lie, how often it is worse, what the base rests on."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.document.blocks import Block, Bullets, Paragraph, Spans, Text, spans
from fs_toolkit.document.cells import cited, in_a_row
from fs_toolkit.document.inline import merged
from fs_toolkit.document.marked import traced
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.plausibility import Plausibility
from fs_toolkit.economics.report.words import figure, option_name, stated, unit_of

IN_WORDS = 3


def plausible(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """The break-even values that move the result most, each in a few sentences."""
    found = result.cost_benefit.plausibility
    first = [each for each in found if each.switching.value is not None][:IN_WORDS]
    if not first:
        return
    critical = sum(each.critical for each in found)
    words = {
        "option": option_name(result, result.cost_benefit.recommended),
        "count": wording.number(len(found)),
        "shown": wording.number(len(first)),
    }
    yield Paragraph(
        "economics.switching.plausible",
        wording("scenarios.plausible.intro", critical=wording.number(critical), **words)
        if critical
        else wording("scenarios.plausible.intro_none", **words),
    )
    yield Bullets("economics.switching.reasons", tuple(_sentences(each, wording) for each in first))


def _sentences(each: Plausibility, wording: Wording) -> Spans:
    row = each.quantity
    words = [_where(each, wording), draws(each, wording), _rests(each, wording)]
    return cited(in_a_row(words), [row.source] if row.source else [])


def _where(each: Plausibility, wording: Wording) -> Spans:
    row, value = each.quantity, each.switching.value
    if value is None or row.low is None or row.high is None:
        return wording("scenarios.plausible.nowhere", name=row.name)
    low, high = stated(row.low, row, wording), stated(row.high, row, wording)
    at = _with_unit(value, row, wording)
    if each.place == "inside":
        return wording("scenarios.plausible.inside", name=row.name, value=at, low=low, high=high)
    return wording(
        f"scenarios.plausible.{each.place}",
        name=row.name,
        value=at,
        low=low,
        high=high,
        beyond=wording.share(each.beyond, digits=0),
    )


def _with_unit(value: float, row: Quantity, wording: Wording) -> Spans:
    """A break-even value with its unit, unless it is a share or a plain number."""
    number, unit = figure(value, row, wording), unit_of(row, wording)
    shown = traced(f"switching.{row.id}", number)
    plain = row.unit in ("1", "share", "year", "1/year")
    return spans(shown) if plain else wording("scenarios.two_way.with_unit", name=shown, unit=unit)


def draws(each: Plausibility, wording: Wording) -> Spans:
    """In how many of 100 draws of the quantity alone a loss is left."""
    if each.losing is None:
        return wording("scenarios.plausible.undrawn")
    if each.losing in (0, 100):
        return wording(f"scenarios.plausible.draws_{'all' if each.losing else 'none'}")
    return wording(
        "scenarios.plausible.draws",
        losing=traced(f"switching.{each.quantity.id}", wording.number(each.losing)),
    )


def _rests(each: Plausibility, wording: Wording) -> Spans:
    """What the base value is, and why."""
    row = each.quantity
    words: dict[str, str | Text] = {"base": stated(each.switching.base, row, wording)}
    if row.kind == "fact":
        words["as_of"] = row.as_of or wording.dash
    said = wording(f"scenarios.plausible.kind.{row.kind}", **words)
    if row.reason:
        reason = row.reason.rstrip(".。 ")
        said += wording("scenarios.plausible.reason", reason=reason)
    return merged((*said, Text(".")))
