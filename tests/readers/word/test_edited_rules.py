"""Rules over edited reports: each keeps silent, and each speaks once."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
import word_files as files

from fs_toolkit.document.marked import value_tag
from fs_toolkit.document.stated import Facts, Stated
from fs_toolkit.readers.word.comments import comments
from fs_toolkit.readers.word.edited_rules import EDITED_RULES, review
from fs_toolkit.readers.word.names import w
from fs_toolkit.readers.word.opened import Opened
from fs_toolkit.readers.word.story import told
from fs_toolkit.readers.word.typed import Looked
from fs_toolkit.readers.word_file import WordFile

FACTS = Facts(
    (
        Stated(
            re.compile("net present value"), "money", (-127e3,), "{{ npv }} is USD −127 thousand"
        ),
    ),
    frozenset({"USD", ""}),
    (date(2015, 12, 31), date(2017, 12, 31)),
    "Hanoi",
    frozenset({"Seoul", "Vietnam", "Manila", "대한민국"}),
)
FRESH = {
    "a.text": ["Seoul was asked. Viet Nam pays USD 840 thousand.", "It is worth USD 5 now."],
    "a.table": ["Line", "840", "Total", "1,000"],
}


def look(body: str, edited=("a.text", "a.table"), prints=None, **parts):
    file = Opened(WordFile(files.made(body, **parts)))
    story = told(file)
    bookmarks = frozenset(each.get(w("name")) for each in file.body.iter(w("bookmarkStart")))
    return Looked(
        "edited.docx",
        story,
        lambda block: block in edited,
        FRESH,
        prints or {},
        comments(file, story),
        bookmarks,
    )


def codes(body: str, **more) -> list[str]:
    return [each.code for each in review(look(body, **more), FACTS)]


def block(*texts: str, id: str = "a.text") -> str:
    return files.framed(id, "".join(files.paragraph(text) for text in texts))


def value(text, said):
    tag = value_tag("{{ npv }}", said)
    return f"<w:sdt><w:sdtPr><w:tag w:val='{tag}'/></w:sdtPr><w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"


def field(code, shown):
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f"{mark.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark.format('separate')}<w:r><w:t>{shown}</w:t></w:r>{mark.format('end')}"


INSERTED = "<w:ins w:author='Kim'><w:r><w:t>new</w:t></w:r></w:ins>"


@pytest.mark.parametrize(
    "body",
    [
        block(*FRESH["a.text"]) + files.framed("a.table", files.table(("Line", "840"), ("Total", "1,000"))),
        block("The net present value is USD −127 thousand."),
        block("As of 31 December 2015, law is in force; information cut-off 2017-12-31."),
        block("In Seoul and in Vietnam it is so."),
        block("Nothing is determined yet, and XX is a numeral."),
        '<w:p><w:bookmarkStart w:id="1" w:name="_Ref_a"/><w:bookmarkEnd w:id="1"/></w:p>' + files.paragraph("See ", inner=field(" REF _Ref_a \\h ", "Table 1")),
    ],
)  # fmt: skip
def test_nothing_to_object_to(body):
    assert codes(body) == []


@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        (block("The net present value is USD 1.2 million."), "DOC001", "{{ npv }} is USD −127 thousand"),
        (files.paragraph("The net present value is USD 1.2 million."), "DOC001", "“USD 1.2 million” was typed"),
        (block("Seoul was asked. Viet Nam pays USD 900 thousand."), "DOC002", "“900” where the study says “840”"),
        (files.framed("a.table", files.table(("Line", "900"), ("Total", "1,000"))), "DOC002", "“900”"),
        (block("Information up to 30 June 2018."), "DOC003", "2018-06-30"),
        (block("정보 기준일: 2018년 6월 30일"), "DOC003", "2018-06-30"),
        (block("The mayor of Manila agrees."), "DOC004", "“Manila”"),
        (block("대한민국의 경험이다."), "DOC004", "대한민국"),
        (files.framed("a.text", files.paragraph(FRESH["a.text"][0], inner=INSERTED)), "DOC005", "inserted “new” (Kim)"),
        (block("Costs: TBD"), "DOC007", "TBD"),
        (block("Lorem ipsum dolor"), "DOC007", "Lorem ipsum"),
        (block("추후 작성"), "DOC007", "추후 작성"),
        (files.paragraph("See ", inner=field(" REF _Ref_gone \\h ", "Table 9")), "DOC008", "_Ref_gone"),
        (block("Error! Reference source not found."), "DOC008", "Error!"),
    ],
)  # fmt: skip
def test_each_rule_speaks_once_and_names_the_place(body, code, said):
    found = [
        each
        for each in review(look(files.paragraph("Costs", "H2") + body), FACTS)
        if each.code == code
    ]
    assert len(found) == 1
    assert said in found[0].problem
    assert found[0].place.file == "edited.docx"
    assert (found[0].place.cell or "").startswith("Costs, “")


def paragraph(content):
    return f"<w:p>{content}</w:p>"


COUNTED = {"a.text": ["Table 1-6: 840 of 900 reports", "Section 1.4 has 7."]}


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


class TestNumbersThatFieldsCount:
    """They are right where they stand in the file, whatever the study's own file has there."""

    def found(self, *paragraphs):
        looked = look(files.framed("a.text", "".join(paragraphs)))
        return [each.problem for each in review(replace(looked, fresh=COUNTED), FACTS)]

    def test_they_are_no_old_numbers(self):
        caption = run("Table ") + field("STYLEREF 1 \\s", 1) + run("-")
        caption += field("SEQ Table", 5) + run(": 840 of 900 reports")
        reference = run("Section ") + field("REF _Ref_a \\h", "1.5") + run(" has 7.")
        found = self.found(paragraph(caption), paragraph(reference))
        assert [each for each in found if "edited and says" in each] == []

    def test_numbers_beside_them_are(self):
        caption = run("Table ") + field("STYLEREF 1 \\s", 1) + run("-")
        caption += field("SEQ Table", 5) + run(": 800 of 900 reports")
        [said] = self.found(paragraph(caption))
        assert said == "the block was edited and says “800” where the study says “840”"


