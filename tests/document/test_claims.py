from __future__ import annotations

import operator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fs_toolkit.document.claims import Comparison, comparison


@pytest.mark.parametrize(
    ("text", "left", "sign", "right"),
    [
        ("npv.lean.economic > 0", "npv.lean.economic", ">", 0.0),
        ("a<=b_2", "a", "<=", "b_2"),
        (" −1.5e3 != a ", -1500.0, "!=", "a"),
        (".5 == a", 0.5, "==", "a"),
    ],
)
def test_reads_a_comparison(text: str, left: object, sign: str, right: object) -> None:
    read = comparison(text)
    assert read is not None
    assert (read.left, read.sign, read.right) == (left, sign, right)


@pytest.mark.parametrize(
    "text",
    ["", "a", "a > ", "a => 0", "0 < a < 1", "a > b + 1", "a = 1", "__import__('os') > 0", "a() > 0",
     "a[0] > 1", "a > 1 and b > 1", "a > 0x10", "a > 'b'"],
)  # fmt: skip
def test_reads_nothing_else(text: str) -> None:
    assert comparison(text) is None


@settings(deadline=None)  # the first example imports what it needs
@given(st.text(max_size=40))
def test_never_fails(text: str) -> None:
    comparison(text)


@pytest.mark.parametrize("sign", ["<", "<=", ">", ">=", "==", "!="])
@settings(deadline=None)  # the first example imports what it needs
@given(left=st.floats(allow_nan=False), right=st.floats(allow_nan=False))
def test_judges_as_arithmetic_does(sign: str, left: float, right: float) -> None:
    known = {"a": left, "b": right}
    signs = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
             "==": operator.eq, "!=": operator.ne}  # fmt: skip
    assert Comparison("a", sign, "b").holds(known.__getitem__) == signs[sign](left, right)


def test_names_what_it_is_about() -> None:
    assert Comparison("a", "<", "b").names == ("a", "b")
    assert Comparison("a", "<", 1.0).names == ("a",)
