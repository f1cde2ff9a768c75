"""Examples of others, tests/cases/technical, answered by the method files.

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

from fs_toolkit.technical.group_tests import association, holm, rank_difference
from fs_toolkit.technical.survey import cronbach_alpha, effective_size

FOLDER = Path(__file__).parents[1] / "cases" / "technical"
WORDS = {"source_read": "published", "derived": "derived"}

ANSWERS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "alpha": lambda given: {"alpha": cronbach_alpha(np.array(given["items"], dtype=float))},
    "association": lambda given: association(given["table"])._asdict(),
    "ranks": lambda given: rank_difference(given["groups"])._asdict(),
    "holm": lambda given: {"adjusted": holm(given["p"])},
    "kish": lambda given: {"effective": effective_size(given["weights"])},
}


def cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            if case.get("kind") in ANSWERS:
                yield pytest.param(case, id=f"{case['name']}-{WORDS[case['provenance']]}")


@pytest.mark.parametrize("case", list(cases()))
def test_agrees_with_the_example(case: dict[str, Any]) -> None:
    found = ANSWERS[case["kind"]](case["given"])
    assert case["source"]
    for name, expected in case["expected"].items():
        assert_allclose(found[name], expected, rtol=case["tolerance"], err_msg=name)


def test_there_are_examples_of_every_method() -> None:
    assert {param.values[0]["kind"] for param in cases()} == set(ANSWERS)
