"""Times a portfolio of generated cities: overhead of a task, two workers against one, both forms.

The cities are reference models with other numbers. What is measured:

* the overhead of a task: (wall x workers - seconds in the tasks) / seconds in the tasks, on worker
  processes and on a Dask cluster of this machine, workers warm;
* two warm worker processes against one, as a ratio;
* whether all of them give the same bytes;
* the shared-draws form against every scenario played whole, on some of the cities.

With the seconds of a task goes an estimate of the full size, 200 cities x 500 scenarios x 10,000 draws.

Usage: python benchmarks/portfolio.py [--cities N] [--scenarios N] [--draws N] [--workers N]
       [--whole N] [--no-dask] [--rounds N]
"""

from __future__ import annotations

import argparse
import csv
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from reference_model import write_reference_study

from fs_toolkit.portfolio import Ask, run_portfolio
from fs_toolkit.portfolio.asked import Change, CommonScenario
from fs_toolkit.portfolio.executors import Processes
from fs_toolkit.portfolio.task import Done, play_city

FULL = (200, 500, 10_000)
MULTIPLIED = ("pop", "tx", "vot", "capex_f", "opex_f", "staff", "hrs", "trips")
VARIED = ("pop", "tx", "vot", "capex_f", "opex_f", "staff", "hrs", "trips", "travel", "admin")
"""Quantities that differ from city to city."""


def write_cities(root: Path, count: int) -> list[Path]:
    """Reference studies of which some quantities are larger or smaller."""
    random = np.random.default_rng(1)
    folders = []
    for number in range(count):
        folder = write_reference_study(root / f"city_{number:03}")
        about = folder / "study.yaml"
        about.write_text(about.read_text().replace("Reference\n", f"City {number:03}\n", 1))
        table = folder / "basis/quantities.csv"
        with table.open(encoding="utf-8-sig", newline="") as stream:
            lines = csv.DictReader(stream)
            columns, rows = list(lines.fieldnames or ()), list(lines)
        for row in rows:
            if row["id"] in VARIED:
                factor = random.uniform(0.8, 1.25)
                for cell in ("low", "value", "high"):
                    row[cell] = repr(float(row[cell]) * factor)
        with table.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.DictWriter(stream, columns)
            writer.writeheader()
            writer.writerows(rows)
        folders.append(folder)
    return folders


def scenarios(count: int) -> tuple[CommonScenario, ...]:
    """Scenarios that multiply some quantities."""
    random = np.random.default_rng(2)
    return tuple(
        CommonScenario(
            f"s{number}",
            tuple(
                Change(id, factor=float(random.uniform(0.7, 1.4)))
                for id in random.choice(MULTIPLIED, 3, replace=False)
            ),
        )
        for number in range(count)
    )


class Timed:
    """Plays a portfolio, and takes down wall time and time in the tasks."""

    def __init__(self, folders: Sequence[Path], ask: Ask) -> None:
        self.folders, self.ask = folders, ask

    def __call__(self, executor: Executor | None, in_flight: int | None = None) -> Measured:
        inside: list[float] = []
        begun = time.perf_counter()
        found = run_portfolio(
            self.folders, self.ask, executor, in_flight=in_flight, heard=inside.append
        )
        wall = time.perf_counter() - begun
        assert not found.failed, found.failed
        return Measured(wall, sum(inside), [each.city.to_bytes() for each in found.entries])


class Measured:
    """One run."""

    def __init__(self, wall: float, inside: float, documents: list[bytes]) -> None:
        self.wall, self.inside, self.documents = wall, inside, documents

    def overhead(self, workers: int) -> float:
        """Of a task, as a share of the time in it."""
        return (self.wall * workers - self.inside) / self.inside


@contextmanager
def processes(workers: int, folder: Path) -> Iterator[Executor]:
    """Warm worker processes."""
    pool = Processes(workers)()
    ask = Ask(draws=100)
    list(pool.map(partial(warm, folder=str(folder), ask=ask), range(4 * workers)))
    yield pool
    pool.shutdown()


