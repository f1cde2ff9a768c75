"""Examples of others, tests/cases/proposal, answered by the public functions.

A case is called published only where the text that prints it was read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from numpy.testing import assert_allclose

from fs_toolkit.proposal import analytic_hierarchy, topsis

FOLDER = Path(__file__).parents[1] / "cases" / "proposal"
WORDS = {"source_read": "published", "derived": "derived", "memory": "remembered"}

Given = dict[str, Any]
Answer = dict[str, Any]


def of_pairs(pairs: dict[str, float], names: list[str]) -> Any:
    """The matrix of judgements such as `a>b: 3`."""
    matrix = np.eye(len(names))
    for pair, times in pairs.items():
        a, b = (names.index(name) for name in pair.split(">"))
        matrix[a, b], matrix[b, a] = times, 1 / times
    return matrix


def ahp(given: Given) -> Answer:
    if "matrix" in given:
        found = analytic_hierarchy(given["matrix"])
        return {
            "weights": found.weights,
            "w": found.weights,
            "cr": found.consistency_ratio,
        }
    names = list(given["alternatives"])
    criteria = analytic_hierarchy(of_pairs(given["criteria"], names))
    people = ["Moll", "Nell", "Sue"]
    each = {
        name: analytic_hierarchy(of_pairs(pairs, people))
        for name, pairs in given["alternatives"].items()
    }
    return {
        "crit": criteria.weights,
        "crit_cr": criteria.consistency_ratio,
        "exp": each["Experience"].weights,
        "exp_cr": each["Experience"].consistency_ratio,
        "edu_cr": each["Education"].consistency_ratio,
        "target": criteria.weights @ [each[name].weights for name in names],
    }


def closeness(given: Given) -> Answer:
    assert given["objectives"] == "max all"
    found = topsis(
        given["matrix"], given["weights"], [True] * len(given["weights"]), given["normalisation"]
    )
    return {"closeness": found, "rank": (-found).argsort().argsort() + 1}


ANSWERS: dict[str, Callable[[Given], Answer]] = {"ahp": ahp, "topsis": closeness}


def cases() -> Iterator[Any]:
    for file in sorted(FOLDER.glob("*.yaml")):
        for case in yaml.safe_load(file.read_text(encoding="utf-8")):
            word = WORDS[case["provenance"]]
            yield pytest.param(file.stem, case, id=f"{word}-{file.stem}-{case['name']}")


@pytest.mark.parametrize(("kind", "case"), list(cases()))
def test_the_public_functions_answer_as_the_source(kind: str, case: dict[str, Any]) -> None:
    answer = ANSWERS[kind](case["given"])
    assert case["expected"]
    for name, expected in case["expected"].items():
        assert_allclose(answer[name], expected, rtol=0, atol=case["tolerance"])


def test_every_kind_of_case_has_a_file_and_an_answer() -> None:
    assert {file.stem for file in FOLDER.glob("*.yaml")} == set(ANSWERS)
