"""What counts as seen in a chart, and what does not."""

from __future__ import annotations

import pytest

from fs_toolkit.document.charts import BarChart, Series
from fs_toolkit.writers.word.charts import native
from fs_toolkit.writers.word.charts.seen import chart_text

DRAWING = native(BarChart("Gap", ("2010", "2014"), (Series("Viet Nam", (0.45, 0.47)),), "index"), "en").xml  # fmt: skip


def test_it_holds_what_a_reader_sees():
    text = chart_text(DRAWING)
    for shown in (
        "title Gap",
        "title index",
        "tx 0=Viet Nam",
        "cat 0=2010; 1=2014",
        "val 0=0.45; 1=0.47",
    ):
        assert shown in text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<c:v>0.45</c:v>", b"<c:v>0.46</c:v>"),
        (b"<c:v>2010</c:v>", b"<c:v>2011</c:v>"),
        (b"Viet Nam", b"Laos"),
        (b"<a:t>Gap</a:t>", b"<a:t>The gap</a:t>"),
        (b'barDir val="col"', b'barDir val="bar"'),
        (b"0072B2", b"FF0000"),
        (b'<c:min val="0.0"/>', b'<c:min val="0.4"/>'),
    ],
)
def test_what_a_person_changes_is_seen(old, new):
    assert old in DRAWING
    assert chart_text(DRAWING.replace(old, new)) != chart_text(DRAWING)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<c:v>0.45</c:v>", b"<c:v>0.45000000000000001</c:v>"),
        (b"0072B2", b"0072b2"),
        (b'<c:autoTitleDeleted val="0"/>', b""),
        (b"</c:ser>", b'<c:extLst><c:ext uri="x"/></c:extLst></c:ser>'),
        (b"<c:v>0.45</c:v>", b"<c:v> 0.45 </c:v>"),
    ],
)
def test_what_word_changes_is_not(old, new):
    assert old in DRAWING
    assert chart_text(DRAWING.replace(old, new)) == chart_text(DRAWING)


def test_a_part_that_is_no_xml_is_known_by_its_bytes():
    assert chart_text(b"<c:chart") != chart_text(b"<c:chart2")
