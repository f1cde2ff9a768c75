"""How the cost of a simulation grows with its draws and with the lines of its model.

Draws should cost the same each, however many there are; lines share what they have in common, so
that twice the lines cost less than twice as much.

Usage: python benchmarks/growth.py [--rounds N]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from reference_model import write_reference_study
from simulation import Ours, seconds

DRAWS = (10_000, 31_000, 100_000, 310_000, 1_000_000)
TIMES = (1, 2, 4, 8, 16)
OF_LINES = 65_536
"""Draws with which lines are compared."""


def best(ours: Ours, draws: int, rounds: int) -> float:
    """The shortest time of a draw [ns]."""
    taken = [seconds(lambda: ours.run(draws, "latin_hypercube")) for _ in range(rounds)]
    return 1e9 * min(taken) / draws


def main() -> None:
    """Print both curves."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=5)
    rounds = arguments.parse_args().rounds
    with tempfile.TemporaryDirectory() as scratch:
        ours = Ours(write_reference_study(Path(scratch) / "1"))
        ours.run(8192, "latin_hypercube")
        print("draws, of 18 lines")
        first = None
        for draws in DRAWS:
            taken = best(ours, draws, rounds)
            first = first or taken
            print(f"  {draws:9,}: {taken:6.0f} ns a draw, {taken / first:4.2f} times the first")
        print(f"lines, with {OF_LINES:,} draws")
        first = None
        for times in TIMES:
            ours = Ours(write_reference_study(Path(scratch) / f"lines{times}", times))
            ours.run(8192, "latin_hypercube")
            taken = best(ours, OF_LINES, rounds)
            first = first or taken
            operations = len(ours.program.tape.operations)
            print(
                f"  {18 * times:4} lines: {taken:6.0f} ns a draw, {taken / first:5.2f} times the "
                f"first with {times:2} times the lines; {operations} operations"
            )


if __name__ == "__main__":
    main()
