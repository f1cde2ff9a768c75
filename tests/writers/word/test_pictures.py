"""Pictures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.package import opened
from fs_toolkit.writers.word.pictures import Room, picture_xml

ROOM = Room(1_000_000, 600_000)


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_fit_their_room_and_keep_their_shape(across, down):
    width, height = ROOM.fit(across, down)
    assert width <= ROOM.width
    assert height <= ROOM.height
    assert max(width / ROOM.width, height / ROOM.height) == pytest.approx(1, abs=1e-3)
    if min(width, height) > 1000:
        assert width / height == pytest.approx(across / down, rel=0.01)


def test_a_picture_tells_what_it_shows(template, picture):
    part = opened(template).part
    run = parsed(picture_xml(part, "a.b", picture(200, 100), 'Two "bars"', number=3, room=ROOM))
    properties = next(run.iter(q("wp:docPr")))
    assert properties.get("descr") == 'Two "bars"'
    assert properties.get("id") == "3"
    extent = next(run.iter(q("wp:extent")))
    assert (extent.get("cx"), extent.get("cy")) == ("1000000", "500000")


def test_the_same_picture_is_stored_once(template, picture):
    part = opened(template).part
    for number in (1, 2):
        picture_xml(part, "a", picture(20, 10), "x", number=number, room=ROOM)
    assert len([rel for rel in part.rels.values() if rel.reltype.endswith("/image")]) == 1


@pytest.mark.parametrize("image", [b"", b"GIF?", b"\x89PNG\r\n\x1a\n", b"<svg/>", b"\xff\xd8\xff"])
def test_what_is_no_picture_is_refused_by_the_blocks_id(template, image):
    with pytest.raises(ValueError, match=r"a\.b: the picture is neither a PNG nor a JPEG"):
        picture_xml(opened(template).part, "a.b", image, "x", number=1, room=ROOM)


def test_a_picture_without_pixels_is_refused():
    with pytest.raises(ValueError, match="at least one pixel"):
        ROOM.fit(0, 5)


def test_a_picture_may_have_an_outline_for_programs_that_show_it(template, picture):
    document = opened(template)
    run = parsed(
        picture_xml(
            document.part, "a", picture(20, 10), "x", number=1, room=ROOM, outline=b"<svg/>"
        )
    )
    (blip,) = run.iter(q("a:blip"))
    (outline,) = blip.iter("{*}svgBlip")
    part = document.part.related_parts[outline.get(q("r:embed"))]
    assert (part.blob, part.content_type) == (b"<svg/>", "image/svg+xml")
    assert document.part.related_parts[blip.get(q("r:embed"))].content_type == "image/png"
    plain = parsed(picture_xml(document.part, "a", picture(20, 10), "x", number=2, room=ROOM))
    assert next(plain.iter("{*}svgBlip"), None) is None
