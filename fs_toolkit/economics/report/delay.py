"""What a later opening costs, and when the flows have paid back, in sentences of 5.3."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Paragraph, Spans, Text
from fs_toolkit.document.cells import in_a_row
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.break_even_year import LONGEST, shortest_horizon
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.report.words import option_name, worth


def delay(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult, wording: Wording
) -> Iterator[Block]:
    """Delay and break-even year of the recommended option."""
    parts = [*_later(basis, result, wording), _paid_back(inputs, basis, result, wording)]
    yield Paragraph("economics.delay", in_a_row(parts))


def _later(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Spans]:
    found = result.cost_benefit
    option, currency = found.recommended, basis.settings.currency
    name = option_name(result, option)
    one, two = found.delays
    if option in one.fixed:
        yield wording("scenarios.delay.fixed", option=name)
        return

    def money(amount: float) -> str:
        return wording.money_words(amount, currency)

    words = {"option": Text(name), "before": worth(option, found.base.npv, basis, wording)}
    after = money(one.options[option].npv)
    if one.beyond:
        yield wording("scenarios.delay.beyond", **words, after=after)
    else:
        second = wording.text(
            f"scenarios.delay.second{'_beyond' if two.beyond else ''}",
            after=money(two.options[option].npv),
        )
        opens = wording.year(one.opens)
        yield wording("scenarios.delay.later", **words, after=after, opens=opens, second=second)
    lines = one.unmoved[option]
    if lines:
        amount = sum(found.lines[line.id] for line in lines)
        count = wording.number(len(lines))
        yield wording("scenarios.delay.unmoved", count=count, amount=money(amount))
    else:
        yield wording("scenarios.delay.all_move")


def _paid_back(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult, wording: Wording
) -> Spans:
    found = result.cost_benefit
    when = found.break_even[found.recommended]
    if when.first is not None:
        year = wording.year(when.first)
        if when.lasting is None:
            return wording("scenarios.pays_back.undone", year=year)
        if when.lasting > when.first:
            lasting = wording.year(when.lasting)
            return wording("scenarios.pays_back.for_good", year=year, lasting=lasting)
        if when.never_short:
            return wording("scenarios.pays_back.not_once")
        return wording("scenarios.pays_back.by", year=year)
    years = wording.number(basis.settings.years)
    horizon = shortest_horizon(inputs, basis, found.recommended)
    if horizon is None:
        longest = wording.number(LONGEST)
        return wording("scenarios.pays_back.never", years=years, longest=longest)
    return wording(
        "scenarios.pays_back.never_but",
        years=years,
        horizon=wording.number(horizon),
        last=wording.year(basis.settings.first_year + horizon - 1),
    )
