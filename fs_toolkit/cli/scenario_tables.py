"""What `fs scenarios` prints: tables for people, data for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite

from fs_toolkit.cli.tables import aligned, ratio, whole
from fs_toolkit.core.basis import Basis
from fs_toolkit.economics.break_even_year import BreakEvenYear, break_even_years
from fs_toolkit.economics.delay import Delay
from fs_toolkit.economics.engine.cases import Worth
from fs_toolkit.economics.engine.model import Evaluation, Model
from fs_toolkit.economics.scenarios import Compared, Step
from fs_toolkit.economics.two_way import Grid

HEAD = ("scenario", "best option", "option", "NPV", "B/C", "EIRR", "regret")
LEFT = 3
"""How many columns hold words and not numbers."""
BASE = "base case"
IN_THOUSANDS = 100_000
"""Present values from which thousands are printed."""


@dataclass(frozen=True)
class Answers:
    """Everything that a call of the command was asked."""

    compared: tuple[Compared, ...]
    """The first is the base case."""
    steps: Mapping[str, tuple[Step, ...]]
    of: str
    """The option that steps and grid are of."""
    only: str
    """The one option to print; empty for all."""
    grid: Grid | None
    delay: Delay | None
    explained: tuple[str, ...]
    """Scenarios of which the steps are printed for people."""


def as_data(basis: Basis, base_case: Evaluation, found: Answers) -> dict[str, object]:
    """The answers by the names that scripts rely on; JSON has null for what there is none of."""
    base, *others = found.compared
    grid, delay, model = found.grid, found.delay, base_case.model
    data: dict[str, object] = {
        "currency": basis.settings.currency,
        "price_year": basis.settings.price_year,
        "recommended": model.recommended,
        "base": _case(base, found)
        | {"break_even_year": {id: each.first for id, each in _paid_back(base_case, found)}},
        "scenarios": {each.name: _case(each, found) for each in others},
    }
    if grid is not None:
        data["grid"] = {
            "option": found.of,
            "across": {"quantity": grid.across, "values": grid.x.tolist(), "base": grid.base[0]},
            "down": {"quantity": grid.down, "values": grid.y.tolist(), "base": grid.base[1]},
            "npv": grid.npv.tolist(),
            "zero_across": grid.zero.tolist(),
        }
    if delay is not None:
        data["delay"] = {
            "years": delay.years,
            "opens": delay.opens,
            "after_the_last_year": delay.beyond,
            "options": {id: each.to_dict() for id, each in delay.options.items()},
            "costs_that_do_not_move": {
                option: [line.id for line in lines] for option, lines in delay.unmoved.items()
            },
            "options_that_do_not_move": list(delay.fixed),
        }
    return data


def _paid_back(base: Evaluation, found: Answers) -> list[tuple[str, BreakEvenYear]]:
    """When each option that is printed has paid back in the base case."""
    years = break_even_years(base)
    return [(id, each) for id, each in years.items() if found.only in ("", id)]


def _case(each: Compared, found: Answers) -> dict[str, object]:
    shown = _shown(each, found)
    return {
        "changes": dict(each.changes),
        "options": {id: worth.to_dict() for id, worth in shown.items()},
        "best": each.best,
        "regret": {id: each.regret[id] for id in shown},
        "steps": {step.quantity: step.amount for step in found.steps.get(each.name, ())},
    }


def _shown(each: Compared, found: Answers) -> Mapping[str, Worth]:
    if not found.only:
        return each.options
    return {found.only: each.options[found.only]}


def as_text(basis: Basis, base: Evaluation, found: Answers) -> Iterator[str]:
    """The answers for people, under what they rest on."""
    settings, model = basis.settings, base.model
    every = [each.npv for case in found.compared for each in case.options.values()]
    scale = 1_000 if max(map(abs, every), default=0.0) >= IN_THOUSANDS else 1
    yield (
        f"{settings.currency}{' thousand' if scale > 1 else ''}, prices of {settings.price_year}, "
        f"increments over the baseline, discounted at {100 * base.rate:g} % to "
        f"{settings.first_year} unless a scenario changes the rate"
    )
    yield ""
    yield from aligned([HEAD, *_rows(model, found, scale)], LEFT)
    yield ""
    yield "regret: what an option gains less than the best one; doing nothing is an option too"
    names = {option.id: option.name for option in model.options}
    paid = [
        f"{names[id]} {each.first or f'not by {model.years[-1]:g}'}"
        for id, each in _paid_back(base, found)
    ]
    yield f"discounted flows paid back in the base case: {', '.join(paid)}"
    yield from _explained(found, names[found.of], scale)
    if found.delay is not None:
        yield from _waiting(found.delay, model, names, found.only)
    if found.grid is not None:
        yield from _points(found.grid, names[found.of], scale)


def _rows(model: Model, found: Answers, scale: int) -> Iterator[tuple[str, ...]]:
    names = {option.id: option.name for option in model.options}
    for case in found.compared:
        head = (case.name or BASE, names[case.best])
        for id, each in _shown(case, found).items():
            if id == model.baseline:
                continue
            yield (
                *head,
                names[id],
                _money(each.npv, scale),
                ratio(each.bcr),
                each.irr_status if each.irr is None else f"{100 * each.irr:.1f} %",
                _money(case.regret[id], scale),
            )
            head = ("", "")


def _money(amount: float, scale: int) -> str:
    return whole(amount / scale)


def _explained(found: Answers, option: str, scale: int) -> Iterator[str]:
    """What the changes of the scenarios that were asked for do, one after the other."""
    before = found.compared[0].options[found.of].npv
    for case in found.compared[1:]:
        steps = found.steps.get(case.name, ())
        if case.name not in found.explained or not steps:
            continue
        yield ""
        after = case.options[found.of].npv
        yield (
            f"{case.name}, {option}: from {_money(before, scale)} to {_money(after, scale)}; "
            "what each change does on average over all orders"
        )
        lines = [
            (f"  {each.quantity}", f"= {case.changes[each.quantity]:g}", _signed(each, scale))
            for each in steps
        ]
        yield from aligned(lines, 2)


def _signed(step: Step, scale: int) -> str:
    amount = whole(step.amount / scale)
    return amount if amount.startswith("-") else f"+{amount}"


def _waiting(delay: Delay, model: Model, names: Mapping[str, str], only: str) -> Iterator[str]:
    """What a delay does not move."""
    yield ""
    if delay.beyond:
        yield (
            f"the service opens in {delay.opens:g}, after the last year "
            f"({model.years[-1]:g}): there is cost and no benefit"
        )
    for option, lines in delay.unmoved.items():
        if lines and only in ("", option):
            listed = ", ".join(line.name for line in lines)
            yield f"{names[option]}: these costs stay in their years: {listed}"
    for option in delay.fixed:
        yield f"{names[option]} sets its opening year itself, and is not delayed"


def _points(grid: Grid, option: str, scale: int) -> Iterator[str]:
    """A grid as a table, the points where costs and benefits are equal in its last column."""
    yield ""
    yield f"{option}: {grid.across} across, {grid.down} down, all else as in the base case"
    head = ("", *(f"{each:g}" for each in grid.x), "zero at")
    lines = [
        (
            f"{value:g}",
            *(_money(each, scale) for each in row),
            f"{zero:.4g}" if isfinite(zero) else "-",
        )
        for value, row, zero in zip(grid.y, grid.npv, grid.zero, strict=True)
    ]
    yield from aligned([head, *lines], 0)
