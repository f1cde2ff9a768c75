"""Section 1 of the fictional example: complete, sound, and everywhere marked as made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from fs_toolkit.core.model import is_pending, rows
from fs_toolkit.document.blocks import Chart, Missing, Table
from fs_toolkit.document.wording import LANGUAGES, Wording
from fs_toolkit.environment.checks import INPUT_RULES, RESULT_RULES
from fs_toolkit.environment.report import report
from fs_toolkit.study import Study

FOLDER = Path(__file__).parents[2] / "studies" / "example"
OBJECTIONS = {"ENV016": "Digital plan of the city 2022-2026"}
"""What the example shows on purpose: a policy that ends before the service begins."""


@pytest.fixture(scope="module")
def example() -> Study:
    return Study.read(FOLDER)


def test_nothing_is_pending(example):
    inputs = example.inputs.environment
    assert [name for name in type(inputs).model_fields if is_pending(getattr(inputs, name))] == []
    assert example.results.environment.unanswered == ()


def test_every_row_says_that_it_is_made_up(example):
    inputs = example.inputs.environment
    looked_at = 0
    for name in type(inputs).model_fields:
        for row in rows(getattr(inputs, name)) if isinstance(getattr(inputs, name), tuple) else ():
            if hasattr(row, "origin"):
                looked_at += 1
                assert row.origin == "synthetic", (name, row)
    assert looked_at > 200


@pytest.mark.parametrize("rule", [*INPUT_RULES, *RESULT_RULES], ids=lambda rule: rule.code)
def test_rules_object_to_what_is_shown_and_to_nothing_else(rule, example):
    more = (example.results.environment,) if rule in RESULT_RULES else ()
    found = list(rule(example.inputs.environment, example.basis, *more))
    assert len(found) == (rule.code in OBJECTIONS)
    assert all(OBJECTIONS[rule.code] in each.problem for each in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_and_figure_of_section_1_is_printed(language, example):
    blocks = list(
        report(
            example.inputs.environment,
            example.basis,
            example.results.environment,
            Wording.read(language),
        )
    )
    printed = {block.id for block in blocks if isinstance(block, Table | Chart)}
    assert printed == {
        f"environment.{name}"
        for name in (
            "profile", "economy", "access", "composition", "people", "population",
            "index", "index_series", "pestel", "forces",
            "policies", "policy_times", "hierarchy", "neighbours", "alignment",
            "excluded", "register", "scores", "power_interest", "engagement", "meetings",
            "tree", "matrix", "risks",
        )
    }  # fmt: skip
    assert not any(isinstance(block, Missing) for block in blocks)


def test_the_index_is_broken_where_the_story_says_so(example):
    [broken] = example.results.environment.index.breaks
    assert (broken.year, broken.breaks) == (2022, "known")


def test_support_by_hand(example):
    """The sums of the printed means, made anew from the rows."""
    scores = rows(example.inputs.environment.stakeholder_scores)
    weight = total = against = 0.0
    for group in {row.stakeholder for row in scores}:
        own = [row for row in scores if row.stakeholder == group]
        power, interest, stance = (
            sum(getattr(row, mark) for row in own) / len(own)
            for mark in ("power", "interest", "stance")
        )
        weight += power * interest
        total += power * interest * stance
        against += power * interest * (stance < 0)
    found = example.results.environment.stakeholders
    assert found.support == pytest.approx(total / (2 * weight))
    assert found.opposing_weight == pytest.approx(against)
    assert found.opposing_share == pytest.approx(against / weight)
