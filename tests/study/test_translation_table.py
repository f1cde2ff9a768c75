"""The table for a translator."""

from __future__ import annotations

from fs_toolkit.core.model import Prose
from fs_toolkit.core.translations import Translation, hash_of
from fs_toolkit.study.translating import originals, translated
from fs_toolkit.study.translation_table import HEADER, translation_table


def with_rows(inputs, *made: dict):
    return inputs.model_copy(
        update={"translations": {"ko": tuple(Translation(**each) for each in made)}}
    )


def filled(inputs, table):
    """As if a translator had filled it in."""
    done = tuple(
        row if row.file.endswith(".md") else row.model_copy(update={"text": f"번역 {row.original}"})
        for row in table.rows
    )
    return inputs.model_copy(update={"translations": {"ko": done}})


def test_it_holds_every_text_once_and_nothing_is_done(example):
    table = translation_table(example.as_read, "ko")
    assert len(table.rows) == len(originals(example.as_read)) == table.left
    assert (table.done, table.stale, table.orphans) == (0, 0, 0)
    assert all(len(cells) == len(HEADER) for cells in table.cells)


def test_made_again_it_keeps_what_was_translated(example):
    given = filled(example.as_read, translation_table(example.as_read, "ko"))
    again = translation_table(given, "ko")
    prose = [each for each in originals(example.as_read) if each.is_prose]
    assert again.left == len(prose)
    assert again.rows == given.translations["ko"]
    assert len(translated(given, "en", "ko").missing) == len(prose)


def test_a_text_that_has_changed_comes_with_its_old_translation(example):
    city = {"file": "study.yaml", "field": "city", "of": hash_of("Old Town"), "text": "구시가"}
    table = translation_table(with_rows(example.as_read, city), "ko")
    [row] = [row for row in table.rows if (row.file, row.field) == ("study.yaml", "city")]
    assert (row.text, row.before, row.original) == ("", "구시가", example.as_read.study.city)
    assert table.stale == 1
    again = translation_table(
        example.as_read.model_copy(update={"translations": {"ko": table.rows}}), "ko"
    )
    assert again.rows == table.rows  # nothing is lost by asking twice


def test_what_translates_nothing_any_more_stands_at_the_end(example):
    gone = {"file": "economics/options.csv", "id": "nowhere", "field": "name", "of": "0", "text": "없음"}  # fmt: skip
    table = translation_table(with_rows(example.as_read, gone), "ko")
    assert table.orphans == 1
    assert table.rows[-1].text == "없음"


def test_prose_with_a_file_beside_it_is_done(example):
    conclusion = Prose("As it is.", example.as_read.economics.conclusion.where, {"ko": Prose("그렇다.")})  # fmt: skip
    economics = example.as_read.economics.model_copy(update={"conclusion": conclusion})
    table = translation_table(example.as_read.model_copy(update={"economics": economics}), "ko")
    [row] = [row for row in table.rows if row.file == "economics/conclusion.md"]
    assert (row.of, row.text) == (hash_of("As it is."), "")
    assert table.done == 1
