"""The workbook of a chart, and the copies of its numbers."""

from __future__ import annotations

import io
import zipfile

import openpyxl
from lxml import etree

from fs_toolkit.writers.word.charts.seen import C
from fs_toolkit.writers.word.charts.sheet import Sheet, letters


def sheet() -> Sheet:
    made = Sheet()
    made.add("", ("=1+1", "격차 & <more>", "https://example.org"))
    made.add("values", (0.1 + 0.2, None, -3), "0.0")
    return made


def test_what_looks_like_a_formula_or_a_link_is_a_word():
    page = openpyxl.load_workbook(io.BytesIO(sheet().workbook())).active
    assert [page.cell(row, 1).value for row in (2, 3, 4)] == [
        "=1+1",
        "격차 & <more>",
        "https://example.org",
    ]
    assert page.cell(2, 1).data_type == "s"
    assert page.cell(4, 1).hyperlink is None


def test_values_are_kept_to_fifteen_figures_and_gaps_stay_gaps():
    xml = sheet().data("val", 1)
    root = etree.fromstring(xml.replace("<c:val>", f'<c:val xmlns:c="{C[1:-1]}">'))
    assert [v.text for v in root.iter(f"{C}v")] == ["0.3", "-3"]
    assert [p.get("idx") for p in root.iter(f"{C}pt")] == ["0", "2"]
    assert root.findtext(f".//{C}f") == "Sheet1!$B$2:$B$4"


def test_the_workbook_has_no_clock():
    first, second = sheet().workbook(), sheet().workbook()
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert b"2000-01-01" in archive.read("docProps/core.xml")
        assert {info.date_time[0] for info in archive.infolist()} == {1980}


def test_columns_beyond_z():
    assert [letters(at) for at in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]
