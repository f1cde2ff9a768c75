"""Draws that have no result, or that say something else than the base case, through `check` and `report`."""

from __future__ import annotations

import pytest

QUANTITIES = "basis/quantities.csv"
PAIRS = "basis/correlations.csv"


def warned(study, fs, code):
    """The finding of a code as `check` prints it; the report is written all the same."""
    checked = fs("check", study.folder)
    assert checked.status == 0, checked.stderr + checked.stdout
    lines = (checked.stdout + checked.stderr).splitlines()
    [found] = [line for line in lines if code in line]
    return found


def text_of(study):
    from fs_toolkit.document.traverse import block_text, every_block
    from fs_toolkit.study import Study

    report, _ = Study.read(study.folder).report("en")
    return {block.id: block_text(block) for block in every_block((*report.summary, *report.body))}


def two_that_meet(hanoi):
    """Two quantities that divide by zero where both are at their high end, and nowhere else."""
    rows = hanoi.rows(QUANTITIES)
    row = next(row for row in rows if row["id"] == "wage_share")
    cells = {"value": "1", "low": "0.5", "high": "2", "distribution": "discrete", "unit": "1"}
    more = [row | cells | {"id": id, "name": id} for id in ("zig", "zag")]
    hanoi.fill(QUANTITIES, [*rows, *more])
    old = hanoi.rows(QUANTITIES)
    formula = next(each["formula"] for each in old if each["id"] == "citizen_hour")
    return hanoi.set(QUANTITIES, "citizen_hour", formula=f"{formula} * 3 / (4 - zig * zag)")


def test_ranges_that_together_divide_by_zero(hanoi, fs):
    study = two_that_meet(hanoi)
    assert "divides by zero or overflows" in warned(study, fs, "ECO113")
    texts = text_of(study)
    assert "divides by zero or overflows" in texts["economics.uncertainty.undrawn"]
    assert "economics.npv_distribution" not in texts
    assert "of 100 draws" not in texts["summary.decision"]
    ran = fs("simulate", study.folder)
    assert (ran.status, ran.stdout) == (1, "")
    assert "divides by zero" in ran.stderr


@pytest.mark.parametrize("low", ["-1", "-1.5"])
def test_a_rate_of_minus_one(low, hanoi, refused):
    study = hanoi.set(QUANTITIES, "discount_rate", low=low)
    found = next(each for each in refused(study) if each.code == "ECO110")
    assert found.place == f"{QUANTITIES}:{study.line(QUANTITIES, 'discount_rate')}"
    assert f"is {low} in `low`" in found.problem


def test_percentiles_that_no_triangle_has(hanoi, fs):
    row = next(row for row in hanoi.rows(QUANTITIES) if row["id"] == "visits_per_report")
    study = hanoi.set(QUANTITIES, row["id"], high=row["value"], range="p5_p95")
    assert "visits_per_report" in warned(study, fs, "ECO113")
    assert "cannot be read as a distribution" in text_of(study)["economics.uncertainty.undrawn"]


def test_a_study_without_a_range_says_that_nothing_was_drawn(minimal, fs):
    rows = [
        {**row, "low": "", "high": "", "distribution": "", "kind": "estimate"}
        for row in minimal.rows(QUANTITIES)
    ]
    minimal.fill(QUANTITIES, rows)
    if (minimal.folder / PAIRS).exists():
        minimal.remove(PAIRS)
    texts = text_of(minimal)
    assert "Nothing was drawn at random" in texts["economics.uncertainty.undrawn"]
    ran = fs("simulate", minimal.folder)
    assert (ran.status, ran.stdout) == (1, "")
    assert "a low and a high value" in ran.stderr


def test_silence_on_what_moves_together(hanoi, fs):
    assert "what moves together" in warned(hanoi, fs, "ECO116")


def test_a_waiver_takes_a_finding_of_the_draws_away(hanoi, fs):
    hanoi.write("waivers.csv", "rule,reason,by\nECO116,Nothing was measured yet.,consultant\n")
    assert "ECO116" not in fs("check", hanoi.folder).stdout
    assert "Nothing was measured yet." in text_of(hanoi)["annex.waived"]


@pytest.mark.parametrize("draws", ["0", "-5", "1.5", "many"])
def test_a_number_of_draws_that_is_none(draws, hanoi, fs):
    assert fs("simulate", hanoi.folder, "--draws", draws).status == 2
