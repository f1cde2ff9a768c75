"""The canonical text: blind to what Word does, sharp to what people do."""

from __future__ import annotations

import copy

import pytest
from lxml import etree

from fs_toolkit.writers.word.canonical import canonical, digest
from fs_toolkit.writers.word.controls import controls
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.package import body_of, opened
from fs_toolkit.writers.word.seals import block_canonical, surroundings


def hashes(content: bytes) -> dict[str, str]:
    document = opened(content)
    around = surroundings(document)
    found = controls(body_of(document))
    return {each.id: block_canonical(each.id, each.element, around).hash for each in found}


def block(body: etree._Element, id: str) -> etree._Element:
    return next(each.element for each in controls(body) if each.id == id)


def first_text(element: etree._Element, words: str) -> etree._Element:
    return next(each for each in element.iter(q("w:t")) if words in (each.text or ""))


class TestWhatWordDoes:
    @pytest.mark.parametrize("seed", range(6))
    def test_saving_changes_no_hash(self, english_file, saved_by_word, seed):
        again = saved_by_word(english_file, seed)
        assert again != english_file
        assert hashes(again) == hashes(english_file)

    def test_nor_in_a_korean_report(self, korean_file, saved_by_word):
        assert hashes(saved_by_word(korean_file)) == hashes(korean_file)

    def test_new_results_of_fields_are_no_edit(self, english_file, edited):
        def update_fields(root):
            inside = False
            for each in root.iter(q("w:fldChar"), q("w:t")):
                if each.tag == q("w:fldChar"):
                    inside = each.get(q("w:fldCharType")) == "separate"
                elif inside:
                    each.text = "9"

        same, before = hashes(edited(english_file, update_fields)), hashes(english_file)
        assert {id for id in before if same[id] != before[id]} == {
            "contents", "contents.tables", "contents.figures",
        }  # fmt: skip

    def test_a_simple_field_reads_as_a_complex_one(self, english_file):
        around = surroundings(opened(english_file))
        simple = parsed(
            '<w:p><w:fldSimple w:instr=" SEQ Table  \\* ARABIC "><w:r><w:t>4</w:t></w:r></w:fldSimple>'
            "<w:r><w:t>after</w:t></w:r></w:p>"
        )
        complex_ = parsed(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>SEQ Ta</w:instrText></w:r>'
            '<w:r><w:instrText>ble \\* ARABIC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            '<w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>after</w:t></w:r></w:p>'
        )
        seen = canonical(simple, around).full
        assert seen == canonical(complex_, around).full == "\n¶{SEQ Table \\* ARABIC}after"


def change_a_cell(table):
    first_text(table, "District 5").text = "District five"


def embolden_a_cell(table):
    run = first_text(table, "District 5").getparent()
    run.insert(0, parsed("<w:rPr><w:b/></w:rPr>"))


def colour_a_word(table):
    first_text(table, "District 5").getparent().insert(
        0, parsed('<w:rPr><w:color w:val="FF0000"/></w:rPr>')
    )


def shade_a_cell(table):
    next(table.iter(q("w:tcPr"))).append(parsed('<w:shd w:val="clear" w:fill="FFFF00"/>'))


def add_a_row(table):
    row = list(table.iter(q("w:tr")))[5]
    row.addnext(copy.deepcopy(row))


def describe_otherwise(table):
    next(table.iter(q("w:tblDescription"))).set(q("w:val"), "in other words")


def insert_with_tracking(table):
    run = first_text(table, "District 5").getparent()
    run.addnext(parsed('<w:ins w:id="1" w:author="A"><w:r><w:t>!</w:t></w:r></w:ins>'))


def delete_with_tracking(table):
    run = first_text(table, "District 5").getparent()
    parent, at = run.getparent(), run.getparent().index(run)
    gone = parsed('<w:del w:id="1" w:author="A"/>')
    run.find(q("w:t")).tag = q("w:delText")
    gone.append(run)
    parent.insert(at, gone)


def set_in_another_style(table):
    source = list(table.iter(q("w:pStyle")))[-1]
    source.set(q("w:val"), "Normal")


