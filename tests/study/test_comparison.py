"""Two states of a study side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from fs_toolkit.study import Study
from fs_toolkit.study.comparison import UnknownOption, compare

WEGO = Path(__file__).resolve().parents[2] / "studies" / "wego"


def test_what_a_changed_number_did(hanoi):
    before = Study.read(hanoi.folder)
    hanoi.set("basis/quantities.csv", "enquiries", value="4")
    hanoi.set("basis/quantities.csv", "wage_share", value="0.4")
    hanoi.set(
        "environment/stakeholders.csv",
        hanoi.rows("environment/stakeholders.csv")[0]["id"],
        name="X",
    )
    after = Study.read(hanoi.folder)
    found = compare(before, after, ("old", "new"))
    assert found.outcome is not None
    steps = found.outcome.steps
    assert steps.before == pytest.approx(before.appraised[1].cost_benefit.base.npv)
    assert steps.after == pytest.approx(after.appraised[1].cost_benefit.base.npv)
    assert steps.before + sum(each.amount for each in steps.steps) == pytest.approx(steps.after)
    assert {each.file for each in found.inputs} == {"basis/quantities", "environment/stakeholders"}
    alone = compare(before, before, ("old", "old"))
    assert (alone.inputs, alone.new, alone.gone) == ((), (), ())


def test_an_unknown_option_is_named(hanoi):
    study = Study.read(hanoi.folder)
    with pytest.raises(UnknownOption, match="no option 'cheap'; there are baseline, do_minimum"):
        compare(study, study, ("old", "new"), "cheap")


def test_a_study_without_a_model_has_no_result_to_compare(hanoi):
    before = Study.read(hanoi.folder)
    wego = Study.read(WEGO)
    found = compare(before, wego, ("old", "new"))
    assert found.outcome is None
    assert "nothing is appraised" in found.no_outcome
    assert found.new
