"""The questions of a folder, whatever state it is in."""

from __future__ import annotations

from fs_toolkit.study.open_questions import all_questions, open_questions


def test_hanoi_is_mostly_answered(studied, hanoi):
    found = open_questions(hanoi.folder)
    assert (found.city, found.errors) == ("Hanoi", 0)
    assert found.questions == all_questions(studied.inputs, found.wording)
    assert 0 < sum(each.is_open for each in found.questions) < len(found.questions)


def test_an_unreadable_study_yaml_is_asked_about_in_english(hanoi):
    found = open_questions(hanoi.write("study.yaml", "format: [\n").folder)
    assert found.city == ""
    assert found.errors >= 1
    assert found.wording.language == "en"
    assert len(found.questions) > 100
