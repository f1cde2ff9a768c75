"""Reports as PDF."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from fs_toolkit.writers.office.page_numbers import with_page_numbers
from fs_toolkit.writers.office.program import OfficeFailed
from fs_toolkit.writers.office.report_pdf import report_pdf, without_clock
from fs_toolkit.writers.office.seen_copy import NotLaidOut

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
