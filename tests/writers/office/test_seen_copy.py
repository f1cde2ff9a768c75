"""The copy that LibreOffice sees."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from fs_toolkit.writers.office.seen_copy import (
    BODY,
    NotLaidOut,
    members_of,
    parsed_part,
    sections,
    seen_copy,
)
from fs_toolkit.writers.word.markup import q


def copy_of(document: bytes, *, pictures: bool = False) -> dict[str, bytes]:
    return members_of(seen_copy(members_of(document), pictures=pictures).content)


def test_holds_no_control_no_manifest_and_opens_as_a_word_file(english_file):
    made = copy_of(english_file)
    root = parsed_part(made[BODY])
    assert next(root.iter(q("w:sdt")), None) is None
    assert not any(name.startswith("customXml") for name in made)
    import docx

    assert docx.Document(io.BytesIO(seen_copy(members_of(english_file), pictures=True).content))


def test_shows_the_same_words(english_file):
    def words(content: bytes) -> str:
        return "".join(text.text or "" for text in parsed_part(content).iter(q("w:t")))

    assert words(copy_of(english_file)[BODY]) == words(members_of(english_file)[BODY])


def test_is_the_same_each_time(english_file):
    assert copy_of(english_file) == copy_of(english_file)


def test_pictures_are_dots_where_only_places_are_asked_for(english_file):
    small, whole = copy_of(english_file), copy_of(english_file, pictures=True)
    pictures = [name for name in whole if name.endswith(".png")]
    assert pictures
    assert all(len(small[name]) < 100 < len(whole[name]) for name in pictures)
    extents = [
        [dict(each.attrib) for each in parsed_part(made[BODY]).iter(q("wp:extent"))]
        for made in (small, whole)
    ]
    assert extents[0] == extents[1]


def test_each_section_begins_with_a_bookmark(english_file):
    root = parsed_part(copy_of(english_file)[BODY])
    names = [each.get(q("w:name")) for each in root.iter(q("w:bookmarkStart"))]
    marks = [name for name in names if name.startswith("_FSs")]
    assert marks == [f"_FSs{at}" for at, _ in enumerate(sections(root))]
    assert len(marks) > 2


def test_a_table_of_another_program_is_named(word_file):
    source = word_file(
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><a:blip r:link="rIdX"/></wp:inline></w:drawing></w:r></w:p>',
        ("rIdX", "image", "http://a.example/x.png", True),
        ("rIdY", "oleObject", "embeddings/o.bin", False),
    )
    found = seen_copy(members_of(source), pictures=True)
    assert found.taken_out == (
        "linked picture http://a.example/x.png",
        "embedded object embeddings/o.bin",
    )
    assert b"a.example" not in b"".join(members_of(found.content).values())


def test_lists_leave_room_for_no_indent_that_libreoffice_cannot_draw_over(word_file):
    members = members_of(word_file("<w:p/>"))
    styles = parsed_part(members["word/styles.xml"])
    for style in styles.iter(q("w:style")):
        if style.get(q("w:styleId")) == "TOC1":
            style.find(f"{q('w:pPr')}/{q('w:ind')}").set(q("w:right"), "567")
    members["word/styles.xml"] = etree.tostring(styles)
    made = members_of(seen_copy(members, pictures=False).content)
    assert b'w:right="567"' in members["word/styles.xml"]
    assert b'w:right="567"' not in made["word/styles.xml"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"\xd0\xcf\x11\xe0 encrypted"])
def test_what_is_no_word_file_is_not_laid_out(content):
    with pytest.raises(NotLaidOut):
        members_of(content)


def test_a_zip_of_other_things_is_not_laid_out():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "text/plain")
    with pytest.raises(NotLaidOut, match="no Word file"):
        members_of(target.getvalue())


def test_broken_xml_and_entities_stay_outside(tmp_path):
    with pytest.raises(NotLaidOut, match="broken"):
        parsed_part(b"<w:document>")
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    source = f'<!DOCTYPE a [<!ENTITY b SYSTEM "{secret.as_uri()}">]><a>&b;</a>'
    assert b"secret</a>" not in etree.tostring(parsed_part(source.encode()))


def test_what_is_too_large_is_not_unpacked(monkeypatch, english_file):
    monkeypatch.setattr("fs_toolkit.writers.office.seen_copy.LARGEST", 1000)
    with pytest.raises(NotLaidOut, match="larger"):
        members_of(english_file)
