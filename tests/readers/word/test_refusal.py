"""One line, with the file and the cure."""

from __future__ import annotations

from fs_toolkit.readers.word.refusal import NotRead, quoted


def test_a_refusal_names_file_problem_and_cure():
    assert str(NotRead("this is a PDF", "Name the Word file.").of("a.docx")) == (
        "a.docx: this is a PDF. Name the Word file."
    )


def test_names_of_strangers_stay_on_one_line_and_cannot_steer_a_console():
    said = quoted("a\nb\x1b]0;x\x07" + "y" * 500)
    assert "\n" not in said
    assert said.isprintable()
    assert len(said) < 130
