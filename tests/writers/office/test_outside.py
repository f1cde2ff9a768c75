"""What leads out of a Word file."""

from __future__ import annotations

import pytest
from lxml import etree

from fs_toolkit.writers.office.outside import KEPT, SILENT, cut_off, inside_only
from fs_toolkit.writers.word.markup import DECLARATIONS, q

TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relationships(*rows: tuple[str, str, str, bool]) -> bytes:
    inner = "".join(
        f'<Relationship Id="{id}" Type="{TYPE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if external else "/>")
        for id, kind, target, external in rows
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'.encode()


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        ("image", "linked picture http://a.example/x"),
        ("attachedTemplate", "attached template http://a.example/x"),
        ("oleObject", "embedded object http://a.example/x"),
        ("subDocument", "linked document http://a.example/x"),
        ("somethingNew", "somethingNew http://a.example/x"),
        ("styles", "styles http://a.example/x"),
    ],
)
def test_what_is_fetched_from_outside_goes_and_is_named(kind, named):
    found = inside_only(relationships(("r1", kind, "http://a.example/x", True)))
    assert found.gone == {"r1"}
    assert found.named == (named,)
    assert b"a.example" not in found.xml


def test_links_that_a_reader_clicks_stay():
    source = relationships(("r1", "hyperlink", "http://a.example", True))
    found = inside_only(source)
    assert (found.gone, found.named) == (frozenset(), ())
    assert b"a.example" in found.xml


def test_objects_macros_and_controls_inside_the_file_go_too():
    found = inside_only(
        relationships(
            ("r1", "oleObject", "embeddings/o.bin", False),
            ("r2", "vbaProject", "vbaProject.bin", False),
            ("r3", "aFChunk", "chunk.html", False),
            ("r4", "image", "media/i.png", False),
            ("r5", "package", "embeddings/book.xlsx", False),
        )
    )
    assert found.gone == {"r1", "r2", "r3", "r5"}
    assert found.named == (
        "embedded object embeddings/o.bin",
        "macros vbaProject.bin",
        "embedded document chunk.html",
    )


def test_an_address_is_told_in_part():
    (named,) = inside_only(relationships(("r1", "image", "http://a/" + "x" * 500, True))).named
    assert len(named) < 150


def test_lists_do_not_contradict_each_other():
    assert KEPT.isdisjoint(SILENT)


def test_a_linked_picture_keeps_its_frame_and_an_object_its_picture():
    root = etree.fromstring(
        f'<w:body {DECLARATIONS} xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml">'
        '<w:p><w:r><w:drawing><a:blip r:link="r1"/></w:drawing></w:r></w:p>'
        '<w:p><w:r><w:object><v:shape><v:imagedata r:id="r4"/></v:shape><o:OLEObject r:id="r2"/></w:object></w:r></w:p>'
        '<w:altChunk r:id="r3"/></w:body>'
    )
    cut_off(root, frozenset({"r1", "r2", "r3"}))
    (blip,) = root.iter(q("a:blip"))
    assert dict(blip.attrib) == {}
    shown = etree.tostring(root, encoding="unicode")
    assert "imagedata" in shown
    assert "OLEObject" not in shown
    assert "altChunk" not in shown


def test_a_picture_of_the_old_kind_that_is_linked_goes():
    root = etree.fromstring(
        f'<w:body {DECLARATIONS} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:imagedata r:id="r1"/></v:shape></w:body>'
    )
    cut_off(root, frozenset({"r1"}))
    assert "imagedata" not in etree.tostring(root, encoding="unicode")
