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
from fs_toolkit.cli.tables import aligned

if TYPE_CHECKING:
    from fs_toolkit.economics.simulation import Simulation
    from fs_toolkit.study import Study

HEAD = ("option", "mean NPV", "±", "P5", "P50", "P95", "NPV < 0", "±", "B/C P50", "IRR P50")
IN_THOUSANDS = 100_000
"""Present values from which thousands are printed."""
MOST_DRAWS = 100_000_000
LARGEST_SEED = 2**64 - 1


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
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON on stdout.")
def command(study: str, draws: int, seed: int, sampling: str, as_json: bool) -> None:
    """Draw the uncertain quantities of STUDY and print how the options' results are spread.

    A study whose economic model is pending, or whose quantities cannot be drawn, exits with 1.
    """
    folder, _ = find_study(study)
    from fs_toolkit.economics.engine.simulate import Overflow
    from fs_toolkit.economics.simulation import NotDrawn
    from fs_toolkit.study import ModelPending

    with in_plain_words():
        read = read_study(folder)
    try:
        found = read.simulate(draws, seed, sampling)  # type: ignore[arg-type]
    except (ModelPending, NotDrawn, Overflow) as problem:
        click.echo(f"error: {folder.as_posix()}: {problem}", err=True)
        raise click.exceptions.Exit(STUDY_HAS_ERRORS) from None
    if as_json:
        print_json(_plain(found.to_dict()))
        return
    for line in _table(read, found):
        click.echo(line)


def _plain(found: object) -> object:
    """Numbers that JSON has no word for become null."""
    if isinstance(found, dict):
        return {key: _plain(value) for key, value in found.items()}
    if isinstance(found, float) and not math.isfinite(found):
        return None
    return found


def _table(study: Study, found: Simulation) -> Iterator[str]:
    """The results for people, under what they rest on."""
    settings = study.basis.settings
    ends = [abs(each.npv.percentiles[end]) for each in found.outcomes.values() for end in (5, 95)]
    scale, thousand = (1_000, " thousand") if max(ends) >= IN_THOUSANDS else (1, "")
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
                *(f"{round(amount / scale):,}" for amount in money),
                f"{100 * each.loses.value:.1f} %",
                f"{100 * each.loses.se:.1f}",
                f"{each.bcr.percentiles[50]:.2f}",
                _rate(each.irr.percentiles[50], each.irr_statuses["unique"]),
            )
        )
    yield from aligned(lines, 1)
    yield ""
    yield "±: standard error of the figure to its left; with a Latin hypercube an upper bound"


def _rate(median: float, unique: float) -> str:
    """The median rate, and the share of draws that have one where not all do."""
    if not math.isfinite(median):
        return "none"
    some = "" if unique > 0.9995 else f" (of {100 * unique:.0f} %)"
    return f"{100 * median:.1f} %{some}"
