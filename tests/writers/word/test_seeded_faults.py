"""Faults put into the report of Hanoi, one at a time: each is found, and without them none."""

from __future__ import annotations

import copy
import io
import re
import warnings
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.zipped import zipped

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
BODY, RELS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Parts = dict[str, bytes]
Fault = Callable[[Parts], None]
FAULTS: dict[str, tuple[str, Fault]] = {}
IN_THE_SCHEMA: dict[str, tuple[str, Fault]] = {}
"""Faults that a validator of the schema finds, with words of what it says."""


def package(code: str) -> Callable[[Fault], Fault]:
    """A fault of the file's parts."""

    def keep(fault: Fault) -> Fault:
        FAULTS[fault.__name__] = (code, fault)
        return fault

    return keep


def story(
    code: str, part: str = BODY, found: dict[str, tuple[str, Fault]] = FAULTS
) -> Callable[[Callable[[etree._Element], None]], None]:
    """A fault of one part's XML."""

    def keep(fault: Callable[[etree._Element], None]) -> None:
        def seed(parts: Parts) -> None:
            root = etree.fromstring(parts[part])
            fault(root)
            parts[part] = etree.tostring(
                root, xml_declaration=True, encoding="UTF-8", standalone=True
            )

        found[fault.__name__] = (code, seed)

    return keep


def first(root: etree._Element, tag: str) -> etree._Element:
    return next(root.iter(q(tag)))


def drop(element: etree._Element) -> None:
    element.getparent().remove(element)


def related(parts: Parts, name: str, kind: str, target: str) -> None:
    """Add a relationship that leads outside."""
    relation = f'<Relationship Id="rId9999" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    rels = parts.get(name, empty)
    parts[name] = rels.replace(b"</Relationships>", relation.encode() + b"</Relationships>")


# --- The package ---
@package("REL1")
def a_relationship_leads_to_nothing(parts):
    parts[RELS] = parts[RELS].replace(b"numbering.xml", b"gone.xml")


@package("REL1")
def a_picture_is_missing(parts):
    del parts["word/media/image1.png"]


@package("PKG2")
def a_part_has_no_content_type(parts):
    parts[TYPES] = re.sub(rb'<Default Extension="png"[^>]*/>', b"", parts[TYPES])


@package("PKG3")
def a_type_is_given_for_nothing(parts):
    parts[TYPES] = parts[TYPES].replace(b"/word/fontTable.xml", b"/word/fonts.xml")


@package("REL1")
def the_workbook_of_a_chart_is_missing(parts):
    del parts["word/embeddings/Microsoft_Excel_Sheet1.xlsx"]


@package("CHT2")
def a_chart_has_lost_its_workbook(parts):
    del parts["word/charts/_rels/chart1.xml.rels"]


@package("CHT2")
def the_workbook_of_a_chart_is_none(parts):
    parts["word/embeddings/Microsoft_Excel_Sheet1.xlsx"] = b"no workbook"


@package("DOC3")
def a_template_is_attached(parts):
    related(parts, "word/_rels/settings.xml.rels", "attachedTemplate", "file:///C:/house.dotm")


@package("REL3")
def a_picture_lies_elsewhere(parts):
    related(parts, RELS, "image", "https://elsewhere.example/picture.png")


@package("REL3")
def an_object_lies_elsewhere(parts):
    related(parts, RELS, "oleObject", "file:///C:/table.xls")


@package("XML2")
def a_character_is_none_of_xml(parts):
    parts[BODY] = parts[BODY].replace(b"</w:t>", b"\x0b</w:t>", 1)


@package("XML2")
def the_styles_are_cut_short(parts):
    parts["word/styles.xml"] = parts["word/styles.xml"][:2000]


# --- What others need to read it ---
@story("DOC1", "docProps/core.xml")
def there_is_no_title(root):
    next(root.iter("{http://purl.org/dc/elements/1.1/}title")).text = " "


@story("DOC2", "word/styles.xml")
def there_is_no_language(root):
    drop(root.find(f"{q('w:docDefaults')}/{q('w:rPrDefault')}/{q('w:rPr')}/{q('w:lang')}"))


