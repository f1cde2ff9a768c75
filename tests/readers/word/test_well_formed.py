"""Broken, declared or endless XML is refused while it streams."""

from __future__ import annotations

from itertools import repeat

import pytest

from fs_toolkit.readers.word.refusal import NotRead
from fs_toolkit.readers.word.well_formed import DEEPEST, Counter, check_xml

LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w>&b;</w>'
OUTSIDE = b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'


def looked(*pieces: bytes, largest: int = 1_000_000) -> bytes:
    return check_xml(pieces, "word/document.xml", Counter(), largest)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_is_well_formed_comes_out_as_it_was(encoding):
    xml = f'<?xml version="1.0" encoding="{encoding}"?><a><b>é</b></a>'.encode(encoding)
    assert looked(xml[:9], xml[9:]) == xml


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        (b"<a><b></a>", "breaks off at line 1"),
        (b"<a>", "breaks off"),
        (b"", "breaks off"),
        (b"<a>&nbsp;</a>", "breaks off"),
        (LAUGHS, "declares a document type"),
        (OUTSIDE, "declares a document type"),
        (b"<!DOCTYPE html><html/>", "declares a document type"),
        (b'<?xml version="1.0" encoding="x-none"?><a/>', "encoding|breaks off"),
        (b"<a>" * (DEEPEST + 1) + b"</a>" * (DEEPEST + 1), "holds far more"),
    ],
)
def test_what_is_not_is_refused(xml, said):
    with pytest.raises(NotRead, match=said):
        looked(xml)


def test_it_stops_reading_where_the_limit_is():
    pieces = iter([b"<a>", *repeat(b"<b/>" * 1000, 10**6)])
    with pytest.raises(NotRead, match="holds far more"):
        check_xml(pieces, "x", Counter(), 100_000)
    assert next(pieces)  # the rest was never asked for


def test_elements_of_all_parts_count_together(monkeypatch):
    monkeypatch.setattr("fs_toolkit.readers.word.well_formed.MOST_ELEMENTS", 5)
    counter = Counter()
    check_xml([b"<a><b/><b/></a>"], "one", counter, 1000)
    with pytest.raises(NotRead):
        check_xml([b"<a><b/><b/></a>"], "two", counter, 1000)


def test_one_endless_text_is_refused(monkeypatch):
    monkeypatch.setattr("fs_toolkit.readers.word.well_formed.LONGEST_TEXT", 50)
    with pytest.raises(NotRead):
        looked(b"<a>" + b"x" * 60 + b"</a>")
