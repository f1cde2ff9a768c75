from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from pymcdm.methods import TOPSIS
from pymcdm.normalizations import minmax_normalization, vector_normalization
from pymcdm.weights.subjective import AHP

from fs_toolkit.proposal import analytic_hierarchy, topsis
from fs_toolkit.proposal.priorities import RANDOM_INDEX

SAATY_SCALE = st.sampled_from([*range(1, 10), *(1 / n for n in range(2, 10))])

DRINKS = [  # coffee, wine, tea, beer, soda, milk, water
    [1, 9, 5, 2, 1, 1, 1 / 2],
    [1 / 9, 1, 1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9],
    [1 / 5, 3, 1, 1 / 3, 1 / 4, 1 / 3, 1 / 9],
    [1 / 2, 9, 3, 1, 1 / 2, 1, 1 / 3],
    [1, 9, 4, 2, 1, 2, 1 / 2],
    [1, 9, 3, 1, 1 / 2, 1, 1 / 3],
    [2, 9, 9, 3, 2, 3, 1],
]

THEIRS = {
    "vector": vector_normalization,
    "minmax": minmax_normalization,
    "none": lambda column, cost: -column if cost else column,
}


@st.composite
def judgements(draw):
    order = draw(st.integers(1, 9))
    matrix = np.ones((order, order))
    for row in range(order):
        for column in range(row):
            matrix[row, column] = draw(SAATY_SCALE)
            matrix[column, row] = 1 / matrix[row, column]
    return matrix


@st.composite
def alternatives(draw):
    rows, columns = draw(st.integers(2, 6)), draw(st.integers(1, 5))
    cells = st.lists(st.integers(1, 100), min_size=columns, max_size=columns)
    matrix = np.array([draw(cells) for _ in range(rows)], dtype=float)
    weights = np.array(draw(st.lists(st.integers(1, 9), min_size=columns, max_size=columns)))
    benefit = draw(st.lists(st.booleans(), min_size=columns, max_size=columns))
    assume((matrix != matrix[0]).any())
    return matrix, weights, benefit


