"""An edited report renewed."""

from __future__ import annotations

import copy
import io
from dataclasses import replace

import docx
import pytest
from openxml_audit import OpenXmlValidator

from fs_toolkit.document.blocks import (
    Bullets,
    Chart,
    Column,
    Group,
    Heading,
    Note,
    Paragraph,
    Ref,
    Report,
    Table,
    spans,
)
from fs_toolkit.writers.word import ForeignTarget, TargetEdited, check_target, update_report
from fs_toolkit.writers.word.controls import controls
from fs_toolkit.writers.word.guard import is_edited, our_document
from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.package import body_of, opened
from fs_toolkit.writers.word.update import Summary


def changed(report: Report, **blocks) -> Report:
    """The report with blocks replaced by id; `None` removes one."""

    def through(body):
        for block in body:
            new = blocks.get(block.id.replace(".", "_"), block)
            if new is not None:
                yield new

    return replace(report, body=tuple(through(report.body)), summary=tuple(through(report.summary)))


def text_of(content: bytes) -> str:
    body = body_of(opened(content))
    return "\n".join("".join(t.text or "" for t in p.iter(q("w:t"))) for p in body.iter(q("w:p")))


def element_of(content: bytes, id: str):
    return next(each.element for each in controls(body_of(opened(content))) if each.id == id)


def words(root, part):
    """The last text that holds these words."""
    return [t for t in root.iter(q("w:t")) if part in (t.text or "")][-1]


REGISTER = Table(
    "annex.a.register",
    "Every number has a source",
    (Column("Number"), Column("Source")),
    (("7.3 million", "GSO"), ("63 %", "ITU")),
)


@pytest.fixture
def person(english_file, edited, edited_part):
    """A report with a paragraph, a changed prose file and a coloured heading style of a person."""

    def edit(root):
        words(root, "The register is").getparent().getparent().getparent().getparent().addprevious(
            parsed("<w:p><w:r><w:t>A paragraph of mine.</w:t></w:r></w:p>")
        )
        words(root, "A prose file is one piece").text = "A person rewrote this piece."

    def recolour(root):
        style = next(s for s in root.iter(q("w:style")) if s.get(q("w:styleId")) == "Heading1")
        next(style.iter(q("w:color"))).set(q("w:val"), "C00000")

    return edited_part(edited(english_file, edit), "word/styles.xml", recolour)