def warm(number: int, folder: str, ask: Ask) -> Done:
    """Import everything, and load the caches."""
    time.sleep(0.2)  # so that no worker takes the task of another
    return play_city(folder, "", ask)


@contextmanager
def dask(workers: int, folder: Path) -> Iterator[Executor]:
    """Warm workers of a Dask cluster on this machine."""
    from distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        executor = client.get_executor()
        ask = Ask(draws=100)
        waiting = [executor.submit(warm, n, str(folder), ask) for n in range(4 * workers)]
        for each in waiting:
            each.result()
        yield executor


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--cities", type=int, default=24)
    arguments.add_argument("--scenarios", type=int, default=500)
    arguments.add_argument("--draws", type=int, default=10_000)
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--whole", type=int, default=2, help="cities with each scenario whole")
    arguments.add_argument("--no-dask", action="store_true")
    arguments.add_argument("--rounds", type=int, default=3)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folders = write_cities(Path(scratch), given.cities)
        ask = Ask(draws=given.draws, scenarios=scenarios(given.scenarios))
        print(
            f"{given.cities} cities x {given.scenarios} scenarios x {given.draws:,} draws, "
            f"{given.workers} workers, median of {given.rounds} rounds"
        )
        timed = Timed(folders, ask)
        task = pools(timed, folders, given.workers, given.rounds, given.no_dask)
        size = FULL[1] * FULL[2] / (given.scenarios * given.draws)
        full = FULL[0] * task * size / given.workers / 60
        print(f"  full size {FULL}, shared draws, about {full:.0f} min on {given.workers} workers")
        if given.whole:
            few = Timed(folders[: given.whole], ask)
            whole = Timed(folders[: given.whole], replace(ask, form="general"))
            one, other = few(None), whole(None)
            ratio = other.inside / one.inside
            print(
                f"  every scenario played whole: {other.inside / given.whole:.1f} s a city, "
                f"{ratio:.1f} times the shared draws; full size about {full * ratio:.0f} min"
            )


def pools(timed: Timed, folders: list[Path], workers: int, rounds: int, no_dask: bool) -> float:
    """Print overheads and the speed-up; the seconds of a task."""
    kinds: dict[str, Callable[[int, Path], object]] = {"processes": processes}
    if not no_dask:
        kinds["Dask"] = dask
    alone = timed(None)
    task = alone.inside / len(folders)
    print(f"  {task:.3f} s a task in one process, documents of {len(alone.documents[0]):,} bytes")
    for kind, start in kinds.items():
        with start(workers, folders[0]) as pool:  # type: ignore[attr-defined]
            runs = [timed(pool, 2 * workers) for _ in range(rounds)]
        overhead = statistics.median(each.overhead(workers) for each in runs)
        same = all(each.documents == alone.documents for each in runs)
        print(
            f"  {kind:9} overhead of a task {100 * overhead:5.1f} % "
            f"(of {runs[0].inside / len(folders):.3f} s); "
            f"{'the same bytes' if same else 'OTHER BYTES'} as in one process"
        )
    speed_up(timed, folders, rounds)
    return task


def speed_up(timed: Timed, folders: list[Path], rounds: int) -> None:
    """Two warm workers against one, in turns, so that a busy machine slows both."""
    with processes(1, folders[0]) as one, processes(2, folders[0]) as two:
        pairs = [(timed(one, 2), timed(two, 4)) for _ in range(rounds)]
    ratio = statistics.median(single.wall / double.wall for single, double in pairs)
    same = all(single.documents == double.documents for single, double in pairs)
    print(
        f"  two warm workers are {ratio:.2f} times one; "
        f"{'bit-identical' if same else 'NOT IDENTICAL'}"
    )


if __name__ == "__main__":
    main()
