"""Rules on translations."""

from __future__ import annotations

from fs_toolkit.core.translations import Translation, hash_of
from fs_toolkit.study.translating import translated
from fs_toolkit.study.translation_rules import (
    texts_are_translated,
    translations_are_in_another_language,
    translations_are_of_what_stands_there,
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
