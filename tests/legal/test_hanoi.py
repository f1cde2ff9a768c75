"""Section 3 of Hanoi: read whole, sound but for what counsel must verify, and honest about the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from fs_toolkit.core.model import is_pending, rows
from fs_toolkit.core.reader import read_folder
from fs_toolkit.legal.analysis import analyse
from fs_toolkit.legal.checks import INPUT_RULES, RESULT_RULES
from fs_toolkit.legal.inputs import LegalInputs

FOLDER = Path(__file__).parents[2] / "studies" / "hanoi" / "legal"
COUNSEL = "LEG004"
"""What is remembered and not read is a finding, and is printed as one."""


@pytest.fixture(scope="module")
def hanoi():
    inputs, findings = read_folder(LegalInputs, FOLDER)
    assert findings == []
    return inputs


def test_what_nobody_collected_is_pending(hanoi):
    pending = {name for name in LegalInputs.model_fields if is_pending(getattr(hanoi, name))}
    assert pending == {
        "skills",
        "process",
        "mandates",
        "outline",
    }  # words before the outline's table
    assert all(row.now is None for row in rows(hanoi.posts))
    assert all(row.staff is row.it_staff is None for row in rows(hanoi.institutions))
    assert all(row.now is row.after is None for row in rows(hanoi.criteria))
    assert not any(row.days for row in rows(hanoi.rights))
    assert all(row.in_practice is None for row in rows(hanoi.levels))
    assert not any(row.deadline for row in rows(hanoi.rights))


@pytest.mark.parametrize("rule", INPUT_RULES, ids=lambda rule: rule.code)
def test_no_rule_objects(rule, hanoi, basis):
    found = list(rule(hanoi, basis))
    assert len(found) == (rule.code == COUNSEL)


@pytest.mark.parametrize("rule", RESULT_RULES, ids=lambda rule: rule.code)
def test_no_rule_objects_to_its_result(rule, hanoi, basis):
    assert list(rule(hanoi, basis, analyse(hanoi, basis))) == []


def test_the_law_of_2015_is_told_from_that_of_later_years(hanoi, basis):
    result = analyse(hanoi, basis)
    states = {row.law.number: row.state for row in (*result.laws, *result.later)}
    assert states["36a/NQ-CP"] == "in_force"
    assert states["86/2015/QH13"] == "passed"
    assert states["104/2016/QH13"] == "not_passed"
    assert states["51/2005/QH11"] == "in_force"


def test_every_title_is_there_in_vietnamese(hanoi):
    assert all(row.title_local and row.language == "vi" for row in rows(hanoi.laws))


def test_only_the_change_of_the_complaints_law_is_outside_the_city_s_power(hanoi):
    outside = [row.id for row in rows(hanoi.actions) if not row.within_city_power]
    assert outside == ["signature"]
