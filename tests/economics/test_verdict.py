from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.economics.verdict import NEARLY, verdict

GOOD = (2, 3, 4, 2, 3)
NPVS = st.floats(-1e9, 1e9)
ORDER = ["not_feasible", "marginal", "conditional", "feasible"]


@pytest.mark.parametrize(
    (("results"), "word"),
    [
        ((50, 20, 1.2, False, GOOD), "feasible"),
        ((50, 20, None, False, GOOD), "feasible"),  # no costs, and so no ratio
        ((50, -20, 1.2, True, GOOD), "conditional"),  # pays at the base rate only
        ((50, 0, 1.2, True, GOOD), "conditional"),
        ((50, 20, 1.2, True, (1, 3, 4, 2, 3)), "conditional"),  # a test asks for something first
        ((50, 20, 1.2, True, (0, 3, 4, 2, 3)), "not_feasible"),  # a test fails
        ((-127, -197, 0.94, True, (3, 2, 2, 1, 2)), "marginal"),  # the lean option of Hanoi
        ((-127, -197, 0.94, False, GOOD), "not_feasible"),  # nothing plausible would help
        ((-1692, -1700, 0.54, True, GOOD), "not_feasible"),  # the full option of Hanoi
        ((0, -5, NEARLY, True, GOOD), "marginal"),
        ((-1, -5, NEARLY - 1e-9, True, GOOD), "not_feasible"),
        ((-1, -5, None, True, GOOD), "not_feasible"),
        ((-127, -197, 0.94, True, (0, 2, 2, 1, 2)), "not_feasible"),
    ],
)
def test_is_the_word_that_the_results_earn(results, word):
    npv, at_high, bcr, switches, scores = results
    assert verdict(npv, at_high, bcr, switches, scores) == word


@given(NPVS, NPVS, st.none() | st.floats(0, 3), st.booleans(), st.lists(st.integers(0, 4)))
def test_never_improves_when_a_result_gets_worse(npv, at_high, bcr, switches, scores):
    def rank(*results):
        return ORDER.index(verdict(*results))

    here = rank(npv, at_high, bcr, switches, scores)
    assert rank(npv - 1, at_high, bcr, switches, scores) <= here
    assert rank(npv, at_high - 1, bcr, switches, scores) <= here
    assert rank(npv, at_high, bcr, False, scores) <= here
    assert rank(npv, at_high, bcr, switches, [*scores, 1]) <= here
    assert rank(npv, at_high, bcr, switches, [*scores, 0]) == 0


@given(NPVS, NPVS, st.floats(0, 3), st.booleans(), st.lists(st.integers(0, 4)))
def test_a_positive_word_needs_a_positive_value(npv, at_high, bcr, switches, scores):
    word = verdict(npv, at_high, bcr, switches, iter(scores))
    assert word in ORDER
    if word in ("feasible", "conditional"):
        assert npv > 0
