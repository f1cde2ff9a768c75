"""The lint finds each fault of a story."""

from __future__ import annotations

import copy

import pytest
from lxml import etree

from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.lint_story import Remark
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.rows import ROW


def first(root, tag):
    return next(root.iter(q(tag)))


def remove(element):
    element.getparent().remove(element)


def same_bookmark_number(root):
    one, other = list(root.iter(q("w:bookmarkStart")))[:2]
    other.set(q("w:id"), one.get(q("w:id")))


def half_a_bookmark(root):
    remove(first(root, "w:bookmarkEnd"))


def long_bookmark(root):
    first(root, "w:bookmarkStart").set(q("w:name"), "_" + "x" * 40)


def same_control_number(root):
    one, other = [e.find(q("w:id")) for e in list(root.iter(q("w:sdtPr")))[:2]]
    other.set(q("w:val"), one.get(q("w:val")))


def long_tag(root):
    first(root, "w:tag").set(q("w:val"), "x" * 65)


def empty_control(root):
    content = first(root, "w:sdtContent")
    for child in list(content):
        content.remove(child)


def section_in_a_control(root):
    first(root, "w:sdtContent").append(parsed("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"))


def cell_without_a_paragraph(root):
    cell = first(root, "w:tc")
    remove(cell.find(q("w:p")))


def short_row(root):
    remove(first(root, "w:tc"))


def undescribed_table(root):
    remove(first(root, "w:tblCaption"))


def two_tables_in_touch(root):
    table = first(root, "w:tbl")
    table.addnext(copy.deepcopy(table))


def field_that_never_ends(root):
    remove(list(root.iter(q("w:fldChar")))[-1].getparent())


def field_that_never_began(root):
    remove(next(m for m in root.iter(q("w:fldChar")) if m.get(q("w:fldCharType")) == "begin"))


def dirty_field(root):
    first(root, "w:fldChar").set(q("w:dirty"), "true")


def reference_to_nothing(root):
    code = next(c for c in root.iter(q("w:instrText")) if c.text.strip().startswith("REF"))
    code.text = " REF _Ref_gone \\h "


def link_to_nothing(root):
    first(root, "w:hyperlink").set(q("w:anchor"), "_Ref_gone")


def row_that_went(root):
    starts = root.iter(q("w:bookmarkStart"))
    row = next(each for each in starts if each.get(q("w:name")).startswith(ROW))
    number = row.get(q("w:id"))
    remove(next(each for each in root.iter(q("w:bookmarkEnd")) if each.get(q("w:id")) == number))
    remove(row)


def missing_style(root):
    first(root, "w:pStyle").set(q("w:val"), "NoSuchStyle")


def missing_numbering(root):
    first(root, "w:numId").set(q("w:val"), "999")


def missing_footnote(root):
    first(root, "w:footnoteReference").set(q("w:id"), "999")


def missing_comment(root):
    first(root, "w:p").append(parsed('<w:r><w:commentReference w:id="1"/></w:r>'))


def missing_relationship(root):
    first(root, "a:blip").set(q("r:embed"), "rId999")


def comment_in_xml(root):
    first(root, "w:p").append(etree.Comment("left over"))


def silent_picture(root):
    first(root, "wp:docPr").set("descr", "")


FAULTS = {
    same_bookmark_number: "BMK1", half_a_bookmark: "BMK2", long_bookmark: "BMK4",
    same_control_number: "CTL1", long_tag: "CTL2", empty_control: "CTL3", section_in_a_control: "CTL4",
    cell_without_a_paragraph: "TBL1", short_row: "TBL2", undescribed_table: "TBL3",
    two_tables_in_touch: "TBL4", field_that_never_ends: "FLD2", field_that_never_began: "FLD1",
    dirty_field: "FLD5", reference_to_nothing: "FLD3", link_to_nothing: "FLD3", row_that_went: "FLD3",
    missing_style: "STY1", missing_numbering: "NUM1", missing_footnote: "NTE1",
    missing_comment: "NTE1", missing_relationship: "REL2", comment_in_xml: "XML1",
    silent_picture: "DRW2",
}  # fmt: skip


@pytest.mark.parametrize(
    ("fault", "code"), FAULTS.items(), ids=lambda each: getattr(each, "__name__", each)
)
def test_each_fault_is_found(english_file, edited, fault, code):
    assert code in {remark.code for remark in lint(edited(english_file, fault))}


def test_a_remark_reads_as_a_line():
    assert str(Remark("FLD1", "word/document.xml", "a field ends that never began")) == (
        "FLD1 word/document.xml: a field ends that never began"
    )
