"""A whole report, written and read back."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest
from openxml_audit import OpenXmlValidator

from fs_toolkit.core.problems import EnvironmentProblem
from fs_toolkit.document.blocks import (
    Cite,
    Column,
    Heading,
    Link,
    Note,
    PageBreak,
    Paragraph,
    Ref,
    Table,
    Text,
    Value,
    spans,
)
from fs_toolkit.writers.word import LABELS, TargetEdited, report_bytes, write_report
from fs_toolkit.writers.word.anchors import UnknownReference
from fs_toolkit.writers.word.controls import controls
from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.manifest import read_manifest
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import body_of, opened
from fs_toolkit.writers.word.seals import block_canonical, surroundings, whole_canonical


@pytest.fixture(params=["english_file", "korean_file"])
def content(request) -> bytes:
    return request.getfixturevalue(request.param)


def document_xml(content: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()


class TestFile:
    def test_is_valid(self, content, tmp_path):
        path = tmp_path / "report.docx"
        path.write_bytes(content)
        assert OpenXmlValidator().validate(path).errors == []

    def test_gives_word_no_reason_to_stumble(self, content):
        assert lint(content) == []

    def test_is_the_same_each_time(self, english, written, english_file):
        assert written(english) == english_file

    def test_holds_no_clock(self, english_file):
        core = docx.Document(io.BytesIO(english_file)).core_properties
        day = datetime(2015, 12, 31, tzinfo=UTC)  # from the run record
        assert (core.created, core.modified) == (day, day)
        stamps = {info.date_time for info in zipfile.ZipFile(io.BytesIO(english_file)).infolist()}
        assert stamps == {(1980, 1, 1, 0, 0, 0)}

    def test_tells_who_wrote_what_in_which_language(self, english_file, korean_file):
        core = docx.Document(io.BytesIO(english_file)).core_properties
        assert core.title == "Feasibility study of a citizen participation system"
        assert core.author == "A. Consultant, B. Analyst"
        assert core.keywords == "Hanoi, Viet Nam"
        assert core.language == "en-GB"
        assert docx.Document(io.BytesIO(korean_file)).core_properties.language == "ko-KR"

    def test_never_asks_to_be_updated(self, content):
        xml = document_xml(content)
        assert "w:dirty" not in xml
        assert "w:fldSimple" not in xml
        assert "w:instrText" in xml
        assert b"updateFields" not in zipfile.ZipFile(io.BytesIO(content)).read("word/settings.xml")


class TestReadBack:
    def test_headings_stand_in_the_built_in_styles(self, english_file):
        document = docx.Document(io.BytesIO(english_file))
        found = [
            (each.style.name, each.text)
            for each in document.paragraphs
            if each.style.name.startswith("Heading")
        ]
        assert found[:3] == [
            ("Heading 1", "Executive summary"), ("Heading 1", "Environment"), ("Heading 2", "Overview"),
        ]  # fmt: skip

    def test_captions_show_their_numbers(self, english_file, korean_file):
        def captions(content):
            document = docx.Document(io.BytesIO(content))
            return [each.text for each in document.paragraphs if each.style.name == "Caption"]

        assert captions(english_file) == [
            "Table\xa0S-1  The lean option costs half and loses less",
            "Figure\xa01-1  Viet Nam closes half of the gap to Korea in twelve years",
            "Table\xa01-1  Twelve inner districts hold two fifths of the people and three fifths of the petitions",
            "Table\xa02-1  Costs come first, benefits from the third year on",
            "Figure\xa02-1  The network reaches every district",
            "Table\xa0A-1  Every number has a source",
        ]  # fmt: skip
        assert captions(korean_file)[0] == "표\xa01-1  인구의 5분의 2가 도심에 산다"

    def test_each_table_stands_in_a_control_with_its_cells(self, english_file):
        body = body_of(opened(english_file))
        (table,) = [
            each.element.find(f".//{q('w:tbl')}")
            for each in controls(body)
            if each.id == "annex.a.register"
        ]
        rows = [
            ["".join(t.text for t in cell.iter(q("w:t"))) for cell in row.iter(q("w:tc"))]
            for row in table.iter(q("w:tr"))
        ]
        assert rows == [["Number", "Source"], ["7.2 million", "GSO"]]

    def test_references_show_what_they_lead_to(self, english_file):
        text = re.sub(r"<[^>]+>", "", document_xml(english_file))
        assert "Petitions are counted in  REF _Ref_environment_districts" in text
        assert "known &lt; 5 &amp; &gt; 3 stands in" in text

    def test_lists_of_contents_are_full_and_carry_no_page_numbers(self, english_file):
        body = body_of(opened(english_file))
        found = {each.id: each.element for each in controls(body)}
        lines = {
            id: [
                "".join(t.text for t in paragraph.iter(q("w:t")))
                for paragraph in found[id].iter(q("w:p"))
                if paragraph.find(q("w:hyperlink")) is not None
            ]
            for id in ("contents", "contents.tables", "contents.figures")
        }
        assert lines["contents"] == [
            "Executive summary", "1Environment", "1.1Overview", "1.2Barriers",
            "2Feasibility", "2.1Costs and benefits", "Annex A: Evidence",
        ]  # fmt: skip
        assert len(lines["contents.tables"]) == 4
        assert len(lines["contents.figures"]) == 2
        assert "PAGEREF" not in document_xml(english_file)

    def test_the_header_names_the_project_and_the_footer_counts_pages(
        self, english_file, korean_file
    ):
        document = docx.Document(io.BytesIO(english_file))
        cover, upright, turned, last = document.sections
        assert cover.header.is_linked_to_previous
        assert "Feasibility study" in upright.header.paragraphs[0].text
        assert "STYLEREF 1" in upright.header._element.xml
        assert (
            upright.footer.paragraphs[0].text == "Hanoi, Viet Nam  ·  Draft for review\tPage  of "
        )
        assert turned.page_width == upright.page_height == last.page_height
        stops = re.findall(r'w:val="right"[^>]*w:pos="(\d+)"', turned.footer._element.xml)
        assert stops == ["14003"]
        korean = docx.Document(io.BytesIO(korean_file)).sections[-1].footer.paragraphs[0].text
        assert korean.endswith("쪽")

    def test_languages_are_tagged(self, english_file):
        xml = document_xml(english_file)
        assert '<w:lang w:val="vi-VN"/></w:rPr><w:t>Thành phố Hà Nội</w:t>' in xml
        assert '<w:lang w:val="ko-KR" w:eastAsia="ko-KR"/></w:rPr><w:t>하노이</w:t>' in xml
        assert '<w:cs/><w:lang w:bidi="ne-NP"/></w:rPr><w:t>हनोई सहर</w:t>' in xml

    def test_languages_are_tagged_in_korean_and_its_own_words_are_the_default(self, korean_file):
        xml = document_xml(korean_file)
        assert '<w:lang w:val="vi-VN"/></w:rPr><w:t>Thành phố Hà Nội</w:t>' in xml
        assert (
            '<w:rFonts w:hint="cs"/><w:cs/><w:lang w:bidi="ne-NP"/></w:rPr><w:t>हनोई</w:t>' in xml
        )
        assert "ko-KR" not in xml
        styles = zipfile.ZipFile(io.BytesIO(korean_file)).read("word/styles.xml").decode()
        defaults = styles[: styles.index("</w:docDefaults>")]
        assert 'w:eastAsia="ko-KR"' in defaults
        assert 'w:eastAsia="Malgun Gothic"' in defaults
        assert 'w:cs="Nirmala UI"' in defaults


class TestHashes:
    def test_in_the_file_are_those_of_what_is_read_back(self, content):
        document = opened(content)
        around, manifest = surroundings(document), read_manifest(document)
        found = list(controls(body_of(document)))
        assert len(found) > 10
        for control in found:
            seen = block_canonical(control.id, control.element, around)
            assert seen.hash == control.hash == manifest.row(control.id).hash
        assert whole_canonical(document, around).hash == manifest.body

    def test_stand_in_order_with_the_run_record(self, english_file):
        manifest = read_manifest(opened(english_file))
        ids = [row.id for row in manifest.rows]
        assert ids[0] == "front.place"
        assert ids.index("environment.gap#caption") == ids.index("environment.gap") - 1
        assert ("study", "abc123") in manifest.run

    def test_tags_are_short_enough(self, small, written):
        report = small(Paragraph("a" * 43, spans("words")))
        tags = re.findall(r'w:tag w:val="([^"]+)"', document_xml(written(report)))
        assert max(map(len, tags)) == 64


class TestStrangeInput:
    def test_markup_and_control_characters_are_words(self, small, written):
        content = written(
            small(
                Paragraph("p", spans("<w:p/> & \x00\x0b\ud800 \u0301e")),
                Table("t", 'A "quoted" <caption>', (Column("<b>"),), (("&amp;",), ("",))),
                Paragraph("q", spans("See ", Ref("t"))),
            )
        )
        assert lint(content) == []
        text = "".join(each.text for each in docx.Document(io.BytesIO(content)).paragraphs)
        assert "<caption>" in text
        xml = document_xml(content)
        assert "&lt;w:p/&gt; &amp; " in xml
        assert "<w:t>&amp;amp;</w:t>" in xml
        assert "<w:t>–</w:t>" in xml  # an empty cell has its mark

    def test_a_link_leads_to_the_web_or_nowhere(self, small, written, members):
        report = small(
            Paragraph("p", spans(Link("javascript:alert(1)", "one"), Link("file:///etc/passwd", "two"), Link("https://example.org", "three")))
        )  # fmt: skip
        rels = members(written(report))["word/_rels/document.xml.rels"].decode()
        assert re.findall(r'Target="([^"]+)" TargetMode="External"', rels) == [
            "https://example.org"
        ]

    def test_an_unknown_reference_is_named(self, small, written):
        with pytest.raises(UnknownReference, match=r"'chapter\.nowhere'"):
            written(small(Paragraph("p", spans(Ref("chapter.nowhere")))))

    @pytest.mark.parametrize("span", [Cite(("un",)), Value("npv")])
    def test_what_must_be_text_by_now_is_refused(self, small, written, span):
        with pytest.raises(TypeError, match="must become text"):
            written(small(Paragraph("p", (span,))))

    def test_a_footnote_in_a_footnote_is_refused(self, small, written):
        inner = Note(spans("a", Note(spans("b"))))
        with pytest.raises(ValueError, match="cannot hold a footnote"):
            written(small(Paragraph("p", (inner,))))

    def test_missing_words_of_the_language_are_named(self, english, template):
        labels = dict.fromkeys(LABELS, "x")
        del labels["Contents"]
        with pytest.raises(KeyError, match="Contents"):
            report_bytes(english, labels=labels, draw=lambda _: b"", template=template)

    def test_a_report_of_nothing_is_a_file(self, english, written):
        assert lint(written(replace(english, summary=(), body=()))) == []

    def test_a_page_break_before_a_chapter_leaves_no_blank_page(self, small, written):
        once = written(small(PageBreak("b"), Heading("next", 1, "Next")))
        assert "pageBreakBefore" not in document_xml(once).split("Chapter", 1)[1]


class TestTemplate:
    def test_saved_by_a_word_of_another_language_still_serves(
        self, english, written, template, saved_by_word, tmp_path
    ):
        other = tmp_path / "report.docx"
        other.write_bytes(saved_by_word(template.read_bytes()))
        content = written(english, other)
        assert lint(content) == []
        names = {each.style.name for each in docx.Document(io.BytesIO(content)).paragraphs}
        assert {"Heading 1", "Caption"} <= names

    def test_without_a_style_is_refused_by_name(
        self, english, written, template, edited_part, tmp_path
    ):
        def rename(root):
            for name in root.iter(q("w:name")):
                if name.get(q("w:val")) == "FS Source":
                    name.set(q("w:val"), "Other")

        other = tmp_path / "report.docx"
        other.write_bytes(edited_part(template.read_bytes(), "word/styles.xml", rename))
        with pytest.raises(LookupError, match="no style 'FS Source'"):
            written(english, other)


class TestWriteReport:
    @pytest.fixture
    def labels(self):
        return dict.fromkeys(LABELS, "x") | {"Page {x} of {y}": "{x}/{y}"}

    def test_writes_and_writes_again(self, small, labels, template, tmp_path):
        path = tmp_path / "out.docx"
        for words in ("one", "two"):
            report = small(Paragraph("p", spans(words)))
            write_report(report, path, labels=labels, draw=lambda _: b"", template=template)
        assert "two" in document_xml(path.read_bytes())
        assert [each.name for each in tmp_path.iterdir()] == ["out.docx"]

    def test_keeps_a_file_that_a_person_edited(self, small, labels, template, tmp_path, edited):
        path = tmp_path / "out.docx"
        report = small(Paragraph("p", spans("one")))
        write_report(report, path, labels=labels, draw=lambda _: b"", template=template)

        def add(root):
            next(root.iter(q("w:t"))).text = "mine"

        path.write_bytes(edited(path.read_bytes(), add))
        before = path.read_bytes()
        with pytest.raises(TargetEdited, match=r"`-o FILE`.*`--update"):
            write_report(report, path, labels=labels, draw=lambda _: b"", template=template)
        assert path.read_bytes() == before

    def test_a_folder_in_its_place_is_the_environments_fault(
        self, small, labels, template, tmp_path
    ):
        (tmp_path / "out.docx").mkdir()
        with pytest.raises(EnvironmentProblem):
            write_report(
                small(Paragraph("p", (Text("x"),))), tmp_path / "out.docx",
                labels=labels, draw=lambda _: b"", template=template,
            )  # fmt: skip