class TestAnalyticHierarchy:
    def test_agrees_with_hand_calculation(self):
        # by hand: rows (1, 2) and (1/2, 1) are 2 : 1, and two criteria cannot contradict
        weights, lambda_max, ratio = analytic_hierarchy([[1, 2], [0.5, 1]])
        assert_allclose(weights, [2 / 3, 1 / 3])
        assert_allclose([lambda_max, ratio], [2, 0], atol=1e-12)
        # by hand: 1 = 2 of 2, 2 = 2 of 3, but 1 = 1 of 3: lambda = 1 + 4**(1/3) + 4**(-1/3)
        _, lambda_max, ratio = analytic_hierarchy([[1, 2, 1], [1 / 2, 1, 2], [1, 1 / 2, 1]])
        assert_allclose(lambda_max, 1 + 4 ** (1 / 3) + 4 ** (-1 / 3))
        assert_allclose(ratio, (lambda_max - 3) / 2 / 0.52)

    @given(matrix=judgements())
    def test_agrees_with_pymcdm(self, matrix):
        order = len(matrix)
        assume(order >= 3)
        theirs = AHP(matrix=matrix)
        found = analytic_hierarchy(matrix, random_index=AHP.RI_M[order - 1])
        assert_allclose(found.weights, theirs(), rtol=1e-6)
        assert_allclose(found.consistency_ratio, theirs.get_cr(), atol=1e-9)

    @pytest.mark.parametrize(
        ("random_index", "ratio"),
        [
            ("saaty", 0.0218),
            ("saaty_1980", 0.0223),
            ("donegan_dodd", 0.0235),
            ("alonso_lamata", 0.0220),
            (1.35, 0.0218),
        ],
    )
    def test_the_table_changes_the_ratio_and_not_the_weights(self, random_index, ratio):
        found = analytic_hierarchy(DRINKS, random_index)
        assert_allclose(found.consistency_ratio, ratio, atol=5e-5)
        assert_allclose(found.weights, analytic_hierarchy(DRINKS).weights)

    def test_each_table_holds_the_orders_3_to_15(self):
        assert {len(table) for table in RANDOM_INDEX.values()} == {13}
        # by hand: (2.7699 * 7 - 4.3513 - 7) / 6
        assert_allclose(RANDOM_INDEX["alonso_lamata"][4], 1.33967, atol=1e-5)

    @given(st.lists(st.floats(0.05, 20), min_size=1, max_size=15))
    def test_gives_back_the_weights_that_consistent_pairs_came_from(self, weights):
        found = analytic_hierarchy(np.divide.outer(weights, weights))
        assert_allclose(found.weights, np.array(weights) / sum(weights), rtol=1e-9)
        assert_allclose(found.lambda_max, len(weights))
        assert_allclose(found.consistency_ratio, 0, atol=1e-9)

    @given(judgements())
    def test_weights_are_the_limit_of_the_row_sums_of_powers(self, matrix):
        power = matrix / matrix.sum()
        for _ in range(30):
            power = power @ power
            power /= power.sum()
        found = analytic_hierarchy(matrix)
        assert_allclose(found.weights, power.sum(axis=1), rtol=1e-6)
        assert found.lambda_max >= len(matrix) - 1e-9
        assert found.consistency_ratio >= 0

    @given(judgements(), st.randoms(use_true_random=False))
    def test_does_not_depend_on_the_order_of_the_criteria(self, matrix, random):
        order = list(range(len(matrix)))
        random.shuffle(order)
        found, shuffled = analytic_hierarchy(matrix), analytic_hierarchy(matrix[order][:, order])
        assert_allclose(shuffled.weights, found.weights[order], rtol=1e-6)
        assert_allclose(shuffled.consistency_ratio, found.consistency_ratio, atol=1e-9)

    def test_takes_thirds_as_people_write_them(self):
        found = analytic_hierarchy([[1, 3, 0.33], [0.33, 1, 0.11], [3, 9, 1]])
        assert_allclose(found.weights, [0.23, 0.077, 0.69], atol=5e-3)
        assert found.consistency_ratio == pytest.approx(0, abs=1e-3)

    def test_answers_for_several_raters_at_once(self):
        raters = np.array([[[1, 2], [0.5, 1]], [[1, 4], [0.25, 1]]])
        found = analytic_hierarchy(raters)
        assert_allclose(found.weights, [[2 / 3, 1 / 3], [0.8, 0.2]])
        assert found.consistency_ratio.tolist() == [0, 0]

    @pytest.mark.parametrize(
        ("matrix", "words"),
        [
            ([[1, 2, 3], [0.5, 1, 2]], r"matrix must be square, not of shape \(2, 3\)"),
            ([1, 2], "matrix must be square"),
            (np.empty((0, 0)), "matrix must have 1 to 15 rows, not 0"),
            (np.ones((16, 16)), "matrix must have 1 to 15 rows, not 16"),
            ([[1, -2], [-0.5, 1]], "must be positive; row 1, column 2 is -2"),
            ([[1, 0], [0, 1]], "must be positive; row 1, column 2 is 0"),
            ([[1, 3], [0.5, 1]], "row 1, column 2 is 3, so row 2, column 1 must be 0.333, not 0.5"),
            ([[2, 1], [1, 1]], "matrix must be reciprocal: row 1, column 1 is 2"),
            ([[1, None], [1, 1]], "matrix must be finite numbers, not nan at position 0, 1"),
        ],
    )
    def test_refuses_a_matrix(self, matrix, words):
        with pytest.raises(ValueError, match=words):
            analytic_hierarchy(matrix)

    @pytest.mark.parametrize(
        ("random_index", "words"),
        [
            ("Saaty", "one of saaty, saaty_1980, donegan_dodd, alonso_lamata or a number, not"),
            (0, "must be one number above 0, not 0"),
            ([1, 2], "must be one number above 0"),
        ],
    )
    def test_refuses_a_table(self, random_index, words):
        with pytest.raises(ValueError, match=words):
            analytic_hierarchy(DRINKS, random_index)