class TestUpdate:
    @pytest.mark.parametrize("saved", [False, True])
    def test_renews_one_table_and_keeps_what_a_person_did(
        self, english, written, person, saved_by_word, saved
    ):
        before = saved_by_word(person) if saved else person
        fresh = written(changed(english, annex_a_register=REGISTER))
        after, summary = update_report(before, fresh)
        assert summary.updated == ("annex.a.register",)
        assert summary.kept == ("environment.conclusion",)
        assert summary.inserted == summary.deleted == summary.left == ()
        text = text_of(after)
        assert "7.3 million" in text
        assert "7.2 million\nGSO" not in text
        assert "A paragraph of mine." in text
        assert "A person rewrote this piece." in text
        styles = opened(after).styles.element.xml
        assert 'w:val="C00000"' in styles
        assert lint(after) == []

    def test_gives_a_valid_file(self, english, written, person, tmp_path):
        path = tmp_path / "after.docx"
        path.write_bytes(
            update_report(person, written(changed(english, annex_a_register=REGISTER)))[0]
        )
        assert OpenXmlValidator().validate(path).errors == []

    def test_done_twice_changes_nothing(self, english, written, person):
        fresh = written(changed(english, annex_a_register=REGISTER))
        once, _ = update_report(person, fresh)
        twice, summary = update_report(once, fresh)
        assert summary.updated == summary.inserted == ()
        assert summary.kept == ("environment.conclusion",)
        assert twice == once

    def test_of_an_unedited_file_gives_the_fresh_one(
        self, english, written, english_file, saved_by_word
    ):
        fresh = written(changed(english, annex_a_register=REGISTER))
        after, _ = update_report(saved_by_word(english_file), fresh)
        assert text_of(after) == text_of(fresh)
        assert not is_edited(our_document(after))

    def test_never_lets_a_persons_words_be_overwritten_later(
        self, english, written, person, tmp_path
    ):
        path = tmp_path / "report.docx"
        path.write_bytes(update_report(person, written(english))[0])
        with pytest.raises(TargetEdited):
            check_target(path)

    def test_keeps_a_cell_that_a_person_changed(self, english, written, english_file, edited):
        def edit(root):
            words(root, "7.2 million").text = "7.2 m"

        fresh = written(changed(english, annex_a_register=REGISTER))
        after, summary = update_report(edited(english_file, edit), fresh)
        assert summary.kept == ("annex.a.register",)
        assert "7.2 m\nGSO" in text_of(after)

    def test_does_not_bring_back_what_a_person_deleted(
        self, english, written, english_file, edited
    ):
        def delete(root):
            for id in ("annex.a.register", "environment.afterwards"):
                for tag in list(root.iter(q("w:tag"))):
                    if f"|{id}|" in tag.get(q("w:val")):
                        control = tag.getparent().getparent()
                        control.getparent().remove(control)

        after, summary = update_report(edited(english_file, delete), written(english))
        assert summary.deleted == ("annex.a.register",)
        assert "7.2 million\nGSO" not in text_of(after)

    def test_inserts_what_is_new_behind_what_it_follows(self, english, written, person, picture):
        new = (
            Heading("annex.b", 1, "Annex B: More", numbered=False, letter="B"),
            Paragraph("annex.b.lead", spans("New words", Note(spans("A new note.")), " about ", Ref("annex.b.table"), ".")),
            Table("annex.b.table", "A new table", (Column("a"),), (("1",),)),
            Bullets("annex.b.list", (spans("one"), spans("two")), numbered=True),
            Chart("annex.b.chart", "A new chart", english.body[4].data, "A chart", spans("own")),
            Paragraph("annex.b.end", spans("It is ", Ref("annex.b.chart"), ".")),
        )  # fmt: skip
        after, summary = update_report(person, written(replace(english, body=english.body + new)))
        assert summary.inserted == (
            "annex.b", "annex.b.lead", "annex.b.table#caption", "annex.b.table", "annex.b.list",
            "annex.b.chart#caption", "annex.b.chart", "annex.b.end",
        )  # fmt: skip
        assert lint(after) == []
        text = text_of(after)
        assert text.rindex("Every number") < text.rindex("Annex B") < text.rindex("New words")
        assert "Table\xa0B-1" in text
        assert "contents.tables" in summary.updated
        assert text.count("A new table") == 2  # the caption, and its line in the list

    def test_reports_what_the_study_no_longer_has_and_leaves_it(self, english, written, person):
        after, summary = update_report(person, written(changed(english, environment_wards=None)))
        assert summary.left == ("environment.wards",)
        assert "How many wards" in text_of(after)

    def test_a_retitled_caption_is_renewed_and_an_edited_one_kept(
        self, english, written, english_file, edited
    ):
        retitled = replace(
            REGISTER, caption="Two numbers have a source", rows=(("7.2 million", "GSO"),)
        )
        fresh = written(changed(english, annex_a_register=retitled))
        after, summary = update_report(english_file, fresh)
        assert "annex.a.register#caption" in summary.updated
        assert "Table\xa0A-1  Two numbers have a source" in text_of(after)

        def reword(root):
            for t in root.iter(q("w:t")):
                if t.text == "  Every number has a source":
                    t.text = "  My caption"

        after, summary = update_report(edited(english_file, reword), fresh)
        assert "annex.a.register#caption" in summary.kept
        assert "Table\xa0A-1  My caption" in text_of(after)

    def test_numbers_follow_when_a_person_deleted_a_caption_and_its_table(
        self, english, written, english_file, edited
    ):
        def delete(root):
            body = root.find(q("w:body"))
            for element in list(body):
                shown = "".join(t.text or "" for t in element.iter(q("w:t")))
                tags = [tag.get(q("w:val")) for tag in element.iter(q("w:tag"))]
                if shown.startswith("Figure\xa01-1") or any(
                    "|environment.gap|" in tag for tag in tags
                ):
                    body.remove(element)

        after, summary = update_report(edited(english_file, delete), written(english))
        assert set(summary.deleted) == {"environment.gap#caption", "environment.gap"}
        assert summary.dangling == ("Figure\xa01-1", "Figure\xa01-1")
        assert "Figure\xa02-1  The network" in text_of(after)
        figures = element_of(after, "contents.figures")
        assert "Viet Nam closes" not in "".join(t.text or "" for t in figures.iter(q("w:t")))
        again, second = update_report(after, written(english))
        assert second.updated == ()
        assert again == after

    def test_a_block_that_a_person_copied_is_managed_once(
        self, english, written, english_file, edited
    ):
        def duplicate(root):
            tag = next(
                t for t in root.iter(q("w:tag")) if "|annex.a.register|" in t.get(q("w:val"))
            )
            control = tag.getparent().getparent()
            control.addnext(copy.deepcopy(control))
            control.addnext(parsed("<w:p/>"))

        fresh = written(changed(english, annex_a_register=REGISTER))
        after, summary = update_report(edited(english_file, duplicate), fresh)
        assert summary.updated == ("annex.a.register",)
        assert text_of(after).count("7.3 million") == text_of(after).count("7.2 million\nGSO") == 1

    def test_a_comment_moves_along_with_its_words(self, english, written, english_file):
        document = docx.Document(io.BytesIO(english_file))
        body = body_of(document)
        from docx.text.run import Run

        cell = words(body, "7.2 million").getparent()
        document.add_comment(Run(cell, document), text="Sure?", author="Reviewer")
        target = io.BytesIO()
        document.save(target)
        fresh = written(changed(english, annex_a_register=replace(REGISTER, rows=(("63 %", "ITU"), ("7.2 million", "census")))))  # fmt: skip
        after, summary = update_report(target.getvalue(), fresh)
        assert summary.updated == ("annex.a.register",)
        mark = next(body_of(opened(after)).iter(q("w:commentReference")))
        paragraph = mark.getparent().getparent()
        assert "".join(t.text or "" for t in paragraph.iter(q("w:t"))) == "7.2 million"
        assert lint(after) == []

    def test_prose_untouched_is_renewed(self, english, written, english_file):
        group = Group("environment.conclusion", (Paragraph("environment.conclusion.1", spans("Now shorter.")),))  # fmt: skip
        after, summary = update_report(
            english_file, written(changed(english, environment_conclusion=group))
        )
        assert "environment.conclusion" in summary.updated
        assert "Now shorter." in text_of(after)
        assert "and headings" not in text_of(after)


class TestRefusals:
    def test_a_foreign_file(self, english_file, tmp_path):
        path = tmp_path / "other.docx"
        docx.Document().save(str(path))
        with pytest.raises(ForeignTarget, match=r"other\.docx"):
            update_report(path, english_file)

    def test_a_fresh_file_without_a_manifest(self, english_file, template):
        with pytest.raises(ValueError, match="no manifest"):
            update_report(english_file, template.read_bytes())


def test_the_summary_says_in_words_what_a_person_should_look_at():
    summary = Summary(updated=("a", "b"), kept=("c",), left=("d",), dangling=("Table 1-2",))
    assert str(summary).splitlines() == [
        "2 renewed, 0 new, 0 unchanged",
        "edited by hand and kept: c",
        "no longer in the study, left for you to judge: d",
        "references that lead to nothing: Table 1-2",
    ]
