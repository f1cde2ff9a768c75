"""Parts of native charts: in the file, through a save of Word, and into another file."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from fs_toolkit.writers.word import update_report
from fs_toolkit.writers.word.controls import controls
from fs_toolkit.writers.word.guard import is_edited
from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import body_of, opened, package_bytes
from fs_toolkit.writers.word.transplant import Transplant
from fs_toolkit.writers.word.zipped import zipped

CHART = "word/charts/chart1.xml"
BOOK = "word/embeddings/Microsoft_Excel_Sheet1.xlsx"


@pytest.fixture
def data_edited(english_file, members):
    """The file after a person opened the chart's data and changed a number, as Word leaves it."""
    parts = members(english_file)
    book = openpyxl.load_workbook(io.BytesIO(parts[BOOK]))
    book.active["B3"] = 0.52
    target = io.BytesIO()
    book.save(target)
    drawing = parts[CHART].replace(b"<c:v>0.47</c:v>", b"<c:v>0.52</c:v>")
    assert drawing != parts[CHART]
    return zipped({**parts, CHART: drawing, BOOK: target.getvalue()})


def test_the_chart_and_its_workbook_are_in_the_file(english_file, members):
    parts = members(english_file)
    assert b"0.47" in parts[CHART]
    assert openpyxl.load_workbook(io.BytesIO(parts[BOOK])).active["B3"].value == 0.47
    assert b'Extension="xlsx"' in parts["[Content_Types].xml"]
    assert b'descr="Two bars: the index' in parts["word/document.xml"]


def test_a_save_of_word_is_no_edit(english_file, saved_by_word, members):
    saved = saved_by_word(english_file)
    assert CHART not in members(saved)
    assert b"0.46999999999999997" in members(saved)["word/charts/chart71.xml"]
    assert not is_edited(opened(saved))


def test_edited_data_are_a_persons(data_edited, english_file, saved_by_word):
    for file in (data_edited, saved_by_word(data_edited)):
        assert is_edited(opened(file))
        updated, summary = update_report(file, english_file)
        assert summary.kept == ("environment.gap",)
        again, second = update_report(updated, english_file)
        assert second == summary
        assert again == updated


def test_an_untouched_chart_is_renewed_with_its_workbook(
    english, written, english_file, saved_by_word, members
):
    from dataclasses import replace

    from fs_toolkit.document.blocks import Chart
    from fs_toolkit.document.charts import BarChart, Series

    def renewed(block):
        if not isinstance(block, Chart):
            return block
        bars = BarChart("Gap", ("2010", "2014"), (Series("Viet Nam", (0.45, 0.61)),), "index")
        return replace(block, data=bars)

    fresh = written(replace(english, body=tuple(map(renewed, english.body))))
    updated, summary = update_report(saved_by_word(english_file), fresh)
    assert "environment.gap" in summary.updated
    parts = members(updated)
    (name,) = (each for each in parts if each.startswith("word/charts/chart"))
    assert b"<c:v>0.61</c:v>" in parts[name]
    (book,) = (each for each in parts if each.startswith("word/embeddings/"))
    assert openpyxl.load_workbook(io.BytesIO(parts[book])).active["B3"].value == 0.61
    assert lint(updated) == []
    assert update_report(updated, fresh)[0] == updated


def test_a_chart_is_never_shared_between_places(english_file):
    source, target = opened(english_file), opened(english_file)
    (block,) = [each.element for each in controls(body_of(source)) if each.id == "environment.gap"]
    (made,) = Transplant(source, target).copies([block])
    body_of(target).find(q("w:sectPr")).addprevious(made)
    names = {str(part.partname) for part in target.part.package.iter_parts()}
    assert {"/word/charts/chart2.xml", "/word/embeddings/Microsoft_Excel_Sheet2.xlsx"} <= names
    assert {remark.code for remark in lint(package_bytes(target))} <= {"BMK3", "SDT2"}


def test_an_auditor_has_nothing_to_say(english_file, tmp_path):
    path = tmp_path / "report.docx"
    path.write_bytes(english_file)
    assert OpenXmlValidator().validate(path).errors == []
