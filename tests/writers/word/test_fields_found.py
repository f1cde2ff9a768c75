"""Fields as they are found."""

from __future__ import annotations

from fs_toolkit.writers.word.fields import field
from fs_toolkit.writers.word.fields_found import found_fields
from fs_toolkit.writers.word.markup import parsed, q


def test_inner_fields_come_first_and_show_through():
    inner = field("PAGE", "7")
    outer = field("REF x", "").replace('w:fldCharType="end"', "HERE", 1)
    before, after = outer.rsplit("<w:r><w:fldChar HERE", 1)
    xml = f'<w:p>{before}{inner}<w:r><w:fldChar w:fldCharType="end"{after}</w:p>'
    assert [(f.code.strip(), f.text) for f in found_fields(parsed(xml))] == [
        ("PAGE", "7"),
        ("REF x", "7"),
    ]


def test_a_result_in_several_runs_is_replaced_as_one():
    element = parsed(f"<w:p>{field('SEQ Table', '12')}</w:p>")
    text = next(element.iter(q("w:t")))
    text.text = "1"
    text.getparent().addnext(parsed("<w:r><w:t>2</w:t></w:r>"))
    (found,) = found_fields(element)
    assert found.text == "12"
    found.show("3")
    assert [t.text or "" for t in element.iter(q("w:t"))] == ["3", ""]


def test_a_field_without_a_result_stays_without():
    (found,) = found_fields(parsed(f"<w:p>{field('PAGE', '')}</w:p>"))
    found.show("3")
    assert found.text == ""


def test_marks_without_partners_are_passed_over():
    lonely = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText>X</w:instrText></w:r></w:p>'
    assert list(found_fields(parsed(lonely))) == []
