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
DRAWING = "pydantic, numpy, yaml, docx, matplotlib.figure"
CASES = {
    # command: (its arguments, the imports it is held against)
    "fs check": (["check", "{study}"], "pydantic, numpy, yaml"),
    "fs appraise": (["appraise", "{study}"], "pydantic, numpy, yaml"),
    "fs report": (REPORT, DRAWING),
}
TWICE = """
import sys, time
from fs_toolkit.cli import main
for _ in range(2):
    begun = time.perf_counter()
    main(sys.argv[1:], standalone_mode=False)
print(time.perf_counter() - begun)
"""


def seconds(command: list[str]) -> float:
    """One run in a process of its own."""
    begun = time.perf_counter()
    _output(command)
    return time.perf_counter() - begun


def warm(arguments: list[str]) -> float:
    """The second run of a command in one process."""
    return float(_output([sys.executable, "-c", TWICE, *arguments]).splitlines()[-1])


def cold(arguments: list[str]) -> float:
    """A run of a command in a process of its own."""
    return seconds([sys.executable, "-m", "fs_toolkit", *arguments])


def _output(command: list[str]) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return done.stdout


def measured(
    run: Callable[[list[str]], float], arguments: list[str], imports: str, rounds: int
) -> tuple[float, float]:
    """Medians of the command and of its bound [s]."""
    bound = [sys.executable, "-c", f"import {imports}"]
    run(arguments), seconds(bound)  # once for the caches of the disk
    runs = [(run(arguments), seconds(bound)) for _ in range(rounds)]
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
    from fs_toolkit.writers.charts import draw
    from fs_toolkit.writers.delivery import word_bytes

    step("import of the writer")
    from fs_toolkit.document.blocks import Chart
    from fs_toolkit.document.traverse import every_block

    charts = [
        each for each in every_block((*report.summary, *report.body)) if isinstance(each, Chart)
    ]
    for chart in charts:
        draw(chart.data, report.front.language)
    step(f"{len(charts)} charts (matplotlib and fonts imported)")
    word_bytes(report)
    step("Word file, charts drawn once more")
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
        name: str, run: Callable[[list[str]], float], arguments: list[str], imports: str
    ) -> None:
        ours, theirs = measured(run, arguments, imports, options.rounds)
        row = f"{name:28}{ours:7.2f} s{theirs:7.2f} s{ours / theirs:8.1f}  {imports}"
        print(row, flush=True)

    line("fs --help", cold, ["--help"], "click")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.docx"
        for name in STUDIES:
            study = Path(folder) / name
            shutil.copytree(ROOT / "studies" / name, study, ignore=shutil.ignore_patterns("out"))
            for command, (arguments, imports) in CASES.items():
                filled = [each.format(study=study, target=target) for each in arguments]
                line(f"{command} {name}", cold, filled, imports)
            filled = [each.format(study=study, target=target) for each in REPORT]
            line(f"fs report {name}, warm", warm, filled, DRAWING)
            if options.profile:
                print()
                profile(study)
                print()


if __name__ == "__main__":
    main()
