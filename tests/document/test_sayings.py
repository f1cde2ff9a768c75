"""What the rules say, in another language."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.said import places, said
from fs_toolkit.document.inline import plain
from fs_toolkit.document.sayings import WORDS, Sayings
from fs_toolkit.document.wording import Wording

PACKAGE = Path(__file__).resolve().parents[2] / "fs_toolkit"
KOREAN = Sayings.read("ko")
PAIRS = [
    (code, english, korean)
    for code, own in KOREAN.templates.items()
    if code != WORDS
    for english, korean in own.items()
]
NOT_PRINTED = "DOC"
"""Rules about an edited file, which no report lists."""


def _worded(tree: ast.AST) -> Iterator[str]:
    """The templates that stand in a piece of source."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "said" and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant):
                yield first.value


def _warnings() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                for call in node.decorator_list:
                    if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "rule":
                        code, severity = (each.value for each in call.args[:2])
                        if severity == "warning" and not code.startswith(NOT_PRINTED):
                            yield code, node


def finding(code: str, problem: str) -> Finding:
    return Finding(code, "warning", Place("a.csv", 2), problem, "Mend it.")


def told(code: str, problem: str, **names: str) -> str:
    return plain(KOREAN.of(finding(code, problem), names, Wording.read("ko")))


class TestTemplates:
    @pytest.mark.parametrize(("code", "english", "korean"), PAIRS)
    def test_have_the_same_places_in_both_languages(self, code, english, korean):
        assert sorted(places(korean)) == sorted(places(english)), code

    def test_every_worded_warning_has_one(self):
        lacking = [
            (code, template)
            for code, rule in _warnings()
            for template in _worded(rule)
            if template not in KOREAN.templates.get(code, {})
        ]
        assert lacking == []

    def test_none_is_left_of_words_that_no_rule_says(self):
        source = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
        constants = {
            node.value
            for node in ast.walk(
                ast.parse(source.replace("from __future__ import annotations", ""))
            )
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        assert [pair for pair in PAIRS if pair[1] not in constants] == []

    @pytest.mark.parametrize(("code", "english", "korean"), PAIRS)
    @settings(max_examples=10)
    @given(number=st.integers(2, 900), name=st.text("가나다", min_size=2, max_size=5))
    def test_say_every_value_whatever_it_is(self, code, english, korean, number, name):
        values = {
            place: name if turn or not form else float(number)
            for place, turn, form in places(english)
        }
        values |= {
            place: (name,) for place, _, form in places(english) if form and form[-1] not in "gf%,d"
        }
        words = told(code, said(english, **values))
        assert "{" not in words
        if any(value in (name, (name,)) for value in values.values()):
            assert name in words


class TestOf:
    def test_names_and_texts_of_the_study_are_in_its_language(self):
        problem = said("{other!r} is worth more than the recommended {recommended!r} in {draws:.0f} of 100 draws", other="do_minimum", recommended="lean", draws=61.2)  # fmt: skip
        assert told("ECO115", problem, do_minimum="최소안", lean="간소 플랫폼") == (
            "100번 추출 가운데 61번은 ‘최소안’의 가치가 권고안 ‘간소 플랫폼’보다 크다"
        )

    def test_particles_follow_the_name(self):
        template = "nobody answers for the benefit {name!r}"
        assert "‘시간’을" in told("ECO060", said(template, name="시간"))
        assert "‘신뢰’를" in told("ECO060", said(template, name="신뢰"))

    def test_words_of_the_rules_are_known(self):
        problem = said("{text!r} has {lacks}", text="신고", lacks="no baseline")
        assert told("PRO042", problem) == "‘신고’: 기초선이 없다"

    def test_a_phrase_inside_a_sentence_has_its_own_template(self):
        side = said("{verdict} the usual {low:.0%} to {high:.0%}", verdict="above", low=0.05, high=0.1)  # fmt: skip
        problem = said("project management is {share:.1%} of the investment, {side}", share=0.12, side=side)  # fmt: skip
        assert (
            told("PRO056", problem) == "사업 관리의 비중이 투자비의 12%이다(통상 범위 5%~10% 초과)"
        )

    def test_words_that_are_not_known_stand_in_english_marked(self):
        problem = said("no mark for {missing}", missing=("transparency", "zeal"))
        spans = KOREAN.of(finding("LEG006", problem), {}, Wording.read("ko"))
        assert [span.text for span in spans if span.untranslated] == ["zeal"]
        assert plain(spans) == "점수가 없는 수준: 투명성, zeal"

    def test_a_rater_is_no_component_of_the_same_letters(self):
        problem = said("all scores come from one rater, {rater!r}", rater="desk")
        assert "‘desk’" in told("PRO016", problem, desk="상담 데스크")

    def test_months_and_days_are_dates(self):
        problem = said("{right!r} rests on a law that is not in force on {day}", right="a", day="2015-12-31")  # fmt: skip
        assert "2015년 12월 31일" in told("LEG008", problem)

    def test_what_has_no_template_says_nothing(self):
        assert KOREAN.of(finding("ECO115", "something else"), {}, Wording.read("ko")) == ()
        assert Sayings.read("en").templates == {}
