"""The list as a workbook, read back with another library."""

from __future__ import annotations

import io

import openpyxl

from fs_toolkit.writers.excel.listing import listing

ROWS = [["=1+1", "https://example.org", "007"], ["서울의 인구", "Đà Nẵng", "2 lines\nhere"]]


def opened():
    data = listing("todo", ["What", "Who", "How"], ROWS, [30, 20, 10], "Port Ada")
    return openpyxl.load_workbook(io.BytesIO(data))["todo"]


def test_every_cell_is_text():
    sheet = opened()
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == ROWS
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}


def test_has_filters_a_frozen_head_and_wrapped_cells():
    sheet = opened()
    assert sheet.auto_filter.ref == "A1:C3"
    assert sheet.freeze_panes == "A2"
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
    assert sheet.column_dimensions["A"].width > 29
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_prints_on_a4_with_narrow_margins_and_numbered_pages():
    sheet = opened()
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_margins.left <= 0.5
    assert sheet.oddFooter.right.text == "&P / &N"


def test_rows_are_as_high_as_their_words():
    sheet = opened()
    assert sheet.row_dimensions[3].height > sheet.row_dimensions[2].height > 0


def test_the_same_list_gives_the_same_bytes():
    one, other = (listing("todo", ["What"], [["a"]], [30]) for _ in range(2))
    assert one == other


def test_an_empty_list_has_a_head():
    sheet = openpyxl.load_workbook(io.BytesIO(listing("todo", ["What"], [], [30])))["todo"]
    assert [cell.value for cell in sheet[1]] == ["What"]
