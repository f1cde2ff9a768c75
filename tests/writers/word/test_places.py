"""Where blocks stand."""

from __future__ import annotations

import copy

import pytest

from fs_toolkit.writers.word.manifest import read_manifest
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.package import body_of, opened
from fs_toolkit.writers.word.places import paragraph_of, places_of


@pytest.fixture
def document(english_file):
    return opened(english_file)


def test_every_block_of_the_manifest_has_a_place(document):
    manifest = read_manifest(document)
    places = places_of(document, manifest)
    assert set(places.found) == {row.id for row in manifest.rows}
    assert places.copies == {}
    assert places.found["environment"].tag == q("w:p")
    assert places.found["environment.districts"].tag == q("w:sdt")


@pytest.mark.parametrize("id", ["environment.districts", "environment"])
def test_of_copies_the_first_is_ours(document, id):
    manifest = read_manifest(document)
    first = places_of(document, manifest).found[id]
    made = copy.deepcopy(first)
    first.addnext(made)
    places = places_of(document, manifest)
    assert places.found[id] is first
    assert places.copies == {id: [made]}


def test_the_paragraph_around_an_element(document):
    run = next(body_of(document).iter(q("w:r")))
    assert paragraph_of(run).tag == q("w:p")
    assert paragraph_of(parsed("<w:tbl/>")) is None
