"""Times the commands, cold, each beside the least that it could take.

The bound of a command is a Python that imports the libraries it cannot do without and
ends. Command and bound take turns, so that a busy machine slows both; what counts is the
ratio of the medians.

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
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HANOI = ROOT / "studies" / "hanoi"

CASES = {
    # command: (its arguments, the imports it is held against)
    "fs --help": (["--help"], "click"),
    "fs check": (["check", "{study}"], "pydantic, numpy, yaml"),
    "fs appraise": (["appraise", "{study}"], "pydantic, numpy, yaml"),
    "fs report": (
        ["report", "{study}", "-o", "{target}"],
        "pydantic, numpy, yaml, docx, matplotlib.figure",
    ),
}


def seconds(command: list[str]) -> float:
    """One run in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return time.perf_counter() - begun


def measured(arguments: list[str], imports: str, rounds: int) -> tuple[float, float]:
    """Medians of the command and of its bound [s]."""
    command = [sys.executable, "-m", "fs_toolkit", *arguments]
    bound = [sys.executable, "-c", f"import {imports}"]
    seconds(command), seconds(bound)  # once for the caches of the disk
    runs = [(seconds(command), seconds(bound)) for _ in range(rounds)]
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
    with tempfile.TemporaryDirectory() as folder:
        study, target = Path(folder) / "hanoi", Path(folder) / "report.docx"
        shutil.copytree(HANOI, study, ignore=shutil.ignore_patterns("out"))
        print(f"Python {sys.version.split()[0]}, medians of {options.rounds} cold runs each\n")
        print(f"{'command':14}{'takes':>9}{'bound':>9}{'ratio':>8}  bound is the import of")
        for name, (arguments, imports) in CASES.items():
            filled = [each.format(study=study, target=target) for each in arguments]
            ours, theirs = measured(filled, imports, options.rounds)
            row = f"{name:14}{ours:7.2f} s{theirs:7.2f} s{ours / theirs:8.1f}  {imports}"
            print(row, flush=True)
        if options.profile:
            print()
            profile(study)


if __name__ == "__main__":
    main()
