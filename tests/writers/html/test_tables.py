"""Tables in a page."""

from __future__ import annotations

import pytest

from fs_toolkit.document.blocks import Cell, Column, Table, spans

COLUMNS = (Column("Name"), Column("Value", align="right"))


def table(*rows, totals: int = 0) -> Table:
    return Table("t", "What is <known>", COLUMNS, rows, totals=totals)


def test_heads_name_their_column_and_the_caption_its_number(small):
    (found,) = [each for each in small(table(("a", "1"))).all("table") if each.all("thead")]
    assert found.all("caption")[0].text == "Table\u00a01-1 What is <known>"
    assert [each.attributes["scope"] for each in found.all("th")] == ["col", "col"]
    assert [each.text for each in found.all("td")] == ["a", "1"]
    assert found.all("td")[1].attributes["class"] == "right"


def test_looks_of_cells_and_totals(small):
    root = small(table((Cell(spans("x"), shade=4, bold=True), ""), ("Sum", "1"), totals=1))
    cells = root.all("td")[-4:]
    assert cells[0].attributes["class"] == "shade4 bold"
    assert cells[1].text == "–"
    assert [each.attributes.get("class") for each in root.all("tr")[-2:]] == [None, "total"]


def test_a_cell_over_the_whole_table_heads_its_rows(small):
    root = small(table((Cell(spans("Group"), columns=2),), ("a", "1")))
    head = root.all("th")[-1]
    assert (head.attributes["scope"], head.attributes["colspan"]) == ("rowgroup", "2")


def test_it_can_be_scrolled_by_keyboard(small):
    frame = next(each for each in small(table(("a", "1"))).all("div") if each.all("table"))
    assert frame.attributes["tabindex"] == "0"
    assert frame.attributes["aria-label"] == "What is <known>"


@pytest.mark.parametrize("row", [("a",), ("a", "1", "2"), (Cell(spans("x"), columns=3),)])
def test_a_row_that_does_not_fit_is_refused(small, row):
    with pytest.raises(ValueError, match="t: a row fills"):
        small(table(row))
