"""Macros are left out; what reaches outside is named and never followed."""

from __future__ import annotations

import pytest

from fs_toolkit.readers.word.reach import TYPES, main_part, outside, without_macros
from fs_toolkit.readers.word.refusal import NotRead

MAIN = "word/document.xml"
MACRO = b"application/vnd.ms-word.document.macroEnabled.main+xml"
DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def with_macros(related, namespace="http://schemas.microsoft.com/office/2006/relationships"):
    parts = related(("vbaProject", "vbaProject.bin", False), namespace=namespace)
    parts["word/vbaProject.bin"] = b"Sub AutoOpen()"
    parts["word/vbaData.xml"] = b"<wne:vbaSuppData xmlns:wne='x'/>"
    parts["word/_rels/vbaProject.bin.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="' + namespace.encode() + b'/wordVbaData" Target="vbaData.xml"/>'
        b"</Relationships>"
    )  # fmt: skip
    parts[TYPES] = parts[TYPES].replace(DOCUMENT, MACRO).replace(
        b"</Types>",
        b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        b'<Override PartName="/word/vbaData.xml" ContentType="application/vnd.ms-word.vbaData+xml"/></Types>',
    )  # fmt: skip
    return parts


def test_macros_are_left_out_and_said_so(related):
    kept, remarks = without_macros(with_macros(related), MAIN)
    assert not [name for name in kept if "vba" in name.lower()]
    assert b"vba" not in kept[TYPES].lower()
    assert b"macroEnabled" not in kept[TYPES]
    assert b"vba" not in kept["word/_rels/document.xml.rels"].lower()
    [remark] = remarks
    assert remark.startswith("macros were left out: ")
    assert "word/vbaProject.bin" in remark


def test_a_file_without_macros_is_as_it_was(parts):
    assert without_macros(parts, MAIN) == (parts, [])


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("image", "linked picture"),
        ("oleObject", "linked object"),
        ("attachedTemplate", "attached template"),
        ("subDocument", "chapter in another file"),
        ("aFChunk", "text in another file"),
        ("mailMergeSource", "mail merge"),
        ("somethingNew", "something outside"),
    ],
)
def test_what_lies_outside_is_named(related, kind, said):
    [remark] = outside(related((kind, "file://server/share/x", True)), MAIN)
    assert said in remark
    assert "file://server/share/x" in remark


def test_links_of_the_text_stay_silent(related):
    assert not list(outside(related(("hyperlink", "https://example.org", True)), MAIN))


@pytest.mark.parametrize(("kind", "said"), [("oleObject", "embedded object"), ("control", "ActiveX"), ("package", "embedded object")])  # fmt: skip
def test_what_is_embedded_is_named(related, kind, said):
    [remark] = outside(related((kind, "embeddings/x.bin", False)), MAIN)
    assert said in remark


@pytest.mark.parametrize(
    ("code", "named"),
    [
        (' INCLUDEPICTURE "http://example.org/pixel.png" ', True),
        (" DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe ", True),
        (" INCLUDETEXT other.docx", True),
        (" SEQ Table \\* ARABIC", False),
        (' HYPERLINK "https://example.org"', False),
    ],
)
def test_fields_that_read_other_files_are_named(parts, code, named):
    run = f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code[:4]}</w:instrText></w:r><w:r><w:instrText>{code[4:]}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    parts[MAIN] = parts[MAIN].replace(b"<w:body>", b"<w:body>" + run.encode())
    found = list(outside(parts, MAIN))
    assert bool(found) is named


def test_the_strict_form_is_refused(parts):
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
    )
    with pytest.raises(NotRead, match="strict form"):
        main_part(parts)
