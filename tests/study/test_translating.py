"""A study's own texts in another language."""

from __future__ import annotations

import pytest

from fs_toolkit.core.model import Prose, rows
from fs_toolkit.core.translations import Translation, hash_of
from fs_toolkit.document.traverse import every_block, every_span
from fs_toolkit.study import Study
from fs_toolkit.study.translating import Known, originals, stale, translated

TABLE = "translations/ko.csv"
LEAN = "Lean shared platform"


@pytest.fixture(scope="module")
def inputs(example):
    return example.as_read


def with_rows(inputs, *made: dict):
    return inputs.model_copy(
        update={"translations": {"ko": tuple(Translation(**each) for each in made)}}
    )


def options(inputs) -> list[str]:
    return [row.name for row in rows(inputs.economics.options)]


class TestOriginals:
    def test_names_reasons_and_prose_are_texts(self, inputs):
        found = {(each.file, each.field) for each in originals(inputs)}
        assert ("economics/options.csv", "name") in found
        assert ("basis/quantities.csv", "reason") in found
        assert ("economics/conclusion.md", "") in found
        assert ("study.yaml", "project") in found

    def test_ids_formulas_units_sources_and_answers_are_none(self, inputs):
        found = {(each.file, each.field) for each in originals(inputs)}
        assert not {field for _, field in found} & {
            "id",
            "formula",
            "url",
            "author",
            "rater",
        }
        assert ("basis/quantities.csv", "unit") not in found
        assert not [
            file for file, _ in found if file.startswith(("basis/sources", "technical/answers"))
        ]

    def test_every_text_says_where_it_stands(self, inputs):
        assert all(each.place.file and each.text.strip() for each in originals(inputs))


class TestTranslated:
    def test_without_a_table_everything_is_missing_and_nothing_else_changes(self, inputs):
        done = translated(inputs, "en", "ko")
        assert done.done == 0
        assert {each.text for each in done.missing} == {each.text for each in originals(inputs)}
        assert done.inputs.economics.options == inputs.economics.options
        assert done.inputs.economics.conclusion.untranslated == "en"

    def test_a_row_of_the_present_wording_takes_its_place(self, inputs):
        name = options(inputs)[0]
        given = with_rows(inputs, {"file": "economics/options.csv", "field": "name", "of": hash_of(name), "text": "기준안"})  # fmt: skip
        done = translated(given, "en", "ko")
        assert options(done.inputs)[0] == "기준안"
        assert options(done.inputs)[1:] == options(inputs)[1:]
        assert done.done == 2  # the alternatives of section 2 have the same name
        assert rows(done.inputs.economics.options)[0].where == rows(inputs.economics.options)[0].where  # fmt: skip

    def test_a_row_without_a_hash_is_of_what_stands_there(self, inputs):
        id = rows(inputs.economics.options)[0].id
        given = with_rows(inputs, {"file": "economics/options.csv", "id": id, "field": "name", "text": "기준안"})  # fmt: skip
        assert options(translated(given, "en", "ko").inputs)[0] == "기준안"

    def test_a_row_of_an_earlier_wording_is_not_printed(self, inputs):
        id = rows(inputs.economics.options)[0].id
        given = with_rows(inputs, {"file": "economics/options.csv", "id": id, "field": "name", "of": hash_of("Other words"), "text": "기준안"})  # fmt: skip
        assert options(translated(given, "en", "ko").inputs) == options(inputs)
        [(row, now)] = stale(given, "ko")
        assert row.text == "기준안"
        assert now.text == options(inputs)[0]

    def test_prose_comes_from_the_file_beside_it(self, inputs):
        other = Prose("결론이다.")
        conclusion = Prose("As it was.", others={"ko": other})
        economics = inputs.economics.model_copy(update={"conclusion": conclusion})
        done = translated(inputs.model_copy(update={"economics": economics}), "en", "ko")
        assert done.inputs.economics.conclusion == other

    def test_prose_that_has_changed_since_is_not_printed(self, inputs):
        conclusion = Prose("As it is.", others={"ko": Prose("결론이다.")})
        economics = inputs.economics.model_copy(update={"conclusion": conclusion})
        given = with_rows(
            inputs.model_copy(update={"economics": economics}),
            {"file": "economics/conclusion.md", "of": hash_of("As it was.")},
        )
        done = translated(given, "en", "ko")
        assert done.inputs.economics.conclusion.untranslated == "en"
        assert [row.file for row, _ in stale(given, "ko")] == ["economics/conclusion.md"]


def test_known_looks_for_the_wording_before_the_place():
    known = Known.of(
        (
            Translation(file="a.csv", id="x", field="name", text="place"),
            Translation(file="a.csv", field="name", of=hash_of("Words"), text="wording"),
        )
    )
    assert len(known.by_hash) == len(known.by_place) == 1


def test_the_same_words_elsewhere_are_translated_alike_unless_translations_differ(inputs):
    name = options(inputs)[0]
    one = {
        "file": "technical/components.csv",
        "field": "name",
        "of": hash_of(name),
        "text": "기준안",
    }
    assert options(translated(with_rows(inputs, one), "en", "ko").inputs)[0] == "기준안"
    other = {**one, "file": "technical/nodes.csv", "text": "현행"}
    assert options(translated(with_rows(inputs, one, other), "en", "ko").inputs)[0] == name


class TestReport:
    def test_a_report_in_another_language_has_the_same_numbers_and_marks_what_is_missing(
        self, port
    ):
        name = port.rows("economics/options.csv")[0]["name"]
        port.fill(TABLE, [{"file": "economics/options.csv", "id": "", "field": "name", "of": hash_of(name), "text": "기준안"}])  # fmt: skip
        study = Study.read(port.folder)
        own, _ = study.report()
        report, findings = study.report("ko")
        assert "STU002" in {each.code for each in findings}
        blocks = (*report.summary, *report.body)
        texts = [span for span in every_span(blocks) if getattr(span, "untranslated", False)]
        assert texts
        assert {span.lang for span in texts} == {"en"}
        assert not any(span.text == name for span in texts)
        ids = {block.id for block in every_block((*own.summary, *own.body))}
        assert {block.id for block in every_block(blocks)} == ids
        assert any("점선" in value for _, value in report.front.control)

    def test_in_its_own_language_nothing_is_marked(self, example):
        report, findings = example.report()
        assert "STU002" not in {each.code for each in findings}
        blocks = (*report.summary, *report.body)
        assert not any(getattr(span, "untranslated", False) for span in every_span(blocks))


def test_what_stands_below_a_key_is_judged_one_by_one(studied):
    """`category` is a code in most files; below the key of safeguards.yaml stands a reason."""
    fields = {each.field for each in originals(studied.as_read) if "safeguards" in each.file}
    assert "category.reason" in fields
    assert "category.category" not in fields
