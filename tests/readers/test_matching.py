from __future__ import annotations

import pytest

from fs_toolkit.readers.exports import Export
from fs_toolkit.readers.matching import match_columns


def matched(section, *header, rows=()):
    export = Export("e.csv", tuple(header), list(rows), list(range(2, 2 + len(rows))))
    return match_columns(export, section.survey_items, section.survey_columns)


@pytest.mark.parametrize(
    "header",
    [
        "easy",
        "EASY",
        "group1/easy",
        "group1/inner/easy",
        "Q1[easy]",
        "Q1[easy]. Reporting",
        "easy. Some longer words",
        "Reporting takes little of my time.",
        "reporting takes little of my time",
        "Do you agree? [Reporting takes little of my time.]",
        "Q4. Reporting takes little of my time.",
        "  Reporting   takes little of my time. ",
    ],
)
def test_a_statement_is_known_by_id_code_or_text(section, header):
    matching, findings = matched(section, header)
    assert findings == []
    assert matching.items == {"easy": 0}


def test_codes_and_headers_of_columns_are_known(section):
    matching, _ = matched(section, "Q9", "How old are you?", "Weight")
    assert matching.items == {"way": 0}
    assert matching.columns == {"age": 1}
    assert matching.weight == 2


def test_an_item_that_speaks_of_a_telephone_is_no_telephone_number(section):
    matching, _ = matched(section, "I could report with my own telephone.", "Telephone")
    assert matching.items == {"phone": 0}
    assert [(each.header, each.why) for each in matching.dropped] == [("Telephone", "telephone")]


def test_two_columns_of_one_item_are_found(section):
    _, findings = matched(section, "easy", "group/easy")
    assert [each.code for each in findings] == ["IMP002"]
    assert "'group/easy' and 'easy' both answer 'easy'" in findings[0].problem


def test_a_file_without_a_header_is_found_and_its_values_not_shown(section):
    matching, findings = matched(section, "Nguyen Van An", "an@example.org", "5")
    assert [each.code for each in findings] == ["IMP001"]
    assert "Nguyen" not in findings[0].problem + findings[0].cure
    assert matching.items == {}


class TestDropped:
    @pytest.mark.parametrize(
        ("header", "why"),
        [
            ("_uuid", "the survey tool's own column"),
            ("submitdate", "the survey tool's own column"),
            ("Timestamp", "the survey tool's own column"),
            ("타임스탬프", "the survey tool's own column"),
            ("start", "the survey tool's own column"),
            ("group/name", "name"),
            ("이메일 주소", "e-mail"),
            ("Địa chỉ", "address"),
            ("_location_latitude", "position"),
            ("Other, please specify", "free text"),
        ],
    )
    def test_by_its_header(self, section, header, why):
        matching, _ = matched(section, "easy", header, rows=[("5", "x"), ("4", "")])
        [dropped] = matching.dropped
        assert (dropped.header, dropped.why, dropped.cells) == (header, why, 1)

    @pytest.mark.parametrize(
        ("cell", "why"),
        [("an@example.org", "e-mail"), ("0912 345 678", "telephone"), ("10.0.0.12", "network")],
    )
    def test_by_what_stands_in_it(self, section, cell, why):
        matching, _ = matched(section, "easy", "q17", rows=[("5", "no"), ("4", cell)])
        assert [each.why for each in matching.dropped] == [why]

    def test_as_free_text_by_its_length(self, section):
        texts = ["the road is bad in the rain", "nobody ever answers the phone", "I wrote three times, no answer"]  # fmt: skip
        matching, _ = matched(section, "easy", "q17", rows=[("5", text) for text in texts])
        assert [each.why for each in matching.dropped] == ["free text"]

    def test_a_header_that_is_personal_itself_is_named_by_number(self, section):
        matching, _ = matched(section, "easy", "an@example.org", rows=[("5", "x")])
        assert matching.unknown[0].header == "column 2"

    def test_the_rest_is_listed_as_not_read(self, section):
        matching, _ = matched(section, "easy", "Colour", rows=[("5", "red")])
        assert [each.header for each in matching.unknown] == ["Colour"]
        assert matching.dropped == []
