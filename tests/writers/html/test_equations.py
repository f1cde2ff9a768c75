"""Formulas as MathML."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from fs_toolkit.core.formula import parse
from fs_toolkit.writers.html.equations import equation_mathml, result_mathml

NAMES = {"a": "first", "b": "second thing", "c": "<third>", "f": "family"}


def shown(formula: str) -> str:
    """A formula as plain text, fractions as / and powers as ^."""
    text = equation_mathml(parse(formula), NAMES)
    text = re.sub(r"<mfrac><mrow>(.*?)</mrow><mrow>(.*?)</mrow></mfrac>", r"[\1/\2]", text)
    text = re.sub(r"<msup><mrow>(.*?)</mrow><mrow>(.*?)</mrow></msup>", r"\1^\2", text)
    return re.sub(r"<[^>]*>", "", text).replace("&lt;", "<").replace("&gt;", ">")


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("a + b - 2", "=first +second thing −2"),
        ("a * b", "=first ×second thing"),
        ("a / b * c", "=[first/second thing] ×<third>"),
        ("a - (b - c)", "=first −(second thing−<third>)"),
        ("-a * 2", "=−first ×2"),
        ("a ** 2", "=first^2"),
        ("b ** 2", "=(second thing)^2"),
        ("min(a, 7200000)", "=min(first;7,200,000)"),
    ],
)
def test_reads_like_the_formula(formula, expected):
    assert shown(formula) == expected


def test_a_line_may_end_before_each_sign():
    made = equation_mathml(parse("a * b * c + a"), NAMES)
    assert made.count("<math ") == 4


formulas = st.recursive(
    st.sampled_from(["a", "b", "c", "2", "0.5"]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "/", "**"]), inner).map(
            lambda parts: f"({parts[0]} {parts[1]} {parts[2]})"
        ),
        inner.map(lambda part: f"(-{part})"),
        st.tuples(inner, inner).map(lambda parts: f"max({parts[0]}, {parts[1]})"),
    ),
    max_leaves=8,
)


@given(formulas)
def test_any_formula_is_well_formed_and_its_brackets_close(formula):
    made = equation_mathml(parse(formula), NAMES)
    root = etree.fromstring(f"<div>{made}</div>")
    marks = [each.text for each in root.iter("mo")]
    assert marks.count("(") == marks.count(")")
    assert marks[0] == "="
    assert {"<third>"} >= {each.text for each in root.iter("mtext")} & {"<third>", "third"}


def test_the_result_stands_after_an_equals_sign_and_is_escaped():
    shown = result_mathml("5 < 6 USD")
    assert "5 &lt; 6" in shown
    assert shown.index("=") < shown.index("&lt;")