@story("DRW2")
def a_picture_has_no_words(root):
    first(root, "wp:docPr").set("descr", "")


@story("TBL3")
def a_table_has_no_words(root):
    drop(first(root, "w:tblCaption"))


@story("TBL5")
def the_head_of_a_table_is_none(root):
    drop(first(root, "w:tblHeader"))


@story("HDG1")
def a_level_of_headings_is_left_out(root):
    styles = [each.get(q("w:val")) for each in root.iter(q("w:pStyle"))]
    at = styles.index("Heading2")
    list(root.iter(q("w:pStyle")))[at].set(q("w:val"), "Heading4")


# --- What asks Word to do something ---
@story("FLD5", "word/settings.xml")
def fields_are_to_be_updated(root):
    root.insert(0, parsed('<w:updateFields w:val="true"/>'))


@story("FLD5")
def a_field_is_dirty(root):
    first(root, "w:fldChar").set(q("w:dirty"), "1")


# --- Numbers and names ---
@story("BMK1")
def two_bookmarks_have_one_number(root):
    one, other, *_ = root.iter(q("w:bookmarkStart"))
    other.set(q("w:id"), one.get(q("w:id")))


@story("BMK2")
def a_bookmark_never_ends(root):
    drop(first(root, "w:bookmarkEnd"))


@story("BMK3")
def two_bookmarks_have_one_name(root):
    one, other, *_ = root.iter(q("w:bookmarkStart"))
    other.set(q("w:name"), one.get(q("w:name")))


@story("CTL1")
def two_controls_have_one_number(root):
    numbers = [n for p in root.iter(q("w:sdtPr")) if (n := p.find(q("w:id"))) is not None]
    numbers[1].set(q("w:val"), numbers[0].get(q("w:val")))


@story("CTL3")
def a_control_is_empty(root):
    content = first(root, "w:sdtContent")
    for child in list(content):
        content.remove(child)


@story("DRW1")
def two_drawings_have_one_number(root):
    one, other, *_ = root.iter(q("wp:docPr"))
    other.set("id", one.get("id"))


@story("STY1")
def a_style_is_not_there(root):
    first(root, "w:pStyle").set(q("w:val"), "NoSuchStyle")


@story("NUM1")
def a_numbering_is_not_there(root):
    first(root, "w:numId").set(q("w:val"), "998")


@story("REL2")
def a_picture_has_no_relationship(root):
    first(root, "a:blip").set(q("r:embed"), "rId998")


# --- References, notes and comments ---
@story("FLD3")
def a_link_leads_to_nothing(root):
    first(root, "w:hyperlink").set(q("w:anchor"), "_Ref_gone")


@story("FLD3")
def a_reference_leads_to_nothing(root):
    code = next(
        each for each in root.iter(q("w:instrText")) if (each.text or "").startswith(" REF")
    )
    code.text = " REF _Ref_gone \\h "


@story("NTE1")
def a_footnote_is_not_there(root):
    first(root, "w:footnoteReference").set(q("w:id"), "998")


@story("NTE2")
def a_footnote_belongs_nowhere(root):
    drop(first(root, "w:footnoteReference"))


@story("NTE1")
def a_comment_is_not_there(root):
    first(root, "w:p").append(parsed('<w:r><w:commentReference w:id="998"/></w:r>'))


@story("NTE3")
def the_range_of_a_comment_never_ends(root):
    first(root, "w:p").append(parsed('<w:commentRangeStart w:id="997"/>'))


# --- Fields ---
def mark(root: etree._Element, kind: str) -> etree._Element:
    return next(e for e in root.iter(q("w:fldChar")) if e.get(q("w:fldCharType")) == kind)


@story("FLD1")
def a_field_never_began(root):
    drop(mark(root, "begin"))


@story("FLD2")
def a_field_never_ends(root):
    drop(mark(root, "end"))


@story("FLD4")
def the_result_of_a_field_begins_twice(root):
    run = mark(root, "separate").getparent()
    run.addnext(copy.deepcopy(run))


