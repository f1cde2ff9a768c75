"""Times a million draws of the reference model beside the least and beside its peers.

The bound is what NumPy's own samplers need to draw the same variates from `Philox`. A peer that
takes a draw at a time is run on a sample and scaled, which is said. Draws and bound take turns,
so that a busy machine slows both; read the ratios.

Usage: python benchmarks/simulation.py [--draws N] [--rounds N]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from peers import PEERS, one_draw
from reference_model import QUANTITIES, write_reference_study

from fs_toolkit.economics.engine.compile import compile_program
from fs_toolkit.economics.engine.sampling import Sampler, Sampling, Streams
from fs_toolkit.economics.engine.simulate import simulated
from fs_toolkit.economics.engine.uncertain import spreads
from fs_toolkit.study import Study

os.environ.setdefault("TQDM_DISABLE", "1")  # no progress bars of peers
PEER_DRAWS = 2_000
CHUNK = 8192


def seconds(run: Callable[[], object]) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def draw_by_numpy(generator: np.random.Generator, draws: int) -> None:
    """The same variates by NumPy's own samplers, in pieces that fit the cache."""
    out = np.empty((len(QUANTITIES), CHUNK))
    for start in range(0, draws, CHUNK):
        size = min(CHUNK, draws - start)
        for row, (family, *numbers) in zip(out, QUANTITIES.values(), strict=True):
            if family == "triangular":
                row[:size] = generator.triangular(*numbers, size)
            elif family == "pert":
                low, mode, high = numbers
                width = high - low
                alpha, beta = 1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width
                row[:size] = low + width * generator.beta(alpha, beta, size)
            elif family == "uniform":
                row[:size] = generator.uniform(numbers[0], numbers[-1], size)
            elif family == "normal":
                row[:size] = generator.normal(*numbers, size)
            else:
                row[:size] = generator.lognormal(np.log(numbers[0]), numbers[1], size)


class Ours:
    """The reference model, read and compiled."""

    def __init__(self, folder: Path) -> None:
        study = Study.read(folder)
        found, _ = spreads(study.model, study.basis.quantities)
        self.sampler = Sampler({each.quantity.id: each.distribution for each in found})
        self.program = compile_program(study.model, self.sampler.quantities)
        self.study = study

    def run(self, draws: int, sampling: Sampling) -> None:
        simulated(self.program, self.sampler, Streams(1, sampling), draws)

    def flows(self, draws: int) -> np.ndarray:
        """Net flows of a few draws, for peers that take them ready."""
        from fs_toolkit.economics.engine.player import Player

        values = self.sampler.draw(Streams(1), 0, draws)
        costs, benefits, _ = Player(self.program.tape, draws).run(values)
        return np.ascontiguousarray((benefits - costs).T)


def numpy_financial_loop(flows: np.ndarray) -> None:
    """Net present value and internal rate of ready flows, one draw after the other."""
    import numpy_financial as npf

    for row in flows:
        npf.npv(0.06, row)
        npf.irr(row)


def memory(draws: int, folder: Path) -> float:
    """Peak memory of a simulation over that of the same with one block, in MB."""
    code = (
        "import sys, resource; sys.path.insert(0, sys.argv[1]);"
        "from simulation import Ours; from pathlib import Path;"
        "ours = Ours(Path(sys.argv[2])); ours.run(8192, 'latin_hypercube');"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "ours.run(int(sys.argv[3]), 'latin_hypercube');"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)"
    )
    here = Path(__file__).parent
    command = [sys.executable, "-c", code, str(here), str(folder), str(draws)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def against_peers(ours: Ours, mine: float, draws: int) -> None:
    """Check the peers' model against ours, and print how long they take beside us."""
    values = ours.sampler.draw(Streams(1), 0, 20)
    found = simulated(ours.program, ours.sampler, Streams(1), 20)["system"]
    for number in range(20):
        npv, bcr, _ = one_draw({id: float(each[number]) for id, each in values.items()})
        assert abs(npv / found.npv[number] - 1) < 1e-9
        assert abs(bcr / found.bcr[number] - 1) < 1e-9
    for name, run in PEERS.items():
        taken = run(PEER_DRAWS)
        if taken is None:
            print(f"  {name}: not installed, left out")
        else:
            times = taken * draws / PEER_DRAWS / mine
            print(f"  {name}, one thread (scaled from {PEER_DRAWS:,}): {times:.0f} times")


def cold(folder: Path, rounds: int) -> None:
    """Print how long ten thousand draws take from a cold interpreter, reading included."""
    bare = "import numpy, pydantic, click, yaml"
    commands = {
        "fs simulate, 10,000 draws": [sys.executable, "-m", "fs_toolkit", "simulate", str(folder)],
        "its libraries imported alone": [sys.executable, "-c", bare],
    }
    for name, command in commands.items():
        taken = [
            seconds(lambda c=command: subprocess.run(c, check=True, capture_output=True))
            for _ in range(rounds)
        ]
        print(f"  cold: {name}: {statistics.median(taken):.2f} s ({min(taken):.2f} at best)")


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--draws", type=int, default=1_000_000)
    arguments.add_argument("--rounds", type=int, default=3)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = write_reference_study(Path(scratch) / "reference")
        ours = Ours(folder)
        ours.run(CHUNK, "random")
        generator = np.random.Generator(np.random.Philox(1))
        samplings: tuple[Sampling, ...] = ("random", "latin_hypercube", "sobol")
        print(f"{given.draws:,} draws, {len(QUANTITIES)} quantities, NPV, B/C and IRR with status")
        for sampling in samplings:
            pairs = [
                (
                    seconds(lambda s=sampling: ours.run(given.draws, s)),
                    seconds(lambda: draw_by_numpy(generator, given.draws)),
                )
                for _ in range(given.rounds)
            ]
            mine, bound = (statistics.median(column) for column in zip(*pairs, strict=True))
            print(
                f"  {sampling:16} {1e9 * mine / given.draws:7.0f} ns a draw, "
                f"{mine / bound:5.2f} times NumPy's samplers alone "
                f"({1e9 * bound / given.draws:.0f} ns)"
            )
        flows = ours.flows(PEER_DRAWS)
        scale = given.draws / PEER_DRAWS
        peer = scale * seconds(lambda: numpy_financial_loop(flows))
        mine = seconds(lambda: ours.run(given.draws, "random"))
        print(
            f"  numpy_financial npv and irr in a loop (scaled from {PEER_DRAWS:,}): {peer / mine:.0f} times"
        )
        against_peers(ours, mine, given.draws)
        outputs = given.draws * (3 * 8 + 1) / 2**20
        print(f"  memory beside the outputs: {memory(given.draws, folder) - outputs:.0f} MB")
        cold(folder, 5)


if __name__ == "__main__":
    main()
