"""The lint finds each fault of a native chart."""

from __future__ import annotations

import pytest

from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.zipped import zipped

CHART = "word/charts/chart1.xml"
RELS = "word/charts/_rels/chart1.xml.rels"
BOOK = "word/embeddings/Microsoft_Excel_Sheet1.xlsx"


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        (CHART, b"</c:chartSpace>", b"", "CHT1"),
        (
            CHART,
            b'<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>',
            b"",
            "CHT2",
        ),
        (CHART, b'<c:externalData r:id="rId1">', b'<c:externalData r:id="rId8">', "CHT2"),
        (RELS, b"<Relationship ", b'<Relationship TargetMode="External" ', "CHT2"),
        (BOOK, b"PK\x03\x04", b"no zip", "CHT2"),
        (CHART, b'<c:ptCount val="2"/>', b'<c:ptCount val="1"/>', "CHT3"),
        (CHART, b'<c:ptCount val="2"/>', b'<c:ptCount val="3"/>', "CHT3"),
        (CHART, b'<c:pt idx="1">', b'<c:pt idx="0">', "CHT3"),
        (CHART, b'<c:pt idx="1">', b'<c:pt idx="-1">', "CHT3"),
        (CHART, b'val="50010"', b'val="-50010"', "CHT4"),
        (CHART, b'<c:crossAx val="50010"/>', b'<c:crossAx val="50020"/>', "CHT4"),
        (CHART, b'<c:axId val="50020"/></c:barChart>', b'<c:axId val="7"/></c:barChart>', "CHT4"),
    ],
)
def test_each_fault_is_found(english_file, members, part, old, new, code):
    parts = members(english_file)
    assert old in parts[part]
    found = [remark.code for remark in lint(zipped({**parts, part: parts[part].replace(old, new)}))]
    assert set(found) == {code}


def test_two_series_with_one_number(english_file, members):
    parts = members(english_file)
    begin, end = parts[CHART].index(b"<c:ser>"), parts[CHART].index(b"</c:ser>") + len(b"</c:ser>")
    twice = parts[CHART][:end] + parts[CHART][begin:end] + parts[CHART][end:]
    assert {remark.code for remark in lint(zipped({**parts, CHART: twice}))} == {"CHT5"}
