"""A tape of some lines that share parts, for the tests of tapes and of players."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from fs_toolkit.economics.engine.graph import Graph
from fs_toolkit.economics.engine.tape import Tape, compile_tape
from fs_toolkit.economics.engine.terms import Algebra

YEARS = np.arange(2016.0, 2028.0)
IDS = ("a", "b", "c", "d")


@pytest.fixture(scope="session")
def made() -> Callable[..., Tape]:
    """Compiles the tape, with or without all its results kept."""
    return shared_parts


def shared_parts(keep_all: bool = False) -> Tape:
    """The tape of some lines that share parts: growth, a clipped share, a flat rate, a constant."""
    algebra = Algebra(Graph(YEARS))
    a, b, c, d = (algebra.input(id) for id in IDS)
    one, ages = algebra.number(1.0), algebra.minus(algebra.years(), algebra.number(2016.0))
    growth = algebra.power(algebra.plus(one, a), ages)
    adoption = algebra.divided(one, algebra.plus(one, algebra.apply("exp", algebra.minus(b, ages))))
    ready = algebra.apply("step", algebra.minus(ages, c))
    clipped = algebra.apply("min", algebra.times(adoption, d), growth)
    users = algebra.times(algebra.times(growth, clipped), ready)
    more = algebra.times(algebra.apply("max", users, algebra.times(d, ages)), adoption)
    wanted = (users, algebra.plus(more, algebra.times(c, growth)), algebra.plus(a, b), one)
    return compile_tape(algebra.graph, tuple(algebra.node(each) for each in wanted), keep_all)
