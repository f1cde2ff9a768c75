"""`fs portfolio`: many studies side by side, and which of them comes first."""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fs_toolkit.cli.portfolio_studies import folders_of
from fs_toolkit.cli.studies import STUDY_HAS_ERRORS, in_json, in_plain_words, print_json

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from fs_toolkit.portfolio import Ask, Portfolio, Progress
    from fs_toolkit.portfolio.money import Money
    from fs_toolkit.portfolio.standing import Standing

MOST_DRAWS = 10_000_000
LARGEST_SEED = 2**64 - 1
MOST_WORKERS = 512


@click.command("portfolio")
@click.argument("studies", nargs=-1, required=True)
@click.option("--draws", default=10_000, show_default=True, type=click.IntRange(1, MOST_DRAWS),
              help="How often every uncertain quantity is drawn.")  # fmt: skip
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0, LARGEST_SEED),
              help="The same seed gives the same draws.")  # fmt: skip
@click.option("--sampling", default="latin_hypercube", show_default=True,
              type=click.Choice(["latin_hypercube", "random"]),
              help="How evenly the draws are spread.")  # fmt: skip
@click.option("--scenarios", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="CSV of scenarios that are tried in every city: set, quantity, value or factor.")  # fmt: skip
@click.option("--irr", is_flag=True,
              help="Internal rates in every scenario too; slower, because none shares draws.")  # fmt: skip
@click.option("--rank-by", default="npv", show_default=True,
              type=click.Choice(["npv", "bcr", "npv_per_head", "npv_per_budget"]),
              help="What puts a city before another.")  # fmt: skip
@click.option("--rank-in", default="base", show_default=True,
              help="The common scenario to rank in.")  # fmt: skip
@click.option("--heads", default="population", show_default=True,
              help="The quantity that npv_per_head divides by.")  # fmt: skip
@click.option("--top", default=3, show_default=True, type=click.IntRange(1),
              help="How many the first cities are.")  # fmt: skip
@click.option("--currency", help="Report currency, three capital letters: USD.")
@click.option("--price-year", type=click.IntRange(1800, 2300), help="Prices of this year.")
@click.option("--rates", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="CSV of currency, year, rate to the report currency, price_index, source.")  # fmt: skip
@click.option("--workers", type=click.IntRange(1, MOST_WORKERS),
              help="Worker processes; one for each core if left out, none with 1.")  # fmt: skip
@click.option("--scheduler", help="Play on the Dask cluster of this scheduler: tcp://HOST:PORT.")
@click.option("--out", type=click.Path(file_okay=True, path_type=Path),
              help="Folder that keeps the results, one file a city.")  # fmt: skip
@click.option("--resume", is_flag=True, help="Use the results that are in the folder already.")
@click.option("--chart", type=click.Path(dir_okay=False, path_type=Path),
              help="Draw the ranking to this .png or .svg.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON on stdout.")
def command(
    studies: tuple[str, ...],
    draws: int,
    seed: int,
    sampling: str,
    scenarios: Path | None,
    irr: bool,
    rank_by: str,
    rank_in: str,
    heads: str,
    top: int,
    currency: str | None,
    price_year: int | None,
    rates: Path | None,
    workers: int | None,
    scheduler: str | None,
    out: Path | None,
    resume: bool,
    chart: Path | None,
    as_json: bool,
) -> None:
    """Play the draws and scenarios of many STUDIES, and rank the cities.

    STUDIES are folders, patterns such as cities/*, or text files with a folder a line. A study
    that cannot be played is named, all others are finished, and the command exits with 1.
    """
    if resume and out is None:
        raise click.UsageError("--resume needs the folder of results: --out FOLDER")
    if scheduler is not None and workers is not None:
        raise click.UsageError("give --workers or --scheduler, not both")
    if chart is not None and chart.suffix.casefold() not in (".png", ".svg"):
        raise click.UsageError(f"--chart {chart}: the name must end in .png or .svg")
    folders = folders_of(studies)
    from fs_toolkit.portfolio import run_portfolio
    from fs_toolkit.portfolio.standing import standing

    with _usage():
        ask = _ask(draws, seed, sampling, scenarios, irr, rank_in, heads)
        money = _money(currency, price_year, rates)
    with in_plain_words(), _where(workers, scheduler, len(folders)) as (executor, at_once):
        line = _Line(quiet=as_json and not sys.stderr.isatty())
        try:
            found = run_portfolio(folders, ask, executor, line.show, out, resume, at_once)
        except KeyboardInterrupt:
            line.end()
            kept = f"; finished cities are in {out}: go on with --resume" if out else ""
            click.echo(f"stopped{kept}", err=True)
            raise click.exceptions.Exit(STUDY_HAS_ERRORS) from None
        line.end()
    order = standing(found, rank_by, money, top)  # type: ignore[arg-type]
    with in_plain_words():
        _write(found, order, out, chart)
    _say_what_failed(found)
    if as_json:
        print_json({**found.to_dict(), **order.to_dict()})
    elif found.entries:
        from fs_toolkit.cli.portfolio_words import table

        for text in table(found, order):
            click.echo(text)
    if found.failed:
        raise click.exceptions.Exit(STUDY_HAS_ERRORS)


