"""Fields as they are written."""

from __future__ import annotations

from fs_toolkit.writers.word.fields import CLOSED, chapter_number, field, opened, sequence
from fs_toolkit.writers.word.fields_found import found_fields
from fs_toolkit.writers.word.markup import parsed, run


def only(xml: str):
    (found,) = found_fields(parsed(f"<w:p>{xml}</w:p>"))
    return found


def test_a_field_has_its_instruction_and_its_result():
    found = only(field("REF _Ref_x \\h", "Table 1-2"))
    assert found.words == ["REF", "_Ref_x", "\\h"]
    assert found.text == "Table 1-2"


def test_is_complex_and_not_dirty():
    xml = field("PAGE", "1")
    assert "fldSimple" not in xml
    assert "dirty" not in xml


def test_an_empty_result_shows_nothing():
    assert only(field("STYLEREF 1", "")).text == ""


def test_numbers_of_captions_begin_again_at_headings_of_level_one():
    assert only(sequence("표", 3)).words == ["SEQ", "표", "\\*", "ARABIC", "\\s", "1"]
    assert only(chapter_number("2")).words == ["STYLEREF", "1", "\\s"]


def test_a_field_may_go_on_over_paragraphs():
    first, last = f"<w:p>{opened('TOC')}{run('one')}</w:p>", f"<w:p>{run('two')}{CLOSED}</w:p>"
    (found,) = found_fields(parsed(f"<w:body>{first}{last}</w:body>"))
    assert found.text == "onetwo"


def test_an_instruction_may_hold_any_character():
    assert only(field('TOC \\c "R&D <x>"', "")).words[-1] == '<x>"'