# --- Tables ---
@story("TBL1")
def a_cell_is_empty(root):
    cell = first(root, "w:tc")
    for paragraph in cell.findall(q("w:p")):
        cell.remove(paragraph)


@story("TBL2")
def a_column_of_the_grid_is_missing(root):
    drop(first(root, "w:gridCol"))


@story("TBL2")
def a_table_has_no_grid(root):
    drop(first(root, "w:tblGrid"))


@story("TBL2")
def a_row_is_a_cell_short(root):
    drop(first(root, "w:tc"))


@story("TBL4")
def two_tables_touch(root):
    table = first(root, "w:tbl")
    table.addnext(copy.deepcopy(table))


@story("TBL6")
def a_merged_cell_never_began(root):
    table = next(t for t in root.iter(q("w:tbl")) if len(t.findall(q("w:tr"))) > 2)
    cell = table.findall(q("w:tr"))[1].find(f"{q('w:tc')}/{q('w:tcPr')}/{q('w:tcW')}")
    cell.addnext(parsed("<w:vMerge/>"))


# --- Words and charts ---
@story("TXT1")
def an_outer_space_is_lost(root):
    name = "{http://www.w3.org/XML/1998/namespace}space"
    text = next(t for t in root.iter(q("w:t")) if t.get(name) and (t.text or "").endswith(" "))
    del text.attrib[name]


@story("CHT3", "word/charts/chart1.xml")
def a_chart_counts_its_values_wrongly(root):
    next(root.iter(f"{C}ptCount")).set("val", "99")


@story("CHT4", "word/charts/chart1.xml")
def a_chart_is_drawn_against_no_axis(root):
    next(each for each in root.iter(f"{C}axId")).set("val", "12345")


# --- What a validator of the schema finds ---
@story("Unexpected element 'pStyle'", found=IN_THE_SCHEMA)
def properties_stand_in_the_wrong_order(root):
    properties = next(p for p in root.iter(q("w:pPr")) if p.find(q("w:keepNext")) is not None)
    properties.insert(0, properties.find(q("w:keepNext")))


@story("middle", found=IN_THE_SCHEMA)
def a_value_is_none_that_the_schema_knows(root):
    first(root, "w:jc").set(q("w:val"), "middle")


@story("nonsense", found=IN_THE_SCHEMA)
def an_element_is_unknown(root):
    first(root, "w:rPr").append(parsed("<w:nonsense/>"))


def seeded(parts: Parts, *faults: Fault) -> bytes:
    made = dict(parts)
    for fault in faults:
        fault(made)
    return zipped(made)


@pytest.fixture(scope="module")
def parts(hanoi_file, members) -> Parts:
    return members(hanoi_file)


def test_there_are_enough_of_them():
    assert len(FAULTS) + len(IN_THE_SCHEMA) >= 25


def test_a_clean_report_has_none(hanoi_file, english_file, korean_file, template):
    for content in (hanoi_file, english_file, korean_file):
        assert lint(content) == []
    assert {remark.code for remark in lint(template)} <= {"DOC1"}  # the study gives the title


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_found(parts, name):
    code, fault = FAULTS[name]
    assert code in {remark.code for remark in lint(seeded(parts, fault))}


def test_a_member_twice_is_found(hanoi_file):
    target = io.BytesIO(hanoi_file)
    with warnings.catch_warnings(), zipfile.ZipFile(target, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("word/styles.xml", archive.read("word/styles.xml"))
    assert "PKG1" in {remark.code for remark in lint(target.getvalue())}


def test_the_validator_finds_what_is_left_to_it(parts, tmp_path):
    """All at once: a run over a report of this length takes its time."""
    path = tmp_path / "seeded.docx"
    path.write_bytes(seeded(parts, *(fault for _, fault in IN_THE_SCHEMA.values())))
    found = "\n".join(map(str, OpenXmlValidator().validate(path).errors))
    for words, _ in IN_THE_SCHEMA.values():
        assert words in found