def of_a_run(xml):
    """An act that gives the run of a cell something that is no text."""
    return lambda table: first_text(table, "District 5").getparent().append(parsed(xml))


def marked(xml):
    """An act that gives the run of a cell a property."""
    return lambda table: first_text(table, "District 5").getparent().insert(0, parsed(xml))


def make_an_item(table):
    paragraph = first_text(table, "District 5").getparent().getparent()
    paragraph.find(q("w:pPr")).append(
        parsed('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
    )


SEEN = {
    "symbol": of_a_run('<w:sym w:font="Wingdings" w:char="F0FC"/>'),
    "drawing of an older Word": of_a_run("<w:pict/>"),
    "object": of_a_run("<w:object/>"),
    "endnote": of_a_run('<w:endnoteReference w:id="1"/>'),
    "hidden": marked("<w:rPr><w:vanish/></w:rPr>"),
    "font": marked('<w:rPr><w:rFonts w:ascii="Georgia"/></w:rPr>'),
    "item": make_an_item,
}
ACTS = [
    change_a_cell, embolden_a_cell, colour_a_word, shade_a_cell, add_a_row,
    describe_otherwise, insert_with_tracking, delete_with_tracking, set_in_another_style,
]  # fmt: skip


class TestWhatPeopleDo:
    @pytest.mark.parametrize("act", ACTS)
    def test_each_act_changes_its_block_and_no_other(self, english_file, edited, act):
        after = hashes(edited(english_file, lambda root: act(block(root, "environment.districts"))))
        before = hashes(english_file)
        assert [id for id in before if after[id] != before[id]] == ["environment.districts"]

    @pytest.mark.parametrize("kind", SEEN)
    def test_what_is_no_text_is_seen_too(self, english_file, edited, kind):
        def act(root):
            SEEN[kind](block(root, "environment.districts"))

        after, before = hashes(edited(english_file, act)), hashes(english_file)
        assert [id for id in before if after[id] != before[id]] == ["environment.districts"]

    def test_a_hint_to_a_font_is_nothing_to_see(self, english_file, edited):
        def hint(root):
            marked('<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>')(
                block(root, "environment.districts")
            )

        assert hashes(edited(english_file, hint)) == hashes(english_file)

    def test_a_footnote_belongs_to_its_block(self, english_file, edited_part):
        def reword(root):
            first_text(root, "General Statistics").text = "Statistics Office"

        after = hashes(edited_part(english_file, "word/footnotes.xml", reword))
        before = hashes(english_file)
        assert [id for id in before if after[id] != before[id]] == ["environment.overview.text"]

    def test_an_exchanged_picture_is_seen(self, english_file, members, picture):
        from fs_toolkit.writers.word.zipped import zipped

        parts = members(english_file)
        name = next(name for name in parts if name.startswith("word/media/"))
        after = hashes(zipped({**parts, name: picture(10, 10)}))
        before = hashes(english_file)
        assert [id for id in before if after[id] != before[id]] == ["economics.map"]

    def test_an_alternative_text_is_seen(self, english_file, edited):
        def describe(root):
            next(root.iter(q("wp:docPr"))).set("descr", "something else")

        after, before = hashes(edited(english_file, describe)), hashes(english_file)
        assert [id for id in before if after[id] != before[id]] == ["environment.gap"]

    def test_a_link_to_another_place_is_seen_and_a_slash_at_its_end_is_not(
        self, english_file, edited_part
    ):
        def lead_to(address):
            def edit(root):
                for each in root:
                    if each.get("TargetMode") == "External":
                        each.set("Target", address)

            return hashes(edited_part(english_file, "word/_rels/footnotes.xml.rels", edit))

        before = hashes(english_file)
        assert lead_to("https://example.org/gso?a=1&b=2/") == before
        assert lead_to("https://example.org/other") != before


def test_words_alone_are_there_too(english_file):
    document = opened(english_file)
    element = block(body_of(document), "environment.barriers.list")
    seen = canonical(element, surroundings(document))
    assert seen.words.split("\n")[1:] == [
        "Paper first: every petition is stamped", "No budget line for operation after 2018",
    ]  # fmt: skip
    assert seen.hash == digest(seen.full)
    assert len(seen.hash) == 16
