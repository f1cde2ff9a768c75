"""Places in a PDF."""

from __future__ import annotations

import io

import pytest

from fs_toolkit.writers.office.laid_out import bookmark_of, read_pdf


def pdf(**places: int) -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    for _ in range(max(places.values())):
        writer.add_blank_page(100, 100)
    for name, page in places.items():
        writer.add_named_destination(name.replace("_", "5F"), page - 1)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def test_bookmarks_with_their_pages():
    found = read_pdf(pdf(_Ref_a_1=3, _FSs0=1))
    assert dict(found.places) == {"_Ref_a_1": 3, "_FSs0": 1}
    assert found.pages == 3
    assert found.fonts == ()


def test_names_read_back():
    assert bookmark_of("/5FRef5Fa5f") == "_Ref_a5f"  # a digest's own letters are small


@pytest.mark.parametrize("content", [b"", b"%PDF-1.6 and no more", b"PK\x03\x04"])
def test_what_is_no_pdf_is_refused(content):
    with pytest.raises(ValueError, match="cannot be read"):
        read_pdf(content)
