"""Formulas as Word equations."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from fs_toolkit.core.formula import (
    Call,
    Exponential,
    Name,
    Negative,
    Node,
    Number,
    Operation,
    Step,
    Total,
    Year,
    parse,
)
from fs_toolkit.writers.word.equations import UnknownName, equation_xml
from fs_toolkit.writers.word.markup import parsed

NAMES = {name: name for name in "abcdwxyz"} | {
    "software": "software",
    "rate": "growth rate",
    "year": "year",
}


def shown(formula: str | Node) -> str:
    """An equation on one line: fractions as {over|under}, powers as ^{}, parentheses as they are."""
    node = parse(formula) if isinstance(formula, str) else formula
    return _line(parsed(equation_xml(node, NAMES)))


def _line(element: etree._Element) -> str:
    tag = etree.QName(element).localname
    inner = [
        _line(child)
        for child in element
        if etree.QName(child).localname not in {"dPr", "naryPr", "rPr"}
    ]
    match tag:
        case "t":
            return element.text or ""
        case "f":
            return "{" + "|".join(inner) + "}"
        case "sup":
            return "^{" + "".join(inner) + "}" if inner else ""
        case "d":
            return "(" + "; ".join(inner) + ")"
        case "nary":
            return "∑" + "".join(inner)
        case _:
            return "".join(inner)


class TestParentheses:
    @pytest.mark.parametrize(
        ("formula", "line"),
        [
            ("a + b * c", "a+b×c"),
            ("(a + b) * c", "(a+b)×c"),
            ("a * (b * c)", "a×b×c"),
            ("a + (b - c)", "a+b−c"),
            ("a - (b + c)", "a−(b+c)"),
            ("a - (b - c)", "a−(b−c)"),
            ("a / b", "{a|b}"),
            ("(a + b) / (c - d)", "{a+b|c−d}"),
            ("a * b / c", "a×{b|c}"),
            ("a / b / c", "{a|b×c}"),
            ("a / (b * c)", "{a|b×c}"),
            ("a / b / (c + d)", "{a|b×(c+d)}"),
            ("a / (b / c)", "{a|{b|c}}"),
            ("a ** 2", "a^{2}"),
            ("(1 + a) ** b", "(1+a)^{b}"),
            ("a ** (b + c)", "a^{b+c}"),
            ("(a ** b) ** c", "(a^{b})^{c}"),
            ("a ** b ** c", "a^{b^{c}}"),
            ("rate ** 2", "(growth rate)^{2}"),
            ("-a", "−a"),
            ("-a ** 2", "−a^{2}"),
            ("(-a) ** 2", "(−a)^{2}"),
            ("a * -b", "a×(−b)"),
            ("a + -b", "a+(−b)"),
            ("a - -b", "a−(−b)"),
            ("-(a + b)", "−(a+b)"),
            ("-a + b", "−a+b"),
            ("min(a, b + c)", "min(a; b+c)"),
            ("max(a, 1) ** 2", "max(a; 1)^{2}"),
            ("total(software) * 0.15", "∑software×0.15"),
            ("1000000 * a", "1,000,000×a"),
        ],
    )
    def test_stand_where_they_change_the_meaning_and_nowhere_else(self, formula, line):
        assert shown(formula) == line

    def test_a_negative_number_that_no_one_wrote_is_a_minus(self):
        assert shown(Operation("*", Name("a"), Number(-2.0))) == "a×(−2)"
        assert shown(Operation("**", Number(-2.0), Name("a"))) == "(−2)^{a}"

    def test_nodes_that_shapes_make_are_shown_too(self):
        assert shown(Exponential(Negative(Name("a")))) == "e^{−a}"
        assert shown(Step(Operation("-", Year(), Number(2016.0)))) == "step(year−2,016)"


LEAVES = st.one_of(
    st.sampled_from("abcd").map(Name),
    st.integers(1, 9).map(lambda n: Number(float(n))),
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Operation, st.sampled_from(["+", "-", "*", "/"]), inner, inner),
        st.builds(
            Operation, st.just("**"), inner, st.integers(1, 2).map(lambda n: Number(float(n)))
        ),
        st.builds(Negative, inner),
        st.builds(lambda a, b: Call("min", (a, b)), inner, inner),
    ),
    max_leaves=8,
)
VALUES = {"a": 1.25, "b": 3.5, "c": 7.75, "d": 0.625}


def value(node: Node) -> complex:
    match node:
        case Number(number):
            return number
        case Name(name):
            return VALUES[name]
        case Negative(operand):
            return -value(operand)
        case Call(_, (first, second)):
            return min(value(first).real, value(second).real)
        case Operation(symbol, left, right):
            a, b = value(left), value(right)
            return {"+": a + b, "-": a - b, "*": a * b}.get(
                symbol, a / b if symbol == "/" else a**b
            )
    raise AssertionError(node)


def read_back(line: str) -> float:
    """Compute what a reader of the printed equation would."""
    code = line.replace("−", "-").replace("×", "*").replace(",", "").replace(";", ",")
    code = code.replace("^{", "**(").replace("{", "((").replace("|", ")/(").replace("}", "))")
    code = re.sub(r"\*\*\((\d+)\)\)", r"**(\1)", code)
    return eval(code, {"min": min}, VALUES)


@given(TREES)
def test_a_reader_of_the_paper_computes_the_same(tree):
    try:
        expected = value(tree)
    except (ZeroDivisionError, OverflowError):
        return
    found = read_back(shown(tree))
    assert found == pytest.approx(expected, rel=1e-9, abs=1e-9)


class TestRefusals:
    def test_a_quantity_without_words_is_named_and_not_printed(self):
        with pytest.raises(UnknownName, match="'petitions'"):
            equation_xml(parse("petitions * a"), NAMES)

    def test_so_is_a_family(self):
        with pytest.raises(UnknownName, match="'hardware'"):
            equation_xml(Total("hardware"), NAMES)


def test_names_are_upright_words_and_markup_in_them_is_none():
    xml = equation_xml(Name("a"), {"a": "R&D <share>"})
    assert "<m:nor/>" in xml
    assert "R&amp;D &lt;share&gt;" in xml
