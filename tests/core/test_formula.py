from __future__ import annotations

import keyword

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.core.formula import (
    LONGEST,
    YEAR,
    Call,
    Exponential,
    FormulaError,
    Name,
    Negative,
    Number,
    Operation,
    Step,
    Total,
    as_written,
    children,
    families,
    minus,
    names,
    nodes,
    parse,
    plus,
    rewrite,
    times,
    why_reserved,
)
from fs_toolkit.core.numeric import evaluate

A, B, C = Name("a"), Name("b"), Name("c")

LEAVES = st.one_of(
    st.sampled_from([A, B, C]),
    st.floats(0, 1e12).map(Number),
    st.just(Total("investment")),
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(Negative),
        st.builds(Operation, st.sampled_from(["+", "-", "*", "/", "**"]), inner, inner),
        st.builds(
            Call,
            st.sampled_from(["min", "max"]),
            st.lists(inner, min_size=1, max_size=3).map(tuple),
        ),
    ),
    max_leaves=12,
)


class TestReading:
    @pytest.mark.parametrize(
        ("text", "tree"),
        [
            ("42", Number(42.0)),
            (".5", Number(0.5)),
            ("1.e3", Number(1000.0)),
            ("42E6", Number(42e6)),
            ("a", A),
            (" ( a ) ", A),
            ("+a", A),
            ("-a", Negative(A)),
            ("a + b * c", Operation("+", A, Operation("*", B, C))),
            ("a - b - c", Operation("-", Operation("-", A, B), C)),
            ("a / b * c", Operation("*", Operation("/", A, B), C)),
            ("a ** b ** c", Operation("**", A, Operation("**", B, C))),
            ("-a ** 2", Negative(Operation("**", A, Number(2.0)))),
            ("a\n+ b", Operation("+", A, B)),
            ("min(a, 2, b)", Call("min", (A, Number(2.0), B))),
            ("max(a)", Call("max", (A,))),
            ("total(investment)", Total("investment")),
        ],
    )
    def test_follows_the_rules_of_arithmetic(self, text, tree):
        assert parse(text) == tree

    @given(TREES)
    def test_gives_back_what_was_written(self, tree):
        text = as_written(tree)
        if len(text) <= LONGEST:
            assert parse(text) == tree

    @given(st.text(st.sampled_from("ab1.5e+-*/(), \n_"), max_size=40))
    def test_reads_or_refuses_what_is_written_in_its_letters(self, text):
        tree = read_or_refused(text)
        assert tree is None or parse(as_written(tree)) == tree

    @given(st.text(max_size=60))
    def test_reads_or_refuses_any_text_in_the_world(self, text):
        assert read_or_refused(text) is None or text.strip().isascii()

    def test_never_runs_anything(self, monkeypatch):
        def refuse(*args):
            raise AssertionError(args)

        monkeypatch.setattr("builtins.eval", refuse)
        monkeypatch.setattr("builtins.exec", refuse)
        assert parse("a + b") == Operation("+", A, B)

    def test_leaves_a_tower_of_powers_a_tree(self):
        # 9**9**9**9 has more digits than the universe has atoms; nobody computes it here
        tree = parse("9**9**9**9")
        assert sum(isinstance(node, Operation) for node in nodes(tree)) == 3
        assert np.isinf(evaluate(tree, lambda name: np.zeros(()), np.array([2016.0])))


def read_or_refused(text):
    """The tree, or nothing where a cure is given; any other error is a bug."""
    try:
        return parse(text)
    except FormulaError as error:
        if not error.cure.endswith("."):
            raise


