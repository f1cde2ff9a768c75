"""Which files may be overwritten."""

from __future__ import annotations

import copy
import io
import re

import docx
import pytest

from fs_toolkit.core.problems import EnvironmentProblem
from fs_toolkit.writers.word.guard import (
    ForeignTarget,
    TargetEdited,
    check_target,
    is_edited,
    our_document,
    readable,
)
from fs_toolkit.writers.word.markup import parsed, q


@pytest.fixture
def path(tmp_path):
    return tmp_path / "report.docx"


class TestMayBeOverwritten:
    def test_what_is_not_there(self, path):
        check_target(path)

    def test_what_we_wrote(self, path, english_file):
        path.write_bytes(english_file)
        check_target(path)

    def test_what_word_merely_saved_again(self, path, english_file, saved_by_word):
        path.write_bytes(saved_by_word(english_file))
        check_target(path)

    def test_contents_that_word_rebuilt(self, path, english_file, edited):
        def rebuild(root):
            for link in list(root.iter(q("w:hyperlink"))):
                if (link.get(q("w:anchor")) or "").startswith("_Ref_"):
                    link.append(parsed("<w:r><w:tab/><w:t>12</w:t></w:r>"))

        path.write_bytes(edited(english_file, rebuild))
        check_target(path)


def add_a_paragraph(root):
    body = root.find(q("w:body"))
    body.insert(12, parsed("<w:p><w:r><w:t>A word of mine.</w:t></w:r></w:p>"))


def reword_a_caption(root):
    next(t for t in root.iter(q("w:t")) if "lean option" in (t.text or "")).text = "Mine"


def delete_a_block(root):
    control = list(root.iter(q("w:sdt")))[9]
    control.getparent().remove(control)


def move_a_block(root):
    body = root.find(q("w:body"))
    body.insert(10, body[14])


def delete_the_list_of_figures(root):
    tag = next(t for t in root.iter(q("w:tag")) if "contents.figures" in t.get(q("w:val")))
    control = tag.getparent().getparent()
    control.getparent().remove(control)


def shade_a_cell(root):
    next(root.iter(q("w:tcPr"))).append(parsed('<w:shd w:val="clear" w:fill="FFFF00"/>'))


def copy_a_block(root):
    control = list(root.iter(q("w:sdt")))[9]
    control.addnext(copy.deepcopy(control))


ACTS = [
    add_a_paragraph, reword_a_caption, delete_a_block, move_a_block,
    delete_the_list_of_figures, shade_a_cell, copy_a_block,
]  # fmt: skip


class TestHoldsAPersonsWork:
    @pytest.mark.parametrize("act", ACTS)
    def test_any_act_is_seen_also_after_saving(
        self, path, english_file, edited, saved_by_word, act
    ):
        path.write_bytes(saved_by_word(edited(english_file, act)))
        with pytest.raises(TargetEdited, match=r"`-o FILE`"):
            check_target(path)

    def test_a_comment_is_work(self, path, english_file):
        document = docx.Document(io.BytesIO(english_file))
        document.add_comment(document.paragraphs[-1].runs, text="Is this so?", author="Reviewer")
        document.save(str(path))
        with pytest.raises(TargetEdited):
            check_target(path)

    def test_words_in_the_header_are_work(self, english_file, edited_part):
        def add(root):
            root.append(parsed("<w:p><w:r><w:t>Confidential</w:t></w:r></w:p>"))

        assert not is_edited(our_document(english_file))
        assert is_edited(our_document(edited_part(english_file, "word/header1.xml", add)))

    def test_the_message_names_both_ways_out(self, path):
        assert re.search(r"`-o FILE`.*`--update", str(TargetEdited(path)))
        assert re.search(r"`-o FILE`.*`--update", str(ForeignTarget(path)))


class TestIsNotOurs:
    @pytest.mark.parametrize("content", [b"", b"plain text", b"PK\x03\x04 broken"])
    def test_no_word_file(self, path, content):
        path.write_bytes(content)
        with pytest.raises(ForeignTarget, match="not written by the toolkit"):
            check_target(path)

    def test_a_word_file_of_somebody_else(self, path):
        docx.Document().save(str(path))
        with pytest.raises(ForeignTarget):
            check_target(path)


def test_a_file_that_cannot_be_read_is_the_environments_fault(tmp_path):
    with pytest.raises(EnvironmentProblem, match="cannot be read"):
        readable(tmp_path)
