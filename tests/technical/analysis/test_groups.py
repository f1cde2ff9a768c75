from __future__ import annotations

import numpy as np
import pytest

from fs_toolkit.technical.analysis.groups import compare_groups
from fs_toolkit.technical.analysis.responses import Answers
from fs_toolkit.technical.group_tests import holm, rank_difference
from fs_toolkit.technical.inputs.surveys import SurveyColumn, SurveyItem

SEX = SurveyColumn(survey="s_citizens", column="sex", name="Sex")


def answers(inputs, groups, numbers, choices=None):
    items = [
        SurveyItem(id=id, survey="s_citizens", scale="S", text=id, kind=kind)
        for kind, names in (("agree", numbers), ("choice", choices or {}))
        for id in names
    ]
    return Answers(
        inputs.surveys[1],
        len(groups),
        tuple(items),
        {id: np.array(values, dtype=float) for id, values in numbers.items()},
        {id: tuple(words) for id, words in (choices or {}).items()},
        {"sex": tuple(groups)},
        np.ones(len(groups)),
    )


HALVES = ["woman"] * 40 + ["man"] * 40


def test_items_are_tested_by_rank_and_corrected_for_their_number(inputs):
    low, high = [1, 2, 3, 2] * 10, [3, 4, 5, 4] * 10
    even = [1, 2, 3, 4, 5, 3, 3, 3] * 10
    found = compare_groups(answers(inputs, HALVES, {"a": low + high, "b": even}), SEX)
    assert found.groups == (("man", 40), ("woman", 40))
    # the larger, or of equals the first by name, comes first
    expected = rank_difference([high, low])
    assert found.items[0].test == expected
    p = [each.test.p for each in found.items]
    assert [each.adjusted for each in found.items] == pytest.approx(holm(p))
    assert [each.differs for each in found.items] == [True, False]
    assert found.items[0].agree == (0.75, 0)


def test_three_groups_are_compared_at_once(inputs):
    groups = ["a"] * 30 + ["b"] * 30 + ["c"] * 30
    found = compare_groups(answers(inputs, groups, {"i": [1, 2, 3] * 30}), SEX)
    assert [each.test.kind for each in found.items] == ["kruskal_wallis"]


def test_a_choice_is_tested_by_counts(inputs):
    words = ["desk"] * 30 + ["phone"] * 30 + ["desk"] * 10 + [""] * 10
    found = compare_groups(answers(inputs, HALVES, {}, {"way": words}), SEX)
    assert [each.test.kind for each in found.items] == ["chi_square"]
    assert found.items[0].agree == ()


def test_small_groups_are_left_out(inputs):
    groups = ["woman"] * 40 + ["man"] * 31 + ["other"] * 5 + [""] * 4
    found = compare_groups(answers(inputs, groups, {"i": [1, 2] * 40}), SEX)
    assert found.groups == (("woman", 40), ("man", 31))
    assert found.left_out == (("other", 5),)
    assert len(found.items) == 1


def test_one_group_alone_is_compared_with_nobody(inputs):
    groups = ["woman"] * 70 + ["man"] * 10
    found = compare_groups(answers(inputs, groups, {"i": [1, 2] * 40}), SEX)
    assert found.items == found.untested == ()


def test_what_no_test_fits_is_named(inputs):
    rare = [3.0] * 20 + [float("nan")] * 20 + [1.0, 2.0] * 20
    numbers = {"alike": [4] * 80, "rare": rare}
    choices = {"one": ["desk"] * 80, "many": [f"w{at % 20}" for at in range(80)]}
    found = compare_groups(answers(inputs, HALVES, numbers, choices), SEX)
    assert found.items == ()
    assert [item.id for item in found.untested] == ["alike", "rare", "one", "many"]
