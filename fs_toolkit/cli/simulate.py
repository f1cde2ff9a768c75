"""`fs simulate`: how sure the results of the options are."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from fs_toolkit.cli.studies import (
    STUDY_HAS_ERRORS,
    find_study,
    in_plain_words,
    print_json,
    read_study,
)
from fs_toolkit.cli.tables import aligned, ratio, whole

if TYPE_CHECKING:
    from fs_toolkit.economics.simulation import Simulation
    from fs_toolkit.economics.uncertainty import Uncertainty
    from fs_toolkit.study import Study

HEAD = ("option", "mean NPV", "±", "P5", "P50", "P95", "NPV < 0", "±", "B/C P50", "IRR P50")
BUDGET_HEAD = ("option", "budget", "P50", "P80", "base holds", "recommended better", "±")
SOURCE_HEAD = ("quantity", "alone", "±", "with others", "±", "worth knowing")
IN_THOUSANDS = 100_000
"""Present values from which thousands are printed."""
MOST_DRAWS = 100_000_000
LARGEST_SEED = 2**64 - 1
SOURCES_SHOWN = 10


@click.command("simulate")
@click.argument("study")
@click.option(
    "--draws",
    default=10_000,
    show_default=True,
    type=click.IntRange(1, MOST_DRAWS),
    help="How often every uncertain quantity is drawn.",
)
@click.option(
    "--seed",
    default=1,
    show_default=True,
    type=click.IntRange(0, LARGEST_SEED),
    help="The same seed gives the same draws.",
)
@click.option(
    "--sampling",
    default="latin_hypercube",
    show_default=True,
    type=click.Choice(["latin_hypercube", "random", "sobol"]),
    help="How evenly the draws are spread.",
)
@click.option(
    "--sources",
    is_flag=True,
    help="Also print which quantities the spread comes from, and what knowing them is worth.",
)
@click.option("--json", "as_json", is_flag=True, help="Print all results as JSON on stdout.")
def command(study: str, draws: int, seed: int, sampling: str, sources: bool, as_json: bool) -> None:
    """Draw the uncertain quantities of STUDY and print how the options' results are spread.

    Budgets, the recommended option against each other one and donors' tests stand below. A
    study whose economic model is pending, or whose quantities cannot be drawn, exits with 1.
    """
    folder, _ = find_study(study)
    from fs_toolkit.economics.engine.copula import ImpossibleCorrelations
    from fs_toolkit.economics.engine.simulate import Overflow
    from fs_toolkit.economics.simulation import NotDrawn
    from fs_toolkit.study import ModelPending

    with in_plain_words():
        read = read_study(folder)
    try:
        found = read.uncertainty(draws, seed, sampling)  # type: ignore[arg-type]
    except (ModelPending, NotDrawn, ImpossibleCorrelations, Overflow) as problem:
        click.echo(f"error: {folder.as_posix()}: {problem}", err=True)
        raise click.exceptions.Exit(STUDY_HAS_ERRORS) from None
    if as_json:
        print_json(found.to_dict())
        return
    for line in _table(read, found.simulation):
        click.echo(line)
    for line in (*_budgets(read, found), *_donors(read, found)):
        click.echo(line)
    if sources:
        for line in _sources(read, found):
            click.echo(line)


def _table(study: Study, found: Simulation) -> Iterator[str]:
    """The results for people, under what they rest on."""
    settings = study.basis.settings
    scale, thousand = _scale(found)
    yield (
        f"{settings.currency}{thousand}, prices of {settings.price_year}, increments over the "
        f"baseline; {found.count:,} draws of {len(found.spreads)} quantities, seed {found.seed}, "
        f"{found.sampling.replace('_', ' ')}"
    )
    yield ""
    names = {option.id: option.name for option in study.model.options}
    lines: list[tuple[str, ...]] = [HEAD]
    for option, each in found.outcomes.items():
        money = (each.npv.mean, each.npv.se, *(each.npv.percentiles[at] for at in (5, 50, 95)))
        lines.append(
            (
                names[option],
                *(_amount(amount, scale) for amount in money),
                f"{100 * each.loses.value:.1f} %",
                f"{100 * each.loses.se:.1f}",
                ratio(each.bcr.percentiles[50]),
                _rate(each.irr.percentiles[50], each.irr_statuses["unique"]),
            )
        )
    yield from aligned(lines, 1)
    yield ""
    yield "±: standard error of the figure to its left; with a Latin hypercube an upper bound"


def _scale(found: Simulation) -> tuple[int, str]:
    ends = [abs(each.npv.percentiles[end]) for each in found.outcomes.values() for end in (5, 95)]
    return (1_000, " thousand") if max(ends) >= IN_THOUSANDS else (1, "")


def _amount(amount: float, scale: int) -> str:
    return "-" if math.isnan(amount) else whole(amount / scale)


def _rate(median: float, unique: float) -> str:
    """The median rate, and the share of draws that have one where not all do."""
    if not math.isfinite(median):
        return "none"
    some = "" if unique > 0.9995 else f" (of {100 * unique:.0f} %)"
    return f"{100 * median:.1f} %{some}"


def _budgets(study: Study, found: Uncertainty) -> Iterator[str]:
    """What building each option takes, and how often the recommended one is worth more."""
    scale, _ = _scale(found.simulation)
    lines: list[tuple[str, ...]] = [BUDGET_HEAD]
    for option in study.model.options:
        budget, duel = found.budgets.get(option.id), found.better.get(option.id)
        if budget is None and duel is None:
            continue
        money = (budget.base, budget.p50, budget.p80) if budget else ()
        lines.append(
            (
                option.name,
                *((_amount(amount, scale) for amount in money) if money else ("-",) * 3),
                f"{100 * budget.within.value:.1f} %" if budget else "-",
                f"{100 * duel.ahead.value:.1f} %" if duel else "-",
                f"{100 * duel.ahead.se:.1f}" if duel else "-",
            )
        )
    yield ""
    yield from aligned(lines, 1)
    yield ""
    yield (
        "budget: cash to build the option, with taxes, optimism bias and contingency, not "
        "discounted; base holds: draws that stay within it"
    )


def _donors(study: Study, found: Uncertainty) -> Iterator[str]:
    """The tests in force on the study's day, and how many draws pass."""
    if not found.donor_tests:
        return
    lines: list[tuple[str, ...]] = [("test", "base", "draws that pass")]
    for each in found.donor_tests:
        passed = "-" if each.passing is None else f"{100 * each.passing.value:.1f} %"
        counted = "none" if each.value is None else f"{each.value:.0f}"
        base = counted if each.passes is None else "passed" if each.passes else "failed"
        lines.append((each.test.name_en, base, passed))
    yield ""
    yield from aligned(lines, 1)


def _sources(study: Study, found: Uncertainty) -> Iterator[str]:
    """Where the spread of the recommended option comes from, and what to find out first."""
    scale, thousand = _scale(found.simulation)
    known, names = found.information, study.basis.quantities
    yield ""
    if found.variance is None:
        yield "no draw differs enough, or some have no number: the spread has no sources"
    else:
        lines: list[tuple[str, ...]] = [SOURCE_HEAD]
        for each in found.sources[:SOURCES_SHOWN]:
            shares = (each.first, each.first_error, each.total, each.total_error)
            lines.append(
                (
                    names[each.quantity].name,
                    *(f"{100 * one:.1f} %" for one in shares),
                    _amount(known.by_quantity[each.quantity], scale),
                )
            )
        yield from aligned(lines, 1)
        yield ""
        left_out = "; correlations are left out of them" if found.correlated else ""
        yield f"Sobol indices: shares of the variance, ± half of their 95 % intervals{left_out}"
    yield (
        f"to know everything before the decision is worth "
        f"{study.basis.settings.currency}{thousand} {_amount(known.everything, scale)}; "
        f"without knowing more one would {known.decision}"
    )
