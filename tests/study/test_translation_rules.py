"""Rules on translations."""

from __future__ import annotations

from dataclasses import replace

from fs_toolkit.core.findings import Place
from fs_toolkit.core.model import Prose
from fs_toolkit.core.translations import Translation, hash_of
from fs_toolkit.study.translating import translated
from fs_toolkit.study.translation_rules import (
    texts_are_translated,
    translations_are_in_another_language,
    translations_are_of_what_stands_there,
    translations_put_in_what_the_original_does,
)


def given(inputs, language: str, **cells: str):
    row = Translation(**cells)
    return inputs.model_copy(update={"translations": {language: (row,)}})


class TestTextsAreTranslated:
    def test_kept(self, example):
        done = translated(example.as_read, "en", "ko")
        assert not list(texts_are_translated(type(done)(done.inputs, (), 5), "en", "ko"))

    def test_broken(self, example):
        [found] = texts_are_translated(translated(example.as_read, "en", "ko"), "en", "ko")
        assert found.severity == "warning"
        assert found.place.file == "translations/ko.csv"
        assert "--lang ko" in found.cure


class TestTranslationsAreOfWhatStandsThere:
    def test_kept(self, example):
        city = example.as_read.study.city
        fine = given(example.as_read, "ko", file="study.yaml", field="city", of=hash_of(city), text="항구")  # fmt: skip
        assert not list(translations_are_of_what_stands_there(fine))

    def test_broken_by_another_wording(self, example):
        old = given(example.as_read, "ko", file="study.yaml", field="city", of=hash_of("Old Town"), text="구시가")  # fmt: skip
        [found] = translations_are_of_what_stands_there(old)
        assert example.as_read.study.city in found.problem

    def test_broken_by_a_text_that_is_gone(self, example):
        gone = given(example.as_read, "ko", file="economics/options.csv", id="nowhere", field="name", of="0", text="없음")  # fmt: skip
        [found] = translations_are_of_what_stands_there(gone)
        assert "does not stand there any more" in found.problem

    def test_an_empty_row_waits_for_its_translator(self, example):
        open_ = given(example.as_read, "ko", file="study.yaml", field="city", of="0")
        assert not list(translations_are_of_what_stands_there(open_))


class TestTranslationsAreInAnotherLanguage:
    def test_kept(self, example):
        assert not list(translations_are_in_another_language(given(example.as_read, "ko", file="a.csv", text="가")))  # fmt: skip

    def test_broken(self, example):
        [found] = translations_are_in_another_language(given(example.as_read, "en", file="a.csv", text="a"))  # fmt: skip
        assert found.severity == "error"


class TestTranslationsPutInWhatTheOriginalDoes:
    def conclusion(self, example, text: str):
        economics = example.as_read.economics
        prose = Prose(
            "It costs {{ npv.lean.economic }} [@nso2015].", where=economics.conclusion.where
        )
        other = Prose(text, where=Place("economics/conclusion.ko.md", 1))
        both = economics.model_copy(update={"conclusion": replace(prose, others={"ko": other})})
        return example.as_read.model_copy(update={"economics": both, "translations": {"ko": ()}})

    def test_kept_whatever_the_order_and_the_spaces(self, example):
        fine = self.conclusion(example, "[@nso2015]에 따르면 {{npv.lean.economic}}이다.")
        assert not list(translations_put_in_what_the_original_does(fine))

    def test_broken_by_a_number_left_out_and_by_one_of_another_name(self, example):
        wrong = self.conclusion(example, "비용은 {{ npv.full.economic }}이다 [@nso2015].")
        lost, added = translations_put_in_what_the_original_does(wrong)
        assert "leaves out {{npv.lean.economic}}" in lost.problem
        assert "has {{npv.full.economic}}" in added.problem
        assert str(lost.place) == "economics/conclusion.ko.md:1"

    def test_broken_in_a_cell(self, example):
        city = example.as_read.study.city
        wrong = given(example.as_read, "ko", file="study.yaml", field="city", of=hash_of(city), text="{{ people }} 항구")  # fmt: skip
        [found] = translations_put_in_what_the_original_does(wrong)
        assert "{{people}}" in found.problem

    def test_hanoi_keeps_it(self, studied):
        assert not list(translations_put_in_what_the_original_does(studied.as_read))