class TestTopsis:
    def test_agrees_with_hand_calculation(self):
        # by hand: 3-4-5 columns give 0.6, 0.8; best (0.8, 0.6), worst (0.6, 0.8) with cost
        assert_allclose(topsis([[3, 4], [4, 3]], [1, 1], [True, False]), [0, 1])
        # by hand, on one scale: distances of (4, 4) from best (8, 4) and worst (0, 4) are equal
        matrix = [[8, 4], [4, 4], [0, 4]]
        for normalisation in ("none", "minmax"):
            assert_allclose(topsis(matrix, [1, 1], [True, True], normalisation), [1, 0.5, 0])

    # pymcdm warns of an alternative that is best or worst on every criterion
    @pytest.mark.filterwarnings("ignore:Alternatives with indices:UserWarning")
    @given(alternatives(), st.sampled_from(sorted(THEIRS)))
    def test_agrees_with_pymcdm(self, given_, normalisation):
        matrix, weights, benefit = given_
        theirs = TOPSIS(THEIRS[normalisation])
        expected = theirs(matrix, weights / weights.sum(), np.where(benefit, 1, -1))
        found = topsis(matrix, weights, benefit, normalisation)
        assert_allclose(found, expected, rtol=1e-9, atol=1e-9)

    @given(alternatives(), st.sampled_from(["vector", "minmax", "none"]))
    def test_lies_between_0_and_1_whatever_weights_add_up_to(self, given_, normalisation):
        matrix, weights, benefit = given_
        found = topsis(matrix, weights, benefit, normalisation)
        assert ((found >= 0) & (found <= 1)).all()
        assert_allclose(topsis(matrix, 7 * weights, benefit, normalisation), found)

    @given(alternatives(), st.sampled_from(["vector", "minmax"]))
    def test_does_not_depend_on_the_units_of_a_criterion(self, given_, normalisation):
        matrix, weights, benefit = given_
        units = np.geomspace(0.01, 100, matrix.shape[1])
        assert_allclose(
            topsis(matrix * units, weights, benefit, normalisation),
            topsis(matrix, weights, benefit, normalisation),
        )

    @given(alternatives(), st.sampled_from(["vector", "minmax", "none"]))
    def test_the_best_on_every_criterion_is_1_and_the_worst_is_0(self, given_, normalisation):
        matrix, weights, benefit = given_
        best = np.where(benefit, matrix.max(axis=0) + 1, matrix.min(axis=0) / 2)
        worst = np.where(benefit, matrix.min(axis=0) / 2, matrix.max(axis=0) + 1)
        found = topsis([best, worst, *matrix], weights, benefit, normalisation)
        assert_allclose(found[:2], [1, 0])

    def test_answers_for_many_sets_of_weights_at_once(self):
        weights = np.random.default_rng(1).random((50, 3))
        matrix, benefit = [[1, 2, 3], [3, 1, 2], [2, 3, 1]], [True, True, False]
        found = topsis(matrix, weights, benefit)
        assert found.shape == (50, 3)
        assert_allclose(found[9], topsis(matrix, weights[9], benefit))

    def test_a_column_without_differences_does_not_count(self):
        # the second column is zero, the third is the same for all
        found = topsis([[3, 0, 5], [4, 0, 5]], [1, 1, 1], [True, True, True])
        assert_allclose(found, [0, 1])

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"matrix": [1, 2]}, "a row for each alternative and a column for each criterion"),
            ({"matrix": np.empty((2, 0))}, "a row for each alternative"),
            ({"matrix": [[1, 2], [3, float("nan")]]}, "not nan at position 1, 1"),
            ({"matrix": [[1, 2], [1, 2]]}, "the alternatives do not differ on any criterion"),
            ({"weights": [1, 2, 3]}, "weights must be 2, one for each criterion"),
            ({"weights": [1, -1]}, "weights must not be negative: -1"),
            ({"weights": [0, 0]}, "weights must not all be zero"),
            ({"weights": [0, 1], "matrix": [[1, 2], [3, 2]]}, "do not differ on any criterion"),
            ({"benefit": [1, -1]}, "benefit must be 2 times True or False"),
            ({"benefit": [True]}, "benefit must be 2 times True or False"),
            ({"normalisation": "sum"}, '"vector", "none" or "minmax", not \'sum\''),
            ({"matrix": np.ones((3, 2, 2)), "weights": np.ones((4, 2))}, "do not fit"),
        ],
    )
    def test_refuses(self, changes, words):
        arguments = {"matrix": [[1, 2], [3, 4]], "weights": [1, 1], "benefit": [True, False]}
        with pytest.raises(ValueError, match=words):
            topsis(**(arguments | changes))
