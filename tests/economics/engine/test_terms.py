from __future__ import annotations

from functools import partial, reduce

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
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
    children,
    nodes,
    parse,
)
from fs_toolkit.core.numeric import evaluate
from fs_toolkit.economics.engine.graph import Applied, Graph, Sum
from fs_toolkit.economics.engine.player import Player
from fs_toolkit.economics.engine.tape import compile_tape
from fs_toolkit.economics.engine.terms import FLAT, MOST_TERMS, Algebra, Profile, Value

YEARS = np.arange(2016.0, 2021.0)
INPUTS = ("a", "b", "c")
SERIES = np.array([0.0, 0.5, 1.0, 1.0, -2.0])
JOINS = {"+": Algebra.plus, "-": Algebra.minus, "*": Algebra.times, "/": Algebra.divided,
         "**": Algebra.power}  # fmt: skip


def value_of(algebra, node):
    """The value of a tree over the inputs a, b and c and the series s."""
    of = [value_of(algebra, each) for each in children(node)]
    match node:
        case Number(number):
            return algebra.number(number)
        case Name("s"):
            return Value(SERIES)
        case Name(id):
            return algebra.input(id)
        case Negative():
            return algebra.negative(*of)
        case Step():
            return algebra.apply("step", *of)
        case Exponential():
            return algebra.apply("exp", *of)
        case Call(function):
            return reduce(partial(algebra.apply, function), of)
        case Operation(symbol):
            return JOINS[symbol](algebra, *of)
        case _:
            return algebra.years()


def played(node, draws, years=YEARS):
    """A tree's numbers over years and draws, from the tape."""
    algebra = Algebra(Graph(years))
    tape = compile_tape(algebra.graph, (algebra.node(value_of(algebra, node)),))
    width = next(iter(draws.values())).size
    [found] = Player(tape, width).run(draws)
    return np.broadcast_to(found, (years.size, width)).copy()


def direct(node, draws, years=YEARS):
    """The same, one draw after another, with the evaluator of every other part."""
    width = next(iter(draws.values())).size
    found = np.empty((years.size, width))
    for number in range(width):
        values = {id: each[number] for id, each in draws.items()} | {"s": SERIES}
        found[:, number] = evaluate(node, values.__getitem__, years)
    return found


# Trees in which rounding stays small: what is divided by, raised or compared is tame.
NAMES = st.sampled_from([Name(id) for id in INPUTS])
NUMBERS = st.sampled_from([Number(each) for each in (0.0, 1.0, 2.0, 0.5, 3.0, -1.0)])
LEAVES = NAMES | NUMBERS | st.just(YEAR) | st.just(Name("s"))
AGES = st.sampled_from([Number(2016.0), Number(2018.0), Name("a")]).map(
    lambda start: Operation("-", YEAR, start)
)
POSITIVE = NAMES.map(lambda name: Operation("+", Number(0.75), Operation("*", name, name)))
POWERS = st.builds(lambda base, age: Operation("**", base, age), POSITIVE, AGES | NUMBERS | NAMES)
STEPS = st.builds(lambda age, name: Step(Operation("-", age, name)), AGES, NAMES)
ONE = Number(1.0)


def larger(trees):
    return (
        st.builds(Operation, st.sampled_from("+-*"), trees, trees)
        | st.builds(Operation, st.sampled_from("+-*"), trees, trees)
        | st.builds(lambda left, right: Operation("/", left, right), trees, POSITIVE | NUMBERS)
        | st.builds(lambda base: Operation("**", base, Number(2.0)), trees)
        | st.builds(lambda name, one, other: Call(name, (one, other)),
                    st.sampled_from(["min", "max"]), trees, trees)
        | st.builds(Negative, trees)
        | st.builds(lambda tree: Exponential(Call("max", (Call("min", (tree, ONE)), Negative(ONE)))), trees)
        | st.builds(lambda tree, power: Operation("*", tree, power), trees, POWERS | STEPS)
    )  # fmt: skip


TREES = st.recursive(LEAVES | POWERS | STEPS, larger, max_leaves=12)
DRAWS = st.fixed_dictionaries(
    {
        id: st.lists(st.integers(-8, 8).map(lambda each: each / 4), min_size=3, max_size=3)
        for id in INPUTS
    }
)


