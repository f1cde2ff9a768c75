from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from fs_toolkit.core.formula import YEAR, Exponential, Number, Operation, Step, parse
from fs_toolkit.core.numeric import evaluate

YEARS = np.array([2015.0, 2016.0, 2017.0])
VALUES = {"a": np.array(2.0), "b": np.array(3.0), "s": np.array([10.0, 20.0, 30.0])}


def of(formula, values=VALUES):
    tree = parse(formula) if isinstance(formula, str) else formula
    return evaluate(tree, values.__getitem__, YEARS)


class TestEvaluate:
    @pytest.mark.parametrize(
        ("formula", "value"),
        [
            ("1 + 2 * 3", 7),
            ("(1 + 2) * 3", 9),
            ("7 - 3 - 2", 2),
            ("12 / 3 / 2", 2),
            ("-a ** 2", -4),  # as Python and paper have it; Excel alone reads 4
            ("(-a) ** 2", 4),
            ("2 ** 3 ** 2", 512),  # as Python and paper have it; Excel alone reads 64
            ("a ** -b", 0.125),
            ("min(a, b, 7)", 2),
            ("max(a, b, 2.5)", 3),
            ("0 ** 0", 1),
        ],
    )
    def test_agrees_with_paper(self, formula, value):
        assert of(formula) == value

    def test_a_series_takes_a_number_through_the_years(self):
        assert_array_equal(of("s * a + 1"), [21, 41, 61])
        assert_array_equal(of("max(s, 15)"), [15, 20, 30])

    def test_the_year_a_step_and_an_exponential(self):
        assert_array_equal(of(YEAR), YEARS)
        since = Step(Operation("-", YEAR, Number(2016.0)))
        assert_array_equal(of(since), [0, 1, 1])  # zero counts as reached
        assert_allclose(of(Exponential(Number(1.0))), math.e)

    def test_draws_stand_before_years(self):
        draws = {"a": np.array([[1.0], [2.0]]), "s": VALUES["s"]}
        assert_array_equal(of("a * s", draws), [[10, 20, 30], [20, 40, 60]])

    def test_a_part_that_is_used_twice_is_computed_once(self):
        asked = []

        def value(id):
            asked.append(id)
            return np.array(2.0)

        shared = parse("a * a")
        double = Operation("+", shared, shared)
        assert evaluate(double, value, YEARS) == 8
        assert asked == ["a", "a"]  # not four times

    @pytest.mark.parametrize("formula", ["1 / 0", "a / (a - 2)", "10 ** 400", "9 ** 9 ** 9 ** 9"])
    def test_is_not_finite_where_a_number_has_no_value(self, formula):
        assert not np.isfinite(of(formula))

    def test_no_number_stays_no_number(self):
        assert np.isnan(of("0 / 0"))
        assert np.isnan(of("(-8) ** 0.5"))
        assert np.isnan(of("max(0 / 0, 1)"))  # and is not hidden by a comparison

    def test_a_total_is_asked_for(self):
        tree = parse("total(investment) * a")
        found = evaluate(tree, VALUES.__getitem__, YEARS, {"investment": np.array(5.0)}.__getitem__)
        assert found == 10

    def test_a_total_outside_lines_is_refused(self):
        with pytest.raises(ValueError, match=r"total\(investment\) has a meaning in lines only"):
            of("total(investment)")

    def test_an_unknown_name_is_no_zero(self):
        with pytest.raises(KeyError, match="wage"):
            of("wage * 2")

    @given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(1e-3, 1e3), st.integers(-3, 3))
    def test_agrees_with_python(self, a, b, c, n):
        values = {"a": np.array(a), "b": np.array(b), "c": np.array(c)}
        found = of(f"a * b - b / c + c ** ({n}) + min(a, -b) - max(b, c)", values)
        assert_allclose(found, a * b - b / c + c**n + min(a, -b) - max(b, c), rtol=1e-12, atol=1e-6)