# --- What was asked ---
@contextmanager
def _usage() -> Iterator[None]:
    """What is asked and cannot be, is wrong usage; a table that is wrong, an error in it."""
    from fs_toolkit.portfolio.tables import BadTable

    try:
        yield
    except BadTable as bad:
        for each in bad.findings:
            click.echo(
                f"error {each.code}: {each.place}: {each.problem}\n    {each.cure}", err=True
            )
        raise click.exceptions.Exit(STUDY_HAS_ERRORS) from None
    except ValueError as problem:
        raise click.UsageError(str(problem)) from None


def _ask(
    draws: int,
    seed: int,
    sampling: str,
    scenarios: Path | None,
    irr: bool,
    rank_in: str,
    heads: str,
) -> Ask:
    from fs_toolkit.portfolio import Ask
    from fs_toolkit.portfolio.tables import read_scenarios

    common = read_scenarios(scenarios) if scenarios else ()
    return Ask(draws, seed, sampling, common, rank_in, irr, heads)  # type: ignore[arg-type]


def _money(currency: str | None, price_year: int | None, rates: Path | None) -> Money | None:
    from fs_toolkit.portfolio.money import Money
    from fs_toolkit.portfolio.tables import read_rates

    if currency is None and price_year is None:
        if rates is not None:
            raise ValueError("--rates needs --currency and --price-year")
        return None
    if currency is None or price_year is None:
        raise ValueError("give --currency and --price-year together")
    if not (len(currency) == 3 and currency.isascii() and currency.isupper()):
        raise ValueError(f"--currency is three capital letters, such as USD, not {currency!r}")
    return Money(currency, price_year, read_rates(rates) if rates else ())


@contextmanager
def _where(
    workers: int | None, scheduler: str | None, cities: int
) -> Iterator[tuple[Executor | Callable[[], Executor] | None, int | None]]:
    """The executor, and how many cities are handed to it at a time."""
    from fs_toolkit.portfolio.executors import Processes, check_address, dask_cluster

    if scheduler is not None:
        with _usage():
            check_address(scheduler)
        with dask_cluster(scheduler) as (executor, threads):
            yield executor, threads + 2
        return
    count = min(workers or os.cpu_count() or 1, cities)
    yield (None if count == 1 else Processes(count)), None


class _Line:
    """Progress on stderr: a line that is written anew, or a line now and then in a log."""

    EVERY = 0.1

    def __init__(self, quiet: bool) -> None:
        self.quiet, self.anew = quiet, sys.stderr.isatty()
        self.next, self.written = self.EVERY, False

    def show(self, progress: Progress) -> None:
        share = progress.done / progress.total if progress.total else 1.0
        if self.quiet or not progress.done or not (self.anew or share >= self.next):
            return
        self.next = (math.floor(share / self.EVERY) + 1) * self.EVERY
        text = f"{progress.done} of {progress.total} cities"
        if progress.reused:
            text += f", {progress.reused} of them from the folder"
        if progress.failed:
            text += f", {progress.failed} failed"
        if progress.remaining:
            text += f", about {_duration(progress.remaining)} left"
        self.written = True
        click.echo(f"\r{text:<76}" if self.anew else text, err=True, nl=not self.anew)

    def end(self) -> None:
        if self.anew and self.written:
            click.echo("", err=True)


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{max(round(seconds), 1)} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


# --- What it came to ---
def _write(found: Portfolio, order: Standing, out: Path | None, chart: Path | None) -> None:
    """The summary beside the cities' files, and the chart."""
    from fs_toolkit.core.files import write_whole

    if out is not None:
        whole = in_json({**found.to_dict(), **order.to_dict()})
        write_whole(out / "portfolio.json", whole.encode())
    if chart is None:
        return
    from fs_toolkit.portfolio.chart import chart as drawn
    from fs_toolkit.writers.charts import MissingGlyphs, draw, draw_svg

    try:
        data = drawn(order)
        svg = chart.suffix.casefold() == ".svg"
        write_whole(chart, draw_svg(data).encode() if svg else draw(data))
    except (ValueError, MissingGlyphs) as nothing:
        click.echo(f"no chart was drawn: {nothing}", err=True)


def _say_what_failed(found: Portfolio) -> None:
    for note in found.notes:
        click.echo(f"note: {note}", err=True)
    for folder, reason in found.left_out:
        click.echo(f"note: {folder} is left out: {reason}", err=True)
    for folder, failure in found.failed:
        click.echo(f"error: {folder}: {failure.problem}", err=True)
    if found.failed:
        total = len(found.failed) + len(found.entries)
        click.echo(f"{len(found.failed)} of {total} studies failed", err=True)
