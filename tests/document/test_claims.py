from __future__ import annotations

import operator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fs_toolkit.document.claims import MOST_CHARACTERS, Comparison, assertion


def one(text: str) -> Comparison | None:
    """The one comparison of a claim; None if it is no claim."""
    read = assertion(text)
    if read is None:
        return None
    [[comparison]] = read.alternatives
    return comparison


@pytest.mark.parametrize(
    ("text", "left", "sign", "right"),
    [
        ("npv.lean.economic > 0", "npv.lean.economic", ">", 0.0),
        ("a<=b_2", "a", "<=", "b_2"),
        (" −1.5e3 != a ", -1500.0, "!=", "a"),
        (".5 == a", 0.5, "==", "a"),
        ("irr.lean.economic > 5 %", "irr.lean.economic", ">", 0.05),
        ("share_or_part > 1", "share_or_part", ">", 1.0),
        ("brand >= 2", "brand", ">=", 2.0),
    ],
)
def test_reads_a_comparison(text: str, left: object, sign: str, right: object) -> None:
    read = one(text)
    assert read is not None
    assert (read.left, read.sign, read.right) == (left, sign, right)


@pytest.mark.parametrize(
    ("text", "a", "b", "holds"),
    [
        ("a > 0 and b > 0", 1, 1, True),
        ("a > 0 and b > 0", 1, -1, False),
        ("a > 0 or b > 0", -1, 1, True),
        ("a > 0 or b > 0", -1, -1, False),
        ("a > 0 or b > 0 and b > 5", 1, 0, True),  # `and` binds closer
        ("b > 0 and a > 5 or b > 9", 9, 9, True),
        ("0 < a < 1", 0.5, 0, True),
        ("0 < a < 1", 1, 0, False),
        ("b >= a > 0", 1, 1, True),
        ("a between 1 and 2", 1, 0, True),
        ("a between 1 and 2", 2.001, 0, False),
        ("a between 0 and b and b < 3", 1, 2, True),
        ("a between 0 and b and b < 3", 1, 4, False),
        ("a between 5 % and 12 % or b == 1", 0.05, 0, True),
    ],
)
def test_joins_comparisons(text: str, a: float, b: float, holds: bool) -> None:
    read = assertion(text)
    assert read is not None
    assert read.holds({"a": a, "b": b}.__getitem__) is holds


@pytest.mark.parametrize(
    "text",
    ["", "a", "a > ", "a => 0", "0 < a > 1", "0 < a < b < 1", "a > b + 1", "a = 1",
     "__import__('os') > 0", "a() > 0", "a[0] > 1", "(a > 1)", "a > 0x10", "a > 'b'", "a > 1 and",
     "or a > 1", "a > 1 and or b > 1", "a between 1", "a between 1 or 2", "not a > 1", "and > 1",
     "a > 1 or or > 2", "a > 1; b > 2", "a > 1 % 2", "lambda: 0 > 1", "a & b > 1",
     " and ".join(["a > 1"] * 9), "a > 1" + " " * MOST_CHARACTERS],
)  # fmt: skip
def test_reads_nothing_else(text: str) -> None:
    assert assertion(text) is None


@settings(deadline=None)  # the first example imports what it needs
@given(st.text(max_size=40) | st.text("ab01 <>=%andorbetw", max_size=60))
def test_never_fails(text: str) -> None:
    assertion(text)


@pytest.mark.parametrize("sign", ["<", "<=", ">", ">=", "==", "!="])
@settings(deadline=None)  # the first example imports what it needs
@given(left=st.floats(allow_nan=False), right=st.floats(allow_nan=False))
def test_judges_as_arithmetic_does(sign: str, left: float, right: float) -> None:
    known = {"a": left, "b": right}
    signs = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
             "==": operator.eq, "!=": operator.ne}  # fmt: skip
    assert Comparison("a", sign, "b").holds(known.__getitem__) == signs[sign](left, right)


@given(
    st.lists(st.booleans(), min_size=1, max_size=3), st.lists(st.booleans(), min_size=1, max_size=3)
)
def test_or_of_ands(first: list[bool], second: list[bool]) -> None:
    def joined(each: list[bool]) -> str:
        return " and ".join("t > 0" if true else "f > 0" for true in each)

    read = assertion(f"{joined(first)} or {joined(second)}")
    assert read is not None
    assert read.holds({"t": 1.0, "f": 0.0}.__getitem__) == (all(first) or all(second))


def test_names_what_it_is_about() -> None:
    read = assertion("a < b and b between 1 and a or 2 > 1")
    assert read is not None
    assert read.names == ("a", "b")
