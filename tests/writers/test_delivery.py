"""A report as a Word file in its own language, with its charts drawn, written with care."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest

from fs_toolkit.document.blocks import (
    Chart,
    Column,
    Equation,
    FrontMatter,
    Heading,
    Missing,
    Paragraph,
    Ref,
    Report,
    Table,
    spans,
)
from fs_toolkit.document.charts import Histogram
from fs_toolkit.document.wording import LANGUAGES
from fs_toolkit.writers.charts import Drawn, draw
from fs_toolkit.writers.delivery import labels, word_bytes, write_word
from fs_toolkit.writers.word import LABELS, ForeignTarget, TargetEdited

DATA = Histogram("Draws", (0.0, 1.0, 2.0), (0.4, 0.6), ("", "above zero"), (), "USD")
"""Of a kind that Word does not draw, with words of the toolkit's own in the picture."""


def small_report(language: str = "en", words: str = "The answer.") -> Report:
    """A report with one block of each kind that needs words or drawing."""
    body = (
        Heading("one", 1, "One"),
        Paragraph("one.answer", spans(words, Ref("one.table"), Ref("one.chart")), "answer"),
        Table("one.table", "Two rows", (Column("A"), Column("B")), (("1", "2"), ("3", "4"))),
        Chart("one.chart", "Use moves the result", DATA, "A bar"),
        Equation("one.equation", "Time saved", "petitions * minutes"),
        Missing("one.missing", "Households", "statistics office", "data request"),
    )
    front = FrontMatter(
        "Register", "Feasibility study", "Testville", "Nowhere", "", "Draft", (), language,
        control=(("Tool", "1"),),
    )  # fmt: skip
    names = (("petitions", "petitions a year"), ("minutes", "minutes saved"))
    return Report(front, (), body, (("Study", "0f"),), names)


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def content(language) -> bytes:
    return word_bytes(small_report(language))


def words_of(content: bytes, paragraphs_of, folder) -> str:
    path = folder / "read.docx"
    path.write_bytes(content)
    return "\n".join(paragraphs_of(path))


class TestLabels:
    def test_are_all_that_the_writer_needs(self, language):
        found = labels(language)
        assert set(LABELS) <= set(found)
        assert all(words.strip() for words in found.values())

    def test_page_numbers_keep_their_slots(self, language):
        words = labels(language)["Page {x} of {y}"]
        assert words.count("{x}") == words.count("{y}") == 1

    def test_no_word_stands_for_two_things(self, language):
        found = labels(language)
        assert len(set(found.values())) == len(found)

    def test_languages_differ_in_every_word(self):
        english, korean = (labels(each) for each in ("en", "ko"))
        assert english.keys() == korean.keys()
        assert [each for each in english if english[each] == korean[each]] == []

    def test_an_unknown_language_is_refused_with_the_known_ones(self):
        with pytest.raises(KeyError, match=r"no wording in 'fr'.*en.*ko"):
            labels("fr")


class TestWordBytes:
    def test_the_same_report_gives_the_same_bytes(self, language, content):
        assert word_bytes(small_report(language)) == content

    def test_another_report_gives_others(self, language, content):
        assert word_bytes(small_report(language, "Another answer.")) != content

    def test_labels_are_printed_in_the_report_s_language(
        self, language, content, paragraphs_of, tmp_path
    ):
        words = words_of(content, paragraphs_of, tmp_path)
        printed = labels(language)
        for label in (
            "Table",
            "Figure",
            "Contents",
            "Pending",
            "Who must answer",
            "How to collect",
        ):
            assert printed[label] in words, label

    def test_what_is_missing_is_said_with_who_and_how(self, content, paragraphs_of, tmp_path):
        words = words_of(content, paragraphs_of, tmp_path)
        for said in ("Households", "statistics office", "data request"):
            assert said in words

    def test_the_chart_is_the_one_that_was_drawn_in_this_language(self, language, content):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            pictures = [package.read(name) for name in package.namelist() if name.endswith(".png")]
        assert draw(DATA, language) in pictures
        assert draw(DATA, "en") != draw(DATA, "ko")

    def test_equations_have_quantities_in_words(self, content):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            xml = package.read("word/document.xml").decode()
        assert "petitions a year" in xml
        assert "minutes saved" in xml

    def test_the_template_s_own_styles_are_used(self, content):
        document = docx.Document(io.BytesIO(content))
        used = {paragraph.style.name for paragraph in document.paragraphs}
        assert "Heading 1" in used


class TestWriteWord:
    def test_writes_the_bytes_whole(self, content, language, tmp_path):
        path = tmp_path / "report.docx"
        write_word(small_report(language), path)
        assert path.read_bytes() == content
        assert list(tmp_path.iterdir()) == [path]  # nothing half written beside it

    def test_writes_over_its_own_work(self, tmp_path):
        path = tmp_path / "report.docx"
        write_word(small_report(), path)
        write_word(small_report(words="Another answer."), path)
        assert path.read_bytes() == word_bytes(small_report(words="Another answer."))

    def test_leaves_a_person_s_work_alone(self, tmp_path):
        path = tmp_path / "report.docx"
        write_word(small_report(), path)
        document = docx.Document(str(path))
        document.add_paragraph("A person wrote this.")
        document.save(str(path))
        before = path.read_bytes()
        with pytest.raises(TargetEdited, match=r"edited by hand.*`-o FILE`.*`--update"):
            write_word(small_report(), path)
        assert path.read_bytes() == before

    def test_leaves_a_file_of_others_alone(self, tmp_path):
        path = tmp_path / "report.docx"
        document = docx.Document()
        document.add_paragraph("Minutes of the meeting.")
        document.save(str(path))
        before = path.read_bytes()
        with pytest.raises(ForeignTarget, match="not written by the toolkit"):
            write_word(small_report(), path)
        assert path.read_bytes() == before

    def test_looks_at_the_target_before_it_draws(self, tmp_path, monkeypatch):
        path = tmp_path / "report.docx"
        docx.Document().save(str(path))

        def never(*_: object) -> bytes:
            raise AssertionError("drawn in vain")

        monkeypatch.setattr("fs_toolkit.writers.delivery.word_bytes", never)
        with pytest.raises(ForeignTarget):
            write_word(small_report(), path)


def test_a_chart_is_drawn_once_in_a_process(monkeypatch):
    drawn = []
    monkeypatch.setattr(
        "fs_toolkit.writers.charts.draw_both", lambda *what: drawn.append(what) or Drawn(PNG, b"")
    )
    data = replace(DATA, title="Drawn once")
    report = replace(small_report(), body=(Chart("one.chart", "Use moves it", data, "A bar"),))
    assert word_bytes(report) == word_bytes(report)
    assert [what for what in drawn if what[0] is data] == [(data, "en")]


PNG = draw(DATA)
