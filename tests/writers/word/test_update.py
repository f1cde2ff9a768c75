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
    Text,
    spans,
)
from fs_toolkit.writers.word import (
    ForeignTarget,
    OtherStudy,
    TargetEdited,
    check_target,
    renumbered_report,
    update_report,
)
from fs_toolkit.writers.word.controls import controls
from fs_toolkit.writers.word.guard import is_edited, our_document
from fs_toolkit.writers.word.inline_values import shown_values
from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.package import body_of, opened
from fs_toolkit.writers.word.zipped import zipped


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
        assert len(summary.dangling) == 2
        assert all(each.startswith("Figure\xa01-1 in “") for each in summary.dangling)
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

    def test_contents_that_word_set_anew_at_f9_are_ours(
        self, english, written, english_file, edited, saved_by_word
    ):
        """With a heading of a person's among them: the list follows the next change too."""

        def add(root):
            heading = next(
                p
                for p in root.iter(q("w:p"))
                if any(
                    (b.get(q("w:name")) or "").startswith("_Ref_economics_costs")
                    for b in p.iter(q("w:bookmarkStart"))
                )
            )
            mine = copy.deepcopy(heading)
            for mark in list(mine.iter(q("w:bookmarkStart"), q("w:bookmarkEnd"))):
                mark.getparent().remove(mark)
            next(mine.iter(q("w:t"))).text = "What the city adds"
            heading.addnext(mine)

        mine = edited(english_file, add)
        fresh = written(english)
        after, summary = update_report(mine, fresh)
        assert "2.2What the city adds" in text_of(after)
        assert summary.updated == ("contents",)
        rebuilt, _ = renumbered_report(mine)  # as Word lists it at F9
        _, summary = update_report(saved_by_word(rebuilt), fresh)
        assert "contents" not in summary.kept
        again, summary = update_report(after, fresh)
        assert again == after

    def test_prose_untouched_is_renewed(self, english, written, english_file):
        group = Group("environment.conclusion", (Paragraph("environment.conclusion.1", spans("Now shorter.")),))  # fmt: skip
        after, summary = update_report(
            english_file, written(changed(english, environment_conclusion=group))
        )
        assert "environment.conclusion" in summary.updated
        assert "Now shorter." in text_of(after)
        assert "and headings" not in text_of(after)


WORDS = {
    "Offer": "now:", "Offer in full": "only:", "Offer: more": "{count} more", "Offer: picture": "[{alt}]",
}  # fmt: skip


def register(value):
    return replace(REGISTER, rows=((value, "GSO"),))


def offers(content: bytes) -> list[str]:
    """The words of our comments."""
    return [
        each.text
        for each in docx.Document(io.BytesIO(content)).comments
        if each.author == "fs_toolkit"
    ]


class TestOffers:
    @pytest.fixture
    def later(self, english, written):
        """The fresh report with another value in the register."""
        return lambda value: written(changed(english, annex_a_register=register(value)))

    @pytest.fixture
    def kept(self, english_file, edited):
        """The report with the register in a person's words."""

        def edit(root):
            words(root, "7.2 million").text = "7.2 m"

        return edited(english_file, edit)

    def test_are_made_once(self, kept, later, saved_by_word):
        once, summary = update_report(kept, later("7.3 million"), WORDS)
        assert summary.offered == summary.kept == ("annex.a.register",)
        assert offers(once) == ["now:\n7.3 million | GSO"]
        assert lint(once) == []
        for content in (once, saved_by_word(once)):
            twice, summary = update_report(content, later("7.3 million"), WORDS)
            assert summary.offered == ()
            assert offers(twice) == offers(once)

    def test_are_not_made_while_the_study_says_what_it_said(self, kept, english, written):
        after, summary = update_report(kept, written(english), WORDS)
        assert summary.kept == ("annex.a.register",)
        assert summary.offered == ()
        assert offers(after) == []

    def test_that_a_person_deleted_do_not_come_back(self, kept, later, edited_part):
        once, _ = update_report(kept, later("7.3 million"), WORDS)

        def delete(root):
            for mark in [e for e in root.iter() if "}comment" in str(e.tag) and e is not root]:
                mark.getparent().remove(mark)

        gone = edited_part(
            edited_part(once, "word/document.xml", delete), "word/comments.xml", delete
        )
        after, summary = update_report(gone, later("7.3 million"), WORDS)
        assert summary.offered == ()
        assert offers(after) == []
        after, summary = update_report(after, later("7.4 million"), WORDS)
        assert summary.offered == ("annex.a.register",)

    def test_of_a_further_change_take_the_place_of_older_ones(self, kept, later):
        once, _ = update_report(kept, later("7.3 million"), WORDS)
        after, summary = update_report(once, later("7.4 million"), WORDS)
        assert summary.offered == ("annex.a.register",)
        assert offers(after) == ["now:\n7.4 million | GSO"]
        assert lint(after) == []

    def test_are_taken_back_when_the_study_returns(self, kept, later, english, written):
        once, _ = update_report(kept, later("7.3 million"), WORDS)
        back, _ = update_report(once, written(english), WORDS)
        assert offers(back) == []
        _, summary = update_report(back, later("7.3 million"), WORDS)
        assert summary.offered == ("annex.a.register",)

    def test_that_a_person_took_up_make_the_block_ours_again(self, kept, later, edited):
        once, _ = update_report(kept, later("7.3 million"), WORDS)

        def take_up(root):
            words(root, "7.2 m").text = "7.3 million"

        after, summary = update_report(edited(once, take_up), later("7.3 million"), WORDS)
        assert summary.kept == ()
        assert "annex.a.register" in summary.unchanged
        assert offers(after) == []
        after, summary = update_report(after, later("7.4 million"), WORDS)
        assert summary.updated == ("annex.a.register",)

    def test_of_captions_stand_at_the_caption(self, english, written, english_file, edited):
        def reword(root):
            for t in root.iter(q("w:t")):
                if t.text == "  Every number has a source":
                    t.text = "  My caption"

        fresh = written(
            changed(english, annex_a_register=replace(REGISTER, caption="Two have one"))
        )
        after, summary = update_report(edited(english_file, reword), fresh, WORDS)
        assert "annex.a.register#caption" in summary.offered
        assert offers(after) == ["now:\nTable A-1 Two have one"]

    def test_are_not_made_without_words(self, kept, later):
        after, summary = update_report(kept, later("7.3 million"))
        assert summary.kept == ("annex.a.register",)
        assert summary.offered == ()
        assert offers(after) == []


