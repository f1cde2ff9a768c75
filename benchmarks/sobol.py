"""Times Sobol indices of the reference model beside SALib's sampling and analysis.

SALib is not asked to run the model: its side is its points and its indices only. Ours is points,
the tape run again for each quantity, indices, and the same number of bootstrap resamples.

Usage: python benchmarks/sobol.py [--power P] [--rounds N]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from reference_model import QUANTITIES, write_reference_study
from SALib.analyze import sobol as analysis
from SALib.sample import sobol as sampling

from fs_toolkit.economics.engine.sampling import Sampler
from fs_toolkit.economics.engine.uncertain import spreads
from fs_toolkit.economics.engine.variance import variance_program, variance_shares
from fs_toolkit.study import Study

RESAMPLES = 100


def seconds(run: Callable[[], object]) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def by_salib(points: int) -> None:
    """SALib's points and its indices of a result that costs nothing."""
    count = len(QUANTITIES)
    problem = {
        "num_vars": count,
        "names": list(QUANTITIES),
        "bounds": [[0.0, 1.0]] * count,
    }
    found = sampling.sample(problem, points, calc_second_order=False)
    analysis.analyze(problem, found.sum(axis=1), calc_second_order=False, num_resamples=RESAMPLES)


def main() -> None:
    """Print the ratio."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--power", type=int, default=14)
    arguments.add_argument("--rounds", type=int, default=3)
    given = arguments.parse_args()
    points = 2**given.power
    with tempfile.TemporaryDirectory() as scratch:
        study = Study.read(write_reference_study(Path(scratch) / "reference"))
        found, _ = spreads(study.model, study.basis.quantities)
        sampler = Sampler({each.quantity.id: each.distribution for each in found})

        program = variance_program(study.model, sampler, "system")

        def ours() -> None:
            variance_shares(
                study.model, sampler, "system", points, resamples=RESAMPLES, program=program
            )

        ours()
        pairs = [(seconds(ours), seconds(lambda: by_salib(points))) for _ in range(given.rounds)]
    mine, peer = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{len(QUANTITIES)} quantities, {points:,} points, {RESAMPLES} resamples")
    print(f"  {1e3 * mine:.0f} ms; SALib without a model {peer:.2f} s: {peer / mine:.0f} times")
    print(f"  NumPy {np.__version__}")


if __name__ == "__main__":
    main()
