"""Times the questions to a model after reading, beside an evaluation of the trees for each case.

Tornado, switching values and ten scenarios, on each study and on the reference model: a fresh
appraisal each time, so that the tape is compiled anew. The trees answer the same cases one by
one. Both take turns, so that a busy machine slows both, and the quickest round counts.

Usage: python benchmarks/questions.py [--rounds N]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from reference_model import write_reference_study

from fs_toolkit.economics.engine.appraise import npv
from fs_toolkit.economics.engine.model import evaluate_model
from fs_toolkit.economics.engine.questions import Questions, ranged
from fs_toolkit.economics.scenarios import compare
from fs_toolkit.study import Study

STUDIES = ("hanoi", "example", "san_fernando")
SCENARIOS = 10


def seconds(run: Callable[[], object]) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def ten_scenarios(study: Study) -> dict[str, dict[str, float]]:
    """The study's own scenarios, filled up with ends of ranges in pairs."""
    own = {name: dict(study.model.overlays[name]) for name in study.model.scenarios}
    swings = study.appraised[1].cost_benefit.swings
    for one, other in pairwise(swings):
        if len(own) >= SCENARIOS:
            break
        own[f"low_{one.quantity}"] = {one.quantity: one.low, other.quantity: other.high}
    return dict(list(own.items())[:SCENARIOS])


def on_the_tape(study: Study, scenarios: Mapping[str, Mapping[str, float]]) -> None:
    """Tornado, switching values, and the recommended option in each scenario."""
    found = study.appraised[1].cost_benefit
    quantities = ranged(study.model, dict(study.basis.quantities))
    also = {id for changes in scenarios.values() for id in changes}
    asked = Questions(study.evaluation, quantities, found.recommended, also=also)
    swings = asked.swings()
    conventions = (study.model.discount_rate, study.model.settings.go_live)
    asked.switching_values([each.quantity for each in swings if each.quantity not in conventions])
    asked.worth([*scenarios.values()])


def over_all_options(study: Study, scenarios: Mapping[str, Mapping[str, float]]) -> None:
    """Every option in each scenario."""
    compare(study.evaluation, scenarios)


def by_the_trees(study: Study, scenarios: Mapping[str, Mapping[str, float]]) -> int:
    """The cases of the tornado and of the scenarios alone, an evaluation each; how many they are."""
    found = study.appraised[1].cost_benefit
    cases = [{each.quantity: end} for each in found.swings for end in (each.low, each.high)]
    for changes in [*cases, *scenarios.values()]:
        case = evaluate_model(study.model, changes, study.evaluation, only=(found.recommended,))
        npv(case, found.recommended)
    return len(cases) + len(scenarios)


def studies(folder: Path) -> Iterator[tuple[str, Study]]:
    """Every study that is timed."""
    root = Path(__file__).resolve().parent.parent / "studies"
    for name in STUDIES:
        yield name, Study.read(root / name)
    yield "reference model", Study.read(write_reference_study(folder / "reference"))


def main() -> None:
    """Print a line for each study."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    print(
        "milliseconds, the quickest of",
        f"{rounds}: tornado, switching values and ten scenarios; the scenarios over all options; "
        "the cases of tornado and scenarios by the trees; trees over tape",
    )
    with tempfile.TemporaryDirectory() as folder:
        for name, study in studies(Path(folder)):
            scenarios = ten_scenarios(study)
            tape, all_options, trees = list[float](), list[float](), list[float]()
            for _ in range(rounds):
                tape.append(seconds(lambda s=study, c=scenarios: on_the_tape(s, c)))
                all_options.append(seconds(lambda s=study, c=scenarios: over_all_options(s, c)))
                trees.append(seconds(lambda s=study, c=scenarios: by_the_trees(s, c)))
            one, every, slow = (1000 * min(each) for each in (tape, all_options, trees))
            print(f"{name:16} {one:6.1f} {every:6.1f} {slow:7.1f} {slow / one:6.1f} x")


if __name__ == "__main__":
    main()
