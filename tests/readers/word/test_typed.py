"""What a person wrote in a Word file."""

from __future__ import annotations

import word_files as files

from fs_toolkit.document.marked import value_tag
from fs_toolkit.readers.word.opened import Opened
from fs_toolkit.readers.word.story import told
from fs_toolkit.readers.word.typed import Looked, own_words, shown_values, squeezed
from fs_toolkit.readers.word_file import WordFile


def value(text, said):
    tag = value_tag("{{ npv }}", said)
    return f"<w:sdt><w:sdtPr><w:tag w:val='{tag}'/></w:sdtPr><w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"


def read(body):
    return told(Opened(WordFile(files.made(body))))


def test_paragraphs_of_a_person_are_those_that_the_study_does_not_have():
    story = read(
        files.framed("a.text", files.paragraph("As it was.") + files.paragraph("As it is now."))
        + files.framed("a.other", files.paragraph("Old."))
        + files.paragraph("An own one.")
        + files.paragraph("")
    )
    looked = Looked(
        "x.docx",
        story,
        lambda block: block == "a.text",
        {"a.text": ["As it was."], "a.other": ["New."]},
    )
    assert [each.text for each in looked.typed] == ["As it is now.", "An own one."]


def test_values_are_not_a_person_s_words():
    [each] = read(files.paragraph("worth ", inner=value("USD 5", "USD 5")))
    assert each.text == "worth USD 5"
    assert own_words(each) == "worth …"
    [shown] = shown_values([each])
    assert (shown.key, shown.text, shown.is_touched) == ("npv", "USD 5", False)


def test_names_are_compared_without_spaces():
    assert squeezed("Viet Nam") == squeezed("Vietnam")
