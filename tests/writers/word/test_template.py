"""The report template."""

from __future__ import annotations

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.looks import LOOKS
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.template import template_bytes

BUILT_IN = [
    "Normal", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Caption", "Title", "Subtitle",
    "toc 1", "toc 2", "toc 3", "TOC Heading", "table of figures", "footnote text",
    "footnote reference", "annotation text", "annotation reference", "Hyperlink", "List Bullet",
    "List Number", "Header", "Footer",
]  # fmt: skip


@pytest.fixture
def document(template):
    return docx.Document(str(template))


def test_the_one_shipped_is_the_one_made_here(template):
    assert template.read_bytes() == template_bytes()


@pytest.mark.parametrize("name", [name for name in LOOKS if name != "report"])
def test_each_look_ships_and_is_valid(template, name):
    path = template.parent / "looks" / f"{name}.docx"
    assert path.read_bytes() == template_bytes(LOOKS[name])
    assert OpenXmlValidator().validate(path).errors == []
    assert lint(path) == []


@pytest.mark.parametrize("name", LOOKS)
def test_lists_are_headed_in_the_font_of_chapters(template, name):
    path = template if name == "report" else template.parent / "looks" / f"{name}.docx"
    styles = docx.Document(str(path)).styles
    assert styles["TOC Heading"].font.name == styles["heading 1"].font.name


def test_fills_of_heads_leave_no_gap_between_cells(document):
    style = document.styles["FS Table"].element
    (inside,) = style.xpath("w:tblStylePr[@w:type='firstRow']/w:tcPr/w:tcBorders/w:insideV")
    (fill,) = style.xpath("w:tblStylePr[@w:type='firstRow']/w:tcPr/w:shd")
    assert inside.get(qn("w:color")) == fill.get(qn("w:fill"))


def test_is_valid(template):
    assert OpenXmlValidator().validate(template).errors == []
    assert lint(template) == []


@pytest.mark.parametrize("name", BUILT_IN)
def test_has_words_own_styles_by_their_names(document, name):
    assert name in {style.name for style in document.styles}


def test_opens_in_words_current_mode(document):
    settings = document.settings.element.xml
    assert 'w:name="compatibilityMode"' in settings
    assert 'w:val="15"' in settings
    assert "useFELayout" not in settings


def test_is_a4(document):
    (section,) = document.sections
    assert round(section.page_width.cm, 1) == 21.0
    assert round(section.page_height.cm, 1) == 29.7


def test_names_fonts_for_each_script(document):
    fonts = document.styles.element.find(f"{q('w:docDefaults')}//{q('w:rFonts')}")
    named = {name: fonts.get(q(f"w:{name}")) for name in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert named == {
        "ascii": "Calibri", "hAnsi": "Calibri", "eastAsia": "Malgun Gothic", "cs": "Nirmala UI",
    }  # fmt: skip


def test_ties_numbers_to_headings(document):
    root = document.part.numbering_part.element
    tied = [style.get(q("w:val")) for style in root.iter(q("w:pStyle"))]
    assert tied[:4] == ["Heading1", "Heading2", "Heading3", "Heading4"]


def test_headings_stay_with_what_follows(document):
    for level in (1, 2, 3, 4):
        assert document.styles[f"Heading {level}"].paragraph_format.keep_with_next
    assert document.styles["Caption"].paragraph_format.keep_with_next
