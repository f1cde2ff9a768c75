"""A document as a package."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest

from fs_toolkit.writers.word.markup import PREFIXES
from fs_toolkit.writers.word.package import (
    StyleIds,
    hoist_namespaces,
    opened,
    package_bytes,
    place_of,
    report_date,
    set_language,
    style_names,
)


class TestDate:
    @pytest.mark.parametrize(
        ("run", "printed", "day"),
        [
            ((), "31 December 2015", (2015, 12, 31)),
            ((), "2015년 12월 31일", (2015, 12, 31)),
            ((("in_force_at", "2014-06-30"),), "2015-12-31", (2015, 12, 31)),
            ((("in_force_at", "2014-06-30"),), "undated", (2014, 6, 30)),
            ((("odd", "2015-99-99"),), "2015년", (2015, 1, 1)),
            ((("tool", "1.2.3"),), "99 Brumaire 2015", (2015, 1, 1)),
            ((), "undated", (2000, 1, 1)),
        ],
    )
    def test_is_the_reports_and_never_the_clocks(self, english, run, printed, day):
        report = replace(english, run=run, front=replace(english.front, date=printed))
        assert report_date(report) == datetime(*day, tzinfo=UTC)


class TestStyles:
    def test_are_found_by_name_in_any_case(self, template):
        styles = StyleIds(opened(template))
        assert styles["Heading 1"] == styles["heading 1"] == "Heading1"
        with pytest.raises(LookupError, match="no style 'FS Nothing'"):
            styles["FS Nothing"]

    def test_have_names(self, template):
        assert style_names(opened(template))["TOC1"] == "toc 1"


class TestBytes:
    def test_are_the_same_after_opening_and_closing(self, english_file):
        once = package_bytes(opened(english_file))
        assert package_bytes(opened(once)) == once

    def test_declare_namespaces_once(self, english_file, members):
        xml = members(english_file)["word/document.xml"]
        assert xml.count(b"xmlns:w=") == xml.count(b"xmlns:pic=") == 1

    def test_gather_declarations_of_a_file_that_had_few(self):
        root = docx.Document().element
        hoist_namespaces(root)
        assert all(root.nsmap[prefix] == uri for prefix, uri in PREFIXES.items())
        assert "w15" in root.get(f"{{{PREFIXES['mc']}}}Ignorable")


def test_the_language_is_the_reports(template):
    document = opened(template)
    set_language(document, "en")
    assert 'w:val="en-GB"' in document.styles.element.xml
    set_language(document, "ko")
    assert '<w:lang w:val="en-US" w:eastAsia="ko-KR"' in document.styles.element.xml


def test_a_place_has_a_comma_only_between_two_names(english):
    assert place_of(english.front) == "Hanoi, Viet Nam"
    assert place_of(replace(english.front, country="")) == "Hanoi"
