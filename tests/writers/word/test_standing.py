"""How a report stands after people worked on it."""

from __future__ import annotations

import docx
import pytest

from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.standing import Standing, standing


def test_an_untouched_report_stands_as_it_was_written(english_file, saved_by_word):
    for data in (english_file, saved_by_word(english_file)):
        found = standing(data)
        assert found.is_ours
        assert found.language == "en"
        assert found.kinds["environment.conclusion"] == "prose"
        assert set(found.now) == set(found.written)
        assert [block for block in found.now if found.edited(block)] == []


def test_numbers_and_names_of_headings(english_file):
    found = standing(english_file)
    assert {"1", "1.1", "1.2", "1.2.1", "2", "2.1"} <= set(found.numbers.values())
    assert "environment.overview" in found.names.values()
    assert "environment.districts" in found.names.values()
    assert "environment.conclusion.head" not in found.names.values()
    assert {"environment.districts", "environment.overview"} <= set(found.targets.values())


def test_an_edited_and_a_deleted_block(english_file, edited):
    def change(body):
        for text in body.iter(q("w:t")):
            if text.text and "Hanoi can carry" in text.text:
                text.text = "Hanoi cannot carry it."
        for frame in list(body.iter(q("w:sdt"))):
            tag = frame.find(f"{q('w:sdtPr')}/{q('w:tag')}")
            if tag is not None and "environment.wards" in tag.get(q("w:val")):
                frame.getparent().remove(frame)

    found = standing(edited(english_file, change))
    assert found.edited("environment.overview.answer")
    assert not found.edited("environment.overview.text")
    assert "environment.wards" in found.written
    assert "environment.wards" not in found.now
    assert not found.edited("environment.wards")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04"])
def test_what_is_no_report_of_ours(data, tmp_path):
    assert standing(data) == Standing()
    path = tmp_path / "other.docx"
    docx.Document().save(str(path))
    assert not standing(path.read_bytes()).is_ours


def test_a_file_that_lost_its_frames_is_known(english_file, edited):
    def unframe(body):
        for frame in list(body.iter(q("w:sdt"))):
            content = frame.find(q("w:sdtContent"))
            for child in list(content):
                frame.addprevious(child)
            frame.getparent().remove(frame)

    assert not standing(english_file).has_lost_its_frames
    assert standing(edited(english_file, unframe)).has_lost_its_frames
    assert not standing(b"").has_lost_its_frames
