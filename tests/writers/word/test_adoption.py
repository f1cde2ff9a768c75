"""A designer's template made fit for a report."""

from __future__ import annotations

import io

import docx
import pytest
from docx.shared import RGBColor
from openxml_audit import OpenXmlValidator

from fs_toolkit.writers.word.adoption import UnfitTemplate, adopted
from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import body_of, opened, style_names
from fs_toolkit.writers.word.zipped import zipped


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.fixture
def foreign() -> bytes:
    """A file with Word's usual styles, a coloured heading, a header and some text."""
    document = docx.Document()
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x7A, 0x1F, 0x3D)
    document.styles["Normal"].font.name = "Georgia"
    document.add_paragraph("Sample text of the designer.")
    document.sections[0].header.paragraphs[0].text = "House of Designers"
    document.sections[0].left_margin = docx.shared.Cm(3)
    return saved(document)


@pytest.fixture
def own(template) -> bytes:
    return template.read_bytes()


def numbered(content: bytes) -> set[str]:
    document = opened(content)
    names = style_names(document)
    return {
        names[style.get(q("w:styleId"))].lower()
        for style in document.styles.element.iter(q("w:style"))
        if style.find(f"{q('w:pPr')}/{q('w:numPr')}") is not None
    }


class TestAdopted:
    def test_our_own_lacks_nothing_and_keeps_its_styles(self, own):
        done = adopted(own, own)
        assert (done.missing, done.unnumbered, done.removed, done.remarks) == ((), (), (), ())
        assert style_names(opened(done.content)) == style_names(opened(own))

    def test_what_is_missing_is_brought_over_and_named(self, foreign, own):
        done = adopted(foreign, own)
        assert {"FS Table", "FS Answer", "toc 1", "footnote text"} <= set(done.missing)
        assert "heading 1" not in done.missing
        there = {name.lower() for name in style_names(opened(done.content)).values()}
        assert {name.lower() for name in style_names(opened(own)).values()} <= there
        assert any("FS Table" in remark for remark in done.remarks)

    def test_headings_and_lists_are_numbered(self, foreign, own):
        done = adopted(foreign, own)
        assert {f"heading {level}" for level in (1, 2, 3, 4)} <= set(done.unnumbered)
        assert {"heading 1", "list bullet", "list number", "fs callout bullet"} <= numbered(done.content)  # fmt: skip

    def test_the_heading_of_the_contents_is_not_a_chapter(self, foreign, own):
        """Word's own style for it is based on the first heading and would count as one."""
        assert "toc heading" in numbered(adopted(foreign, own).content)

    def test_the_designers_text_goes_and_page_header_and_fonts_stay(self, foreign, own):
        document = opened(adopted(foreign, own).content)
        assert [child.tag for child in body_of(document)] == [q("w:sectPr")]
        assert document.sections[0].left_margin.cm == pytest.approx(3, abs=0.01)
        assert document.sections[0].header.paragraphs[0].text == "House of Designers"
        assert document.styles["Normal"].font.name == "Georgia"

    def test_what_is_brought_over_takes_the_designers_colour(self, foreign, own):
        styles = opened(adopted(foreign, own).content).styles.element
        answer = next(s for s in styles.iter(q("w:style")) if s.get(q("w:styleId")) == "FSAnswer")
        assert {each.get(q("w:val")) for each in answer.iter(q("w:color"))} == {"7A1F3D"}

    def test_a_report_in_it_is_valid(self, foreign, own, english, written, tmp_path):
        content = written(english, adopted(foreign, own).content)
        path = tmp_path / "report.docx"
        path.write_bytes(content)
        assert lint(content) == []
        assert OpenXmlValidator().validate(path).errors == []
        assert "Page 1" not in docx.Document(str(path)).sections[0].header.paragraphs[0].text

    def test_the_same_template_gives_the_same_bytes(self, foreign, own):
        assert adopted(foreign, own).content == adopted(foreign, own).content

    def test_a_template_file_of_word_is_taken(self, foreign, own, members):
        parts = members(foreign)
        types = parts["[Content_Types].xml"]
        parts["[Content_Types].xml"] = types.replace(b"document.main+xml", b"template.main+xml")
        assert adopted(zipped(parts), own).content == adopted(foreign, own).content


class TestRefused:
    @pytest.mark.parametrize("content", [b"", b"words", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 locked"])  # fmt: skip
    def test_what_is_no_word_file(self, own, content):
        with pytest.raises(UnfitTemplate, match="cannot be read as a Word file"):
            adopted(content, own, "theirs.docx")

    def test_macros(self, foreign, own, members):
        with pytest.raises(UnfitTemplate, match="holds macros"):
            adopted(zipped(members(foreign) | {"word/vbaProject.bin": b"x"}), own)

    def test_broken_xml(self, foreign, own, members):
        with pytest.raises(UnfitTemplate):
            adopted(zipped(members(foreign) | {"word/styles.xml": b"<w:styles"}), own)

    def test_a_bomb(self, foreign, own, members):
        with pytest.raises(UnfitTemplate, match="unpacks to over"):
            adopted(zipped(members(foreign) | {"word/media/big.bin": bytes(60_000_000)}), own)


def test_linked_pictures_and_templates_are_taken_out_and_named(foreign, own):
    document = docx.Document(io.BytesIO(foreign))
    header = document.sections[0].header
    id = header.part.relate_to(
        "https://example.org/logo.png",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
        is_external=True,
    )
    from fs_toolkit.writers.word.markup import parsed

    header.paragraphs[0]._p.append(parsed(
        '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><pic:pic><pic:blipFill>'
        f'<a:blip r:link="{id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    ))  # fmt: skip
    document.settings.element.insert(0, parsed('<w:updateFields w:val="true"/>'))
    done = adopted(saved(document), own)
    assert [each.partition(" ")[0] for each in done.removed] == ["https://example.org/logo.png"]
    again = opened(done.content)
    assert "example.org" not in again.sections[0].header._element.xml
    assert not any(rel.is_external for rel in again.sections[0].header.part.rels.values())
    assert again.settings.element.find(q("w:updateFields")) is None
