"""`fs diff`."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def later(hanoi, tmp_path):
    """The study of Hanoi, and a later state of it."""
    import shutil

    later = tmp_path / "later"
    shutil.copytree(hanoi.folder, later)
    copy = type(hanoi)(later)
    copy.set("basis/quantities.csv", "enquiries", value="4")
    return hanoi, copy


def test_prints_the_result_first_and_adds_up(later, fs):
    old, new = later
    ran = fs("diff", old.folder, new.folder)
    assert (ran.status, ran.stderr) == (0, "")
    assert "Avoidable enquiry visits, for each office and working day: 3 → 4" in ran.stdout
    assert "Net present value of “Lean shared platform”, USD thousand, prices of 2015" in ran.stdout


def test_json_stands_alone_and_draws_a_picture(later, fs, tmp_path):
    old, new = later
    for name, start in (("w.png", b"\x89PNG"), ("w.svg", b"<?xml")):
        ran = fs("diff", old.folder, new.folder, "--json", "-o", tmp_path / name)
        npv = json.loads(ran.stdout)["npv"]
        assert npv["before"] + sum(each["amount"] for each in npv["steps"]) == pytest.approx(
            npv["after"]
        )
        assert (tmp_path / name).read_bytes().startswith(start)


def test_nothing_to_draw_is_said(hanoi, fs, tmp_path):
    ran = fs("diff", hanoi.folder, hanoi.folder, "-o", tmp_path / "w.png")
    assert ran.status == 0
    assert "No input is different." in ran.stdout
    assert "nothing was drawn" in ran.stderr
    assert not (tmp_path / "w.png").exists()


def test_wrong_usage(hanoi, fs, tmp_path):
    assert fs("diff", hanoi.folder).status == 2
    assert fs("diff", hanoi.folder, tmp_path / "nowhere").status == 2
    assert fs("diff", hanoi.folder, hanoi.folder, "-o", "w.gif").status == 2
    ran = fs("diff", hanoi.folder, hanoi.folder, "--option", "cheap")
    assert ran.status == 2
    assert "no option 'cheap'" in ran.stderr


def test_a_study_with_errors_is_not_compared(later, fs, tmp_path):
    old, new = later
    new.set("basis/quantities.csv", "enquiries", value="many")
    ran = fs("diff", old.folder, new.folder, "-o", tmp_path / "w.png")
    assert ran.status == 1
    assert "'many'" in ran.stderr
    assert "later" in ran.stderr
    assert not (tmp_path / "w.png").exists()