class TestTrees:
    @given(TREES, DRAWS)
    @settings(max_examples=200)
    def test_come_to_what_numpy_gives_draw_by_draw(self, tree, drawn):
        draws = {id: np.array(each) for id, each in drawn.items()}
        parts = [np.abs(direct(each, draws)) for each in nodes(tree)]
        # Where a part is no number the tape may do without it: 0 x inf is 0 there.
        size = np.maximum.reduce(parts)
        assume(size[np.isfinite(size)].max(initial=0) < 1e7)
        fine = np.isfinite(sum(parts))
        found, expected = played(tree, draws)[fine], direct(tree, draws)[fine]
        assert (np.abs(found - expected) <= 1e-9 * (1 + size[fine])).all()

    @pytest.mark.parametrize(
        "formula",
        [
            "a * b * (1 + c) ** (2.5 + a)",
            "min(a, b, c) * max(a, s)",
            "(a + b) / (c * c + 1) - a / 4",
            "-(a - b) * s",
            "(a + b * s + c * s * s + 1) * (b + c * s + a * s * s + 2)",
        ],
    )
    def test_of_written_formulas_do_too(self, formula):
        random = np.random.default_rng(1)
        draws = {id: random.uniform(0.5, 2, 20) for id in INPUTS}
        tree = parse(formula)
        assert_allclose(played(tree, draws), direct(tree, draws), rtol=1e-12)

    def test_of_one_year_do_too(self):
        draws = {id: np.array([0.5, 2.0]) for id in INPUTS}
        growth = Operation("**", Name("a"), Operation("-", YEAR, Number(2015.0)))
        assert_allclose(played(growth, draws, YEARS[:1]), [[0.5, 2.0]])

    def test_growth_is_counted_from_any_year_and_a_product_of_growths_is_one(self):
        algebra = Algebra(Graph(YEARS))
        one, other = (
            algebra.power(
                algebra.plus(algebra.number(1.0), algebra.input(id)),
                algebra.minus(algebra.years(), algebra.number(start)),
            )
            for id, start in (("a", 2016.0), ("b", 2018.0))
        )
        both = algebra.times(one, other)
        [profile] = both.terms
        assert len(profile.factors) == 1
        a, b = 0.02, 0.03
        tape = compile_tape(algebra.graph, (algebra.node(both),))
        [found] = Player(tape, 1).run({"a": np.array([a]), "b": np.array([b])})
        assert_allclose(found[:, 0], (1 + a) ** (YEARS - 2016) * (1 + b) ** (YEARS - 2018))


class TestTerms:
    @pytest.fixture
    def algebra(self):
        return Algebra(Graph(YEARS))

    def test_of_one_profile_are_added_before_they_meet_the_years(self, algebra):
        # 2 a s + 4 b s is (a + 2 b) s: one term, whose pattern is s over its largest number
        a, b, s = algebra.input("a"), algebra.input("b"), value_of(algebra, Name("s"))
        one = algebra.times(algebra.times(algebra.number(2.0), a), s)
        other = algebra.times(algebra.times(b, s), algebra.number(4.0))
        [profile] = algebra.plus(one, other).terms
        assert_allclose(profile.numbers, SERIES / -2)

    def test_growth_that_no_draw_changes_is_a_column(self, algebra):
        ages = algebra.minus(algebra.years(), algebra.number(2018.0))
        growth = algebra.power(algebra.number(1.02), ages)
        assert growth.is_constant
        assert_allclose(growth.constant, 1.02 ** (YEARS - 2018))

    def test_that_fall_out_leave_nothing(self, algebra):
        a = algebra.input("a")
        assert algebra.minus(a, a).is_constant
        assert algebra.times(a, algebra.number(0.0)).is_constant
        assert algebra.times(a, algebra.number(1.0)).terms == a.terms

    def test_know_whether_a_year_or_a_draw_changes_them(self, algebra):
        a, year = algebra.input("a"), algebra.years()
        assert (a.is_constant, a.is_flat) == (False, True)
        assert (year.is_constant, year.is_flat) == (True, False)
        assert not algebra.times(a, year).is_flat
        assert algebra.plus(a, algebra.number(3.0)).is_flat

    def test_too_many_for_a_product_become_one_first(self, algebra):
        def sum_of(prefix, count):
            return algebra.total(
                algebra.times(algebra.input(f"{prefix}{k}"), algebra.apply("exp", algebra.times(
                    algebra.input(f"{prefix}{k}"), algebra.years())))
                for k in range(count)
            )  # fmt: skip

        few = algebra.times(sum_of("a", 3), sum_of("b", 4))
        assert len(few.terms) == 12 == MOST_TERMS
        assert len(algebra.times(sum_of("a", 4), sum_of("b", 4)).terms) == 1

    def test_without_years_need_no_array_over_years(self, algebra):
        a, b = algebra.input("a"), algebra.input("b")
        node = algebra.node(algebra.divided(algebra.plus(a, b), b))
        assert algebra.graph.kinds[node] == "draws"
        assert not any(isinstance(each, Sum) for each in algebra.graph.nodes)

    def test_of_a_constant_are_a_number_or_a_column(self, algebra):
        graph = algebra.graph
        assert graph.kinds[algebra.node(algebra.number(2.0))] == "constant"
        assert graph.kinds[algebra.node(algebra.years())] == "years"
        folded = algebra.apply("min", algebra.years(), algebra.number(2017.0))
        assert_allclose(folded.constant, [2016, 2017, 2017, 2017, 2017])
        assert not any(isinstance(each, Applied) for each in graph.nodes)


def test_a_profile_of_ones_holds_no_numbers():
    assert Profile() == FLAT
    assert FLAT.numbers is None
    assert_allclose(Profile(YEARS.tobytes()).numbers, YEARS)
