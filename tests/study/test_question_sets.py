"""The shipped question sets, and a study that names one."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

import pytest

from fs_toolkit.core.files import shipped
from fs_toolkit.core.model import PENDING
from fs_toolkit.study.question_sets import (
    QUESTION_SETS,
    a_changed_question_set_has_a_name_of_its_own,
    question_set,
    the_question_set_is_there,
    with_question_set,
)
from fs_toolkit.technical.checks.diagnosis import questions_on_systems_are_whole
from fs_toolkit.technical.inputs.diagnosis import FORCES, DiagnosisPlan
from fs_toolkit.technical.inputs.inventory import SYSTEM_AREAS


@pytest.mark.parametrize("name", QUESTION_SETS)
class TestQuestionSet:
    def test_is_the_same_in_korean(self, name):
        english, korean = question_set(name), question_set(name, "ko")
        for one, other in zip(english, korean, strict=True):
            same = ("id", "area", "system", "aspect", "weight")
            assert [getattr(one, field) for field in same] == [
                getattr(other, field) for field in same
            ]
            assert re.search("[가-힣]", other.text)
            assert bool(one.name) == bool(other.name)
        assert question_set(name, "vi") == english  # no other language yet

    @pytest.mark.parametrize("language", ["en", "ko"])
    def test_asks_one_thing_each_of_an_office_that_can_show_it(self, name, language):
        questions = question_set(name, language)
        assert len({question.id for question in questions}) == len(questions)
        for question in questions:
            assert question.respondent
            assert question.evidence
            assert question.text.endswith(".")
            assert len(question.text) <= 140

    @pytest.mark.parametrize("language", ["en", "ko"])
    def test_has_no_two_texts_nearly_alike(self, name, language):
        texts = [question.text.casefold() for question in question_set(name, language)]
        alike = []
        for at, one in enumerate(texts):
            matcher = SequenceMatcher(b=one, autojunk=False)
            for other in texts[:at]:
                matcher.set_seq1(other)
                if matcher.quick_ratio() > 0.75 and matcher.ratio() > 0.75:
                    alike.append((one, other))
        assert alike == []

    def test_no_rule_objects(self, name, studied):
        inputs = studied.inputs.technical.model_copy(update={"questions": question_set(name)})
        assert list(questions_on_systems_are_whole(inputs, studied.basis)) == []


def test_the_long_form_holds_the_short_one_and_asks_of_systems():
    short, long = question_set("short_form"), question_set("long_form")
    assert {question.text for question in short} <= {question.text for question in long}
    areas = Counter(question.area for question in long)
    assert [areas[area] for area in FORCES] == [15] * 6
    assert sum(areas[area] for area in SYSTEM_AREAS) == 3 * 37
    assert len({question.system for question in long if question.system}) == 37


def test_every_set_of_the_templates_can_be_named():
    files = {path.name for path in shipped("templates", "diagnosis").glob("*.csv")}
    assert files == {f"{name}{end}" for name in QUESTION_SETS for end in (".csv", ".ko.csv")}


def test_a_damaged_set_is_a_mistake_of_ours(monkeypatch):
    monkeypatch.setattr(
        "fs_toolkit.study.question_sets.shipped_bytes", lambda *_: b"no,table\n1,2\n"
    )
    with pytest.raises(ValueError, match=r"templates/diagnosis/short_form\.csv is damaged"):
        question_set.__wrapped__("short_form")


class TestWithQuestionSet:
    def named(self, studied, name, questions, language="en"):
        about = studied.inputs.study.model_copy(update={"language": language})
        technical = studied.inputs.technical.model_copy(
            update={"diagnosis": DiagnosisPlan(question_set=name), "questions": questions}
        )
        return studied.inputs.model_copy(update={"technical": technical, "study": about})

    def test_takes_the_set_that_the_study_names_in_its_language(self, studied):
        for language in ("en", "ko"):
            inputs = with_question_set(self.named(studied, "long_form", PENDING, language))
            assert inputs.technical.questions == question_set("long_form", language)

    def test_leaves_questions_of_the_study_alone(self, studied):
        own = question_set("short_form")[:3]
        assert with_question_set(self.named(studied, "long_form", own)).technical.questions == own

    def test_leaves_an_unknown_name_to_the_rules(self, studied):
        inputs = with_question_set(self.named(studied, "long_from", PENDING))
        assert inputs.technical.questions == PENDING
        [found] = the_question_set_is_there(inputs)
        assert "no question set 'long_from'" in found.problem
        assert "long_form" in found.cure

    def test_a_changed_set_under_the_old_name_is_found(self, studied):
        rule = a_changed_question_set_has_a_name_of_its_own
        whole = question_set("short_form")
        assert list(rule(self.named(studied, "short_form", whole))) == []
        assert list(rule(self.named(studied, "ours", whole[1:]))) == []
        [found] = rule(self.named(studied, "short_form", whole[1:]))
        assert "lead_named differ" in found.problem