def test_a_number_that_the_study_says_in_the_block_was_not_typed():
    fresh = {"a.text": ["The net present value over the cheaper one is USD −85.5 thousand."]}
    said = "The net present value over the less costly one is USD −85.5 thousand."
    looked = look(block(said))
    assert [each.code for each in review(looked, FACTS)] == ["DOC001"]
    assert review(replace(looked, fresh=fresh), FACTS) == []


@pytest.mark.parametrize("program", ["Error!", "Error:", "오류!", "오류:"])
def test_a_lost_reference_is_known_by_what_programs_print(program):
    lost = (
        "Reference source not found" if program.startswith("E") else "참조 원본을 찾을 수 없습니다"
    )
    assert codes(block(f"As {program} {lost}. shows.")) == ["DOC008"]


def test_values_typed_over_and_values_grown_old():
    body = files.framed("a.text", files.paragraph("worth ", inner=value("USD 9", "USD 5")))
    assert codes(body, prints={"npv": "USD 5"}) == ["DOC001"]
    body = files.framed("a.text", files.paragraph("worth ", inner=value("USD 5", "USD 5")))
    assert codes(body, prints={"npv": "USD 6"}) == ["DOC002"]
    assert codes(body, prints={"npv": "USD 6"}, edited=()) == []
    assert codes(body, prints={"npv": "USD 5"}) == []


def test_comments_that_are_not_resolved():
    body = block(*FRESH["a.text"]) + files.paragraph("", inner=files.about(7, "Seoul"))
    written = files.comment_part(("7", "Kim", "Source?"))
    parts = {"comments": written, "commentsExtended": files.threads((7, -1, 0))}
    [found] = review(look(body, **parts), FACTS)
    assert (found.code, found.severity) == ("DOC006", "note")
    assert "Kim asks: “Source?”" in found.problem
    assert codes(body, comments=written, commentsExtended=files.threads((7, -1, 1))) == []


def test_an_untouched_block_is_nobody_s_words():
    assert codes(block("The net present value is USD 1.2 million. TBD"), edited=()) == []


def test_codes_are_in_order():
    assert [each.code for each in EDITED_RULES] == [f"DOC00{at}" for at in range(1, 9)]
