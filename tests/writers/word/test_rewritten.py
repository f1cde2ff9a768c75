"""What LibreOffice wrote otherwise."""

from __future__ import annotations

import pytest

from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.rewritten import (
    begin_page,
    count_by_chapter,
    drop_codes,
    frame_links,
    move_page_breaks,
    part_section,
    unwrap,
)

BREAK = '<w:r><w:br w:type="page"/></w:r>'


def words(element):
    return "".join(t.text or "" for t in element.iter(q("w:t")))


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def frame(properties, content):
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def begins_page(paragraph):
    return paragraph.find(f"{q('w:pPr')}/{q('w:pageBreakBefore')}") is not None


def test_frames_without_a_tag_go_and_what_they_hold_stays():
    left = '<w:id w:val="1"/><w:alias w:val="a"/>'
    parts = (
        frame(left, f"<w:p>{run(1)}</w:p>"),
        f"<w:p>{frame(left, run(2))}</w:p>",
        frame('<w:tag w:val="x"/>', f"<w:p>{run(3)}</w:p>"),
    )
    body = parsed(f"<w:body>{''.join(parts)}</w:body>")
    within = unwrap(body)
    assert words(body) == "123"
    assert [each.tag for each in body] == [q("w:p"), q("w:p"), q("w:sdt")]
    assert within == {body[1]}


def test_words_of_two_scripts_are_said_once():
    name = '<w:id w:val="1"/><w:alias w:val="a"/>'
    said = frame(name, run("보고서 2015"))
    echoes = frame(name, run("보고서") + run("보고서 2015")) + frame(name, run(" 2015"))
    others = frame(name, run("mine")) + frame('<w:alias w:val="b"/>', run("보고서 2015"))
    paragraph = parsed(f"<w:p>{said}{echoes}{others}</w:p>")
    unwrap(paragraph)
    assert words(paragraph) == "보고서 2015mine보고서 2015"


def test_the_end_of_a_section_stands_alone_again():
    body = parsed(f"<w:body><w:p><w:pPr><w:sectPr/></w:pPr>{run(1)}</w:p></w:body>")
    part_section(body[0], body[0])
    assert [next(p.iter(q("w:sectPr")), None) is not None for p in body] == [False, True]


def test_a_page_break_behind_words_begins_the_next_paragraph():
    body = parsed(
        f"<w:body><w:p>{run(1)}{BREAK}</w:p><w:p>{run(2)}</w:p><w:p>{BREAK}</w:p><w:p>{run(3)}</w:p></w:body>"
    )
    move_page_breaks(body)
    assert [begins_page(p) for p in body] == [False, True, False, False]
    assert len(list(body.iter(q("w:br")))) == 1  # a page break of its own is a person's


def test_a_page_break_before_words_is_a_property():
    paragraph = parsed(f'<w:p><w:pPr><w:pStyle w:val="a"/><w:jc/></w:pPr>{BREAK}{run(1)}</w:p>')
    begin_page(paragraph)
    assert begins_page(paragraph)
    assert paragraph[0][1].tag == q("w:pageBreakBefore")
    assert next(paragraph.iter(q("w:br")), None) is None
    line = parsed("<w:p><w:pPr/><w:r><w:br/></w:r></w:p>")
    begin_page(line)
    assert next(line.iter(q("w:br")), None) is not None


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (" SEQ Table \\* ARABIC ", " SEQ Table \\* ARABIC \\s 1 "),
        (" SEQ Table \\* ARABIC \\s 1 ", " SEQ Table \\* ARABIC \\s 1 "),
        (" PAGE ", " PAGE "),
    ],
)
def test_captions_count_by_chapter_again(code, expected):
    caption = parsed(f"<w:p><w:r><w:instrText>{code}</w:instrText></w:r></w:p>")
    count_by_chapter(caption)
    assert next(caption.iter(q("w:instrText"))).text == expected


def test_the_code_of_a_field_is_no_text():
    marks = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    flat = run(" REF _Ref_summary_f8da2315 \\h Table 1-2 shows")
    paragraph = parsed(f"<w:p>{marks}{flat}</w:p>")
    drop_codes(paragraph)
    assert words(paragraph) == "Table 1-2 shows"
    assert next(paragraph.iter(q("w:fldChar")), None) is None


def test_all_codes_of_a_text_go_with_their_switches():
    code = 'HYPERLINK "" \\t "Thời báo (2017). A title. (read on…" \\o "The same" \\l "_Row__x_annex_c3a3"'
    paragraph = parsed(
        f"<w:p>{run(f'ordered {code}(Thời báo, 2017; {code}VnExpress, 2016).')}</w:p>"
    )
    drop_codes(paragraph)
    assert words(paragraph) == "ordered(Thời báo, 2017;VnExpress, 2016)."


def field(code, shown):
    def mark(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f"<w:r><w:instrText> {code} </w:instrText></w:r>"
    return f"{mark('begin')}{code}{mark('separate')}{run(shown)}{mark('end')}"


class TestLinksAreFramedAgain:
    """LibreOffice 7 prints their codes the next time it saves the file, were they free."""

    def frames(self, content):
        paragraph = parsed(f"<w:p>{content}</w:p>")
        said = words(paragraph)
        frame_links(paragraph)
        assert words(paragraph) == said
        made = [words(each) for each in paragraph.iterchildren(q("w:sdt"))]
        frame_links(paragraph)
        assert made == [words(each) for each in paragraph.iterchildren(q("w:sdt"))]
        return made

    def test_links_and_references(self):
        link = f'<w:hyperlink w:anchor="_Row_x">{run("linked")}</w:hyperlink>'
        content = run("a ") + link + field("REF _Ref_x \\h", "Table 1") + run(" b")
        assert self.frames(content) == ["linked", "Table 1"]

    def test_equations_and_no_captions(self):
        assert self.frames(field("SEQ Equation \\* ARABIC", "1")) == ["1"]
        assert self.frames(field("SEQ Table \\* ARABIC", "1")) == []

    def test_what_stands_in_a_frame_stays_there(self):
        link = f'<w:hyperlink w:anchor="_Row_x">{run("linked")}</w:hyperlink>'
        framed = frame('<w:tag w:val="x"/>', link)
        assert self.frames(framed) == ["linked"]

    def test_a_field_without_an_end_stays_as_it_is(self):
        assert self.frames('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("x")) == []
