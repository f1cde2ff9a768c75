"""Long formulas, parted into lines."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from fs_toolkit.core.formula import Call, Name, Negative, Node, Number, Operation, parse
from fs_toolkit.writers.word.equation_lines import LINE, equation_lines, result_line
from fs_toolkit.writers.word.markup import parsed

NAMES = {name: name for name in "abcdwxyz"}
LONG = {name: f"a rather long name of the quantity {name}" for name in "abcdwxyz"}
SPACE = "\u2002"


def shown(formula: str | Node, names=NAMES, line: int = LINE) -> list[str]:
    """The lines of an equation: fractions as {over|under}, powers as ^{}."""
    node = parse(formula) if isinstance(formula, str) else formula
    return [_line(parsed(each)) for each in equation_lines(node, names, line)]


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
            return "^{" + "".join(inner) + "}"
        case "d":
            return "(" + ";".join(inner) + ")"
        case _:
            return "".join(inner)


def starts(lines: list[str]) -> list[str]:
    """The sign that each line begins with, after what it is set in."""
    return [line.lstrip(SPACE)[0] for line in lines]


class TestPlaces:
    def test_a_short_formula_is_one_line_after_an_equals_sign(self):
        assert shown("a * b") == [f"={SPACE}a×b"]
        assert shown("-a + b") == [f"={SPACE}−a+b"]

    def test_sums_part_at_their_signs(self):
        lines = shown("a + b - c", dict.fromkeys("abc", "x" * 50))
        assert starts(lines) == ["=", "+", "−"]

    def test_a_long_product_parts_at_its_times_signs(self):
        lines = shown("a * b * c * d", LONG)
        assert starts(lines) == ["=", "×", "×", "×"]

    def test_a_term_after_a_parted_one_begins_a_line(self):
        lines = shown("a * b * c + w * x", dict.fromkeys("abc", "x" * 30) | {"w": "w", "x": "x"})
        assert lines[-1] == f"+{SPACE}w×x"

    def test_what_stands_in_parentheses_is_parted_too_and_set_in(self):
        lines = shown("a * (b * c - d) * w", LONG)
        assert [line.split("a rather")[0] for line in lines] == [
            f"={SPACE}", f"×{SPACE}(", f"{SPACE * 2}×{SPACE}", f"{SPACE * 2}−{SPACE}", f"×{SPACE}"
        ]  # fmt: skip
        assert lines[3].endswith(")")

    def test_a_fraction_too_wide_becomes_a_division(self):
        lines = shown("(a + b) / (c * d)", LONG)
        assert starts(lines) == ["=", "+", "÷", "×"]
        assert lines[2].startswith(f"÷{SPACE}(")

    def test_a_name_longer_than_a_line_parts_between_its_words(self):
        lines = shown("a * b", {"a": "word " * 30, "b": "b"})
        assert max(map(len, lines)) <= LINE
        assert "".join(lines).count("word") == 30

    def test_the_arguments_of_a_function_begin_lines(self):
        lines = shown("min(a * b, c)", LONG)
        assert lines[0] == f"={SPACE}min({LONG['a']}"
        assert lines[-1].endswith("c)")


@pytest.mark.parametrize(
    "formula",
    [
        "a * b * (c - d) * 0.5 * w",
        "a * (b * c / d + w * x * y * z / d + w * x * y / z) * d",
        "a + b * (c + d * (w + x * (y - z)))",
        "max(a + b - c, d * w * x) / (y + z) - a / b / c",
    ],
)
def test_no_line_is_longer_than_the_page_is_wide(formula):
    lines = shown(formula, LONG)
    assert len(lines) > 2
    for line in lines:
        widths = re.sub(r"\{([^|]*)\|([^}]*)\}", lambda f: max(f[1], f[2], key=len), line)
        assert len(widths) <= LINE + 4


# --- Whoever reads the lines one after the other computes the same ---
LEAVES = st.one_of(
    st.sampled_from("abcd").map(Name), st.integers(1, 9).map(lambda n: Number(float(n)))
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Operation, st.sampled_from(["+", "-", "*", "/"]), inner, inner),
        st.builds(Negative, inner),
        st.builds(lambda a, b: Call("min", (a, b)), inner, inner),
    ),
    max_leaves=8,
)
VALUES = {"a": 1.25, "b": 3.5, "c": 7.75, "d": 0.625}


def value(node: Node) -> float:
    match node:
        case Number(number):
            return number
        case Name(name):
            return VALUES[name]
        case Negative(operand):
            return -value(operand)
        case Call(_, (first, second)):
            return min(value(first), value(second))
        case Operation(symbol, left, right):
            a, b = value(left), value(right)
            return {"+": a + b, "-": a - b, "*": a * b}[symbol] if symbol != "/" else a / b
    raise AssertionError(node)


@given(TREES, st.integers(4, 30))
def test_nothing_is_lost_or_joined_wrongly(tree, line):
    try:
        expected = value(tree)
    except ZeroDivisionError:
        return
    code = "".join(shown(tree, NAMES, line)).replace(SPACE, "").removeprefix("=")
    code = code.replace("−", "-").replace("×", "*").replace("÷", "/").replace(";", ",")
    code = code.replace("{", "((").replace("|", ")/(").replace("}", "))")
    assert eval(code, {"min": min}, VALUES) == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_the_result_stands_after_an_equals_sign():
    assert _line(parsed(result_line("USD 12,345 in 2025"))) == "=\u2002USD 12,345 in 2025"