class TestRefusing:
    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("", "is empty"),
            (" \n ", "is empty"),
            ("a.real", r"holds '\.'"),
            ("(1).__class__", r"holds '\.'"),
            ("a[0]", r"holds '\['"),
            ("{a}", r"holds '\{'"),
            ("'a'", 'holds "\'"'),
            ('"a" * 3', "holds '\"'"),
            ("a := 1", "holds ':'"),
            ("lambda: 0", "holds ':'"),
            ("a; b", "holds ';'"),
            ("a = 2", "holds '='"),
            ("a == b", "holds '='"),
            ("a < b", "holds '<'"),
            ("a # note", "holds '#'"),
            ("a \\\n + b", r"holds '\\\\'"),
            ("a @ b", "holds '@'"),
            ("a & b", "holds '&'"),
            ("a ^ 2", r"holds '\^'"),
            ("10 %", "holds '%'"),
            ("a // b", "no arithmetic"),
            ("a, b", "no arithmetic"),
            ("a if b else c", "no arithmetic"),
            ("a and b", "no arithmetic"),
            ("not a", "no arithmetic"),
            ("a in b", "no arithmetic"),
            ("min(*a)", "no arithmetic"),
            ("(a for a in b)", "no arithmetic"),
            ("(yield a)", "no arithmetic"),
            ("await a", "no arithmetic"),
            ("()", "no arithmetic"),
            ("True", "no arithmetic"),
            ("None", "no arithmetic"),
            ("min(a for a in b)", "no arithmetic"),
            ("__import__(os)", r"calls __import__\(\)"),
            ("open(a)", r"calls open\(\)"),
            ("a(b)", r"calls a\(\)"),
            ("sum(a, b)", r"calls sum\(\)"),
            ("min(a)(b)", "no arithmetic"),
            ("2(3)", "no arithmetic"),
            ("min()", r"min\(\) of the formula compares nothing"),
            ("max(a, **b)", r"max\(\) of the formula compares nothing"),
            ("total()", r"does not hold one family"),
            ("total(a + b)", r"does not hold one family"),
            ("total(a, b)", r"does not hold one family"),
            ("(a + b", "a parenthesis has no partner"),
            ("a + b)", "a parenthesis has no partner"),
            ("a +", "something is missing"),
            ("a b", "something is missing"),
            ("007", "something is missing"),
            ("a\r+ b", "something is missing"),
            ("import os", "something is missing"),
            ("0x10", "'0x10', which is neither a number nor a name"),
            ("0b1", "'0b1', which is neither"),
            ("1_000", "'1_000', which is neither"),
            ("3j", "'3j', which is neither"),
            ("2a", "'2a', which is neither"),
            ("1.2.3", r"'1\.2\.3', which is neither"),
            ("1e999", "too large"),
            ("9" * 400, "too large"),
            ("аge", "holds 'а'"),  # Cyrillic a
            ("ａ", "holds 'ａ'"),  # full width
            ("ﬁle", "holds 'ﬁ'"),  # ligature
            ("२", "holds '२'"),  # Devanagari 2
            ("a × b", "holds '×'"),
            ("a − b", "holds '−'"),
            ("a\u200b", r"holds '\\u200b'"),
            ("a\x00", r"holds '\\x00'"),
        ],
    )
    def test_says_what_is_wrong_and_how_to_cure_it(self, text, problem):
        with pytest.raises(FormulaError, match=problem) as caught:
            parse(text)
        assert caught.value.cure.endswith(".")

    @pytest.mark.parametrize(
        ("text", "cure"),
        [
            ("a ^ 2", "Write ** for a power."),
            ("10 %", "Write a share as a decimal, 0.10 for 10 %."),
            ("min(a; b)", "Between arguments stands a comma."),
            ("1_000", "Write large numbers plainly"),
            ("sum(a)", "Only min, max and total"),
            ("max()", r"Write what it compares between commas: max(a, b)."),
        ],
    )
    def test_cures_what_people_write_instead(self, text, cure):
        with pytest.raises(FormulaError) as caught:
            parse(text)
        assert cure in caught.value.cure

    def test_refuses_500_characters_and_one_without_reading_them(self):
        assert parse("a" * LONGEST) == Name("a" * LONGEST)
        with pytest.raises(FormulaError, match="501 characters; 500 are allowed"):
            parse("a" * (LONGEST + 1))
        with pytest.raises(FormulaError, match="100,000 characters"):
            parse("(" * 100_000)

    @pytest.mark.parametrize(
        "text",
        ["(" * 249 + "a" + ")" * 249, "-" * 499 + "a", "+".join("a" * 250), "a" + "**a" * 100],
    )
    def test_refuses_what_is_nested_too_deeply(self, text):
        with pytest.raises(FormulaError, match="nested"):
            parse(text)

    def test_reads_a_sum_of_sixty_terms(self):
        assert list(nodes(parse("+".join("a" * 60)))).count(A) == 60

    def test_shows_the_beginning_of_a_long_formula_only(self):
        with pytest.raises(FormulaError, match=r"a{57}\.\.\.") as caught:
            parse("a" * 200 + " $")
        assert len(caught.value.problem) < 100


