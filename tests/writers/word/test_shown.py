"""What a block shows."""

from __future__ import annotations

import pytest

from fs_toolkit.writers.word.controls import controls
from fs_toolkit.writers.word.fields import field
from fs_toolkit.writers.word.inline_values import framed_xml
from fs_toolkit.writers.word.markup import parsed, q, run
from fs_toolkit.writers.word.package import body_of, opened
from fs_toolkit.writers.word.seals import surroundings
from fs_toolkit.writers.word.shown import Shown


@pytest.fixture
def document(english_file):
    return opened(english_file)


@pytest.fixture
def shown(document):
    return Shown(document, surroundings(document))


def block(document, id):
    return next(each.element for each in controls(body_of(document)) if each.id == id)


def paragraph(*runs):
    return parsed("<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>")


def test_words_without_space_and_numbers_of_captions(shown):
    one = paragraph("See Table\u00a01-3 and ", "Figure A-12, 45 %.")
    other = paragraph("See Table 2-17 and Figure\u00a0A-1, ", "45\u00a0%.")
    assert shown.text([one]) == "See#and#,45%."
    assert shown.hash([one]) == shown.hash([other])


def test_a_range_of_numbers_is_no_number_of_a_caption(shown):
    assert shown.text([paragraph("5-10 days")]) == "5-10days"


def test_the_code_of_a_field_that_became_text_is_none_of_it(shown):
    flat = paragraph(" REF _Ref_summary_options_f8da2315 \\h Table\u00a0S-1 sets the options")
    assert shown.text([flat]) == shown.text([paragraph("Table S-2 sets the options")])


def test_a_reference_shows_the_same_when_its_frame_is_gone(shown):
    reference = field("REF _Ref_a \\h", "Table 1-2")
    end = run(" sets them", "<w:b/>")
    framed = parsed(f"<w:p>{run('Here ')}{framed_xml(reference)}{end}</w:p>")
    bare = parsed(f"<w:p>{run('Here ')}{reference}{end}</w:p>")
    assert shown.hash([framed]) == shown.hash([bare])
    assert shown.hash([framed]) != shown.hash([parsed(f"<w:p>{run('Here ')}{reference}</w:p>")])


def test_word_and_its_saving_change_nothing(document, shown, english_file, saved_by_word):
    later = opened(saved_by_word(english_file))
    read = Shown(later, surroundings(later))
    here, there = ({c.id: c.element for c in controls(body_of(d))} for d in (document, later))
    assert len(here) > 20
    for id, element in here.items():
        assert shown.hash([element]) == read.hash([there[id]]), id


@pytest.mark.parametrize(
    ("id", "tag"), [("economics.map", "a:blip"), ("environment.districts", "w:footnoteReference")]
)
def test_pictures_and_notes_are_seen(document, shown, id, tag):
    element = block(document, id)
    before = shown.hash([element])
    mark = next(element.iter(q(tag)))
    mark.getparent().remove(mark)
    assert shown.hash([element]) != before
