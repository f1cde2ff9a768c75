"""What feeds the executive summary is looked at before it is composed."""

from __future__ import annotations

from fs_toolkit.study import Study, check


def codes(folder) -> set[str]:
    return {each.code for each in check(folder)}


def test_hanoi_and_the_example_are_clean(studied, example):
    for study in (studied, example):
        assert not [each for each in study.findings if each.code.startswith("SUM")]


def test_a_made_up_number_of_the_model_stops_a_study_of_a_real_city(hanoi):
    hanoi.set("basis/quantities.csv", "wage_share", origin="synthetic")
    found = [each for each in check(hanoi.folder) if each.code == "SUM040"]
    assert found
    assert "present value rests on synthetic" in found[0].problem


def test_made_up_marks_of_a_top_risk_too(hanoi, studied):
    top = studied.results.environment.barriers[0].barrier.id
    rows = [{**row, "origin": "desk_estimate"} for row in hanoi.rows("environment/barriers.csv")]
    hanoi.fill("environment/barriers.csv", rows)
    hanoi.set("environment/barriers.csv", top, origin="synthetic")
    assert "SUM040" in codes(hanoi.folder)


def test_the_same_is_right_in_a_fictional_city(example):
    assert Study.read("studies/example").basis.about.fictional
    assert all(row.origin == "synthetic" for row in example.basis.quantities.values())