class TestReservedNames:
    @pytest.mark.parametrize("name", [*keyword.kwlist, *keyword.softkwlist])
    def test_refuses_every_word_of_python(self, name):
        assert why_reserved(name) == "a word of Python or JavaScript"

    @pytest.mark.parametrize("name", ["function", "var", "typeof", "this", "null", "nan", "let"])
    def test_refuses_words_of_javascript(self, name):
        assert why_reserved(name) == "a word of Python or JavaScript"

    @pytest.mark.parametrize("name", ["min", "max", "total"])
    def test_refuses_the_functions_of_formulas(self, name):
        assert why_reserved(name) == "a function of formulas"

    @pytest.mark.parametrize("name", ["live", "end", "all", "year", "money"])
    def test_refuses_words_that_lines_use(self, name):
        assert why_reserved(name) == "a word with a meaning of its own in lines and units"

    @pytest.mark.parametrize(
        "name", ["a1", "z9", "tax15", "zz1", "xfd1", "xfd1048576", "aaa1", "r1c1", "rc", "r", "c",
                 "r2", "c3", "r1048576c16384"]
    )  # fmt: skip
    def test_refuses_the_names_of_cells(self, name):
        assert why_reserved(name) == "the name of a cell in Excel"

    @pytest.mark.parametrize(
        "name", ["xfe1", "xfd1048577", "a0", "a1048577", "aaaa1", "zzz1", "a_1", "rc_1", "cost",
                 "wage", "population_2015", "r1c1_", "e", "pi"]
    )  # fmt: skip
    def test_allows_what_is_no_cell(self, name):
        assert why_reserved(name) is None


class TestLookingAndRewriting:
    def test_names_and_families_are_found_at_any_depth(self):
        tree = parse("a * min(b, -(c ** a)) + total(investment) / total(operation)")
        assert names(tree) == {"a", "b", "c"}
        assert families(tree) == {"investment", "operation"}

    def test_a_leaf_has_no_children(self):
        assert children(YEAR) == children(A) == children(Number(1.0)) == ()
        assert children(Step(A)) == children(Exponential(A)) == (A,)

    def test_rewriting_changes_leaves_and_keeps_the_rest(self):
        tree = Operation(
            "*", Step(Operation("-", YEAR, A)), Exponential(Negative(Call("min", (A, B))))
        )
        swapped = rewrite(tree, lambda leaf: C if leaf == A else leaf)
        assert as_written(swapped) == "(step((year - c)) * exp((-min(c, b))))"
        assert rewrite(tree, lambda leaf: leaf) == tree

    def test_sums_and_products_leave_out_what_changes_nothing(self):
        zero, one = Number(0.0), Number(1.0)
        assert plus() == plus(zero, zero) == zero
        assert plus(zero, A, zero, B) == Operation("+", A, B)
        assert times() == times(one) == one
        assert times(one, A, B, one) == Operation("*", A, B)
        assert times(A, zero, B) == zero
        assert minus(A, zero) == A
        assert minus(zero, A) == Operation("-", zero, A)
