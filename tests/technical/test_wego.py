"""The SWOT of WeGO: faithful to its text, whole, and honest about what is ours."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from fs_toolkit.core.model import is_pending, rows
from fs_toolkit.core.reader import read_folder
from fs_toolkit.technical.analysis.swot import analyse_swot
from fs_toolkit.technical.inputs import TechnicalInputs

FOLDER = Path(__file__).parents[2] / "studies" / "wego" / "technical"


@pytest.fixture(scope="module")
def wego():
    inputs, findings = read_folder(TechnicalInputs, FOLDER)
    assert findings == []
    return inputs


def test_only_the_swot_is_filled_in(wego):
    answers = {name: getattr(wego, name) for name in TechnicalInputs.model_fields}
    filled = {name for name, answer in answers.items() if answer and not is_pending(answer)}
    assert filled == {"swot", "cross_impact", "strategies", "level"}


def test_each_item_is_cited_to_its_paragraph(wego):
    lists = {"S": "strengths", "W": "weaknesses", "O": "opportunities", "T": "threats"}
    for item in rows(wego.swot):
        assert item.sources == ("seoul_archive2017",)
        assert item.page.startswith(f"section 4, {lists[item.kind]}, paragraph ")
        assert item.origin == "published"
    assert Counter(item.kind for item in rows(wego.swot)) == {"S": 5, "W": 7, "O": 4, "T": 4}


def test_what_is_ours_is_marked_as_a_desk_estimate(wego):
    assert {row.origin for row in rows(wego.cross_impact)} == {"desk_estimate"}
    assert {row.rater for row in rows(wego.cross_impact)} == {"desk"}


def test_every_pair_is_scored_and_every_heavy_item_answered(wego):
    found = analyse_swot(wego)
    assert found.cross.unscored == ()
    assert found.unanswered == ()
    assert found.idle == ()
