"""A file under a wrong name is called what it is."""

from __future__ import annotations

import pytest

from fs_toolkit.readers.word.kinds import check_kind, check_members
from fs_toolkit.readers.word.refusal import NotRead

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.7\n...", "this is a PDF"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\xef\xbb\xbf <!DOCTYPE html><html>", "web page"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "web page"),
        (b'<?xml version="1.0"?><pkg:package xmlns:pkg="x">', "XML in one file"),
        (COMPOUND + wide("EncryptedPackage"), "protected by a password"),
        (COMPOUND + wide("\6DataSpaces") + wide("DRMEncryptedDataSpace"), "rights management"),
        (COMPOUND + wide("WordDocument"), "an old .doc"),
        (COMPOUND + wide("Workbook"), "an Excel workbook"),
        (COMPOUND, "an older program"),
        (b"Dear colleagues,", "not a Word file"),
        (b"\x89PNG\r\n\x1a\n", "not a Word file"),
    ],
)
def test_what_is_no_zip_is_called_what_it_is(data, said):
    with pytest.raises(NotRead, match=said) as refused:
        check_kind(data)
    assert refused.value.cure.endswith(".")


def test_a_zip_passes():
    check_kind(b"PK\x03\x04...")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ({"mimetype", "content.xml"}, "OpenDocument"),
        ({"[content_types].xml", "xl/workbook.xml"}, "Excel"),
        ({"[content_types].xml", "ppt/presentation.xml"}, "PowerPoint"),
        ({"report.docx"}, "zip archive"),
    ],
)
def test_a_zip_of_another_program_is_refused(names, said):
    with pytest.raises(NotRead, match=said):
        check_members(frozenset(names))


def test_a_document_with_a_workbook_in_it_passes():
    names = {"[content_types].xml", "word/document.xml", "xl/workbook.xml"}
    check_members(frozenset(names))
