"""What others need to read a file, rule by rule; `test_seeded_faults.py` seeds each fault."""

from __future__ import annotations

import pytest

from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.markup import parsed, q


def codes(content: bytes) -> set[str]:
    return {remark.code for remark in lint(content)}


def table(rows: str, look: str = "") -> str:
    return (
        f'<w:tbl><w:tblPr>{look}<w:tblCaption w:val="Mine"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
        f"{rows}</w:tbl>"
    )


ROW = "<w:tr><w:tc><w:p/></w:tc></w:tr>"


@pytest.fixture
def put(english_file, edited):
    """Puts XML before the first paragraph."""

    def into(xml):
        return edited(english_file, lambda root: next(root.iter(q("w:p"))).addprevious(parsed(xml)))

    return into


def test_a_table_of_one_row_needs_no_head(put):
    assert "TBL5" not in codes(put(table(ROW)))
    assert "TBL5" in codes(put(table(ROW * 2)))


def test_nor_does_one_whose_first_column_is_its_head(put):
    assert "TBL5" not in codes(put(table(ROW * 2, '<w:tblLook w:firstRow="0" w:firstColumn="1"/>')))


def test_a_merged_cell_goes_on_from_the_row_above(put):
    def cell(value):
        return f"<w:tr><w:tc><w:tcPr><w:vMerge{value}/></w:tcPr><w:p/></w:tc></w:tr>"

    begun = cell(' w:val="restart"') + cell("") + cell("")
    assert "TBL6" not in codes(put(table(begun)))
    assert "TBL6" in codes(put(table(ROW + cell(""))))


@pytest.mark.parametrize(("attribute", "lost"), [("", True), (' xml:space="preserve"', False)])
def test_an_outer_space_asks_to_be_kept(put, attribute, lost):
    found = codes(put(f"<w:p><w:r><w:t{attribute}>one </w:t></w:r></w:p>"))
    assert ("TXT1" in found) is lost


def test_prose_under_an_unnumbered_part_begins_at_level_three(english_file, edited):
    def demote(which):
        def edit(root):
            styles = [
                each for each in root.iter(q("w:pStyle")) if each.get(q("w:val")) == "Heading2"
            ]
            styles[which].set(q("w:val"), "Heading4")

        return edit

    assert "HDG1" in codes(edited(english_file, demote(0)))
    assert "HDG1" not in codes(english_file)
