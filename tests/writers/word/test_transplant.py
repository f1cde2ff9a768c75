"""Blocks carried between files."""

from __future__ import annotations

import pytest

from fs_toolkit.writers.word.controls import controls
from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import body_of, footnotes_of, opened, package_bytes
from fs_toolkit.writers.word.transplant import Transplant


@pytest.fixture
def carried(english_file, korean_file, saved_by_word):
    """Carries a block of the English report into the Korean one, as another Word saved it."""

    def carry(*ids):
        source, target = opened(english_file), opened(saved_by_word(korean_file))
        blocks = [each.element for each in controls(body_of(source)) if each.id in ids]
        last = body_of(target).find(q("w:sectPr"))
        for made in Transplant(source, target).copies(blocks):
            last.addprevious(made)
        return target

    return carry


def last_control(document):
    return list(controls(body_of(document)))[-1]


def test_styles_take_the_targets_ids(carried):
    target = carried("environment.barriers.list")
    used = {each.get(q("w:val")) for each in last_control(target).element.iter(q("w:pStyle"))}
    ids = {style.style_id: style.name for style in target.styles}
    assert {ids[each] for each in used} == {"List Bullet"}


def test_a_style_that_the_target_lost_comes_along(english_file, korean_file):
    source, target = opened(english_file), opened(korean_file)
    styles = target.styles.element
    for style in list(styles.iter(q("w:style"))):
        if style.get(q("w:styleId")) == "FSCallout":
            styles.remove(style)
    (block,) = [
        each.element for each in controls(body_of(source)) if each.id == "economics.afterwards"
    ]
    Transplant(source, target).copies([block])
    assert "FS Callout" in {style.name for style in target.styles}


def test_pictures_and_notes_and_lists_come_along(carried):
    target = carried("economics.map", "environment.districts", "environment.barriers.steps")
    assert [remark for remark in lint(package_bytes(target)) if remark.code != "FLD3"] == []
    notes = footnotes_of(target).element
    assert "Visited once." in "".join(t.text or "" for t in notes.iter(q("w:t")))


def test_numbers_of_bookmarks_drawings_and_controls_are_free_ones(carried):
    target = carried("economics.map", "environment.districts")
    remarks = {remark.code for remark in lint(package_bytes(target))}
    assert not remarks & {"BMK1", "BMK2", "DRW1", "CTL1"}


def test_a_picture_that_is_there_already_is_not_stored_twice(english_file):
    source, target = opened(english_file), opened(english_file)
    (block,) = [each.element for each in controls(body_of(source)) if each.id == "economics.map"]
    before = len(list(target.part.package.iter_parts()))
    Transplant(source, target).copies([block])
    assert len(list(target.part.package.iter_parts())) == before


def test_the_source_is_left_as_it_was(english_file, korean_file):
    source, target = opened(english_file), opened(korean_file)
    Transplant(source, target).copies([each.element for each in controls(body_of(source))])
    assert package_bytes(source) == package_bytes(opened(english_file))
