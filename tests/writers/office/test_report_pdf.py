"""Reports as PDF."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pytest
from pypdf import PdfReader

from fs_toolkit.study import Study
from fs_toolkit.writers.delivery import word_bytes
from fs_toolkit.writers.office.displayed import displayed_pages
from fs_toolkit.writers.office.laid_out import OPTIONS, LaidOut, read_pdf
from fs_toolkit.writers.office.page_numbers import with_page_numbers
from fs_toolkit.writers.office.program import OfficeFailed, pdf_of
from fs_toolkit.writers.office.report_pdf import report_pdf, without_clock
from fs_toolkit.writers.office.seen_copy import (
    BODY,
    SECTION,
    NotLaidOut,
    members_of,
    parsed_part,
    seen_copy,
)
from fs_toolkit.writers.word.listed_pages import listed, shown_pages
from fs_toolkit.writers.word.markup import q

WRITTEN = b"/CreationDate(D:20261129040349Z')>> /ID [ <AB12>\n<AB12> ] /DocChecksum /CD34 end"


class TestClock:
    def test_the_date_is_the_reports(self):
        assert b"(D:20160101000000Z')" in without_clock(WRITTEN, b"20160101000000")

    def test_nothing_moves(self):
        assert len(without_clock(WRITTEN, b"20160101000000")) == len(WRITTEN)

    def test_time_and_random_names_do_not_count(self):
        other = (
            WRITTEN.replace(b"040349", b"235959")
            .replace(b"AB12", b"77FF")
            .replace(b"CD34", b"0000")
        )
        stamp = b"20160101000000"
        assert without_clock(other, stamp) == without_clock(WRITTEN, stamp)

    def test_content_does(self):
        stamp = b"20160101000000"
        one, two = without_clock(WRITTEN, stamp), without_clock(WRITTEN + b"!", stamp)
        assert one[:-4] != two[:-5]


def test_without_libreoffice_there_is_none(english_file):
    with pytest.raises(OfficeFailed, match="not installed"):
        report_pdf(english_file)


def test_what_is_no_word_file_makes_none():
    with pytest.raises(NotLaidOut):
        report_pdf(b"")


@pytest.mark.heavy
def test_has_outline_tags_title_and_language_and_is_the_same_twice(english_file, with_office):
    document = with_page_numbers(english_file, "en").document
    content, taken_out = report_pdf(document)
    assert taken_out == ()
    assert report_pdf(document)[0] == content
    reader = PdfReader(io.BytesIO(content))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"] == "en-GB"
    assert reader.metadata is not None
    assert reader.metadata.title
    titles = [each.title for each in reader.outline if not isinstance(each, list)]
    assert titles[0] == "Executive summary"
    assert any("1 " in title for title in titles)


def links_of(content: bytes) -> list[tuple[int, tuple[int, float, float]]]:
    """The links inside a PDF in reading order: the page of each, and the spot it leads to.

    One that is broken over two lines comes once.
    """
    reader = PdfReader(io.BytesIO(content))
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages, 1)}
    found = []
    for at, page in enumerate(reader.pages, 1):
        drawn = [each.get_object() for each in page.get("/Annots", [])]
        drawn = [each for each in drawn if each["/Subtype"] == "/Link" and "/Dest" in each]
        for each in sorted(drawn, key=lambda each: (-each["/Rect"][3], each["/Rect"][0])):
            target, _, left, top, *_ = each["/Dest"]
            spot = (numbers[target.idnum], float(left), float(top))
            if not found or found[-1] != (at, spot):
                found.append((at, spot))
    return found


@pytest.mark.heavy
def test_entries_lead_to_the_pages_they_print_and_references_somewhere(english_file, with_office):
    document = with_page_numbers(english_file, "en").document
    root = parsed_part(members_of(document)[BODY])
    copy = seen_copy(members_of(document), pictures=True).content
    places = read_pdf(pdf_of(copy, OPTIONS)).places
    begins = min(page for name, page in places.items() if name.startswith("_FSb_contents"))
    anchors = [anchor for _, anchor in listed(root)]
    ends = min(places[anchor] for anchor in anchors if places[anchor] > begins)

    links = links_of(report_pdf(document)[0])
    of_lists = [spot for at, spot in links if begins <= at < ends]
    assert [page for page, _, _ in of_lists] == [places[anchor] for anchor in anchors]
    assert len(set(of_lists)) == len(anchors)
    sections = {name: page for name, page in places.items() if name.startswith(SECTION)}
    led = dict(zip(anchors, (page for page, _, _ in of_lists), strict=True))
    printed = displayed_pages(root, LaidOut({**sections, **led}, 0, ()))
    assert {name: printed[name] for name in anchors} == shown_pages(root)

    references = sum(1 for each in root.iter(q("w:instrText")) if " REF " in (each.text or ""))
    numbers = sum(1 for each in root.iter(q("w:hyperlink")) if each.get(q("w:anchor")))
    assert references
    assert len(links) >= references + numbers


def squeezed(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text)


@pytest.mark.heavy
@pytest.mark.parametrize("name", ["hanoi", "example"])
def test_no_row_of_a_table_is_lost(name, with_office):
    """LibreOffice 7 drops rows of a long table whose last row is bound to what follows."""
    study = Study.read(Path(__file__).resolve().parents[3] / "studies" / name)
    document = word_bytes(study.report()[0])
    said = squeezed("".join(p.extract_text() for p in PdfReader(io.BytesIO(report_pdf(document)[0])).pages))  # fmt: skip
    rows: Counter[str] = Counter()
    for row in parsed_part(members_of(document)[BODY]).iter(q("w:tr")):
        cells = ["".join(t.text or "" for t in c.iter(q("w:t"))) for c in row.iter(q("w:tc"))]
        rows[max(map(squeezed, cells), key=len)[:24]] += 1
    told = {words: count for words, count in rows.items() if len(words) >= 16}
    assert len(told) > 300
    assert {words for words, count in told.items() if said.count(words) < count} == set()
