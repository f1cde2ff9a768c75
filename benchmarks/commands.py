"""Times the commands on every study, each beside the least that it could take.

The bound of a command is a Python that imports the libraries it cannot do without and
ends. Command and bound take turns, so that a busy machine slows both; what counts is the
ratio of the medians. Cold is a process of its own; warm is the second report of one process,
which has everything imported.

Usage: python benchmarks/commands.py [--rounds N] [--profile]
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STUDIES = ("hanoi", "example")

REPORT = ["report", "{study}", "-o", "{target}"]
READING = "pydantic, numpy, yaml"
WRITING = "pydantic, numpy, yaml, docx, babel.numbers, citeproc"
DRAWING = f"{WRITING}, matplotlib.figure"
KEPT, DRAWN = "{cache}", ""
"""What FS_TOOLKIT_CACHE says: where pictures are kept, and nowhere."""
CASES = {
    # command: (its arguments, the imports it is held against, its pictures)
    "fs check": (["check", "{study}"], READING, DRAWN),
    "fs appraise": (["appraise", "{study}"], READING, DRAWN),
    "fs report, drawn": (REPORT, DRAWING, DRAWN),
    "fs report, kept": (REPORT, WRITING, KEPT),
}
TWICE = """
import sys, time
from fs_toolkit.cli import main
for _ in range(2):
    begun = time.perf_counter()
    main(sys.argv[1:], standalone_mode=False)
print(time.perf_counter() - begun)
"""


def seconds(command: list[str], cache: str = "") -> float:
    """One run in a process of its own."""
    begun = time.perf_counter()
    _output(command, cache)
    return time.perf_counter() - begun


def warm(arguments: list[str], cache: str) -> float:
    """The second run of a command in one process."""
    return float(_output([sys.executable, "-c", TWICE, *arguments], cache).splitlines()[-1])


def cold(arguments: list[str], cache: str) -> float:
    """A run of a command in a process of its own."""
    return seconds([sys.executable, "-m", "fs_toolkit", *arguments], cache)


def _output(command: list[str], cache: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "FS_TOOLKIT_CACHE": cache}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # users' Pythons keep what they compiled
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return done.stdout


def measured(
    run: Callable[[list[str], str], float],
    arguments: list[str],
    imports: str,
    rounds: int,
    cache: str,
) -> tuple[float, float]:
    """Medians of the command and of its bound [s]."""
    bound = [sys.executable, "-c", f"import {imports}"]
    run(arguments, cache), seconds(bound)  # once for the caches of the disk, and of pictures
    runs = [(run(arguments, cache), seconds(bound)) for _ in range(rounds)]
    ours, theirs = zip(*runs, strict=True)
    return statistics.median(ours), statistics.median(theirs)


def profile(study: Path) -> None:
    """Where the time of a report goes, step by step, in this process [s]."""
    steps: list[tuple[str, float]] = []
    last = time.perf_counter()

    def step(name: str) -> None:
        nonlocal last
        now = time.perf_counter()
        steps.append((name, now - last))
        last = now

    from fs_toolkit.study import examine

    step("import of the study")
    read, _ = examine(study)
    step("read, evaluate, analyse, check")
    assert read is not None
    report, _ = read.report()
    step("blocks, names to words (citeproc and babel imported)")
    read.report()
    step("the same again, all imported")
    from fs_toolkit.writers.charts import draw_both
    from fs_toolkit.writers.delivery import word_bytes
    from fs_toolkit.writers.word.charts import native

    step("import of the writer")
    from fs_toolkit.document.blocks import Chart
    from fs_toolkit.document.traverse import every_block

    language = report.front.language
    charts = [
        each for each in every_block((*report.summary, *report.body)) if isinstance(each, Chart)
    ]
    pictures = [each for each in charts if native(each.data, language) is None]
    step(f"{len(charts) - len(pictures)} native charts")
    for chart in pictures:
        draw_both(chart.data, language)
    step(f"{len(pictures)} pictures (matplotlib and fonts imported)")
    os.environ["FS_TOOLKIT_CACHE"] = str(study.parent / "cache")
    word_bytes(report)
    step("Word file, its pictures drawn once more where they are not kept")
    for name, taken in steps:
        print(f"{taken:7.2f} s  {name}")


def main() -> None:
    """Print a line for each command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="how often each is run (5 or more)")
    parser.add_argument("--profile", action="store_true", help="also say where the time goes")
    options = parser.parse_args()
    print(f"Python {sys.version.split()[0]}, medians of {options.rounds} runs each\n")
    print(f"{'command':28}{'takes':>9}{'bound':>9}{'ratio':>8}  bound is the import of")

    def line(
        name: str,
        run: Callable[[list[str], str], float],
        arguments: list[str],
        imports: str,
        cache: str = "",
    ) -> None:
        ours, theirs = measured(run, arguments, imports, options.rounds, cache)
        row = f"{name:28}{ours:7.2f} s{theirs:7.2f} s{ours / theirs:8.1f}  {imports}"
        print(row, flush=True)

    line("fs --help", cold, ["--help"], "click")
    with tempfile.TemporaryDirectory() as folder:
        target, cache = Path(folder) / "report.docx", Path(folder) / "cache"
        for name in STUDIES:
            study = Path(folder) / name
            shutil.copytree(ROOT / "studies" / name, study, ignore=shutil.ignore_patterns("out"))
            for command, (arguments, imports, pictures) in CASES.items():
                filled = [each.format(study=study, target=target) for each in arguments]
                first, comma, how = command.partition(",")
                place = pictures.format(cache=cache)
                line(f"{first} {name}{comma}{how}", cold, filled, imports, place)
            filled = [each.format(study=study, target=target) for each in REPORT]
            line(f"fs report {name}, warm", warm, filled, DRAWING)
            if options.profile:
                print()
                profile(study)
                print()


if __name__ == "__main__":
    main()
