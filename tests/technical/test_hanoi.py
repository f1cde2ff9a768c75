"""The technical section of Hanoi: read whole, sound, and honest about what nobody collected."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from fs_toolkit.core.model import Prose, is_pending, rows
from fs_toolkit.core.reader import read_folder
from fs_toolkit.technical.analysis import analyse
from fs_toolkit.technical.checks import INPUT_RULES, RESULT_RULES
from fs_toolkit.technical.inputs import TechnicalInputs

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "studies" / "hanoi" / "technical"
COMPONENTS = {
    "platform", "integration", "hosting", "devices", "contact_desk", "security", "content",
    "training", "change", "management",
}  # fmt: skip


@pytest.fixture(scope="module")
def hanoi():
    inputs, findings = read_folder(TechnicalInputs, FOLDER)
    assert findings == []
    return inputs


def test_what_nobody_collected_is_pending(hanoi):
    pending = {name for name in TechnicalInputs.model_fields if is_pending(getattr(hanoi, name))}
    assert pending == {
        "power", "systems", "answers", "peers", "responses", "interviews", "tally", "trials",
        "equipment", "service_inventory", "diagnosis_history", "system_importance", "attendance",
        "site_visits", "swot_weights",
    }  # fmt: skip


TRUE_OF_HANOI = {"TEC080": "all alternatives are scored by one rater, 'desk'"}
"""What a rule finds, and rightly so: printed in the annex of limitations."""


@pytest.mark.parametrize("rule", [*INPUT_RULES, *RESULT_RULES], ids=lambda rule: rule.code)
def test_no_rule_objects_but_to_what_is_true(rule, hanoi, basis):
    # the numbers of the basis are another test's; these rules look at the section alone
    if rule in INPUT_RULES:
        assert list(rule(hanoi, basis)) == []
    else:
        found = list(rule(hanoi, basis, analyse(hanoi, basis)))
        assert [finding.problem for finding in found] == [
            problem for code, problem in TRUE_OF_HANOI.items() if code == rule.code
        ]


def test_components_are_those_that_costs_refer_to(hanoi):
    assert {component.id for component in rows(hanoi.components)} == COMPONENTS


def test_options_are_those_of_the_study(hanoi):
    options = {row.option for row in rows(hanoi.alternatives) if row.decision == "scope"}
    assert options == {"baseline", "do_minimum", "lean", "full"}


def test_references_within_the_section_lead_somewhere(hanoi):
    requirements = {row.id for row in rows(hanoi.requirements)}
    items = {row.id for row in rows(hanoi.swot)}
    for component in rows(hanoi.components):
        assert set(component.requirements) <= requirements
    for strategy in rows(hanoi.strategies):
        assert set(strategy.items) <= items
        assert set(strategy.requirements) <= requirements
        assert set(strategy.components) <= COMPONENTS
    for row in (*rows(hanoi.interfaces), *rows(hanoi.controls)):
        assert row.requirement in requirements


def test_the_diagnosis_is_the_short_form_of_the_templates(hanoi):
    with (ROOT / "templates/diagnosis/short_form.csv").open(encoding="utf-8-sig") as file:
        form = {row["id"]: row["text"] for row in csv.DictReader(file)}
    assert len(form) == 30
    assert {row.id: row.text for row in rows(hanoi.questions)} == form


def test_no_later_fact_stands_outside_the_box(hanoi):
    later = re.compile(r"\b(201[89]|202\d)\b")
    for name in TechnicalInputs.model_fields:
        value = getattr(hanoi, name)
        if isinstance(value, Prose) and name != "afterwards":
            assert not later.search(value.text)
        for row in value if isinstance(value, tuple) else ():
            texts = [cell for field, cell in row if isinstance(cell, str)]
            assert not any(later.search(text) for text in texts), row
    assert later.search(hanoi.afterwards.text)


def test_standards_existed_on_the_day_of_the_study(hanoi):
    assert all(row.published < "2016" for row in rows(hanoi.standards))
