"""The manifest."""

from __future__ import annotations

from dataclasses import replace

import docx
import pytest

from fs_toolkit.writers.word.manifest import (
    EDITED,
    BrokenManifest,
    Manifest,
    Row,
    manifest_xml,
    read_manifest,
    write_manifest,
)
from fs_toolkit.writers.word.package import opened, package_bytes

MANIFEST = Manifest(
    (Row("a.b", "table", "1" * 16, "2" * 16, "_FSb_a"), Row("a.b#caption", "caption", "3" * 16, "4" * 16, "_FSb_c")),
    "5" * 16,
    "6" * 16,
    (("tool", 'fs "0.1" <x> & 한글'), ("seed", "7")),
)  # fmt: skip


@pytest.fixture
def document(template):
    return opened(template)


def test_comes_back_from_the_file(document):
    write_manifest(document, MANIFEST)
    assert read_manifest(opened(package_bytes(document))) == MANIFEST


def test_what_only_some_have_comes_back_too(document):
    row = replace(MANIFEST.rows[0], shown="7" * 48, layout="w:1,2 s:3x4", offered="8" * 16)
    manifest = replace(MANIFEST, rows=(row,), place='Hà Nội, "VN"', language="ko")
    write_manifest(document, manifest)
    assert read_manifest(opened(package_bytes(document))) == manifest


@pytest.mark.parametrize(
    "row",
    [
        {"id": '"/>'},
        {"hash": ""},
        {"words": "g" * 16},
        {"shown": "1" * 15},
        {"offered": "x"},
        {"layout": "w" * 30_000},
    ],
)
def test_a_row_that_we_never_wrote_is_refused(document, row):
    write_manifest(document, replace(MANIFEST, rows=(replace(MANIFEST.rows[0], **row),)))
    with pytest.raises(BrokenManifest):
        read_manifest(opened(package_bytes(document)))


def test_a_second_one_takes_the_place_of_the_first(document):
    write_manifest(document, MANIFEST)
    write_manifest(document, MANIFEST.edited())
    parts = [str(part.partname) for part in document.part.package.iter_parts()]
    assert sorted(part for part in parts if "customXml" in part) == [
        "/customXml/item1.xml", "/customXml/itemProps1.xml",
    ]  # fmt: skip
    assert read_manifest(document).body == EDITED


def test_a_row_is_found_by_its_id():
    assert MANIFEST.row("a.b").kind == "table"
    assert MANIFEST.row("nowhere") is None


def test_a_file_of_somebody_else_has_none():
    assert read_manifest(docx.Document()) is None


def test_order_is_written_for_people(document):
    assert b'order="2"' in manifest_xml(MANIFEST)
