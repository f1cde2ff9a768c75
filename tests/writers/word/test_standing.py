"""How a report stands after people worked on it."""

from __future__ import annotations

import docx
import pytest

from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.standing import Standing, reframed, standing


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


def unframe(body):
    for frame in list(body.iter(q("w:sdt"))):
        content = frame.find(q("w:sdtContent"))
        for child in list(content):
            frame.addprevious(child)
        frame.getparent().remove(frame)


def test_a_file_that_lost_its_frames_is_known(english_file, edited):
    assert not standing(english_file).has_lost_its_frames
    assert standing(edited(english_file, unframe)).has_lost_its_frames
    assert not standing(b"").has_lost_its_frames


def test_lost_frames_are_found_again_and_edits_with_them(english_file, edited):
    def edit(body):
        text = next(t for t in body.iter(q("w:t")) if "A prose file is one piece" in (t.text or ""))
        text.text = "A person rewrote this piece."
        unframe(body)

    data, found = reframed(edited(english_file, edit))
    assert found.flat == found.written.keys()
    assert not found.has_lost_its_frames
    assert [block for block in found.now if found.edited(block)] == ["environment.conclusion"]
    assert set(found.now) == set(standing(english_file).now)
    assert standing(data).now == found.now


def test_without_bookmarks_nothing_is_found_again(english_file, edited):
    def flatten(body):
        unframe(body)
        for each in list(body.iter(q("w:bookmarkStart"), q("w:bookmarkEnd"))):
            each.getparent().remove(each)

    _, found = reframed(edited(english_file, flatten))
    assert found.has_lost_its_frames


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04"])
def test_there_is_nothing_to_find_in_what_is_not_ours(data):
    assert reframed(data) == (data, Standing())


def test_edited_headers_and_footers_are_named(english_file, edited_part, members, saved_by_word):
    header = next(
        name
        for name, content in members(english_file).items()
        if name.startswith("word/header") and b"<w:t" in content
    )

    def edit(root):
        text = next(root.iter(q("w:t")))
        text.text = f"{text.text} Confidential"

    assert standing(english_file).stories == standing(saved_by_word(english_file)).stories == ()
    (words,) = standing(edited_part(english_file, header, edit)).stories
    assert "Confidential" in words


def test_an_update_does_not_make_an_edited_header_ours(
    english_file, edited_part, members, english, written
):
    from fs_toolkit.writers.word import update_report

    header = next(
        name
        for name, content in members(english_file).items()
        if name.startswith("word/header") and b"<w:t" in content
    )

    def edit(root):
        next(root.iter(q("w:t"))).text = "Confidential"

    after, _ = update_report(edited_part(english_file, header, edit), written(english))
    assert len(standing(after).stories) == 1
