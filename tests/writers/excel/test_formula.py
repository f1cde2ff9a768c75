from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    rewrite,
)
from fs_toolkit.writers.excel.formula import excel, excel_name

TREES = st.recursive(
    st.one_of(st.sampled_from([Name("a"), Name("rate")]), st.floats(0, 1e18).map(Number)),
    lambda inner: st.one_of(
        inner.map(Negative),
        st.builds(Operation, st.sampled_from(["+", "-", "*", "/", "**"]), inner, inner),
        st.lists(inner, min_size=1, max_size=3).map(lambda some: Call("max", tuple(some))),
    ),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("a + b", "(q_a+q_b)"),
        ("a - b - c", "((q_a-q_b)-q_c)"),
        ("-a ** 2", "(-(q_a^2))"),  # Excel reads -2^2 as 4
        ("2 ** 3 ** 2", "(2^(3^2))"),  # Excel reads 2^3^2 as 64
        ("min(a, 2) / max(b)", "(MIN(q_a,2)/MAX(q_b))"),
        ("0.1 * 42e6", "(0.1*42000000)"),
        ("1e-7 * 1e20", "(1e-07*1e+20)"),
        ("r2d2", "q_r2d2"),  # what would be a cell is none
    ],
)
def test_writes_every_operation_in_parentheses(formula, text):
    assert excel(parse(formula), "B$1") == text


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (YEAR, "B$1"),
        (Step(Operation("-", YEAR, Name("opening"))), "IF((B$1-q_opening)>=0,1,0)"),
        (Exponential(Negative(Name("speed"))), "EXP((-q_speed))"),
        (Operation("-", Name("a"), Number(-2.0)), "(q_a-(-2))"),
        (Operation("**", Number(-2.5), Number(2.0)), "((-2.5)^2)"),
        (Number(-0.0), "0"),
    ],
)
def test_writes_what_shapes_and_points_make(tree, text):
    assert excel(tree, "B$1") == text


def test_names_and_totals_may_stand_elsewhere():
    tree = Operation("*", Total("investment"), Name("a"))
    found = excel(tree, "B$1", name="Sheet!{}".format, total="SUM({})".format)
    assert found == "(SUM(investment)*Sheet!a)"


def test_a_total_without_lines_is_refused():
    with pytest.raises(ValueError, match=r"total\(investment\) has a meaning in lines only"):
        excel(Total("investment"), "B$1")


def test_no_name_can_be_a_cell_or_a_function():
    assert [excel_name(name) for name in ("a1", "r1c1", "sum")] == ["q_a1", "q_r1c1", "q_sum"]


@given(TREES)
def test_means_the_same_tree_to_whoever_reads_it_with_its_parentheses(tree):
    text = excel(tree, "B$1").replace("^", "**").replace("MAX", "max")
    if len(text) <= 500:
        renamed = rewrite(
            tree, lambda leaf: Name(f"q_{leaf.id}") if isinstance(leaf, Name) else leaf
        )
        assert parse(text) == renamed