class TestRefusals:
    def test_a_foreign_file(self, english_file, tmp_path):
        path = tmp_path / "other.docx"
        docx.Document().save(str(path))
        with pytest.raises(ForeignTarget, match=r"other\.docx"):
            update_report(path, english_file)

    def test_a_fresh_file_without_a_manifest(self, english_file, template):
        with pytest.raises(ValueError, match="no manifest"):
            update_report(english_file, template.read_bytes())

    def test_another_city_and_another_language(self, english, korean_file, written, english_file):
        elsewhere = written(replace(english, front=replace(english.front, city="Hue")))
        with pytest.raises(OtherStudy, match=r"about Hanoi, Viet Nam, .*about Hue, Viet Nam"):
            update_report(english_file, elsewhere)
        with pytest.raises(OtherStudy, match="in Korean and would be renewed in English"):
            update_report(korean_file, english_file)

    @pytest.mark.parametrize(
        "damage",
        [
            lambda text: text[: len(text) // 2],
            lambda text: text.replace(b'hash="', b'hash="x'),
            lambda text: text.replace(b'body="', b'body="?'),
            lambda text: text.replace(b'id="environment"', b'id="e&quot;/&gt;"'),
            lambda text: text.replace(b'id="economics"', b'id="environment"'),
            lambda text: text.replace(b'kind="heading"', b'kind="&lt;"'),
            lambda text: text[: text.index(b"<blocks>")] + b"</report>",
        ],
    )
    def test_a_broken_manifest(self, english_file, members, damage, tmp_path):
        parts = members(english_file)
        parts["customXml/item1.xml"] = damage(parts["customXml/item1.xml"])
        path = tmp_path / "broken.docx"
        path.write_bytes(zipped(parts))
        with pytest.raises(ForeignTarget, match=r"broken\.docx: the record .* is damaged"):
            update_report(path, english_file)
        with pytest.raises(ForeignTarget, match="is damaged"):
            check_target(path)

    def test_a_file_in_which_nothing_can_be_told_apart(self, english_file, edited):
        def flatten(root):
            for each in list(root.iter(q("w:sdt"))):
                for child in list(each.find(q("w:sdtContent"))):
                    each.addprevious(child)
                each.getparent().remove(each)
            for each in list(root.iter(q("w:bookmarkStart"), q("w:bookmarkEnd"))):
                each.getparent().remove(each)

        with pytest.raises(ForeignTarget, match="none of the blocks"):
            update_report(edited(english_file, flatten), english_file)


def worth(npv: str, share: str = "45", ending: str = " % of the draws.") -> Group:
    """A piece of prose with two values in it."""
    return Group(
        "environment.conclusion",
        (
            Paragraph(
                "environment.conclusion.1",
                (
                    Text("It is worth "),
                    Text(npv, mark="{{ npv.lean }}"),
                    Text(" in "),
                    Text(share, mark="{{ share }}"),
                    Text(ending),
                ),
            ),
        ),
    )


class TestValuesInWhatAPersonEdited:
    @pytest.fixture
    def later(self, english, written):
        """The report with other values in its prose."""
        return lambda *values: written(changed(english, environment_conclusion=worth(*values)))

    @pytest.fixture
    def kept(self, later, edited):
        """A person wrote into the sentence round the numbers."""

        def edit(root):
            words(root, "It is worth").text = "My city finds it worth "

        return edited(later("USD 5"), edit)

    @pytest.mark.parametrize("saved", [False, True])
    def test_are_renewed_and_the_words_stay(self, kept, later, saved_by_word, saved):
        before = saved_by_word(kept) if saved else kept
        after, summary = update_report(before, later("USD 6"), WORDS)
        assert summary.kept == ("environment.conclusion",)
        assert summary.values_renewed == ("environment.conclusion: npv.lean",)
        assert summary.values_written_over == ()
        assert "My city finds it worth USD\u00a06 in 45\u00a0% of the draws." in text_of(after)
        assert lint(after) == []
        assert "numbers renewed inside what was edited by hand: environment.conclusion: npv.lean" in str(summary)  # fmt: skip

    def test_a_second_time_nothing_happens(self, kept, later):
        once, _ = update_report(kept, later("USD 6"), WORDS)
        again, summary = update_report(once, later("USD 6"), WORDS)
        assert again == once
        assert summary.kept == ("environment.conclusion",)
        assert summary.values_renewed == summary.offered == ()

    def test_leave_nothing_to_offer_where_the_study_only_has_other_numbers(self, kept, later):
        once, summary = update_report(kept, later("USD 6"), WORDS)
        assert summary.offered == ()
        assert offers(once) == []
        after, summary = update_report(once, later("USD 7", "50"), WORDS)
        assert summary.values_renewed == (
            "environment.conclusion: npv.lean",
            "environment.conclusion: share",
        )
        assert offers(after) == []
        assert "worth USD\u00a07 in 50\u00a0%" in text_of(after)

    def test_other_words_of_the_study_are_offered_once(self, kept, later):
        fresh = later("USD 6", "45", " % of all draws.")
        once, summary = update_report(kept, fresh, WORDS)
        assert summary.offered == ("environment.conclusion",)
        assert offers(once) == ["now:\nIt is worth USD\u00a06 in 45\u00a0% of all draws."]
        assert "My city finds it worth USD\u00a06" in text_of(once)
        again, summary = update_report(once, fresh, WORDS)
        assert again == once
        assert summary.offered == ()

    def test_an_offer_that_stands_never_has_an_older_number(self, kept, later):
        once, _ = update_report(kept, later("USD 6", "45", " % of all draws."), WORDS)
        after, summary = update_report(once, later("USD 7", "45", " % of all draws."), WORDS)
        assert summary.values_renewed == ("environment.conclusion: npv.lean",)
        assert offers(after) == ["now:\nIt is worth USD\u00a07 in 45\u00a0% of all draws."]

    def test_that_a_person_wrote_over_are_kept_and_named(self, kept, later, edited):
        def write_over(root):
            [_, share] = shown_values(root)
            next(share.element.iter(q("w:t"))).text = "nearly half"

        edited_twice = edited(kept, write_over)
        for share, written_over in (("45", ()), ("46", ("environment.conclusion: share",))):
            after, summary = update_report(edited_twice, later("USD 6", share), WORDS)
            assert summary.values_renewed == ("environment.conclusion: npv.lean",)
            assert "worth USD\u00a06 in nearly half\u00a0% of the draws." in text_of(after)
            if written_over:
                assert summary.values_written_over == written_over
                assert offers(after) == ["now:\nIt is worth USD\u00a06 in 46\u00a0% of the draws."]
        again, summary = update_report(after, later("USD 6", "46"), WORDS)
        assert again == after
        assert summary.values_written_over == written_over
        assert summary.as_data()["values_written_over"] == list(written_over)

    def test_under_tracked_changes_are_left(self, kept, later, edited):
        def delete(root):
            text = words(root, "USD\u00a05")
            run = text.getparent()
            text.tag = q("w:delText")
            around = parsed('<w:del w:id="900" w:author="City" w:date="2026-01-05T10:00:00Z"/>')
            run.addprevious(around)
            around.append(run)

        after, summary = update_report(edited(kept, delete), later("USD 6"), WORDS)
        assert summary.values_renewed == ()
        assert summary.values_written_over == ("environment.conclusion: npv.lean",)
        assert "USD\u00a05" in opened(after).element.xml

    def test_that_were_the_only_difference_make_the_block_ours_again(self, later, edited):
        def reword(root):
            words(root, "of the draws.").text = "\u00a0% of all draws."

        fresh = later("USD 6", "45", " % of all draws.")
        after, summary = update_report(edited(later("USD 5"), reword), fresh, WORDS)
        assert summary.kept == summary.offered == ()
        assert "environment.conclusion" in summary.updated
        _, summary = update_report(after, later("USD 8"), WORDS)
        assert "environment.conclusion" in summary.updated
