"""Numbers after people moved blocks."""

from __future__ import annotations

import pytest

from fs_toolkit.writers.word.fields import field
from fs_toolkit.writers.word.fields_found import found_fields
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.package import body_of, opened
from fs_toolkit.writers.word.renumber import printed_numbers, renumber


@pytest.fixture
def document(english_file):
    return opened(english_file)


def captions(document):
    return [
        "".join(t.text or "" for t in p.iter(q("w:t")))
        for p in body_of(document).iter(q("w:p"))
        if (s := p.find(f"{q('w:pPr')}/{q('w:pStyle')}")) is not None
        and s.get(q("w:val")) == "Caption"
    ]


def test_a_fresh_file_is_in_order(document):
    before = captions(document)
    assert renumber(document) == ()
    assert captions(document) == before


def test_a_caption_of_a_person_pushes_the_others_on(document):
    body = body_of(document)
    table = next(p for p in body.iter(q("w:p")) if "Table\xa01-1" in "".join(t.text or "" for t in p.iter(q("w:t"))) and p.find(f".//{q('w:instrText')}") is not None and p.getparent() is body)  # fmt: skip
    mine = parsed(
        '<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:r><w:t>Table 1-</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> SEQ Table \\* ARABIC \\s 1 </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    table.addprevious(mine)
    renumber(document)
    assert "Table 1-1" in captions(document)
    assert any(each.startswith("Table\xa01-2  Twelve") for each in captions(document))
    numbers = printed_numbers(document)
    (bookmark,) = [name for name in numbers if name.startswith("_Ref_environment_districts")]
    assert numbers[bookmark] == "Table\xa01-2"


def test_a_chapter_moved_takes_its_numbers_along(document):
    body = body_of(document)
    heading = next(
        p
        for p in body.iter(q("w:p"))
        if "".join(t.text or "" for t in p.iter(q("w:t"))) == "Environment"
    )
    heading.addprevious(
        parsed('<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Mine</w:t></w:r></w:p>')
    )
    renumber(document)
    assert any(each.startswith("Table\xa02-1  Twelve") for each in captions(document))
    assert any(each.startswith("Table\xa03-1  Costs") for each in captions(document))
    assert any(each.startswith("Table\xa0A-1") for each in captions(document))


def test_a_reference_to_nothing_is_reported_with_its_place(document):
    body = body_of(document)
    for start in list(body.iter(q("w:bookmarkStart"))):
        if start.get(q("w:name")).startswith("_Ref_economics_wide"):
            start.getparent().remove(start)
    found = renumber(document)
    assert len(found) == 2
    assert found[0] == "Table\xa02-1 in “In 2018 the city opened a portal Table 2-1.”"


def test_numbers_of_headings_are_those_of_word(document):
    numbers = printed_numbers(document)
    found = {name.rpartition("_")[0]: text for name, text in numbers.items()}
    assert found["_Ref_environment_barriers"] == "1.2"
    assert found["_Ref_economics"] == "2"
    assert found["_Ref_annex_a"] == "Annex A: Evidence"


@pytest.fixture
def counted():
    """What fields among headings show: `1` stands for a heading 1."""

    def count(*codes):
        document = opened_template()
        body = body_of(document)
        for code in codes:
            if isinstance(code, int):
                made = f'<w:p><w:pPr><w:pStyle w:val="Heading{code}"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
            else:
                made = f"<w:p>{field(code, '0')}</w:p>"
            body.find(q("w:sectPr")).addprevious(parsed(made))
        renumber(document)
        return [each.text for each in found_fields(body)]

    return count


def opened_template():
    from pathlib import Path

    return opened(Path(__file__).parents[3] / "templates" / "report.docx")


def test_sequences_count_as_word_counts_them(counted):
    chapter, whole = "SEQ Table \\* ARABIC \\s 1", "SEQ Table \\* ARABIC"
    assert counted(1, chapter, chapter, 1, chapter) == ["1", "2", "1"]
    assert counted(1, whole, whole, 1, whole) == ["1", "2", "3"]
    assert counted(1, chapter, whole, 2, chapter) == ["1", "2", "3"]
    assert counted(1, chapter, "SEQ Figure \\s 1", "SEQ Table \\c", "SEQ Table \\r 7", whole) == [
        "1",
        "1",
        "1",
        "7",
        "8",
    ]
    assert counted(1, 2, "SEQ A \\s 2", 2, "SEQ A \\s 2", "SEQ A \\s 2") == ["1", "1", "2"]
