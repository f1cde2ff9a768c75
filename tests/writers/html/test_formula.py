from __future__ import annotations

import json
import random
import shutil
import subprocess

import numpy as np
import pytest
from numpy.testing import assert_allclose

from fs_toolkit.core.formula import (
    YEAR,
    Call,
    Exponential,
    Name,
    Negative,
    Number,
    Operation,
    Step,
    Total,
    parse,
)
from fs_toolkit.core.numeric import evaluate
from fs_toolkit.writers.html.formula import javascript, javascript_name


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("a + b", "(q_a+q_b)"),
        ("a - b - c", "((q_a-q_b)-q_c)"),
        ("-a ** 2", "(-Math.pow(q_a,2))"),  # JavaScript refuses -a ** 2
        ("2 ** 3 ** 2", "Math.pow(2,Math.pow(3,2))"),
        ("min(a, 2) / max(b)", "(Math.min(q_a,2)/Math.max(q_b))"),
        ("0.1 * 42e6", "(0.1*42000000)"),
    ],
)
def test_writes_every_operation_in_parentheses(formula, text):
    assert javascript(parse(formula)) == text


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (YEAR, "year"),
        (Step(Operation("-", YEAR, Name("opening"))), "((year-q_opening)>=0?1:0)"),
        (Exponential(Negative(Name("speed"))), "Math.exp((-q_speed))"),
        (Operation("-", Name("a"), Number(-2.0)), "(q_a-(-2))"),  # a--2 would count a down
        (Negative(Number(-2.0)), "(-(-2))"),
        (Negative(Negative(Name("a"))), "(-(-q_a))"),
    ],
)
def test_writes_what_shapes_and_points_make(tree, text):
    assert javascript(tree) == text


def test_names_totals_and_the_year_may_stand_elsewhere():
    tree = Operation("*", Total("investment"), Operation("-", YEAR, Name("a")))
    found = javascript(tree, "t", name="q[{!r}]".format, total="total({!r})".format)
    assert found == "(total('investment')*(t-q['a']))"


def test_a_total_without_lines_is_refused():
    with pytest.raises(ValueError, match=r"total\(investment\) has a meaning in lines only"):
        javascript(Total("investment"))


def test_no_name_can_be_a_word_of_the_language():
    assert javascript_name("class") == "q_class"


def grown(dice, depth=0):
    """A random tree of every kind of node."""
    if depth > 4 or dice.random() < 0.2:
        return dice.choice([YEAR, Name("a"), Name("b"), Number(dice.uniform(-3, 3))])
    one, two = grown(dice, depth + 1), grown(dice, depth + 1)
    return dice.choice(
        [
            Negative(one),
            Step(one),
            Exponential(Call("min", (one, Number(3.0)))),
            Call(dice.choice(["min", "max"]), (one, two)),
            *(Operation(symbol, one, two) for symbol in "+-*"),
            Operation("/", one, Call("max", (two, Number(0.5)))),
            Operation("**", Call("max", (one, Number(0.1))), Call("min", (two, Number(2.0)))),
        ]
    )


@pytest.mark.heavy
@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_node_and_numpy_agree_on_any_tree():
    dice = random.Random(5)
    trees = [grown(dice) for _ in range(400)]
    values = {"a": np.array(1.7), "b": np.array(-0.3)}
    numbers = [float(evaluate(tree, values.__getitem__, np.array(2018.0))) for tree in trees]
    kept = [(tree, number) for tree, number in zip(trees, numbers, strict=True)
            if np.isfinite(number)]  # fmt: skip
    assert len(kept) > 350
    given = "const q_a = 1.7, q_b = -0.3, year = 2018;"
    asked = ",".join(javascript(tree) for tree, _ in kept)
    script = f"'use strict'; {given} console.log(JSON.stringify([{asked}]))"
    ran = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True)
    assert_allclose(json.loads(ran.stdout), [number for _, number in kept], rtol=1e-9)
