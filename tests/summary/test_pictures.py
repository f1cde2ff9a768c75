"""Annex E, which is there only if there are pictures."""

from __future__ import annotations

import struct
import zlib

import pytest

from fs_toolkit.core.model import Image
from fs_toolkit.core.pictures import Picture as Row
from fs_toolkit.core.pictures import Pictures
from fs_toolkit.document.blocks import Cite, Heading, Picture
from fs_toolkit.summary.pictures import pictures


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


HEADER = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
PNG = b"\x89PNG\r\n\x1a\n" + b"".join(
    (chunk(b"IHDR", HEADER), chunk(b"IDAT", zlib.compress(b"\0\x80")), chunk(b"IEND", b""))
)
"""One grey pixel."""

TABLE = "file,caption,source,alt\nhall.png,The counter hall in 2015,,A hall with counters\n"


@pytest.fixture
def inputs() -> Pictures:
    rows = (
        Row(file="hall.png", caption="The counter hall", alt="Counters", source=("wb_2016",)),
        Row(file="map.png", caption="The pilot districts", alt="A map"),
    )
    files = {"hall.png": Image("hall.png", PNG), "map.png": Image("map.png", PNG + b"\0")}
    return Pictures(pictures=rows, files=files)


def test_without_pictures_there_is_no_annex(studied, wording):
    assert list(pictures(Pictures(), wording)) == []
    assert list(pictures(studied.inputs.pictures, wording)) == []


def test_each_picture_has_its_own_image_caption_and_words(inputs, wording):
    shown = [block for block in pictures(inputs, wording) if isinstance(block, Picture)]
    said = [(each.caption, each.alt, each.image) for each in shown]
    assert said == [
        ("The counter hall", "Counters", PNG),
        ("The pilot districts", "A map", PNG + b"\0"),
    ]


def test_a_source_is_cited_where_there_is_one(inputs, wording):
    first, second = (block for block in pictures(inputs, wording) if isinstance(block, Picture))
    assert Cite(("wb_2016",)) in first.source
    assert second.source == ()


def test_all_pictures_are_referred_to(inputs, wording, page):
    read = page(pictures(inputs, wording))
    assert {"annex.picture.1", "annex.picture.2"} <= set(read.ids)
    assert read.never_referred_to() == set()


def test_the_annex_is_lettered_e(inputs, wording):
    heading = next(iter(pictures(inputs, wording)))
    assert isinstance(heading, Heading)
    assert (heading.level, heading.numbered, heading.letter) == (1, False, "E")


def test_a_picture_in_the_study_s_folder_reaches_the_report(hanoi, page):
    from fs_toolkit.study import Study

    hanoi.write("pictures/hall.png", PNG).write("pictures/pictures.csv", TABLE)
    report, findings = Study.read(hanoi.folder).report("en")
    assert findings == ()
    read = page(report.body)
    assert read["annex.picture.1"].image == PNG
    assert read["annex.picture.1"].caption == "The counter hall in 2015"
    assert read.ids.index("annex.limitations") < read.ids.index("annex.pictures")
    assert read.ids.index("annex.pictures") < read.ids.index("annex.references")
