"""Faults of a file that we are about to write."""

from fs_toolkit.writers.word.faults import new_faults
from fs_toolkit.writers.word.markup import parsed, q

OPEN_FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'


def spoil(body):
    paragraph = next(body.iter(q("w:p")))
    paragraph.append(parsed(OPEN_FIELD))


def test_a_good_file_has_none(english_file, korean_file):
    assert new_faults(english_file) == new_faults(korean_file) == ()


def test_each_is_a_line(english_file, edited):
    [fault] = new_faults(edited(english_file, spoil))
    assert "word/document.xml" in fault
    assert "field" in fault


def test_what_a_file_came_with_is_no_news(english_file, edited):
    once = edited(english_file, spoil)
    assert new_faults(once, once) == ()
    assert len(new_faults(once, english_file)) == 1
