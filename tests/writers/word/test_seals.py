"""Hashes of the whole."""

from __future__ import annotations

from fs_toolkit.writers.word.controls import controls
from fs_toolkit.writers.word.package import body_of, opened
from fs_toolkit.writers.word.seals import (
    block_canonical,
    is_contents,
    surroundings,
    whole_canonical,
)


def test_the_whole_is_the_same_with_and_without_what_is_known(english_file):
    document = opened(english_file)
    around = surroundings(document)
    known = {
        each.element: block_canonical(each.id, each.element, around)
        for each in controls(body_of(document))
    }
    assert whole_canonical(document, around, known) == whole_canonical(document, around)


def test_lists_of_contents_are_named_and_not_read(english_file):
    document = opened(english_file)
    seen = whole_canonical(document, surroundings(document))
    assert "\n[contents]" in seen.full
    assert "\n[contents.figures]" in seen.full
    assert seen.words.count("Every number has a source") == 1


def test_headers_and_footers_belong_to_the_whole(english_file):
    document = opened(english_file)
    seen = whole_canonical(document, surroundings(document))
    assert "{STYLEREF 1}" in seen.full
    assert "{NUMPAGES}" in seen.full


def test_a_list_is_read_with_what_it_shows(english_file):
    document = opened(english_file)
    around = surroundings(document)
    (element,) = [each.element for each in controls(body_of(document)) if each.id == "contents"]
    assert "Barriers" in block_canonical("contents", element, around).full
    assert "Barriers" not in block_canonical("other", element, around).full
    assert is_contents("contents.tables")
    assert not is_contents("contentsx")
